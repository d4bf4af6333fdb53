"""What can be read in two ways is asked once, by one key, and then known for good."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.app.settings import load_settings
from tests.app.conftest import Opened


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_the_first_date_in_two_ways_is_asked_and_never_again(
    opened: Opened, mapped: Path, workshop: str, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(mapped, workshop, at="stages", size=size) as hands:
        await hands.type("> Ana: call them all by 12/3")
        await hands.settle()
        assert "12 March or 3 December?" in hands.screen
        await hands.press("enter")
        assert "12 March or 3 December?" in hands.screen
        assert "“12/3” is read in two ways" in hands.screen
        assert not hands.state.rows("commitment")
        await hands.press("2")
        (row,) = hands.state.rows("commitment")
        assert (row.what, row.by_when.isoformat()) == ("call them all", "2026-12-03")
        assert hands.said.startswith("Committed: Ana Peña · Thu 3 Dec")
        assert hands.room.capture.idle
        await hands.line("> Ben: write to them by 1/2")
        assert [row.by_when.isoformat() for row in hands.state.rows("commitment")] == ["2026-12-03", "2027-01-02"]
    assert load_settings(tmp_path / "config").dates == "month first"
    async with opened(mapped, workshop, at="stages", size=size, dates="month first") as hands:
        await hands.line("> Eva: ask them by 3/4")
        assert hands.state.rows("commitment")[-1].by_when.isoformat() == "2027-03-04"


async def test_esc_leaves_the_line_as_it_was(opened: Opened, mapped: Path, workshop: str, tmp_path: Path) -> None:
    async with opened(mapped, workshop, at="stages") as hands:
        await hands.type("> Ana: call by 12/3")
        await hands.settle()
        await hands.press("enter", "escape")
        assert hands.room.capture.value == "> Ana: call by 12/3"
        assert hands.said == "✗ “12/3” may be 12 March or 3 December. Write it as one of these."
        assert not hands.state.rows("commitment")
        await hands.press("down")
        assert "“12/3” is read in two ways" in hands.screen, "no key leaves the line with its question unanswered"
        await hands.press("1")
        assert [row.by_when.isoformat() for row in hands.state.rows("commitment")] == ["2026-03-12"]
    assert load_settings(tmp_path / "config").dates == "day first"


async def test_a_date_typed_into_a_cell_is_asked_too_and_shown_as_it_is_read(
    opened: Opened, mapped: Path, workshop: str
) -> None:
    async with opened(mapped, workshop, at="commitments") as hands:
        await hands.line("Ana: ruft den Kunden bis Ende März an")
        (row,) = hands.state.rows("commitment")
        assert (row.what, row.by_when.isoformat()) == ("ruft den Kunden an", "2026-03-31")
        await hands.to(f"commitment:{row.id}|by_when")
        await hands.type("12/31")
        await hands.settle()
        assert "read as Thu 31 Dec" in hands.screen
        await hands.press("enter")
        await hands.to(f"commitment:{row.id}|by_when")
        await hands.line("4/5")
        await hands.press("1")
        assert [row.by_when.isoformat() for row in hands.state.rows("commitment")] == ["2026-05-04"]
        await hands.to(f"commitment:{row.id}|what")
        await hands.type("call them, mid January")
        await hands.settle()
        assert "commitment · nobody yet · Fri 15 Jan 2027" in hands.screen


async def test_a_number_in_two_ways_is_asked_once(opened: Opened, mapped: Path, workshop: str, tmp_path: Path) -> None:
    async with opened(mapped, workshop, at="metrics") as hands:
        await hands.line("Calls a week")
        (metric,) = hands.state.rows("metric")
        await hands.to(f"metric:{metric.id}|baseline")
        await hands.type("2,5 Mio")
        await hands.settle()
        assert "read as 2,500,000" in hands.screen
        await hands.press("escape")
        await hands.line("1.200")
        assert "1200 or 1.2?" in hands.screen
        await hands.press("1")
        assert [row.baseline for row in hands.state.rows("metric")] == [1200.0]
        await hands.to(f"metric:{metric.id}|target")
        await hands.line("1,500")
        assert [row.target for row in hands.state.rows("metric")] == [1.5]
    assert load_settings(tmp_path / "config").numbers == "1.234,5"
