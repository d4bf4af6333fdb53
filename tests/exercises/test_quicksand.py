"""Motivation, metrics, mechanics: sheets of paper typed in figures, ballots within a silo, what the scores come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from onecompany.boards.outcome import Outcome, Refused
from onecompany.boards.place import Place
from onecompany.exercises.quicksand import REWARD, entries
from onecompany.exercises.quicksand.board import NOWHERE, asked, one, place_of, score_place, whole
from onecompany.exercises.quicksand.cursor import Cursor
from onecompany.exercises.quicksand.findings import find
from onecompany.exercises.quicksand.panel import PANEL
from onecompany.exercises.quicksand.paper import read_scores
from onecompany.exercises.quicksand.scores import Scores
from onecompany.exercises.quicksand.section import numbers, sections, upcoming
from onecompany.exercises.quicksand.votes import subject_of, votes
from onecompany.exercises.reinforce.section import upcoming as kept_upcoming
from onecompany.kinds import ballots, rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.registry import kinds, tables
from onecompany.kinds.rounds import missing, turnout
from onecompany.kinds.view import Finding, View
from onecompany.plans import Plan
from onecompany.store.acts import rounds
from onecompany.store.ballots import cast
from onecompany.store.file import Store
from onecompany.summary.blocks import Matrix, Table
from tests.conftest import DAY, plan_of, planned
from tests.exercises.room import Room
from tests.kinds.boards import window

TWO = [
    {"cause": "motivation", "key": "backed", "text": "Who keeps a customer is backed"},
    {"cause": "motivation", "key": "praised", "text": "Who helps is praised"},
    {"cause": "mechanics", "key": "once", "text": "A customer tells it once"},
]


class Scored(Room):
    """A room that scores the causes."""

    @property
    def view(self) -> View:
        """What the pure parts of the kind see."""
        return View(self.state, self.exercise("quicksand"), DAY)

    def cursor(self, silo: str, cause: str = "motivation", about: str = "whole") -> Cursor:
        """The cursor on the board of all causes."""
        return Cursor(self.view, place_of(self.silo(silo), cause, about))

    def at(self, silo: str, number: int, about: str = "whole") -> Cursor:
        """The cursor at one score."""
        statement = Scores(self.state).statements[number - 1]
        return Cursor(self.view, score_place(self.silo(silo), statement.id, about))

    def type(self, cursor: Cursor, *lines: str) -> str:
        """Type lines, or paste several; where the cursor is then."""
        return entries.keep(self.writer, cursor, lines).gone_on().place

    def sheet(self, silo: str) -> str:
        """All scores of a silo in the order of the board, `-` for none."""
        scores = Scores(self.state)
        given = [scores.given(self.silo(silo), cause, about) for cause in scores.causes for about in ("whole", "self")]
        return " ".join("".join("-" if score is None else str(score) for score in part) for part in given)

    def give(self, **sheets: str) -> None:
        """Whole sheets by silo."""
        for silo, line in sheets.items():
            self.type(self.cursor(silo), line)

    def said(self, key: str) -> list[Finding]:
        """The findings of this kind by the beginning of their key."""
        return [finding for finding in self.findings() if finding.key.partition(":")[0] == f"quicksand.{key}"]

    def findings(self) -> list[Finding]:
        """What its board says."""
        return find(self.view)


@pytest.fixture
def plan() -> Plan:
    """The causes, with three statements."""
    return plan_of(planned("quicksand", statements=TWO), planned("commitments"))


@pytest.fixture
def scored(writer: Any) -> Scored:
    """A room that has not scored anything yet."""
    return Scored(writer)


@pytest.mark.parametrize("line", ["4 3 2 5", "4325", "4,3,2,5", "4; 3; 2; 5", " 43  25 ", "4/3/2/5"])
def test_scores_are_read_with_anything_between_them_or_nothing(line: str) -> None:
    assert read_scores(line) == [4, 3, 2, 5]


def test_a_statement_can_be_left_out() -> None:
    assert read_scores("4 - 2 –") == [4, None, 2, None]


@pytest.mark.parametrize("line", ["4 3 6", "0 1 2", "10 3", "4 ² 2"])
def test_what_is_no_score_is_said(line: str) -> None:
    with pytest.raises(Refused, match="Scores go from 1 to 5"):
        read_scores(line)


def test_a_sheet_is_typed_cause_by_cause_or_in_one_line(scored: Scored) -> None:
    assert scored.type(scored.cursor("Sales"), "4 3") == place_of(scored.silo("Sales"), "motivation", "self")
    assert scored.type(scored.cursor("Sales", about="self"), "2 5 1") == place_of(
        scored.silo("Sales"), "mechanics", "self"
    )
    assert scored.sheet("Sales") == "43 25 1 -"
    following = scored.state.rows("silo")[1]
    first = scored.state.rows("silo")[0].name
    assert scored.type(scored.cursor(first), "4 3  2 5  1 2") == place_of(following.id, "motivation", "whole")
    assert scored.sheet(first) == "43 25 1 2"


def test_a_line_of_another_length_is_refused_whole(scored: Scored) -> None:
    with pytest.raises(Refused, match="Motivation, whole, has two statements: type two scores, such as 4 3, and not 3"):
        scored.type(scored.cursor("Sales"), "4 3 2")
    assert not scored.state.rows("cause_score")


def test_a_paste_is_a_silo_a_line_and_one_step_of_undo(scored: Scored) -> None:
    silos = [silo.name for silo in scored.state.rows("silo")]
    scored.type(scored.cursor(silos[0]), *["43 25 1 2"] * len(silos))
    assert [scored.sheet(name) for name in silos] == ["43 25 1 2"] * len(silos)
    scored.writer.undo()
    assert not scored.state.rows("cause_score")


def test_behind_a_column_that_was_pasted_the_next_one_begins(scored: Scored) -> None:
    first, second, *_ = [silo.name for silo in scored.state.rows("silo")]
    behind = scored.type(scored.cursor(first), "4\t3", "2\t-")
    assert behind == place_of(scored.silo(first), "motivation", "self")
    assert (scored.sheet(first), scored.sheet(second)) == ("43 -- - -", "2- -- - -")


def test_one_key_leads_to_the_statements_of_a_cause_and_back(scored: Scored) -> None:
    silo, statement = scored.state.rows("silo")[0].id, Scores(scored.state).statements[0].id
    panel = PANEL(scored.view, place_of(silo, "motivation", "self"))
    assert panel.choose(scored.writer, "ctrl+l") == Outcome(score_place(silo, statement, "self"))
    panel = PANEL(scored.view, f"cause_statement:{statement}")
    panel.cause = "motivation"
    assert panel.choose(scored.writer, "ctrl+l") == Outcome(place_of(silo, "motivation", "whole"))


def test_without_silos_the_board_says_what_it_needs(scored: Scored) -> None:
    for row in list(scored.state.rows("silo")):
        rows.remove(scored.writer, tables()["silo"], row.id)
    assert "F12" in whole(scored.view).body[0].cells[0].text
    panel = PANEL(scored.view, NOWHERE)
    assert panel.votes() == []
    with pytest.raises(Refused, match="in the row of a department"):
        panel.keep(scored.writer, ["4 3"])
    statements = panel.choose(scored.writer, "ctrl+l")
    assert statements == Outcome(f"cause_statement:{Scores(scored.state).statements[0].id}")


def test_a_paste_with_a_wrong_line_says_which_and_keeps_none(scored: Scored) -> None:
    first, *_, last = [silo.name for silo in scored.state.rows("silo")]
    with pytest.raises(Refused, match="Line 2: “9” is no score"):
        scored.type(scored.cursor(first), "43", "93", "43")
    with pytest.raises(Refused, match="These are 2 lines"):
        scored.type(scored.cursor(last), "43", "43")
    assert not scored.state.rows("cause_score")


def test_words_at_a_score_are_its_evidence(scored: Scored) -> None:
    scored.type(scored.at("Sales", 1), "2: The bonus was paid all the same")
    scored.type(scored.at("Sales", 3), "3 of 4 had to tell it twice")
    scored.type(scored.at("Sales", 1), "1")
    kept = [(row.score, row.evidence) for row in Scores(scored.state).in_order()]
    assert kept == [(1, "The bonus was paid all the same"), (None, "3 of 4 had to tell it twice")]
    assert scored.at("Sales", 1).editable() == "1: The bonus was paid all the same"
    entries.edit(scored.writer, scored.at("Sales", 1), "1")
    entries.edit(scored.writer, scored.at("Sales", 3), "")
    assert [(row.score, row.evidence) for row in scored.state.rows("cause_score")] == [(1, "")]


def test_words_on_the_board_of_all_causes_become_what_the_room_says_they_are(scored: Scored) -> None:
    scored.give(Sales="42 33 3 3")
    happened = "The bonus was paid all the same"

    def answer(number: int) -> Outcome:
        asked = entries.keep(scored.writer, scored.cursor("Sales"), [happened]).question
        assert asked is not None
        act = asked.answers[number].act
        assert act is not None
        return act(scored.writer)

    assert not scored.state.rows("reward")
    answer(0)
    assert [row.score for row in scored.state.rows("cause_score") if row.evidence == happened] == [2], "the lowest"
    (reward,) = (scored.state.get("reward", Place.parse(answer(number).place).id) for number in (2,))
    assert reward.text == happened
    assert Place.parse(answer(3).place)[::2] == ("recognition", "silos")


async def test_what_is_typed_behind_evidence_is_never_put_in_its_place_unsaid(scored: Scored) -> None:
    scored.give(Sales="12 33 3 3")
    rows.add(scored.writer, REWARD, [{"text": "Signatures"}])
    async with window() as board:
        panel = await board.show(kinds()["quicksand"], scored.state)
        assert isinstance(panel, PANEL)
        assert panel.select(f"reward:{scored.state.rows('reward')[0].id}")
        outcome = panel.choose(scored.writer, "ctrl+l")
        assert outcome is not None
        panel.show(scored.view, outcome.place)
        assert panel.place == outcome.place, "not at the evidence, though the cursor was below"
        lines = [f"cause_score:{line.row.id}|evidence" for line in panel.parts()[0].rows if line.row is not None]
        assert panel.select(lines[0])
        kept = panel.keep(scored.writer, ["The bonus was paid"])
        assert (kept.place, kept.onward, kept.say) == (lines[0], lines[1], "")
        panel.show(scored.view, lines[0])
        with pytest.raises(Refused, match="A number is no evidence"):
            panel.keep(scored.writer, ["6"])
        assert "In place of “The bonus was paid”" in panel.keep(scored.writer, ["It was paid twice"]).say
    here = scored.at("Sales", 1)
    assert entries.keep(scored.writer, here, ["Paid"]) == Outcome(
        here.place, "In place of “It was paid twice”. Ctrl+Z takes it back.", onward=here.behind(1)
    )


def vote_of(scored: Scored, silo: str, choices: Sequence[str]) -> list[str]:
    """A ballot on motivation within a silo, in which its leaders vote the same on all of it; the ids of the rounds."""
    vote = votes(scored.view, scored.silo(silo), "motivation")[0]
    ids = ballots.begin(scored.writer, scored.exercise("quicksand").id, vote, "ballot")
    able = missing(scored.state, scored.state.get("round", ids[0]))
    for leader, choice in zip(able, choices, strict=False):
        cast(scored.writer, leader.id, {round_id: [choice] for round_id in ids})
    return ids


def reveal(scored: Scored, ids: list[str]) -> None:
    rounds.close(scored.writer, ids)
    ballots.reveal(scored.writer, ids)


def test_only_the_leaders_of_the_silo_are_asked(scored: Scored) -> None:
    ids = vote_of(scored, "Sales", [])
    row = scored.state.get("round", ids[0])
    assert [leader.name for leader in missing(scored.state, row)] == ["Carla Rossi", "Hugo Blanc"]
    assert (row.present, turnout(scored.state, row)) == (2, (0, 2))
    assert votes(scored.view, scored.silo("Finance"), "motivation") == [], "its score would be one person's vote"
    with pytest.raises(Refused, match="voting on it"):
        scored.type(scored.cursor("Sales"), "43")
    scored.type(scored.cursor("Finance"), "43")


def test_the_mean_becomes_the_word_of_the_silo_and_counts_of_few_are_not_kept(scored: Scored) -> None:
    scored.type(scored.at("Sales", 1), "1: The bonus was paid all the same")
    ids = vote_of(scored, "Sales", ["2", "3"])
    reveal(scored, ids)
    assert scored.sheet("Sales") == "33 33 - -", "2.5, halves up"
    assert all(scored.state.get("round", round_id).counts is None for round_id in ids)
    assert scored.at("Sales", 1).editable() == "3: The bonus was paid all the same"
    scored.writer.undo()
    assert scored.sheet("Sales") == "1- -- - -"


def test_of_one_vote_nothing_is_taken_over(scored: Scored) -> None:
    reveal(scored, vote_of(scored, "Sales", ["2"]))
    assert not scored.state.rows("cause_score")


def test_what_was_voted_on_goes_with_the_silo(scored: Scored) -> None:
    reveal(scored, vote_of(scored, "Sales", ["2", "3"]))
    rows.add(scored.writer, REWARD, [{"text": "Signatures", "silos": [scored.silo("Sales"), scored.silo("IT")]}])
    rows.remove(scored.writer, tables()["silo"], scored.silo("Sales"))
    assert not scored.state.rows("cause_score")
    assert not scored.state.rows("round")
    assert scored.state.rows("reward")[0].silos == [scored.silo("IT")]


def test_a_subject_is_short_enough_and_says_whom_it_asks(scored: Scored) -> None:
    subject = subject_of("s" * 10, "c" * 10, "whole")
    assert subject == "score:cccccccccc-whole@silo:ssssssssss"


@pytest.mark.parametrize(
    ("motivation", "mechanics", "level", "text"),
    [
        ("33", "2", "crack", "The weakest cause is mechanics: 2.0 of 5"),
        ("44", "3", "warning", "The weakest cause is mechanics: 3.0 of 5"),
        ("23", "3", "warning", "The weakest cause is motivation: 2.5 of 5"),
        ("22", "2", "crack", "All are weak: motivation and mechanics are at 2.0 of 5 each"),
        ("33", "3", "", ""),
    ],
)
def test_the_weakest_cause(scored: Scored, motivation: str, mechanics: str, level: str, text: str) -> None:
    scored.give(Sales=f"{motivation} 33 {mechanics} 3", IT=f"{motivation} 33 {mechanics} 3")
    assert [(finding.level, finding.text) for finding in scored.said("weakest")] == ([(level, text)] if text else [])
    assert all(cause in text for finding in scored.said("weakest") for cause in finding.about.split())


def test_nothing_is_weakest_while_a_cause_is_not_scored(scored: Scored) -> None:
    scored.type(scored.cursor("Sales"), "1 1")
    assert scored.said("weakest") == []
    assert numbers(scored.view) == []


def test_each_silo_counts_once_however_much_it_has_scored(scored: Scored) -> None:
    scored.give(Sales="1- -- - -", IT="44 -- - -")
    assert Scores(scored.state).mean("motivation", "whole") == 2.5


def test_a_silo_is_blind_from_a_whole_point_on(scored: Scored) -> None:
    scored.give(Sales="33 33 3 3", IT="44 44 4 4")
    (finding,) = scored.said("blind")
    assert finding.text == "IT gives itself 4.0; the others give the whole 3.0"
    scored.give(IT="44 34 4 4")
    assert scored.said("blind") == []


def test_the_silos_are_split_on_one_statement(scored: Scored) -> None:
    scored.give(Sales="51 33 3 3", IT="13 33 3 3", Finance="33 33 3 3")
    (finding,) = scored.said("split")
    assert finding.why == "IT gave 1, Sales gave 5: a spread of 1.6."
    scored.give(Sales="33 33 3 3")
    assert scored.said("split") == []


def test_low_scores_without_evidence_are_named_or_counted(scored: Scored) -> None:
    scored.give(Sales="33 33 2 3")
    assert [finding.text for finding in scored.said("no_evidence")] == ["Sales gave 2 and no evidence"]
    scored.give(Sales="22 22 2 3", IT="13 33 3 3")
    (finding,) = scored.said("no_evidence")
    assert (finding.text, finding.why) == ("Six scores of 1 or 2 have no evidence", "Sales: 5 and IT: 1.")


def test_the_report_has_the_same_figures_as_a_sum_by_hand(scored: Scored) -> None:
    scored.give(Sales="42 33 2 3", IT="13 33 3 4")
    matrix, _, statements, *_ = sections(scored.view)[0].blocks
    assert isinstance(matrix, Matrix)
    assert isinstance(statements, Table)
    assert [cell.text for cell in matrix.column_foot] == ["2.5, ±0.5", "3.0, ±0.0", "2.5, ±0.5", "3.5, ±0.5"]
    assert [row[2:] for row in statements.rows] == [(2.5, 1.5, 3.0), (2.5, 0.5, 3.0), (2.5, 0.5, 3.5)]


def test_a_recognition_is_told_once(scored: Scored) -> None:
    rows.add(scored.writer, tables()["recognition"], [{"text": "A month without a wait", "by_when": DAY}])
    assert [occasion.date for occasion in upcoming(scored.view).occasions] == [DAY]
    assert kept_upcoming(scored.view).occasions == ()
    assert "A month without a wait" in str(sections(scored.view))


def test_what_two_exercises_of_a_plan_ask_is_there_once(store: Store) -> None:
    more = [*TWO[:1], {"cause": "metrics", "key": "same", "text": "We all name the same number"}]
    asked = (planned("quicksand", statements=TWO), planned("quicksand", statements=more))
    twice = plan_of(*asked, planned("vocabulary"), planned("vocabulary"))
    made = store.read(begin(store, organisation="A clinic", plan=twice, date=DAY, people=[]))
    assert [row.key for row in made.rows("cause_statement")] == ["backed", "praised", "once", "same"]
    assert len(made.rows("term")) == len({row.concept for row in made.rows("term")})


def test_the_room_reads_what_it_scores_until_it_has(scored: Scored) -> None:
    def read(cause: str, tall: int = 30) -> str:
        model = whole(scored.view, asked(scored.view, cause, tall))
        return " ".join(row.cells[0].text for row in model.head if 0 in row.cells)

    assert "1  Who keeps a customer is backed 2  Who helps is praised" in read("")
    assert "3  A customer tells it once" in read("mechanics")
    assert "3  A" not in read("mechanics", 14), "the silos need the room"
    scored.give(**{silo.name: "33 33 3 3" for silo in scored.state.rows("silo")})
    assert "1  Who" not in read("")
    assert "1 never, 5 always" in one(scored.view, "motivation").head[0].cells[0].text
