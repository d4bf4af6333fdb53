"""What a kind of exercise tells about itself, without importing its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType

from onecompany.plans import KindRules, PlannedStep, Setting


@dataclass(frozen=True, slots=True)
class Collection:
    """A list in the JSON document: which table its rows are in.

    `key`: its name in the document. `inside`: the key of the collection in whose rows it is nested, and `parent` the
    column that names that row. `virtual`: rows that are seen on the board though nothing is recorded about them, as
    the function `rows` of this module of the kind's folder makes them.
    """

    key: str
    table: str
    inside: str = ""
    parent: str = ""
    virtual: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of exercise. Its parts are modules of its folder: tables, acts, findings, section, panel."""

    name: str
    title: str
    package: str
    minutes: float
    steps: tuple[PlannedStep, ...]
    implements: tuple[str, ...]
    """Which rows of the field's ground truth it implements (S1, C3, ...)."""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    """Kinds that must come earlier in a plan."""
    collections: tuple[Collection, ...] = ()
    shows: tuple[str, ...] = ()
    """Tables whose rows its board shows, so that finding a row leads here."""
    has_tables: bool = True

    @property
    def rules(self) -> KindRules:
        """What the plan loader must know."""
        return KindRules(
            name=self.name,
            title=self.title,
            minutes=self.minutes,
            steps=self.steps,
            settings=self.settings,
            needs=self.needs,
        )

    def part(self, name: str) -> ModuleType:
        """A module of this kind's folder, imported when first asked for."""
        return import_module(f"{self.package}.{name}")
