"""The second window, which the room sees: a small application of its own that follows a workshop and only reads."""
