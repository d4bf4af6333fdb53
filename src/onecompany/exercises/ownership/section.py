"""Ownership in the report: the matrix of silos and stages, the cracks, the handoffs."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.ownership import findings
from onecompany.exercises.ownership.board import HELPS, OWNER, cell, customers, handoffs, owners, placed, role
from onecompany.exercises.ownership.conclusion import conclusion, parted
from onecompany.exercises.wording import in_words
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Callout, Cell, Column, Heading, Matrix, Table, Value
from onecompany.summary.document import Number, Section
from onecompany.summary.rows import leader_name, nothing, table
from onecompany.view import View, counted, listed

ORDER = 40
"""Fourth part of the report (exports: the summary, in order)."""

LEGEND = (Cell("owner: answers for the customer there", "owner"), Cell("helps", "helps"))

HANDOFF_COLUMNS = (
    Column("Handoff"),
    Column("From → to"),
    Column("What is handed over"),
    Column("How the customer notices"),
    Column("Rating"),
    Column("Agreed", "mark"),
    Column("Answers for it"),
)


def sections(view: View) -> list[Section]:
    """Ownership as one section."""
    state = view.state
    blocks: list[Block] = []
    if placed(state):
        blocks.append(_matrix(state))
        blocks += [
            Callout(each.level, each.text, each.why) for each in findings.find(view) if each.level == "crack"
        ]
    blocks += [*_notes(state), *_handoffs(state)]
    return [Section("ownership", "Ownership", ORDER, tuple(blocks) or (nothing(),), conclusion(state))]


def numbers(view: View) -> list[Number]:
    """How many stages have one owner, and how many handoffs are agreed."""
    state = view.state
    stages = customers(state)
    if not placed(state) or not stages:
        return [Number("stages with one owner", None, "not recorded")]
    nobody, many = parted(state)
    one = len(stages) - len(nobody) - len(many)
    cracks = [f"{in_words(len(nobody))} with nobody"] if nobody else []
    cracks += [f"{in_words(len(many))} with several"] if many else []
    found = [Number("stages with one owner", f"{one} of {len(stages)}", ", ".join(cracks))]
    changes = handoffs(state)
    if changes:
        rated = {word: sum(each.rating == word for each in changes) for word in ("rough", "dropped")}
        note = ", ".join(f"{in_words(number)} {word}" for word, number in rated.items() if number)
        agreed = sum(each.agreed for each in changes)
        found.append(Number("handoffs agreed", f"{agreed} of {len(changes)}", note))
    return found


def _matrix(state: State) -> Matrix:
    stages, silos = state.rows("stage"), state.rows("silo")
    return Matrix(
        row_heads=tuple(silo.name for silo in silos),
        column_heads=tuple(f"{stage.name} (our own people)" if stage.people else stage.name for stage in stages),
        cells=tuple(tuple(_cell(role(state, stage.id, silo.id)) for stage in stages) for silo in silos),
        column_foot=tuple(_foot(state, stage) for stage in stages),
        foot_title="Who answers",
        corner="Silo",
        caption="Who owns the customer at each stage",
        legend=LEGEND,
        empty="Not recorded.",
    )


def _cell(does: str) -> Cell:
    return Cell("owner", "owner") if does == OWNER else Cell("helps", "helps") if does == HELPS else Cell()


def _foot(state: State, stage: Any) -> Cell:
    """How many answer; at the stage of our own people, which has no cracks, it is only counted."""
    number = len(owners(state, stage.id))
    text = "nobody" if not number else "one" if number == 1 else f"{in_words(number)} owners"
    if stage.people:
        return Cell(text, "plain")
    return Cell(text, "strength" if number == 1 else "crack")


def _notes(state: State) -> list[Block]:
    rows = [
        (silo.name, stage.name, found.note)
        for stage in state.rows("stage")
        for silo in state.rows("silo")
        if (found := cell(state, stage.id, silo.id)) is not None and found.note
    ]
    if not rows:
        return []
    return [Table((Column("Silo"), Column("Stage"), Column("Note")), tuple(rows), "Notes on the board")]


def _handoffs(state: State) -> list[Block]:
    changes = handoffs(state)
    known = {each.id for each in changes}
    rows = [
        _handoff(state, each.stages, each.owners.replace("?", "nobody") if _open(each) else each.owners, each.row)
        for each in changes
    ]
    blocks: list[Block] = []
    if rows:
        caption = f"{_capital(len(rows))} where the owner changes"
        blocks += [Heading("Handoffs"), table(HANDOFF_COLUMNS, rows, caption=caption)]
    elsewhere = [row for row in state.rows("handoff") if row.id not in known]
    if elsewhere:
        said = [_handoff(state, _between(state, row), _sides(state, row), row) for row in elsewhere]
        blocks.append(table(HANDOFF_COLUMNS, said, caption="Said about places where the owner does not change now"))
    return blocks
