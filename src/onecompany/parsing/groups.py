"""Silos that stand once: in a row above those who belong to them, or beside the first of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from onecompany.parsing.columns import SHOWN, Columns
from onecompany.sentences import gettext, ngettext, quoted

_MARKED = re.compile(r"(?:#+\s*(?P<hash>.+)|(?P<colon>[^:]{2,60}):)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A leader as the cells say; `places` are the columns of the parts from 1. `extra`: a part too many, and where."""

    row: int
    name: str
    role: str
    silo: str
    places: Mapping[str, int]
    extra: tuple[int, str] | None = None


def carried(entries: list[Entry], columns: Columns, *, typed: bool) -> tuple[list[Entry], str]:
    """The leaders with the silo of their group, and what is to be said of it.

    In a typed list only a line that is marked ("Sales:", "# Sales") is a group: there an empty part is meant.
    """
    if typed:
        return _grouped(entries, _marked)
    beside = columns.silo is not None and columns.silo < min(columns.names)
    if beside and any(_silo_alone(entry) for entry in entries):
        return _grouped(entries, _silo_alone)
    if beside and entries and entries[0].silo and any(not entry.silo for entry in entries):
        silo, members = "", []
        for entry in entries:
            silo = entry.silo or silo
            members.append(replace(entry, silo=silo))
        return members, gettext("Where the {silo} is empty, that of the row above was taken.")
    if any(entry.silo for entry in entries) or columns.role is None:
        return entries, ""
    return _grouped(entries, lambda entry: "" if entry.role else entry.name)


def _silo_alone(entry: Entry) -> str:
    return entry.silo if not entry.name and not entry.role else ""


def _marked(entry: Entry) -> str:
    match = _MARKED.fullmatch(entry.name)
    return (match["hash"] or match["colon"]) if match and not entry.role else ""


def _grouped(entries: list[Entry], label: Callable[[Entry], str]) -> tuple[list[Entry], str]:
    """The leaders below rows that hold a silo alone; the list as it is when its rows are no such groups."""
    labels = [label(entry).strip(" :#") for entry in entries]
    alone = [index for index, name in enumerate(labels) if name]
    follows = all(index + 1 < len(labels) and not labels[index + 1] for index in alone)
    if not alone or alone[0] != 0 or not follows:
        return entries, ""
    silo, members = "", []
    for entry, name in zip(entries, labels, strict=True):
        silo = name or silo
        if not name:
            members.append(replace(entry, silo=silo))
    remark = ngettext(
        "Row {rows} ({names}) was read as the {silo} of those below.",
        "Rows {rows} ({names}) were read as the {silo} of those below.",
        len(alone),
        rows=", ".join(str(entries[index].row) for index in alone[:6]),
        names=", ".join(quoted(labels[index][:SHOWN]) for index in alone[:6]),
    )
    return members, remark


def standing_alone(entries: list[Entry]) -> Entry | None:
    """A single word without role and silo above a leader who has them, in a list where most do: a silo, or a leader?"""
    full = sum(bool(entry.role or entry.silo) for entry in entries)
    for entry, following in pairwise(entries):
        alone = not entry.role and not entry.silo and len(entry.name.split()) == 1 and entry.name.isalpha()
        if alone and following.role and 2 * full > len(entries):
            return entry
    return None
