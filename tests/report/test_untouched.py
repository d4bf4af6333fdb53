"""What the plan puts into a workshop, and what holds until somebody says otherwise, is not what was recorded."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator

import pytest
from pptx import Presentation

from onecompany.assets import sessions
from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.exercises.stages import acts as stages
from onecompany.export.format import Bundle
from onecompany.export.registry import find
from onecompany.kinds.beginning import begin
from onecompany.kinds.registry import kinds
from onecompany.plans import Plan, load
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.summary.texts import texts
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE
from tests.exercises.room import Room, add_metric
from tests.report.reporting import report, section, words

CLAIMS = (
    "journey has",
    "leaders were present",
    "recorded under",
    "were made",
    "The data shows",
    "stage says",
    "marked",
)


@pytest.fixture
def taster() -> Plan:
    path = sessions() / "taster.toml"
    rules = {name: kind.rules for name, kind in kinds().items()}
    return load(path.read_bytes(), name=path.stem, path=path, kinds=rules)


@pytest.fixture
def fresh(store: Store, taster: Plan) -> Room:
    """A taster that nobody has touched."""
    return Room(store.writer(begin(store, organisation="Fresh", plan=taster, date=DAY, people=PEOPLE)))


def claimed(room: Room) -> list[str]:
    return [text for text in texts(report(room)) if any(claim in text for claim in CLAIMS)]


def titles(room: Room) -> Iterator[str]:
    made = find("pptx").make(Bundle(report(room), document(room.state, findings=None, at=Stamp.take(FakeClock()))))
    for slide in Presentation(io.BytesIO(made.files[".pptx"])).slides:
        if slide.shapes.title is not None:
            yield slide.shapes.title.text_frame.text


def test_an_untouched_preset_is_not_recorded(fresh: Room) -> None:
    made = report(fresh)
    assert made.front.bottom_line == ("Nothing has been recorded yet.",)
    assert words(section(made, "stages")).splitlines()[:2] == ["The journey", "Not recorded."]
    assert claimed(fresh) == []
    assert fresh.says("stages") == []
    assert not [title for title in titles(fresh) if "recorded under" in title.replace("Nothing", "")]


def test_it_is_recorded_as_soon_as_the_room_touches_it_and_not_any_more_when_that_is_taken_back(fresh: Room) -> None:
    first = fresh.state.rows("stage")[0].id
    for touch in (
        lambda: stages.change(fresh.writer, Ref("stage", first), "said", feeling=0),
        lambda: stages.change(fresh.writer, Ref("stage", first), "said", goal="A price"),
        lambda: stages.change(fresh.writer, Ref("stage", first), "renamed", name="I hear of you"),
        lambda: stages.add_items(fresh.writer, "pain", first, ["Waiting"], None),
        lambda: stages.add_stages(fresh.writer, ["I leave"], None),
        lambda: stages.remove(fresh.writer, Ref("stage", first)),
        lambda: stages.move(fresh.writer, Ref("stage", first), 1),
    ):
        touch()
        assert report(fresh).front.bottom_line[0].startswith("The journey has")
        assert fresh.says("stages")
        fresh.writer.undo()
        assert claimed(fresh) == []


def test_it_stays_unrecorded_when_the_workshop_goes_through_a_document(fresh: Room, store: Store) -> None:
    made = document(fresh.state, findings=None, at=Stamp.take(FakeClock()))
    again = Room(store.writer(bring_in(store, made).workshop_id))
    assert report(again).front.bottom_line == ("Nothing has been recorded yet.",)


def test_nobody_was_present_before_anything_began(fresh: Room) -> None:
    present = [row[3] for row in _table(fresh.state, fresh)]
    assert present == [None] * len(PEOPLE)
    agenda.start(fresh.writer)
    assert [row[3] for row in _table(fresh.state, fresh)] == [True] * len(PEOPLE)
    assert "All eight leaders were present." in texts(report(fresh))


def _table(state: State, room: Room) -> tuple[tuple[object, ...], ...]:
    (found,) = [part for part in report(room).appendix if part.key == "participants"]
    return found.blocks[0].rows  # type: ignore[union-attr]


def test_ten_of_eleven_when_one_is_away(room: Room) -> None:
    from onecompany.store.acts.people import change_leader

    room.journey("Buy")
    for leader in room.state.rows("leader")[:-1]:
        add_metric(room, leader.name.split()[0], f"Metric of {leader.name}")
    change_leader(room.writer, room.leader("Hugo"), present=False)
    made = report(room)
    assert "Seven of eight leaders have a customer metric. Hugo Blanc, who was away, has none." in texts(made)
    assert ("7 of 8", "Hugo Blanc has none") in [(each.value, each.note) for each in made.front.numbers]
    assert not any("Hugo" in ask.who for ask in made.front.asks)
    assert "No customer metric" in words(section(made, "metrics"))
    assert not [text for text in texts(made) if "very leader has" in text or "All seven" in text]


def test_the_day_of_the_report_changes_no_claim_about_what_was_not_said(fresh: Room) -> None:
    for days in (-400, 0, 366, 800):
        assert report(fresh, DAY + dt.timedelta(days=days)).front.bottom_line == ("Nothing has been recorded yet.",)
