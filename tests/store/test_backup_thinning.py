"""Which backups are kept as they grow old."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.store.backups.folder import Backup, names, stamp_of
from onecompany.store.backups.thinning import DAYS, MONTHS, NEWEST, WEEKS, superfluous

NOW = datetime(2026, 11, 27, 14, 30, tzinfo=UTC)


def backup(at: datetime, schema: int | None = None, more: int = 0) -> Backup:
    name = next(name for number, name in enumerate(names(at, schema)) if number == more)
    return Backup(Path(name), at.replace(microsecond=0), 1)


def some(seed: int, count: int) -> list[Backup]:
    """So many backups of five years as dice fall, many of one day, no two with the same number of a second."""
    dice, found = random.Random(seed), dict[tuple[datetime, int], Backup]()
    begin, moment = datetime(2023, 1, 1, tzinfo=UTC), NOW
    for _ in range(count):
        if dice.random() < 0.7:
            moment = begin + timedelta(seconds=dice.randrange(5 * 365 * 86_400))
        moment += timedelta(seconds=dice.choice((0, 0, 1, 3_600, 90_000)))
        one = backup(moment, dice.choice((None, None, None, 3)), dice.randrange(4))
        found.setdefault((one.at, one.number), one)
    return list(found.values())


backups = st.builds(some, st.integers(0, 2**32), st.integers(0, 80))
"""Dice of one's own are a hundred times faster than each backup by itself, and as many as 80 come up as often."""


def thinned(every: list[Backup], now: datetime) -> list[Backup]:
    gone = set(superfluous(every, now))
    return [one for one in every if one not in gone]


def ages(kept: list[Backup]) -> list[float]:
    return [(NOW - one.at) / timedelta(days=1) for one in kept]


@given(backups)
def test_the_newest_twelve_are_always_kept_and_the_last_one_never_goes(every: list[Backup]) -> None:
    gone = superfluous(every, NOW)
    come = sorted((one for one in every if one.at <= NOW), key=lambda one: (one.at, one.number), reverse=True)
    assert not set(come[:NEWEST]) & set(gone)
    assert set(gone) <= set(every)
    assert not every or len(gone) < len(every)


@given(backups)
def test_thinning_twice_takes_nothing_more_and_the_order_does_not_matter(every: list[Backup]) -> None:
    gone = set(superfluous(every, NOW))
    left = [one for one in every if one not in gone]
    assert superfluous(left, NOW) == []
    assert set(superfluous(every[::-1], NOW)) == gone


@pytest.mark.reliability("9. Backups")
@given(backups)
def test_of_every_recent_day_week_and_month_that_has_one_there_is_one_left(every: list[Backup]) -> None:
    gone = set(superfluous(every, NOW))
    every = [one for one in every if one.at <= NOW]
    left = [one for one in every if one not in gone]
    day = [one.at.date() for one in left]
    assert {one.at.date() for one in every if NOW - one.at < timedelta(days=DAYS - 1)} <= set(day)
    weeks = {one.isocalendar()[:2] for one in day}
    assert {one.at.isocalendar()[:2] for one in every if NOW - one.at < timedelta(weeks=WEEKS - 1)} <= weeks
    months = {(one.year, one.month) for one in day}
    recent = [one.at for one in every if NOW - one.at < timedelta(days=30 * (MONTHS - 1))]
    assert {(one.year, one.month) for one in recent} <= months


@given(backups)
def test_what_a_clock_that_ran_ahead_has_made_is_left_alone_and_takes_no_place(every: list[Backup]) -> None:
    ahead = [one for one in every if one.at > NOW]
    gone = superfluous(every, NOW)
    assert not set(ahead) & set(gone)
    assert set(gone) == set(superfluous([one for one in every if one not in ahead], NOW))


@given(st.datetimes(datetime(2025, 1, 1), datetime(2026, 1, 1)), st.integers(1, 4), st.integers(-400, 400))
def test_what_was_just_made_stays_though_the_clock_was_set_back(start: datetime, hours: int, days: int) -> None:
    """Made one after the other, each thinned after it; in the middle somebody sets the clock."""
    there: list[Backup] = []
    moment = start.replace(tzinfo=UTC)
    for number in range(60):
        moment += timedelta(hours=hours) if number != 30 else timedelta(days=days)
        made = backup(moment, None, 0)
        if made not in there:
            there.append(made)
        there = thinned(there, moment)
        assert made in there


def test_two_years_of_a_backup_every_three_hours_comes_to_few() -> None:
    """As many as there are days, weeks and months, and no more; the oldest month is there to the end."""
    there: list[Backup] = []
    moment = NOW - timedelta(days=800)
    while moment < NOW:
        there.append(backup(moment))
        moment += timedelta(hours=3)
        if len(there) % 200 == 0:
            there = thinned(there, moment)
    there = thinned(there, NOW)
    assert len(there) <= NEWEST + DAYS + WEEKS + MONTHS
    assert max(ages(there)) > 30 * (MONTHS - 1)


def test_one_from_before_a_migration_is_its_months() -> None:
    old = [backup(datetime(2026, 3, day, 12, tzinfo=UTC), 2 if day == 9 else None) for day in range(1, 29)]
    new = [backup(NOW - timedelta(minutes=number)) for number in range(NEWEST)]
    left = {one for one in old if one not in superfluous([*old, *new], NOW)}
    assert [one.before_upgrade for one in left] == [True]


def test_a_name_says_when_and_nothing_else_is_a_name_of_ours() -> None:
    (first, second, *_), old = [name for name, _ in zip(names(NOW), range(3), strict=False)], next(names(NOW, 2))
    assert (first, second) == ("20261127T143000Z.onecompany", "20261127T143000Z-2.onecompany")
    assert old == "20261127T143000Z.schema-2.onecompany"
    assert {stamp_of(name) for name in (first, second, old)} == {NOW}
    for name in (
        "20260231T143000Z.onecompany",
        "20261127T143000Z-1.onecompany",
        "20261127T143000Z.onecompany.part",
        "20261127T143000Z (conflicted copy).onecompany",
        "20261127T143000Z.onecompany\n",
        "２0261127T143000Z.onecompany",
        "mine.onecompany",
    ):
        assert stamp_of(name) is None, name


def test_two_of_one_second_are_told_apart_whatever_the_order_in_which_they_are_listed() -> None:
    """A backup before an upgrade may have the second of another one."""
    at = datetime(2020, 5, 4, 12, 0, tzinfo=UTC)
    names = ("20200504T120000Z.onecompany", "20200504T120000Z.schema-3.onecompany")
    pair = [Backup(Path(name), at, 1) for name in names]
    newer = [
        Backup(Path(f"20260504T12{minute:02}00Z.onecompany"), at.replace(year=2026, minute=minute), 1)
        for minute in range(11)
    ]
    now = datetime(2026, 6, 1, tzinfo=UTC)
    assert superfluous([*pair, *newer], now) == superfluous([*reversed(pair), *newer], now) != []
