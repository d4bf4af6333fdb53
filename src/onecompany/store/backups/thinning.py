"""Which backups are kept as they grow old. Pure.

Days, weeks (from Monday) and months are those of UTC, as the names are: a laptop that travels, or whose time zone is
set anew, thins out by the same ones as before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta

from onecompany.store.backups.folder import Backup

NEWEST = 12
"""As many are kept whatever their age."""

DAYS, WEEKS, MONTHS = 14, 8, 24
"""For how many days there is one of each day, then of each week, then of each month; the running one counts."""


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """The backups that can go.

    Those that the clock has not come to yet were made while it ran ahead: they say nothing of their age, so they are
    left alone and take nobody's place.
    """
    ours = [backup for backup in backups if backup.at <= now]
    ours.sort(key=lambda backup: (backup.at, backup.number, backup.path.name), reverse=True)
    kept = set(ours[:NEWEST])
    today = now.date()
    monday, month = _monday(today), _month(today)
    kept |= _newest_of_each(ours, lambda day: day, lambda day: day > today - timedelta(days=DAYS))
    kept |= _newest_of_each(ours, _monday, lambda day: _monday(day) > monday - timedelta(weeks=WEEKS))
    # One from before a migration is the month's: it is what somebody goes back to when the new version fails them.
    by_month = sorted(ours, key=lambda backup: backup.before_upgrade, reverse=True)
    kept |= _newest_of_each(by_month, _month, lambda day: _month(day) > month - MONTHS)
    return [backup for backup in ours if backup not in kept]


def _newest_of_each(
    backups: Iterable[Backup], span: Callable[[date], Hashable], recent: Callable[[date], bool]
) -> set[Backup]:
    """The first one of each span of time that is recent."""
    first: dict[Hashable, Backup] = {}
    for backup in backups:
        if recent(backup.at.date()):
            first.setdefault(span(backup.at.date()), backup)
    return set(first.values())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month
