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

EARLY = 14
"""Days before a planned meeting in which a workshop that is held is that meeting."""


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
    """The next planned meeting of each workshop that has one ahead, for which no other workshop was held already.

    What a workshop has planned itself (a row without an origin) is another meeting than this workshop.
    """
    columns = {name for _, name, *_ in db.execute(f"PRAGMA table_info({MEETINGS})").fetchall()}
    if not columns:
        return {}
    origin = "m.origin_id" if "origin_id" in columns else "NULL"  # a file of before has no such column
    rows = db.execute(
        "SELECT m.workshop_id, min(m.date) FROM meeting m WHERE m.date >= ? AND NOT EXISTS ("
        " SELECT 1 FROM workshop w JOIN workshop its ON its.organisation_id = w.organisation_id"
        " WHERE its.id = m.workshop_id AND w.state != 'new' AND julianday(m.date) - julianday(w.date) BETWEEN 0 AND ?"
        f" AND ({origin} IS NOT NULL OR w.id != its.id)) GROUP BY m.workshop_id",
        (today.isoformat(), EARLY),
    )
    try:
        return {workshop: date.fromisoformat(day) for workshop, day in rows}
    except (ValueError, TypeError) as error:
        raise FileDamaged(
            gettext("The file is damaged: a row of {table} holds what it cannot. Keep a copy of it.", table=MEETINGS)
        ) from error
