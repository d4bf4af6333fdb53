"""What is done to the disk and the file on purpose, and what must be left of them."""
