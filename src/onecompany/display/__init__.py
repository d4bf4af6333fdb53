"""What every window of a workshop is made of, be it the facilitator's own or the wall.

Looks, large digits, the words of the clock, and a workshop as it is read for showing. Knows no keys and writes nothing.
"""
