"""The lossless JSON document of a workshop: making it, reading it back, its schema."""
