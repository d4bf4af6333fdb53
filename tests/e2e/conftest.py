"""A home of its own for each test, so that nobody's own settings and files come into it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.terminal import PROGRAM, Terminal

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

    @property
    def file(self) -> Path:
        """The workshop file that is used when no other is named."""
        return self.folder / "data" / "onecompany" / "workshops.onecompany"

    def run(
        self, *arguments: str | Path, typed: str = "", program: Sequence[str] = PROGRAM, **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal. `typed` is its standard input."""
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

    def plan(self, text: str = PLAN) -> Path:
        """A plan in a file."""
        path = self.folder / "short.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def workshop(self, organisation: str = "Northwind Utilities", leaders: Sequence[str] = LEADERS) -> str:
        """Make a workshop by command. Its id."""
        given = [part for leader in leaders for part in ("--leader", leader)]
        made = self.run("new", "--organisation", organisation, "--plan", self.plan(), *given)
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home, without a network."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    folder = tmp_path / "home"
    folder.mkdir()
    env = {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), "/usr/bin", "/bin")),
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "ONECOMPANY_CONFIG": str(folder / "settings"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(site),
    }
    return Home(folder, env)


Start = Callable[..., Terminal]


@pytest.fixture
def start(home: Home) -> Iterator[Start]:
    """Starts the program in a terminal; what still runs at the end is killed."""
    with ExitStack() as running:

        def begin(*arguments: str | Path, **options: object) -> Terminal:
            env = home.env | dict(options.pop("env", {}))  # type: ignore[call-overload]
            terminal = Terminal([str(each) for each in arguments], env=env, **options)  # type: ignore[arg-type]
            return running.enter_context(terminal)

        yield begin
