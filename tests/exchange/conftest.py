"""A workshop with something in every column, its document, and another file to bring it into."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onecompany.kinds.beginning import begin
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.clock_double import FakeClock
from tests.conftest import DAY, PEOPLE, northwind_plan
from tests.exchange.making import fill, made


@pytest.fixture(scope="session")
def whole_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A file with such a workshop, and the workshop's document."""
    path, clock = tmp_path_factory.mktemp("whole") / "whole.onecompany", FakeClock()
    with Store(path, clock=clock) as store:
        workshop = begin(
            store, organisation="Northwind Utilities", plan=northwind_plan(), date=DAY, people=PEOPLE, purpose="A day"
        )
        writer = store.writer(workshop)
        agenda.start(writer)
        clock.advance(600)
        agenda.pause(writer)
        fill(writer)
        return path, json.loads(made(writer.state, clock))


@pytest.fixture
def full(writer: WorkshopWriter) -> State:
    """Northwind's workshop with something in every column of every table."""
    fill(writer)
    return writer.state


@pytest.fixture
def good(whole_file: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    """The document of such a workshop, to be damaged."""
    return copy.deepcopy(whole_file[1])


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Another file, which is empty and stays so: for documents that are refused."""
    with Store(tmp_path_factory.mktemp("refusing") / "other.onecompany", clock=FakeClock()) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path, clock: FakeClock) -> Iterator[Store]:
    """Another file, which is empty."""
    with Store(tmp_path / "other.onecompany", clock=clock) as opened:
        yield opened
