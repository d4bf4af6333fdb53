"""What all exercises of a workshop say together."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onecompany.exercises.commitments import acts as commitments
from onecompany.exercises.open import acts as notes
from onecompany.kinds.beginning import begin
from onecompany.kinds.findings import board_findings, find_all
from onecompany.store.file import Store
from onecompany.store.tables import Exercise
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY, PEOPLE, plan_of, planned
from tests.exercises.room import Room


@pytest.fixture
def twice(store: Store) -> Room:
    """A workshop with the promises first, and with two rounds of ownership and of closing."""
    plan = plan_of(
        planned("commitments"),
        planned("stages", preset=["Buy", "Use"]),
        planned("ownership", "First round"),
        planned("ownership", "Second round"),
        planned("open", "Closing, morning", style="closing"),
        planned("open", "Closing, evening", style="closing"),
    )
    made = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY, people=PEOPLE)
    room = Room(store.writer(made))
    room.own(Buy="Sales")
    return room


def test_every_exercise_of_a_new_workshop_is_quiet(room: Room) -> None:
    found = find_all(room.state, DAY)
    assert list(found) == [row.id for row in room.state.rows("exercise")]
    assert not any(found.values())


def test_a_kind_speaks_once_and_is_shown_at_each_of_its_exercises(twice: Room) -> None:
    found = find_all(twice.state, DAY)
    first, second = twice.exercise("ownership", "First"), twice.exercise("ownership", "Second")
    assert second.id not in found
    assert board_findings(found, twice.state, second) == found[first.id] != []
    said = [finding.key for findings in found.values() for finding in findings]
    assert len(said) == len(set(said))


def drop(writer: WorkshopWriter, exercise_id: str) -> None:
    with writer.act("dropped") as transaction:
        transaction.change(Exercise, exercise_id, dropped=True)


def test_a_dropped_exercise_lets_the_other_speak(twice: Room) -> None:
    first, second = twice.exercise("ownership", "First"), twice.exercise("ownership", "Second")
    drop(twice.writer, first.id)
    assert find_all(twice.state, DAY).keys() >= {second.id}
    drop(twice.writer, second.id)
    assert find_all(twice.state, DAY)[first.id]


def test_promises_hear_of_cracks_though_they_come_first(twice: Room) -> None:
    assert "! “Nobody owns ‘Use’” has no commitment yet" in twice.says("commitments")
    (crack,) = [finding for finding in twice.found("ownership", "First") if finding.level == "crack"]
    commitments.take(twice.writer, None, crack)
    assert "✓ Every crack has a commitment" in twice.says("commitments")


def test_each_round_speaks_for_itself(twice: Room) -> None:
    evening = twice.exercise("open", "evening")
    notes.add_notes(twice.writer, evening.id, ["Ana: A"])
    assert twice.says("open", "morning") == []
    assert len(twice.says("open", "evening")) == 1


def test_a_kind_that_is_not_installed_says_nothing(twice: Room) -> None:
    drawing = twice.exercise("ownership", "Second")
    with twice.writer.act("changed") as transaction:
        transaction.change(Exercise, drawing.id, kind="drawing")
    found = find_all(twice.state, DAY)
    assert board_findings(found, twice.state, twice.state.get("exercise", drawing.id)) == []


def test_a_workshop_made_of_the_last_one_says_the_same(twice: Room, store: Store) -> None:
    twice.handoff("Buy", "Use", rating="dropped")
    (crack,) = [f for f in twice.found("ownership", "First") if f.key.startswith("ownership.dropped")]
    commitments.take(twice.writer, None, crack)
    before = [finding.text for finding in twice.found("ownership", "First")]
    plan = plan_of(planned("stages"), planned("ownership"), planned("commitments"))
    again = Room(store.writer(begin(store, organisation="northwind utilities ", plan=plan, date=DAY)))
    assert [finding.text for finding in again.found("ownership")] == before
    assert again.stage("Buy") != twice.stage("Buy")
    assert "! “Nobody owns ‘Use’” has no commitment yet" in again.says("commitments")


def test_findings_wait_for_no_database() -> None:
    """The first screen shows them before SQLModel is imported; dateutil costs 20 ms."""
    check = (
        "import sys\n"
        "import onecompany.kinds.findings\n"
        "from onecompany.kinds.registry import kind\n"
        "for name in ('stages', 'ownership', 'metrics', 'commitments', 'open'):\n"
        "    kind(name).part('findings')\n"
        "heavy = {'sqlmodel', 'sqlalchemy', 'pydantic', 'textual', 'dateutil'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")
