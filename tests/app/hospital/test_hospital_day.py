"""A hospital's first day with eleven heads of departments, by keys, from ten to nine to half past three."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.app.conftest import Opened
from tests.app.hospital import afternoon, handed_out, late_morning, morning, noon, words
from tests.app.hospital.driver import Day
from tests.clock_double import FakeClock
from tests.conftest import DAY

KEYS = Path(__file__).parents[3] / "docs" / "keys-per-thing.md"
PLAN = Path(__file__).with_name("hospital-day.toml")


@pytest.fixture
def clock() -> FakeClock:
    """Ten to nine."""
    return FakeClock(dt.datetime.combine(DAY, dt.time(8, 50), dt.UTC))


async def test_the_hospital_day(opened: Opened, tmp_path: Path) -> None:
    plans = tmp_path / "config" / "plans"
    plans.mkdir(parents=True)
    shutil.copy(PLAN, plans)
    file = tmp_path / "hospital.onecompany"
    async with opened(file, None) as hands:
        day = Day(hands)
        for part in (*morning.PARTS, *late_morning.PARTS):
            await part(day)
        file = await killed(day, tmp_path / "killed.onecompany")
    day.hands.clock.advance(120)
    async with opened(file, None) as day.hands:
        for part in (*noon.PARTS, *afternoon.PARTS):
            await part(day)
    (folder,) = [path for path in tmp_path.iterdir() if path.name.startswith("handout")]
    handed_out.check(folder)
    async with opened(file, None) as day.hands:
        await afternoon.next_time(day)
    assert {thing: tally.each for thing, tally in day.tallies.items()} == {name: keys for name, keys, _ in promised()}
    assert [name for name, keys, most in promised() if keys > most] == []


def promised() -> list[tuple[str, float, float]]:
    """What the docs say each thing takes, and what it may take at most."""
    rows = [line.split("|")[1:5] for line in KEYS.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [(name.strip(), float(keys), float(most)) for name, _, keys, most in rows[2:]]


async def killed(day: Day, path: Path) -> Path:
    """What a kill -9 leaves: the file as it lies on the disk while the application still has it open."""
    workshop_file = day.hands.app.workshop_file

    def saved() -> bool:
        _, drafts = workshop_file.state(day.hands.state.workshop_id)
        return words.HALF in [text for _, text in drafts.values()]

    await day.hands.until(saved)
    shutil.copy(workshop_file.path, path)
    return path
