"""The sample's year: three workshops of one company that tell what became of its first day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from onecompany.kinds.findings import find_all
from onecompany.kinds.sample import last_monday
from onecompany.kinds.sample_year import make_year
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.clock_double import FakeClock


def made(path: Path, today: dt.date) -> list[State]:
    """The three workshops, as they are in a file."""
    clock = FakeClock(dt.datetime.combine(today, dt.time(7), dt.UTC))
    with Store(path / "year.onecompany", clock=clock, scratch=True) as store:
        return [store.read(workshop) for workshop in make_year(store)]


def cracks(state: State) -> set[str]:
    """What the cracks of a workshop say on its own day."""
    found = [finding for findings in find_all(state, state.workshop.date).values() for finding in findings]
    return {str(finding.text) for finding in found if finding.level == "crack"}


@pytest.mark.parametrize("today", ["2026-03-02", "2028-01-04"])
def test_a_year_has_a_story_whatever_day_it_is_made(tmp_path: Path, today: str) -> None:
    day = dt.date.fromisoformat(today)
    first, second, third = states = made(tmp_path, day)
    assert [state.workshop.date for state in states] == [last_monday(day) - dt.timedelta(weeks=w) for w in (40, 22, 0)]
    assert [state.workshop.state for state in states] == ["closed"] * 3
    assert [[earlier.workshop.date for earlier in state.before] for state in states] == [
        [earlier.workshop.date for earlier in states[:number]] for number in range(3)
    ]
    # A crack closes, one stays, one opens; a rule is turned round; a leader goes and another one comes.
    nobody, two = "Nobody owns “I move in”", "Two own “I compare”: Marketing and Sales"
    assert {nobody, two} <= cracks(first)
    assert nobody not in cracks(second) | cracks(third)
    assert two in cracks(second) & cracks(third)
    assert "“Stay on the line until the light is on” was an always last time and is a never now" in cracks(third)
    here = [{row.name for row in state.rows("leader") if row.present} for state in states]
    assert here[0] - here[2] == {"Fatima Haddad"}
    assert here[2] - here[0] == {"Jonas Weber"}
