"""Finds the kinds of exercise: the folders here, and packages that register under `onecompany.exercises`."""

from __future__ import annotations

import pkgutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.metadata import EntryPoint, entry_points
from importlib.util import module_from_spec
from pathlib import Path

from onecompany import __version__
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.shared_tables import SHARED, WORKSHOP
from onecompany.sentences import gettext
from onecompany.store.migrations import Migration, MigrationSet, provide
from onecompany.store.problems import NotUpgraded

HOME = "onecompany.exercises"
"""The package with our own kinds; named and not imported, because it stands above this one."""

GROUP = "onecompany.exercises"
"""The entry point group under which a third party's package names its kind's folder."""

_PROBLEMS: dict[str, str] = {}
"""Why a package's kind is not used, by the entry point that names it."""


class UnknownKind(LookupError):
    """No kind of exercise has this name, neither here nor in an installed package."""


@cache
def kind(name: str) -> Kind:
    """The kind with this name. Ours are looked up first, without asking for installed packages."""
    if name in _own_names():
        own: Kind = import_module(f"{HOME}.{name}").KIND
        return own
    if name in _others():
        return _others()[name][0]
    known = ", ".join(sorted(kinds()))
    raise UnknownKind(
        gettext("There is no kind of exercise named {name:quoted}. There are: {kinds}.", name=name, kinds=known)
    )


def shows(name: str) -> tuple[str, ...]:
    """The tables whose rows the board of a kind shows; none for a kind that is not installed."""
    try:
        return kind(name).shown_tables
    except UnknownKind:
        return ()


@cache
def _own_names() -> frozenset[str]:
    return frozenset(module.name for module in pkgutil.iter_modules(_home()) if module.ispkg)


def _home() -> list[str]:
    return list(import_module(HOME).__path__)


@cache
def _others() -> dict[str, tuple[Kind, EntryPoint]]:
    """What other packages register, by the name of the kind; asking for it takes tens of milliseconds.

    Of two with one name, or one table, the first goes; one that cannot be used is left out, and `problems` says why.
    """
    usable: dict[str, tuple[Kind, EntryPoint]] = {}
    taken = {table.name: "onecompany" for table in (WORKSHOP, *SHARED)}
    taken |= {table.name: "onecompany" for name in _own_names() for table in kind(name).tables}
    # In order, so that of two that claim one name the same one is used on every machine.
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, _package(entry))):
        packages = {name: _package(other) for name, (_, other) in usable.items()}
        try:
            its_kind = _usable(entry, {**dict.fromkeys(_own_names(), "onecompany"), **packages}, taken)
        except _Unusable as problem:
            _PROBLEMS[f"{_package(entry)} {entry.name}"] = str(problem)
            continue
        usable[entry.name] = its_kind, entry
        taken |= {table.name: _package(entry) for table in its_kind.tables}
    return usable


class _Unusable(Exception):
    """A kind of a package cannot be used; `str()` says why, for a person to read."""


def _usable(entry: EntryPoint, names: dict[str, str], tables: dict[str, str]) -> Kind:
    """The kind that an entry point names. `names` and `tables`: those that are taken, and by which package."""
    values = {"kind": entry.name, "package": _package(entry)}
    if entry.name in names:
        raise _Unusable(
            gettext(
                "The exercise “{kind}” of {package} is not used: {other} has one of that name.",
                other=names[entry.name],
                **values,
            )
        )
    try:
        loaded = entry.load().KIND
        if not isinstance(loaded, Kind) or loaded.name != entry.name:
            raise TypeError("its KIND is another one, or none")
        clash = next((table.name for table in loaded.tables if table.name in tables), None)
        if loaded.tables and clash is None:
            _try_migrations(entry, loaded)
    except Exception as error:  # a package may be anybody's, and the program goes on without it
        raise _Unusable(_cannot_be_loaded(entry, error)) from error
    if clash is not None:
        raise _Unusable(
            gettext(
                "The exercise “{kind}” of {package} is not used: {other} has a table “{table}”, too.",
                other=tables[clash],
                table=clash,
                **values,
            )
        )
    return loaded


def _try_migrations(entry: EntryPoint, its_kind: Kind) -> None:
    """Take its steps in a file in memory: one that fails there would keep every workshop file from being opened."""
    from onecompany.store.migrating import SHARED as SHARED_SET
    from onecompany.store.migrating import migrate

    steps = tuple(Migration(*step) for step in its_kind.part("migrations").MIGRATIONS)
    its_set = MigrationSet(its_kind.name, _package(entry), "", steps)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        try:
            migrate(db, Path(":memory:"), [SHARED_SET, its_set], version=0, now=datetime.now(UTC))
        except NotUpgraded as error:
            raise error.__cause__ or error from error


def _cannot_be_loaded(entry: EntryPoint, error: Exception) -> str:
    return gettext(
        "The exercise “{kind}” of {package} is not used: it cannot be loaded ({error}).",
        kind=entry.name,
        package=_package(entry),
        error=f"{type(error).__name__}: {error}"[:200],
    )


def _package(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.module


def failed(name: str, error: Exception) -> None:
    """Note that the kind of another package has failed where it was called."""
    entry = _others()[name][1]
    _PROBLEMS[f"{_package(entry)} {name}"] = gettext(
        "The exercise “{kind}” of {package} has failed ({error}). What it says is left out.",
        kind=name,
        package=_package(entry),
        error=f"{type(error).__name__}: {error}"[:200],
    )


def problems(*, known: bool = False) -> list[str]:
    """A sentence for each kind of another package that is not used; with `known` without looking for packages."""
    if not known:
        _others()
    return list(_PROBLEMS.values())


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by name."""
    names = sorted(_own_names() | _others().keys())
    return {name: kind(name) for name in names}


def import_tables() -> None:
    """Import the tables of every kind and the shared ones, so that SQLModel knows them all."""
    for module in ("tables", "round_tables", "heap_tables", "people_tables", "bookkeeping"):
        import_module(f"onecompany.store.{module}")
    for name, its_kind in list(kinds().items()):
        if not its_kind.tables:
            continue
        try:
            its_kind.part("tables")
        except Exception as error:
            if name in _own_names():
                raise
            _, entry = _others().pop(name)  # from now on it is not installed
            _PROBLEMS[f"{_package(entry)} {name}"] = _cannot_be_loaded(entry, error)
            for cached in (kind, kinds, table):
                cached.cache_clear()


@cache
def table(name: str) -> Table | None:
    """The table with this name, as it is described; None when no kind that is installed has one.

    The shared tables and those of our kinds are looked up first, without asking for installed packages.
    """
    # Those that are imported come first, so that no kind is that the workshop does not have.
    names = sorted(_own_names(), key=lambda own: (f"{HOME}.{own}" not in sys.modules, own))
    ours = (own for kind_name in names for own in kind(kind_name).tables)
    for described in (WORKSHOP, *SHARED, *ours):
        if described.name == name:
            return described
    return tables().get(name)


def tables() -> dict[str, Table]:
    """Every table that is described, by name: the shared ones, then those of the kinds that are installed."""
    ours = (table for own in kinds().values() for table in own.tables)
    return {table.name: table for table in (WORKSHOP, *SHARED, *ours)}


@cache
def _own_steps(name: str) -> tuple[Migration, ...]:
    """The steps of a kind of ours, read beside it: to check a file imports no kind that its plan does not have."""
    spec = PathFinder.find_spec(f"{HOME}.{name}.migrations", [f"{folder}/{name}" for folder in _home()])
    if spec is None or spec.loader is None:
        return ()
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return tuple(Migration(*step) for step in module.MIGRATIONS)


class _Migrations:
    """The tables of all kinds, as the store asks for them."""

    def named(self, name: str) -> MigrationSet | None:
        """The steps of one kind; None when it is not installed, or has no tables."""
        if name in _own_names():
            steps = _own_steps(name)
            return MigrationSet(name, HOME.partition(".")[0], __version__, steps) if steps else None
        if name not in _others() or not kind(name).tables:
            return None
        steps = tuple(Migration(*step) for step in kind(name).part("migrations").MIGRATIONS)
        entry = _others()[name][1]
        return MigrationSet(name, _package(entry), entry.dist.version if entry.dist else "", steps)

    def every(self) -> list[MigrationSet]:
        """The steps of every kind that has tables."""
        sets = (self.named(name) for name in kinds())
        return [migrations for migrations in sets if migrations is not None]


provide(_Migrations())
