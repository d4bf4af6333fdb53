"""A file that lacks what its journal has, each case with a sentence that a facilitator can act on."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.moments import moment_words
from onecompany.store.problems import StoreError


class FileRolledBack(StoreError):
    """The file lacks `acts` acts that its journal has, done from `since` until `until` (UTC). Nothing was written."""

    SENTENCE = N_(
        "{path} is older than the journal beside it, as when a sync folder or a copy puts an older file in its place. "
        "{missing} Nothing was written. “onecompany restore” brings the file up to the journal. If it is right as it "
        "is, move {journal} away."
    )

    def __init__(self, path: Path, journal: Path, acts: int, since: datetime, until: datetime, now: datetime) -> None:
        """`now`: the moment of the sentence, so that what is of today needs no day."""
        first, last = moment_words(since, now), moment_words(until, now)
        missing = (
            ngettext(
                "One act is missing, from {moment}.", "{number} acts are missing, from {moment}.", acts, moment=last
            )
            if first == last
            else gettext("{acts} acts are missing, from {since} until {until}.", acts=acts, since=first, until=last)
        )
        super().__init__(gettext(self.SENTENCE, path=path, missing=missing, journal=journal.name))
        self.path, self.journal, self.acts, self.since, self.until = path, journal, acts, since, until


class FileDiverged(FileRolledBack):
    """The file and the journal beside it each have acts that the other lacks. Nothing was written."""

    SENTENCE = N_(
        "{path} does not go with the journal beside it, as when another copy of the file was worked on elsewhere. "
        "{missing} Nothing was written. “onecompany restore” shows what would change, and makes a file of the journal. "
        "If the file is right as it is, move {journal} away."
    )


class FileMissing(FileRolledBack):
    """There is no file, but a journal with acts lies where one would. Nothing was made."""

    SENTENCE = N_(
        "There is no file at {path}, but its journal is there: {journal}. {missing} Nothing was made. “onecompany "
        "restore” makes the file anew; if it is not wanted back, move the journal away."
    )
