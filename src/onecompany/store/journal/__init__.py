"""The journal beside a workshop file: each act of its history once more, as one line of JSON.

It is a mirror of the table `history`, so that a file which was destroyed, or put back to an older state, can be made
anew (`onecompany restore`). It is appended to after an act is in the file and before the screen says so; what it lacks,
whoever opens the file makes up. Ballots, turnout, sealed lines and unfinished lines are in no history, so never in it.
"""

from onecompany.store.journal.comparing import Standing, State, standing
from onecompany.store.journal.lines import JournalLine, journal_path
from onecompany.store.journal.reading import JournalRead, read_journal
from onecompany.store.journal.rewriting import without
from onecompany.store.journal.writing import Journal

__all__ = [
    "Journal",
    "JournalLine",
    "JournalRead",
    "Standing",
    "State",
    "journal_path",
    "read_journal",
    "standing",
    "without",
]
