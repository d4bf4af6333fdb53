"""What comes in from outside as text: cleaned, cut into items, read as dates, numbers, people.

Pure but for `sheets`, which reads the one file it is given. Nothing here knows the store or the screen.
"""
