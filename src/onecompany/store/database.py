"""A transaction that either holds or leaves nothing behind, with every refusal of SQLite in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlmodel import Session

from onecompany.sentences import gettext
from onecompany.store.journal import Journal
from onecompany.store.problems import FileChanged, Held, NotKept
from onecompany.store.watch import Watch
from onecompany.system import reason_of


@contextmanager
def database_session(engine: Engine, watch: Watch, *, unchanged: bool = False) -> Iterator[Session]:
    """A session of one transaction. A failed one is rolled back, closed and never used again.

    Raises NotKept, FileGone when the file is not the one that was opened, and, where it must be `unchanged`,
    FileChanged when anybody else has written to it.
    """
    watch.check()
    session = Session(engine, expire_on_commit=False)
    try:
        connection = session.connection()
        driver = driver_of(connection)
        if unchanged and watch.changed(driver):
            raise FileChanged(watch.path)
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        yield session
        session.commit()
        watch.note(driver)
    except (SQLAlchemyError, sqlite3.Error) as error:
        session.rollback()
        raise refusal(error) from error
    except OSError as error:
        session.rollback()
        raise NotKept(gettext("The file could not be written: {why}.", why=reason_of(error))) from error
    except BaseException:
        session.rollback()
        raise
    finally:
        session.close()


def follow(engine: Engine, journal: Journal | None) -> None:
    """Bring the journal level with the file, whatever has been done; a file without one (`scratch`) has none.

    What is wrong with the journal is in its `trouble`. While the file itself cannot be read, because another program
    has just taken it, there is nothing to follow: the next act makes up what is missing.
    """
    if journal is not None:
        with suppress(SQLAlchemyError, sqlite3.Error), engine.connect() as connection:
            journal.follow(driver_of(connection))


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def refusal(error: SQLAlchemyError | sqlite3.Error) -> NotKept:
    """Why SQLite refused, in words, without what was being written."""
    original = error.orig if isinstance(error, DBAPIError) else error
    name = (getattr(original, "sqlite_errorname", "") or "") if isinstance(original, sqlite3.Error) else ""
    if name == "SQLITE_FULL":
        full = NotKept(gettext("The disk is full. Make room, then press Enter again; nothing is lost."))
        return full.for_commands(gettext("The disk is full. Make room, then try again."))
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return NotKept(
            gettext("The file cannot be written ({error}). Check its permissions, then press Enter again.", error=name)
        ).for_commands(gettext("The file cannot be written ({error}). Check its permissions.", error=name))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        held = Held(gettext("Another program holds the file. Close it there, then press Enter again; nothing is lost."))
        return held.for_commands(gettext("Another program holds the file. Close it there, then try again."))
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        damaged = gettext("The file is damaged. Nothing more is written to it; keep a copy of it.")
        return NotKept(damaged).for_commands(damaged)
    name = name or type(original).__name__
    again = NotKept(gettext("The file could not be written ({error}). Press Enter to try again.", error=name))
    return again.for_commands(gettext("The file could not be written ({error}).", error=name))
