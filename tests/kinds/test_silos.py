"""Two departments become one, and one gets another name: what they own, have said and are named in follows."""

from __future__ import annotations

from typing import Any

import pytest

from onecompany.kinds import rows, silo_clashes, silos
from onecompany.kinds.hooks import tell
from onecompany.kinds.registry import kind, tables
from onecompany.store.acts.capture import add_decision, commit
from onecompany.store.acts.people import rename_silo
from onecompany.store.acts.rounds import Asked, close, open_rounds
from onecompany.store.problems import NotKept
from onecompany.store.round_tables import Round
from onecompany.store.writer import WorkshopWriter


def silo(writer: WorkshopWriter, name: str) -> str:
    return next(str(row.id) for row in writer.state.rows("silo") if row.name == name)


def clear(writer: WorkshopWriter, *names: str) -> None:
    for name in names:
        for row in list(writer.state.rows(name)):
            rows.remove(writer, tables()[name], row.id)


def test_an_owner_stays_one_and_notes_stand_side_by_side(writer: WorkshopWriter) -> None:
    acts, (stage, *_) = kind("ownership").part("acts"), writer.state.rows("stage")
    it, sales = silo(writer, "IT"), silo(writer, "Sales")
    clear(writer, "ownership")
    acts.set_role(writer, stage.id, it, "owner")
    acts.set_note(writer, stage.id, it, "by mail")
    acts.set_role(writer, stage.id, sales, "helps")
    acts.set_note(writer, stage.id, sales, "by phone")
    assert not [clash for clash in silo_clashes.clashes(writer.state, it, sales) if clash.table.name == "ownership"]
    silos.merge(writer, it, sales, {})
    (cell,) = writer.state.rows("ownership")
    assert (cell.silo_id, cell.role, cell.note) == (sales, "owner", "by phone / by mail")


@pytest.mark.parametrize(("keep", "score"), [("kept", 2), ("gone", 5), ("mean", 4)])
def test_of_two_scores_the_room_says_which_one_counts(writer: WorkshopWriter, keep: Any, score: int) -> None:
    it, sales = silo(writer, "IT"), silo(writer, "Sales")
    clear(writer, "cause_score", "round")
    statement = writer.state.rows("cause_statement")[0].id
    put = kind("quicksand").part("acts").put
    put(writer, {(it, statement, "whole"): {"score": 5, "evidence": "seen"}})
    put(writer, {(sales, statement, "whole"): {"score": 2, "evidence": "heard"}})
    (clash,) = (clash for clash in silo_clashes.clashes(writer.state, it, sales) if clash.table.name == "cause_score")
    assert (clash.gone, clash.kept, clash.has_mean) == (5, 2, True)
    silos.merge(writer, it, sales, {"cause_score": keep})
    (row,) = writer.state.rows("cause_score")
    assert (row.silo_id, row.score, row.evidence) == (sales, score, "heard / seen")


@pytest.mark.parametrize(("score", "left"), [("kept", "of Sales"), ("gone", "of IT")])
def test_a_vote_goes_with_the_scores_of_its_own_exercise(writer: WorkshopWriter, score: Any, left: str) -> None:
    it, sales = silo(writer, "IT"), silo(writer, "Sales")
    clear(writer, "cause_score", "round")
    exercise = writer.state.where("exercise", "kind", "quicksand")[0]
    for silo_id, options in ((it, "of IT"), (sales, "of Sales")):
        (round_id,) = open_rounds(
            writer, exercise.id, [Asked(f"x@silo:{silo_id}", "choice", (("1", options), ("2", "other")))], "ballot"
        )
        close(writer, [round_id])
        with writer.act("revealed") as transaction:
            transaction.change(Round, round_id, state="revealed")
    other = "kept" if score == "gone" else "gone"
    silos.merge(writer, it, sales, {"usage": other, "cause_score": score})
    (vote,) = writer.state.rows("round")
    assert vote.subject == f"x@silo:{sales}"
    assert left in str(vars(vote))


@pytest.mark.parametrize(("keep", "kept", "parked"), [("kept", "lead", "client"), ("gone", "client", "lead")])
def test_of_two_words_one_counts_and_the_other_is_parked(
    writer: WorkshopWriter, keep: Any, kept: str, parked: str
) -> None:
    it, sales, term = silo(writer, "IT"), silo(writer, "Sales"), writer.state.rows("term")[0].id
    say = kind("vocabulary").part("acts").set_words
    clear(writer, "usage", "parking")
    say(writer, it, {term: ("client", "")})
    say(writer, sales, {term: ("lead", "")})
    message = silos.merge(writer, it, sales, {"usage": keep})
    (usage,) = writer.state.rows("usage")
    (item,) = writer.state.rows("parking")
    assert (usage.silo_id, usage.word) == (sales, kept)
    assert parked in item.text
    assert "in the parking lot" in message


def test_what_one_said_of_the_other_goes_and_its_words_are_parked(writer: WorkshopWriter) -> None:
    it, sales, ops = silo(writer, "IT"), silo(writer, "Sales"), silo(writer, "Operations")
    acts = kind("relationships").part("acts")
    clear(writer, "acquaintance", "usage", "parking")
    acts.judge(writer, {(it, sales): 1, (ops, it): 3, (it, ops): 2})
    acts.set_note(writer, it, sales, "We never meet")
    silos.merge(writer, it, sales, {})
    assert {(row.silo_id, row.other_id, row.score) for row in writer.state.rows("acquaintance")} == {
        (ops, sales, 3),
        (sales, ops, 2),
    }
    assert {row.id for row in writer.state.rows("acquaintance")} == {f"{ops}-{sales}", f"{sales}-{ops}"}
    assert ["We never meet" in row.text for row in writer.state.rows("parking")] == [True]


def test_while_one_of_them_votes_nothing_is_merged(writer: WorkshopWriter) -> None:
    it, sales = silo(writer, "IT"), silo(writer, "Sales")
    exercise = writer.state.rows("exercise")[0].id
    open_rounds(writer, exercise, [Asked(f"x@silo:{sales}", "scale", (("1", "2"),))], "ballot")
    for gone, kept in ((it, sales), (sales, it)):
        with pytest.raises(NotKept):
            silos.merge(writer, gone, kept, {})
    assert len(writer.state.rows("silo")) == 6


def test_another_name_is_taken_over_wherever_the_old_one_was_typed(writer: WorkshopWriter) -> None:
    sales = silo(writer, "Sales")
    commit(writer, None, "Call them", who="sales")
    commit(writer, None, "Call others", who="Sales and Co")
    decision = add_decision(writer, None, "We call")
    rows.change(writer, tables()["decision"], decision, by_whom="Sales")
    plan = kind("relationships").part("acts").plan
    event = plan(writer, sales, silo(writer, "IT"))
    written = rows.add(writer, tables()["meeting_event"], [{"text": "Sales tells a story", "silos": [sales]}])[0]
    rename_silo(writer, sales, "Revenue", tell)
    who = {row.what: row.who for row in writer.state.rows("commitment")}
    assert (who["Call them"], who["Call others"]) == ("Revenue", "Sales and Co")
    assert writer.state.get("decision", decision).by_whom == "Revenue"
    assert writer.state.get("meeting_event", event).text.startswith("Revenue and IT")
    assert writer.state.get("meeting_event", written).text == "Sales tells a story"
    writer.undo()
    assert writer.state.get("meeting_event", event).text.startswith("Sales and IT")
