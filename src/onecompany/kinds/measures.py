"""Figures of a workshop that are followed from one to the next: pulse, promises kept, terms, customers. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.store.state import State

Good = Literal["up", "down"]
"""Which way a figure gets better."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a workshop that is followed from one to the next.

    `key` never changes: by it a figure is the same in every workshop. `value` None: nobody has said. `of`: the whole
    that it is a part of, as in "7 of 9"; then what is followed is the share. `low` and `high` are the ends of the
    scale, where there is one. `basis`: what the figure was made of, such as the statements that were voted on; what was
    made of something else is not compared with it.
    """

    key: str
    title: str
    value: float | None
    spread: float | None = None
    of: float | None = None
    unit: str = ""
    good: Good = "up"
    low: float | None = None
    high: float | None = None
    basis: str = ""

    @property
    def followed(self) -> float | None:
        """What is compared from one workshop to the next: the share of the whole, else the value itself."""
        if self.of is None or self.value is None:
            return self.value
        return self.value / self.of if self.of else None


def measures_of(state: State, today: date) -> Mapping[str, Measure]:
    """What every kind measures in a workshop, by key, whether it is on the agenda or only has rows that came along.

    Of two with one key the first that has a value counts.
    """
    measured: dict[str, Measure] = {}
    for kind, view in views(state, today):
        for measure in hooks(kind).measures(view):
            known = measured.get(measure.key)
            if known is None or known.value is None:
                measured[measure.key] = measure
    return measured
