"""Deletes workshops, or an organisation, with all that onecompany has kept of them anywhere; and says what is left."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from onecompany.app.form_drafts import FormDrafts
from onecompany.export.claims import Claims
from onecompany.parsing.alike import alike
from onecompany.store.clearing import Cleared, Clearing
from onecompany.store.deletion_mark import mark, unmark
from onecompany.store.file import Store
from onecompany.store.problems import NotKept

Finish = Callable[[], Cleared]
"""Clears what lies beside the file. It takes a moment, and may be called in a thread."""


def delete_workshop(store: Store, workshop_id: str, *, drafts: FormDrafts, configuration: Path) -> Finish:
    """Delete one workshop; its organisation goes with the last. Raises Unknown, and NotKept when nothing is gone."""
    state = store.read(workshop_id)
    organisation = state.organisation.id
    others = [line for line in store.workshops() if line.id != workshop_id]
    last = all(store.read(line.id).organisation.id != organisation for line in others)
    return _delete(store, [workshop_id], organisation if last else "", drafts, configuration)


def delete_organisation(store: Store, organisation_id: str, *, drafts: FormDrafts, configuration: Path) -> Finish:
    """Delete an organisation with all its workshops; see `delete_workshop`."""
    ids = [line.id for line in store.workshops() if store.read(line.id).organisation.id == organisation_id]
    return _delete(store, ids, organisation_id, drafts, configuration)


def _delete(
    store: Store, workshop_ids: Collection[str], organisation_id: str, drafts: FormDrafts, configuration: Path
) -> Finish:
    states = [store.read(workshop_id) for workshop_id in workshop_ids]
    rows = {row.id for state in states for table in state.shape.tables_of_workshop() for row in state.rows(table)}
    names = {state.organisation.name for state in states} if organisation_id else set()
    names |= {row.name for state in states for row in state.rows("leader")}
    clearing = Clearing(store.path, workshop_ids, organisation_id)
    problem = ""
    mark(store.path, workshop_ids, organisation_id)
    try:
        if organisation_id:
            store.delete_organisation(organisation_id)
        else:
            for workshop_id in workshop_ids:
                store.delete_workshop(workshop_id)
    except NotKept as error:
        if any(line.id in workshop_ids for line in store.workshops()):
            unmark(store.path)
            raise
        problem = str(error)  # it is deleted, and something of it could not be cleared
    ids = rows | set(workshop_ids) | ({organisation_id} if organisation_id else set())
    drafts.drop(lambda field, text: _is_of(field, text, ids, names))
    drafts.save()

    def finish() -> Cleared:
        cleared = clearing.finish()
        if problem:
            cleared.uncleared.insert(0, problem)
        Claims(configuration).forget(ids)
        return cleared

    return finish


def _is_of(field: str, text: str, ids: Collection[str], names: Collection[str]) -> bool:
    """Whether what is unfinished in a form is of what was deleted: by an id in its name, or a name in its text."""
    said = alike(text)
    return any(one in field for one in ids) or any(name and alike(name) in said for name in names)
