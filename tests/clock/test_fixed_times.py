"""Exercises with a fixed time: the room waits for them, is late for them, and catches up before them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock import (
    ON_TIME,
    Day,
    ExerciseTime,
    Kept,
    Stretch,
    appointments,
    ends_at,
    lateness,
    propose,
    restarts_at,
    timetable,
)
from tests.clock.days import agreed, at, days, exercise, step


def fixed(one: ExerciseTime, minutes: float) -> ExerciseTime:
    """With a fixed time, so many minutes after the start of the day."""
    return replace(one, at=at(minutes))


def morning(*, spent: float | None = 0.0, first: float = 60, start: float = 0) -> Day:
    """An hour, half an hour, lunch after a hundred minutes, and an hour more; begun at its start."""
    return Day(
        spent if spent is None else spent * 60,
        (
            exercise("journey", step("a", 60, now=first), least=40),
            exercise("owners", step("b", 30), flex="drop", least=30),
            fixed(exercise("lunch", step("l", 45), is_break=True, flex="fixed"), 100),
            exercise("rules", step("r", 60), least=30),
        ),
        None if spent is None else "a",
        at(start),
    )


def times(day: Day, now: float) -> dict[str, tuple[float, float]]:
    """From when to when each exercise will be, in minutes after the start of the day."""
    found = {}
    for name, slot in timetable(day, at(now)).items():
        if slot.ahead is not None:
            found[name] = tuple((moment - at(0)).total_seconds() / 60 for moment in (slot.ahead.start, slot.ahead.end))
    return found  # type: ignore[return-value]


def test_what_is_fixed_begins_at_its_time_and_the_gap_before_it_is_free() -> None:
    day = morning()
    assert times(day, 0) == {"journey": (0, 60), "owners": (60, 90), "lunch": (100, 145), "rules": (145, 205)}
    (lunch,) = appointments(day, at(0))
    assert (lunch.exercise.id, lunch.late / 60) == ("lunch", -10)
    assert ends_at(day, at(0)) == at(205)
    assert lateness(day, at(0)) == 0


def test_a_gap_takes_up_lateness_and_what_is_left_of_it_makes_lunch_late_and_the_end() -> None:
    assert lateness(morning(first=70), at(0)) == 0
    day = morning(first=78)
    (lunch,) = appointments(day, at(0))
    assert (lunch.late / 60, lateness(day, at(0)) / 60) == (8, 8)
    assert times(day, 0)["lunch"] == (108, 153)


def test_it_is_late_from_the_first_minute_when_it_began_late() -> None:
    day = Day(0.0, (exercise("journey", step("a", 60)),), "a", at(0))
    assert lateness(day, at(12)) == 12 * 60
    assert lateness(replace(day, spent=None, current_step=None), at(12)) == 12 * 60, "nobody has come yet"
    assert lateness(replace(day, spent=None, current_step=None), at(-30)) == 0
    assert ends_at(replace(day, spent=None, current_step=None), at(-30)) == at(60), "it begins at its start"


def test_an_early_room_waits_for_lunch_but_not_for_a_lunch_that_has_begun() -> None:
    done = tuple(replace(one, steps=tuple(replace(s, done=True) for s in one.steps)) for one in morning().exercises[:2])
    rest = morning().exercises[2:]
    day = replace(morning(), exercises=(*done, *rest))
    assert ends_at(day, at(80)) == at(205)
    begun = replace(day, current_step="l")
    assert ends_at(begun, at(80)) == at(80 + 45 + 60)
    assert appointments(begun, at(80)) == []
    assert lateness(begun, at(80)) == -20 * 60


def test_a_break_ends_when_what_is_fixed_behind_it_begins() -> None:
    coffee = exercise("coffee", step("c", 15), is_break=True)
    guest = fixed(exercise("guest", step("g", 30)), 40)
    day = Day(0.0, (coffee, guest), "c", at(0))
    assert restarts_at(day, at(5)) == at(40)
    assert restarts_at(day, at(30)) == at(45), "late for the guest"
    assert restarts_at(Day(0.0, (coffee, replace(guest, at=None)), "c", at(0)), at(5)) == at(20)


def test_catching_up_gives_what_lunch_needs_before_it_and_leaves_the_afternoon() -> None:
    proposal = propose(morning(first=78), at(0))
    assert [(change.exercise_id, change.after / 60) for change in proposal.changes] == [("journey", 70)]
    assert proposal.fixed == (Kept("Lunch", at(100), 480, 0),)
    assert proposal.still_late == 0


def test_what_cannot_be_kept_is_said_with_its_minutes_and_the_end_is_seen_to() -> None:
    day = replace(morning(first=78), exercises=(*morning(first=78).exercises,))
    day = replace(day, exercises=(replace(day.exercises[0], min_seconds=75 * 60), *day.exercises[1:]))
    day = replace(day, exercises=(day.exercises[0], replace(day.exercises[1], flex="fixed"), *day.exercises[2:]))
    proposal = propose(day, at(0))
    assert [(change.exercise_id, change.after / 60) for change in proposal.changes] == [("journey", 75), ("rules", 55)]
    assert proposal.fixed == (Kept("Lunch", at(100), 480, 300),)
    assert proposal.still_late == 0


def test_only_what_lies_before_it_is_dropped_for_it_and_what_is_fixed_never() -> None:
    day = morning(first=60)
    late = replace(day, exercises=(replace(day.exercises[0], flex="fixed"), *day.exercises[1:]))
    droppable = replace(late.exercises[2], flex="drop", is_break=False)
    late = replace(late, exercises=(*late.exercises[:2], droppable, *late.exercises[3:]))
    proposal = propose(late, at(20))
    assert [(change.exercise_id, change.dropped) for change in proposal.changes] == [("owners", True)]
    assert [kept.still_late / 60 for kept in proposal.fixed] == [-20]


def test_minutes_before_lunch_win_nothing_for_an_end_that_is_late_behind_it() -> None:
    day = morning()
    more = replace(day.exercises[3], steps=(step("r", 60, now=75),))
    proposal = propose(replace(day, exercises=(*day.exercises[:3], more)), at(0))
    assert [(change.exercise_id, change.after / 60) for change in proposal.changes] == [("rules", 60)]
    assert (proposal.late / 60, proposal.still_late, proposal.fixed) == (15, 0, ())


def test_what_was_passed_over_has_no_time_and_lunch_keeps_its_own() -> None:
    day = replace(morning(), current_step="b")
    slots = timetable(day, at(65))
    assert times(day, 65) == {"owners": (65, 95), "lunch": (100, 145), "rules": (145, 205)}
    assert {name: slot.passed for name, slot in slots.items()} == {
        "journey": True,
        "owners": False,
        "lunch": False,
        "rules": False,
    }
    assert slots["journey"].shown == ()
    assert [one.late / 60 for one in appointments(day, at(65))] == [-5]
    assert (lateness(day, at(65)), propose(day, at(65)).is_needed) == (0, False)
    late = propose(day, at(78))
    assert [change.exercise_id for change in late.changes] == ["rules"], "owners have begun and have no slack"
    assert times(replace(day, current_step="a"), 0)["journey"] == (0, 60), "the room went back to it"


def test_a_look_at_what_was_passed_over_is_no_time_of_its_own() -> None:
    for seconds, shown in ((59, 0), (60, 1)):
        looked = (Stretch(at(0), at(seconds / 60)),)
        day = replace(morning(), current_step="b")
        day = replace(day, exercises=(replace(day.exercises[0], was=looked), *day.exercises[1:]))
        slot = timetable(day, at(65))["journey"]
        assert (slot.passed, len(slot.shown)) == (True, shown)


def test_planned_times_stay_as_they_were_promised() -> None:
    slots = timetable(morning(first=78, spent=5), at(5))
    planned = {name: (slot.planned.start, slot.planned.end) for name, slot in slots.items()}
    assert planned["journey"] == (at(0), at(60))
    assert planned["lunch"] == (at(100), at(145))
    assert planned["rules"] == (at(145), at(205))
    assert [slot.late for slot in slots.values()] == [None, None, 13 * 60, None]


@st.composite
def days_with_lunch(draw: st.DrawFn) -> tuple[Day, object]:
    """Any day, of which some exercises have a fixed time in order."""
    day, now = draw(days())
    minutes = draw(st.integers(0, 60))
    exercises = []
    for one in day.exercises:
        minutes += draw(st.integers(0, 90))
        exercises.append(fixed(one, minutes) if draw(st.booleans()) else one)
    start = draw(st.one_of(st.none(), st.integers(-30, 30).map(at)))
    return replace(day, exercises=tuple(exercises), start=start), now


@given(days_with_lunch())
def test_a_proposal_never_makes_anything_later_and_is_done_when_agreed(given_day: tuple[Day, object]) -> None:
    day, now = given_day
    proposal = propose(day, now)  # type: ignore[arg-type]
    after = agreed(day, proposal)
    assert ends_at(after, now) <= ends_at(day, now)  # type: ignore[arg-type]
    for before, then in zip(appointments(day, now), appointments(after, now), strict=True):  # type: ignore[arg-type]
        assert then.late <= before.late
        assert then.exercise.at == before.exercise.at
    assert [kept.still_late for kept in proposal.fixed] == [
        then.late
        for before, then in zip(appointments(day, now), appointments(after, now), strict=True)  # type: ignore[arg-type]
        if before.late >= ON_TIME
    ]
    again = propose(after, now)  # type: ignore[arg-type]
    assert again.changes == ()
    for name, slot in timetable(after, now).items():  # type: ignore[arg-type]
        one = next(one for one in after.exercises if one.id == name)
        if slot.late is not None and slot.ahead is not None and one.at is not None:
            assert slot.ahead.start == one.at + timedelta(seconds=max(0.0, slot.late))
