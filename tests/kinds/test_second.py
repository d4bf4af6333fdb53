"""A second workshop that goes on from the examples of all kinds: each kind works on what came along."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in, load
from onecompany.exchange.text import dumps
from onecompany.export.bundling import bundle
from onecompany.export.registry import find
from onecompany.kinds import hooks, rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.carrying import GROUPS
from onecompany.kinds.findings import find_all
from onecompany.kinds.hooks import tell
from onecompany.kinds.kind import Kind
from onecompany.kinds.lineage import line_of
from onecompany.kinds.registry import kind as kind_named
from onecompany.kinds.registry import kinds, tables
from onecompany.kinds.view import View
from onecompany.store.acts.carrying import going
from onecompany.store.acts.people import remove_leader
from onecompany.store.acts.workshops import LATEST
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.transaction import models
from onecompany.store.types import Carried
from onecompany.store.writer import WorkshopWriter
from tests.kinds.boards import window
from tests.kinds.conftest import DAY, MORNING, every_kind, exercise_of, open_store, plan_for_all, rows_of
from tests.kinds.test_removals import pointing_nowhere

NEXT = DAY + dt.timedelta(days=91)
AT = Stamp(MORNING, 100_000.0, "test")


def report(state: State) -> bytes:
    """What is handed out of a workshop, as the simplest format has it."""
    (data,) = find("md").make(bundle(state, at=AT, today=DAY, version="1")).files.values()
    return data


@pytest.fixture(scope="module")
def both(
    filled_file: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, str, str, dict[str, Any], bytes]]:
    """A file with both workshops, their ids, and the rows and the report of the first before there was a second."""
    path = shutil.copy(filled_file[0], tmp_path_factory.mktemp("second") / "both.onecompany")
    with open_store(Path(path), "se") as store:
        first = store.read(filled_file[1])
        before, handed_out = rows_of(first), report(first)
        made = begin(store, organisation=first.organisation.name, plan=plan_for_all(), date=NEXT)
        yield store, filled_file[1], made, before, handed_out


@pytest.fixture(scope="module")
def second(both: tuple[Store, str, str, Any, bytes]) -> State:
    """The rows of the second workshop. Only to be read."""
    return both[0].read(both[2])


def test_the_first_workshop_is_what_it_was(both: tuple[Store, str, str, Any, bytes], second: State) -> None:
    store, workshop_id, _, before, handed_out = both
    first = store.read(workshop_id)
    assert rows_of(first) == before
    assert report(first) == handed_out
    assert second.workshop.origin_id == workshop_id
    assert [state.workshop_id for state in second.before] == [workshop_id]


def test_undo_does_not_go_behind_the_making(both: tuple[Store, str, str, Any, bytes]) -> None:
    writer = both[0].writer(both[2])
    before = rows_of(writer.state)
    assert writer.undo() is None
    assert rows_of(writer.state) == before


@every_kind
def test_what_goes_on_is_what_the_kind_says(kind: Kind, filled: State, second: State) -> None:
    said = hooks.hooks(kind).carry(filled, NEXT)
    goes = {one.row.id for one in going(filled, said, [])}
    for name in dict.fromkeys((*(table.name for table in kind.tables), *said)):
        wanted = [line_of(row) for row in said.get(name, filled.rows(name)) if row.id in goes]
        came = [row.origin_id for row in second.rows(name) if getattr(row, "origin_id", None)]
        assert sorted(came) == sorted(wanted if issubclass(models()[name], Carried) else []), name


@every_kind
def test_its_findings_and_its_part_of_the_report_are_made_of_what_came_along(kind: Kind, second: State) -> None:
    view = View(second, exercise_of(second, kind), NEXT, others=())
    hook = hooks.hooks(kind)
    for part in (hook.find, hook.sections, hook.numbers, hook.asks):
        assert isinstance(part(view), list)
    assert hook.upcoming(view) is not None


def test_nothing_points_elsewhere_and_the_report_says_what_came_along(second: State) -> None:
    assert list(pointing_nowhere(second)) == []
    text = report(second).decode()
    for name in ("stage", "metric"):
        assert all(row.name in text for row in second.rows(name))


async def test_every_board_shows_what_came_along(second: State) -> None:
    async with window() as board:
        for kind in kinds().values():
            panel = await board.show(kind, second)
            assert board.text.strip(), kind.name
            assert board.walk(), panel


def test_it_goes_out_and_in_as_the_same_bytes(second: State, tmp_path: Path) -> None:
    def written(state: State) -> str:
        return dumps(document(state, findings=find_all(state, NEXT), at=AT))

    # The other file has no workshop before it: what is compared with last time is not said there.
    first = written(State(second.shape, second.workshop_id, second.tables))
    with open_store(tmp_path / "other.onecompany", "ot") as store:
        assert written(store.read(bring_in(store, load(first.encode())).workshop_id)) == first


@pytest.fixture
def writer(both: tuple[Store, str, str, Any, bytes]) -> Iterator[WorkshopWriter]:
    """Where to write to the second workshop. What a test does is taken back behind it."""
    writer = both[0].writer(both[2])
    yield writer
    while writer.undo() is not None:
        pass


def test_rows_that_came_along_are_removed_with_what_points_to_them(writer: WorkshopWriter) -> None:
    for name in ("rule", "metric", "meeting", "parking", "term", "recognition", "leader", "silo", "stage"):
        row = writer.state.rows(name)[0]
        match name:
            case "stage":
                kind_named("stages").part("acts").remove(writer, Ref("stage", row.id))
            case "silo":
                kind_named("ownership").part("acts").remove_silo(writer, row.id)
            case "leader":
                remove_leader(writer, row.id, tell)
            case _:
                rows.remove(writer, tables()[name], row.id)
        assert list(pointing_nowhere(writer.state)) == [], name
    assert find_all(writer.state, NEXT) is not None


def test_last_time_as_a_document_in_an_empty_file_is_gone_on_from_as_from_the_first(
    filled: State, second: State, tmp_path: Path
) -> None:
    text = dumps(document(filled, findings=None, at=AT))
    with open_store(tmp_path / "other.onecompany", "el") as store:
        for copied in (False, True):  # the second time its ids are taken, and it is a copy
            result = bring_in(store, load(text.encode()))
            assert result.copied == copied
            start = result.workshop_id if copied else LATEST
            options: Any = {"organisation": filled.organisation.name, "plan": plan_for_all(), "date": NEXT}
            other = store.read(begin(store, **options, goes_on_from=start))
            for name in ("silo", "leader", "stage", "touchpoint", "handoff", "rule", "metric", "commitment", "meeting"):
                assert {row.origin_id for row in other.rows(name)} == {row.origin_id for row in second.rows(name)}


@pytest.mark.parametrize("without", [("silos",), ("leaders", "metrics"), ("journey", "rules", "parking", "meetings")])
def test_it_is_whole_without_some_of_it(
    both: tuple[Store, str, str, Any, bytes], second: State, without: tuple[str, ...]
) -> None:
    options: Any = {"organisation": second.organisation.name, "plan": plan_for_all(), "date": NEXT}
    state = both[0].read(begin(both[0], **options, goes_on_from=both[1], without=without))
    assert list(pointing_nowhere(state)) == []
    assert find_all(state, NEXT) is not None
    gone = {name for group in GROUPS if group.name in without for name in group.tables}
    assert not any(row.origin_id for name in gone for row in state.rows(name))
    both[0].delete_workshop(state.workshop_id)
