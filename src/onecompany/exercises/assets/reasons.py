"""Why people left: the reasons of periods, those of the same words together, with the stage and its owner. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onecompany.exercises.assets.periods import Period
from onecompany.kinds.journey import owners
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State


@dataclass(frozen=True, slots=True)
class Reason:
    """What people left for, by the words and the stage of the first row of it. `people` None: nobody has counted."""

    rows: tuple[Record, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return str(self.rows[0].text)

    @property
    def people(self) -> int | None:
        """How many left for it."""
        counted = [row.people for row in self.rows if row.people is not None]
        return sum(counted) if counted else None

    @property
    def stage_id(self) -> str | None:
        """Where they were lost."""
        return next((str(row.stage_id) for row in self.rows if row.stage_id), None)


def of_period(state: State, period: Period) -> list[Record]:
    """The reasons of a period, the most people first, those that nobody has counted last."""
    rows = [row for part in period.rows for row in state.where("leaving_reason", "period_id", part.id)]
    return sorted(rows, key=lambda row: -1 if row.people is None else row.people, reverse=True)


def ranked(state: State, known: Iterable[Period]) -> list[Reason]:
    """The reasons of periods, one of the same words and stage only once, the most people first."""
    groups: dict[tuple[str, str | None], list[Record]] = {}
    for period in known:
        for row in of_period(state, period):
            groups.setdefault((alike(row.text), row.stage_id), []).append(row)
    reasons = [Reason(tuple(rows)) for rows in groups.values()]
    return sorted(reasons, key=lambda reason: -1 if reason.people is None else reason.people, reverse=True)


def explained(reasons: Iterable[Reason]) -> int:
    """How many people left for a reason that was named."""
    return sum(reason.people or 0 for reason in reasons)


def with_reasons(state: State, known: Sequence[Period]) -> list[Period]:
    """The periods of which a reason was named."""
    return [period for period in known if of_period(state, period)]


def overcounted(state: State, known: Sequence[Period]) -> list[Period]:
    """The periods in which more people are counted by reason than were lost."""
    return [period for period in known if period.lost is not None and explained(ranked(state, [period])) > period.lost]


def owner_names(state: State, stage_id: str | None) -> list[str]:
    """The silos that own the stage at which people were lost."""
    return [silo.name for silo in owners(state, stage_id)] if stage_id else []


def owner_words(state: State, stage_id: str | None) -> str:
    """The same in words: `nobody` where no silo owns it, or no stage is named."""
    return gettext("{names:list}", names=owner_names(state, stage_id) or [gettext("nobody")])
