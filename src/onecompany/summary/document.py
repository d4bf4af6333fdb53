"""The report as a document: what is handed out, and nothing of how a format shows it.

All parts of a report can be imported from here; those inside a section are in `blocks`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from onecompany.summary import labels
from onecompany.summary.blocks import (
    CODE,
    BarPair,
    BarPairs,
    Block,
    Bullets,
    Callout,
    Chart,
    ColumnKind,
    CurveChart,
    CurvePoint,
    Fact,
    Facts,
    Heading,
    Histogram,
    Level,
    Matrix,
    MatrixCell,
    Paragraph,
    ParagraphKind,
    Reading,
    Readings,
    Table,
    TableColumn,
    Tally,
    Tone,
    Value,
    Waterfall,
    WaterfallStep,
)
from onecompany.summary.recorded import says_something
from onecompany.summary.upcoming import Meeting, Occasion, Promise, StageRules, Upcoming
from onecompany.summary.values import INSTEAD

__all__ = [
    "CODE",
    "Adopted",
    "Ask",
    "BarPair",
    "BarPairs",
    "Block",
    "Bullets",
    "Callout",
    "Chart",
    "ColumnKind",
    "CurveChart",
    "CurvePoint",
    "Fact",
    "Facts",
    "Front",
    "Heading",
    "Histogram",
    "Level",
    "Matrix",
    "MatrixCell",
    "Meeting",
    "Meta",
    "Number",
    "Occasion",
    "Paragraph",
    "ParagraphKind",
    "Person",
    "Promise",
    "Reading",
    "Readings",
    "Report",
    "Section",
    "StageRules",
    "Table",
    "TableColumn",
    "Tally",
    "Tone",
    "Upcoming",
    "Value",
    "Waterfall",
    "WaterfallStep",
]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was invited. `present`: whether they were in the room; `times`: when, if not all day."""

    name: str
    role: str = ""
    silo: str = ""
    present: bool = True
    times: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What the report is about and where it comes from.

    `date` is the local day of the workshop, `made_at` the UTC moment that is pinned for all formats of one
    export, `version` that of the program, and `data_hash` stands for the rows that the report was made from.
    `attendance` says without names who came late, left or was missing.
    `language` is a tag such as `en` or `pt-BR`. What covers a `year` has the day up to which it goes as its `date`.
    For the properties of a file: `conclusion` is what it all comes to, in one sentence, "" for nothing yet; `author` is
    the consultancy, else the organisation.
    """

    organisation: str
    title: str
    date: date
    made_at: datetime
    language: str = field(default="en", metadata=CODE)
    people: tuple[Person, ...] = ()
    attendance: str = ""
    purpose: str = ""
    confidentiality: str = ""
    version: str = field(default="", metadata=CODE)
    data_hash: str = field(default="", metadata=CODE)
    finished: bool = True
    covers: Literal["workshop", "year"] = field(default="workshop", metadata=CODE)
    conclusion: str = field(default="", metadata=INSTEAD)
    author: str = field(default="", metadata=INSTEAD)

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at needs its time zone: give a moment in UTC")
        if not self.author:
            object.__setattr__(self, "author", self.organisation)

    @property
    def under_way(self) -> str:
        """That the workshop, or the latest one of a year, is not finished; "" when it is."""
        if self.finished:
            return ""
        return labels.UNFINISHED if self.covers == "workshop" else labels.YEAR_UNFINISHED


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report. `order` places it; `conclusion` is what it comes to, in one sentence or none."""

    key: str = field(metadata=CODE)
    title: str
    order: int
    blocks: tuple[Block, ...]
    conclusion: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded of it: all that it has is to say so."""
        return not any(map(says_something, self.blocks))


@dataclass(frozen=True, slots=True)
class Number:
    """A number for page 1, such as "4 of 6", with what it counts: a label in small letters that goes on behind it.

    `rank`: how far it is from good, from 0 to 1. Page 1 takes the four with the highest. `figure`: the number itself
    where `value` has it in words, as 4 of "4 of 6", for formats that count.
    """

    label: str
    value: Value
    note: str = ""
    rank: float = 0.0
    figure: float | None = field(default=None, metadata=CODE)

    def __post_init__(self) -> None:
        if not 0 <= self.rank <= 1:
            raise ValueError(f"a rank lies between 0 and 1, not at {self.rank}")

    @property
    def amount(self) -> Value:
        """The number as a number; `None` where it is in words alone."""
        return self.figure if self.figure is not None or isinstance(self.value, str) else self.value


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the reader, or of somebody named. `short`: the same for page 1, where the text is too long."""

    text: str
    who: str = ""
    by_when: date | None = None
    short: str = field(default="", metadata=INSTEAD)


@dataclass(frozen=True, slots=True)
class Adopted:
    """The one sentence that the room has adopted, and the `question` that it answers."""

    text: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """Page 1, readable alone. `commitments` are the next five: what, who, by when.

    `explained`: what the words of the method mean that stand on it.
    """

    bottom_line: tuple[str, ...]
    numbers: tuple[Number, ...]
    asks: tuple[Ask, ...]
    decisions: tuple[str, ...]
    commitments: Table
    adopted: Adopted | None = None
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that is handed out about one workshop."""

    meta: Meta
    front: Front
    sections: tuple[Section, ...] = ()
    appendix: tuple[Section, ...] = ()
    upcoming: Upcoming = field(default_factory=Upcoming)

    def in_order(self) -> tuple[Section, ...]:
        """The sections by their `order`, as they are numbered from 1 by every format."""
        return tuple(sorted(self.sections, key=lambda section: section.order))

    def appendix_in_order(self) -> tuple[Section, ...]:
        """The parts of the appendix by their `order`."""
        return tuple(sorted(self.appendix, key=lambda section: section.order))
