"""What keeps the code alive: nothing that was typed is lost when a rule goes, and it goes on with the rule."""

from __future__ import annotations

import pytest

from onecompany.boards.panel import Refused
from onecompany.exercises.conduct import RULE
from onecompany.exercises.metrics import METRIC
from onecompany.exercises.reinforce import RECOGNITION, REINFORCEMENT
from onecompany.exercises.reinforce.kept import code, left_over
from onecompany.exercises.reinforce.panel import ReinforcePanel
from onecompany.exercises.reinforce.section import sections, upcoming
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.view import View
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.blocks import Table
from tests.conftest import plan_of, planned
from tests.exercises.coded import Coded
from tests.exercises.room import day


@pytest.fixture
def plan() -> Plan:
    return plan_of(planned("stages"), planned("conduct"), planned("reinforce", limit=2), planned("commitments"))


class Kept(Coded):
    """A room that keeps three adopted rules alive, and has dropped none yet."""

    def panel(self, place: str) -> ReinforcePanel:
        """The board with the cursor at a place."""
        return ReinforcePanel(View(self.state, self.exercise("reinforce"), self.today), place)

    def say(self, rule: str, **values: str) -> None:
        """Type into the columns of a rule by its words."""
        (line,) = [line for line in code(self.state) if rule in line.words]
        place = str(line.ref)
        for column, text in values.items():
            place = self.panel(f"{place}|{column}").keep(self.writer, [text]).place.partition("|")[0]


@pytest.fixture
def kept(writer: WorkshopWriter) -> Kept:
    room = Kept(writer)
    room.journey("Buy", "Use")
    room.add("Buy", always=["Confirm in writing"], never=["Promise what nobody has confirmed"], state="adopted")
    room.add("Use", always=["Call before they call"], state="adopted")
    room.add("Use", always=["Smile"])
    return room


def test_there_is_a_line_for_each_adopted_rule_before_anything_was_said(kept: Kept) -> None:
    assert [line.numbered for line in code(kept.state)] == [
        "1 always: Confirm in writing", "2 never: Promise what nobody has confirmed", "3 always: Call before they call",
    ]  # fmt: skip
    (first, *_), (waiting,) = (part.rows for part in kept.panel("").parts())
    assert (first.row, first.shows["rule"]) == (None, "1 always: Confirm in writing")
    assert kept.says("reinforce") == ["! Three rules are adopted, more than two"]
    assert waiting.says


def test_what_is_typed_on_a_blank_line_makes_a_record_of_the_rule_and_only_one(kept: Kept) -> None:
    kept.say("Confirm", trainer_id="the depot", how="Twenty letters", first_date="in 2 weeks", leader_id="Ana")
    (row,) = kept.state.rows("reinforcement")
    assert (row.trainer, row.trainer_id, row.how) == ("the depot", None, "Twenty letters")
    assert (row.first_date, row.leader_id) == (day(14), kept.leader("Ana"))
    kept.say("Call before", measured_by="calls that we get")
    with pytest.raises(Refused, match="worded in the code"):
        kept.panel(f"reinforcement:{row.id}|rule").keep(kept.writer, ["Confirm by phone"])
    assert kept.says("reinforce")[1:] == [
        "! “always: Confirm in writing” lacks a measure and reinforcement",
        "! “never: Promise what nobody has confirmed” lacks training, a measure and reinforcement",
        "! “always: Call before they call” lacks training and reinforcement",
        "! Nothing is recognised that only several departments can win together",
    ]


def test_a_rule_that_is_dropped_or_removed_leaves_what_was_said_of_it_and_undo_brings_it_back(kept: Kept) -> None:
    kept.say("Confirm", trainer_id="Ana", reinforced_by="Thanks")
    kept.say("Call before", trainer_id="Ben")
    dropped, removed = kept.id("rule", "Confirm in writing"), kept.id("rule", "Call before they call")
    kept.change(dropped, state="dropped")
    rows.remove(kept.writer, RULE, removed)
    assert [words for words, _ in left_over(kept.state)] == [
        "always: Confirm in writing",
        "always: Call before they call",
    ]
    (section,) = sections(View(kept.state, kept.exercise("reinforce"), kept.today))
    told = next(block for block in section.blocks if isinstance(block, Table))
    assert [line[0] for line in told.rows][-1] == "always: Call before they call (adopted no more)"
    kept.writer.undo()
    assert [line.row is not None for line in code(kept.state)] == [False, True]
    kept.change(dropped, state="adopted")
    assert left_over(kept.state) == []


def test_what_was_said_of_a_rule_that_went_can_be_said_of_another_that_has_no_line_yet(kept: Kept) -> None:
    kept.say("Confirm", trainer_id="Ana")
    kept.say("Call before", trainer_id="Ben")
    rows.remove(kept.writer, RULE, kept.id("rule", "Confirm in writing"))
    ((_, row),) = left_over(kept.state)
    place = f"reinforcement:{row.id}|rule"
    with pytest.raises(Refused, match="a line of its own"):
        kept.panel(place).edit(kept.writer, "rule 2")
    kept.panel(place).edit(kept.writer, "rule 1")
    assert [line.row and line.row.trainer_id for line in code(kept.state)] == [kept.leader("Ana"), kept.leader("Ben")]


def test_a_metric_of_the_workshop_is_taken_by_one_key(kept: Kept) -> None:
    (metric,) = rows.add(kept.writer, METRIC, [{"name": "Calls a month", "leader_id": kept.leader("Ben")}])
    for place in (
        f"rule:{kept.id('rule', 'Confirm in writing')}|how",
        f"rule:{kept.id('rule', 'Call before they call')}|rule",
    ):
        panel = kept.panel(place)
        ((words, whose, example),) = panel.examples()
        assert (words, whose) == ("Calls a month", "Ben Okafor")
        panel.take_example(kept.writer, example)
    assert {row.measured_by for row in kept.state.rows("reinforcement")} == {f"metric:{metric}"}
    assert kept.panel("recognition:|text").examples() == []
    rows.remove(kept.writer, METRIC, metric)
    assert {(row.measured_by, row.measured_by_text) for row in kept.state.rows("reinforcement")} == {
        ("", "Calls a month")
    }


def test_it_goes_on_with_the_rules_that_go_on_and_points_to_their_copies(kept: Kept, store: Store, plan: Plan) -> None:
    kept.say("Confirm", trainer_id="Ana", measured_by="letters")
    kept.say("Call before", trainer_id="Ben")
    rows.add(kept.writer, RECOGNITION, [{"text": "A month without a call", "silos": [kept.silo("Sales")]}])
    kept.change(kept.id("rule", "Call before they call"), state="dropped")
    after = store.read(begin(store, organisation="Northwind Utilities", plan=plan, date=day(91)))
    (line,) = [line for line in code(after) if line.row is not None]
    assert line.row is not None
    assert (line.words, line.row.measured_by_text) == ("always: Confirm in writing", "letters")
    assert len(after.rows("reinforcement")) == 1
    (won,) = after.rows("recognition")
    assert [after.get("silo", silo).name for silo in won.silos] == ["Sales"]


def test_one_person_a_late_date_and_what_each_lacks_are_said(kept: Kept) -> None:
    kept.add("Buy", always=["Say the price"], state="adopted")
    for rule in ("Confirm", "Promise", "Call before", "Say the price"):
        said = {"measured_by": "a count", "reinforced_by": "thanks"}
        kept.say(
            rule, trainer_id="Ana", first_date="in 2 weeks", leader_id="Ben" if rule == "Promise" else "Ana", **said
        )
    kept.add("Buy", always=["Say how long"], state="adopted")
    assert "! Ana Peña answers for three of five rules" in kept.says("reinforce")
    kept.change(kept.id("rule", "Say how long"), state="dropped")
    kept.say("Promise", first_date="in 2 years")
    rows.add(kept.writer, RECOGNITION, [{"text": "A month", "silos": [kept.silo("Sales"), kept.silo("IT")]}])
    assert kept.says("reinforce") == [
        "! Four rules are adopted, more than two",
        "! Ana Peña answers for three of four rules",
        "! “never: Promise what nobody has confirmed” is first trained after the first review",
        "✓ For every adopted rule training, a measure and reinforcement are planned",
    ]
    (promise,) = [line for line in code(kept.state) if "Promise" in line.words]
    kept.panel(f"{promise.ref}|reinforced_by").delete(kept.writer)
    assert "! “never: Promise what nobody has confirmed” lacks reinforcement" in kept.says("reinforce")


def test_trainings_and_recognitions_stand_in_the_calendar(kept: Kept) -> None:
    kept.say("Confirm", trainer_id="the depot", how="Twenty letters", first_date="in 2 weeks")
    kept.say("Call before", trainer_id="Ben")
    new = {"text": "A month", "silos": [kept.silo("Sales"), kept.silo("IT")], "leader_id": kept.leader("Ana")}
    rows.add(kept.writer, RECOGNITION, [new | {"by_when": day(-7)}])
    later = View(kept.state, kept.exercise("reinforce"), day(700))
    assert [(one.what, one.about, one.who, one.date) for one in upcoming(later).occasions] == [
        ("First training for “always: Confirm in writing”", "Twenty letters", "the depot", day(14)),
        ("Recognition for “A month”", "Sales and IT", "Ana Peña", day(-7)),
    ]


def test_a_line_is_called_by_its_rule(kept: Kept) -> None:
    kept.say("Confirm", trainer_id="Ana")
    (row,) = kept.state.rows("reinforcement")
    rows.remove(kept.writer, REINFORCEMENT, row.id)
    undone = kept.writer.undo()
    assert undone is not None
    assert undone[0].label == "removed reinforcement “always: Confirm in writing”"
