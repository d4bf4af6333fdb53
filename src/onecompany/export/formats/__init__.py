"""One module for each format. A module here with a `FORMAT` is a format; nothing lists it."""
