"""The organisation's earlier workshops: read once, when somebody asks; and numbers beside those of last time."""

from __future__ import annotations

import datetime as dt

from onecompany.kinds.beginning import begin
from onecompany.kinds.findings import find_all
from onecompany.kinds.view import View
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from onecompany.store.problems import FileGone
from tests.conftest import DAY, northwind_plan, plan_of, planned
from tests.exercises.room import Room
from tests.report.reporting import report


def next_room(store: Store, days: int) -> Room:
    """The organisation's next workshop, so many days later."""
    date = DAY + dt.timedelta(days=days)
    made = begin(store, organisation="Northwind Utilities", plan=northwind_plan(), date=date)
    room = Room(store.writer(made))
    agenda.start(room.writer)
    return room


def test_the_earlier_workshops_of_the_organisation_come_with_the_view_the_latest_last(store: Store, room: Room) -> None:
    room.journey("Buy", "Use")
    other = begin(store, organisation="Somebody else", plan=plan_of(planned("open")), date=DAY)
    second, third = next_room(store, 0), next_room(store, 90)
    before = View(third.state, third.exercise("stages"), DAY).before
    assert [state.workshop_id for state in before] == [room.state.workshop_id, second.state.workshop_id]
    assert [row.name for row in before[0].rows("stage")] == ["Buy", "Use"]
    assert store.read(room.state.workshop_id).before == ()
    assert store.read(other).before == ()


def test_they_are_read_when_they_are_asked_for_and_once(store: Store, room: Room) -> None:
    state = next_room(store, 1).state
    asked: list[int] = []
    read = state.earlier
    state.earlier = lambda: asked.append(1) or read()  # type: ignore[func-returns-value]
    find_all(state, DAY)
    assert asked == []
    assert state.before is state.before
    assert state.copy().before is state.before
    assert asked == [1]


def test_a_file_that_cannot_be_read_now_is_asked_again_and_fails_nobody(store: Store, room: Room) -> None:
    room.journey("Buy")
    state = next_room(store, 1).state
    elsewhere = store.path.rename(store.path.with_suffix(".away"))
    assert state.before == ()
    elsewhere.rename(store.path)
    assert len(state.before) == 1
    assert issubclass(FileGone, Exception)


def test_a_number_of_page_1_stands_beside_that_of_last_time(store: Store, room: Room) -> None:
    room.journey("Buy", "Use")
    room.own(Buy="Sales")
    assert [each.note for each in report(room).front.numbers if "one owner" in each.label] == ["one with nobody"]
    later = next_room(store, 90)
    later.own(Use="Service")
    (number,) = [each for each in report(later).front.numbers if "one owner" in each.label]
    assert (number.value, number.note) == ("2 of 2", "last time 1 of 2")
    assert all("last time" not in each.note for each in report(later).front.numbers if each.value == "–")


def test_what_came_along_is_shown_and_page_1_speaks_of_today(store: Store, room: Room) -> None:
    room.journey("Buy", "Use")
    room.own(Buy="Sales")
    plan = plan_of(planned("open", "Talk"))
    later = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY + dt.timedelta(days=90))
    made = report(Room(store.writer(later)))
    assert {"stages", "ownership"} <= {section.key for section in made.sections}
    assert not any(section.conclusion for section in made.sections if section.key in ("stages", "ownership"))
    assert not any("owner" in number.label for number in made.front.numbers)
    assert not any("Buy" in ask.text or "Use" in ask.text for ask in made.front.asks)
