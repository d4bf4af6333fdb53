"""Keys in the first moments after the first paint: nothing ends, and none is lost or out of order.

Started in full each time: these are the moments in which the program still imports.
"""

from __future__ import annotations

import time

import pytest

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import PROGRAM, Terminal
from tests.thorough import THOROUGH

MOMENTS = (0.0, 0.02, 0.04, 0.06, 0.08, 0.12, 0.2, 0.3) if THOROUGH else (0.06,)

IN_THE_ROOM = (" ", "\x0e", "abc def\r", "\x1b[15~", "\x1b[19~", "\x1b[21~", "\x1b[24~", "\x1b[6~", "\x16", "\x02")
"""Space, Ctrl+N, a line, F5, F8, F10, F12, Page Down, Ctrl+V, Ctrl+B."""

AT_HOME = ("n", "s", "p", "L", "\x1bOP", "\x10", "\x1b[3~", "\r", " ", "\x1b[6~")
"""New, sample, plans, look, F1, Ctrl+P, Delete, Enter, Space, Page Down."""


def wait(terminal: Terminal, seconds: float) -> None:
    """Let so much time go by, reading."""
    end = time.monotonic() + seconds
    terminal.wait_until(lambda: time.monotonic() >= end, "a moment")


@pytest.mark.parametrize("after", MOMENTS)
@pytest.mark.parametrize("keys", IN_THE_ROOM if THOROUGH else IN_THE_ROOM[:3], ids=repr)
def test_a_key_at_once_in_the_room(home: Home, start: Start, keys: str, after: float) -> None:
    room = start("run", home.workshop(), program=PROGRAM)
    room.wait_for("The first stage")
    wait(room, after)
    room.send(keys)
    if keys.endswith("\r"):
        room.wait_for("▸abc def")
        assert home.rows("SELECT name FROM stage") == ["abc def"]
    wait(room, 1.0)
    room.press("^q")
    assert room.wait_end() == 0


@pytest.mark.parametrize("after", MOMENTS)
@pytest.mark.parametrize("keys", AT_HOME if THOROUGH else AT_HOME[:1], ids=repr)
def test_a_key_at_once_at_home(home: Home, start: Start, keys: str, after: float) -> None:
    home.workshop()
    room = start(program=PROGRAM)
    room.wait_for("Workshops")
    wait(room, after)
    room.send(keys)
    wait(room, 1.0)
    room.press("^q")
    assert room.wait_end() == 0
