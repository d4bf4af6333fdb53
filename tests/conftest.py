"""What tests share: a file in a scratch folder, and Northwind Utilities' workshop in it."""

from __future__ import annotations

import datetime as dt
import gc
import itertools
import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from onecompany.kinds.beginning import begin
from onecompany.kinds.registry import kind
from onecompany.parsing.habits import Habits, using
from onecompany.parsing.people import Person
from onecompany.plans import Plan, PlannedExercise
from onecompany.sentences import gettext
from onecompany.store.file import Store
from onecompany.store.ids import NewId
from onecompany.store.writer import WorkshopWriter
from tests.app.thrift import parsed_once
from tests.clock_double import FakeClock
from tests.needs import MARKS, NO_SKIPS, lacking, not_allowed
from tests.thorough import THOROUGH

# How long an example takes is the machine's affair, and what else it does: no deadline, no complaint. A fixture
# that stays the same for all examples is meant so.
settings.register_profile(
    "short",
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", settings.get_profile("short"), max_examples=500)
settings.load_profile("long" if THOROUGH else "short")

pytest_plugins = ["tests.figures"]


def pytest_configure(config: pytest.Config) -> None:
    """The marks by which a test says what it needs, and where files of tests are made."""
    for mark in MARKS:
        config.addinivalue_line("markers", mark)
    if in_memory():
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


MEMORY = Path("/dev/shm")
"""Files in memory, on Linux. An act waits until it is on the disk, which for a test is nothing but waiting."""


def in_memory() -> bool:
    """Whether there is room for them; a container often has 64 MB."""
    try:
        system = os.statvfs(MEMORY)
    except OSError:
        return False
    return os.access(MEMORY, os.W_OK) and system.f_bavail * system.f_frsize > 2 * 1024**3


LONG = (
    "e2e/test_one_company_day",
    "app/hospital",
    "e2e/test_main_job",
    "e2e/test_quarter_to_quarter",
    "e2e/test_code_of_conduct",
    "third_party",
    "app/test_hostile",
    "export/test_other_programs",
    "app/test_keys",
    "system/test_windows",
    "e2e/test_terminal",
)
"""Tests that take longest: begun first, else the last of them runs alone while all other workers have ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first."""
    items.sort(key=lambda item: not item.nodeid.startswith(tuple(f"tests/{name}" for name in LONG)))


def pytest_collection_finish() -> None:
    """What is there now stays there: the collector of garbage need not go through all of it again and again.

    Nor every 700 new things; that takes an eighth of the time of a test that opens an application.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what this machine cannot run, and say why."""
    if why := lacking(item):
        pytest.skip(why)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI nothing is skipped."""
    report = yield
    if NO_SKIPS:
        not_allowed(report)
    return report


DAY = dt.date(2026, 3, 5)
"""The day of the workshop, a Thursday."""

MORNING = dt.datetime.combine(DAY, dt.time(9), dt.UTC)
"""When it begins."""

SILOS = ("Marketing", "Sales", "Operations", "Service", "Finance", "IT")

PEOPLE = (
    Person("Ben Okafor", "CMO", "Marketing"),
    Person("Carla Rossi", "CSO", "Sales"),
    Person("Ana Peña", "COO", "Operations"),
    Person("Finn Maher", "Head of Service", "Service"),
    Person("Eva Lind", "CFO", "Finance"),
    Person("Dev Patel", "CIO", "IT"),
    Person("Grace Wu", "Head of Field Operations", "Operations"),
    Person("Hugo Blanc", "Head of Key Accounts", "Sales"),
)


def planned(name: str, title: str = "", **settings: Any) -> PlannedExercise:
    """An exercise of a kind with its own steps, and its default settings but for those given."""
    each = kind(name).rules
    return PlannedExercise(
        kind=name,
        title=title or gettext(each.title),
        prompt="",
        script="",
        flex="shrink",
        min_minutes=5,
        steps=each.spoken_steps,
        settings={key: setting.default for key, setting in each.settings.items()} | settings,
    )


def plan_of(*exercises: PlannedExercise) -> Plan:
    """A plan in memory."""
    return Plan("test-plan", "One-company day", "A plan for tests", "en", exercises)


def northwind_plan() -> Plan:
    """All five kinds, with a closing round at the end."""
    return plan_of(
        planned("open", "Check-in", style="check-in"),
        planned("stages"),
        planned("ownership"),
        planned("metrics"),
        planned("commitments"),
        planned("open", "Closing round", style="closing"),
    )


@pytest.fixture(scope="session", autouse=True)
def folder_of_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Locks by device and inode are not left in the home of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session", autouse=True)
def styles() -> Iterator[None]:
    """Every test that opens an application does so with the same style sheets."""
    with parsed_once():
        yield


@pytest.fixture(autouse=True)
def nothing_known_of_the_user() -> Iterator[None]:
    """How somebody writes dates and numbers is known within a test alone."""
    with using(Habits()):
        yield


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still on the morning of the day."""
    return FakeClock(MORNING)


def identities(start: int) -> NewId:
    """Identities that are the same in every run, and whose order is that in which they were given."""
    numbers = itertools.count(start)
    return lambda: f"id{next(numbers):08}"


@pytest.fixture
def new_id() -> NewId:
    """Identities that no row has of a file that was made once for all tests."""
    return identities(100_001)


@pytest.fixture
def plan() -> Plan:
    """The plan of Northwind's workshop."""
    return northwind_plan()


def northwind(store: Store, plan: Plan) -> str:
    """Make Northwind Utilities' workshop: eight leaders of six silos, and nothing said yet. Its id."""
    return begin(store, organisation="Northwind Utilities", plan=plan, date=DAY, people=PEOPLE)


@pytest.fixture(scope="session")
def northwind_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with that workshop, made once: every act waits for the disk. Only to be copied."""
    path, clock = tmp_path_factory.mktemp("northwind") / "northwind.onecompany", FakeClock(MORNING)
    with Store(path, clock=clock, new_id=identities(1)) as made:
        northwind(made, northwind_plan())
    return path


@pytest.fixture
def store(
    request: pytest.FixtureRequest, tmp_path: Path, clock: FakeClock, new_id: NewId, plan: Plan, northwind_file: Path
) -> Iterator[Store]:
    """A workshop file, open for writing: empty, but for a test that has Northwind's workshop too."""
    path = tmp_path / "northwind.onecompany"
    if "workshop" in request.fixturenames and plan == northwind_plan():
        shutil.copy(northwind_file, path)
    with Store(path, clock=clock, new_id=new_id) as opened:
        yield opened


@pytest.fixture
def workshop(store: Store, plan: Plan) -> str:
    """The id of Northwind's workshop in it."""
    there = store.workshops()
    return there[0].id if there else northwind(store, plan)


@pytest.fixture
def writer(store: Store, workshop: str) -> WorkshopWriter:
    """Where to write to Northwind's workshop."""
    return store.writer(workshop)
