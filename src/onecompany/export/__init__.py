"""What is handed out: the formats, found and not listed, and the files that they are written to."""
