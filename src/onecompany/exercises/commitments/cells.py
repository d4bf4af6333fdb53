"""What is typed into a cell of the commitments table or of the cadence, and what is edited there. Pure."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onecompany.kinds.cadence import owner
from onecompany.kinds.lookup import NotNamed, watched, watched_words
from onecompany.kinds.people import leader_asked
from onecompany.kinds.typed import NotRead, read_date, read_yes_no
from onecompany.parsing.clean import clean
from onecompany.parsing.numbers import parse_number
from onecompany.store.records import Record
from onecompany.store.state import State

COLUMNS = ("what", "who", "by_when", "serves", "noticed")
"""The columns of a commitment that can be typed."""

MEETING_COLUMNS = ("date", "minutes", "agenda")
"""The columns of a meeting that can be typed."""

LONGEST = 480
"""Minutes in a section: eight hours."""


def read_cell(column: str, typed: str, state: State, today: dt.date) -> dict[str, Any]:
    """The columns of a commitment that change when `typed` is put into one; nothing typed clears it.

    A name that is no leader's stays as it was typed. What a promise serves may be a stage, a handoff
    ("Buy → Use"), or anything else in words. Raises Refusal with a sentence for the room.
    """
    said = clean(typed)
    if column == "what":
        if not said:
            raise NotRead("A commitment says what somebody will do. Delete removes it.")
        return {"what": said}
    if column == "who":
        leader = leader_asked(state, said)
        return {"leader_id": leader.id, "who": ""} if leader is not None else {"leader_id": None, "who": said}
    if column == "by_when":
        return {"by_when": read_date(said, today)}
    if column == "noticed":
        return {"noticed": read_yes_no(said)}
    if column == "serves":
        return _serves(said, state)
    raise NotRead(f"There is no column {column}.")


def _serves(said: str, state: State) -> dict[str, Any]:
    try:
        reference, words = watched(state, said)
    except NotNamed:
        reference, words = "", said
    return {"serves": reference, "serves_text": words}


def typed(column: str, row: Record, state: State) -> str:
    """A cell as it would be typed, for editing; it shows the same, but for dates."""
    if column == "who":
        return owner(state, row)
    if column == "by_when":
        return row.by_when.isoformat() if row.by_when else ""
    if column == "noticed":
        return "" if row.noticed is None else "yes" if row.noticed else "no"
    if column == "serves":
        return watched_words(state, row.serves) or row.serves_text
    return str(row.what)


def read_meeting(column: str, said: str, today: dt.date) -> dict[str, Any]:
    """The column of a meeting that changes when something is typed into it. Raises Refusal."""
    text = clean(said, multiline=True).strip()
    if column == "agenda":
        return {"agenda": text}
    if column == "date":
        day = read_date(text, today)
        if day is None:
            raise NotRead("A meeting needs a date. Delete removes the meeting.")
        return {"date": day}
    if column == "minutes":
        found = parse_number(text)
        if found is None or not 0 < found.value <= LONGEST or found.unit.casefold() not in _MINUTES:
            raise NotRead(f"How many minutes? A number up to {LONGEST}.")
        return {"minutes": found.value}
    raise NotRead(f"There is no column {column}.")


_MINUTES = frozenset({"", "min", "mins", "minute", "minutes", "m", "'"})


def typed_meeting(column: str, row: Record) -> str:
    """A cell of the cadence as it would be typed."""
    if column == "date":
        return str(row.date.isoformat())
    return f"{row.minutes:g}" if column == "minutes" else str(row.agenda)
