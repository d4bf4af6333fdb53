"""What comes out of a keyboard and a paste, locales and colours, and windows of any size."""

from __future__ import annotations

import re

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal

# -- what comes in by the keyboard


@pytest.mark.reliability("invalid UTF-8 byte typed")
def test_bytes_that_are_no_utf8_are_replaced(home: Home, room: Terminal) -> None:
    room.send(b"caf\xe9 \xff\xc3( ok\r")
    room.wait_for("▸caf� ��\\( ok")
    assert home.rows("SELECT name FROM stage") == ["caf� ��( ok"]


def test_a_letter_that_comes_in_two_parts_is_one(home: Home, room: Terminal) -> None:
    room.send(b"Pe\xc3")
    room.wait_for("› Pe")
    room.send(b"\xb1a\r")
    room.wait_for("▸Peña")
    assert home.rows("SELECT name FROM stage") == ["Peña"]


@pytest.mark.reliability("paste that contains escape sequences")
def test_escape_sequences_in_a_paste_are_literal_text_without_them(home: Home, room: Terminal) -> None:
    room.paste("one \x1b[31mred\x1b[0m\x1b[21~\x1b]0;owned\x07 two\x9b31m\x00\x1bOS three")
    room.wait_for("› one .*three")
    room.press("enter")
    room.wait_for("▸one")
    assert home.rows("SELECT name FROM stage") == ["one red two three"]
    assert "owned" not in room.sent
    assert "Hands" not in room.screen


@pytest.mark.reliability("paste that contains escape sequences")
def test_an_end_of_paste_in_a_paste_plays_no_keys(home: Home, room: Terminal) -> None:
    room.paste("one\x1b[201~\x1b[21~\rtwo\r")
    room.wait_for("two")
    room.wait_until(lambda: home.rows("SELECT name FROM stage") == ["one", "two"], "both stages in the file")


@pytest.mark.reliability("paste of many lines in an Input")
def test_a_pasted_list_of_many_lines_is_all_kept(home: Home, room: Terminal) -> None:
    room.paste("\r".join(f"Stage {number}" for number in range(1, 8)))
    room.wait_for("▸Stage 7")
    assert home.rows("SELECT name FROM stage ORDER BY position") == [f"Stage {number}" for number in range(1, 8)]


@pytest.mark.reliability("paste of 1 MB")
def test_a_paste_of_a_megabyte_is_refused_and_the_room_goes_on(home: Home, room: Terminal) -> None:
    room.paste("word and word\n" * 75_000)
    room.wait_for("100,000")
    room.line("I buy")
    room.wait_for("▸I buy")
    assert home.rows("SELECT name FROM stage") == ["I buy"]


@pytest.mark.reliability("control, C1, NUL, lone surrogate")
def test_what_is_typed_cannot_drive_the_terminal(home: Home, room: Terminal, start: Start) -> None:
    room.line("[red]Sales[/] [@click=app.bell]x[/] \u202egnp.exe")
    room.wait_for(r"▸\[red\]Sales\[/\] \[@click=app\.bell\]x\[/\]")
    assert "\u202e" not in room.sent
    assert len(home.rows("SELECT name FROM stage")) == 1


# -- other terminals


@pytest.mark.reliability("locale not UTF-8")
@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LANG": "de_DE.ISO-8859-1", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=["C", "ASCII", "Latin-1"],
)
def test_a_locale_that_is_not_utf8_works_as_utf8(home: Home, start: Start, env: dict[str, str]) -> None:
    made = home.run("new", "--organisation", "Čez Éire", "--plan", home.plan(), "--leader", "Ana Peña", **env)
    workshop = made.stdout.strip()
    room = start("run", workshop, env=env)
    room.wait_for("Čez Éire")
    room.line("Ich höre — «zu» ★ 顧客")
    room.wait_for("▸Ich höre — «zu» ★ 顧 ?客")
    assert home.rows("SELECT name FROM stage") == ["Ich höre — «zu» ★ 顧客"]
    room.press("^q")
    assert room.wait_end() == 0


def test_without_colour_everything_is_grey_and_nothing_is_missing(home: Home, start: Start) -> None:
    room = start("run", home.workshop(), env={"NO_COLOR": "1"})
    room.wait_for("The first stage")
    room.line("I buy")
    room.wait_for("! Only one stage")
    colours = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)(?=[;m])", room.sent)  # the last may have come in part only
    assert colours
    assert {colour for colour in colours if len(set(colour)) > 1} == set()
    assert not re.search(r"\x1b\[(?:[0-9]+;)*(?:3[1-6]|4[1-6]|9[1-6])(?:;[0-9]+)*m", room.sent)


def shrink(room: Terminal, size: tuple[int, int], shown: str) -> None:
    """Make the window so small and as large again: what was shown is there."""
    room.wait_for(shown)
    before = len(room.sent)
    room.resize(*size)
    room.wait_until(lambda: len(room.sent) > before, "it to be painted")
    room.resize(112, 32)
    room.wait_for(shown)


@pytest.mark.reliability("window shrunk to 1 column, or height 2")
def test_a_window_shrunk_to_nothing_comes_back(room: Terminal) -> None:
    room.line("I find out")
    room.wait_for("▸I find out")
    for opened, shown in (("", "What the board says"), ("f5", "Agenda"), ("f12", "Leaders"), ("f1", "Keys that work")):
        if opened:
            room.press(opened)
        for size in ((1, 1), (1, 32), (112, 2), (2, 3)):
            shrink(room, size, shown)
        if opened:
            room.press("escape")
            room.wait_gone(f"╭.*{shown}")
    room.line("I buy")
    room.wait_for("▸I buy")
    room.press("^q")
    assert room.wait_end() == 0


@pytest.mark.reliability("window shrunk to 1 column, or height 2")
def test_every_board_outlives_a_window_of_one_column(room: Terminal) -> None:
    room.paste("I find out\nI buy\nI use it")
    room.wait_for("▸I use it")
    for shown in ("Who|Marketing", "Baseline", "By when"):  # of the ownership, the metrics, the commitments
        room.press("f5")
        room.wait_for("╭─ Agenda")
        room.press("down", "enter")
        room.wait_gone("╭─ Agenda")
        shrink(room, (1, 2), shown)
    room.press("^b")
    shrink(room, (1, 2), "Workshops")
    room.press("down")
    room.send("n")
    shrink(room, (1, 2), "A new workshop")
    room.press("^q")
    assert room.wait_end() == 0
