"""The metrics in the report: what each leader is judged by, what connects the silos, and what is measured at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecompany.exercises.metrics.board import (
    SURVEY,
    MetricRow,
    connecting,
    connecting_rows,
    good,
    leader_rows,
    mix,
)
from onecompany.kinds.cadence import meetings
from onecompany.kinds.lookup import watched_words
from onecompany.kinds.phrasing import NAMED, capital, in_words, out_of, quoted
from onecompany.kinds.reporting import leader_name, nothing, table
from onecompany.kinds.shares import reached, share, unknown
from onecompany.kinds.view import View, counted, listed
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Heading, Table, TableColumn, Value
from onecompany.summary.document import Ask, Number, Section

if TYPE_CHECKING:
    from onecompany.kinds.journey import HandoffView

ORDER = 60
"""Sixth part of the report (exports: the summary, in order)."""

NONE = "No customer metric"
UNCONNECTED = "No connecting metric was recorded."

FIGURES = (
    TableColumn("Metric"),
    TableColumn("Measures"),
    TableColumn("Unit"),
    TableColumn("Baseline", "number"),
    TableColumn("Target", "number"),
    TableColumn("By when", "date"),
    TableColumn("A customer would notice", "mark"),
)

DETAILS = (
    TableColumn("Metric"),
    TableColumn("Definition", width=28),
    TableColumn("Source"),
    TableColumn("Rhythm"),
    TableColumn("Good is"),
    TableColumn("Watches"),
    TableColumn("Moves this result"),
    TableColumn("Together with"),
)

KINDS = {
    "behaviour": "behaviour: what customers do",
    "operation": "operation: what we do",
    "asset": "asset: the customers we have",
    "survey": "survey: what customers answer",
    "": "not said",
}


def sections(view: View) -> list[Section]:
    """The metrics as one section."""
    state = view.state
    metrics = state.rows("metric")
    if not metrics:
        return [Section("metrics", "Metrics", ORDER, (nothing(),))]
    blocks: list[Block] = [
        Table(
            (TableColumn("Leader", names="owner"), *FIGURES),
            tuple(_judged(row) for row in leader_rows(state, absent=True)),
            "What each is judged by",
        ),
        *_connecting(state),
        Heading("How they are measured"),
        table(
            DETAILS,
            [_details(state, row.metric) for row in _table(state) if row.metric is not None],
            optional=[column.title for column in DETAILS[1:]],
        ),
        Heading("The mix of measures"),
        _mix(metrics),
    ]
    return [Section("metrics", "Metrics", ORDER, tuple(blocks), _conclusion(state, metrics))]


def numbers(view: View) -> list[Number]:
    """How many leaders have a metric."""
    label = "leaders with a customer metric"
    if not view.state.rows("metric"):
        return [unknown(label)]
    judged, without = _leaders(view.state)
    if not judged:
        return []
    note = f"{without[0].name} has none" if len(without) == 1 else f"{in_words(len(without))} have none"
    return [reached(label, len(judged) - len(without), len(judged), note if without else "")]


def asks(view: View) -> list[Ask]:
    """Leaders without a metric are asked to agree on one before the next meeting."""
    without = [leader for leader in _leaders(view.state)[1] if leader.present]
    if not without or not view.state.rows("metric"):
        return []
    coming = [row.date for row in meetings(view.state) if row.date >= view.today]
    when = coming[0] if coming else None
    if len(without) > NAMED:
        return [Ask(f"Agree on a customer metric for the {counted(len(without), 'leader')} who have none", "", when)]
    each = "Agree on a customer metric" if len(without) == 1 else "Agree on a customer metric each"
    return [Ask(each, listed([leader.name for leader in without]), when)]


def _table(state: State) -> list[MetricRow]:
    """All rows in the order of the tables."""
    return [*leader_rows(state), *connecting_rows(state)]


def _leaders(state: State) -> tuple[list[Record], list[Record]]:
    """All leaders, those who were away too, and those of them who have no metric."""
    rows = leader_rows(state, absent=True)
    judged = {row.leader.id: row.leader for row in rows if row.leader is not None}
    return list(judged.values()), [row.leader for row in rows if row.metric is None and row.leader is not None]


def _conclusion(state: State, metrics: list[Record]) -> str:
    judged, without = _leaders(state)
    surveys = mix(metrics)[SURVEY]
    rests = f"; {out_of(surveys, len(metrics), 'metric')} are surveys"
    tail = rests if 2 * surveys > len(metrics) > 1 else ""
    if not judged:
        return f"{capital(counted(len(metrics), 'metric'))} {'was' if len(metrics) == 1 else 'were'} agreed{tail}."
    if len(without) == len(judged):
        return f"No leader has a customer metric yet{tail}."
    said = f"{share(len(judged) - len(without), len(judged), 'leader')} a customer metric"
    if not without:
        return f"{said}{tail}."
    names = listed([leader.name for leader in without])
    lacking = names if len(without) <= NAMED else f"the other {in_words(len(without))}"
    if not any(leader.present for leader in without):
        lacking += f", who {'was' if len(without) == 1 else 'were'} away,"
    return f"{said}; {lacking} {'has' if len(without) == 1 else 'have'} none{tail}."


def _judged(row: MetricRow) -> tuple[Value, ...]:
    name = row.leader.name if row.leader is not None else None
    return (name, *_figures(row.metric)) if row.metric is not None else (name, NONE, *(None for _ in FIGURES[1:]))


def _figures(metric: Record) -> tuple[Value, ...]:
    return (
        metric.name,
        metric.measures,
        metric.unit,
        metric.baseline,
        metric.target,
        metric.by_when,
        metric.noticed,
    )


def _connecting(state: State) -> list[Block]:
    """The metrics that connect the silos, then how the handoffs fare that have none of their own."""
    rows = connecting_rows(state)
    own = tuple((_where(state, row), *_figures(row.metric)) for row in rows if row.metric is not None)
    bare = [row.handoff for row in rows if row.metric is None and row.handoff is not None]
    if not own and not bare:
        return []
    columns = (TableColumn("Handoff"), *FIGURES)
    blocks: list[Block] = [Heading("Metrics that connect the silos"), Table(columns, own, empty=UNCONNECTED)]
    if bare:
        blocks.append(Bullets(tuple(f"{each.stages}: {_lent(state, each)}" for each in bare)))
    return blocks


def _where(state: State, row: MetricRow) -> str:
    if row.handoff is not None:
        return row.handoff.stages
    return watched_words(state, row.metric.watches) if row.metric is not None else ""


def _lent(state: State, handoff: HandoffView) -> str:
    """What stands at a handoff without a metric of its own: the leaders' metrics that watch it, if any do."""
    lent = [f"{quoted(metric.name)} of {leader_name(state, metric.leader_id)}" for metric in connecting(state, handoff)]
    return f"watched by {listed(lent)}" if lent else "no connecting metric"


def _details(state: State, metric: Record) -> tuple[Value, ...]:
    joint = [state.get("silo", silo_id) for silo_id in metric.joint_with]
    return (
        metric.name,
        metric.definition,
        metric.source,
        metric.rhythm,
        good(metric),
        watched_words(state, metric.watches),
        metric.result,
        ", ".join(silo.name for silo in joint if silo is not None),
    )


def _mix(metrics: list[Any]) -> Table:
    rows = tuple((KINDS[kind], number) for kind, number in mix(metrics).items() if kind or number)
    return Table((TableColumn("What is measured"), TableColumn("Metrics", "number")), rows)
