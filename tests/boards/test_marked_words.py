"""Words that a board marks: their signs are put in, and their tones found again in each line."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult

from onecompany.boards.marked_words import marked, toned
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone
from onecompany.boards.sheet import Sheet

MARKS: dict[str, Tone] = {"•": "title", "·": "muted"}


def test_signs_stand_before_the_words() -> None:
    assert marked("Our customers' trust", [(4, "•"), (15, "·")]) == "Our •customers' ·trust"
    assert marked("", []) == ""
    assert marked("word", [(0, "")]) == "word"


def test_a_line_is_parted_by_tone_and_nothing_of_it_is_lost() -> None:
    line = " Our •customers, (·trust) and a bullet • alone "
    pieces = list(toned(line, MARKS, "text"))
    assert "".join(text for text, _ in pieces) == line
    assert [(text, tone) for text, tone in pieces if tone != "text"] == [("•customers", "title"), ("·trust", "muted")]


def test_what_people_typed_is_no_sign_of_ours_but_where_it_stands_before_a_word() -> None:
    assert list(toned("10 · 20 ··· •", MARKS, "text")) == [("10 · 20 ··· •", "text")]


class Window(App[None]):
    """A sheet with a cell that has marks."""

    CSS: ClassVar[str] = ".sheet--title { color: red; } .sheet--muted { color: green; } .sheet--text { color: white; }"

    def compose(self) -> ComposeResult:
        yield Sheet()


async def test_the_sheet_shows_each_word_in_the_tone_of_its_sign_and_the_cursor_all_in_its_own() -> None:
    async with Window().run_test(size=(40, 6)) as pilot:
        sheet = pilot.app.query_one(Sheet)
        rows = [BoardRow({0: BoardCell(f"We •keep ·it {n}", f"p:{n}", marks=MARKS)}) for n in range(2)]
        sheet.show(Model([BoardColumn(20, 30)], (), rows))
        await pilot.pause()
        first, second = sheet.render_line(0), sheet.render_line(1)
        assert first.text.startswith("▸We •keep ·it 0")
        colours = {segment.text.strip(): segment.style.color.name for segment in second if segment.style
                   and segment.style.color and segment.text.strip()}  # fmt: skip
        assert colours["•keep"] != colours["We"] != colours["·it"] != colours["•keep"]
        assert second.text.startswith(" We •keep ·it 1")
