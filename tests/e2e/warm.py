"""The command in a process of its own each time, forked from one that has imported it: no start takes half a second.

What a shell would start is tried in `test_cli_help.py` and `test_terminal_start.py`; and whatever starts with another
interpreter, or in another locale, is started in full.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from pathlib import Path

_SERVER = """
import gc, importlib, json, os, pkgutil, signal, sys
import onecompany.cli, sqlalchemy.dialects.sqlite
parts = "app boards cli display exchange exercises export kinds parsing plans report store summary wall"
for package in parts.split():
    folder = importlib.import_module(f"onecompany.{package}")
    for module in pkgutil.walk_packages(folder.__path__, f"onecompany.{package}."):
        importlib.import_module(module.name)
gc.freeze()  # else the end of each child goes through all of it again
asked, answered = os.fdopen(int(sys.argv[1])), os.fdopen(int(sys.argv[2]), "w")
for line in asked:
    wanted = json.loads(line)
    there, begun = os.pipe()
    child = os.fork()
    if not child and (not wanted["terminal"] or not os.fork()):
        break
    if not child:
        os._exit(0)  # what runs in a terminal is the child of whoever asked, who is to hear of its end
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os.close(begun)
    answered.write(f"{os.read(there, 20).decode() or child} {code}\\n")
    answered.flush()
    os.close(there)
else:
    sys.exit()
os.close(asked.fileno())
os.close(answered.fileno())
os.chdir(wanted["folder"])
if wanted["umask"] is not None:
    os.umask(wanted["umask"])
os.environ.clear()
os.environ.update(wanted["env"])
if wanted["terminal"]:
    os.setsid()
    if wanted["deaf"]:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGHUP})
for number, (path, how) in enumerate(zip(wanted["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY))):
    stream = os.open(path, how)
    os.dup2(stream, number)
    os.close(stream)
if wanted["terminal"]:
    os.write(begun, str(os.getpid()).encode())
    for number, name in enumerate(("stdin", "stdout", "stderr")):  # what was opened before cannot be a terminal's
        stream = open(number, "w" if number else "r", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
os.close(there)
os.close(begun)
sys.argv[:] = wanted["arguments"]
onecompany.cli.main()
"""


CHILDREN_OF_CHILDREN = 36
"""PR_SET_CHILD_SUBREAPER of <linux/prctl.h>: the children of a child of ours that has ended become ours."""

DEADLINE = 120
"""Seconds that a command may take; then it is ended, and the test fails."""


class Warm:
    """A process that has imported the command, and forks for each."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self._streams = [folder / name for name in ("typed", "printed", "complained")]
        self._env = dict(env)
        self._start()

    def _start(self) -> None:
        theirs, self._asks = os.pipe()
        answers, mine = os.pipe()
        self._answers = os.fdopen(answers)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVER, str(theirs), str(mine)],
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs, mine),
            start_new_session=True,
        )
        os.close(theirs)
        os.close(mine)

    def run(
        self, command: Sequence[str], typed: str, env: Mapping[str, str], folder: Path, umask: int | None = None
    ) -> tuple[int, str, str]:
        """Run a command to its end: its exit code, what it printed, and what it complained of."""
        for stream in self._streams:
            stream.write_text(typed if stream == self._streams[0] else "", encoding="utf-8")
        code = self._ask(command, self._streams, env, folder, umask=umask)[1]
        printed, complained = (stream.read_text(encoding="utf-8") for stream in self._streams[1:])
        return code, printed, complained

    def terminal(
        self, command: Sequence[str], env: Mapping[str, str], size: tuple[int, int], *, deaf: bool
    ) -> tuple[int, int]:
        """Start a command in a new terminal of so many rows and columns: a child of ours, and the terminal.

        `deaf`: it gets no SIGHUP.
        """
        ctypes.CDLL(None).prctl(CHILDREN_OF_CHILDREN, 1, 0, 0, 0)
        ours, theirs = pty.openpty()
        fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        try:
            path = Path(os.ttyname(theirs))
            pid, _ = self._ask(command, [path] * 3, env, Path.cwd(), terminal=True, deaf=deaf)
        finally:
            os.close(theirs)
        return pid, ours

    def _ask(
        self, command: Sequence[str], streams: Sequence[Path], env: Mapping[str, str], folder: Path, **how: int | None
    ) -> tuple[int, int]:
        """Start it: its process, and how that ended, or what started it for a terminal."""
        wanted = {"arguments": list(command), "env": dict(env), "folder": str(folder), "terminal": False}
        wanted |= {"umask": None} | how
        os.write(self._asks, f"{json.dumps(wanted | {'streams': [str(stream) for stream in streams]})}\n".encode())
        if not select.select([self._answers], [], [], DEADLINE)[0]:
            os.killpg(self._process.pid, signal.SIGKILL)
            self.close()
            self._start()
            raise AssertionError(f"{command} has not ended within {DEADLINE} s")
        pid, code = self._answers.readline().split()
        return int(pid), int(code)

    def close(self) -> None:
        """End it."""
        os.close(self._asks)
        self._process.wait(20)
        self._answers.close()
