"""Finding a row by what was typed, and naming the row behind a reference. Pure.

What can be named follows from how its table is described: a row is called by the first text that it cannot be without,
one whose id is made of others by these (`Buy → Use`), one without either by the rows that it points to, and one that
points to none by the day and the texts that no other has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.columns import Day, LeaderOf, OneOf, RowOf, Text
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import table as described
from onecompany.parsing.alike import nearest, plain
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State

_BETWEEN = re.compile(r"\s*(?:→|->|=>|>|–|—|\s-\s|\b(?:to|zu|nach)\b)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"(\w+)(?: no| nr| number| nummer)?\W{0,3}(\d{1,6})\.?", re.IGNORECASE)
_COLUMN = " · "
"""Between a row and one of its columns; a colon will do, too."""


class NotNamed(Refusal):
    """What was typed is no name of ours, or may be several. The message says which there are."""


def named(rows: Sequence[Any], typed: str, noun: str) -> Any:
    """The one row whose name this is, or begins with it, or has a word that does. Raises NotNamed."""
    return _only_match([(row.name, row) for row in rows], typed, noun)


def which(typed: str, names: Sequence[str]) -> str:
    """The question which of several rows is meant."""
    return gettext("{typed:quoted} may be {names:quoted}. Type more of the name.", typed=typed.strip(), names=names)


def _only_match(rows: Sequence[tuple[str, Any]], typed: str, *nouns: str) -> Any:
    matching = nearest(typed, rows, lambda row: row[0])
    if len(matching) == 1:
        return matching[0][1]
    if matching:
        raise NotNamed(which(typed, [name for name, _ in matching]))
    if not rows:
        raise NotNamed(gettext("There is no {nouns:or} yet.", nouns=nouns))
    names = ", ".join(name for name, _ in rows)
    raise NotNamed(
        gettext(
            "No {nouns:or} is called {typed:quoted}. There are: {names}.", nouns=nouns, typed=typed.strip(), names=names
        )
    )


# -- what a row is called


def row_words(state: State, name: str, row_id: str | None) -> str:
    """What a row of any described table is called now; "" when it is not there any more, or nobody else may read it."""
    table = described(name)
    if table is None or not row_id:
        return ""
    if table.made_of:
        sides = [row_words(state, part, side) for part, side in zip(_parts(table), row_id.split("-"), strict=False)]
        return " → ".join(sides) if len(sides) == len(table.made_of) and all(sides) else ""
    row = state.get(name, row_id)
    return "" if row is None or getattr(row, "private", False) else called(state, table, row)


def called(state: State, table: Table, row: Record) -> str:
    """What a row is called: its own words, else those of what it points to."""
    if table.called:
        own, nature = str(getattr(row, table.called)), table.column(table.prefix).nature if table.prefix else None
        if not isinstance(nature, OneOf):
            return own
        return gettext("{side}: {words}", side=gettext(nature.choices[getattr(row, table.prefix)]), words=own)
    if table.called_by:
        nature, reference = table.column(table.called_by).nature, getattr(row, table.called_by)
        return reference_words(state, reference) or str(getattr(row, getattr(nature, "typed", ""), ""))
    targets = [(column.name, _target(column.nature)) for column in table.columns]
    words = [row_words(state, target, getattr(row, name)) for name, target in targets if target]
    if not targets or not any(target for _, target in targets):
        words = [str(getattr(row, name)) for name in table.unique if table.column(name).nature in (Day(), Text())]
    return _COLUMN.join(filter(None, words))


def reference_words(state: State, reference: str) -> str:
    """What the row behind a reference is called now, or the column of it; "" when it is not there any more."""
    reference, _, column_name = reference.partition("#")
    name, _, row_id = reference.partition(":")
    words = row_words(state, name, row_id)
    table = described(name)
    titles = (
        [column.title for column in table.columns if column.name == column_name and column.title]
        if table and column_name
        else []
    )
    return f"{words}{_COLUMN}{gettext(titles[0])}" if words and titles else words


def _target(nature: Any) -> str:
    return "leader" if isinstance(nature, LeaderOf) else nature.table if isinstance(nature, RowOf) else ""


def _parts(table: Table) -> list[str]:
    """The tables whose rows a row is made of."""
    return [_target(table.column(name).nature) for name in table.made_of]


# -- what was typed


def refer(state: State, tables: Sequence[str], typed: str) -> tuple[str, str]:
    """What was typed, as a reference to a row of one of the tables and in words; "" and "" for nothing typed.

    `Buy` is `stage:ID`; `Buy → Use`, with any kind of arrow or dash, is `handoff:ID-ID`; `Reach · Target`, or with a
    colon, is a column of a row; `rule 3` is the third rule that was adopted. Raises NotNamed.
    """
    typed = typed.strip()
    if not typed:
        return "", ""
    known = [table for table in map(described, tables) if table is not None]
    sentences = [table for table in known if table.prefix or table.sentences]
    known = [table for table in known if table not in sentences]
    if sentence := _numbered(state, [table for table in sentences if table.prefix], typed) or _sentence(
        state, sentences, typed, whole=True
    ):
        return sentence, reference_words(state, sentence)
    rows = [
        (called(state, table, row), f"{table.name}:{row.id}")
        for table in known
        if not table.made_of
        for row in state.rows(table.name)
        if not getattr(row, "private", False)
    ]
    exact = {reference for name, reference in rows if plain(name) == plain(typed)}
    problem: NotNamed | None = None
    if not exact:
        try:
            reference = _column(known, rows, typed) or _composed(state, known, typed)
        except NotNamed as refused:
            reference, problem = "", refused
        if reference:
            return reference, reference_words(state, reference)
    nouns = [gettext(table.noun) for table in (*known, *sentences) if not table.made_of]
    try:
        reference = _only_match(rows, typed, *nouns)
    except NotNamed as refused:
        reference = _sentence(state, sentences, typed, whole=False)
        if not reference:
            raise problem or refused from None
    return reference, reference_words(state, reference)


def _numbered(state: State, sentences: Sequence[Table], typed: str) -> str:
    """A rule by its number in the code; "" when it is typed like none. Raises NotNamed when there is none of it."""
    for table in sentences:
        match = _NUMBERED.fullmatch(typed)
        if match is None or plain(match[1]) not in ("rule", plain(gettext(table.noun))):
            continue
        rules, number = adopted(state), int(match[2])
        if not 1 <= number <= len(rules):
            raise NotNamed(
                ngettext(
                    "There is no rule {asked}; one is adopted.",
                    "There is no rule {asked}; {number:words} are adopted.",
                    len(rules),
                    asked=number,
                )
            )
        return f"{table.name}:{rules[number - 1].id}"
    return ""


def _sentence(state: State, sentences: Sequence[Table], typed: str, *, whole: bool) -> str:
    """A row that is called by a sentence, by all its words or by those that it begins with; "" for none, or several.

    One word of a sentence names nothing: it stands in others, too, and is no less a word of the room's own.
    """
    wanted = plain(typed)
    if not whole and " " not in wanted:
        return ""
    matching = [
        f"{table.name}:{row.id}"
        for table in sentences
        for row in state.rows(table.name)
        for words in (plain(called(state, table, row)), plain(getattr(row, table.called)))
        if (words == wanted if whole else words.startswith(wanted))
    ]
    return matching[0] if len(set(matching)) == 1 else ""


def _composed(state: State, known: Sequence[Table], typed: str) -> str:
    """A row that is made of others, such as a handoff; "" when it is typed like none."""
    for table in known:
        sides = _BETWEEN.split(typed)
        if table.made_of and len(sides) == len(table.made_of) and all(sides):
            parts = [described(name) for name in _parts(table)]
            ids = [
                _only_match(
                    [(called(state, part, row), row.id) for row in state.rows(part.name)], side, gettext(part.noun)
                )
                for part, side in zip(parts, sides, strict=True)
                if part is not None
            ]
            return f"{table.name}:{'-'.join(ids)}"
    return ""


def _column(known: Sequence[Table], rows: Sequence[tuple[str, str]], typed: str) -> str:
    """A column of a row; "" when it is typed like none."""
    before, mark, behind = typed.rpartition(_COLUMN.strip() if _COLUMN.strip() in typed else ":")
    if not mark or not before.strip() or not behind.strip():
        return ""
    matching = nearest(before, rows, lambda row: row[0])
    if len(matching) != 1:
        return ""
    (_, reference) = matching[0]
    table = next(table for table in known if table.name == reference.partition(":")[0])
    titled = [(gettext(column.title), column.name) for column in table.columns if column.title]
    columns = nearest(behind, titled, lambda column: column[0])
    return f"{reference}#{columns[0][1]}" if len(columns) == 1 else ""
