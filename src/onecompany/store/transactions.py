"""A transaction that either holds or leaves nothing behind, with every refusal of SQLite in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import Session

from onecompany.store.problems import Held, NotKept


@contextmanager
def transaction(engine: Engine, check: Callable[[], None]) -> Iterator[Session]:
    """A session of one transaction. A failed one is rolled back, closed and never used again. Raises NotKept.

    `check` is called first, and raises NotKept when the file is not the one that it was.
    """
    check()
    session = Session(engine, expire_on_commit=False)
    try:
        session.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        yield session
        session.commit()
    except SQLAlchemyError as error:
        session.rollback()
        raise refusal(error) from error
    except OSError as error:
        session.rollback()
        raise NotKept(f"The file could not be written: {error.strerror}.") from error
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def refusal(error: SQLAlchemyError | sqlite3.Error) -> NotKept:
    """Why SQLite refused, in words, without what was being written."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = (getattr(original, "sqlite_errorname", "") or "") if isinstance(original, sqlite3.Error) else ""
    if name == "SQLITE_FULL":
        return NotKept("The disk is full. Make room, then press Enter again; nothing is lost.")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return NotKept(f"The file cannot be written ({name}). Check its permissions, then press Enter again.")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Held("Another program holds the file. Close it there, then press Enter again; nothing is lost.")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return NotKept("The file is damaged. Nothing more is written to it; keep a copy of it.")
    return NotKept(f"The file could not be written ({name or type(original).__name__}). Press Enter to try again.")
