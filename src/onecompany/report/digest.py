"""A short fingerprint of a workshop's data, so that two printed reports can be told apart or known to be alike."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

from onecompany.store.records import LAID_DOWN, Record, encode
from onecompany.store.state import State

LENGTH = 6
"""Bytes of the fingerprint: twelve letters and figures, which a person can compare."""


def data_hash(*states: State) -> str:
    """Twelve hexadecimal letters over all rows of the workshop, or of several.

    The same rows give the same letters in every process and on every machine, whether they were just written
    or read from the file, and in whatever order they were read. Tables without rows do not count, so that one
    that a later version adds changes nothing; nor do columns of the future that say nothing.
    """
    digest = blake2b(digest_size=LENGTH)
    for state in states:
        tables = {
            name: {row_id: _row(row) for row_id, row in rows.items()} for name, rows in state.tables.items() if rows
        }
        text = json.dumps(tables, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        digest.update(text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _row(row: Record) -> dict[str, Any]:
    return {
        column: _plain(value) for column, value in vars(row).items() if value is not None or column not in LAID_DOWN
    }


def _plain(value: Any) -> Any:
    """A value in JSON's own types; 70.0 as 70, since a number that was just written is not yet what SQLite makes it."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return encode(value)
