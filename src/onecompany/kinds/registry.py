"""Finds the kinds of exercise: the folders here, and packages that register under `onecompany.exercises`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from onecompany import __version__
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.shared_tables import SHARED, WORKSHOP
from onecompany.store.migrations import Migration, MigrationSet, provide

HOME = "onecompany.exercises"
"""The package with our own kinds; named and not imported, because it stands above this one."""

GROUP = "onecompany.exercises"
"""The entry point group under which a third party's package names its kind's folder."""


class UnknownKind(LookupError):
    """No kind of exercise has this name, neither here nor in an installed package."""


@cache
def kind(name: str) -> Kind:
    """The kind with this name. Ours are looked up first, without asking for installed packages."""
    if name in _own_names():
        found: Kind = import_module(f"{HOME}.{name}").KIND
        return found
    if name in _others():
        other: Kind = _others()[name].load().KIND
        return other
    raise UnknownKind(f"There is no kind of exercise named {name!r}. There are: {', '.join(sorted(kinds()))}.")


def shows(name: str) -> tuple[str, ...]:
    """The tables whose rows the board of a kind shows; none for a kind that is not installed."""
    try:
        return kind(name).shown
    except UnknownKind:
        return ()


@cache
def _own_names() -> frozenset[str]:
    return frozenset(module.name for module in pkgutil.iter_modules(import_module(HOME).__path__) if module.ispkg)


@cache
def _others() -> dict[str, EntryPoint]:
    """What other packages register, by the name of the kind; asking for it takes tens of milliseconds."""
    return {entry.name: entry for entry in entry_points(group=GROUP)}


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    names = sorted(_own_names() | _others().keys())
    return {name: kind(name) for name in names}


def import_tables() -> None:
    """Import the tables of every kind and the shared ones, so that SQLModel knows them all."""
    import_module("onecompany.store.tables")
    for own in kinds().values():
        if own.tables:
            own.part("tables")


@cache
def table(name: str) -> Table | None:
    """The table with this name, as it is described; None when no kind that is installed has one.

    The shared tables and those of our kinds are looked up first, without asking for installed packages.
    """
    ours = (own for kind_name in sorted(_own_names()) for own in kind(kind_name).tables)
    for described in (WORKSHOP, *SHARED, *ours):
        if described.name == name:
            return described
    return tables().get(name)


def tables() -> dict[str, Table]:
    """Every table that is described, by name: the shared ones, then those of the kinds that are installed."""
    described = [WORKSHOP, *SHARED, *(table for own in kinds().values() for table in own.tables)]
    return {table.name: table for table in described}


class _Migrations:
    """The tables of all kinds, as the store asks for them."""

    def named(self, name: str) -> MigrationSet | None:
        """The steps of one kind; None when it is not installed, or has no tables."""
        try:
            its_kind = kind(name)
        except UnknownKind:
            return None
        if not its_kind.tables:
            return None
        steps = tuple(Migration(*step) for step in its_kind.part("migrations").MIGRATIONS)
        if name in _own_names():
            return MigrationSet(name, HOME.partition(".")[0], __version__, steps)
        entry = _others()[name]
        package, version = (entry.dist.name, entry.dist.version) if entry.dist else (entry.module, "")
        return MigrationSet(name, package, version, steps)

    def every(self) -> list[MigrationSet]:
        """The steps of every kind that has tables."""
        sets = (self.named(name) for name in kinds())
        return [each for each in sets if each is not None]


provide(_Migrations())
