"""How moments are said where a file is brought back."""

from __future__ import annotations

from datetime import datetime

from onecompany.clock.local import hour, local


def moment_words(moment: datetime, now: datetime) -> str:
    """A moment in the time zone of the room: "14:32" of today, else "2026-11-26 14:32". Both are aware."""
    here = local(moment)
    return hour(moment) if here.date() == local(now).date() else f"{here:%Y-%m-%d %H:%M}"
