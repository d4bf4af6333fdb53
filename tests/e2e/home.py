"""A user's home for one test, so that nobody's own settings and files come into it, and the program run in it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.terminal import PROGRAM
from tests.e2e.warm import Warm

NO_NETWORK = """
import socket


class NoNetwork(OSError):
    pass


def refuse(*arguments, **named):
    raise NoNetwork("this program was to work without a network")


class Blocked(socket.socket):
    def __new__(cls, family=-1, *arguments, **named):
        if family in (-1, socket.AF_INET, socket.AF_INET6):
            refuse()
        return super().__new__(cls, family, *arguments, **named)


socket.socket = Blocked
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""
"""A `sitecustomize` without a network; what a machine itself needs of sockets (AF_UNIX) goes on working."""

PLAN = """
title = "Journey and owners"
summary = "A short one for tests"

[[exercise]]
kind = "stages"
title = "Journey"
prompt = "What does a customer go through with us?"
script = "Silence first."
  [[exercise.step]]
  title = "Alone"
  minutes = 5
  [[exercise.step]]
  title = "Together"
  minutes = 10
    prompt = "Which ones are the same?"

[[exercise]]
kind = "ownership"
title = "Ownership"
minutes = 15

[[exercise]]
kind = "metrics"
title = "Metrics"
minutes = 20

[[exercise]]
kind = "commitments"
title = "Commitments"
minutes = 10
"""
"""A plan of an hour with the kinds that a workshop lives by."""

LEADERS = (
    "Ben Okafor; CMO; Marketing",
    "Carla Rossi; CSO; Sales",
    "Ana Peña; COO; Operations",
    "Finn Maher; Head of Service; Service",
)


@dataclass(frozen=True, slots=True)
class Home:
    """A user's home, and the program run in it."""

    folder: Path
    env: dict[str, str]
    warm: Warm
    template: Path
    template_id: str

    @property
    def file(self) -> Path:
        """The workshop file that is used when no other is named."""
        return self.folder / "data" / "onecompany" / "workshops.onecompany"

    @property
    def handed_out(self) -> Path:
        """The one folder of hand-outs beside the file; its backups are another."""
        (folder,) = (path for path in self.file.parent.iterdir() if path.is_dir() and path.suffix != ".backups")
        return folder

    def run(
        self, *arguments: str | Path, typed: str = "", program: Sequence[str] = (), **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal. `typed` is its standard input; `program` starts another interpreter."""
        if not program:
            command = [*PROGRAM, *map(str, arguments)]
            return subprocess.CompletedProcess(command, *self.warm.run(command, typed, self.env | env, self.folder))
        return subprocess.run(
            [*program, *map(str, arguments)],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=self.env | env,
            cwd=self.folder,
            timeout=60,
            check=False,
        )

    def said(self, *arguments: str | Path, code: int = 0, typed: str = "", **env: str) -> str:
        """What a command prints when it ends with this code: all of it, or for errors what it says of them."""
        done = self.run(*arguments, typed=typed, **env)
        assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr
        if code == 0:
            assert done.stderr == ""
            return done.stdout
        assert done.stderr.strip()
        return done.stderr

    def plan(self, text: str = PLAN) -> Path:
        """A plan in a file."""
        path = self.folder / "short.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def workshop(self) -> str:
        """The id of Northwind's workshop, which is now in the file: new, with four leaders."""
        self.file.parent.mkdir(parents=True, mode=0o700)
        shutil.copy2(self.template, self.file)
        return self.template_id

    def make(self, organisation: str, *options: str | Path) -> str:
        """Make a workshop by command. Its id."""
        made = self.run("new", "--organisation", organisation, "--plan", self.plan(), *options)
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()

    def rows(self, question: str) -> list[str]:
        """What the file holds: the first column of each row, asked by another program."""
        with closing(sqlite3.connect(self.file)) as db:
            return [row[0] for row in db.execute(question)]


def make_home(folder: Path, warm: Warm, template: tuple[Path, str]) -> Home:
    """An empty home below a folder."""
    env = environment(folder)
    return Home(Path(env["HOME"]), env, warm, *template)


def environment(folder: Path) -> dict[str, str]:
    """An empty home below a folder, without a network, as the program comes to know of it."""
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    home = folder / "home"
    home.mkdir()
    return {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin")),
        "HOME": str(home),
        "TMPDIR": str(folder),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "ONECOMPANY_CONFIG": str(home / "settings"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(site),
    }
