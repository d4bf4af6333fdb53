"""The few words that every format prints around the report's own, in one place."""

from __future__ import annotations

BOTTOM_LINE = "The bottom line"
NUMBERS = "Four numbers"
ASKS = "What is asked of you"
NO_ASKS = "Nothing is asked of the reader."
DECISIONS = "Decided"
NO_DECISIONS = "No decision was recorded."
COMMITMENTS = "The next commitments"
NO_COMMITMENTS = "No commitment was recorded."
MORE = "and {count} more, further on"
"""Said on page 1 under a list that is longer than the page has room for; `count` is how many are left."""

FURTHER = "From page 1, in full"
"""The title of the part that holds what page 1 had to shorten."""

CONTENTS = "Contents"
APPENDIX = "Appendix"
NOTHING = "Nothing was recorded here."
BY = "by"
LOWEST = "lowest"
PLANNED, ACTUAL, DIFFERENCE = "Planned (min)", "Actual (min)", "Difference"
STAGE, FEELING = "Stage", "Feeling"
UNFINISHED = "This workshop is not finished. What is not here yet was not recorded when this was made."
