"""Copies of rows with new identities: for the next workshop of an organisation, and for imports that collide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlmodel import SQLModel

_TOKEN = re.compile(r"[0-9a-z]+")


def id_columns(model: type[SQLModel]) -> set[str]:
    """The columns of a table that hold identities or are made of them."""
    keys = {key.parent.name for key in model.__table__.foreign_keys}  # type: ignore[attr-defined]
    named: tuple[str, ...] = getattr(model, "REFERENCES", ())
    return keys | {"id", *named}


def renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """A value of an identity column with every identity that is in `ids` replaced."""
    if isinstance(value, str):
        return ids.get(value) or _TOKEN.sub(lambda match: ids.get(match[0], match[0]), value)
    if isinstance(value, list):
        return [renamed(item, ids) for item in value]
    if isinstance(value, dict):
        return {renamed(name, ids): item for name, item in value.items()}
    return value


def fresh_ids(ids: Iterable[str], new_id: Callable[[], str]) -> dict[str, str]:
    """A new identity for each; one that is made of others (a handoff's) is made of their new ones."""
    return {old: new_id() for old in ids if "-" not in old}


def with_ids(model: type[SQLModel], values: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, Any]:
    """The values of a row with its identities replaced."""
    columns = id_columns(model)
    return {name: renamed(value, ids) if name in columns else value for name, value in values.items()}
