"""One workshop for all kinds, filled with their examples: made once, and read and changed by every test here."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onecompany.kinds import sorting_notes
from onecompany.kinds.kind import Kind
from onecompany.kinds.loose_notes import has_heap
from onecompany.kinds.registry import kinds
from onecompany.kinds.sample import SMALL, begin_sample, fill, sample_plan
from onecompany.plans import Plan
from onecompany.store.acts import groups
from onecompany.store.acts.people import rename_silo
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import planned

DAY = dt.date(2026, 3, 2)
MORNING = dt.datetime.combine(DAY, dt.time(9), dt.UTC)

every_kind = pytest.mark.parametrize("kind", list(kinds().values()), ids=list(kinds()))


def plan_for_all() -> Plan:
    """The small plan, and before the kinds that look at the others every kind that it lacks."""
    plan = sample_plan(SMALL)
    known = {exercise.kind for exercise in plan.exercises}
    last = next(index for index, exercise in enumerate(plan.exercises) if kinds()[exercise.kind].last)
    wanted = in_order([kind for name, kind in kinds().items() if name not in known])
    more = [planned(name) for name in wanted if name not in known]
    return replace(plan, exercises=(*plan.exercises[:last], *more, *plan.exercises[last:]))


def in_order(wanted: Sequence[Kind]) -> list[str]:
    """The names of kinds and of those that they need, which come first."""
    found: list[str] = []
    for kind in wanted:
        found += [*in_order([kinds()[name] for name in kind.needs]), kind.name]
    return list(dict.fromkeys(found))


def open_store(path: Path, prefix: str) -> Store:
    """A file with a clock that stands still, and identities that count up from this prefix."""
    numbers = itertools.count(1)
    return Store(path, clock=FakeClock(MORNING), new_id=lambda: f"{prefix}{next(numbers):06}")


def rows_of(state: State) -> dict[str, list[dict[str, Any]]]:
    """All rows of a workshop in the order in which they are shown, for comparing."""
    tables = ("workshop", "organisation", *state.shape.tables_of_workshop())
    return {table: [dict(vars(row)) for row in state.rows(table)] for table in tables}


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A workshop with every kind, in which nothing was said yet, and its id. Only to be copied."""
    path = tmp_path_factory.mktemp("kinds") / "empty.onecompany"
    with open_store(path, "no") as store:
        return path, begin_sample(store, plan_for_all(), DAY).workshop_id


@pytest.fixture(scope="session")
def filled_file(empty_file: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The same, filled with the examples of all kinds. Only to be copied."""
    path = tmp_path_factory.mktemp("kinds") / "filled.onecompany"
    shutil.copy(empty_file[0], path)
    with open_store(path, "ex") as store:
        writer = store.writer(empty_file[1])
        fill(writer, list(writer.state.rows("exercise")))
        rearrange(writer)
    return path, empty_file[1]


def rearrange(writer: WorkshopWriter) -> None:
    """What the room does beside exercises: groups, loose notes that stay, a silo of another name for a while."""
    step = writer.state.rows("step")[0]
    first, *_ = groups.make(writer, step.id)
    groups.name(writer, first, "By the door")
    for exercise in [row for row in writer.state.rows("exercise") if has_heap(row.kind)]:
        one, other, _ = sorting_notes.add(writer, exercise.id, ["We wait", "We wait too long", "Nobody asks"])
        sorting_notes.put(writer, Ref("slip", other), sorting_notes.group(writer, Ref("slip", one), "Waiting"))
    silo = writer.state.rows("silo")[0]
    for name in ("Running the Works", silo.name):
        rename_silo(writer, silo.id, name)


def rows_in(file: tuple[Path, str]) -> State:
    """The rows of the workshop in a file."""
    with open_store(file[0], "rd") as store:
        return store.read(file[1])


@pytest.fixture(scope="session")
def empty(empty_file: tuple[Path, str]) -> State:
    """The rows of the workshop in which nothing was said. Only to be read."""
    return rows_in(empty_file)


@pytest.fixture(scope="session")
def filled(filled_file: tuple[Path, str]) -> State:
    """The rows of the filled workshop. Only to be read."""
    return rows_in(filled_file)


@pytest.fixture(scope="session")
def _shared_writer(filled_file: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkshopWriter]:
    path = shutil.copy(filled_file[0], tmp_path_factory.mktemp("kinds") / "shared.onecompany")
    with open_store(Path(path), "sh") as store:
        yield store.writer(filled_file[1])


@pytest.fixture
def writer(_shared_writer: WorkshopWriter) -> Iterator[WorkshopWriter]:
    """Where to write to the filled workshop. What a test does is taken back behind it."""
    line = _shared_writer.undo_line
    before, clock = line.to_undo, _shared_writer.clock
    yield _shared_writer
    while line.to_undo != before:
        assert _shared_writer.undo() is not None
    state = _shared_writer.state
    assert (state.workshop.state, _shared_writer.clock) == ("new", clock), "this stays: use a file of your own"


def exercise_of(state: State, kind: Kind, *, last: bool = False) -> Any:
    """The first exercise of a kind, or its last one."""
    return state.where("exercise", "kind", kind.name)[-1 if last else 0]
