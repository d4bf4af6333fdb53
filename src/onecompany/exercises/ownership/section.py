"""Ownership in the report: the matrix of silos and stages, the cracks, the handoffs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onecompany.exercises.ownership import findings
from onecompany.exercises.ownership.conclusion import conclusion, unowned_and_shared
from onecompany.kinds.finding_blocks import in_full_or_listed
from onecompany.kinds.journey import HELPS, OWNER, HandoffView, cell, customers, handoffs, owners, placed, role
from onecompany.kinds.reporting import NOTHING, leader_name, nothing, reached, unknown
from onecompany.kinds.view import View
from onecompany.sentences import gettext, listed, ngettext
from onecompany.sentences.values import capital
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Heading, Matrix, MatrixCell, Table, TableColumn, Value
from onecompany.summary.document import Number, Section

ORDER = 40
"""Its place in the report: behind the journey (30)."""


def sections(view: View) -> list[Section]:
    """Ownership as one section."""
    return [_section(view, (*_cracked(view), *_notes(view.state), *_handoffs(view.state)) or (nothing(),))]


def for_board(view: View) -> list[Section]:
    """The matrix with its cracks, and who has taken them on."""
    return [_section(view, tuple(_cracked(view)))] if placed(view.state) else []


def _section(view: View, blocks: tuple[Block, ...]) -> Section:
    return Section("ownership", gettext("Ownership"), ORDER, blocks, conclusion(view.state))


def _cracked(view: View) -> Iterator[Block]:
    if placed(view.state):
        own = findings.find(view)
        yield _matrix(view.state)
        yield from in_full_or_listed(view.state, (one for one in own if one.level == "crack"), (*own, *view.others))


def numbers(view: View) -> list[Number]:
    """How many stages have one owner, and how many handoffs are agreed."""
    state = view.state
    stages = customers(state)
    if not placed(state) or not stages:
        return [unknown(gettext("stages with one owner"))]
    nobody, many = (len(torn) for torn in unowned_and_shared(state))
    notes = [ngettext("one with nobody", "{number:words} with nobody", nobody)] if nobody else []
    notes += [ngettext("one with several", "{number:words} with several", many)] if many else []
    figures = [reached(gettext("stages with one owner"), len(stages) - nobody - many, len(stages), ", ".join(notes))]
    changes = handoffs(state)
    if changes:
        rough, dropped = (sum(change.rating == word for change in changes) for word in ("rough", "dropped"))
        notes = [ngettext("one rough", "{number:words} rough", rough)] if rough else []
        notes += [ngettext("one dropped", "{number:words} dropped", dropped)] if dropped else []
        agreed = sum(change.agreed for change in changes)
        figures.append(reached(gettext("handoffs agreed"), agreed, len(changes), ", ".join(notes)))
    return figures


def _matrix(state: State) -> Matrix:
    stages, silos = state.rows("stage"), state.rows("silo")
    return Matrix(
        row_heads=tuple(silo.name for silo in silos),
        column_heads=tuple(_head(stage) for stage in stages),
        cells=tuple(tuple(_cell(role(state, stage.id, silo.id)) for stage in stages) for silo in silos),
        column_foot=tuple(_foot(state, stage) for stage in stages),
        foot_title=gettext("Who answers"),
        corner=gettext("{Silo}"),
        caption=gettext("Who owns the {customer} at each stage"),
        legend=(
            MatrixCell(gettext("owner: answers for the {customer} there"), "owner"),
            MatrixCell(gettext("helps"), "helps"),
        ),
        empty=gettext(NOTHING),
    )


def _head(stage: Record) -> str:
    return gettext("{stage} (our own people)", stage=stage.name) if stage.people else str(stage.name)


def _cell(does: str) -> MatrixCell:
    if does == OWNER:
        return MatrixCell(gettext("owner"), "owner")
    return MatrixCell(gettext("helps"), "helps") if does == HELPS else MatrixCell()


def _foot(state: State, stage: Record) -> MatrixCell:
    """How many own a stage. That of our own people is no part of the journey: there it is neither good nor a crack."""
    number = len(owners(state, stage.id))
    text = ngettext("one", "{number:words} owners", number) if number else gettext("nobody")
    if stage.people:
        return MatrixCell(text, "plain")
    return MatrixCell(text, "strength" if number == 1 else "crack")


def _notes(state: State) -> list[Block]:
    notes = tuple(
        (silo.name, stage.name, row.note)
        for stage in state.rows("stage")
        for silo in state.rows("silo")
        if (row := cell(state, stage.id, silo.id)) is not None and row.note
    )
    columns = (TableColumn(gettext("{Silo}")), TableColumn(gettext("Stage")), TableColumn(gettext("Note")))
    return [Table(columns, notes, gettext("Notes on the board"))] if notes else []


def _handoffs(state: State) -> list[Block]:
    changes = handoffs(state)
    now = tuple(_handoff(state, view.stages, view.from_owners, view.to_owners, view.row) for view in changes)
    shown = {view.id for view in changes}
    elsewhere = tuple(_elsewhere(state, row) for row in state.rows("handoff") if row.id not in shown)
    columns = (
        TableColumn(gettext("Handoff")),
        TableColumn(gettext("From → to")),
        TableColumn(gettext("What is handed over")),
        TableColumn(gettext("How the {customer} notices")),
        TableColumn(gettext("How well it works")),
        TableColumn(gettext("Agreed by both"), "mark"),
        TableColumn(gettext("Who answers for it")),
    )
    blocks: list[Block] = [Heading(gettext("Handoffs"))] if now or elsewhere else []
    if now:
        blocks.append(Table(columns, now, gettext("Where the owner changes"), conclusion=_agreed(changes)))
    if elsewhere:
        blocks.append(Table(columns, elsewhere, gettext("Said about places where the owner does not change now")))
    return blocks


def _agreed(changes: Sequence[HandoffView]) -> str:
    """How many of the handoffs both sides have agreed."""
    agreed = sum(change.agreed for change in changes)
    if not agreed:
        return ngettext(
            "The one handoff is not agreed by both sides.",
            "None of {number:words} handoffs is agreed by both sides.",
            len(changes),
        )
    if agreed == len(changes):
        return ngettext(
            "The one handoff is agreed by both sides.",
            "All {number:words} handoffs are agreed by both sides.",
            len(changes),
        )
    return ngettext(
        "One of {whole:words} handoffs is agreed by both sides.",
        "{number:Words} of {whole:words} handoffs are agreed by both sides.",
        agreed,
        whole=len(changes),
    )


def _elsewhere(state: State, row: Record) -> tuple[Value, ...]:
    start, end = state.get("stage", row.from_stage_id), state.get("stage", row.to_stage_id)
    sides = owners(state, start.id), owners(state, end.id)
    return _handoff(state, f"{start.name} → {end.name}", *sides, row)


def _handoff(
    state: State, stages: str, giving: Sequence[Record], taking: Sequence[Record], row: Record | None
) -> tuple[Value, ...]:
    giver = _names(giving) if giving else capital(gettext("nobody"))
    sides = f"{giver} → {_names(taking)}"
    if row is None:
        return (stages, sides, None, None, None, None, None)
    rating = gettext(row.rating) if row.rating else ""
    # Until somebody says otherwise it is not agreed, and so on the board.
    agreed = row.agreed or gettext("not yet")
    return (stages, sides, row.what, row.notice, rating, agreed, leader_name(state, row.leader_id))


def _names(silos: Sequence[Record]) -> str:
    return listed(silo.name for silo in silos) or gettext("nobody")
