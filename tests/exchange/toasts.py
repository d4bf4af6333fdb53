"""A package of a third party that brings a kind of exercise with two tables, one of them within the stages' rows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

KIND = '''
"""To whom we raise a glass."""

from onecompany.kinds.columns import Code, Column, Day, LeaderOf, Number, Reference, RowOf, RowsOf, Text, YesNo
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import PlannedStep, Setting

KIND = Kind(
    name="toast",
    title="A toast",
    package=__name__,
    minutes=5,
    steps=(PlannedStep("Raise your glass", 5, "To whom?", ""),),
    settings={"drink": Setting("text", default="water", longest=40, help="What is drunk.")},
    tables=(
        Table(
            "toast",
            "toast",
            (
                Column("exercise_id", RowOf("exercise")),
                Column("leader_id", LeaderOf(typed="who")),
                Column("who", Text()),
                Column("text", Text(required=True)),
                Column("day", Day()),
                Column("weight", Number()),
                Column("said", Code()),
                Column("loud", YesNo()),
                Column("silos", RowsOf("silo")),
                Column("about", Reference(("stage", "handoff", "toast"))),
            ),
            key="toasts",
        ),
        Table(
            "cheer",
            "cheer",
            (
                Column("stage_id", RowOf("stage")),
                Column("toast_id", RowOf("toast")),
                Column("text", Text(required=True)),
            ),
            key="cheers",
            inside="stages",
            parent="stage_id",
        ),
    ),
)
'''

TABLES = '''
"""Toasts, and who cheers at which stage."""

import datetime as dt
from typing import ClassVar

from sqlmodel import Field, SQLModel

from onecompany.store.types import Carried, UtcTime, item_field, json_field


class ToastBase(SQLModel):
    """What somebody drinks to."""

    exercise_id: str | None = Field(default=None, foreign_key="exercise.id")
    leader_id: str | None = Field(default=None, foreign_key="leader.id")
    who: str = Field(default="", max_length=200)
    text: str = item_field()
    day: dt.date | None = None
    weight: float = 1.5
    said: dt.datetime | None = Field(default=None, sa_type=UtcTime)
    loud: bool | None = None
    silos: list[str] = json_field(default_factory=list)
    about: str = Field(default="", max_length=200)


class Toast(ToastBase, Carried, table=True):
    """A toast."""

    REFERENCES: ClassVar[tuple[str, ...]] = ("about", "silos")


class CheerBase(SQLModel):
    """Who cheers at a stage."""

    stage_id: str = Field(foreign_key="stage.id")
    toast_id: str = Field(foreign_key="toast.id")
    text: str = item_field()


class Cheer(CheerBase, Carried, table=True):
    """A cheer."""
'''

MIGRATIONS = '''
from onecompany.store.migrations import Migration

MIGRATIONS = (
    Migration(
        "0001_first",
        (
            """
            CREATE TABLE toast (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              exercise_id VARCHAR,
              leader_id VARCHAR,
              who VARCHAR(200) NOT NULL,
              text VARCHAR(10000) NOT NULL,
              day DATE,
              weight FLOAT NOT NULL,
              said DATETIME,
              loud BOOLEAN,
              silos JSON NOT NULL,
              about VARCHAR(200) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(exercise_id) REFERENCES exercise (id),
              FOREIGN KEY(leader_id) REFERENCES leader (id)
            )
            """,
            """
            CREATE TABLE cheer (
              id VARCHAR(64) NOT NULL,
              workshop_id VARCHAR NOT NULL,
              position FLOAT NOT NULL,
              group_id VARCHAR(64),
              origin_id VARCHAR,
              stage_id VARCHAR NOT NULL,
              toast_id VARCHAR NOT NULL,
              text VARCHAR(10000) NOT NULL,
              PRIMARY KEY (id),
              FOREIGN KEY(workshop_id) REFERENCES workshop (id),
              FOREIGN KEY(stage_id) REFERENCES stage (id),
              FOREIGN KEY(toast_id) REFERENCES toast (id)
            )
            """,
        ),
    ),
)
'''

ACTING = '''
"""What the tests ask of a process that has the package, or has not: lines of commands with arguments, in JSON."""

import datetime as dt
import json
import sys
import traceback
from pathlib import Path
from types import SimpleNamespace

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import ImportProblem, bring_in, load
from onecompany.exchange.models import schema_text
from onecompany.exchange.text import dumps
from onecompany.export.format import Bundle
from onecompany.export.registry import find
from onecompany.store.file import Store
from tests.clock_double import FakeClock


def fill(path):
    """Make a workshop with toasts."""
    from onecompany.exercises.stages import acts as stages
    from onecompany.kinds.beginning import begin
    from tests.conftest import DAY, PEOPLE, plan_of, planned
    from toasts.tables import Cheer, Toast

    plan = plan_of(planned("stages"), planned("toast"))
    with Store(Path(path), clock=FakeClock()) as store:
        workshop = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY, people=PEOPLE)
        writer = store.writer(workshop)
        (stage,) = stages.add_stages(writer, ["Buy"], None)
        leader = next(row.id for row in writer.state.rows("leader") if row.name.startswith("Ana"))
        silo = writer.state.rows("silo")[1].id
        exercise = writer.state.rows("exercise")[1].id
        with writer.act("said cheers") as transaction:
            second = transaction.add(
                Toast, text="To “Buy”", position=2048.0, leader_id=leader, who="Ana, or so", exercise_id=exercise,
                day=dt.date(2026, 4, 1), weight=3.0, said=dt.datetime(2026, 3, 5, 9, 30, 0, 123456, dt.UTC), loud=False,
                silos=[silo], about=f"stage:{stage}", origin_id="origin0001",
            )
            transaction.add(Toast, text="To all", who="Everybody", position=1024.0, about=f"toast:{second.id}")
            transaction.add(Cheer, text="Hear, hear", stage_id=stage, toast_id=second.id, position=1024.0)


def out(path, at=-1):
    """The document of the newest workshop."""
    with Store(Path(path), clock=FakeClock()) as store:
        state = store.read(store.workshops()[at].id)
        return dumps(document(state, findings=None, at=Stamp.take(FakeClock())))


def into(path, text):
    """Bring a document in; what is wrong with it, if anything is."""
    with Store(Path(path), clock=FakeClock()) as store:
        try:
            return bring_in(store, load(text.encode())).copied
        except ImportProblem as problem:
            assert store.workshops() == []
            return str(problem)


def make(path):
    """A file without a workshop."""
    Store(Path(path), clock=FakeClock()).close()


def copy(path, target):
    """What the application keeps when the file is lost: a new file from the rows in memory, and what lies beside."""
    from onecompany.app.copying import copy_workshop

    with Store(Path(path), clock=FakeClock()) as store:
        copy_workshop(store.read(store.workshops()[0].id), Path(target), FakeClock())
    return out(target), Path(target).with_suffix(".json").read_text(encoding="utf-8")


def schema():
    return json.loads(schema_text())


def pages():
    """The page about the tables of every file."""
    from onecompany.kinds.registry import import_tables

    import_tables()
    import pages as tool

    return tool.page()


def report_of_a_workshop():
    return SimpleNamespace(meta=SimpleNamespace(covers="workshop", language="en"))


def warnings(text):
    return list(find("json").make(Bundle(report_of_a_workshop(), json.loads(text))).warnings)


def done(commands):
    try:
        return {"results": [globals()[name](*arguments) for name, *arguments in commands]}
    except Exception:
        return {"error": traceback.format_exc()}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(done(json.loads(line))), flush=True)
'''

ROOT = Path(__file__).parents[2]


class Machine:
    """A machine on which the package can be installed and uninstalled. To be closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.installed = True
        package = folder / "site" / "toasts"
        package.mkdir(parents=True)
        for name, text in (("__init__", KIND), ("tables", TABLES), ("migrations", MIGRATIONS)):
            (package / f"{name}.py").write_text(text, encoding="utf-8")
        about = folder / "site" / "toasts-1.0.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: toasts\nVersion: 1.0\n", encoding="utf-8")
        entry = "[onecompany.exercises]\ntoast = toasts\n"
        (about / "entry_points.txt").write_text(entry, encoding="utf-8")
        (folder / "acting.py").write_text(ACTING, encoding="utf-8")
        self._running: dict[bool, subprocess.Popen[str]] = {}

    def __call__(self, *commands: tuple[object, ...]) -> list[Any]:
        """Run commands on this machine, one after the other; what each of them gives.

        Of the machine with the package there is one process, and one of that without: to start one takes longer.
        """
        process = self._running.get(self.installed) or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{json.dumps(commands, default=str)}\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert "error" not in answer, answer["error"]
        results: list[Any] = answer["results"]
        return results

    def _start(self) -> subprocess.Popen[str]:
        paths = [str(ROOT), str(ROOT / "tools"), *([str(self.folder / "site")] if self.installed else [])]
        process = self._running[self.installed] = subprocess.Popen(
            [sys.executable, str(self.folder / "acting.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"},
        )
        return process

    def close(self) -> None:
        """End its processes."""
        for process in self._running.values():
            process.communicate()
