"""Roles in place of names: for hand-outs that must not say who.

Names are replaced in the rows of the workshop, before anything is made from them, so that no format can forget one.
What is a name is known from the list of leaders: the whole name, and each part of it, wherever it stands in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from onecompany.store.records import Record
from onecompany.store.state import State

A_LEADER, SOMEBODY = "a leader", "somebody else"

_OWNING = ("commitment", "metric")
"""Tables whose rows have an owner whom the board may read by name (exports: the summary, in order)."""

_CODES = frozenset(
    {"kind", "flex", "state", "rating", "measures", "direction", "watches", "serves", "about", "language"}
)
"""Columns that hold a word of the program or the identity of a row."""

_ADDRESS = "dr prof mr mrs ms mx sir dame herr frau de del der den van von la le el al bin ibn da dos"
_TITLES = frozenset(_ADDRESS.split())
"""Parts of a name that name nobody."""

_ENGLISH = """
april art august baker bill black brown case chase cook day dean drew faith field frank good grace grant gray green hall
hill hope house jack joy king land law long love major mark may might north page park power price reed rice rich rose
sharp short stone store strong sue summer wade way west white will winter wise wood work young
"""
_ORDINARY = frozenset(_ENGLISH.split())
"""Names that are ordinary words too: these are taken for names only as they were typed, or in capitals."""

_JOINED = re.compile("[\u0590-\u08ff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
"""Scripts in which a word can stand beside a name without a space between them."""


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"})

_PLAIN = {
    **dict.fromkeys("’‘`´ʼ", "'"),
    **dict.fromkeys("‐‑–", "-"),
    **dict(zip("łŁøØđĐıðÐ", "lLoOdDidD", strict=True)),
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "þ": "th",
    "Þ": "Th",
}
"""Letters that are typed in another way where a keyboard has none of them, and that Unicode does not take apart."""


class Roles:
    """Replaces the names of a workshop's leaders in a text: `roles("Ana will ask")` gives "COO will ask"."""

    def __init__(self, state: State, *, owners: bool = True) -> None:
        """`owners` False leaves those alone who own a commitment or a metric."""
        leaders = state.rows("leader")
        self.labels = dict(zip((row.id for row in leaders), _labels(state, leaders), strict=True))
        kept = set() if owners else {row.leader_id for table in _OWNING for row in state.rows(table)}
        whole: dict[str, str] = {}
        parts: dict[str, str] = {}
        of_silos = _of_silos(state)
        for row in leaders:
            if row.id in kept:
                continue
            label = self.labels[row.id]
            for name in _spellings(row.name):
                if _tells(name):
                    whole[name] = label
                for part in _parts(name):
                    if part.casefold() not in of_silos:
                        parts[part] = label if parts.get(part, label) == label else A_LEADER
        patterns = [(re.compile(_bounded(name), re.IGNORECASE), label) for name, label in whole.items() if name]
        for part, label in parts.items():
            ordinary = part.casefold() in _ORDINARY
            either = "|".join(map(_bounded, dict.fromkeys((part, part.upper())))) if ordinary else _bounded(part)
            patterns.append((re.compile(either, 0 if ordinary else re.IGNORECASE), label))
        # The longest first, so that a part never breaks a whole name.
        self._patterns = sorted(patterns, key=lambda each: -len(each[0].pattern))

    def __call__(self, text: str) -> str:
        """The text with each name replaced. Letters with and without accents, and of either case, are the same."""
        folded, places = _mapped(text)
        found: list[tuple[int, int, str]] = []
        taken = bytearray(len(folded))
        for pattern, label in self._patterns:
            for match in pattern.finditer(folded):
                start, end = match.span(match.lastindex or 0)
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    found.append((places[start], places[end], label))
        for start, end, label in sorted(found, reverse=True):
            text = text[:start] + label + text[end:]
        return text


def without_names(state: State, roles: Roles) -> State:
    """A copy of the workshop's rows in which no leader is named, nor anybody else who promised something."""
    tables = {
        name: {row_id: _row(name, row, roles) for row_id, row in rows.items()} for name, rows in state.tables.items()
    }
    known = {*roles.labels.values(), *(row.name for row in tables.get("silo", {}).values()), ""}
    for row_id, row in tables.get("commitment", {}).items():
        if row.who.strip() not in known:
            tables["commitment"][row_id] = row.with_values({"who": SOMEBODY})
    return State(state.shape, state.workshop_id, tables)


def _labels(state: State, leaders: list[Any]) -> Iterator[str]:
    """The role of each leader; the silo's leader where none is known; a number where two have the same."""
    raw = [row.role.strip() or _of_silo(state, row) for row in leaders]
    names = {part.casefold() for row in leaders for name in _spellings(row.name) for part in _parts(name)}
    names -= _of_silos(state)
    bare = [A_LEADER if names & set(_words(_folded(label.casefold()))) else label for label in raw]
    for at, label in enumerate(bare):
        same = [number for number, other in enumerate(bare) if other.casefold() == label.casefold()]
        yield label if len(same) == 1 else f"{label} {same.index(at) + 1}"


def _of_silos(state: State) -> set[str]:
    """The words of the silos' names: "Sales" is not a person, even where somebody is called "Ben (Sales)"."""
    return {word for row in state.rows("silo") for word in _words(_folded(row.name.casefold()))}


def _of_silo(state: State, row: Any) -> str:
    silo = state.get("silo", row.silo_id)
    return f"leader of {silo.name}" if silo is not None else A_LEADER


def _row(table: str, row: Record, roles: Roles) -> Record:
    values = {
        column: _value(value, roles)
        for column, value in vars(row).items()
        if column != "id" and not column.endswith("_id") and column not in _CODES
    }
    if table == "leader":
        values["name"] = roles.labels[row.id]
    if table == "ownership":
        values["role"] = vars(row)["role"]
    return row.with_values(values)


def _value(value: Any, roles: Roles) -> Any:
    if isinstance(value, str):
        return roles(value)
    if isinstance(value, list):
        return [_value(each, roles) for each in value]
    if isinstance(value, dict):
        return {key: _value(each, roles) for key, each in value.items()}
    return value


def _spellings(name: str) -> list[str]:
    """A name, folded, and as it is written where there are no umlauts on the keyboard."""
    return list(dict.fromkeys((_folded(name), _folded(name.translate(_UMLAUTS)))))


def _parts(name: str) -> list[str]:
    """The parts of a folded name that can stand for the person: its words, and the halves of those with a hyphen."""
    words = _words(name)
    return [word for word in words if word.casefold() not in _TITLES and _tells(word)]


def _words(text: str) -> list[str]:
    found = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", text)
    return list(dict.fromkeys([*found, *(half for word in found for half in word.split("-"))]))


def _tells(word: str) -> bool:
    """Whether a word is long enough to be told from a letter."""
    return len(word) > 1 or bool(_JOINED.match(word))


def _bounded(name: str) -> str:
    """A pattern for a name that is no part of another word; a genitive's "s" may follow, and a space be a hyphen."""
    escaped = re.escape(name).replace(r"\ ", r"[ -]").replace(r"\-", r"[ -]")
    return escaped if _JOINED.search(name) else rf"(?<![^\W_])({escaped})(?=s?(?![^\W_]))"


def _folded(text: str) -> str:
    return _mapped(text)[0]


def _mapped(text: str) -> tuple[str, list[int]]:
    """The text without accents, and for each of its letters, and its end, where that stands in the text itself."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for each in unicodedata.normalize("NFKD", _PLAIN.get(letter, letter)):
            if not unicodedata.combining(each):
                letters.append(each)
                places.append(at)
    return "".join(letters), [*places, len(text)]
