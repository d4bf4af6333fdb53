from dataclasses import replace

import pytest

from onecompany.clock import Day, ExerciseTime, StepChange, lateness, propose
from tests.clock.days import agreed, at, exercise, step
from tests.clock_double import START


def late_by(minutes: float, *exercises: ExerciseTime) -> Day:
    """A day whose first exercise ran over by so many minutes and is done; `exercises` lie ahead."""
    first = exercise("first", step("f", 10, spent=10 + minutes, done=True), flex="fixed")
    return Day((10 + minutes) * 60, (first, *exercises), None)


def lengths(day: Day) -> dict[str, float]:
    """What a proposal makes of each exercise, in minutes."""
    return {change.exercise_id: change.after / 60 for change in propose(day, START).changes}


def test_nothing_is_proposed_on_time_or_early_or_before_the_start() -> None:
    for minutes in (0.0, -5.0, 0.99):
        proposal = propose(late_by(minutes, exercise("a", step("a", 30))), START)
        assert proposal.changes == ()
        assert (proposal.wins, proposal.still_late) == (0, proposal.late)
        assert proposal.late == pytest.approx(minutes * 60)
    assert propose(Day(None, (exercise("a", step("a", 30)),), None), START).changes == ()


def test_four_minutes_late_come_back_in_proportion_to_the_slack() -> None:
    day = late_by(4, exercise("a", step("a", 30), least=20), exercise("b", step("b", 40), least=10))
    proposal = propose(day, START)
    assert proposal.changes == (
        StepChange("a", "A", 1800, 1740, dropped=False, steps=(("a", 1740),)),
        StepChange("b", "B", 2400, 2220, dropped=False, steps=(("b", 2220),)),
    )
    assert (proposal.late, proposal.wins, proposal.still_late) == (240, 240, 0)
    assert lateness(agreed(day, proposal), START) == 0


def test_steps_of_an_exercise_share_in_the_same_way() -> None:
    day = late_by(17, exercise("a", step("a1", 5), step("a2", 21), step("a3", 11)))
    assert propose(day, START).changes[0].steps == (("a1", 180), ("a2", 660), ("a3", 360))


def test_breaks_and_fixed_exercises_are_kept() -> None:
    day = late_by(
        20,
        exercise("fixed", step("a", 60), flex="fixed"),
        exercise("coffee", step("b", 15), flex="shrink", is_break=True),
        exercise("lunch", step("c", 60), flex="drop", is_break=True),
    )
    proposal = propose(day, START)
    assert proposal.changes == ()
    assert proposal.still_late == proposal.late == 1200


def test_lateness_is_won_back_to_the_nearest_minute() -> None:
    ahead = exercise("a", step("a", 30))
    assert lengths(late_by(4.4, ahead)) == {"a": 26}
    assert lengths(late_by(4.5, ahead)) == {"a": 25}
    assert propose(late_by(4.4, ahead), START).still_late == pytest.approx(24)


def test_seconds_are_cut_only_where_whole_minutes_do_not_reach() -> None:
    day = late_by(5, exercise("a", step("a", 11.5), least=8))
    assert lengths(day) == {"a": 8}
    assert propose(day, START).still_late == 90


def test_the_current_step_keeps_what_it_has_taken() -> None:
    here = exercise("a", step("a1", 12, spent=3.5), step("a2", 4))
    late = exercise("first", step("f", 10, spent=40, done=True), flex="fixed")
    proposal = propose(Day(43.5 * 60, (late, here), "a1"), START)
    assert dict(proposal.changes[0].steps) == {"a1": 3.5 * 60, "a2": 60}


def test_a_step_over_its_time_gives_nothing() -> None:
    here = exercise("a", step("a1", 10, spent=14), step("a2", 20))
    proposal = propose(Day(14 * 60, (here,), "a1"), START)
    assert dict(proposal.changes[0].steps) == {"a2": 960}
    assert proposal.still_late == 0


def test_a_step_that_was_cut_off_early_does_not_count_towards_the_least_length() -> None:
    here = exercise("a", step("a1", 20, spent=2, done=True), step("a2", 20), least=15)
    day = late_by(30, here)
    assert dict(propose(day, START).changes[0].steps) == {"a2": 13 * 60}


def test_a_step_that_ran_over_does_not_take_from_the_least_length() -> None:
    here = exercise("a", step("a1", 20, spent=50, done=True), step("a2", 20), least=35)
    day = late_by(30, here)
    assert dict(propose(day, START).changes[0].steps) == {"a2": 15 * 60}


def test_no_step_is_shortened_to_nothing() -> None:
    day = late_by(60, exercise("a", step("a1", 5), step("a2", 0.5)))
    assert propose(day, START).changes[0].steps == (("a1", 60),)


def test_what_lies_behind_gives_nothing_though_it_was_passed_over() -> None:
    passed, ahead = exercise("a", step("a", 20)), exercise("c", step("c", 30))
    here = exercise("b", step("b1", 10), step("b2", 20, spent=5), step("b3", 10))
    day = Day(0.0, (passed, here, ahead), "b2", START)
    now = at(40)
    assert lateness(day, now) == 5 * 60
    changes = {change.exercise_id: dict(change.steps) for change in propose(day, now).changes}
    assert changes == {"b": {"b2": 1140, "b3": 540}, "c": {"c": 1620}}


def test_not_everything_is_shorter_by_a_minute_where_few_can_give_it() -> None:
    rooms = (12, 20, 15, 20, 14, 16, 13, 12)
    ahead = [exercise(f"e{i}", step(f"e{i}", 30), least=30 - room) for i, room in enumerate(rooms)]
    assert lengths(late_by(8, *ahead)) == {"e1": 27, "e3": 27, "e5": 28}
    assert list(lengths(late_by(33, *ahead))) == ["e1", "e2", "e3", "e5"]
    assert len(lengths(late_by(70, *ahead))) == len(rooms), "half of their slack is not enough"


def test_instead_something_may_be_left_out_where_that_suffices() -> None:
    keen, spare = exercise("a", step("a", 60), least=10), exercise("b", step("b", 12), flex="drop", least=12)
    changes = propose(late_by(10, keen, spare), START, rather_drop=True).changes
    assert [(change.exercise_id, change.dropped) for change in changes] == [("b", True)]
    day = late_by(20, keen, spare)
    assert propose(day, START, rather_drop=True) == propose(day, START), "it does not suffice"


def test_droppable_exercises_are_shortened_before_any_is_dropped() -> None:
    day = late_by(10, exercise("a", step("a", 20), least=15), exercise("b", step("b", 20), flex="drop"))
    assert lengths(day) == {"a": 18, "b": 12}
    assert not any(change.dropped for change in propose(day, START).changes)


def test_the_fewest_minutes_that_suffice_are_dropped() -> None:
    day = late_by(
        10,
        exercise("a", step("a", 30), flex="drop", least=30),
        exercise("b", step("b", 12), flex="drop", least=12),
        exercise("c", step("c", 15), flex="drop", least=15),
    )
    proposal = propose(day, START)
    assert proposal.changes == (StepChange("b", "B", 720, 0, dropped=True, steps=()),)
    assert (proposal.wins, proposal.still_late) == (720, -120)


def test_less_than_a_minute_late_suffices() -> None:
    day = late_by(
        10,
        exercise("a", step("a", 9.5), flex="drop", least=9.5),
        exercise("b", step("b", 12), flex="drop", least=12),
    )
    assert lengths(day) == {"a": 0}
    assert propose(day, START).still_late == 30


def test_dropping_wins_only_what_shortening_did_not() -> None:
    day = late_by(
        20,
        exercise("a", step("a", 12), flex="drop", least=2),
        exercise("b", step("b", 14), flex="drop", least=14),
    )
    assert lengths(day) == {"a": 6, "b": 0}


def test_of_equals_the_last_is_dropped() -> None:
    equals = [exercise(name, step(name, 15), flex="drop", least=15) for name in "abc"]
    assert lengths(late_by(10, *equals)) == {"c": 0}


def test_once_something_is_dropped_the_others_keep_what_they_can() -> None:
    day = late_by(
        10,
        exercise("a", step("a", 20), least=15),
        exercise("b", step("b", 8), flex="drop", least=8),
    )
    assert lengths(day) == {"a": 18, "b": 0}
    day = late_by(
        10,
        exercise("a", step("a", 20), least=15),
        exercise("b", step("b", 20), flex="drop", least=20),
    )
    assert lengths(day) == {"b": 0}


def test_all_is_dropped_when_nothing_suffices() -> None:
    day = late_by(
        60,
        exercise("a", step("a", 20), least=15),
        *(exercise(name, step(name, 15), flex="drop", least=15) for name in "bc"),
    )
    proposal = propose(day, START)
    assert lengths(day) == {"a": 15, "b": 0, "c": 0}
    assert proposal.still_late == 25 * 60


def test_what_has_begun_is_not_dropped() -> None:
    begun = [
        exercise("a", step("a", 15, spent=1), flex="drop", least=15),
        exercise("b", step("b1", 15, done=True), step("b2", 15), flex="drop", least=30),
        exercise("c", step("c", 15), flex="drop", least=15),
        exercise("d", step("d", 15), flex="drop", least=15, dropped=True),
    ]
    day = late_by(60, *begun)
    assert propose(replace(day, current_step="c"), START).changes == ()
