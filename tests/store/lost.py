"""A file that is lost, and what must be the same in the one that is made anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

LEFT_OUT = frozenset({"ballot", "turnout", "sealed_line", "draft", "presence", "program", "migration"})
"""What is kept nowhere else: votes until they are revealed, unfinished lines, where the application stood; and what
says of the file itself who wrote it."""


def all_of(path: Path) -> dict[str, list[Any]]:
    """Every row of every table but those, and the steps of the schema."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: sorted(map(repr, db.execute(f'SELECT * FROM "{name}"'))) for name in names}
        rows["migration"] = sorted(map(repr, db.execute("SELECT set_name, name, package, version FROM migration")))
        return {name: rows[name] for name in sorted(rows) if name not in LEFT_OUT - {"migration"}}


def masked_in(path: Path) -> int:
    """How many rows of votes and sealed lines there are."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        return sum(
            db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("ballot", "turnout", "sealed_line")
        )
