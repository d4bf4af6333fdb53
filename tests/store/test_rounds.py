"""Rounds from opening to reveal: each an act, taken back by undo, and never at the price of a vote."""

from __future__ import annotations

import pytest

from onecompany.exercises.stages import acts as stages
from onecompany.kinds.rounds import latest, results, turnout, unfinished
from onecompany.store.acts import rounds
from onecompany.store.acts.rounds import Asked
from onecompany.store.ballots import cast
from onecompany.store.file import Store
from onecompany.store.problems import NotKept
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.store.voting import SCALE, asked, ended, opened, told, vote

VOTES = [1, 5, 5, 5, 2, 4, 4, 3]


def exercise(writer: WorkshopWriter) -> str:
    return str(writer.state.rows("exercise")[0].id)


def test_a_reveal_counts_and_says_mean_and_spread(writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, VOTES)
    assert latest(writer.state, exercise(writer), "decisions") is None
    ended(writer, round_id)
    found = latest(writer.state, exercise(writer), "decisions")
    assert found is not None
    assert (found.n, found.counts) == (8, {"1": 1, "2": 1, "3": 1, "4": 2, "5": 3})
    assert found.mean == pytest.approx(29 / 8)
    assert found.spread == pytest.approx(1.4086, abs=1e-4)  # of all votes, not of a sample
    assert unfinished(writer.state, exercise(writer)) == []


def test_what_undo_takes_back_of_a_reveal_a_second_one_brings_back(writer: WorkshopWriter) -> None:
    ids = opened(writer, "one", "two")
    for round_id in ids:
        vote(writer, round_id, VOTES)
    ended(writer, *ids)
    shown = [vars(row) for row in writer.state.rows("round")]
    for _ in range(2):
        assert writer.undo() is not None
        assert [row.state for row in writer.state.rows("round")] == ["closed", "closed"]
        assert results(writer.state, exercise(writer), "one") == []
        stages.add_stages(writer, ["Something else"], None)  # so that redo is none
        rounds.reveal(writer, ids, told)
        assert [vars(row) for row in writer.state.rows("round")] == shown


def test_a_round_begun_anew_after_its_reveal_was_undone_counts_only_the_new_votes(
    writer: WorkshopWriter, clock: FakeClock
) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, VOTES)
    ended(writer, round_id)
    writer.undo()
    clock.advance(5)
    rounds.begin_anew(writer, [round_id])
    rounds.close(writer, [round_id])
    with pytest.raises(NotKept, match="Nobody has voted"):
        rounds.reveal(writer, [round_id], told)
    rounds.reopen(writer, [round_id])
    vote(writer, round_id, [2, 2, 2, 2])
    ended(writer, round_id)
    found = latest(writer.state, exercise(writer), "decisions")
    assert found is not None
    assert found.counts == {"2": 4}


@pytest.mark.parametrize("between", ["undone further", "ended again", "begun anew and undone", "given up and undone"])
def test_whatever_is_done_and_undone_meanwhile_a_covered_vote_is_revealed_again(
    writer: WorkshopWriter, store: Store, clock: FakeClock, between: str
) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, VOTES)
    ended(writer, round_id)
    shown = [vars(row) for row in writer.state.rows("round")]
    clock.advance(5)
    writer.undo()
    if between in ("undone further", "ended again"):
        writer.undo()  # of the closing: it is open again
    if between == "ended again":
        rounds.close(writer, [round_id])
    elif between != "undone further":
        (rounds.begin_anew if between == "begun anew and undone" else rounds.give_up)(writer, [round_id])
        assert not writer.state.covered
        writer.undo()
    for state in (writer.state, store.read(writer.workshop_id)):
        assert state.covered == {round_id}
    with pytest.raises(NotKept, match="revealed once"):
        rounds.reopen(writer, [round_id])
    rounds.reveal(writer, [round_id], told)
    assert not writer.state.covered
    found = [vars(row) | {"seconds": shown[0]["seconds"]} for row in writer.state.rows("round")]
    assert found == shown


def test_redo_of_a_reveal_is_refused_once_others_have_voted(writer: WorkshopWriter, store: Store) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, VOTES)
    ended(writer, round_id)
    writer.undo()
    writer.undo()
    vote(writer, round_id, [5, 5, 5, 5])
    writer.redo()
    with pytest.raises(NotKept, match="Votes of this round are in"):
        writer.redo()
    rounds.reveal(writer, [round_id], told)
    found = latest(writer.state, exercise(writer), "decisions")
    assert found is not None
    assert found.counts == {"5": 4}


def test_votes_of_a_vote_begun_anew_are_not_taken_for_those_before(writer: WorkshopWriter, clock: FakeClock) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, VOTES)
    ended(writer, round_id)
    writer.undo()
    clock.advance(5)
    rounds.begin_anew(writer, [round_id])
    vote(writer, round_id, [5, 5, 5, 5])
    with pytest.raises(NotKept, match="Votes of this round are in"):
        writer.undo()
    ended(writer, round_id)
    found = latest(writer.state, exercise(writer), "decisions")
    assert found is not None
    assert found.counts == {"5": 4}


def test_nothing_is_revealed_where_nobody_has_voted(writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    rounds.close(writer, [round_id])
    with pytest.raises(NotKept, match="Nobody has voted"):
        rounds.reveal(writer, [round_id], told)
    assert writer.state.get("round", round_id).state == "closed"


@pytest.mark.parametrize(("votes", "mean"), [([5], None), ([1, 4], 2.5), ([1, 4, 4], 3.0)])
def test_below_the_threshold_the_file_never_has_the_counts(
    writer: WorkshopWriter, store: Store, votes: list[int], mean: float | None
) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, votes)
    ended(writer, round_id)
    row = store.read(writer.workshop_id).get("round", round_id)
    assert (row.n, row.counts) == (len(votes), None)
    found = latest(writer.state, exercise(writer), "decisions")
    assert found is not None
    assert (found.mean, found.spread) == (mean, None)


def test_of_few_dots_and_choices_only_the_number_of_voters_is_kept(writer: WorkshopWriter) -> None:
    choices = (("do", "dont"), ("none",))
    dots = Asked("pains", "dots", (("pain:one", "pain:two"),), budget=2, most=2, threshold=4)
    ids = rounds.open_rounds(writer, exercise(writer), [Asked("case", "choice", choices, threshold=4), dots], "ballot")
    for leader in writer.state.rows("leader")[:3]:
        cast(writer, leader.id, {ids[0]: ["do+none"], ids[1]: ["pain:one", "pain:one"]})
    ended(writer, *ids)
    assert {(row.n, row.total, row.counts) for row in writer.state.rows("round")} == {(3, None, None)}


def test_undo_of_the_opening_is_refused_as_long_as_votes_are_in(writer: WorkshopWriter) -> None:
    (round_id,) = opened(writer)
    vote(writer, round_id, [1])
    with pytest.raises(NotKept, match="Votes of this round are in"):
        writer.undo()
    rounds.begin_anew(writer, [round_id])
    assert turnout(writer.state, writer.state.get("round", round_id)) == (0, 8)
    writer.undo()
    writer.undo()
    assert writer.state.rows("round") == []
    writer.redo()
    vote(writer, round_id, VOTES)
    ended(writer, round_id)
    assert writer.state.get("round", round_id).n == 8


def test_a_round_that_is_given_up_goes_with_its_votes(writer: WorkshopWriter) -> None:
    ids = opened(writer, "one", "two")
    vote(writer, ids[0], VOTES)
    rounds.give_up(writer, ids)
    assert writer.state.rows("round") == []
    writer.undo()  # it comes back empty: ballots are in no history
    assert turnout(writer.state, writer.state.get("round", ids[0])) == (0, 8)


def test_seconds_are_those_from_opening_to_closing_by_the_boot_clock(writer: WorkshopWriter, clock: FakeClock) -> None:
    (round_id,) = opened(writer)
    clock.advance(42)
    clock.step_system_clock(3 * 3600)  # the system clock is set; nobody took three hours
    rounds.close(writer, [round_id])
    assert writer.state.get("round", round_id).seconds == 42.0


def test_hands_are_kept_at_once_and_corrected_in_their_place(writer: WorkshopWriter) -> None:
    counts = {"1": 0, "2": 2, "3": 3, "4": 3, "5": 1}
    open_hands = asked(threshold=0)
    round_id = rounds.count_hands(writer, exercise(writer), open_hands, counts, told)
    found = latest(writer.state, exercise(writer), "decisions")
    assert found is not None
    assert (found.n, found.counts, found.method) == (9, counts, "hands")
    rounds.count_hands(writer, exercise(writer), open_hands, {**counts, "5": 2}, told, round_id=round_id, method="fist")
    assert [(one.n, one.method) for one in results(writer.state, exercise(writer), "decisions")] == [(10, "fist")]
    rounds.count_hands(writer, exercise(writer), open_hands, {**counts, "1": 1}, told)
    assert [one.n for one in results(writer.state, exercise(writer), "decisions")] == [10, 10]
    for _ in range(3):
        writer.undo()
    assert results(writer.state, exercise(writer), "decisions") == []


def test_of_what_is_removed_meanwhile_the_votes_are_left_out(writer: WorkshopWriter) -> None:
    (stage,) = stages.add_stages(writer, ["I buy"], None)
    one, two = stages.add_items(writer, "pain", stage, ["Slow", "Dear"], None)
    dots = Asked("pains", "dots", ((f"pain:{one}", f"pain:{two}"),), budget=2, most=2, threshold=0)
    first, second = (rounds.open_rounds(writer, exercise(writer), [dots], "ballot")[0] for _ in range(2))
    for round_id in (first, second):
        for leader in writer.state.rows("leader"):
            cast(writer, leader.id, {round_id: [f"pain:{one}", f"pain:{two}"]})
    ended(writer, first)
    stages.remove(writer, Ref("pain", one))
    assert writer.state.get("round", first).counts == {f"pain:{two}": 8}
    assert writer.state.get("round", second).choices == [[f"pain:{two}"]]
    ended(writer, second)
    assert writer.state.get("round", second).counts == {f"pain:{two}": 8}


def test_what_a_vote_is_going_on_about_is_not_removed_with_its_votes(writer: WorkshopWriter) -> None:
    (stage,) = stages.add_stages(writer, ["I buy"], None)
    feeling = Asked(f"feeling:{stage}", "scale", SCALE, threshold=4)
    (round_id,) = rounds.open_rounds(writer, exercise(writer), [feeling], "ballot")
    vote(writer, round_id, VOTES)
    with pytest.raises(NotKept, match="vote about it is going on"):
        stages.remove(writer, Ref("stage", stage))
    assert writer.state.get("stage", stage) is not None
    ended(writer, round_id)
    stages.remove(writer, Ref("stage", stage))
    assert writer.state.rows("round") == []
    writer.undo()
    assert writer.state.get("round", round_id).n == 8
