"""The application without a terminal: a file in a scratch folder, a clock in the test's hand."""

from __future__ import annotations

import asyncio
import datetime as dt
import itertools
import json
import shutil
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from onecompany.app import copying
from onecompany.app.app import OneCompanyApp
from onecompany.app.settings import Settings
from onecompany.app.workshop_file import WorkshopFile
from onecompany.clock import Clock, Stamp
from onecompany.store.file import Store
from onecompany.store.ids import NewId
from onecompany.store.writer import WorkshopWriter
from tests.app.hands import LIMIT, Hands, quiet
from tests.app.thrift import unpainted
from tests.clock_double import FakeClock
from tests.conftest import DAY, MORNING

Opened = Callable[..., AbstractAsyncContextManager[Hands]]

Acts = Callable[..., None]
"""What is done with a writer."""


@pytest.fixture(autouse=True)
def universal_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The room's own time is UTC, wherever the tests run."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture
def opened(tmp_path: Path, clock: FakeClock, new_id: NewId) -> Opened:
    """Opens the application over a file; `workshop` None: at home; `at`: at the first exercise of a kind.

    Going there by keys takes longer than most tests; that it works is tried where it is the matter.
    """

    @asynccontextmanager
    async def open_app(path: Path, workshop: str | None, **options: Any) -> AsyncIterator[Hands]:
        size = options.pop("size", (112, 32))
        if "at" in options and workshop is not None:
            remembered(path, clock, new_id, workshop, stand_at, options.pop("at"))
        workshop_file = WorkshopFile(path, clock=clock, new_id=new_id, read_only=options.pop("read_only", False))
        settings = Settings(options.pop("folder", tmp_path / "config"), **options)
        app = OneCompanyApp(workshop_file, settings, workshop=workshop)
        try:
            async with AsyncExitStack() as running:
                with unpainted():
                    pilot = await running.enter_async_context(app.run_test(size=size))
                    hands = Hands(pilot, clock)
                    await quiet()
                    if not workshop_file.read_only:
                        await asyncio.wait_for(workshop_file.store(), LIMIT)
                await hands.settle()
                yield hands
                hands.paint()
        finally:
            app.second_window.close()  # as at the end of the process: else the seat of this file is taken for good
            workshop_file.close()

    return open_app


_REMEMBERED: dict[tuple[bytes, Stamp, str, Acts, tuple[Any, ...]], tuple[list[str], bytes]] = {}


def remembered(path: Path, clock: FakeClock, new_id: NewId, workshop: str, acts: Acts, *arguments: Any) -> None:
    """Let acts be done in a closed file. The same acts in the same file leave what they left before, all over again."""
    key = (sha256(path.read_bytes()).digest(), Stamp.take(clock), workshop, acts, arguments)
    if key in _REMEMBERED:
        used, after = _REMEMBERED[key]
        if [new_id() for _ in used] == used:
            path.write_bytes(after)
            return
    used = []

    def noted() -> str:
        used.append(new_id())
        return used[-1]

    with Store(path, clock=clock, new_id=noted) as store:
        acts(store.writer(workshop), *arguments)
    _REMEMBERED[key] = used, path.read_bytes()


def stand_at(writer: WorkshopWriter, kind: str) -> None:
    """Go on to the first exercise of a kind, as Page Down does."""
    from onecompany.store import timing
    from onecompany.store.acts import agenda

    for step in timing.kept_steps(writer.state):
        agenda.go(writer, step.id, done=True)
        if writer.state.get("exercise", step.exercise_id).kind == kind:
            return
    raise AssertionError(f"there is no exercise of kind {kind}")


@pytest.fixture
async def hands(opened: Opened, store: Store, workshop: str) -> AsyncIterator[Hands]:
    """The facilitator's hands in Northwind's workshop, standing at the journey."""
    store.close()
    async with opened(store.path, workshop, at="stages") as found:
        yield found


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """A disk that is full while the list holds True."""
    from sqlalchemy.exc import OperationalError
    from sqlmodel import Session

    commit, state = Session.commit, [False]

    def limited(session: Session) -> None:
        if state[0]:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = "SQLITE_FULL"
            raise OperationalError("COMMIT", None, error)
        commit(session)

    monkeypatch.setattr(Session, "commit", limited)
    yield state
    state[0] = False


STAGES = ("Discover", "Evaluate", "Buy", "Onboard", "Use", "Renew")

OWNERS = ("Marketing", "Marketing", "Sales", None, "Service", "Service")
"""Who owns each stage: Onboard is a crack, and there are two handoffs with an owner on both sides or one."""


@pytest.fixture
def mapped(store: Store, workshop: str, clock: FakeClock, new_id: NewId) -> Path:
    """A closed file with six stages, two touchpoints in each, and nobody who owns any."""
    store.close()
    remembered(store.path, clock, new_id, workshop, add_journey, ())
    return store.path


@pytest.fixture
def owned(store: Store, workshop: str, clock: FakeClock, new_id: NewId) -> Path:
    """The same, with owners."""
    store.close()
    remembered(store.path, clock, new_id, workshop, add_journey, OWNERS)
    return store.path


def add_journey(writer: WorkshopWriter, owners: tuple[str | None, ...]) -> None:
    """Six stages with two touchpoints, and who owns them."""
    from onecompany.exercises.ownership.acts import set_role
    from onecompany.exercises.stages import acts

    silos = {row.name: row.id for row in writer.state.rows("silo")}
    for stage, silo in itertools.zip_longest(acts.add_stages(writer, list(STAGES), None), owners):
        acts.add_items(writer, "touchpoint", stage, ["Web page", "Call"], None)
        if silo:
            set_role(writer, stage, silos[silo], "owner")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sample by a small plan in a file, put back to the middle of its day, and its id. Only to be copied."""
    path = tmp_path_factory.mktemp("sample") / "sample.onecompany"
    clock, numbers = FakeClock(MIDDAY), itertools.count(1)
    with Store(path, clock=clock, new_id=lambda: f"id{next(numbers):08}") as store:
        from onecompany.kinds.sample import SMALL, make_sample

        workshop = make_sample(store, MIDDAY.date(), SMALL)
        back_to_the_middle(store.writer(workshop), clock.now())
    return path, workshop


MIDDAY = dt.datetime(2026, 3, 2, 10, 47, tzinfo=dt.UTC)
"""On the day of the sample, in its second step of the ownership."""


def back_to_the_middle(writer: WorkshopWriter, now: dt.datetime) -> None:
    """Put a finished workshop back to the second step of the ownership, four minutes late, with the clock running."""
    from onecompany.store.acts import agenda
    from onecompany.store.tables import Span, Step, Workshop

    (exercise,) = writer.state.where("exercise", "kind", "ownership")
    here = writer.state.where("step", "exercise_id", exercise.id)[1]
    steps = writer.state.rows("step")
    index = steps.index(here)
    before = sum(step.planned_seconds for step in steps[:index])
    began = end = now - dt.timedelta(seconds=before + 240)
    with writer.act("went back") as transaction:
        for row in list(writer.state.rows("span")):
            transaction.remove(Span, row.id)
        for step in steps[:index]:
            start, end = end, end + dt.timedelta(seconds=step.planned_seconds + (240 if step is steps[0] else 0))
            boots = {"start_boot": start.timestamp(), "start_boot_id": "sample", "end_boot": end.timestamp()}
            transaction.add(Span, step_id=step.id, start_utc=start, end_utc=end, end_boot_id="sample", **boots)
        for step in steps[index:]:
            transaction.change(Step, step.id, done=False, base_seconds=0)
        values = {"state": "running", "closed_at": None, "started_at": began, "current_step_id": here.id}
        transaction.change(Workshop, writer.workshop_id, **values)
    agenda.start(writer)


@pytest.fixture(scope="session", autouse=True)
def year_made_once() -> Iterator[None]:
    """The sample's year that is made at home is the same each time: its acts are done once for one moment."""
    make, known = copying._sample, dict[dt.datetime, str]()

    def made(clock: Clock) -> list[dict[str, Any]]:
        moment = clock.now()
        if moment not in known:
            known[moment] = json.dumps(make(clock))
        return json.loads(known[moment])  # type: ignore[no-any-return]

    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(copying, "_sample", made)
        yield


@pytest.fixture
def sample(sample_file: tuple[Path, str], tmp_path: Path, clock: FakeClock) -> tuple[Path, str]:
    """A file with the sample workshop in the middle of its day, and its id. The clock says so too."""
    path = tmp_path / "northwind.onecompany"
    shutil.copy(sample_file[0], path)
    clock.step_system_clock((MIDDAY - clock.now()).total_seconds())
    return path, sample_file[1]


@pytest.fixture(scope="session")
def wide_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file with a hospital's day that fills every board, made once, and its id. Only to be copied."""
    path, numbers = tmp_path_factory.mktemp("wide") / "wide.onecompany", itertools.count(1)
    with Store(path, clock=FakeClock(MORNING), new_id=lambda: f"id{next(numbers):08}") as store:
        from tests.wide_day import make_wide_day

        return path, make_wide_day(store, DAY)


@pytest.fixture
def wide(wide_file: tuple[Path, str], tmp_path: Path) -> tuple[Path, str]:
    """A file with that day on its morning, nine stages by twelve departments, and its id."""
    path = tmp_path / "wide.onecompany"
    shutil.copy(wide_file[0], path)
    return path, wide_file[1]
