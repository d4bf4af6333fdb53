"""How it ends when it must: signals, a terminal that is gone, a kill, an error of the program itself."""

from __future__ import annotations

import random
import re
import signal
import stat
import sys
import time

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal
from tests.thorough import THOROUGH

SECRET = "the merger with Southwind"

BROKEN = f"""
import {{where}}

def broken(self, *arguments):
    said = "{SECRET}"
    raise RuntimeError(said)

{{where}}.{{name}} = broken
from onecompany.cli import main
main()
"""
"""The program with an error in one of its functions, which has heard something confidential."""


# -- signals


@pytest.mark.reliability("SIGTERM, SIGHUP, window closed")
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


@pytest.mark.reliability("SIGTERM, SIGHUP, window closed")
def test_a_signal_at_home_ends_too(start: Start) -> None:
    home_screen = start()
    home_screen.wait_for("No workshop yet")
    home_screen.kill(signal.SIGTERM)
    assert home_screen.wait_end() == 143
    assert home_screen.not_given_back == []


@pytest.mark.reliability("SIGTERM, SIGHUP, window closed")
def test_a_signal_during_the_start_gives_the_terminal_back(home: Home, start: Start) -> None:
    early = start("run", home.workshop())
    early.wait_until(lambda: early.modes.get("1049", False), "the alternate screen")
    early.kill(signal.SIGTERM)
    assert early.wait_end() == 143
    assert early.not_given_back == []


@pytest.mark.reliability("Ctrl+Z of the shell (SIGTSTP), SIGINT")
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


@pytest.mark.reliability("terminal gone and SIGHUP ignored")
@pytest.mark.parametrize("deaf", [False, True], ids=["hears of it", "SIGHUP blocked"])
def test_the_window_is_closed(home: Home, start: Start, deaf: bool) -> None:
    room = start("run", home.workshop(), deaf=deaf)
    room.wait_for("The first stage")
    room.line("I find out")
    room.wait_for("▸I find out")
    room.send("half a li")
    room.wait_for("› half a li")
    room.hang_up()
    assert room.wait_end() == 129
    assert home.rows("SELECT name FROM stage") == ["I find out"]
    assert home.rows("SELECT text FROM draft") == ["half a li"]


# -- killed


@pytest.mark.reliability("kill -9 at any moment")
@pytest.mark.parametrize("seed", range(30 if THOROUGH else 1))
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
    again.wait_for(rf"item\d+|{len(kept)} touchpoints")  # many are folded to their number


@pytest.mark.reliability("4. Unfinished lines")
def test_an_unfinished_line_comes_to_the_disk_by_itself(home: Home, room: Terminal, start: Start) -> None:
    room.send("half a li")
    room.wait_for("› half a li")
    room.wait_until(lambda: home.rows("SELECT text FROM draft") == ["half a li"], "the draft")
    room.kill(signal.SIGKILL)
    room.wait_end()
    start("run").wait_for("› half a li")


# -- an error of the program itself


@pytest.mark.reliability("exception in a handler")
@pytest.mark.parametrize(
    ("where", "name", "typed"),
    [
        ("onecompany.app.navigator", "Navigator.show_summary", "I find out\r\x1b[21~"),
        ("onecompany.app.timekeeper", "Timekeeper.start_since", "I find out\r\x05"),
        ("onecompany.app.entries", "promise_ahead", "I find out\r> Ana: half a li"),
        ("onecompany.app.timekeeper", "Timekeeper.add_minutes", "I find out\r\x1b[17~"),
        ("onecompany.app.session", "WorkshopSession.findings", ""),
        ("onecompany.app.timekeeper", "Timekeeper.tick", ""),
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


@pytest.mark.reliability("exception in a handler")
def test_an_error_loses_no_unfinished_line(home: Home, start: Start) -> None:
    # A line that begins with > is previewed as it is typed, so that it is open when the error comes.
    code = BROKEN.format(where="onecompany.app.entries", name="promise_ahead")
    room = start("run", home.workshop(), program=(sys.executable, "-c", code))
    room.wait_for("The first stage")
    room.send("half a li")
    room.wait_for("› half a li")
    room.press("home")
    room.send(">")
    assert room.wait_end() == 70
    start("run").wait_for("› >half a li")


@pytest.mark.reliability("exception in a handler")
def test_an_error_of_work_in_the_background_is_calm_too(home: Home, start: Start) -> None:
    code = BROKEN.format(where="onecompany.app.actions.voting", name="read_hands")
    room = start("run", home.workshop(), program=(sys.executable, "-c", code))
    room.wait_for("The first stage")
    room.line("I find out")
    room.wait_for("▸I find out")
    room.press("f4")
    room.wait_for("╭─ Hands")
    room.line("7")
    assert room.wait_end() == 70
    assert SECRET not in room.sent
    log = home.file.with_name(home.file.name + ".log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "broken" in log
