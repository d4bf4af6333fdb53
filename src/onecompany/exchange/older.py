"""Brings a document of an older version to the newest, so that the rest knows one alone. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def brought_up(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document as the newest version would have it; what is wrong with it stays as it is, to be said later.

    Version 1 wrote the direction `up` for every metric of which nobody had said which way is good. As `m0002` does
    with a file, it is taken for unsaid: target and baseline then tell.
    """
    metrics = document.get("metrics")
    if document["format"]["version"] > 1 or not isinstance(metrics, list):
        return document
    return {**document, "metrics": [_unsaid(row) for row in metrics]}


def _unsaid(row: object) -> object:
    if isinstance(row, Mapping) and row.get("direction") == "up":
        return {**row, "direction": ""}
    return row
