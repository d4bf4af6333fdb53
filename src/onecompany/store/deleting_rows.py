"""Which rows are a workshop's: what goes with one that is deleted, from a file of any schema."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onecompany.store.rows import Run

_TABLES = (
    "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'workshop_id'"
)
"""Those of kinds that are not installed too."""


def delete_rows(run: Run, workshop_ids: Collection[str]) -> None:
    """Delete workshops with their history, within the caller's transaction. Their organisations stay."""
    tables = [name for (name,) in run(_TABLES, ()).fetchall()]
    for workshop_id in workshop_ids:
        for name in tables:
            run(f'DELETE FROM "{name}" WHERE workshop_id = ?', (workshop_id,))
        run("DELETE FROM workshop WHERE id = ?", (workshop_id,))


def delete_organisations_without_workshops(run: Run) -> None:
    """An organisation goes with the last of its workshops."""
    run("DELETE FROM organisation WHERE id NOT IN (SELECT organisation_id FROM workshop)", ())
