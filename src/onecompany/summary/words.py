"""How numbers, times, gaps and, from `dates`, days are written, the same in every format."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from onecompany.sentences import N_, decimals, gettext, localised
from onecompany.summary.blocks import (
    BarPair,
    BarPairs,
    Chart,
    CurveChart,
    CurvePoint,
    Level,
    MatrixCell,
    Table,
    Tone,
    Value,
)
from onecompany.summary.dates import long_date as long_date
from onecompany.summary.dates import long_month as long_month
from onecompany.summary.dates import short_date as short_date
from onecompany.summary.document import Meta, Person
from onecompany.summary.values import LEVEL_SIGNS as LEVEL_SIGNS
from onecompany.summary.values import Tenth
from onecompany.summary.values import missing as missing

GAP = "–"
"""Stands in the cell of a table for a value that nobody gave; the table then says so once, with `GAP_KEY`."""

SENTENCES = {
    "NOT_RECORDED": N_("not recorded"),
    "GAP_KEY": N_("– means not recorded."),
    "YES": N_("✓ yes"),
    "NO": N_("✗ no"),
}
"""Said when they are asked for, as `words.YES`, in the language of that moment."""


def __getattr__(name: str) -> str:
    if name in SENTENCES:
        return gettext(SENTENCES[name])
    raise AttributeError(f"there is no word {name}")


_LEVELS: Mapping[Level, str] = {"crack": N_("Crack"), "warning": N_("Warning"), "strength": N_("Strength")}

TONE_SIGNS: Mapping[Tone, str] = {
    "plain": "",
    "none": "",
    "helps": "○",
    "owner": "●",
    "crack": "✗",
    "warning": "!",
    "strength": "✓",
}
"""A sign for each tone of a matrix."""

EMPTY_CELL = "·"
"""Stands in a cell of a matrix that has no word."""

_MINUS = "−"


def level_word(level: Level) -> str:
    """How grave a finding is, in a word."""
    return gettext(_LEVELS[level])


def moment(at: datetime) -> str:
    """A moment as "12 December 2026, 14:05 UTC"; the zone is the one that it carries."""
    return f"{long_date(at)}, {at:%H:%M} {at.tzname() or ''}".rstrip()


def number(value: float | Decimal) -> str:
    """A number as people write it in the language that is spoken: true minus sign, thousands parted, at most six
    decimals, no ".0".

    Money has no decimals, or two at least. What is no number or without end is a gap.
    """
    if not math.isfinite(value):
        return GAP
    text = f"{abs(value):,d}" if isinstance(value, int) else f"{abs(value):,.6f}".rstrip("0").rstrip(".")
    if isinstance(value, Decimal) and text[-2:-1] == ".":
        text += "0"
    if isinstance(value, Tenth) and "." not in text:
        text += ".0"
    text = localised(text)
    return f"{_MINUS}{text}" if value < 0 and text != "0" else text


def signed(value: float) -> str:
    """A number with its sign: "+1", "0", "−2"."""
    text = number(value)
    return f"+{text}" if value > 0 and text not in {"0", GAP} else text


def minutes(seconds: float) -> str:
    """A length of time in whole minutes, halves rounded up: "45 min", "1 h 05 min", "−4 min"."""
    whole = math.floor(abs(seconds) / 60 + 0.5)
    hours, rest = divmod(whole, 60)
    text = gettext("{number} min", number=rest)
    if hours:
        text = gettext("{hours} h {minutes} min", hours=hours, minutes=f"{rest:02}")
    return f"{_MINUS}{text}" if seconds < 0 and whole else text


def shown(value: Value, gap: str = GAP) -> str:
    """A value as text, `gap` for one that was not recorded."""
    if value is None or missing(value):
        return gap
    if isinstance(value, bool):
        return gettext(SENTENCES["YES"]) if value else gettext(SENTENCES["NO"])
    if isinstance(value, int | float | Decimal):
        return number(value)
    if isinstance(value, datetime):
        return moment(value)
    return long_date(value) if isinstance(value, date) else value


def is_day(value: Value) -> bool:
    """Whether a value is a day or a moment."""
    return isinstance(value, date)


def has_gaps(block: Table | BarPairs) -> bool:
    """Whether a table shows a gap, so that what a gap means must be said beside it."""
    if isinstance(block, BarPairs):
        return any(row.planned is None or row.actual is None for row in block.rows)
    return any(missing(value) for row in block.rows for value in row)


def feeling(value: float | None) -> str:
    """A point of the curve: "+1", "0", "−2", or a gap."""
    return GAP if value is None else signed(value)


def spreads(points: Iterable[CurvePoint]) -> str:
    """How far the answers lie apart at the points of a curve of which that is known; "" for none."""
    known = [
        gettext("{spread} at {point:quoted}", spread=decimals(point.spread), point=point.label)
        for point in points
        if point.spread is not None
    ]
    return gettext("Spread of the answers: {spreads:list}.", spreads=known) if known else ""


def scale(chart: CurveChart) -> str:
    """What the ends of the curve's scale mean."""
    return f"{signed(-2)}: {chart.bottom_word}, {signed(2)}: {chart.top_word}"


def described(chart: Chart) -> str:
    """What the picture of a chart shows, in words, with what the ends of its scale mean."""
    if isinstance(chart, CurveChart):
        return f"{chart.description} ({scale(chart)})"
    return chart.description


def less(pair: BarPair) -> float | None:
    """Actual less planned minutes; `None` when one of them is not known."""
    return None if pair.planned is None or pair.actual is None else round(pair.actual - pair.planned, 6)


def rounded(value: float | None) -> float | None:
    """A mean or a spread as it is shown: one decimal, halves away from zero; `None` stays."""
    return None if value is None else Tenth(math.copysign(math.floor(abs(value) * 10 + 0.5) / 10, value))


def person_line(person: Person) -> str:
    """A person in one line: "Ana Peña, COO, Operations (absent)", "Ana Peña, COO, Operations · from 9:40"."""
    known = ", ".join(text for text in dict.fromkeys((person.name, person.role, person.silo)) if text)
    if not person.present:
        return gettext("{person} (absent)", person=known)
    return gettext("{person} · {times}", person=known, times=person.times) if person.times else known


def program(version: str) -> str:
    """The program with its version."""
    return f"onecompany {version}".rstrip()  # no sentence: a name


def colophon(meta: Meta) -> str:
    """Who was there, where that was not everybody all day, and where the report comes from: when, by which version,
    from which data."""
    values = {"moment": moment(meta.made_at), "program": program(meta.version), "data": meta.data_hash}
    made = gettext("Made {moment} by {program}, from data {data}.", **values)
    if not meta.data_hash:
        made = gettext("Made {moment} by {program}.", **values)
    if not meta.attendance:
        return made
    return gettext("In the room: {attendance}. {made}", attendance=meta.attendance, made=made)


def cell_text(cell: MatrixCell) -> str:
    """The words of a cell of a matrix with the sign of its tone before them."""
    return f"{TONE_SIGNS[cell.tone]} {cell.text}".strip() or EMPTY_CELL


def shortened(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut between words where it can be, with "…" where it was cut."""
    if len(text) <= limit:
        return text
    room = text[: limit - 1]
    end = max(room.rfind(" "), room.rfind("\n"))
    return (room[:end] if end > limit // 2 else room).rstrip(" \n,;:–-") + "…"
