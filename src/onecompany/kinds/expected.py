"""What can be typed into a column, in words: for the frame of a board, and where what was typed was not read. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onecompany.kinds.columns import (
    Column,
    Day,
    LeaderOf,
    Money,
    Nature,
    Number,
    OneOf,
    Reference,
    RowOf,
    RowsOf,
    WholeNumber,
    YesNo,
)
from onecompany.kinds.registry import table as described
from onecompany.sentences import N_, gettext

_EXPECTED: Mapping[type[Nature], str] = {
    Number: N_("a number, with its unit"),
    WholeNumber: N_("a whole number"),
    Money: N_("an amount of money"),
    Day: N_("a date, such as 12 Dec"),
    YesNo: N_("yes or no"),
    OneOf: N_("{choices:or}"),
    LeaderOf: N_("the name of a leader"),
    RowOf: N_("the name of one: {nouns:or}"),
    RowsOf: N_("{several:or}, with commas between them"),
    Reference: N_("the name of one: {nouns:or}"),
}
"""What can be typed, by nature; a text is typed as it is."""


def title(column: Column) -> str:
    """What a column is called within a sentence."""
    return gettext(column.title) if column.title else column.name


def expected(column: Column) -> str:
    """What can be typed into a column, in words."""
    if column.expected:
        return gettext(column.expected)
    kind = type(column.nature)
    if kind not in _EXPECTED:
        return gettext("type it")
    if isinstance(column.nature, Day) and column.nature.past:
        return gettext("a day that is past, such as 12 Dec, last Friday or March")
    return gettext(_EXPECTED[kind], choices=choices(column.nature), **_noun(column.nature))


def choices(nature: Nature) -> list[str]:
    """The words among which a column chooses."""
    return [gettext(nature.choices[code]) for code in nature.choices] if isinstance(nature, OneOf) else []


def initials(nature: Nature) -> dict[str, str]:
    """The codes of a column among whose words letters choose, by the first letter of each: in the language that is
    spoken, or in English, whose letters hands know, where that language has no other use for one."""
    if not isinstance(nature, OneOf):
        return {}
    words = [*nature.choices.values(), *choices(nature)]
    return {word[:1].casefold(): code for word, code in zip(words, [*nature.choices] * 2, strict=True)}


def _noun(nature: Nature) -> Mapping[str, Sequence[str]]:
    names = [nature.table] if isinstance(nature, RowOf | RowsOf) else getattr(nature, "tables", ())
    tables = [table for table in map(described, names) if table is not None]
    return {
        "nouns": [gettext(table.noun) for table in tables],
        "several": [gettext(table.several) for table in tables],
    }
