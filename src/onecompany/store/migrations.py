"""What a step of a schema is, and a set of them: a kind of exercise brings a set of its own, in its `migrations.py`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple, Protocol


class Migration(NamedTuple):
    """One step: its name within its set, and its SQL statements.

    `in_schema`: the number of the schema that has it already, of the two that had a number; 0 for every newer step.
    """

    name: str
    statements: Sequence[str]
    in_schema: int = 0


@dataclass(frozen=True, slots=True)
class MigrationSet:
    """The steps of one kind of exercise (or of the shared tables), in order, and the package that brings them."""

    name: str
    package: str
    version: str
    steps: tuple[Migration, ...]


class MigrationSets(Protocol):
    """The sets of the kinds of exercise that this program has."""

    def named(self, name: str) -> MigrationSet | None:
        """The set of one kind, found without looking for all others; None when it is not installed."""

    def every(self) -> Sequence[MigrationSet]:
        """The sets of all kinds that are installed."""


PROVIDER = "onecompany.kinds.registry"
"""The module that provides them when it is imported; named and not imported, because it stands above this room."""

_PROVIDED: list[MigrationSets] = []


def provide(sets: MigrationSets) -> None:
    """From now on these are the sets of this program, wherever no others are handed in."""
    _PROVIDED[:] = [sets]


def provided() -> MigrationSets:
    """The sets of this program."""
    if not _PROVIDED:
        import_module(PROVIDER)
    return _PROVIDED[0]
