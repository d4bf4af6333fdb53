"""Who was here when, in words, wherever numbers are said; and the same in the hand-outs, with names and without."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.clock import Stamp
from onecompany.kinds import people
from onecompany.report.build import build_report
from onecompany.report.names import without_names
from onecompany.report.roles import Roles
from onecompany.store.acts import agenda, attendance
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.words import colophon, person_line
from tests.app.conftest import universal_time
from tests.clock_double import FakeClock
from tests.kinds.conftest import DAY, MORNING

__all__ = ["universal_time"]


@pytest.fixture
def began(filled_file: tuple[Path, str], tmp_path: Path) -> Iterator[tuple[WorkshopWriter, FakeClock]]:
    """At nine the workshop begins, in a file of its own: that it began is not taken back."""
    clock = FakeClock(MORNING)
    path = Path(shutil.copy(filled_file[0], tmp_path / "began.onecompany"))
    numbers = itertools.count(1)
    with Store(path, clock=clock, new_id=lambda: f"be{next(numbers):06}") as store:
        writer = store.writer(filled_file[1])
        agenda.start(writer)
        yield writer, clock


def gone(writer: WorkshopWriter, clock: FakeClock, number: int, hours: float) -> str:
    """A leader comes or goes after so many hours."""
    clock.advance(hours * 3600)
    row = writer.state.rows("leader")[number]
    attendance.come_or_go(writer, row.id)
    return str(row.id)


def test_one_who_left_is_said_with_the_time_and_counted_at_each_moment(began: tuple[WorkshopWriter, FakeClock]) -> None:
    writer, clock = began
    state, start = writer.state, clock.now()
    total = len(state.rows("leader"))
    assert people.attendance_words(state) == "all eight who lead"
    assert str(people.here_then(state)) == ""
    gone(writer, clock, 0, 4 + 38 / 60)
    assert people.attendance_words(state) == "seven of the eight who lead, one left at 13:38"
    assert people.attendance(state, start).here == total
    assert people.attendance(state, start + dt.timedelta(hours=5)).here == total - 1
    gone(writer, clock, 1, 0.5)
    assert people.attendance_words(state) == "six of the eight who lead, two left at 13:38 and 14:08"
    gone(writer, clock, 0, 1)
    assert people.attendance_words(state) == "seven of the eight who lead, one left at 14:08"
    assert people.times_words(state, state.rows("leader")[0]) == "until 13:38 and from 15:08"
    assert people.day_words(state) == "all eight who lead, one left at 14:08"


def test_before_the_workshop_begins_nobody_has_left(store: Store, workshop: str) -> None:
    writer = store.writer(workshop)
    row = writer.state.rows("leader")[0]
    attendance.come_or_go(writer, row.id)
    assert writer.state.rows("stay") == []
    assert people.attendance_words(writer.state) == "seven of the eight who lead, one absent"


def test_the_summary_says_it_with_names_and_without(began: tuple[WorkshopWriter, FakeClock]) -> None:
    writer, clock = began
    gone(writer, clock, 0, 1)
    gone(writer, clock, 0, 2)
    name = writer.state.rows("leader")[0].name
    at = Stamp(clock.now(), clock.boot(), clock.boot_id())
    for state in (writer.state, without_names(writer.state, Roles(writer.state))):
        report = build_report(state, at=at, today=DAY, version="1", data_hash="x")
        first = report.meta.people[0]
        assert person_line(first).endswith(" · until 10:00 and from 12:00")
        assert name in person_line(first) or state is not writer.state
        (participants,) = (section for section in report.appendix if section.key == "participants")
        table = participants.blocks[0]
        assert table.rows[0][-1] == "until 10:00 and from 12:00"  # type: ignore[union-attr]
        assert "In the room" not in colophon(report.meta)
    gone(writer, clock, 0, 1)
    report = build_report(writer.state, at=at, today=DAY, version="1", data_hash="x")
    assert colophon(report.meta).startswith("In the room: all eight who lead, one left at 13:00. Made ")


def test_stays_and_former_names_are_in_the_document_and_come_back(
    began: tuple[WorkshopWriter, FakeClock], tmp_path: Path
) -> None:
    from onecompany.exchange.document import document
    from onecompany.exchange.importing import bring_in
    from onecompany.kinds import silos
    from tests.kinds.conftest import open_store

    writer, clock = began
    gone(writer, clock, 0, 1)
    one, other = (row.id for row in writer.state.rows("silo")[:2])
    silos.merge(writer, one, other, {})
    at = Stamp(clock.now(), clock.boot(), clock.boot_id())
    made = document(writer.state, findings=None, at=at)
    with open_store(tmp_path / "other.onecompany", "new") as store:
        state = store.read(bring_in(store, made).workshop_id)
    for table in ("stay", "former_silo", "silo"):
        assert by_id(state, table) == by_id(writer.state, table), table


def by_id(state: State, table: str) -> dict[str, dict[str, Any]]:
    """The rows of a table but for what a copy has of its own."""
    return {row.id: {**vars(row), "workshop_id": "", "position": 0} for row in state.rows(table)}
