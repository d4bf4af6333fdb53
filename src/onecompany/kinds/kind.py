"""What a kind of exercise tells about itself, without importing its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any

from onecompany.kinds.columns import Column, Text
from onecompany.plans import KindRules, PlannedStep, Setting


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows: what is in it, and where it stands in the JSON document.

    `noun` is what a row is called, `nouns` what several are (`N_`). `columns`: all but identities of the row, its
    workshop and its place. `key`: the name of its list in the document; a list within each row of another table names
    that one in `inside`, and in `parent` the column that holds the id of the row it is in.
    """

    name: str
    noun: str
    columns: tuple[Column, ...]
    nouns: str = ""
    key: str = ""
    inside: str = ""
    parent: str = ""
    derived: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Words for readers that follow from a row: the column that they stand beside, and `module.function` of the kind's
    folder, which takes the row."""
    made_of: tuple[str, ...] = ()
    """The columns whose values, with a hyphen between, are the id of a row."""
    prefix: str = ""
    """The column whose word comes before what a row is called, where that is a sentence: "never: Estimate twice"."""
    called_by: str = ""
    """The column whose words a row is called by, where it has no text that it cannot be without."""
    unique: tuple[str, ...] = ()
    """The columns in which no two rows say the same."""
    known_by: str = ""
    """The column by which a row that is said anew is the same as one of another workshop, such as the plan's key.
    One with an identity: the row stands for that other one."""
    among: str = ""
    """The column that rows of one list have in common, within which they have their places; "": they are one list."""
    by: str = ""
    """The column, a date, that gives each row its place; "": the room does."""
    rows: str = ""
    """`module.function` of the kind's folder, which takes the state and gives the rows in the order of the document.
    Rows of it that the file does not have are written as not recorded."""
    there: str = ""
    """`module.function` of the kind's folder, which takes the state and gives the ids of the rows that stand for
    something now, kept or not: what was said about others stays in the file. "": all that are kept."""
    computed: Mapping[str, str] = field(default_factory=dict)
    """Keys for readers that follow from a row and others, each with `module.function` of the kind's folder, which takes
    the state and the row and gives what JSON can hold. Import passes over them."""
    sentences: bool = False
    """Whether its rows are called by sentences: a row is named by all its words, or by those that it begins with."""
    beside: bool = False
    """Whether its rows stand on a page beside the boards, and on none of them."""
    customers: bool = False
    """Whether its rows are the customers whom the room has in mind (see `kinds.persona`): they have a page of their
    own, and the first one stands above the boards that pin it."""
    optional: bool = False
    """Whether a document need not have its list, because older ones have not."""
    older: str = ""
    """`module.function` of the kind's folder, which takes a row of an older document and the version of that, and gives
    the row as it would be written today. For a list at the top."""
    wrong: str = ""
    """`module.function` of the kind's folder, which takes the values of the rows of a document, in its order, and the
    settings of the kind's exercises. It gives the number of a row, its column, and what is wrong there that only the
    kind knows. It is asked when all else holds."""

    def column(self, name: str) -> Column:
        """The column with this name. Raises KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name} has no column {name}")

    def holder(self, name: str) -> str:
        """The column in which another one is shown and typed: the leader for a name as typed, else itself."""
        for column in self.columns:
            if name and name == getattr(column.nature, "typed", ""):
                return column.name
        return name

    @property
    def several(self) -> str:
        """What several rows are called (`N_`)."""
        return self.nouns or self.noun

    @property
    def called(self) -> str:
        """The column with what a row is called, a text that no row is without; "" when there is none."""
        texts = (column.name for column in self.columns if isinstance(column.nature, Text) and column.nature.required)
        return next(texts, "")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of exercise. Its parts are modules of its folder: tables, acts, findings, section, panel."""

    name: str
    title: str
    package: str
    minutes: float
    steps: tuple[PlannedStep, ...]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    """Kinds that must come earlier in a plan."""
    tables: tuple[Table, ...] = ()
    """The tables that it brings."""
    shows: tuple[str, ...] = ()
    """Tables of others whose rows its board shows too, so that finding a row leads here."""
    field_rows: tuple[str, ...] = ()
    """The rows of the field's ground truth that it implements (S1, C3, ...); docs/field.md lists them."""
    apart: bool = False
    """Its rows belong to one exercise each: several of one plan have findings and sections of their own."""
    last: bool = False
    """It looks at what the others found, in `View.others`, and so comes after them."""
    always: bool = False
    """It has a part in every report, whatever the plan."""
    leads: bool = False
    """What it comes to is the first sentence of page 1."""
    loose: bool = False
    """Its board takes what is written as loose notes first; `destinations` of its `sorting` says where they can go, and
    `take_notes` of its `acts` puts them there."""
    explains: tuple[str, ...] = ()
    """The words of the method that its board explains (`sentences.explained`)."""
    pins_customer: bool = False
    """Its board has the customer above it whom the room has in mind (see `kinds.persona`)."""
    figures: str = ""
    """`module.function` of its folder, which says of a state what tables of figures by period it takes (`Wanted` of
    `parsing.figures`). Then `take_figures(writer, rows)` of its `acts` takes them over, as one act."""

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

    @property
    def shown_tables(self) -> tuple[str, ...]:
        """All tables whose rows its board shows."""
        return (*(table.name for table in self.tables if not table.beside), *self.shows)

    @property
    def is_ours(self) -> bool:
        """Whether it is part of this program, and not of another package: what fails in it is an error of ours."""
        return self.package.startswith("onecompany.")

    def part(self, name: str) -> ModuleType:
        """A module of this kind's folder, imported when first asked for."""
        return import_module(f"{self.package}.{name}")

    def function(self, path: str) -> Any:
        """A function of this kind's folder, by `module.function`."""
        module, _, name = path.rpartition(".")
        return getattr(self.part(module), name)

    def has_part(self, name: str) -> bool:
        """Whether its folder has a module with this name."""
        from importlib.util import find_spec

        return find_spec(f"{self.package}.{name}") is not None
