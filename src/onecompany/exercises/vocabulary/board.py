"""What the board of words shows: a grid of concepts and silos, and below it the concept at the cursor in full.

Where columns are too narrow for words, each word of a row is a letter, and the same letter is the same word: so twelve
silos are seen at once, and below it says what the letters stand for. Rows in, models out.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_uppercase

from onecompany.boards.layout import GAP, MARKS
from onecompany.boards.model import BoardCell, BoardColumn, BoardRow, Model, Tone, widths
from onecompany.boards.place import Place
from onecompany.boards.records import records
from onecompany.exercises.vocabulary.words import Clash, Concept, Key, Use, clashes, concept_of, concepts, key, typed
from onecompany.sentences import gettext, listed, ngettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

FROZEN = 2
"""Columns that stay: the concept, and what is agreed."""

READABLE = 8
"""Letters of a word that are read without guessing; in narrower columns stand letters for words."""

MANY = 8
"""Silos above which words would leave no room for what the board says, even where all of the width is the board's."""

FIRST = "term:"
"""Where the first concept is typed."""


def cell_place(term_id: str, silo_id: str) -> str:
    """Where the word of a silo for a concept stands."""
    return str(Place("cell", term_id, silo_id))


def agreed_place(term_id: str) -> str:
    """Where the agreed term of a concept stands."""
    return str(Place("term", term_id, "term"))


def more_silos(number: int) -> str:
    """ "+3 silos"."""
    return ngettext("+{number} {silo}", "+{number} {silos}", number)


def more_concepts(number: int) -> str:
    """ "+3 concepts"."""
    return ngettext("+{number} concept", "+{number} concepts", number)


def grid_model(state: State, room: int) -> Model:
    """Concepts down, silos across, in a width of so many cells."""
    every, silos = concepts(state), state.rows("silo")
    if not every:
        cell = BoardCell(gettext("Type what you all speak of, one a line."), FIRST, "muted")
        return records([gettext("What we speak of")], [[cell]], [BoardColumn(least=20, ideal=60)])
    easy = READABLE + MARKS if len(silos) <= MANY else 0
    columns = [
        BoardColumn(least=11, ideal=22, share=1),
        BoardColumn(least=13, ideal=22, share=1),
        *(BoardColumn(least=MARKS + 2, ideal=16, share=1, easy=easy) for _ in silos),
    ]
    spelled = min(widths(columns, room, GAP, FROZEN)[FROZEN:], default=READABLE + MARKS) >= READABLE + MARKS
    torn = {use.ref: clash for clash in clashes(state, every) for use in clash.uses}
    heads = [gettext("What we speak of"), gettext("We all say"), *(silo.name for silo in silos)]
    head = BoardRow(
        {
            number: BoardCell(text, "", "head", "left" if number < FROZEN or spelled else "center", 2, words=True)
            for number, text in enumerate(heads)
        },
        group="head",
    )
    body = tuple(_row(state, concept, silos, torn, spelled=spelled) for concept in every)
    return Model(columns, (head,), body, FROZEN, down=more_concepts, across=more_silos)


def _row(state: State, concept: Concept, silos: list[Record], torn: Mapping[Ref, Clash], *, spelled: bool) -> BoardRow:
    term_id = concept.row.id
    text, tone = verdict(concept, [torn[use.ref] for use in concept.uses if use.ref in torn])
    cells = [
        BoardCell(concept.row.concept, f"term:{term_id}", "strong", lines=2),
        BoardCell(text or "·", agreed_place(term_id), tone, lines=2),
    ]
    by_silo = {use.silo.id: use for use in concept.usages if use.silo is not None}
    letters, own = lettered(concept), key(state, concept.row.term) if concept.agreed else None
    for silo in silos:
        use, place = by_silo.get(silo.id), cell_place(term_id, silo.id)
        if use is None:
            cells.append(BoardCell("·", place, "muted", "left" if spelled else "center"))
            continue
        word = key(state, use.word)
        sign, tone = _sign(use, torn, same=word == own, agreed=own is not None)
        if spelled:
            cells.append(BoardCell(f"{sign} {use.word}".strip(), place, tone, lines=2))
        else:
            cells.append(BoardCell(sign if sign == "✓" else f"{sign}{letters[word]}", place, tone, "center", lines=1))
    return BoardRow(dict(enumerate(cells)), group=term_id)


def _sign(use: Use, torn: Mapping[Ref, Clash], *, same: bool, agreed: bool) -> tuple[str, Tone]:
    """What is to be seen of a word at once: it is the agreed one, or it means something else to others."""
    if use.ref in torn:
        return "✗", "bad"
    if agreed:
        return ("✓", "good") if same else ("", "muted")
    return "", "text"


def lettered(concept: Concept) -> dict[Key, str]:
    """The letters that stand for the words of a concept; behind the last one they come in twos."""
    alphabet = [*ascii_uppercase, *(f"{first}{letter}" for first in ascii_uppercase for letter in ascii_uppercase)]
    return dict(zip(concept.words, alphabet, strict=False))


def verdict(concept: Concept, torn: list[Clash]) -> tuple[str, Tone]:
    """The agreed term of a concept, or what stands against one, in words."""
    if concept.agreed:
        return (f"✗ {concept.row.term}", "bad") if torn else (f"✓ {concept.row.term}", "good")
    number = len(concept.words)
    if any(len(clash.concepts) > 1 for clash in torn):
        return gettext("✗ one word for two things"), "bad"
    if torn:
        return gettext("✗ one word, two meanings"), "bad"
    if number:
        return ngettext("one word", "! {number:words} words", number), "warn" if number > 1 else "muted"
    return "", "muted"


# -- the concept at the cursor


def detail_model(state: State, row: Record | None) -> Model:
    """Who says what for a concept, and what is agreed; nothing where there is none."""
    if row is None:
        return Model(())
    concept = concept_of(state, row)
    letters = lettered(concept)
    lines = [BoardRow(title=typed(row.term, row.meaning) if row.term else _open(concept))]
    if row.term and row.understood is not None:
        lines.append(_line(_understood(row.understood), "good" if row.understood else "warn"))
    words = " · ".join(
        gettext("{letter} {word:quoted}: {users:clauses}", letter=letters[word], word=uses[0].word, users=_users(uses))
        for word, uses in concept.words.items()
    )
    if not words:
        words = gettext("Nobody has said yet what they call it.")
        if not state.rows("silo"):
            words = gettext("There are no {silos} yet: F12 gives the leaders theirs.")
    return Model([BoardColumn(least=10, ideal=60)], (), (*lines, _line(words, "text")))


def _line(text: str, tone: Tone) -> BoardRow:
    return BoardRow({0: BoardCell(text, "", tone, wide=True)})


def _open(concept: Concept) -> str:
    number = len(concept.words)
    if number > 1:
        return gettext("{concept}: {number:words} words, no agreed term", concept=concept.row.concept, number=number)
    return gettext("{concept}: no agreed term", concept=concept.row.concept)


def _understood(yes: bool) -> str:
    return gettext("{a_customer:capital} understands it.") if yes else gettext("No {customer} would understand it.")


def _users(uses: tuple[Use, ...]) -> list[str]:
    """The silos that use one word; those that say what they mean by it, each with that."""
    plain = [use.silo.name for use in uses if use.silo is not None and not use.meaning]
    meaning = [typed(use.silo.name, use.meaning) for use in uses if use.silo is not None and use.meaning]
    return [*([listed(plain)] if plain else []), *meaning]
