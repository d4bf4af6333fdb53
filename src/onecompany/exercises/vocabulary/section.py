"""The words in the report: who calls what how, and the glossary of what all have agreed to say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from onecompany.exercises.vocabulary import TERM
from onecompany.exercises.vocabulary.board import verdict
from onecompany.exercises.vocabulary.words import (
    Clash,
    Concept,
    Use,
    begun,
    clashes,
    concepts,
    replaced,
    spoken_here,
    torn,
    torn_of,
    typed,
)
from onecompany.kinds.measures import Measure
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.reporting import columns, nothing, reached, table, unknown, values
from onecompany.kinds.view import View
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words as spelled
from onecompany.summary.blocks import Block, Heading, Matrix, MatrixCell, Reading, Readings, Table, TableColumn
from onecompany.summary.document import Number, Section
from onecompany.summary.values import Tone
from onecompany.summary.widths import UPRIGHT_COLUMNS

ORDER = 70
"""Behind the metrics (60), whose words are looked at."""

TALLEST = 16
"""Concepts in one grid: with twelve silos beside them it is still read on one page."""

ACROSS = 4
"""Concepts that stand beside each other where there are too many silos for that on an upright page."""

GLOSSARY = ("concept", "term", "meaning", "understood")


def sections(view: View) -> list[Section]:
    """The words as one section: the grid, what is meant by them, and the glossary to hand out."""
    state, title = view.state, gettext("One language")
    if not begun(state):
        return [Section("vocabulary", title, ORDER, (nothing(),))]
    every = concepts(state)
    several = list(clashes(state, every))
    blocks = [*_grid(state, every, torn(several)), *_glossary(state, every), *_meant(every), *_trend(view, every)]
    return [Section("vocabulary", title, ORDER, tuple(blocks), _conclusion(every, several))]


def numbers(view: View) -> list[Number]:
    """The share of concepts with an agreed term; good is all of them, and each that has none is as far from good."""
    label = gettext("things with one agreed word")
    if not begun(view.state):
        return [unknown(label)]
    every = concepts(view.state)
    unclear = sum(concept.agreed and concept.row.understood is False for concept in every)
    note = ngettext("one that no {customer} would understand",
                    "{number:words} that no {customer} would understand", unclear)  # fmt: skip
    return [reached(label, _agreed(every), len(every), note if unclear else "")] if every else []


def measures(view: View) -> list[Measure]:
    """The concepts with an agreed term, of all; not known where nobody has said a word in this workshop.

    What came along has all that was agreed and nothing else, so that its share would be the whole by itself.
    """
    if not view.exercise.id or view.exercise.dropped or not spoken_here(view.state, view.before):
        return []
    every = concepts(view.state)
    basis = " ".join(sorted(alike(concept.row.concept) for concept in every))
    return [Measure("terms", gettext("Terms aligned"), _agreed(every), of=len(every), basis=basis)]


def as_planned(state: State) -> bool:
    """Whether the concepts are still those of the plan, and nobody has said a word."""
    return not begun(state)


def _agreed(every: Sequence[Concept]) -> int:
    return sum(concept.agreed for concept in every)


# -- the grid


def _grid(state: State, every: Sequence[Concept], clashing: Mapping[str, Clash]) -> Iterator[Matrix]:
    """Who says what, of the silos that said anything; before it what is agreed, or what stands against that."""
    spoke = {use.silo.id for concept in every for use in concept.usages if use.silo is not None}
    silos = [silo for silo in state.rows("silo") if silo.id in spoke]
    shown = [concept for concept in every if concept.usages]
    if not silos:
        return
    parts = math.ceil(len(shown) / TALLEST)
    for part in range(parts):
        some = shown[len(shown) * part // parts : len(shown) * (part + 1) // parts]
        caption = gettext("The word of each {silo}")
        if parts > 1:
            caption = gettext("The word of each {silo}, part {part} of {parts}", part=part + 1, parts=parts)
        grid = Matrix(
            row_heads=tuple(concept.row.concept for concept in some),
            column_heads=(gettext("We all say"), *(silo.name for silo in silos)),
            cells=tuple(_row(concept, silos, clashing) for concept in some),
            corner=gettext("Concept"),
            caption=caption,
            legend=(
                MatrixCell(gettext("the agreed term"), "strength"),
                MatrixCell(gettext("not settled yet"), "warning"),
                MatrixCell(gettext("one word that means several things"), "crack"),
            ),
        )
        yield _upright(grid)


def _upright(grid: Matrix) -> Matrix:
    """A grid of few concepts and many silos with the silos down: on its side it would leave its page empty."""
    if len(grid.column_heads) <= UPRIGHT_COLUMNS or len(grid.row_heads) > ACROSS:
        return grid
    turned, silo = tuple(zip(*grid.cells, strict=True)), gettext("{Silo}")
    return Matrix(grid.column_heads, grid.row_heads, turned, corner=silo, caption=grid.caption, legend=grid.legend)


def _row(concept: Concept, silos: Sequence[Record], clashing: Mapping[str, Clash]) -> tuple[MatrixCell, ...]:
    by_silo = {use.silo.id: use for use in concept.usages if use.silo is not None}
    cells = [_cell(by_silo.get(silo.id), concept, clashing) for silo in silos]
    return (_verdict(concept, torn_of(concept, clashing)), *cells)


def _cell(use: Use | None, concept: Concept, clashing: Mapping[str, Clash]) -> MatrixCell:
    if use is None:
        return MatrixCell()
    if use.row.id in clashing:
        return MatrixCell(use.word, "crack")
    agreed = concept.term is not None and use.key == concept.term.key
    return MatrixCell(use.word, "strength" if agreed else "plain")


def _verdict(concept: Concept, clashing: Sequence[Clash]) -> MatrixCell:
    """As the board says it, with the sign of the report's tones in place of the board's; what is settled bears none."""
    text, tone = verdict(concept, clashing)
    tones: dict[str, Tone] = {"bad": "crack", "warn": "warning"}
    return MatrixCell(text.removeprefix("✓ ").removeprefix("✗ ").removeprefix("! "), tones.get(tone, "plain"))


# -- the words in full


def _glossary(state: State, every: Sequence[Concept]) -> list[Block]:
    """The agreed terms, to hand out: what is said from now on, and other words that were used so far."""
    settled = [concept for concept in every if concept.agreed]
    until_now = TableColumn(gettext("Until now"))
    heads = (*columns(TERM, GLOSSARY[:3]), until_now, *columns(TERM, GLOSSARY[3:]))
    rows = []
    for concept in settled:
        told = values(TERM, GLOSSARY, concept.row, state)
        rows.append((*told[:3], ", ".join(replaced(concept, every).values()), *told[3:]))
    caption = gettext("Glossary: what we all say from now on")
    empty = gettext("No term was agreed.")
    open_ones = [concept.row.concept for concept in every if not concept.agreed and not concept.usages]
    optional = [head.title for head in heads[2:]]
    blocks: list[Block] = [table(heads, rows, optional=optional, caption=caption, empty=empty)]
    if open_ones:
        untouched = TableColumn(gettext("Not spoken of yet"))
        blocks.append(Table((untouched,), tuple((text,) for text in open_ones)))
    return blocks


def _meant(every: Sequence[Concept]) -> list[Block]:
    """What silos mean by their words: a row a word, with who says so."""
    rows = []
    for concept in every:
        for uses in concept.words.values():
            meant = [typed(use.silo.name, use.meaning) for use in uses if use.silo is not None and use.meaning]
            if meant:
                rows.append((concept.row.concept, uses[0].word, gettext("{meant:clauses}", meant=meant)))
    if not rows:
        return []
    heads = (gettext("Concept"), gettext("Word"), gettext("What they mean by it"))
    meanings = Table(tuple(map(TableColumn, heads)), tuple(rows))
    return [Heading(gettext("What they mean by it")), meanings]


def _trend(view: View, every: Sequence[Concept]) -> list[Block]:
    """The share of concepts with a term from workshop to workshop, where an earlier one spoke of words."""
    spoken = [(state, concepts(state)) for state in view.before if begun(state)]
    if not spoken or not every:
        return []
    points = [(spelled.long_date(state.workshop.date), _agreed(all_of), len(all_of)) for state, all_of in spoken]
    points.append((spelled.long_date(view.state.workshop.date), _agreed(every), len(every)))
    description = ngettext(
        "{before} of {whole_before} thing had one agreed word on {day}, and {now} of {whole} have one now.",
        "{before} of {whole_before} things had one agreed word on {day}, and {now} of {whole} have one now.",
        points[0][2], before=points[0][1], whole_before=points[0][2], day=points[0][0],
        now=points[-1][1], whole=points[-1][2],
    )  # fmt: skip
    drawn = tuple(Reading(day, round(100 * part / whole, 1)) for day, part, whole in points if whole)
    return [Readings(gettext("Things with one agreed word"), description, drawn, unit=gettext("%"))]


def _conclusion(every: Sequence[Concept], several: Sequence[Clash]) -> str:
    """How many words there are for how many things, how many are agreed, and which mean several things."""
    shown = [concept for concept in every if concept.usages]
    number = sum(len(concept.words) for concept in shown)
    sentences = []
    if shown:
        sentences.append(
            ngettext(
                "The {silos} have {words:words} words for one thing.",
                "The {silos} have {words:words} words for {number:words} things.",
                len(shown),
                words=number,
            )
            if number > len(shown)
            else gettext("The {silos} have one word for each thing.")
        )
    sentences.append(_settled(_agreed(every), len(every)))
    if several:
        sentences.append(
            ngettext(
                "One word means several things: {words:quoted}.",
                "{number:Words} words mean several things: {words:quoted}.",
                len(several),
                words=[clash.word for clash in several],
            )
            if len(several) <= NAMED
            else gettext("{number:Words} words mean several things.", number=len(several))
        )
    return " ".join(sentences)


def _settled(agreed: int, every: int) -> str:
    if not agreed:
        return gettext("None has an agreed term yet.")
    if agreed == every:
        return ngettext("It has an agreed term.", "All of them have an agreed term.", every)
    return ngettext(
        "One of {concepts:words} concepts has an agreed term.",
        "{number:Words} of {concepts:words} concepts have an agreed term.",
        agreed,
        concepts=every,
    )
