"""Charts as data: what a picture shows, and the same in words. How it is drawn is each format's own affair.

Every chart has a `title`, and a `description` that says in words what the picture shows, for those who cannot see
it. `summary.tabled` gives the figures of any of them as a table. What cannot be drawn raises `ValueError`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from onecompany.sentences import gettext
from onecompany.summary.values import CODE


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """A point of the curve, from left to right. `value` is `None` where no feeling was recorded.

    `spread`: how far the answers lie apart of which it is the mean; `None` where it is none, or where few answered.
    """

    label: str
    value: float | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class CurveChart:
    """How the customer feels from stage to stage, −2 to +2.

    `description` says in words what the picture shows, for those who cannot see it. `low` is the index of the
    lowest point, `None` where there is no single one to name. `top_word` and `bottom_word` name the ends.
    """

    points: tuple[CurvePoint, ...]
    title: str
    description: str
    low: int | None = None
    top_word: str = field(default_factory=lambda: gettext("delighted"))
    bottom_word: str = field(default_factory=lambda: gettext("let down"))

    def __post_init__(self) -> None:
        for point in self.points:
            if point.value is not None and not -2 <= point.value <= 2:
                raise ValueError(f"a feeling lies between −2 and +2, not at {point.value}")
        if self.low is not None and not 0 <= self.low < len(self.points):
            raise ValueError(f"the lowest point is number {self.low} of {len(self.points)}")


@dataclass(frozen=True, slots=True)
class BarPair:
    """Minutes planned and minutes used; `None` for what was not held or not planned."""

    label: str
    planned: float | None
    actual: float | None


@dataclass(frozen=True, slots=True)
class BarPairs:
    """Planned beside actual minutes. `description` is the picture in words."""

    rows: tuple[BarPair, ...]
    title: str
    description: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        if any((value or 0) < 0 for row in self.rows for value in (row.planned, row.actual)):
            raise ValueError("minutes are never below zero")


@dataclass(frozen=True, slots=True)
class Tally:
    """How often each answer was given, on one occasion such as "opening"."""

    name: str
    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        """How many answers there are."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class Histogram:
    """Answers on a scale of whole numbers, or in words: one tally, or several side by side, the newest last.

    The scale begins at `start`; `low_word` and `high_word` name its ends. With `answers` there is no scale: a bar for
    each of these words. Without tallies `empty` is said.
    """

    title: str
    description: str
    tallies: tuple[Tally, ...]
    low_word: str = ""
    high_word: str = ""
    empty: str = ""
    start: int = field(default=1, metadata=CODE)
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        sizes = {len(tally.counts) for tally in self.tallies}
        if len(sizes) > 1 or 0 in sizes or (self.answers and sizes - {len(self.answers)}):
            raise ValueError("all tallies of a histogram need the same scale")
        if any(count < 0 for tally in self.tallies for count in tally.counts):
            raise ValueError("nobody answers less than never")

    @property
    def points(self) -> tuple[int, ...]:
        """The points of the scale, such as 1, 2 …; for words their numbers. None without tallies."""
        return tuple(range(self.start, self.start + len(self.tallies[0].counts))) if self.tallies else ()

    def mean(self, tally: Tally) -> float | None:
        """The mean of a tally; `None` when nobody answered, or on no scale."""
        if self.answers or not tally.n:
            return None
        return sum(point * count for point, count in zip(self.points, tally.counts, strict=True)) / tally.n

    def spread(self, tally: Tally) -> float | None:
        """The standard deviation of all answers, not of a sample; `None` where there is no mean."""
        mean = self.mean(tally)
        if mean is None:
            return None
        squares = (count * (point - mean) ** 2 for point, count in zip(self.points, tally.counts, strict=True))
        return math.sqrt(sum(squares) / tally.n)


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a metric. `label`: when it was taken; `value` is `None` where none was."""

    label: str
    value: float | None


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a metric in the order of time, against its baseline and its target.

    `good` says which way is better. `unit` stands beside the figures. `scale`: the ends of the scale on which they are
    drawn, where it has any; `whole`: they count something, so that there is nothing between two of them.
    """

    title: str
    description: str
    points: tuple[Reading, ...]
    baseline: float | None = None
    target: float | None = None
    unit: str = ""
    good: Literal["up", "down"] = field(default="up", metadata=CODE)
    empty: str = ""
    scale: tuple[float, float] | None = None
    whole: bool = False

    def __post_init__(self) -> None:
        if any(not math.isfinite(value) for value in self.values()):
            raise ValueError("a reading is a number with an end")

    @property
    def is_bounded(self) -> bool:
        """Whether it has a baseline or a target. What has neither is followed, and not judged by them."""
        return self.baseline is not None or self.target is not None

    def values(self) -> tuple[float, ...]:
        """All figures that have a place on the scale."""
        figures = (self.baseline, self.target, *(point.value for point in self.points))
        return tuple(value for value in figures if value is not None)


@dataclass(frozen=True, slots=True)
class WaterfallStep:
    """A bar of a waterfall. A `total` stands on the floor; any other step is added to what was there before."""

    label: str
    value: float
    total: bool = field(default=False, metadata=CODE)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """How a number came about: what there was at the start, gained, lost, at the end. `unit`: such as "customers"."""

    title: str
    description: str
    steps: tuple[WaterfallStep, ...]
    unit: str = ""
    empty: str = ""

    def __post_init__(self) -> None:
        if any(not math.isfinite(step.value) for step in self.steps):
            raise ValueError("a step of a waterfall is a number with an end")

    def spans(self) -> tuple[tuple[float, float], ...]:
        """Where each bar begins and ends on the scale."""
        pairs = []
        level = 0.0
        for step in self.steps:
            start, level = (0.0, step.value) if step.total else (level, level + step.value)
            pairs.append((start, level))
        return tuple(pairs)


Chart = CurveChart | BarPairs | Histogram | Readings | Waterfall
"""Whatever is drawn as a picture. The ownership matrix is a heat map too, but its cells are words."""
