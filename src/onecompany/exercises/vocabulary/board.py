"""What the board of words shows: a grid of concepts and silos, and below it the concept at the cursor in full.

Where columns are too narrow for words, each word of a row is a letter, and the same letter is the same word: so twelve
silos are seen at once, and below it says what the letters stand for. Rows in, models out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from string import ascii_uppercase

from onecompany.boards.layout import GAP, MARKS
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone, widths
from onecompany.boards.place import Place
from onecompany.boards.records import records
from onecompany.exercises.vocabulary.words import Clash, Concept, Key, Use, Vocabulary, torn_of, typed
from onecompany.kinds.journey import more_silos
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State

FROZEN = 2
"""Columns that stay: the concept, and what is agreed."""

READABLE = 8
"""Letters of a word that are read without guessing; in narrower columns stand letters for words."""

MANY = 8
"""Silos above which words would leave no room for what the board says, even where all of the width is the board's."""

LETTERS = (*ascii_uppercase, *(f"{first}{letter}" for first in ascii_uppercase for letter in ascii_uppercase))

FIRST = "term:"
"""Where the first concept is typed."""


def cell_place(term_id: str, silo_id: str) -> str:
    """Where the word of a silo for a concept stands."""
    return str(Place("cell", term_id, silo_id))


def agreed_place(term_id: str) -> str:
    """Where the agreed term of a concept stands."""
    return str(Place("term", term_id, "term"))


def behind(state: State, place: str) -> str:
    """The next silo's word behind one, past the last silo that of the first for what is below; "" behind the last of
    all, and for what is no silo's word."""
    cells = [cell_place(row.id, silo.id) for row in state.rows("term") for silo in state.rows("silo")]
    return dict(pairwise(cells)).get(place, "")


def more_concepts(number: int) -> str:
    """ "+3 concepts"."""
    return ngettext("+{number} concept", "+{number} concepts", number)


def grid_model(state: State, said: Vocabulary, room: int) -> Model:
    """Concepts down, silos across, in a width of so many cells."""
    every, silos = said.concepts, state.rows("silo")
    if not every:
        cell = BoardCell(gettext("Type what you all speak of, one a line."), FIRST, "muted")
        return records([gettext("Concept")], [[cell]], [BoardColumn(least=20, ideal=60)])
    spelled = _spelled(silos, room)
    heads = [gettext("Concept"), gettext("We all say"), *(silo.name for silo in silos)]
    head = BoardRow(
        {
            number: BoardCell(text, "", "head", "left" if number < FROZEN or spelled else "center", 2, words=True)
            for number, text in enumerate(heads)
        },
        group="head",
    )
    body = tuple(_row(concept, silos, said.clashing, spelled=spelled) for concept in every)
    start = cell_place(every[0].row.id, silos[0].id) if silos else f"term:{every[0].row.id}"
    return Model(
        _columns(silos), (head,), body, FROZEN, start, airy=True, explains=True, down=more_concepts, across=more_silos
    )


def _columns(silos: list[Record]) -> list[BoardColumn]:
    easy = READABLE + MARKS if len(silos) <= MANY else 0
    return [
        BoardColumn(least=15, ideal=16, share=1),
        BoardColumn(least=13, ideal=18, share=1),
        *(BoardColumn(least=MARKS + 2, ideal=16, share=1, easy=easy) for _ in silos),
    ]


def _spelled(silos: list[Record], room: int) -> bool:
    """Whether the columns have room for words."""
    sizes = widths(_columns(silos), room, GAP, FROZEN)[FROZEN:]
    return min(sizes, default=READABLE + MARKS) >= READABLE + MARKS


def _row(concept: Concept, silos: list[Record], clashing: Mapping[str, Clash], *, spelled: bool) -> BoardRow:
    term_id = concept.row.id
    text, tone = verdict(concept, torn_of(concept, clashing))
    cells = [
        BoardCell(concept.row.concept, f"term:{term_id}", "strong", lines=2),
        BoardCell(text or "·", agreed_place(term_id), tone, lines=2),
    ]
    by_silo, letters = {use.silo.id: use for use in concept.usages if use.silo is not None}, lettered(concept)
    for silo in silos:
        use, place = by_silo.get(silo.id), cell_place(term_id, silo.id)
        if use is None:
            cells.append(BoardCell("·", place, "muted", "left" if spelled else "center"))
            continue
        sign, tone = _sign(use, concept, clashing)
        if spelled:
            cells.append(BoardCell(f"{sign} {use.word}".strip(), place, tone, lines=2, tight=1))
        else:
            letter = sign if sign == "✓" else f"{sign}{letters[use.key]}"
            cells.append(BoardCell(letter, place, tone, "center", lines=1))
    return BoardRow(dict(enumerate(cells)), group=term_id)


def _sign(use: Use, concept: Concept, clashing: Mapping[str, Clash]) -> tuple[str, Tone]:
    """What is to be seen of a word at once: it is the agreed one, or it means something else to others."""
    if use.row.id in clashing:
        return "✗", "bad"
    if concept.term is not None:
        return ("✓", "good") if use.key == concept.term.key else ("", "muted")
    return "", "text"


def lettered(concept: Concept) -> dict[Key, str]:
    """The letters that stand for the words of a concept; behind the last one they come in twos."""
    return dict(zip(concept.words, LETTERS, strict=False))


def verdict(concept: Concept, clashing: Sequence[Clash]) -> tuple[str, Tone]:
    """The agreed term of a concept, or what stands against one, in words."""
    if concept.agreed:
        sign, tone = _of_term(concept, clashing)
        return f"{sign} {concept.row.term}", tone
    number, things = len(concept.words), max((len(clash.concepts) for clash in clashing), default=0)
    if things > 1:
        return gettext("✗ {number:words} things", number=things), "bad"
    if clashing:
        return gettext("✗ {number:words} meanings", number=max(clash.meanings for clash in clashing)), "bad"
    if number:
        return ngettext("one word", "! {number:words} words", number), "warn" if number > 1 else "muted"
    return "", "muted"


def _of_term(concept: Concept, clashing: Sequence[Clash]) -> tuple[str, Tone]:
    if clashing:
        return "✗", "bad"
    return ("!", "warn") if concept.row.understood is False else ("✓", "good")


# -- the concept at the cursor


def detail_model(state: State, said: Vocabulary, row: Record | None, room: int, tall: int, at: str = "") -> Model:
    """Who says what for a concept, and what is agreed; nothing where there is none.

    `room` is the width of the grid, `tall` how many lines there are, `at` the id of the word at the cursor: what else
    that stands for goes before what another one does.
    """
    if row is None:
        return Model(())
    concept = next(one for one in said.concepts if one.row.id == row.id)
    shared = [clash for clash in torn_of(concept, said.clashing) if len(clash.concepts) > 1]
    shared.sort(key=lambda clash: at not in [use.row.id for use in clash.uses])
    about = [_line(_elsewhere(clash, row), "bad", 1) for clash in shared[:1]]
    if row.term and row.understood is not None:
        about.append(_line(_understood(row.understood), "good" if row.understood else "warn", 1))
    about = about[: max(0, tall - 2)]
    letters = {} if _spelled(state.rows("silo"), room) else lettered(concept)
    words = _line(_words(state, concept, letters), "text", max(1, tall - 1 - len(about)))
    title = BoardRow(title=typed(row.term, row.meaning) if row.term else _open(concept))
    return Model([BoardColumn(least=10, ideal=60)], (), (title, words, *about))


def _words(state: State, concept: Concept, letters: Mapping[Key, str]) -> str:
    """Who says what, one word after the other."""
    words = [
        gettext("{letter} {word:quoted}: {users:list}", letter=letters.get(word, ""), word=uses[0].word,
                users=_users(uses)).strip()
        for word, uses in concept.words.items()
    ]  # fmt: skip
    if not words and not state.rows("silo"):
        return gettext("There are no {silos} yet: F12 gives the leaders theirs.")
    return " · ".join(words) or gettext("Nobody has said yet what they call it.")


def _elsewhere(clash: Clash, row: Record) -> str:
    """That a word of this concept stands for others too, and who says so."""
    others = [use for use in clash.uses if use.concept.id != row.id]
    names = [
        gettext("{concept:quoted} ({name})", concept=use.concept.concept, name=use.silo.name)
        if use.silo is not None
        else gettext("{concept:quoted} (agreed)", concept=use.concept.concept)
        for use in others
    ]
    return gettext("✗ {word:quoted} is also said for {names:list}", word=clash.word, names=names)


def _line(text: str, tone: Tone, lines: int) -> BoardRow:
    return BoardRow({0: BoardCell(text, "", tone, lines=lines, wide=True)})


def _open(concept: Concept) -> str:
    number = len(concept.words)
    if number > 1:
        return gettext("{concept}: {number:words} words, no agreed term", concept=concept.row.concept, number=number)
    return gettext("{concept}: no agreed term", concept=concept.row.concept)


def _understood(yes: bool) -> str:
    return gettext("{a_customer:capital} understands it.") if yes else gettext("No {customer} would understand it.")


def _users(uses: tuple[Use, ...]) -> list[str]:
    """The silos that use one word; those that say what they mean by it, each with that."""
    return [
        gettext("{name} ({meaning})", name=use.silo.name, meaning=use.meaning) if use.meaning else str(use.silo.name)
        for use in uses
        if use.silo is not None
    ]
