"""An empty home for each test, and what starts the program in a terminal there."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.home import LEADERS, Home, environment, make_home
from tests.e2e.terminal import Terminal
from tests.e2e.warm import Warm


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warm]:
    """What runs commands."""
    folder = tmp_path_factory.mktemp("warm")
    with closing(Warm(folder, environment(folder))) as running:
        yield running


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, warm: Warm) -> tuple[Path, str]:
    """A file with one new workshop, made once by the command itself, and the workshop's id."""
    home = make_home(tmp_path_factory.mktemp("template"), warm, (Path(), ""))
    leaders = [part for leader in LEADERS for part in ("--leader", leader)]
    return home.file, home.make("Northwind Utilities", *leaders)


@pytest.fixture
def home(tmp_path: Path, warm: Warm, template: tuple[Path, str]) -> Home:
    """An empty home."""
    return make_home(tmp_path, warm, template)


Start = Callable[..., Terminal]


@pytest.fixture
def start(home: Home) -> Iterator[Start]:
    """Starts the program in a terminal; what still runs at the end is killed.

    With another `program` or `env` it is started in full, and on a system other than Linux always.
    """
    with ExitStack() as running:

        def begin(*arguments: str | Path, terminal: type[Terminal] = Terminal, **options: Any) -> Terminal:
            if sys.platform == "linux" and not {"program", "env"} & options.keys():
                options["warm"] = home.warm
            env = home.env | options.pop("env", {})
            return running.enter_context(terminal([str(each) for each in arguments], env=env, **options))

        yield begin


@pytest.fixture
def room(home: Home, start: Start) -> Terminal:
    """The room of a new workshop, at its first exercise."""
    terminal = start("run", home.workshop())
    terminal.wait_for("The first stage")
    return terminal
