"""What is typed into a cell of the metrics table, and what its cells show. Pure."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from onecompany.exercises.metrics.board import MEASURES, good
from onecompany.kinds.lookup import NotNamed, named, watched, watched_words
from onecompany.kinds.people import leader_asked
from onecompany.kinds.typed import NotRead, read_date, read_yes_no
from onecompany.kinds.view import listed
from onecompany.parsing.alike import alike
from onecompany.parsing.clean import clean
from onecompany.parsing.dates import short_date
from onecompany.parsing.numbers import parse_number
from onecompany.store.records import Record
from onecompany.store.state import State

TEXTS = ("definition", "source", "unit", "rhythm", "result")
"""Columns that hold what was typed as it is."""

COLUMNS = (
    "name", "leader_id", "definition", "measures", "source", "unit", "baseline", "target", "by_when",
    "rhythm", "direction", "watches", "result", "noticed", "joint_with",
)  # fmt: skip
"""The columns that can be typed."""

_UP = frozenset({"u", "up", "↑", "+", "h", "higher", "more"})
_DOWN = frozenset({"d", "down", "↓", "-", "−", "l", "lower", "less"})
_ARROWS = {"up": "↑ up", "down": "↓ down", "": ""}
_SPLIT = re.compile(r"\s*(?:[,;&+]|\band\b)\s*", re.IGNORECASE)
_AMBIGUOUS = re.compile(r"[+−-]?[1-9][0-9]{0,2}\.[0-9]{3}")


def read_cell(column: str, typed: str, state: State, metric: Record | None, today: dt.date) -> dict[str, Any]:
    """The columns that change when `typed` is put into a column; nothing typed clears it.

    `metric` None: a row that is still blank. A number brings its unit along, unless the other number of the
    metric counts in one already. Raises Refusal with a sentence for the room.
    """
    said = clean(typed)
    if column == "name":
        if not said:
            raise NotRead("A metric needs a name. Delete removes the metric.")
        return {"name": said}
    if column in TEXTS:
        return {column: said}
    if column in ("baseline", "target"):
        return _number(column, said, metric)
    if column == "by_when":
        return {column: read_date(said, today)}
    if column == "measures":
        return {column: _measures(said)}
    if column == "direction":
        return {column: _direction(said)}
    if column == "noticed":
        return {column: read_yes_no(said)}
    if column == "watches":
        return {column: watched(state, said)[0]}
    if column == "joint_with":
        silos = state.rows("silo")
        rows = [named(silos, each, "silo") for each in _SPLIT.split(said) if each] if said else []
        return {column: list(dict.fromkeys(row.id for row in rows))}
    if column == "leader_id":
        return {column: _leader(said, state)}
    raise NotRead(f"There is no column {column}.")


def _number(column: str, said: str, metric: Record | None) -> dict[str, Any]:
    if not said:
        return {column: None}
    found = parse_number(said)
    if found is None:
        raise NotRead(f"The {column} is a number with its unit, such as 4.2 % or 12 days.")
    unit = metric.unit if metric is not None else ""
    beside = None if metric is None else metric.target if column == "baseline" else metric.baseline
    if found.unit and alike(found.unit) != alike(unit):
        if not unit or beside is None:
            return {column: found.value, "unit": found.unit}
        raise NotRead(f"This metric counts in {unit}. Write the number in {unit}, or change the unit first.")
    return {column: found.value}


def _measures(said: str) -> str:
    word = said.casefold().replace("behavior", "behaviour")
    if not word:
        return ""
    for kind in MEASURES:
        if kind.startswith(word) or f"{kind}s" == word:
            return kind
    raise NotRead(f"A metric measures {listed([f'{kind} ({kind[0]})' for kind in MEASURES])}.")


def _direction(said: str) -> str:
    word = said.casefold()
    if word in _DOWN:
        return "down"
    if word in _UP:
        return "up"
    if not word:
        return ""
    raise NotRead("Which way is good? Type up or down.")


def _leader(said: str, state: State) -> str | None:
    if not said:
        return None
    leader = leader_asked(state, said)
    if leader is None:
        raise NotNamed(f"No leader in this room is called “{said}”. F12 shows who is here.")
    return str(leader.id)


def _plain(value: float) -> Decimal:
    """A number with as many figures as a double keeps exactly, without an exponent."""
    return Decimal(f"{value:.15g}")


def _edited(value: float) -> str:
    """A number as it can be typed again: "4.125" is not, for to half of Europe it is four thousand."""
    text = f"{_plain(value):f}"
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def shown(column: str, metric: Record, state: State, today: dt.date) -> str:
    """What a cell shows; "" where nothing was said."""
    value = getattr(metric, column)
    if column in ("baseline", "target"):
        return f"{_plain(value):,f} {metric.unit}".strip() if value is not None else ""
    if column == "by_when":
        return short_date(value, today) if value else ""
    if column == "direction":
        return _ARROWS[good(metric)]
    return typed(column, metric, state)


def typed(column: str, metric: Record, state: State) -> str:
    """A cell as it would be typed, for editing: `read_cell` reads the same value from it."""
    value = getattr(metric, column)
    if column in ("baseline", "target"):
        return _edited(value) if value is not None else ""
    if column == "by_when":
        return value.isoformat() if value else ""
    if column == "noticed":
        return "" if value is None else "yes" if value else "no"
    if column == "watches":
        return watched_words(state, value)
    if column == "joint_with":
        silos = [state.get("silo", silo_id) for silo_id in value]
        return ", ".join(silo.name for silo in silos if silo is not None)
    if column == "leader_id":
        leader = state.get("leader", value)
        return leader.name if leader is not None else ""
    return str(value)
