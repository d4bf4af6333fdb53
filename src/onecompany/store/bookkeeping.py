"""Tables in which the file keeps account: of acts, of where the application stood, of who wrote it and how it was made.

Their rows are read when they are asked for, and are no part of a workshop's rows in memory.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlmodel import Field, SQLModel

from onecompany.store.types import MAX_TEXT, UtcTime, json_field


class History(SQLModel, table=True):
    """One row an act: what changed, so that it can be taken back. Rows are only ever added.

    `kind`: do, undo, redo, or clock (time, which undo leaves alone). `target`: the act that an undo or a
    redo is about. `changes`: rows before and after. `checksum`: of all other columns.
    """

    id: int | None = Field(default=None, primary_key=True)
    workshop_id: str = Field(foreign_key="workshop.id", index=True)
    exercise_id: str = ""
    at: dt.datetime = Field(sa_type=UtcTime)
    kind: str
    target: int | None = None
    label: str
    changes: list[Any] = json_field()
    checksum: str


class Draft(SQLModel, table=True):
    """The unfinished line of an exercise, saved at most a second after the last key."""

    exercise_id: str = Field(primary_key=True, foreign_key="exercise.id")
    workshop_id: str = Field(foreign_key="workshop.id", index=True)
    place: str = Field(default="", max_length=300)
    text: str = Field(default="", max_length=MAX_TEXT)


class Presence(SQLModel, table=True):
    """One row: the workshop that is open, where its cursor stands, and when we were last alive."""

    id: int = Field(default=1, primary_key=True)
    workshop_id: str = Field(foreign_key="workshop.id")
    cursor: str = ""
    utc: dt.datetime = Field(sa_type=UtcTime)
    boot: float
    boot_id: str


class Program(SQLModel, table=True):
    """Which versions of the program have written this file, oldest first. `schema_version`: its `user_version`."""

    id: int | None = Field(default=None, primary_key=True)
    version: str
    schema_version: int
    at: dt.datetime = Field(sa_type=UtcTime)


class MigrationTaken(SQLModel, table=True):
    """A step that brought this file's schema up: of which set, and which version of which package brought it."""

    __tablename__ = "migration"

    set_name: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    package: str
    version: str
    at: dt.datetime = Field(sa_type=UtcTime)
