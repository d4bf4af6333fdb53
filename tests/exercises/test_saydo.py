"""What we say and what we do: the gap by hands and by ballot, and what the days and the gap say."""

from __future__ import annotations

import pytest

from onecompany.boards.panel import Refused
from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exercises.conduct import RULE
from onecompany.exercises.saydo import PROCLAIMED
from onecompany.exercises.saydo.gap import latest, vote
from onecompany.exercises.saydo.panel import SayDoPanel
from onecompany.kinds import ballots, rows
from onecompany.kinds.view import View
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.store.acts.rounds import close
from onecompany.store.ballots import cast
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY, MORNING, plan_of, planned
from tests.exercises.coded import Coded
from tests.exercises.room import day


@pytest.fixture
def plan() -> Plan:
    return plan_of(planned("stages"), planned("conduct"), planned("saydo"), planned("commitments"))


class SayDo(Coded):
    """A room that says what it does."""

    def panel(self, place: str) -> SayDoPanel:
        """The board with the cursor at a place."""
        return SayDoPanel(View(self.state, self.exercise("saydo"), self.today), place)

    def place(self, column: str) -> str:
        """A column of the first value."""
        return f"proclaimed_value:{self.state.rows('proclaimed_value')[0].id}|{column}"

    def type(self, column: str, text: str) -> str:
        """Type into a column of the first value; what is said of it."""
        return self.panel(self.place(column)).keep(self.writer, [text]).say

    def vote_all(self, *choices: str) -> str:
        """A ballot on all values, one choice a leader for each; the id of the first round."""
        exercise = self.exercise("saydo")
        asked = vote(self.state.rows("proclaimed_value"), exercise.settings)
        ids = ballots.begin(self.writer, exercise.id, asked, "ballot")
        for leader, choice in zip(self.state.rows("leader"), choices, strict=False):
            cast(self.writer, leader.id, {key: [choice] for key in ids})
        close(self.writer, ids)
        ballots.reveal(self.writer, ids)
        return ids[0]


@pytest.fixture
def said(writer: WorkshopWriter) -> SayDo:
    room = SayDo(writer)
    rows.add(writer, PROCLAIMED, [{"text": "Customers first"}, {"text": "One company"}])
    return room


def test_a_value_that_was_just_typed_says_nothing(said: SayDo) -> None:
    assert said.found("saydo") == []


def test_hands_are_counted_in_one_line_and_corrected_in_the_same_round(said: SayDo) -> None:
    assert said.type("gap", "0 1 2 3 1") == "7 hands were kept; 8 leaders are here."
    panel = said.panel(said.place("gap"))
    assert panel.editable() == "0 1 2 3 1"
    panel.edit(said.writer, "0 0 0 4 4")
    assert len(said.state.rows("round")) == 1
    assert said.says("saydo") == [
        "✗ We say “Customers first” and do something else: the gap is 3.5 of 4",
        "! Nobody can say when “Customers first” was last kept at a cost",
    ]
    said.type("gap", "8 0 0 0 0")
    assert len(said.state.rows("round")) == 2
    with pytest.raises(Refused, match="stays on record"):
        said.panel(said.place("gap")).delete(said.writer)
    with pytest.raises(Refused, match="3 is one number"):
        said.type("gap", "3")


@pytest.mark.parametrize(("typed", "read"), [("yesterday", day(-1)), ("today", DAY), ("a week ago", day(-7))])
def test_days_lie_behind(said: SayDo, typed: str, read: object) -> None:
    said.type("kept_when", typed)
    assert said.state.rows("proclaimed_value")[0].kept_when == read


def test_a_month_alone_says_which_day_was_kept_and_no_order_is_concluded_from_its_last_day(said: SayDo) -> None:
    assert said.type("kept_when", "January") == "“January” names no day: Sat 31 Jan was kept. F2 changes it."
    assert said.type("broken_when", "12 January") == ""
    said.type("broken_when", "31 January")
    said.type("kept_when", "3 January")
    assert "saydo.broken_later" not in {finding.key.partition(":")[0] for finding in said.found("saydo")}
    said.type("broken_when", "12 January")
    (later,) = [finding for finding in said.found("saydo") if finding.key.startswith("saydo.broken_later")]
    assert str(later.why) == "Kept on Sat 3 Jan, broken on Mon 12 Jan."
    said.type("broken_when", "5 February")
    (later,) = [finding for finding in said.found("saydo") if finding.key.startswith("saydo.broken_later")]
    assert str(later.why) == "Kept in January 2026, broken in February 2026."


def test_a_day_to_come_is_refused(said: SayDo) -> None:
    with pytest.raises(Refusal, match="“tomorrow” is still to come"):
        said.type("broken_when", "tomorrow")


def test_lived_is_a_small_gap_and_kept_at_a_cost_within_a_year(said: SayDo) -> None:
    said.type("gap", "4 4 0 0 0")
    assert said.says("saydo") == ["! Nobody can say when “Customers first” was last kept at a cost"]
    said.type("kept_when", "13 months ago")
    assert said.says("saydo") == []
    said.type("kept_what", "We paid for the hotel")
    assert said.says("saydo") == []
    said.type("kept_when", "11 months ago")
    said.type("broken_when", "12 months ago")
    assert said.says("saydo") == ["✓ We do what we say: “Customers first”"]
    said.type("broken_when", "yesterday")
    assert said.says("saydo")[0] == "! “Customers first” was broken after it was last kept at a cost"


def test_of_few_ballots_the_document_has_number_and_mean_and_of_one_no_mean(said: SayDo) -> None:
    said.vote_all("4", "3")
    first = document(said.state, findings={}, at=Stamp(MORNING, 0.0, "boot"))["values"][0]
    assert (first["gap"], first["n"]) == (3.5, 2)
    said.vote_all("4")
    row = said.state.rows("proclaimed_value")[0]
    result = latest(said.state, row)
    assert result is not None
    assert (result.n, result.mean, result.counts) == (1, None, None)


def test_rules_are_taken_from_the_code_once_and_let_go_when_they_go(said: SayDo) -> None:
    said.journey("Buy", "Use")
    said.add("Use", always=["Call before they call", "Say the price"], state="adopted")
    panel = said.panel(said.place("text"))
    (words, stage, example), _ = panel.examples()
    assert (words, stage) == ("always: Call before they call", "Use")
    panel.take_example(said.writer, example)
    taken = said.state.rows("proclaimed_value")[1]
    assert (taken.text, taken.rule) == (words, f"rule:{said.id('rule', 'Call before they call')}")
    assert [row[0] for row in said.panel("").examples()] == ["always: Say the price"]
    rows.remove(said.writer, RULE, taken.rule.partition(":")[2])
    assert [(row.text, row.rule) for row in said.state.rows("proclaimed_value")][1] == (words, "")
