"""What the data of a workshop says by rule, over all its exercises. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from onecompany.kinds.hooks import hooks
from onecompany.kinds.kind import Kind
from onecompany.kinds.promises import is_reviewed
from onecompany.kinds.registry import UnknownKind, kind, kinds
from onecompany.kinds.view import Finding, View
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

Found = dict[str, list[Finding]]
"""Findings by the id of the exercise whose board they are about; see `find_all` for those that are about none."""

CAME_ALONG = ""
"""In place of the id of an exercise: what is said of rows whose exercise is not in the plan."""


def find_all(state: State, today: date) -> Found:
    """The findings of every exercise, each said once: by the first exercise of a kind that is not dropped.

    A kind that is `apart` speaks for each of its exercises. One that comes `last` gets in `View.others` what the others
    find, and those that come last before it in the agenda. An exercise of a kind that is not installed says nothing.

    Where the plan has a review, the cracks of kinds whose exercise is not in the plan and whose rows came along are
    there, too, under `CAME_ALONG`: the review shows them, so that they can be taken on and are counted as any other.
    """
    by_exercise: Found = {}
    speaking = _speaking(state)
    for row, own in speaking:
        if not own.last:
            by_exercise[row.id] = hooks(own).find(View(state, row, today))
    if is_reviewed(state) and (came_along := _came_along(state, today)):
        by_exercise[CAME_ALONG] = came_along
    others = tuple(finding for findings in by_exercise.values() for finding in findings)
    for row, own in speaking:
        if own.last:
            by_exercise[row.id] = hooks(own).find(View(state, row, today, others))
            others += tuple(by_exercise[row.id])
    order = [*(row.id for row in state.rows("exercise")), CAME_ALONG]
    return {row_id: by_exercise[row_id] for row_id in order if row_id in by_exercise}


def board_findings(by_exercise: Mapping[str, list[Finding]], state: State, exercise: Any) -> list[Finding]:
    """What the board of an exercise says: its findings, or those of the exercise that speaks for its kind."""
    if exercise.id in by_exercise:
        return by_exercise[exercise.id]
    same = (row.id for row in state.rows("exercise") if row.kind == exercise.kind)
    return next((by_exercise[row_id] for row_id in same if row_id in by_exercise), [])


def _speaking(state: State) -> list[tuple[Record, Kind]]:
    """The exercises that speak, each with its kind."""
    speaking: list[tuple[Record, Kind]] = []
    heard: set[str] = set()
    for row in sorted(state.rows("exercise"), key=lambda row: bool(row.dropped)):
        try:
            own = kind(row.kind)
        except UnknownKind:
            continue
        if own.name not in heard or own.apart:
            heard.add(own.name)
            speaking.append((row, own))
    return speaking


def views(state: State, today: date) -> Iterator[tuple[Kind, View]]:
    """The workshop as each kind sees it that speaks in it, or that only has rows in it, such as those that came along.

    A kind that is not in the plan sees it from an exercise that says no more than the kind itself.
    """
    for row, own in _speaking(state):
        yield own, View(state, row, today)
    planned = {row.kind for row in state.rows("exercise")}
    for name, own in kinds().items():
        if name not in planned and any(state.rows(table.name) for table in own.tables):
            yield own, View(state, stand_in(own), today)


def _came_along(state: State, today: date) -> list[Finding]:
    """The cracks of kinds that are not in the plan, of which rows came along from last time.

    What came about since then (`Finding.once`) is said by the review itself.
    """
    planned = {row.kind for row in state.rows("exercise")}
    beside = (
        (own, view)
        for own, view in views(state, today)
        if own.name not in planned and not own.last and any(table.name in state.came_along for table in own.tables)
    )
    found = (finding for own, view in beside for finding in hooks(own).find(view))
    return [finding for finding in found if finding.level == "crack" and not finding.once]


def stand_in(own: Kind) -> Record:
    """An exercise as a plan that says nothing more than its kind would make it."""
    settings = {name: setting.default for name, setting in own.settings.items()}
    return Record(id="", kind=own.name, title=gettext(own.title), prompt="", settings=settings, dropped=False)
