"""Finds the formats: the modules of `formats`, and packages that register under `onecompany.formats`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

import onecompany.export.formats as home
from onecompany.export.format import ExportError, Format
from onecompany.sentences import gettext

GROUP = "onecompany.formats"
"""The entry point group under which a third party's package names the module that holds its `FORMAT`."""


class UnknownFormat(ExportError):
    """No format has this name, neither here nor in an installed package."""


def names() -> tuple[str, ...]:
    """The names of all formats, sorted. None of them is imported for it."""
    return tuple(sorted(_own_names() | {entry.name for entry in entry_points(group=GROUP)}))


def formats() -> tuple[Format, ...]:
    """All formats that can be used by name, imported, but not their document libraries."""
    return tuple(result for result in map(_find_or_tell, names()) if isinstance(result, Format))


def problems() -> list[str]:
    """A sentence for each format of another package that cannot be used."""
    return [str(result) for result in map(_find_or_tell, names()) if isinstance(result, ExportError)]


def _find_or_tell(name: str) -> Format | ExportError:
    try:
        return find(name)
    except ExportError as problem:
        return problem


@cache
def find(name: str) -> Format:
    """The format of this name. Ours go first, so that no installed package can take the place of one.

    Raises `UnknownFormat` with the names that there are.
    """
    if name in _own_names():
        own: Format = import_module(f"{home.__name__}.{name}").FORMAT
        return own
    for entry in entry_points(group=GROUP):
        if entry.name == name:
            return _of_a_package(entry)
    raise UnknownFormat(
        gettext("There is no format {name!r}. There are: {formats}.", name=name, formats=", ".join(names()))
    )


def _of_a_package(entry: EntryPoint) -> Format:
    """The format of another package. Raises ExportError, saying why, when it cannot be used."""
    try:
        candidate = entry.load().FORMAT
        if not isinstance(candidate, Format) or candidate.name != entry.name:
            raise TypeError("its FORMAT is another one, or none")
    except Exception as error:  # a package may be anybody's, and the program goes on without it
        raise ExportError(
            gettext(
                "The format “{format}” of {package} cannot be loaded ({error}). Nothing of it was written.",
                format=entry.name,
                package=entry.dist.name if entry.dist else entry.module,
                error=f"{type(error).__name__}: {error}"[:200],
            )
        ) from error
    return candidate


def _own_names() -> frozenset[str]:
    return frozenset(module.name for module in pkgutil.iter_modules(home.__path__) if not module.name.startswith("_"))
