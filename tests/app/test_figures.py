"""Tables of figures on a board that takes them: looked at first, then taken by one act, or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from threading import Event

import pytest
from textual.events import Paste

from onecompany.kinds.beginning import begin
from onecompany.parsing import figures as reading
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands, quiet
from tests.conftest import DAY, PEOPLE, plan_of, planned

PASTED = "Monat\tAnfang\tNeu\tVerloren\nJan 26\t1.200\t85\t40\nFeb 26\t1.245\t60\t71\nSumme\t\t145\t111\n"
DOUBTFUL = "Monat\tNeu\tVerloren\nJan 26\t85\t3,5 %\nFeb 26\t60,5\t71\n"


@pytest.fixture
async def hands(opened: Opened, store: Store) -> AsyncIterator[Hands]:
    plan = plan_of(planned("stages"), planned("assets", period="month"))
    workshop = begin(store, organisation="Northwind", plan=plan, date=DAY, people=PEOPLE)
    store.close()
    async with opened(store.path, workshop, at="assets") as there:
        yield there


def figures(hands: Hands) -> list[tuple[str, int | None, int | None, int | None]]:
    rows = hands.state.rows("customer_period")
    return [(str(row.start_date), row.start, row.gained, row.lost) for row in rows]


TAKEN = [("2026-01-01", 1200, 85, 40), ("2026-02-01", 1245, 60, 71)]


async def test_a_paste_is_shown_kept_at_esc_and_taken_as_one_act(hands: Hands) -> None:
    await hands.paste(PASTED)
    for words in ("2 rows of figures", "B “Anfang” is how many there were at the start", "Row 4 (“Summe”) is the sum"):
        assert words in hands.screen
    await hands.press("escape", "escape")
    assert figures(hands) == []
    assert "^O shows again what was pasted" in hands.screen
    await hands.press("ctrl+o")
    await hands.press("1")
    assert "2 rows of figures" in hands.screen
    await hands.press("enter")
    assert figures(hands) == TAKEN
    assert "Figures of 2 rows were taken. Ctrl+Z takes them back." in hands.screen
    await hands.press("ctrl+z")
    assert figures(hands) == []
    await hands.press("ctrl+o")
    assert "path of the file" in hands.screen, "what was taken is not offered again"


async def test_what_is_not_certain_is_said_by_row_and_column_and_nothing_is_taken(hands: Hands) -> None:
    await hands.paste(DOUBTFUL)
    shown = " ".join(hands.screen.split())
    assert "✗ Row 2, column C “Verloren”: “3,5 %” is a percentage. How many people is that?" in shown
    assert "✗ Row 3, column B “Neu”: “60,5” is no whole number." in shown
    await hands.press("enter", "enter")
    assert "nothing is taken" in hands.screen, "Enter takes nothing of it"
    await hands.press("escape")
    assert figures(hands) == []


async def test_a_file_is_chosen_by_the_key_of_the_frame_or_the_palette(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(PASTED.replace("\t", ";"), encoding="utf-8")
    assert "^O figures from a file" in hands.screen
    await hands.press("ctrl+o")
    await hands.paste(f"{path}.not")
    await hands.press("enter")
    assert "Nothing was imported. figures.csv.not: There is no such file in" in hands.screen
    titles = {command.title: command for command in hands.app.get_system_commands(hands.room)}
    titles["Import figures from a CSV or XLSX file"].callback()
    await hands.settle()
    assert f"{path}.not"[-20:] in hands.screen, "what was typed is there to be mended"
    await hands.paste("gone.csv")
    await hands.press("enter")
    assert "Nothing was imported. gone.csv: There is no such file in" in hands.screen, "what is pasted stands instead"
    await hands.press("ctrl+o")
    await hands.paste(f"{path}.not")
    await hands.press("end", *["backspace"] * 4)
    await hands.press("enter")
    assert "Figures: figures.csv" in hands.screen
    await hands.press("enter")
    assert figures(hands) == TAKEN
    assert "Customers in Feb 2026" in hands.screen
    assert hands.room.panel.place.startswith(f"customer_period:{hands.state.rows('customer_period')[-1].id}")


async def test_a_line_that_is_open_stays_when_a_table_is_pasted(hands: Hands) -> None:
    await hands.type("Mar 2026")
    await hands.paste(PASTED)
    assert "2 rows of figures" in hands.screen
    await hands.press("enter")
    assert figures(hands) == TAKEN
    assert hands.room.capture.value == "Mar 2026"


async def test_a_held_enter_takes_nothing_unseen(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(PASTED.replace("\t", ";"), encoding="utf-8")
    await hands.press("ctrl+o")
    await hands.paste(str(path))
    await hands.hold("enter")
    assert figures(hands) == []
    assert "2 rows of figures" in hands.screen


async def test_figures_go_where_they_were_brought_whatever_board_is_shown_when_they_are_read(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, goes_on = reading.pasted_figures, Event()

    def slowly(text: str, wanted: reading.Wanted) -> reading.Figures:
        goes_on.wait(60)
        return read(text, wanted)

    monkeypatch.setattr(reading, "pasted_figures", slowly)
    hands.app.post_message(Paste(PASTED))
    await quiet()
    await hands.pilot.press("pageup")
    await hands.until(lambda: hands.room.panel.view.exercise.kind == "stages")
    goes_on.set()
    await hands.settle()
    await hands.press("enter")
    assert figures(hands) == TAKEN


async def test_other_boards_paste_as_ever(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, at="stages") as hands:
        await hands.paste("I look\t1\nI buy\t2\n")
        assert [row.name for row in hands.state.rows("stage")] == ["I look 1", "I buy 2"]
        assert "Import figures from a CSV or XLSX file" not in {
            command.title for command in hands.app.get_system_commands(hands.room)
        }
