"""What happens to a terminal, and must not happen to the room (the table of faults of the terminal)."""

from __future__ import annotations

import random
import re
import signal
import stat
import sys
import time

import pytest

from tests.e2e.conftest import Home, Start
from tests.e2e.terminal import Terminal

SECRET = "the merger with Southwind"

BROKEN = f"""
from onecompany.room import {{where}}

def broken(self, *arguments):
    said = "{SECRET}"
    raise RuntimeError(said)

{{where}}.{{name}} = broken
from onecompany.cli import main
main()
"""
"""The program with an error in one of its functions, which has heard something confidential."""


@pytest.fixture
def room(home: Home, start: Start) -> Terminal:
    """The room of a new workshop, at its first exercise."""
    terminal = start("run", home.workshop())
    terminal.wait_for("The first stage")
    return terminal


# -- signals


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)], ids=lambda each: str(each)
)
def test_a_signal_saves_gives_the_terminal_back_and_ends(
    room: Terminal, start: Start, number: signal.Signals, code: int
) -> None:
    room.line("I find out")
    room.wait_for("▸I find out")
    room.send("half a li")
    room.wait_for("› half a li")
    room.kill(number)
    assert room.wait_end() == code
    assert room.not_given_back == []
    assert "Traceback" not in room.screen
    again = start("run")
    again.wait_for("› half a li")
    again.wait_for("not finished")


def test_a_signal_at_home_ends_too(start: Start) -> None:
    home_screen = start()
    home_screen.wait_for("No workshop yet")
    home_screen.kill(signal.SIGTERM)
    assert home_screen.wait_end() == 143
    assert home_screen.not_given_back == []


def test_a_signal_during_the_start_gives_the_terminal_back(home: Home, start: Start) -> None:
    early = start("run", home.workshop())
    early.wait_until(lambda: early.modes.get("1049", False), "the alternate screen")
    early.kill(signal.SIGTERM)
    assert early.wait_end() == 143
    assert early.not_given_back == []


def test_stopped_by_the_shell_and_continued(room: Terminal) -> None:
    room.line("I find out")
    room.wait_for("▸I find out")
    room.kill(signal.SIGTSTP)
    room.wait_stopped()
    room.wait_until(lambda: room.not_given_back == [], "the terminal to be given back")
    assert "I find out" not in room.screen
    room.kill(signal.SIGCONT)
    room.wait_for("▸I find out")
    assert room.modes["1049"]
    room.line("I buy")
    room.wait_for("▸I buy")


# -- the terminal is gone


@pytest.mark.parametrize("deaf", [False, True], ids=["hears of it", "SIGHUP blocked"])
def test_the_window_is_closed(home: Home, start: Start, deaf: bool) -> None:
    room = start("run", home.workshop(), deaf=deaf)
    room.wait_for("The first stage")
    room.line("I find out")
    room.wait_for("▸I find out")
    room.send("half a li")
    room.wait_for("› half a li")
    room.hang_up()
    assert room.wait_end(seconds=8) == 129
    assert home.rows("SELECT name FROM stage") == ["I find out"]
    assert home.rows("SELECT text FROM draft") == ["half a li"]


# -- killed


@pytest.mark.parametrize("seed", range(4))
def test_killed_while_typing_quickly_nothing_shown_is_lost(home: Home, start: Start, seed: int) -> None:
    moment = random.Random(seed)
    room = start("run", home.workshop())
    room.wait_for("The first stage")
    room.line("I buy")
    room.wait_for("▸I buy")
    room.press("down")
    room.wait_for("First touchpoint in I buy")
    shown = 0

    def look() -> bool:
        nonlocal shown
        board = [line for line in room.screen.splitlines() if "›" not in line]
        shown = max([shown, *(int(number) for number in re.findall(r"item(\d+)\b", "\n".join(board)))])
        return shown >= wanted

    wanted = moment.randint(1, 12)
    room.send("".join(f"item{number}\r" for number in range(1, 100)))
    room.wait_until(look, f"item{wanted}")
    end = time.monotonic() + moment.random() / 10
    room.wait_until(lambda: look() and time.monotonic() > end, "a moment")
    room.kill(signal.SIGKILL)
    assert room.wait_end() == -signal.SIGKILL
    look()
    kept = home.rows("SELECT text FROM touchpoint ORDER BY position")
    assert kept == [f"item{number}" for number in range(1, len(kept) + 1)]
    assert len(kept) >= shown
    again = start("run")
    again.wait_for("item1\\b")


def test_an_unfinished_line_is_on_the_disk_within_a_second(home: Home, room: Terminal, start: Start) -> None:
    room.send("half a li")
    room.wait_for("› half a li")
    room.wait_until(lambda: home.rows("SELECT text FROM draft") == ["half a li"], "the draft", seconds=2)
    room.kill(signal.SIGKILL)
    room.wait_end()
    start("run").wait_for("› half a li")


# -- an error of the program itself


@pytest.mark.parametrize(
    ("where", "name", "typed"),
    [
        ("visits", "Visits.action_summary", "I find out\r\x1b[21~"),
        ("timekeeper", "Timekeeper.start_since", "I find out\r\x05"),
        ("scribe", "Scribe.read_commitment", "I find out\r> Ana: half a li"),
        ("errands", "Errands._vote", "I find out\r\x1bOS7\r"),
        ("timekeeper", "Timekeeper.line", ""),
        ("timekeeper", "Timekeeper.tick", ""),
    ],
    ids=["a key", "the clock", "a letter", "an act", "the first paint", "a timer"],
)
def test_an_error_of_the_program_is_calm_and_tells_nothing(
    home: Home, start: Start, where: str, name: str, typed: str
) -> None:
    code = BROKEN.format(where=where, name=name)
    room = start("run", home.workshop(), program=(sys.executable, "-c", code))
    if typed:
        room.wait_for("The first stage")
    room.send(typed)
    assert room.wait_end() == 70
    assert room.not_given_back == []
    assert "Everything that was kept is in the file" in room.screen
    for word in ("Traceback", SECRET, "said =", "self ="):
        assert word not in room.sent
    log = home.file.with_name(home.file.name + ".log")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    text = log.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "broken" in text
    assert SECRET not in text
    assert "I find out" not in text
    assert home.rows("SELECT name FROM stage") == (["I find out"] if typed else [])


def test_an_error_loses_no_unfinished_line(home: Home, start: Start) -> None:
    code = BROKEN.format(where="visits", name="Visits.action_summary")
    room = start("run", home.workshop(), program=(sys.executable, "-c", code))
    room.wait_for("The first stage")
    room.send("half a li")
    room.wait_for("› half a li")
    room.press("f10")
    assert room.wait_end() == 70
    start("run").wait_for("› half a li")


# -- what comes in by the keyboard


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


def test_escape_sequences_in_a_paste_are_literal_text_without_them(home: Home, room: Terminal) -> None:
    room.paste("one \x1b[31mred\x1b[0m\x1b[21~\x1b]0;owned\x07 two\x9b31m\x00\x1bOS three")
    room.wait_for("› one .*three")
    room.press("enter")
    room.wait_for("▸one")
    assert home.rows("SELECT name FROM stage") == ["one red two three"]
    assert "owned" not in room.sent
    assert "Hands" not in room.screen


def test_an_end_of_paste_in_a_paste_plays_no_keys(home: Home, room: Terminal) -> None:
    room.paste("one\x1b[201~\x1b[21~\rtwo\r")
    room.wait_for("two")
    assert home.rows("SELECT name FROM stage") == ["one", "two"]


def test_a_pasted_list_of_many_lines_is_all_kept(home: Home, room: Terminal) -> None:
    room.paste("\r".join(f"Stage {number}" for number in range(1, 8)))
    room.wait_for("▸Stage 7")
    assert home.rows("SELECT name FROM stage ORDER BY position") == [f"Stage {number}" for number in range(1, 8)]


def test_a_paste_of_a_megabyte_is_refused_at_once_and_the_room_goes_on(home: Home, room: Terminal) -> None:
    began = time.monotonic()
    room.paste("word and word\n" * 75_000)
    room.wait_for("100,000")
    assert time.monotonic() - began < 5  # a second on a machine of its own; here others work too
    room.line("I buy")
    room.wait_for("▸I buy")
    assert home.rows("SELECT name FROM stage") == ["I buy"]


def test_what_is_typed_cannot_drive_the_terminal(home: Home, room: Terminal, start: Start) -> None:
    room.line("[red]Sales[/] [@click=app.bell]x[/] \u202egnp.exe")
    room.wait_for(r"▸\[red\]Sales\[/\] \[@click=app\.bell\]x\[/\]")
    assert "\u202e" not in room.sent
    assert len(home.rows("SELECT name FROM stage")) == 1


# -- other terminals


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
    colours = re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", room.sent)
    assert all(red == green == blue for red, green, blue in colours)
    assert not re.search(r"\x1b\[(?:[0-9]+;)*(?:3[1-6]|4[1-6]|9[1-6])(?:;[0-9]+)*m", room.sent)


def test_an_error_of_work_in_the_background_is_calm_too(home: Home, start: Start) -> None:
    code = BROKEN.format(where="errands", name="Errands._vote")
    room = start("run", home.workshop(), program=(sys.executable, "-c", code))
    room.wait_for("The first stage")
    room.press("f4")
    room.wait_for("Hands")
    room.line("7")
    assert room.wait_end() == 70
    assert SECRET not in room.sent
    log = home.file.with_name(home.file.name + ".log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "broken" in log


@pytest.mark.parametrize("size", [(1, 1), (1, 32), (112, 2), (2, 3)], ids=lambda each: f"{each[0]}×{each[1]}")
def test_a_window_shrunk_to_nothing_comes_back(room: Terminal, size: tuple[int, int]) -> None:
    room.line("I find out")
    room.wait_for("▸I find out")
    for opened, shown in (("", "What the board says"), ("f5", "Agenda"), ("f12", "Leaders"), ("f1", "Keys that work")):
        if opened:
            room.press(opened)
        room.wait_for(shown)
        before = len(room.sent)
        room.resize(*size)
        room.wait_until(lambda before=before: len(room.sent) > before, "it to be painted")  # type: ignore[misc]
        room.resize(112, 32)
        room.wait_for(shown)
        if opened:
            room.press("escape")
            room.wait_gone(f"╭.*{shown}")
    room.line("I buy")
    room.wait_for("▸I buy")
    room.press("^q")
    assert room.wait_end() == 0


@pytest.mark.parametrize("kind", ["ownership", "metrics", "commitments", "home", "form"])
def test_every_board_outlives_a_window_of_one_column(home: Home, start: Start, kind: str) -> None:
    room = start("run", home.workshop())
    room.wait_for("The first stage")
    room.paste("I find out\nI buy\nI use it")
    room.wait_for("▸I use it")
    shown = {"ownership": "Who|Marketing", "metrics": "Baseline", "commitments": "By when"}.get(kind, "")
    if shown:
        room.press("f5")
        room.wait_for("Agenda")
        room.press(*["down"] * (["ownership", "metrics", "commitments"].index(kind) + 1), "enter")
    else:
        room.press("escape")
        shown = "Workshops"
        room.wait_for(shown)
    if kind == "form":
        room.press("down")
        room.send("n")
        shown = "A new workshop"
    room.wait_for(shown)
    before = len(room.sent)
    room.resize(1, 2)
    room.wait_until(lambda: len(room.sent) > before, "it to be painted")
    room.resize(112, 32)
    room.wait_for(shown)
    room.press("^q")
    assert room.wait_end() == 0
