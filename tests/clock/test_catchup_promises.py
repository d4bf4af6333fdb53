from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given

from onecompany.clock import ON_TIME, Day, ends_at, lateness, lateness_text, propose
from tests.clock.days import agreed, days


@given(days())
def test_a_proposal_keeps_its_promises(given_day: tuple[Day, datetime]) -> None:
    day, now = given_day
    proposal = propose(day, now)
    assert proposal == propose(day, now)
    assert proposal.late == lateness(day, now)
    assert proposal.wins >= 0
    assert proposal.still_late == proposal.late - proposal.wins
    assert bool(proposal.changes) == (proposal.wins > 0)
    if lateness_text(proposal.late) == "on time" or proposal.late < 0:
        assert not proposal.changes
    order = [one.id for one in day.exercises]
    changed = [change.exercise_id for change in proposal.changes]
    assert changed == sorted(set(changed), key=order.index)

    after = agreed(day, proposal)
    gone = ends_at(day, now) - ends_at(after, now)
    assert gone.total_seconds() == pytest.approx(proposal.wins, abs=1e-5)
    assert lateness(after, now) == pytest.approx(proposal.still_late, abs=1e-5)

    changes = {change.exercise_id: change for change in proposal.changes}
    for before, then in zip(day.exercises, after.exercises, strict=True):
        if before.id not in changes:
            assert then == before
            continue
        change = changes[before.id]
        assert before.flex != "fixed"
        assert not before.is_break
        assert not before.dropped
        assert (change.title, change.before) == (before.title, before.seconds)
        if change.dropped:
            assert before.flex == "drop"
            assert all(not one.done and one.elapsed == 0 for one in before.steps)
            assert day.current_step not in [one.id for one in before.steps]
            assert (change.after, change.steps) == (0, ())
            continue
        assert change.after == then.seconds >= before.min_seconds
        assert {one for one, _ in change.steps} <= {one.id for one in before.steps if not one.done}
        for was, now_is in zip(before.steps, then.steps, strict=True):
            assert now_is.seconds <= was.seconds
            if now_is.seconds < was.seconds:
                assert now_is.seconds >= max(was.elapsed, 60)


@given(days())
def test_nothing_more_is_dropped_than_is_needed(given_day: tuple[Day, datetime]) -> None:
    day, now = given_day
    proposal = propose(day, now)
    dropped = {change.exercise_id for change in proposal.changes if change.dropped}
    for kept in dropped:
        # Without one of those that are dropped, the rest cannot bring us back on time.
        stay = {one.id for one in day.exercises if one.flex == "drop"} - dropped | {kept}
        others = tuple(replace(one, flex="shrink") if one.id in stay else one for one in day.exercises)
        assert propose(replace(day, exercises=others), now).still_late >= ON_TIME


@given(days())
def test_after_agreeing_there_is_nothing_left_to_propose(given_day: tuple[Day, datetime]) -> None:
    day, now = given_day
    after = agreed(day, propose(day, now))
    assert propose(after, now).changes == ()
