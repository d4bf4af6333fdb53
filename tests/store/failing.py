"""An error that comes when all was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session


def ioerr() -> OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_DIR_FSYNC"
    return OperationalError("COMMIT", None, error)


@contextmanager
def failing_after(monkeypatch: pytest.MonkeyPatch, *, asking: bool) -> Iterator[None]:
    """Commits are written and then report an error; `asking`: so does every question asked afterwards."""
    commit = Session.commit

    def written(session: Session) -> None:
        commit(session)
        if not asking:
            monkeypatch.setattr(Session, "commit", commit)
        raise ioerr()

    monkeypatch.setattr(Session, "commit", written)
    yield
    monkeypatch.setattr(Session, "commit", commit)
