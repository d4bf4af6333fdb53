"""Reports of whole workshops, from one with nothing to one with too much of all, for tests of pages."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from onecompany.clock import Stamp
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle
from onecompany.kinds.beginning import begin
from onecompany.kinds.sample import make_sample
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.nasty_day import CONFIDENTIALITY, make_nasty_day
from tests.wide_day import PLAN, make_wide_day

DAY = dt.date(2026, 3, 2)
EVENING = FakeClock(dt.datetime.combine(DAY, dt.time(18), dt.UTC))


def _make_empty_day(store: Store, day: dt.date) -> str:
    return begin(store, organisation="Stadtwerke Musterstadt", plan=PLAN, date=day, people=(), purpose="")


DAYS: dict[str, Callable[[Store, dt.date], str]] = {
    "empty": _make_empty_day,
    "sample": make_sample,
    "wide": make_wide_day,
    "nasty": make_nasty_day,
}


@cache
def _state(name: str) -> State:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "day.onecompany", clock=EVENING) as store:
        return store.read(DAYS[name](store, DAY))


@cache
def given(name: str, profile: str) -> Bundle:
    """What a format is given for one of the `DAYS`, in full or for the board; the nasty one has a long foot."""
    choices = Choices(profile=profile)  # type: ignore[arg-type]
    whole = bundle(_state(name), at=Stamp.take(EVENING), today=DAY, version="1", choices=choices)
    if name != "nasty":
        return whole
    meta = replace(whole.report.meta, confidentiality=CONFIDENTIALITY)
    return replace(whole, report=replace(whole.report, meta=meta))
