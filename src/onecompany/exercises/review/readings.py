"""A new reading of a metric: which one it is, what was typed as one, and how it is shown with its day. Pure."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from onecompany.boards.outcome import Refused
from onecompany.kinds.cells import Cell
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.progress import readings_of, then_and_now
from onecompany.kinds.view import View
from onecompany.parsing.dates import parse_date
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.dates import room_date

if TYPE_CHECKING:
    from onecompany.kinds import typed as reading
else:
    reading = LazyModule("onecompany.kinds.typed")

_ON = re.compile(r"(?i)^(?P<number>.*\S)\s+(?:on|am|vom)\s+(?P<day>\S.*)$")
_ON_NO_DAY = re.compile(r"(?i)\d.*\s(?:on|vom)\s*$|^(?!\d{1,2}\s+am\s*$).*\d.*\sam\s*$")
"""But "9 am", which is a reading, too."""


def own_reading(state: State, metric: Record) -> Record | None:
    """The latest reading of a metric that was taken in this workshop, be it for a day before last time's."""
    taken = [row for row in readings_of(state, metric) if not row.origin_id]
    return taken[-1] if taken else None


def shown_with_day(cell: Cell, text: str) -> str:
    """A reading as the board shows it, with its day where that is not the day of the workshop."""
    _, new = then_and_now(cell.state, cell.row) if cell.row is not None else (None, None)
    if new is None or new.date == cell.state.workshop.date:
        return text
    values = {"value": text, "day": room_date(new.date, cell.today)}
    if new.date > cell.today:  # it came with a document: on the board it would be refused
        return gettext("! {value}\n{day} is to come", **values)
    return gettext("{value}\n{day}", **values)


def day_of(text: str, today: dt.date) -> tuple[str, dt.date | None, str]:
    """A reading as typed without its day, that day, and what stands in its place and is none: "4.2 on 3 Nov"."""
    match = _ON.match(text)
    if match is None:
        return text, None, ""
    day = parse_date(match["day"], today, past=True)
    if day is None and not any(sign.isdigit() for sign in match["day"]):
        return text, None, ""  # a unit, such as "% on time"
    return match["number"], day, "" if day is not None else match["day"]


def read_with_day(view: View, cell: Cell, text: str) -> tuple[dict[str, Any], dt.date]:
    """What was typed as a reading, and its day: where nobody says one, that of the workshop, unless it is to come.

    Raises Refused, or Refusal, with a sentence for the room.
    """
    if _ON_NO_DAY.search(text):
        raise Refused(gettext("On which day? Write 4.2 on 3 Nov; without “on” it is the day of the workshop."))
    figures, day, wrong = day_of(text, view.today)
    if wrong:
        raise Refused(gettext("{said:quoted} is no day. Write 4.2 on 3 Nov, or 4.2 on 2026-11-03.", said=wrong))
    if day is not None and day > view.today:
        day_words = room_date(day, view.today)
        raise Refused(gettext("{day} is still to come. A reading is of a day that is past.", day=day_words))
    held: dt.date = view.state.workshop.date
    return reading.read(cell, figures), day or min(held, view.today)
