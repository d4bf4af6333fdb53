"""One language: what counts as the same word, what settles it, where the old words still stand, what goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from onecompany.boards.panel import Refused
from onecompany.exercises.ownership.acts import add_silos
from onecompany.exercises.vocabulary import TERM, acts, section
from onecompany.exercises.vocabulary.board import behind, cell_place, detail_model, grid_model
from onecompany.exercises.vocabulary.panel import VocabularyPanel
from onecompany.exercises.vocabulary.words import Vocabulary, parted, typed
from onecompany.kinds import rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.findings import find_all
from onecompany.kinds.registry import kind, tables
from onecompany.kinds.sample import ids
from onecompany.kinds.view import Finding, View
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.sentences import Terms
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.blocks import Matrix, Readings, Table
from tests.conftest import DAY, plan_of, planned
from tests.kinds.boards import window

CONCEPTS = ["customer", "contract", "on time"]


@pytest.fixture
def plan() -> Plan:
    """A plan with a few concepts of its own, and where words can stand."""
    names = ("stages", "ownership", "conduct", "metrics")
    return plan_of(*map(planned, names), planned("vocabulary", concepts=CONCEPTS))


class Words:
    """The concepts by name, and a facilitator's hands on them."""

    def __init__(self, writer: WorkshopWriter) -> None:
        self.writer = writer

    @property
    def state(self) -> State:
        """The rows."""
        return self.writer.state

    def view(self, state: State | None = None) -> View:
        """The workshop as the exercise sees it."""
        state = state or self.state
        return View(state, state.where("exercise", "kind", "vocabulary")[0], DAY)

    def term(self, concept: str) -> str:
        """The id of a concept."""
        return next(str(row.id) for row in self.state.rows("term") if row.concept == concept)

    def says(self, silo: str, **words: str) -> None:
        """What a silo calls concepts, as it is typed."""
        said = {self.term(concept.replace("_", " ")): parted(word) for concept, word in words.items()}
        acts.set_words(self.writer, ids(self.writer, "silo")[silo], said)

    def agree(self, concept: str, line: str) -> None:
        """Agree on a term."""
        acts.agree(self.writer, {self.term(concept): parted(line)})

    def metric(self, name: str, **values: Any) -> str:
        """A metric. Its id."""
        return rows.add(self.writer, tables()["metric"], [{"name": name, **values}])[0]

    def rule(self, text: str, state: str = "adopted") -> str:
        """A rule of the code. Its id."""
        new = {"kind": "always", "text": text, "state": state, "people": True}
        return rows.add(self.writer, tables()["rule"], [new])[0]

    @property
    def findings(self) -> list[Finding]:
        """What its board says."""
        return find_all(self.state, DAY).get(self.view().exercise.id, [])

    def found(self, rule: str) -> list[str]:
        """What it says by one rule."""
        return [one.text for one in self.findings if one.key.partition(":")[0] == f"vocabulary.{rule}"]


@pytest.fixture
def words(writer: WorkshopWriter) -> Words:
    """Nothing said yet."""
    return Words(writer)


@pytest.mark.parametrize(
    ("line", "word", "meaning"),
    [
        ("account", "account", ""),
        ("account: who pays", "account", "who pays"),
        ("account:who pays: the bill", "account", "who pays: the bill"),
        ("compte : qui paie", "compte", "qui paie"),
        ("客户：付款的人", "客户", "付款的人"),
        ("by 10:30", "by 10:30", ""),
        (": who pays", "", "who pays"),
        ("account:", "account", ""),
    ],
)
def test_a_meaning_is_typed_behind_a_colon_and_edited_in_the_same_way(line: str, word: str, meaning: str) -> None:
    assert parted(line) == (word, meaning)
    assert parted(typed(word, meaning)) == (word, meaning)


def test_forms_accents_and_capitals_make_no_other_word(words: Words) -> None:
    words.says("Sales", customer="Client")
    words.says("Finance", customer="clients")
    words.says("IT", customer="CLÏENT")
    assert words.found("many") == []
    words.says("Service", customer="caller")
    assert words.found("many") == ["Two words for “customer”"]
    words.agree("customer", "client")
    assert words.found("many") == [], "an agreed term settles it"


def test_one_word_for_two_things_is_a_crack_until_terms_part_them(words: Words) -> None:
    words.says("Sales", contract="account")
    words.says("Finance", customer="accounts")
    assert words.found("same") == ["“accounts” stands for “customer” and “contract”"]
    (crack,) = [one for one in words.findings if one.level == "crack"]
    assert crack.why == "Finance: “customer”; Sales: “contract”."
    first = crack.key
    rows.move(words.writer, TERM, words.term("contract"), -1)
    assert [one.key for one in words.findings if one.level == "crack"] == [first], "a key stays, whatever is moved"
    words.agree("customer", "account")
    assert words.found("same") == ["“account” stands for “contract” and “customer”"], "Sales says it of the other still"
    words.agree("contract", "contract")
    assert words.found("same") == []
    words.agree("contract", "account")
    assert len(words.found("same")) == 1, "one term for two things is none"


def test_one_word_with_two_meanings_is_a_crack_and_the_same_in_other_words_is_none(words: Words) -> None:
    words.says("Sales", on_time="on time: on the day we promised")
    words.says("Service", on_time="on time: on the promised days")
    assert words.found("same") == []
    words.says("Operations", on_time="on time: the depot confirmed it")
    assert words.found("same") == ["“on time” has two meanings"]
    words.agree("on time", "on time: the day that was promised to the customer")
    assert words.found("same") == []


def test_old_words_are_found_as_whole_words_in_any_form_and_it_says_where(words: Words) -> None:
    words.says("Service", customer="case")
    words.agree("customer", "customer")
    words.metric("Caseload a month", source="Case data")
    words.rule("Close a case", state="dropped")
    assert words.found("unused") == [], "parts of words, sources and what was dropped do not count"
    metric, rule = words.metric("Still open", result="Fewer CASES lost"), words.rule("Call the case’s owner")
    (one,) = [finding for finding in words.findings if finding.key.startswith("vocabulary.unused")]
    assert one.text == "“customer” is in no metric and no rule, but “case” is"
    assert one.why == "“case” stands in the metric “Still open” and the rule “Call the case’s owner”."
    assert one.links == (Ref("metric", metric), Ref("rule", rule), Ref("term", words.term("customer")))
    words.rule("Ask customers first")
    assert words.found("unused") == []
    assert words.found("used") == ["“customer” stands in our metrics or rules"]


def test_a_word_that_is_agreed_for_another_thing_is_right_where_it_stands(words: Words) -> None:
    words.says("Finance", customer="account")
    words.agree("customer", "customer")
    words.metric("Accounts opened")
    assert len(words.found("unused")) == 1
    words.agree("contract", "account")
    assert words.found("unused") == []


def test_a_word_that_is_a_part_of_a_longer_one_is_not_said(words: Words) -> None:
    words.says("Finance", customer="customer account")
    words.agree("customer", "customer")
    words.metric("Customer accounts closed")
    assert words.found("used") == []
    assert len(words.found("unused")) == 1


def test_a_silo_that_goes_takes_its_words_along_and_undo_brings_them_back(words: Words) -> None:
    words.says("Sales", customer="lead: somebody to call", contract="deal")
    before = [dict(vars(row)) for row in words.state.rows("usage")]
    kind("ownership").part("acts").remove_silo(words.writer, ids(words.writer, "silo")["Sales"])
    assert words.state.rows("usage") == []
    words.writer.undo()
    assert [dict(vars(row)) for row in words.state.rows("usage")] == before


def test_what_is_agreed_goes_on_with_the_words_that_it_replaced(words: Words, store: Store, plan: Plan) -> None:
    words.says("Sales", customer="lead", contract="deal")
    words.agree("customer", "customer: who counts on us")
    rows.change(words.writer, TERM, words.term("customer"), understood=True)
    next_day = DAY + dt.timedelta(days=91)
    after = store.read(begin(store, organisation="Northwind Utilities", plan=plan, date=next_day))
    assert [(row.concept, row.term, row.understood) for row in after.rows("term")] == [
        ("customer", "customer", True),
        ("contract", "", None),
        ("on time", "", None),
    ]
    assert [row.word for row in after.rows("usage")] == ["lead"]
    (part,) = section.sections(words.view(State(after.shape, after.workshop_id, after.tables, lambda: (words.state,))))
    (trend,) = [block for block in part.blocks if isinstance(block, Readings)]
    assert [point.value for point in trend.points] == [33.3, 33.3]


def test_what_the_plan_does_not_name_is_asked_in_the_words_of_the_plan(store: Store) -> None:
    plan = replace(plan_of(planned("vocabulary")), words=Terms("patient", "patients", "ward", "wards"))
    made = store.read(begin(store, organisation="A clinic", plan=plan, date=DAY, people=[]))
    assert [row.concept for row in made.rows("term")][:3] == ["patient", "new patient", "lost patient"]


def test_whether_customers_understand_is_asked_anew_of_another_term(words: Words) -> None:
    words.agree("customer", "customer")
    rows.change(words.writer, TERM, words.term("customer"), understood=True)
    words.agree("customer", "Customer: who counts on us")
    assert words.state.get("term", words.term("customer")).understood is True
    words.agree("customer", "member")
    assert words.state.get("term", words.term("customer")).understood is None


def test_no_two_concepts_are_called_the_same(words: Words) -> None:
    acts.add_concepts(words.writer, ["Customer", "urgent", "URGENT "])
    assert [row.concept for row in words.state.rows("term")] == [*CONCEPTS, "urgent"]
    for text in ("on Time", " "):
        with pytest.raises(Refusal):
            acts.rename_concept(words.writer, words.term("urgent"), text)


def test_the_report_marks_conflicts_and_hands_out_a_glossary(words: Words) -> None:
    words.says("Sales", customer="lead", on_time="on time: as promised")
    words.says("Finance", customer="customers", on_time="on time: before it is due")
    words.agree("customer", "customer: who counts on us")
    (part,) = section.sections(words.view())
    assert part.conclusion == (
        "The departments have three words for two things. One of three concepts has an agreed term."
        " One word means several things: “on time”."
    )
    grid, glossary, untouched, meant = (one for one in part.blocks if isinstance(one, Matrix | Table))
    assert isinstance(grid, Matrix)
    tones: list[Mapping[str, str]] = [{cell.text: cell.tone for cell in row if cell.text} for row in grid.cells]
    assert grid.column_heads[0] == "We all say"
    assert tones[0] == {"lead": "plain", "customers": "strength", "customer": "plain"}
    assert tones[1] == {"on time": "crack", "two meanings": "crack"}
    assert isinstance(glossary, Table)
    assert glossary.rows == (("customer", "customer", "who counts on us", "lead"),)
    assert isinstance(untouched, Table)
    assert untouched.rows == (("contract",),)
    assert isinstance(meant, Table)
    assert meant.rows == (("on time", "on time", "Sales: as promised; Finance: before it is due"),)
    (number,) = section.numbers(words.view())
    assert (number.value, round(number.rank, 2)) == ("1 of 3", 0.7)


def test_few_words_of_many_silos_stand_on_an_upright_page(words: Words) -> None:
    names = [f"Department {number}" for number in range(1, 12)]
    add_silos(words.writer, names)
    for name in names:
        words.says(name, customer=f"word of {name}")
    (part,) = section.sections(words.view())
    (grid,) = (one for one in part.blocks if isinstance(one, Matrix))
    assert grid.row_heads == ("We all say", *names)
    assert grid.column_heads == ("customer",)
    assert [row[0].text for row in grid.cells[1:]] == [f"word of {name}" for name in names]
    assert grid.corner == "Department"


def test_letters_stand_for_words_where_columns_are_narrow_and_are_told_below(words: Words) -> None:
    words.says("Sales", customer="lead")
    words.says("Finance", customer="household")
    words.says("IT", customer="leads: who may sign")
    row, said = words.state.get("term", words.term("customer")), Vocabulary.of(words.state)
    seen = {
        room: [cell.text for cell in grid_model(words.state, said, room).body[0].cells.values()] for room in (70, 140)
    }
    assert sorted(filter(str.isalpha, seen[70][2:])) == ["A", "A", "B"]
    assert {"lead", "household", "leads"} <= set(seen[140])
    told = detail_model(words.state, said, row, 70, 4).body[1].cells[0].text
    assert "“household”: Finance" in told
    assert "IT (who may sign)" in told


async def test_what_is_pasted_fills_a_column_and_nothing_when_it_is_too_long(words: Words) -> None:
    async with window() as board:
        panel = await board.show(kind("vocabulary"), words.state)
        assert isinstance(panel, VocabularyPanel)
        first = panel.place
        with pytest.raises(Refused, match="4 lines"):
            panel.keep(words.writer, ["a", "b", "c", "d"])
        with pytest.raises(Refused, match="First the word"):
            panel.keep(words.writer, ["a", ": b"])
        assert words.state.rows("usage") == []
        panel.keep(words.writer, ["household", "deal: signed"])
        assert [(row.word, row.meaning) for row in words.state.rows("usage")] == [("household", ""), ("deal", "signed")]
        assert panel.select(first)
        assert panel.editable() == "household"
        panel.show(words.view(), panel.choose(words.writer, "ctrl+o").place)  # type: ignore[union-attr]
        assert words.found("aligned") == []
        assert words.state.get("term", words.term("customer")).term == "household"
        panel.choose(words.writer, "ctrl+t")
        assert words.state.get("term", words.term("customer")).understood is True
        panel.jump("last")
        panel.tab(1)
        assert panel.place.startswith(f"cell:{words.term('contract')}"), "the next word is the first silo's"
        assert panel.place.rpartition("|")[2] == first.rpartition("|")[2]
        assert panel.select(f"term:{words.term('customer')}|term")
        panel.edit(words.writer, "")
        assert words.state.get("term", words.term("customer")).term == ""


async def test_a_word_that_is_kept_leads_to_the_next_silo_and_another_in_its_place_is_said(words: Words) -> None:
    async with window() as board:
        panel = await board.show(kind("vocabulary"), words.state)
        first, silos = panel.place, [row.id for row in words.state.rows("silo")]
        kept = panel.keep(words.writer, ["patient"])
        assert (kept.place, kept.onward, kept.say) == (first, cell_place(words.term("customer"), silos[1]), "")
        panel.show(words.view(), first)
        assert panel.keep(words.writer, ["case: a bed"]).say.startswith("In place of “patient”.")
        assert behind(words.state, cell_place(words.term("customer"), silos[-1])) == cell_place(
            words.term("contract"), silos[0]
        )
        assert behind(words.state, cell_place(words.term("on time"), silos[-1])) == ""


async def test_a_word_with_its_meaning_at_a_concept_asks_whether_it_is_what_all_will_say(words: Words) -> None:
    async with window() as board:
        panel = await board.show(kind("vocabulary"), words.state)
        assert panel.select(f"term:{words.term('customer')}")
        question = panel.keep(words.writer, ["guest: who counts on us"]).question
        assert question is not None
        agree, add = (answer.act for answer in question.answers)
        assert agree is not None
        assert add is not None
        assert not words.state.rows("usage")
        agree(words.writer)
        row = words.state.get("term", words.term("customer"))
        assert (row.term, row.meaning) == ("guest", "who counts on us")
        add(words.writer)
        assert words.term("guest: who counts on us")
