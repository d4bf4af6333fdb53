"""Out, in, and out again: the same byte for byte, and nothing is lost on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in, load
from onecompany.exchange.shape import DocumentList, document_lists
from onecompany.exchange.text import dumps
from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics import acts as metrics
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.export.format import Bundle
from onecompany.export.registry import find
from onecompany.kinds import rows
from onecompany.kinds.sample import make_sample
from onecompany.report.build import build_report
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY
from tests.exchange.making import TABLES, holds, made, without_words
from tests.exercises.room import Room
from tests.exercises.test_any_acts import SCRIPT, Act, Chooser

RELEASED = Path(__file__).with_name("released")
"""Documents of every released version, each with something in every column."""


def there(store: Store, text: str) -> State:
    """The workshop of a document, as the file has it after bringing it in."""
    result = bring_in(store, load(text.encode()))
    assert not result.copied
    return store.read(result.workshop_id)


def everywhere(state: State) -> dict[str, dict[str, dict[str, Any]]]:
    """All rows by table and id, without their positions: these are other numbers, in the order that the text shows."""
    tables = ("workshop", "organisation", *state.shape.tables_of_workshop())
    found = {table: {row.id: dict(vars(row)) for row in state.rows(table)} for table in tables}
    for row in (row for known in found.values() for row in known.values()):
        row.pop("position", None)
    return found


@pytest.mark.parametrize("private", [True, False])
def test_a_workshop_with_everything_comes_back_the_same(
    full: State, other: Store, clock: FakeClock, private: bool
) -> None:
    first = made(full, clock, private=private)
    assert made(there(other, first), clock, private=private) == first


def test_its_rows_come_back_the_same(full: State, other: Store, clock: FakeClock) -> None:
    assert everywhere(there(other, made(full, clock))) == everywhere(full)


def test_a_finished_workshop_comes_back_and_says_the_same(store: Store, other: Store, clock: FakeClock) -> None:
    before = store.read(make_sample(store))
    after = there(other, made(before, clock))
    assert made(after, clock) == made(before, clock)
    assert markdown(after, clock) == markdown(before, clock)


def markdown(state: State, clock: FakeClock) -> str:
    """The report, which tells what was recorded from what was not."""
    at = Stamp.take(clock)
    report = build_report(state, at=at, today=DAY, version="1", data_hash="")
    return find("md").render(Bundle(report, {})).decode()


def test_a_running_clock_goes_on_in_the_other_file(writer: WorkshopWriter, other: Store, clock: FakeClock) -> None:
    agenda.start(writer)
    clock.advance(60)
    first = made(writer.state, clock)
    after = there(other, first)
    clock.advance(1.25)
    now = made(after, clock)
    assert now == made(writer.state, clock) != first
    assert json.loads(now)["timing"][0]["actual_seconds"] == 61.25


@settings(max_examples=6)
@given(script=SCRIPT)
def test_whatever_the_room_did_comes_back_the_same(
    writer: WorkshopWriter,
    clock: FakeClock,
    tmp_path_factory: pytest.TempPathFactory,
    script: list[tuple[Act, list[int]]],
) -> None:
    room = Room(writer)
    if not room.state.rows("stage"):
        room.journey()
        room.own(Discover="Marketing", Evaluate="Sales Marketing", Onboard="Service")
        stages.add_items(writer, "touchpoint", room.stage("Buy"), ["Offer", "Contract", "Bill"], None)
    for act, drawn in script:
        act(room, Chooser(room, drawn))
    first = made(writer.state, clock)
    with Store(tmp_path_factory.mktemp("other") / "other.onecompany", clock=clock) as other:
        after = there(other, first)
    assert made(after, clock) == first
    assert everywhere(after) == everywhere(writer.state)


def test_every_word_of_every_table_is_in_it(full: State, clock: FakeClock) -> None:
    written = set(leaves(json.loads(made(full, clock))))
    for table, known in everywhere(full).items():
        for row in known.values():
            for column, value in row.items():
                if isinstance(value, str):
                    assert value in written, (table, column)


def leaves(found: Any) -> list[Any]:
    """Every value that is no list and no object."""
    if isinstance(found, dict | list):
        inner = found.values() if isinstance(found, dict) else found
        return [leaf for each in inner for leaf in leaves(each)]
    return [found]


def test_every_table_is_in_it_once(full: State) -> None:
    def tables(lists: tuple[DocumentList, ...]) -> list[str]:
        return [name for shape in lists for name in (shape.table.name, *tables(shape.within))]

    assert sorted(tables(document_lists())) == sorted(full.shape.tables_of_workshop())
    assert all(full.rows(table) for table in TABLES)


def test_what_scripts_read_is_at_the_top(good: dict[str, Any]) -> None:
    first = ["format", "workshop", "leaders", "silos", "exercises", "clusters", "stages", "personas", "ownership"]
    then = ["handoffs", "metrics", "cadence", "commitments", "decisions", "parking", "notes", "rounds", "loose_notes"]
    assert list(good) == [*first, *then, "findings", "timing"]
    assert (good["format"]["name"], good["format"]["version"]) == ("onecompany-workshop", 4)
    assert good["format"]["kinds"]["stages"] == ["stages", "touchpoints", "pains", "whys", "personas"]
    assert {"id", "organisation", "plan", "date", "state"} <= set(good["workshop"])
    assert {"name", "goal", "feeling", "touchpoints", "pains"} <= set(good["stages"][0])
    assert {"stage", "silo", "role"} <= set(good["ownership"][0])
    assert {"from", "to", "what", "notice", "rating", "agreed", "leader"} <= set(good["handoffs"][0])
    assert {"exercise", "level", "text"} <= set(good["findings"][0])
    assert {"exercise", "step", "planned_seconds", "actual_seconds"} <= set(good["timing"][0])


def test_readers_find_names_beside_ids(writer: WorkshopWriter, clock: FakeClock) -> None:
    room = Room(writer)
    room.journey("Buy", "Use")
    room.own(Buy="Sales", Use="Service")
    room.handoff("Buy", "Use", rating="rough", leader_id=room.leader("Ana"))
    found = json.loads(made(writer.state, clock))
    assert [(row["stage"], row["silo"]) for row in found["ownership"]] == [("Buy", "Sales"), ("Use", "Service")]
    (handoff,) = found["handoffs"]
    assert (handoff["from"], handoff["to"], handoff["leader"]) == ("Buy", "Use", "Ana Peña")
    assert found["leaders"][0]["silo"] == "Marketing"


def test_words_beside_references(full: State, clock: FakeClock) -> None:
    found = json.loads(made(full, clock))
    (metric,) = found["metrics"]
    stage = found["stages"][-1]
    assert metric["watches_text"] == f"{stage['name']} → the other stage"
    assert metric["joint_with_text"] == found["silos"][-1]["name"]
    assert found["notes"][0]["about_text"] == stage["touchpoints"][0]["text"]


def test_handoffs_nobody_spoke_about_are_shown_and_not_recorded(
    writer: WorkshopWriter, other: Store, clock: FakeClock
) -> None:
    room = Room(writer)
    room.journey("Discover", "Buy", "Use")
    room.own(Discover="Marketing", Buy="Sales", Use="Service")
    room.handoff("Buy", "Use", rating="rough")
    ownership.change_handoff(writer, room.stage("Buy"), room.stage("Use"), rating="")
    shown = json.loads(made(writer.state, clock))["handoffs"]
    assert [(row["from"], row["to"], row.get("recorded", True)) for row in shown] == [
        ("Discover", "Buy", False),
        ("Buy", "Use", True),
    ]
    after = there(other, made(writer.state, clock))
    assert [row.id for row in after.rows("handoff")] == [shown[1]["id"]]


def test_who_is_always_the_name(writer: WorkshopWriter, other: Store, clock: FakeClock) -> None:
    ana = Room(writer).leader("Ana")
    call = capture.commit(writer, None, "Call", leader_id=ana)
    capture.change(writer, Ref("commitment", call), "typed", who="Ana, or so")
    capture.commit(writer, None, "Write", leader_id=ana)
    capture.commit(writer, None, "Ask", who="The new one")
    rows = json.loads(made(writer.state, clock))["commitments"]
    assert [row["who"] for row in rows] == ["Ana Peña", "Ana Peña", "The new one"]
    assert [row.get("who_typed") for row in rows] == ["Ana, or so", None, None]
    after = there(other, made(writer.state, clock))
    assert [row.who for row in after.rows("commitment")] == ["Ana, or so", "", "The new one"]


def test_private_notes_and_scripts_can_be_left_out(full: State, writer: WorkshopWriter, clock: FakeClock) -> None:
    capture.add_note(writer, None, ["Watch the quiet one"], private=True)
    scripts = [row.script for table in ("exercise", "step") for row in full.rows(table) if row.script]
    notes = [row.text for row in full.rows("note") if row.private]
    assert scripts
    for secret in (*scripts, *notes):
        assert dumps({"": secret})[8:-3] in made(full, clock)
        assert dumps({"": secret})[8:-3] not in made(full, clock, private=False)


def test_findings_may_be_left_out(full: State, clock: FakeClock) -> None:
    assert "findings" not in document(full, findings=None, at=Stamp.take(clock))


def test_lengths_are_whole_numbers_where_they_are_whole(good: dict[str, Any]) -> None:
    step = good["exercises"][0]["steps"][0]
    assert (step["seconds"], type(step["seconds"])) == (600, int)
    assert isinstance(good["exercises"][-1]["steps"][0]["seconds"], float)


def test_the_text_is_for_people_and_for_diffs(good: dict[str, Any]) -> None:
    text = dumps(good)
    assert text.startswith('{\n  "format": {\n    "name": "onecompany-workshop",')
    assert text.endswith("\n}\n")
    assert "Ana Peña" in text
    with pytest.raises(ValueError, match="JSON"):
        dumps({"a": float("nan")})


def test_bringing_in_is_one_act_that_undo_leaves_alone(full: State, other: Store, clock: FakeClock) -> None:
    after = there(other, made(full, clock))
    writer = other.writer(after.workshop_id)
    assert [act.kind for act in writer.undo_line.acts.values()] == ["import"]
    assert writer.undo() is None
    capture.commit(writer, None, "One more")
    assert writer.undo() is not None
    assert made(writer.state, clock) == made(full, clock)


def test_making_a_document_needs_no_sqlmodel() -> None:
    """The application imports it before its first screen."""
    code = (
        "import sys, onecompany.exchange.document, onecompany.exchange.shape as shape\n"
        "shape.document_lists()\n"
        "sys.exit(any(name in sys.modules for name in ('sqlmodel', 'sqlalchemy', 'pydantic')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=300).returncode == 0


def test_which_way_is_good_is_told_beside_what_was_said(writer: WorkshopWriter, clock: FakeClock, other: Store) -> None:
    for name, direction, baseline, target in (
        ("Days", "", 9.0, 4.0), ("Visits", "", 4.0, 9.0), ("Calls", "up", 9.0, 4.0), ("Even", "", 4.0, 4.0),
    ):  # fmt: skip
        (metric,) = metrics.add_metrics(writer, None, [name])
        rows.change(writer, METRIC, metric, "filled in", direction=direction, baseline=baseline, target=target)
    text = made(writer.state, clock)
    told = {row["name"]: (row["good_is"], row["direction"]) for row in json.loads(text)["metrics"]}
    assert told == {"Days": ("down", ""), "Visits": ("up", ""), "Calls": ("up", "up"), "Even": ("", "")}
    assert made(there(other, text), clock) == text


@pytest.mark.reliability("JSON import")
@pytest.mark.parametrize("path", sorted(RELEASED.glob("*.json")), ids=lambda path: path.stem)
def test_a_document_of_a_released_version_is_read_and_all_of_it_is_kept(
    other: Store, clock: FakeClock, path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    state = there(other, text)
    old, new = (without_words(json.loads(one), state) for one in (text, made(state, clock)))
    assert holds(old, new)


def test_a_document_of_the_first_version_says_no_direction_that_nobody_typed(
    writer: WorkshopWriter, clock: FakeClock, other: Store
) -> None:
    for name, direction in (("Days", "up"), ("Calls", "down")):
        (metric,) = metrics.add_metrics(writer, None, [name])
        rows.change(writer, METRIC, metric, "filled in", direction=direction, baseline=9.0, target=4.0)
    old = json.loads(made(writer.state, clock))
    old["format"]["version"] = 1
    for row in old["metrics"]:
        del row["good_is"]
    found = {row.name: row.direction for row in there(other, json.dumps(old)).rows("metric")}
    assert found == {"Days": "", "Calls": "down"}
