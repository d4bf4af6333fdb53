"""On one screen nothing private reaches the terminal by the script's key alone: all that is sent is looked at."""

from __future__ import annotations

import re
import signal

from tests.e2e.conftest import Start
from tests.e2e.home import Home
from tests.e2e.terminal import Terminal

NOTE, BEGUN = "zebrafinch", "quokka"


def looks_around(room: Terminal) -> None:
    """Find, the palette, undo and redo, the summary: whatever lists what was done or said."""
    room.press("^f")
    room.wait_for("Words to find")
    room.press("escape")
    room.wait_gone("Words to find")
    room.press("^z")
    room.wait_for("Undone: added a private note")
    room.press("^y")
    room.wait_for("Done again: added a private note")
    room.press("f10")
    room.wait_for("What is asked of you")
    room.press("escape")
    room.wait_gone("What is asked of you")
    room.press("^p")
    room.wait_for("Search for commands")
    room.press("escape")
    room.wait_gone("Search for commands")


def test_a_private_note_reaches_the_terminal_only_by_its_second_key(home: Home, start: Start) -> None:
    room = start("run", home.workshop())
    room.wait_for("The first stage")
    script = home.rows("SELECT script FROM exercise ORDER BY position LIMIT 1")[0]
    opening = str(script).split("\n")[0][:40]
    assert len(opening) > 10
    assert opening not in room.sent
    room.press("f9")
    room.wait_gone("The first stage")
    room.press("f8")
    room.wait_for(re.escape(opening))
    room.tap("escape")
    room.wait_gone(re.escape(opening))
    assert "The first stage" not in room.screen, "the curtain is still drawn"
    room.tap("f9")
    room.wait_for("The first stage")
    room.tap("f8")
    room.wait_for("Script · never handed out")
    room.line(NOTE)
    room.wait_for("Kept")
    room.send(BEGUN)
    room.wait_for("•" * len(BEGUN))
    room.press("escape")
    room.wait_gone("Script · never handed out")
    looks_around(room)
    room.press("f8")
    room.wait_for("•" * len(BEGUN))
    room.kill(signal.SIGKILL)
    room.wait_end()
    again = start("run")
    again.wait_for("The first stage")
    looks_around_again(again)
    for text in (NOTE, BEGUN):
        assert text not in room.sent + again.sent
        assert text not in again.screen
    again.press("^r")
    again.wait_for(NOTE)


def looks_around_again(room: Terminal) -> None:
    """The script, with what was begun before the process was killed."""
    room.press("f8")
    room.wait_for("Script · never handed out")
    room.wait_for("1 private note")
