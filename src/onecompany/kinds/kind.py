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

    `key` is its name in the document. A list within each row of another one names that one's key in `inside`, and
    in `parent` the column that holds the id of the row it is in. Beside a column that ends in `_id` the name of the
    row behind it is written without being asked for: `leader` beside `leader_id`.
    """

    key: str
    table: str
    inside: str = ""
    parent: str = ""
    labels: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Names for readers that are not written without being asked for: the column that is put into words, and the
    table of its ids; "" where the column holds references such as `stage:ID`."""
    derived: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Words for readers that follow from a row: the column that they stand beside, and `module.function` of the kind's
    folder, which takes the row."""
    spoken: Mapping[str, str] = field(default_factory=dict)
    """A column for a leader's name as typed, and the column of the leader's id, who is named instead when there is
    one."""
    made_of: tuple[str, ...] = ()
    """The columns whose values, with a hyphen between, are the id of a row."""
    unique: tuple[str, ...] = ()
    """The columns in which no two rows say the same."""
    rows: str = ""
    """`module.function` of the kind's folder, which takes the state and gives the rows in the order of the document.
    Rows of it that the file does not have are written as not recorded."""


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
