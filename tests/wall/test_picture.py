"""A terminal that is sent only what differs shows what it would show if all of each frame were sent."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from onecompany.display.textual_internals import Piece
from onecompany.wall.picture import Picture, is_plain

SIZE = Size(24, 4)

STYLES = st.sampled_from(
    [
        Style(color="#ff0000", bgcolor="#101010"),
        Style(color="#ff0000", bgcolor="#ff0000"),
        Style(bgcolor="#101010"),
        Style(color="#00ff00", bgcolor="#101010", bold=True),
        Style(underline=True, bgcolor="#101010"),
        Style(reverse=True, color="color(3)"),
        Style(strike=True),
        Style(),
    ]
)
TEXTS = st.one_of(
    st.text("ab █▄·", min_size=1, max_size=8),
    st.integers(1, 24).map(lambda number: " " * number),
    st.integers(1, 24).map(lambda number: "x" * number),
)
WIDE = st.sampled_from(["漢字", "a漢", "💥!", "e\u0301t"])


def codes(style: Style) -> str:
    """A letter as a terminal with all colours is sent it."""
    return style.render("x", color_system=ColorSystem.TRUECOLOR)


def line(segments: list[tuple[str, Style]]) -> Strip:
    """A line of the width of the screen."""
    return Strip([Segment(text, style) for text, style in segments]).adjust_cell_length(SIZE.width, Style())


LINES = st.lists(st.tuples(TEXTS, STYLES), max_size=6).map(line)
FRAMES = st.lists(st.dictionaries(st.integers(0, SIZE.height - 1), LINES, max_size=SIZE.height), max_size=6)


def shown(texts: list[str]) -> list[list[object]]:
    """What stands in a terminal after these."""
    screen = pyte.Screen(*SIZE)
    stream = pyte.Stream(screen)
    for text in texts:
        stream.feed(text)
    return [[_seen(screen.buffer[y][x]) for x in range(SIZE.width)] for y in range(SIZE.height)]


def _seen(cell: pyte.screens.Char) -> object:
    """What of a cell is seen: of a space its ground alone."""
    if cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse):
        return (" ", cell.bg)
    return cell


def whole(strip: Strip, y: int) -> str:
    """A line as it is sent by itself."""
    text = "".join(
        style.render(text, color_system=ColorSystem.TRUECOLOR) for text, style, _ in strip if style is not None
    )
    return f"\x1b[{y + 1};1H{text}"


@pytest.mark.parametrize("erases", [False, True])
@given(FRAMES)
def test_a_terminal_shows_each_frame_as_it_is(erases: bool, frames: list[dict[int, Strip]]) -> None:
    picture = Picture(erases=erases)
    blank = {y: line([]) for y in range(SIZE.height)}
    sent, all_of_it = [], []
    for number, frame in enumerate([blank, *frames]):
        pieces = [Piece(y, 0, strip) for y, strip in frame.items()]
        sent.append(picture.written(pieces, SIZE, codes, whole=number == 0))
        all_of_it += [whole(strip, y) for y, strip in frame.items()]
        assert shown(sent) == shown(all_of_it)
        assert picture.written(pieces, SIZE, codes, whole=False) == "", "it stands there already"
    texts = [
        "".join(cell.data if isinstance(cell, pyte.screens.Char) else cell[0] for cell in row) for row in shown(sent)
    ]  # type: ignore[index]
    assert picture.lines == texts


@given(st.lists(WIDE, min_size=1, max_size=4), st.lists(WIDE, min_size=1, max_size=4))
def test_of_what_may_be_wider_than_it_says_all_is_sent_again(before: list[str], after: list[str]) -> None:
    picture, style = Picture(erases=True), Style(bgcolor="#101010")
    for text in ("".join(before), "".join(after)):
        strip = line([("abc", style), (text, style)])
        sent = picture.written([Piece(1, 0, strip)], SIZE, codes, whole=False)
        assert picture.lines[1] == strip.text
        assert sent == "" or f"abc{text}" in sent


def test_what_is_forgotten_is_sent_again() -> None:
    picture, strip = Picture(erases=False), line([("abc", Style())])
    first = picture.written([Piece(0, 0, strip)], SIZE, codes, whole=False)
    assert "abc" in first
    assert picture.written([Piece(0, 0, strip)], SIZE, codes, whole=False) == ""
    picture.forget()
    assert picture.written([Piece(0, 0, strip)], SIZE, codes, whole=False) == first
    assert "abc" in picture.written([Piece(0, 0, strip)], Size(30, 4), codes, whole=False), "another size"


@pytest.mark.parametrize(
    ("colours", "plain"),
    [
        ("", True),
        ("1;38;2;4;7;9;48;2;1;2;3", True),
        ("48;5;7", True),
        ("4;48;5;1", False),
        ("7", False),
        ("9;31", False),
    ],
)
def test_which_spaces_show_nothing_but_their_ground(colours: str, plain: bool) -> None:
    assert is_plain(colours) == plain
