"""The three causes in the report: what the silos gave, statement by statement, with evidence, and what is rewarded."""

from __future__ import annotations

from collections.abc import Iterator

from onecompany.exercises.quicksand import ABOUT, CAUSES, LEAST, MOST, REWARD
from onecompany.exercises.quicksand.scores import GOOD, WEAK, Scores, less, mean, spread
from onecompany.kinds.recognitions import RECOGNITION, occasions, told_by
from onecompany.kinds.registry import table as described
from onecompany.kinds.reporting import columns, nothing, table, values
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Heading, Matrix, MatrixCell, Paragraph, Table, TableColumn
from onecompany.summary.document import Number, Section
from onecompany.summary.tallies import tenths
from onecompany.summary.upcoming import Upcoming
from onecompany.summary.values import Tone
from onecompany.summary.words import rounded

QUICKSAND = "quicksand"

ORDER = 80
"""Behind the words (70): what the numbers and the code live in."""


def sections(view: View) -> list[Section]:
    """Scores, evidence and rewards as one section."""
    state, scores = view.state, Scores(view.state)
    matrix = [_matrix(scores)] if scores.begun else []
    blocks = [*matrix, *_rewards(state), *_recognitions(state), *_details(scores)]
    if not scores.begun:
        asked = [row.text for row in scores.statements]
        text = gettext(
            "The plan asks, from {least} to {most}: {statements:quoted}.", least=LEAST, most=MOST, statements=asked
        )
        blocks = [nothing(), *([Paragraph(text, "note")] if asked else []), *blocks]
    return [Section(QUICKSAND, gettext("Motivation, metrics, mechanics"), ORDER, tuple(blocks), _conclusion(scores))]


def numbers(view: View) -> list[Number]:
    """Where the weakest cause stands, if there is one. Its rank is how far that is from the top of the scale."""
    scores = Scores(view.state)
    weakest = scores.weakest()
    value = scores.mean(weakest[0], "whole") if len(weakest) == 1 else None
    if value is None:
        return []
    label = gettext("for {cause}, the weakest cause", cause=gettext(CAUSES[weakest[0]]))
    return [
        Number(label, gettext("{mean} of 5", mean=tenths(value)), "", (MOST - value) / (MOST - LEAST), rounded(value))
    ]


def upcoming(view: View) -> Upcoming:
    """Recognitions on their days, where no other exercise of the plan sees to them."""
    return Upcoming(occasions=occasions(QUICKSAND, view.state))


def as_planned(state: State) -> bool:
    """Whether nothing was scored and no reward named: the statements are the plan's."""
    return not state.rows("cause_score") and not state.rows("reward")


def _conclusion(scores: Scores) -> str:
    """Which cause is weakest, and by how much."""
    weakest = scores.weakest()
    known = {cause: value for cause in scores.causes if (value := scores.mean(cause, "whole")) is not None}
    others = {cause: value for cause, value in known.items() if cause not in weakest}
    if not weakest or not others:
        return ""
    names, low = [gettext(CAUSES[cause]) for cause in weakest], known[weakest[0]]
    following = min(others, key=lambda cause: others[cause])
    if len(weakest) > 1:
        return gettext("The weakest causes are {names:list}, at {mean} of 5 each.", names=names, mean=tenths(low))
    return gettext(
        "The weakest cause is {names:list}, at {mean} of 5: {by} below {following}.",
        names=names, mean=tenths(low), by=tenths(less(others[following], low)), following=gettext(CAUSES[following]),
    )  # fmt: skip


def _details(scores: Scores) -> Iterator[Block]:
    if not scores.begun:
        return
    named = [_numbered(scores, cause) for cause in scores.causes]
    yield Heading(gettext("Statement by statement: {causes:clauses}", causes=named))
    yield _statements(scores)
    evidence = _evidence(scores)
    if evidence.rows:
        yield evidence


def _matrix(scores: Scores) -> Matrix:
    pairs = [(cause, about) for cause in scores.causes for about in ABOUT]
    return Matrix(
        row_heads=tuple(silo.name for silo in scores.silos),
        column_heads=tuple(
            gettext("{cause:capital}: {about}", cause=gettext(CAUSES[cause]), about=gettext(ABOUT[about]))
            for cause, about in pairs
        ),
        cells=tuple(tuple(_cell(scores.silo_mean(silo.id, *pair)) for pair in pairs) for silo in scores.silos),
        column_foot=tuple(_foot(scores.means(*pair)) for pair in pairs),
        foot_title=gettext("Mean, spread"),
        corner=gettext("{Silo}"),
        caption=gettext("What each {silo} gives the whole and itself, from {least} to {most}", least=LEAST, most=MOST),
        legend=(
            MatrixCell(gettext("below {limit}", limit=tenths(WEAK)), "crack"),
            MatrixCell(gettext("from {limit} on", limit=tenths(GOOD)), "strength"),
        ),
    )


def _cell(value: float | None) -> MatrixCell:
    shown = rounded(value)
    if value is None or shown is None:
        return MatrixCell()
    tone: Tone = "crack" if shown < WEAK else "strength" if shown >= GOOD else "plain"
    return MatrixCell(tenths(value), tone)


def _foot(means: list[float]) -> MatrixCell:
    cell, apart = _cell(mean(means)), spread(means)
    if apart is None:
        return cell
    return MatrixCell(gettext("{mean}, ±{spread}", mean=cell.text, spread=tenths(apart)), cell.tone)


def _statements(scores: Scores) -> Table:
    """Every statement with its number, the mean of the silos for the whole and for themselves."""
    heads = (
        TableColumn(gettext("No."), "number"),
        TableColumn(gettext("Statement")),
        TableColumn(gettext("All of us"), "number"),
        TableColumn(gettext("Spread"), "number"),
        TableColumn(gettext("Itself alone"), "number"),
    )
    lines = []
    for row in scores.statements:
        whole, own = (list(scores.by_silo(row.id, about).values()) for about in ABOUT)
        figures = [rounded(value) for value in (mean(whole), spread(whole), mean(own))]
        lines.append((scores.numbers[row.id], row.text, *figures))
    return table(heads, lines, optional=[gettext("Spread")])


def _numbered(scores: Scores, cause: str) -> str:
    """A cause with the numbers of its statements."""
    numbers = [scores.numbers[row.id] for row in scores.of(cause)]
    values = {"cause": gettext(CAUSES[cause]), "first": numbers[0], "last": numbers[-1]}
    return gettext("{cause} {first}", **values) if len(numbers) == 1 else gettext("{cause} {first}–{last}", **values)


def _evidence(scores: Scores) -> Table:
    """What has happened that shows a score, by the number of the statement."""
    heads = (
        TableColumn(gettext("No."), "number"),
        TableColumn(gettext("{Silo}")),
        TableColumn(gettext("About")),
        TableColumn(gettext("Score"), "number"),
        TableColumn(gettext("Evidence")),
    )
    names = {silo.id: silo.name for silo in scores.silos}
    said = sorted((row for row in scores.in_order() if row.evidence), key=lambda row: scores.numbers[row.statement_id])
    lines = [
        (scores.numbers[row.statement_id], names[row.silo_id], gettext(ABOUT[row.about]), row.score, row.evidence)
        for row in said
    ]
    return Table(heads, tuple(lines), gettext("What has happened that shows it"))


def _rewards(state: State) -> Iterator[Block]:
    yield from _rows(state, "reward", state.rows("reward"), gettext("Rewarded today"))


def _recognitions(state: State) -> Iterator[Block]:
    """What only several silos can win, where no exercise of the plan has a part of its own for it."""
    yield from _rows(state, RECOGNITION, told_by(QUICKSAND, state), gettext("Recognition across {silos}"))


def _rows(state: State, name: str, rows: list[Record], caption: str) -> Iterator[Block]:
    own = REWARD if name == REWARD.name else described(name)
    if own is None or not rows:
        return
    across = [column.name for column in own.columns if column.title]
    heads = columns(own, across)
    lines = [values(own, across, row, state) for row in rows]
    yield table(heads, lines, optional=[head.title for head in heads[1:]], caption=caption)
