"""The command in a process of its own each time, forked from one that has imported it: no start takes half a second.

What a shell would start is tried in `test_cli_help.py`; and whatever starts with another interpreter, or in another
locale, is started in full.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_SERVER = """
import gc, importlib, json, os, pkgutil, sys
import onecompany.cli, sqlalchemy.dialects.sqlite
for package in ("cli", "exchange", "exercises", "export", "kinds", "parsing", "plans", "report", "store", "summary"):
    folder = importlib.import_module(f"onecompany.{package}")
    for module in pkgutil.walk_packages(folder.__path__, f"onecompany.{package}."):
        importlib.import_module(module.name)
gc.freeze()  # else the end of each child goes through all of it again
asked, answered = os.fdopen(int(sys.argv[1])), os.fdopen(int(sys.argv[2]), "w")
for line in asked:
    wanted = json.loads(line)
    child = os.fork()
    if not child:
        break
    answered.write(f"{child} {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\\n")
    answered.flush()
else:
    sys.exit()
os.close(asked.fileno())
os.close(answered.fileno())
os.chdir(wanted["folder"])
os.environ.clear()
os.environ.update(wanted["env"])
for number, (path, how) in enumerate(zip(wanted["streams"], (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY))):
    stream = os.open(path, how)
    os.dup2(stream, number)
    os.close(stream)
sys.argv[:] = wanted["arguments"]
onecompany.cli.main()
"""


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

    def run(self, command: Sequence[str], typed: str, env: Mapping[str, str], folder: Path) -> tuple[int, str, str]:
        """Run a command to its end: its exit code, what it printed, and what it complained of."""
        for stream in self._streams:
            stream.write_text(typed if stream == self._streams[0] else "", encoding="utf-8")
        streams = [str(stream) for stream in self._streams]
        wanted = {"arguments": list(command), "env": dict(env), "folder": str(folder), "streams": streams}
        os.write(self._asks, f"{json.dumps(wanted)}\n".encode())
        if not select.select([self._answers], [], [], DEADLINE)[0]:
            os.killpg(self._process.pid, signal.SIGKILL)
            self.close()
            self._start()
            raise AssertionError(f"{command} has not ended within {DEADLINE} s")
        code = int(self._answers.readline().split()[1])
        printed, complained = (stream.read_text(encoding="utf-8") for stream in self._streams[1:])
        return code, printed, complained

    def close(self) -> None:
        """End it."""
        os.close(self._asks)
        self._process.wait(20)
        self._answers.close()
