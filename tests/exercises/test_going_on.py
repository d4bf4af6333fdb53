"""What goes on into the organisation's next workshop, and what is said when something others point to goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

import pytest
from sqlmodel import Field, SQLModel

from onecompany.clock import Stamp
from onecompany.exercises.metrics import METRIC
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import hooks, rows, silos
from onecompany.kinds.beginning import begin
from onecompany.kinds.carrying import going_on
from onecompany.kinds.hooks import tell
from onecompany.kinds.last_time import about_minutes, about_silos
from onecompany.kinds.lineage import cracks
from onecompany.kinds.lines import facts
from onecompany.kinds.registry import kinds, tables
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import Finding
from onecompany.parsing.people import Person
from onecompany.sentences import EMPTY
from onecompany.store.acts import agenda, capture, people
from onecompany.store.acts.workshops import create
from onecompany.store.file import Store
from onecompany.store.problems import Unknown
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.types import Carried
from tests.conftest import DAY, PEOPLE, northwind_plan
from tests.exercises.room import Room, add_metric, promise

NEXT = DAY + dt.timedelta(days=91)


def state_of_next(room: Room, store: Store, **more: Any) -> State:
    """The rows of the organisation's next workshop."""
    return store.read(begin(store, organisation="Northwind Utilities", plan=northwind_plan(), date=NEXT, **more))


def test_of_the_commitments_the_open_ones_go_on_and_of_the_others_every_row(room: Room, store: Store) -> None:
    room.journey("Buy", "Use")
    kept = [promise(room, what) for what in ("Kept", "Open", "Late", "Dropped")]
    for row, state in zip(kept, ("kept", "open", "late", "dropped"), strict=True):
        rows.change(room.writer, COMMITMENT, row, "said", state=state, reason="The works council has it")
    before = room.state.copy()
    after = state_of_next(room, store)
    assert [row.what for row in after.rows("commitment")] == ["Open", "Late"]
    assert {row.reason for row in after.rows("commitment")} == {""}
    assert {row.exercise_id for row in after.rows("commitment")} == {None}
    assert [row.name for row in after.rows("stage")] == ["Buy", "Use"]
    assert [row.origin_id for row in after.rows("stage")] == [row.id for row in before.rows("stage")]
    assert len(after.rows("leader")) == len(before.rows("leader"))
    assert store.read(room.writer.workshop_id).tables == before.tables


@pytest.mark.parametrize("name", sorted(kinds()))
def test_a_kind_says_what_goes_on_of_its_own_tables_and_of_those_that_it_shows(name: str, mapped: Room) -> None:
    spoken_of = hooks.hooks(kinds()[name]).carry(mapped.state, NEXT)
    assert spoken_of.keys() <= set(kinds()[name].shown_tables)
    for table, rows_of_it in spoken_of.items():
        assert {row.id for row in rows_of_it} <= {row.id for row in mapped.state.rows(table)}


class VoteBase(SQLModel):
    """What a toy kind records in each of its exercises."""

    exercise_id: str = Field(foreign_key="exercise.id")
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    state: str = ""
    about: str = ""


@pytest.fixture
def vote(store: Store) -> Iterator[type[SQLModel]]:
    """A toy kind's table whose rows cannot be without an exercise, in the file for one test."""

    class ToyVote(VoteBase, Carried, table=True):
        """A vote."""

        REFERENCES: ClassVar[tuple[str, ...]] = ("about",)

    table: Any = ToyVote.__table__  # type: ignore[attr-defined]
    table.create(store.engine)
    yield ToyVote
    SQLModel.metadata.remove(table)


def test_a_row_that_needs_an_exercise_gets_the_one_in_its_place_or_stays_behind(
    store: Store, workshop: str, vote: type[SQLModel]
) -> None:
    writer = store.writer(workshop)
    room = Room(writer)
    room.journey("Buy", "Use")
    learnings, journey = room.exercise("open", "Closing"), room.exercise("stages")
    with writer.act("voted") as transaction:
        about = f"stage:{room.stage('Use')}"
        kept = transaction.add(vote, exercise_id=learnings.id, leader_id=room.leader("Ana"), state="done", about=about)
        transaction.add(vote, exercise_id=journey.id, state="open")
        transaction.add(vote, exercise_id=learnings.id, state="not this one")
    plan = northwind_plan()
    short = replace(plan, exercises=[each for each in plan.exercises if each.kind != "stages"])
    after = store.read(
        create(
            store,
            organisation="Northwind Utilities",
            plan=short,
            date=NEXT,
            prepare=lambda *_: None,
            goes_on=lambda before: {
                "toyvote": [row for row in before.rows("toyvote") if row.state != "not this one"],
                "leader": [row for row in before.rows("leader") if row.name.startswith("Ben")],
            },
        )
    )
    (row,) = after.rows("toyvote")
    assert (row.state, row.origin_id, row.leader_id) == ("done", kept.id, None)
    assert after.get("exercise", row.exercise_id).title == learnings.title
    assert after.get("stage", row.about.removeprefix("stage:")).name == "Use"
    assert [row.name for row in after.rows("leader")] == ["Ben Okafor"]


def test_no_kind_speaks_of_a_table_of_which_another_speaks(mapped: Room) -> None:
    every = [table for kind in kinds().values() for table in hooks.hooks(kind).carry(mapped.state, NEXT)]
    assert len(every) == len(set(every))
    assert going_on(mapped.state, NEXT).keys() <= tables().keys()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What a kind is told, with whether the row is still there."""
    told: list[tuple[str, ...]] = []
    acts = kinds()["open"].part("acts")
    for event in ("leader_removed", "metric_removed", "stage_removed"):
        monkeypatch.setattr(
            acts,
            event,
            lambda transaction, row_id, event=event: told.append(
                (event, row_id, transaction.state.get(event.partition("_")[0], row_id) is not None)
            ),
            raising=False,
        )
    return told


def test_a_leader_a_metric_and_a_stage_that_go_are_told_before_they_have_gone(mapped: Room, heard: Any) -> None:
    metric = add_metric(mapped, "Ana", "Days to move in")
    ana, stage = mapped.leader("Ana"), mapped.stage("Use")
    people.remove_leader(mapped.writer, ana, tell)
    rows.remove(mapped.writer, METRIC, metric)
    stages.remove(mapped.writer, Ref("stage", stage))
    assert heard == [("leader_removed", ana, True), ("metric_removed", metric, True), ("stage_removed", stage, True)]


def test_what_a_promise_served_stays_in_words_when_it_goes_and_comes_back_with_undo(mapped: Room) -> None:
    metric = add_metric(mapped, "Ana", "Days to move in")
    of_metric, of_stage, of_handoff, of_finding = (promise(mapped, what) for what in "ABCD")
    buy, use = mapped.stage("Buy"), mapped.stage("Use")
    serves = {
        of_metric: f"metric:{metric}",
        of_stage: f"stage:{use}",
        of_handoff: f"handoff:{buy}-{use}",
        of_finding: f"finding:ownership.nobody:{use}",
    }
    for row, reference in serves.items():
        rows.change(mapped.writer, COMMITMENT, row, "said", serves=reference, serves_text="old words")
    stages.change(mapped.writer, Ref("stage", use), "renamed", name="Live with it")
    rows.remove(mapped.writer, METRIC, metric)
    stages.remove(mapped.writer, Ref("stage", use))

    def served() -> list[tuple[str, str]]:
        promises = [mapped.state.get("commitment", row) for row in serves]
        return [(row.serves, row.serves_text) for row in promises]

    assert served() == [
        ("", "Days to move in"),
        ("", "Live with it"),
        ("", "Buy → Live with it"),
        (serves[of_finding], "old words"),
    ]
    mapped.writer.undo()
    mapped.writer.undo()
    assert served() == [(reference, "old words") for reference in serves.values()]


# -- from which workshop, who takes part, and how long it takes


def test_it_goes_on_from_the_latest_a_chosen_one_or_none(room: Room, store: Store) -> None:
    room.journey("Buy", "Use")
    second = state_of_next(room, store, without=["journey"])
    assert (second.workshop.origin_id, second.rows("stage")) == (room.state.workshop_id, [])
    of_first = state_of_next(room, store, goes_on_from=room.state.workshop_id)
    assert [row.name for row in of_first.rows("stage")] == ["Buy", "Use"]
    of_latest = state_of_next(room, store)
    assert of_latest.workshop.origin_id == of_first.workshop_id
    line = room.state.rows("stage")[0].id
    assert of_latest.rows("stage")[0].origin_id == line
    anew = state_of_next(room, store, goes_on_from=None)
    assert (anew.workshop.origin_id, anew.rows("leader"), anew.rows("stage")) == (None, [], [])


@pytest.mark.parametrize("wanted", ["nowhere", "of another"])
def test_it_goes_on_from_no_workshop_of_another_organisation(room: Room, store: Store, wanted: str) -> None:
    if wanted == "of another":
        wanted = begin(store, organisation="Another", plan=northwind_plan(), date=DAY)
    before = len(store.workshops())
    with pytest.raises(Unknown, match="no workshop of this organisation"):
        state_of_next(room, store, goes_on_from=wanted)
    assert len(store.workshops()) == before


def test_a_silo_with_another_name_takes_what_it_owned_along_and_who_left_keeps_what_was_theirs(
    mapped: Room, store: Store
) -> None:
    promise(mapped, "Call them back", "Finn")
    add_metric(mapped, "Finn", "Calls that are answered")
    owned = {mapped.state.get("stage", row.stage_id).name for row in mapped.state.rows("ownership")}
    people_now = [replace(one, silo="Field") if one.silo == "Operations" else one for one in PEOPLE]
    people_now = [one for one in people_now if one.name != "Finn Maher"]
    after = state_of_next(mapped, store, people=[*people_now, Person("Uma Rao", "CPO", "People")])
    silos = {row.name: row for row in after.rows("silo")}
    before = {row.name: row for row in mapped.state.rows("silo")}
    assert silos.keys() == before.keys() - {"Operations"} | {"Field", "People"}
    assert silos["Field"].origin_id == before["Operations"].id
    assert {after.get("stage", row.stage_id).name for row in after.rows("ownership")} == owned
    leaders = {row.name: row for row in after.rows("leader")}
    assert "Finn Maher" not in leaders
    assert all(row.present for row in leaders.values())
    (left,), (metric,) = after.rows("commitment"), after.rows("metric")
    assert (left.leader_id, left.who, metric.leader_id) == (None, "Finn Maher", None)
    assert leaders["Uma Rao"].origin_id is None


def test_the_minutes_of_last_time_are_told_and_taken(room: Room, store: Store) -> None:
    clock, plan = store.clock, northwind_plan()
    step = next(row for row in room.state.rows("step") if room.state.get("exercise", row.exercise_id).kind == "stages")
    agenda.go(room.writer, step.id)
    agenda.start(room.writer)
    clock.advance(21 * 60)  # type: ignore[attr-defined]
    agenda.pause(room.writer)
    moment = Stamp.take(clock)
    journey = next(one for one in plan.exercises if one.kind == "stages")
    took = round(journey.steps[0].minutes)
    assert about_minutes(room.state, plan, moment) == [
        f"Last time one of five steps of {journey.title} took 21 minutes, planned {took}."
    ]
    alone = replace(plan, exercises=(replace(journey, steps=journey.steps[:1]),))
    assert about_minutes(room.state, alone, moment) == [f"Last time {journey.title} took 21 minutes, planned {took}."]
    assert about_minutes(None, plan, moment) == []
    for wanted, seconds in ((True, 21 * 60), (False, took * 60)):
        after = state_of_next(room, store, actual_minutes=wanted, goes_on_from=room.state.workshop_id)
        (exercise,) = after.where("exercise", "kind", "stages")
        assert after.where("step", "exercise_id", exercise.id)[0].seconds == seconds


def listed_next(room: Room, **moved: str) -> list[Person]:
    """The leaders of last time, with other names of departments for those who are in one of these."""
    named = {row.id: moved.get(row.name.replace(" ", "_"), row.name) for row in room.state.rows("silo")}
    return [Person(row.name, row.role, named.get(row.silo_id, "")) for row in room.state.rows("leader")]


def test_a_list_with_the_old_name_of_a_department_leads_to_it(room: Room, store: Store) -> None:
    people.rename_silo(room.writer, room.silo("Sales"), "Revenue", tell)
    asked = listed_next(room, Revenue="SALES")
    assert about_silos(room.state, asked) == ["“SALES” leads to “Revenue”, which it belongs to since."]
    after = state_of_next(room, store, people=asked)
    assert [row.name for row in after.rows("silo")] == [row.name for row in room.state.rows("silo")]
    assert {row.origin_id for row in after.rows("silo")} == {row.id for row in room.state.rows("silo")}


def test_what_became_a_part_of_another_department_belongs_to_that_next_time(room: Room, store: Store) -> None:
    room.journey("Buy", "Use")
    room.own(Buy="Sales")
    sales, it = room.silo("Sales"), room.silo("IT")
    silos.merge(room.writer, sales, it, {})
    old = Person("Late Comer", "CSO", "Sales")
    after = state_of_next(room, store, people=[*listed_next(room), old])
    (now,) = (row for row in after.rows("silo") if row.name == "IT")
    assert "Sales" not in [row.name for row in after.rows("silo")]
    assert next(row for row in after.rows("leader") if row.name == "Late Comer").silo_id == now.id
    assert {row.silo_id for row in after.rows("ownership")} == {now.id}
    assert [(row.name, row.line) for row in after.rows("former_silo")] == [("Sales", sales)]
    assert facts(after).has(after, ("silo", sales))
    assert facts(after).has(after, ("silo", it))


def test_a_crack_about_a_department_goes_on_with_the_one_that_it_became_a_part_of(room: Room, store: Store) -> None:
    sales, it = room.silo("Sales"), room.silo("IT")
    before = room.state.copy()
    silos.merge(room.writer, sales, it, {})
    after = state_of_next(room, store)
    now = next(row.id for row in after.rows("silo") if row.name == "IT")
    (line,) = cracks(
        [before, after], [[Finding(f"toy.x:{sales}", "crack", EMPTY)], [Finding(f"toy.x:{now}", "crack", EMPTY)]]
    )
    assert (line.seen, line.open, line.times) == ((0, 1), True, 2)


def test_what_was_a_removed_leaders_says_so_in_words(mapped: Room) -> None:
    ana = mapped.leader("Ana")
    name, role = mapped.state.get("leader", ana).name, mapped.state.get("leader", ana).role
    parked = capture.park(mapped.writer, None, "A desk for all")
    capture.give(mapped.writer, Ref("parking", parked), ana)
    decision = capture.add_decision(mapped.writer, None, "One desk")
    capture.give(mapped.writer, Ref("decision", decision), ana)
    promise = capture.commit(mapped.writer, None, "Call them", leader_id=ana)
    people.remove_leader(mapped.writer, ana, tell)
    assert mapped.state.get("decision", decision).how == f"{role} was to see to it", "without the name"
    assert mapped.state.get("parking", parked).text == f"A desk for all ({role} was to see to it)"
    assert mapped.state.get("commitment", promise).who == name
