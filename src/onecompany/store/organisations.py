"""The organisations of a file as lists show them, read with the standard library alone."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from onecompany.sentences import gettext
from onecompany.store.problems import FileDamaged
from onecompany.store.reading import WorkshopLine, read_workshops

MEETINGS = "meeting"
"""The table of planned meetings. It is a kind's: a file may be older than it, or be made without that kind."""


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation with its workshops, the latest first.

    `meeting`: the next that its latest workshop has planned, from the day on for which it was asked.
    """

    id: str
    name: str
    workshops: tuple[WorkshopLine, ...]
    meeting: date | None = None

    def coming(self, today: date) -> WorkshopLine | None:
        """The next workshop that is not begun and whose day has not gone by."""
        ahead = [line for line in self.workshops if line.state == "new" and line.date >= today]
        return min(ahead, key=lambda line: line.date, default=None)


def read_organisations(db: sqlite3.Connection, today: date) -> list[OrganisationLine]:
    """All organisations that have a workshop, that with the latest first. Raises FileDamaged."""
    lines = read_workshops(db)
    of = dict(db.execute("SELECT id, organisation_id FROM workshop").fetchall())
    meetings = _meetings(db, today)
    workshops: dict[str, list[WorkshopLine]] = {}
    for line in lines:
        workshops.setdefault(of[line.id], []).append(line)
    return [
        OrganisationLine(key, held[0].organisation, tuple(held), meetings.get(held[0].id))
        for key, held in workshops.items()
    ]


def _meetings(db: sqlite3.Connection, today: date) -> dict[str, date]:
    """The next planned meeting of each workshop that has one ahead."""
    if not db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (MEETINGS,)).fetchone():
        return {}
    rows = db.execute(
        "SELECT workshop_id, min(date) FROM meeting WHERE date >= ? GROUP BY workshop_id", (today.isoformat(),)
    )
    try:
        return {workshop: date.fromisoformat(day) for workshop, day in rows}
    except (ValueError, TypeError) as error:
        raise FileDamaged(
            gettext("The file is damaged: a row of {table} holds what it cannot. Keep a copy of it.", table=MEETINGS)
        ) from error
