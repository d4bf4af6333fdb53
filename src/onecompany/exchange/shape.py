"""The shape of the document: which tables it holds, under which names, and which columns are written."""

from __future__ import annotations

from functools import cache

from sqlmodel import SQLModel

from onecompany.exercises.kind import Collection
from onecompany.exercises.registry import import_tables, kinds
from onecompany.store.writing import models

FORMAT = "onecompany-workshop"
VERSION = 1
"""The version of the document. A reader refuses a higher one."""

SHARED = (
    Collection("leaders", "leader"),
    Collection("silos", "silo"),
    Collection("exercises", "exercise"),
    Collection("steps", "step", inside="exercises", parent="exercise_id"),
    Collection("spans", "span", inside="steps", parent="step_id"),
    Collection("commitments", "commitment"),
    Collection("decisions", "decision"),
    Collection("parking", "parking"),
    Collection("notes", "note"),
)
FIRST = (
    "leaders",
    "silos",
    "stages",
    "ownership",
    "handoffs",
    "metrics",
    "commitments",
    "decisions",
    "parking",
    "notes",
)
"""Read first; other collections follow in the order in which they were found."""

DERIVED = ("findings", "timing")
"""What is computed from the rest, to be read and not brought in again."""


@cache
def collections() -> tuple[Collection, ...]:
    """All collections: the shared ones and those of every kind."""
    import_tables()
    return (*SHARED, *(each for kind in kinds().values() for each in kind.collections))


def top_level() -> list[Collection]:
    """The collections that stand at the top, in their order."""
    tops = [each for each in collections() if not each.inside]
    return sorted(tops, key=lambda each: FIRST.index(each.key) if each.key in FIRST else len(FIRST))


def nested_in(collection: Collection) -> list[Collection]:
    """The collections whose rows are nested in the rows of this one."""
    return [each for each in collections() if each.inside == collection.key]


def model_of(collection: Collection) -> type[SQLModel]:
    """The table class of a collection."""
    return models()[collection.table]


def columns(collection: Collection) -> list[str]:
    """The columns that are written: all but those that the place in the document says already."""
    left_out = {"workshop_id", "position", collection.parent}
    return ["id", *(name for name in model_of(collection).model_fields if name not in left_out | {"id"})]


def labels(collection: Collection) -> dict[str, str]:
    """Columns that hold identities, with the key under which a readable name stands beside each."""
    model = model_of(collection)
    found = {}
    for name in columns(collection):
        if name.endswith("_id") and model.__table__.c[name].foreign_keys:  # type: ignore[attr-defined]
            found[name] = name.removesuffix("_id")
        elif name in getattr(model, "REFERENCES", ()):
            found[name] = f"{name}_text"
    return {column: key for column, key in found.items() if key not in model.model_fields}
