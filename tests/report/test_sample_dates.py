"""The sample is held just before the day on which it is made, whatever day that is: nothing in it is overdue."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onecompany.clock import Stamp
from onecompany.kinds.sample import last_monday, make_sample
from onecompany.report.build import build_report
from onecompany.store.file import Store
from onecompany.summary.texts import texts
from tests.clock_double import FakeClock


@pytest.mark.parametrize(
    "today", ["2026-03-02", "2026-03-03", "2027-12-31", "2028-01-01", "2028-02-29", "2028-03-01", "2031-10-26"]
)
def test_nothing_in_the_sample_is_overdue_on_the_day_it_is_made(tmp_path: Path, today: str) -> None:
    day = dt.date.fromisoformat(today)
    clock = FakeClock(dt.datetime.combine(day, dt.time(7), dt.UTC))
    with Store(tmp_path / "sample.onecompany", clock=clock) as store:
        state = store.read(make_sample(store))
    held = state.workshop.date
    assert held == last_monday(day)
    assert day - dt.timedelta(days=7) <= held < day
    dates = [row.by_when for table in ("commitment", "metric") for row in state.rows(table) if row.by_when]
    dates += [row.date for row in state.rows("meeting")]
    assert min(dates) > day
    assert state.workshop.started_at.date() == state.workshop.closed_at.date() == held
    made = build_report(state, at=Stamp.take(clock), today=day, version="", data_hash="")
    assert not [text for text in texts(made) if "overdue" in text]
    assert made.upcoming.next_meeting is not None
    assert made.upcoming.next_meeting.date == held + dt.timedelta(days=91)
    assert made.front.commitments.rows[0][2] == held + dt.timedelta(days=14)


def test_a_monday_is_never_the_day_itself() -> None:
    assert last_monday(dt.date(2026, 3, 2)) == dt.date(2026, 2, 23)
    assert last_monday(dt.date(2026, 3, 3)) == dt.date(2026, 3, 2)
    assert last_monday(dt.date(2026, 3, 1)) == dt.date(2026, 2, 23)
