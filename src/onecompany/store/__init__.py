"""The workshop file: one SQLite file is one document.

Light parts (`problems`, `lock`, `records`, `state`, `reading`) use the standard library alone, so that the
first screen is painted before SQLModel is imported. Heavy parts (`tables`, `types`, `engine`, `writer`, `file`,
`acts`) write through SQLModel. Nothing is opened at import time.
"""
