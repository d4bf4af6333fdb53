"""The kinds of exercise: one folder each, found and not listed (see `registry`)."""
