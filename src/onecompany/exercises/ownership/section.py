"""Ownership in the report: the matrix of silos and stages, the cracks, the handoffs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.ownership import findings
from onecompany.exercises.ownership.conclusion import conclusion, parted
from onecompany.kinds.journey import HELPS, OWNER, cell, customers, handoffs, owners, placed, role
from onecompany.kinds.phrasing import in_words
from onecompany.kinds.reporting import NOTHING, leader_name, nothing
from onecompany.kinds.shares import reached, unknown
from onecompany.kinds.view import View, listed
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Callout, Heading, Matrix, MatrixCell, Table, TableColumn, Value
from onecompany.summary.document import Number, Section

ORDER = 40
"""Fourth part of the report (exports: the summary, in order)."""

LEGEND = (MatrixCell("owner: answers for the customer there", "owner"), MatrixCell("helps", "helps"))

NOT_YET = "not yet"
"""What is said of a handoff that nobody has agreed on: it is so until somebody says otherwise, and so on the board."""

HANDOFF_COLUMNS = (
    TableColumn("Handoff"),
    TableColumn("From → to"),
    TableColumn("What is handed over"),
    TableColumn("How the customer notices"),
    TableColumn("Rating"),
    TableColumn("Agreed", "mark"),
    TableColumn("Answers for it"),
)


def sections(view: View) -> list[Section]:
    """Ownership as one section."""
    state = view.state
    blocks: list[Block] = []
    if placed(state):
        blocks.append(_matrix(state))
        blocks += [Callout(each.level, each.text, each.why) for each in findings.find(view) if each.level == "crack"]
    blocks += [*_notes(state), *_handoffs(state)]
    return [Section("ownership", "Ownership", ORDER, tuple(blocks) or (nothing(),), conclusion(state))]


def numbers(view: View) -> list[Number]:
    """How many stages have one owner, and how many handoffs are agreed."""
    state = view.state
    stages = customers(state)
    if not placed(state) or not stages:
        return [unknown("stages with one owner")]
    nobody, many = parted(state)
    one = len(stages) - len(nobody) - len(many)
    cracks = [f"{in_words(len(nobody))} with nobody"] if nobody else []
    cracks += [f"{in_words(len(many))} with several"] if many else []
    found = [reached("stages with one owner", one, len(stages), ", ".join(cracks))]
    changes = handoffs(state)
    if changes:
        rated = {word: sum(each.rating == word for each in changes) for word in ("rough", "dropped")}
        note = ", ".join(f"{in_words(number)} {word}" for word, number in rated.items() if number)
        agreed = sum(each.agreed for each in changes)
        found.append(reached("handoffs agreed", agreed, len(changes), note))
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
        empty=NOTHING,
    )


def _cell(does: str) -> MatrixCell:
    return (
        MatrixCell("owner", "owner")
        if does == OWNER
        else MatrixCell("helps", "helps")
        if does == HELPS
        else MatrixCell()
    )


def _foot(state: State, stage: Any) -> MatrixCell:
    """How many own a stage. That of our own people is no part of the journey: there it is neither good nor a crack."""
    number = len(owners(state, stage.id))
    text = "nobody" if not number else "one" if number == 1 else f"{in_words(number)} owners"
    if stage.people:
        return MatrixCell(text, "plain")
    return MatrixCell(text, "strength" if number == 1 else "crack")


def _notes(state: State) -> list[Block]:
    rows = tuple(
        (silo.name, stage.name, found.note)
        for stage in state.rows("stage")
        for silo in state.rows("silo")
        if (found := cell(state, stage.id, silo.id)) is not None and found.note
    )
    return (
        [Table((TableColumn("Silo"), TableColumn("Stage"), TableColumn("Note")), rows, "Notes on the board")]
        if rows
        else []
    )


def _handoffs(state: State) -> list[Block]:
    changes = handoffs(state)
    here = tuple(_handoff(state, each.stages, each.from_owners, each.to_owners, each.row) for each in changes)
    shown = {each.id for each in changes}
    rest = tuple(_elsewhere(state, row) for row in state.rows("handoff") if row.id not in shown)
    blocks: list[Block] = []
    if here:
        blocks.append(Table(HANDOFF_COLUMNS, here, "Where the owner changes"))
    if rest:
        blocks.append(Table(HANDOFF_COLUMNS, rest, "Said about places where the owner does not change now"))
    return [Heading("Handoffs"), *blocks] if blocks else []


def _elsewhere(state: State, row: Record) -> tuple[Value, ...]:
    start, end = state.get("stage", row.from_stage_id), state.get("stage", row.to_stage_id)
    sides = owners(state, start.id), owners(state, end.id)
    return _handoff(state, f"{start.name} → {end.name}", *sides, row)


def _handoff(
    state: State, stages: str, giving: Sequence[Record], taking: Sequence[Record], row: Record | None
) -> tuple[Value, ...]:
    sides = f"{_names(giving)} → {_names(taking)}"
    if row is None:
        return (stages, sides, None, None, None, None, None)
    return (stages, sides, row.what, row.notice, row.rating, row.agreed or NOT_YET, leader_name(state, row.leader_id))


def _names(silos: Sequence[Record]) -> str:
    return listed([silo.name for silo in silos]) or "nobody"
