"""Numbered migrations, each a module `m0001_what` with `STATEMENTS`. A kind of exercise that has tables brings one.

A migration that was released is never changed; the schema of every release is kept under tests/ and upgraded
from in a test.
"""

from __future__ import annotations

import pkgutil
import sqlite3
from collections.abc import Sequence
from importlib import import_module


def all_migrations() -> list[tuple[int, str, Sequence[str]]]:
    """Every migration, in order: its number, its name and its statements."""
    found = []
    for module in pkgutil.iter_modules(__path__):
        if module.name.startswith("m") and module.name[1:5].isdigit():
            statements = import_module(f"{__name__}.{module.name}").STATEMENTS
            found.append((int(module.name[1:5]), module.name, statements))
    return sorted(found)


def migrate(db: sqlite3.Connection, version: int) -> int:
    """Bring a file from schema `version` to the newest, inside the caller's transaction. Returns the newest."""
    for number, _name, statements in all_migrations():
        if number > version:
            for statement in statements:
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
            version = number
    return version
