"""A pseudo-terminal with a program in it: keys go in, and the screen is read as a person would read it.

`ptyprocess` (part of pexpect) starts the program, `pyte` is the terminal. All waiting is for something on the
screen, with a deadline; a wait that fails shows the screen.
"""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte
from ptyprocess import PtyProcess  # type: ignore[import-untyped]

from onecompany.app.held_keys import ALONE, REPEAT
from onecompany.app.key_queue import MOMENT
from tests.e2e.keys import KEYS, control
from tests.e2e.warm import Warm

DEADLINE = 120.0
"""Seconds that a wait may take: only what hangs is to fail, however busy the machine is."""

PROGRAM = (str(Path(sys.executable).with_name("onecompany")),)
"""The command as it is installed beside this interpreter."""

LEAVE = "\x1b[?1049l"
"""Leaves the alternate screen. `pyte` has only one: what was on it is wiped, as if the other had been empty."""

TAKEN = ("1049", "1000", "1002", "1003", "1004", "1006", "1015", "1016", "2004", "2048", "kitty")
"""Modes that a program has to take back: alternate screen, mouse, focus, paste, resize, keyboard."""

_MODE = re.compile(r"\x1b\[\?([0-9;]+)([hl])")
_KITTY = re.compile(r"\x1b\[(>[0-9]*|<[0-9]*)u")
_NOT_FOR_PYTE = re.compile(r"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;?<>=$]*)?\Z")


class Terminal:
    """A program in a pseudo-terminal. To be closed; a `with` block does it."""

    def __init__(
        self,
        arguments: Sequence[str] = (),
        *,
        env: Mapping[str, str],
        program: Sequence[str] = PROGRAM,
        columns: int = 112,
        rows: int = 32,
        deaf: bool = False,
        warm: Warm | None = None,
    ) -> None:
        """`deaf`: the program gets no SIGHUP, so that only the terminal itself tells that it is gone.

        `warm`: what starts it; else it is started in full, as a shell does.
        """
        command, size = [*program, *arguments], (rows, columns)
        if warm:
            self._process = PtyProcess(*warm.terminal(command, env, size, deaf=deaf))
        else:
            before = (lambda: signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})) if deaf else None
            self._process = PtyProcess.spawn(command, env=dict(env), dimensions=size, echo=True, preexec_fn=before)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._lines = [""] * 200
        self._rest = b""
        self._held = ""
        self._ended = False
        self.sent = ""
        """Everything that the program has written, as text."""
        self.modes: dict[str, bool] = {}
        """Private modes that the program has set (True) or taken back (False), such as "1049"; "kitty" too."""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the program, if it still runs, and close the window."""
        if self._process.closed:
            return
        if self._process.isalive():
            self.kill(signal.SIGKILL)
        if not self._ended:
            self._process.fileobj.close()
        self._ended = True
        end = time.monotonic() + DEADLINE
        while self._process.isalive() and time.monotonic() < end:
            select.select([], [], [], 0.01)
        self._process.closed = True

    @property
    def pid(self) -> int:
        """The number of the process."""
        return int(self._process.pid)

    # -- what is seen

    @property
    def screen(self) -> str:
        """The screen as text, a line a row, without spaces at the end."""
        for row in self._screen.dirty:
            line = self._screen.buffer[row]
            self._lines[row] = "".join(line[column].data for column in range(self._screen.columns)).rstrip()
        self._screen.dirty.clear()
        return "\n".join(self._lines[: self._screen.lines])

    @property
    def row(self) -> int:
        """The row in which the terminal's cursor is, the first being 0; it follows the field that has the focus."""
        return int(self._screen.cursor.y)

    @property
    def is_still(self) -> bool:
        """Whether the program writes nothing for a tenth of a second."""
        return not self._read(0.1)

    @property
    def not_given_back(self) -> list[str]:
        """What a shell would find changed: modes, a hidden cursor, a line that does not echo."""
        left = [mode for mode in TAKEN if self.modes.get(mode)]
        left += ["cursor"] if not self.modes.get("25", True) else []
        left += ["wrap"] if not self.modes.get("7", True) else []
        local = termios.tcgetattr(self._process.fd)[3]
        return left + [name for name in ("ECHO", "ICANON", "ISIG") if not local & getattr(termios, name)]

    def _read(self, seconds: float) -> bool:
        """Take what the program has written, waiting so long for it. Whether there was anything."""
        if self._ended or not select.select([self._process.fd], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self._process.fd, 65536)
        except OSError:  # Linux says so when nobody has the other side open any more
            chunk = b""
        if not chunk:
            self._ended = True
            return False
        self._take(chunk)
        return True

    def _take(self, chunk: bytes) -> None:
        data = self._rest + chunk
        good = len(data)
        while good > len(data) - 4 and good > 0:  # a character may be cut in two
            try:
                text = data[:good].decode()
                break
            except UnicodeDecodeError:
                good -= 1
        else:
            good, text = len(data), data.decode(errors="replace")
        self._rest = data[good:]
        self.sent += text
        text = self._held + text
        unfinished = _UNFINISHED.search(text)
        self._held = unfinished.group() if unfinished else ""
        text = text.removesuffix(self._held)
        for match in re.finditer(f"{_MODE.pattern}|{_KITTY.pattern}", text):
            numbers, switch, kitty = match.groups()
            if kitty:
                self.modes["kitty"] = kitty.startswith(">")
            else:
                self.modes.update(dict.fromkeys(numbers.split(";"), switch == "h"))
        self._stream.feed(_NOT_FOR_PYTE.sub("", text.replace(LEAVE, f"{LEAVE}\x1b[2J\x1b[H")))

    # -- waiting

    def wait_until(self, condition: Callable[[], bool], what: str, *, seconds: float = DEADLINE) -> None:
        """Read until a condition holds; what was waited for and the screen are in the error when it does not."""
        end = time.monotonic() + seconds
        while not condition():
            left = end - time.monotonic()
            if self._ended or left <= 0:
                why = "the program ended" if self._ended else f"{seconds:g} s have passed"
                raise AssertionError(f"waited for {what}, but {why}. The screen:\n{self.screen}")
            self._read(min(left, 0.05))

    def wait_for(self, pattern: str, *, seconds: float = DEADLINE) -> None:
        """Read until the screen shows a pattern (`re`, several lines)."""
        regex = re.compile(pattern, re.MULTILINE)
        self.wait_until(lambda: regex.search(self.screen) is not None, f"“{pattern}”", seconds=seconds)

    def wait_gone(self, pattern: str, *, seconds: float = DEADLINE) -> None:
        """Read until the screen shows a pattern no more."""
        regex = re.compile(pattern, re.MULTILINE)
        self.wait_until(lambda: regex.search(self.screen) is None, f"“{pattern}” to go", seconds=seconds)

    def wait_end(self, *, seconds: float = DEADLINE) -> int:
        """Read until the program has ended. Its exit code; minus the number of the signal that killed it."""
        end = time.monotonic() + seconds
        while self._process.isalive():
            if time.monotonic() > end:
                raise AssertionError(f"the program has not ended within {seconds:g} s. The screen:\n{self.screen}")
            if not self._read(0.05):
                select.select([], [], [], 0.01)
        while self._read(0.05):
            pass
        if self._process.exitstatus is not None:
            return int(self._process.exitstatus)
        return -int(self._process.signalstatus)

    def wait_stopped(self, *, seconds: float = DEADLINE) -> None:
        """Read until the program has stopped itself (SIGSTOP)."""

        def stopped() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            return pid != 0 and os.WIFSTOPPED(status)

        self.wait_until(stopped, "the program to stop", seconds=seconds)

    # -- what is done

    def send(self, data: str | bytes) -> None:
        """Send as it is, taking what the program writes meanwhile, so that neither waits for the other."""
        left = data.encode() if isinstance(data, str) else data
        end = time.monotonic() + DEADLINE
        while left:
            if time.monotonic() > end:
                raise AssertionError(f"{len(left)} bytes could not be sent. The screen:\n{self.screen}")
            if select.select([], [self._process.fd], [], 0.05)[1]:
                left = left[os.write(self._process.fd, left[:1024]) :]
            self._read(0.0)

    def press(self, *names: str) -> None:
        """Press keys by name, such as "f5" or "^s", one right after the other."""
        self.send("".join(control(name[1:]) if name.startswith("^") else KEYS[name] for name in names))

    def tap(self, name: str, *, after: float = 2 * REPEAT) -> None:
        """Press the same key again as a finger does, which is lifted between: sooner, it would be one that is held.

        A key that now does something else than at its first press wants more than `PAUSE` seconds.
        """
        lifted = time.monotonic()
        self.wait_until(lambda: time.monotonic() - lifted > after, "the finger to be lifted")
        self.send(KEYS.get(name, name))

    def command(self, letter: str) -> None:
        """Press a letter that is a command; sooner behind another letter it would be one of a word that is typed."""
        pressed = time.monotonic()
        self.wait_until(lambda: time.monotonic() - pressed > 2 * ALONE, "the letter to stand alone")
        self.send(letter)

    def wait_for_page(self, pattern: str) -> None:
        """Wait for a page, and until a person would have read it; one that comes by itself takes no key before."""
        self.wait_for(pattern)
        seen = time.monotonic()
        self.wait_until(lambda: time.monotonic() - seen > 2 * MOMENT, f"“{pattern}” to take keys")

    def line(self, text: str) -> None:
        """Type a line and press Enter."""
        self.send(text + "\r")

    def paste(self, text: str | bytes) -> None:
        """Paste, as terminals do for a program that asked for brackets around it."""
        raw = text.encode() if isinstance(text, str) else text
        self.send(b"\x1b[200~" + raw + b"\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        self._screen.resize(rows, columns)
        self._process.setwinsize(rows, columns)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window, whatever the program does about it."""
        self._process.fileobj.close()
        self._ended = True
