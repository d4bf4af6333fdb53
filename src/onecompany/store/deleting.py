"""Deleting workshops: from the file, and from the journal beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError

import onecompany.store.tables as shared
from onecompany.sentences import gettext
from onecompany.store.database import database_session, driver_of, follow, refusal
from onecompany.store.deleting_rows import delete_organisations_without_workshops, delete_rows
from onecompany.store.problems import NotKept, Unknown

if TYPE_CHECKING:
    from onecompany.store.file import Store


def delete_workshops(store: Store, workshop_ids: Sequence[str]) -> None:
    """Delete workshops with their history, and each organisation with the last of its workshops; then VACUUM.

    Nothing of them can be brought back from the file or its journal. Raises Unknown, and NotKept when nothing was
    deleted, or when it says what could not be cleared.
    """
    journal = store.journal
    if journal is not None:
        follow(store.engine, journal)  # what it lacks of the workshops that stay
        journal.leave(workshop_ids)
    with database_session(store.engine, store.watch) as session:
        for workshop_id in workshop_ids:
            if session.get(shared.Workshop, workshop_id) is None:
                raise Unknown(gettext("There is no workshop {workshop} in this file.", workshop=workshop_id))
        run = session.connection().exec_driver_sql
        delete_rows(run, workshop_ids)
        delete_organisations_without_workshops(run)
    try:
        _vacuum(store)
    finally:
        _clear_journal(store, workshop_ids)


def _clear_journal(store: Store, workshop_ids: Sequence[str]) -> None:
    if store.journal is None:
        return
    try:
        with store.engine.connect() as connection:
            store.journal.left(driver_of(connection), workshop_ids)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise NotKept(
            gettext(
                "It is deleted, but {path} still has it. Close the file and open it again. {why}",
                path=store.journal.path,
                why=refusal(error).plain,
            )
        ) from error


def _vacuum(store: Store) -> None:
    try:
        with store.engine.connect() as connection:
            driver = driver_of(connection)
            driver.execute("VACUUM")
            store.watch.note(driver)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise NotKept(
            gettext("It is deleted, but the file could not be made smaller. {why}", why=refusal(error).plain)
        ) from error
