"""The names of a workshop's leaders in a text, and the roles that stand in their place.

What is a name is known from the list of leaders: the whole name, and each part of it, wherever it stands in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count as count_from
from typing import Any

from onecompany.kinds.lines import line_of
from onecompany.kinds.registry import tables
from onecompany.parsing.alike import TYPED_OTHERWISE
from onecompany.sentences import N_, gettext
from onecompany.store.state import State

A_LEADER = N_("a leader")

TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "herr", "frau"})
_PARTICLES = frozenset({"de", "del", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "ibn", "da", "dos"})
"""Parts of a name that name nobody."""

# no sentence: names
_ENGLISH = """
april art august baker bill black brown case chase cook day dean drew faith field frank good grace grant gray green hall
hill hope house jack joy king land law long love major mark may might north page park power price reed rice rich rose
sharp short stone store strong sue summer wade way west white will winter wise wood work young
ash bob can cash dot guy gus has her jet les lot max now pat ray rob sky sun tad ten tip too van web win you
"""
_ORDINARY = frozenset(_ENGLISH.split())
"""Names that are ordinary words too: these are taken for names only as they were typed, or in capitals."""

_JOINED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
"""Scripts in which a word can stand beside a name without a space between them."""


# no sentence: letters
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"})

_PREFIXED = re.compile("[\u0590-\u08ff]")
"""Hebrew and Arabic, in which "and", "to" or "the" is a letter before the word."""

_SHORT, _BARE = 2, 3
"""Names of so few letters are too often words: "An", "Ha"; and with an "s" behind them: "Les" and "less"."""

_LONGEST = 60
"""The most characters of a role that stands for a name."""


class Roles:
    """Replaces the names of a workshop's leaders in a text: `roles("Ana will ask")` gives "COO will ask"."""

    def __init__(self, *states: State, owners: bool = True, then: Callable[[str], str] = str) -> None:
        """`states`: a workshop, or all of an organisation, of which the last one says what somebody's role is.

        `owners` False leaves those alone, wherever they are named, who own a commitment or a metric in any of them.
        `then` is done with each text after.
        """
        self.owners = owners
        self._then: Callable[[str], str] = str
        leaders = [row for state in states for row in state.rows("leader")]
        self._people = {(row.id, row.name) for row in leaders}
        of_silos = set().union(*map(_of_silos, states))
        people = same_people(states)
        known = {row.id: (row.role.strip() or _of_silo(state, row))[:_LONGEST] for state, row in people.values()}
        # A role that names somebody is no role to show.
        nameless: dict[str, str | None] = dict.fromkeys((row.id for row in leaders), gettext(A_LEADER))
        self._patterns = _patterns(leaders, nameless, of_silos)
        bare = [gettext(A_LEADER) if self(label) != label else label for label in known.values()]
        labels = dict(zip(known, _apart(bare), strict=True))
        owning = set() if owners else set().union(*map(_owners, states))
        kept = {people[row_id][1].id for row_id in owning if row_id in people}
        shown = {row_id: None if row.id in kept else labels[row.id] for row_id, (_, row) in people.items()}
        self.labels = {row.id: row.name if shown[row.id] is None else str(shown[row.id]) for row in leaders}
        self._patterns = _patterns(leaders, shown, of_silos)
        self._then = then

    def __call__(self, text: str) -> str:
        """The text with each name replaced. Letters with and without accents, and of either case, are the same."""
        folded, places = _mapped(text)
        replacements: list[tuple[int, int, str]] = []
        taken = bytearray(len(folded))
        for pattern, label in self._patterns:
            for match in pattern.finditer(folded):
                start, end = match.span(match.lastindex or 0)
                if not any(taken[start:end]):
                    taken[start:end] = b"\1" * (end - start)
                    if label is not None:
                        replacements.append((places[start], places[end], label))
        for start, end, label in sorted(replacements, reverse=True):
            text = text[:start] + label + text[end:]
        return self._then(text)

    def know(self, state: State) -> bool:
        """Whether everybody of a workshop is known here, by the name that they have there."""
        return self._people.issuperset((row.id, row.name) for row in state.rows("leader"))


def same_people(states: Sequence[State]) -> dict[str, tuple[State, Any]]:
    """Who is meant by a leader's row, by its id: the latest row of the same person, with its workshop.

    The same is who went on into a later workshop, and whoever has the name of somebody there.
    """
    people: dict[str, tuple[State, Any]] = {}
    lines: dict[str, tuple[State, Any]] = {}
    for state in reversed(states):
        names = {row.name.casefold(): (of, row) for of, row in people.values()}
        for row in state.rows("leader"):
            line = line_of(row)
            people[row.id] = lines.get(line) or names.get(row.name.casefold()) or (state, row)
            lines.setdefault(line, people[row.id])
    return people


def _owners(state: State) -> set[str | None]:
    """The leaders who own something by name, such as a commitment, whom the board may read there."""
    owning = [(name, column.name) for name, table in tables().items() for column in table.columns if column.owner]
    return {getattr(row, column) for name, column in owning for row in state.rows(name)}


def _patterns(
    leaders: list[Any], labels: Mapping[str, str | None], of_silos: set[str]
) -> list[tuple[re.Pattern[str], str | None]]:
    """What to look for and what to put in its place: whole names first, the longest before the shorter.

    A name without a label stays as it is, and no part of it is taken for the name of somebody else.
    """
    whole: dict[str, str | None] = {}
    parts: dict[str, str | None] = {}
    for row in leaders:
        label = labels[row.id]
        for name in _spellings(row.name):
            if _tells(name):
                whole[name] = label if whole.get(name, label) == label else gettext(A_LEADER)
            for part in _parts(name):
                if part.casefold() not in of_silos:
                    parts[part] = label if parts.get(part, label) == label else gettext(A_LEADER)
    ordered = sorted(whole.items(), key=lambda spelling: -len(spelling[0])) + sorted(
        parts.items(), key=lambda spelling: -len(spelling[0])
    )
    return [(_pattern(name), label) for name, label in ordered]


def _pattern(name: str) -> re.Pattern[str]:
    """A name in any case; one that is an ordinary word, or as short as one, only with a capital letter."""
    one_word = len(_words(name)) == 1
    ordinary = one_word and (name.casefold() in _ORDINARY or len(name) <= _SHORT) and not _JOINED.search(name)
    if not ordinary or not name.isascii():
        return re.compile(_bounded(name), re.IGNORECASE)
    forms = dict.fromkeys((name[:1].upper() + name[1:].lower(), name.upper()))
    # "3 April" is a date.
    return re.compile("|".join(rf"(?<!\d ){_bounded(form)}" for form in forms))


def _apart(labels: list[str]) -> Iterator[str]:
    """The labels, with a number where two would be the same."""
    counts = Counter(label.casefold() for label in labels)
    taken = {label for label, count in counts.items() if count == 1}
    for label in labels:
        if counts[label.casefold()] == 1:
            yield label
            continue
        number = next(n for n in count_from(1) if f"{label} {n}".casefold() not in taken)
        taken.add(f"{label} {number}".casefold())
        yield f"{label} {number}"


def _of_silos(state: State) -> set[str]:
    """The words of the silos' names: "Sales" is not a person, even where somebody is called "Ben (Sales)"."""
    return {word for row in state.rows("silo") for word in _words(_folded(row.name.casefold()))}


def _of_silo(state: State, row: Any) -> str:
    silo = state.get("silo", row.silo_id)
    return gettext("leader of {silo_name}", silo_name=silo.name) if silo is not None else gettext(A_LEADER)


def _spellings(name: str) -> list[str]:
    """A name, folded, and as it is written where there are no umlauts on the keyboard."""
    return list(dict.fromkeys((_folded(name), _folded(name.translate(_UMLAUTS)))))


def _parts(name: str) -> list[str]:
    """The parts of a folded name that can stand for the person: its words, and the halves of those with a hyphen."""
    words = _words(name)
    return [
        word
        for place, word in enumerate(words)
        if word.casefold() not in TITLES
        and (place == 0 or word.casefold() not in _PARTICLES)
        and _tells(word)
        and not word.isdigit()
    ]


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", text)
    return list(dict.fromkeys([*words, *(half for word in words for half in word.split("-"))]))


def _tells(word: str) -> bool:
    """Whether a word is long enough to be told from a letter."""
    return len(word) > 1 or bool(_JOINED.match(word))


def _bounded(name: str) -> str:
    """A pattern for a name that is no part of another word; a genitive's "s" may follow, and a space be a hyphen."""
    escaped = re.escape(name).replace(r"\ ", r"[ -]").replace(r"\-", r"[ -]")
    if _JOINED.search(name):
        return escaped
    if _PREFIXED.search(name):
        return rf"(?<![^\W_])[והלבמשكوبفل]?({escaped})(?![^\W_])"
    genitive = "s?" if len(name) > _BARE else ""
    return rf"(?<![^\W_])({escaped})(?={genitive}(?![^\W_]))"


def _folded(text: str) -> str:
    return _mapped(text)[0]


def _mapped(text: str) -> tuple[str, list[int]]:
    """The text without accents, and for each of its letters, and its end, where that stands in the text itself."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        # Syllables of Hangul would be taken apart too.
        whole = "\uac00" <= letter <= "\ud7a3"
        for sign in letter if whole else unicodedata.normalize("NFKD", TYPED_OTHERWISE.get(letter, letter)):
            if not unicodedata.combining(sign):
                letters.append(sign)
                places.append(place)
    return "".join(letters), [*places, len(text)]
