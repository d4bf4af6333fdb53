"""What the tests of the report share: one made of a room, and its parts by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

from onecompany.clock import Stamp
from onecompany.report.build import build_report
from onecompany.report.digest import data_hash
from onecompany.report.names import without_names
from onecompany.report.roles import Roles
from onecompany.store.state import State
from onecompany.store.tables import Exercise
from onecompany.summary.blocks import Matrix, Table
from onecompany.summary.document import Ask, Report, Section
from onecompany.summary.texts import texts
from onecompany.summary.words import shown
from tests.conftest import DAY
from tests.exercises.room import Room, add_metric, day, promise

AT = Stamp(dt.datetime.combine(DAY, dt.time(17), dt.UTC), 100_000.0, "another boot")
"""When the report is made: in the evening of the workshop."""

REVIEW = dt.date(2026, 6, 5)
"""Three months after the workshop, when no meeting is planned."""

MEMBERS = {
    "Ben": "Buy",
    "Carla": "Buy",
    "Ana": "Onboard",
    "Finn": "Use",
    "Eva": "Buy",
    "Dev": "Use",
    "Grace": "Onboard",
}
"""All leaders but Hugo, with the stage that their metric watches."""


def report(room: Room, today: dt.date = DAY, **more: Any) -> Report:
    """The report as it is handed out in the evening."""
    return build_report(room.state, at=AT, today=today, version="1.2.3", data_hash=data_hash(room.state), **more)


def board_copy(state: State, today: dt.date = DAY) -> Report:
    """The board's copy, in which only owners of commitments and metrics are named."""
    shown = without_names(state, Roles(*state.before, state, owners=False))
    return build_report(shown, at=AT, today=today, version="1.2.3", data_hash=data_hash(state), board=True)


def section(made: Report, key: str) -> Section:
    """The one section with this key, of the report or of its appendix."""
    (found,) = [each for each in (*made.sections, *made.appendix) if each.key == key]
    return found


def words(part: object) -> str:
    """All text of a part."""
    return "\n".join(texts(part))


def tables(found: Section) -> list[Table]:
    """The tables of a section, in order."""
    return [block for block in found.blocks if isinstance(block, Table)]


def matrix(found: Section) -> Matrix:
    """The one matrix of a section."""
    (only,) = [block for block in found.blocks if isinstance(block, Matrix)]
    return only


def lines(table: Table) -> list[str]:
    """The rows of a table as a reader sees them."""
    return [" | ".join(shown(value) for value in row) for row in table.rows]


def titles(table: Table) -> list[str]:
    """The headings of a table."""
    return [column.title for column in table.columns]


def asked(made: Report) -> list[tuple[str, str, dt.date | None]]:
    """What is asked of the reader."""
    return [_plain(ask) for ask in made.front.asks]


def _plain(ask: Ask) -> tuple[str, str, dt.date | None]:
    return ask.text, ask.who, ask.by_when


def counted(made: Report) -> list[str]:
    """The numbers of page 1 as a reader sees them."""
    return [f"{shown(each.value)} {each.label}{f' ({each.note})' if each.note else ''}" for each in made.front.numbers]


def leave_out(room: Room, kind: str, title: str = "") -> None:
    """Drop an exercise, as catching up does."""
    with room.writer.act("caught up") as transaction:
        transaction.change(Exercise, room.exercise(kind, title).id, dropped=True)


def full_day(room: Room) -> None:
    """Six stages with a crack and a stage with two owners, a metric for all but Hugo, three promises."""
    room.journey()
    room.own(
        Discover="Marketing",
        Evaluate="Marketing Sales",
        Buy="Sales +Finance",
        Onboard="+Operations +Service +IT",
        Use="Service +IT",
        Renew="Service",
    )
    room.handoff("Buy", "Onboard", rating="rough", what="The contract")
    room.handoff("Discover", "Evaluate", rating="smooth", agreed=True)
    for first_name in MEMBERS:
        add_metric(room, first_name, f"Metric of {first_name}")
    promise(room, "Name an owner of Onboard", "Ana", day(10))
    promise(room, "One price for all", "Carla", day(30))
    promise(room, "Call each new customer", "Finn", day(20))
