"""The metrics in the report: what each leader is judged by, what connects the silos, and what is measured at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from onecompany.exercises.metrics import METRIC
from onecompany.exercises.metrics.board import (
    FEWEST_FOR_A_SHARE,
    SURVEY,
    MetricRow,
    connecting,
    connecting_rows,
    leader_rows,
    mix,
    rests_on_surveys,
    share_of_surveys,
)
from onecompany.kinds.cadence import meetings
from onecompany.kinds.lookup import reference_words
from onecompany.kinds.measures import Measure
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.progress import WELL, good, progress, readings_of
from onecompany.kinds.reporting import columns, leader_name, nothing, reached, table, unknown, values
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Heading, Table, TableColumn, Value
from onecompany.summary.document import Ask, Number, Section

if TYPE_CHECKING:
    from onecompany.kinds.journey import HandoffView

ORDER = 60
"""Sixth part of the report; `report` puts the sections in this order."""

FIGURES = ("name", "measures", "unit", "baseline", "target", "by_when", "noticed")
DETAILS = ("name", "definition", "source", "rhythm", "direction", "watches", "result", "joint_with")

FOR_BOARD = ("name", "unit", "baseline", "target", "by_when")

MEASURED = {
    "behaviour": N_("behaviour: what {customers} do"),
    "operation": N_("operation: what we do"),
    "asset": N_("asset: the {customers} we have"),
    "survey": N_("survey: what {customers} answer"),
    "": N_("not said"),
}


def sections(view: View) -> list[Section]:
    """The metrics as one section."""
    state = view.state
    metrics = state.rows("metric")
    if not metrics:
        return [_section(state, (nothing(),))]
    details = columns(METRIC, DETAILS)
    described = [row.metric for row in (*leader_rows(state), *connecting_rows(state)) if row.metric is not None]
    blocks: list[Block] = [
        _judged(state, FIGURES),
        *_connecting(state),
        Heading(gettext("How they are measured")),
        table(details, [_details(state, row) for row in described], optional=[column.title for column in details[1:]]),
        Heading(gettext("The mix of measures")),
        _measured_table(metrics),
    ]
    return [_section(state, tuple(blocks))]


def for_board(view: View) -> list[Section]:
    """What each leader is judged by, then what connects the silos."""
    state = view.state
    if not state.rows("metric"):
        return []
    watching = tuple(_watching(state, FOR_BOARD))
    heads = (TableColumn(gettext("Handoff")), *columns(METRIC, FOR_BOARD))
    title = gettext("Metrics that connect the {silos}")
    connecting = [table(heads, watching, optional=_unsaid(), caption=title)] if watching else []
    return [_section(state, (_judged(state, FOR_BOARD), *connecting))]


def _section(state: State, blocks: tuple[Block, ...]) -> Section:
    metrics = state.rows("metric")
    return Section("metrics", gettext("Metrics"), ORDER, blocks, _conclusion(state, metrics) if metrics else "")


def _judged(state: State, said: Sequence[str]) -> Table:
    judged = [_figures(state, row, said) for row in leader_rows(state, absent=True)]
    heads = (*columns(METRIC, ("leader_id",)), *columns(METRIC, said))
    return table(heads, judged, optional=_unsaid(), caption=gettext("What each is judged by"))


def numbers(view: View) -> list[Number]:
    """How many leaders have a metric."""
    label = gettext("leaders with {a_customer} metric")
    if not view.state.rows("metric"):
        return [unknown(label)]
    judged, without = _leaders(view.state)
    if not judged:
        return []
    names = [leader.name for leader in without]
    note = ngettext("{names:list} has none", "{number:words} have none", len(names), names=names[:1])
    return [reached(label, len(judged) - len(without), len(judged), note if without else "")]


def measures(view: View) -> list[Measure]:
    """The metrics that are on the way to their target or there, of all that somebody has read."""
    state, day = view.state, view.today
    every = [progress(metric, readings_of(state, metric), day) for metric in state.rows("metric")]
    read = [one for one in every if one != "unread"]
    if not read:
        return []
    return [Measure("metrics", gettext("Metrics on the way"), sum(one in WELL for one in read), of=len(read))]


def asks(view: View) -> list[Ask]:
    """Leaders without a metric are asked to agree on one before the next meeting."""
    names = [leader.name for leader in _leaders(view.state)[1] if leader.present]
    if not names or not view.state.rows("metric"):
        return []
    coming = [row.date for row in meetings(view.state) if row.date >= view.today]
    when = coming[0] if coming else None
    if len(names) > NAMED:
        return [Ask(gettext("Agree on {a_customer} metric for the {number:words} leaders who have none",
                            number=len(names)), "", when)]  # fmt: skip
    request = ngettext("Agree on {a_customer} metric", "Agree on {a_customer} metric each", len(names))
    return [Ask(request, gettext("{names:list}", names=names), when)]


def _leaders(state: State) -> tuple[list[Record], list[Record]]:
    """All leaders, those who were away too, and those of them who have no metric."""
    rows = leader_rows(state, absent=True)
    judged = {row.leader.id: row.leader for row in rows if row.leader is not None}
    return list(judged.values()), [row.leader for row in rows if row.metric is None and row.leader is not None]


def _conclusion(state: State, metrics: list[Record]) -> str:
    """How many leaders have a metric, who has none, and whether most are surveys: each in a sentence."""
    judged, without = _leaders(state)
    if not judged:
        sentences = [ngettext("One metric was agreed.", "{number:Words} metrics were agreed.", len(metrics))]
    elif len(without) == len(judged):
        sentences = [gettext("No leader has {a_customer} metric yet.")]
    else:
        sentences = [_leaders_with_metric(len(judged) - len(without), len(judged)), *_lacking(without)]
    if len(metrics) >= FEWEST_FOR_A_SHARE and rests_on_surveys(metrics):
        sentences.append(gettext("{sentence}.", sentence=share_of_surveys(mix(metrics)[SURVEY], len(metrics))))
    return " ".join(sentences)


def _leaders_with_metric(number: int, leaders: int) -> str:
    if number == leaders == 2:
        return gettext("Both leaders have {a_customer} metric.")
    if number == leaders:
        return ngettext(
            "The one leader has {a_customer} metric.", "All {number:words} leaders have {a_customer} metric.", number
        )
    return ngettext(
        "One of {leaders:words} leaders has {a_customer} metric.",
        "{number:Words} of {leaders:words} leaders have {a_customer} metric.",
        number,
        leaders=leaders,
    )


def _lacking(without: list[Record]) -> list[str]:
    names, number, away = [leader.name for leader in without], len(without), not any(row.present for row in without)
    if not without:
        return []
    if number > NAMED and away:
        return [gettext("The other {number:words}, who were away, have none.", number=number)]
    if number > NAMED:
        return [gettext("The other {number:words} have none.", number=number)]
    if away:
        return [ngettext("{names:list}, who was away, has none.", "{names:list}, who were away, have none.",
                         number, names=names)]  # fmt: skip
    return [ngettext("{names:list} has none.", "{names:list} have none.", number, names=names)]


def _figures(state: State, row: MetricRow, said: Sequence[str]) -> tuple[Value, ...]:
    name = row.leader.name if row.leader is not None else None
    if row.metric is None:
        return (name, gettext("No {customer} metric"), *(None for _ in said[1:]))
    return (name, *values(METRIC, said, row.metric, state))


def _connecting(state: State) -> list[Block]:
    """The metrics that connect the silos, then how the handoffs fare that have none of their own."""
    rows, own = connecting_rows(state), tuple(_watching(state, FIGURES))
    bare = [row.handoff for row in rows if row.metric is None and row.handoff is not None]
    if not own and not bare:
        return []
    heads = (TableColumn(gettext("Handoff")), *columns(METRIC, FIGURES))
    lent = any(connecting(state, handoff) for handoff in bare)
    blocks: list[Block] = [Heading(gettext("Metrics that connect the {silos}"))]
    if own or not lent:
        blocks.append(table(heads, own, optional=_unsaid(), empty=gettext("No connecting metric was recorded.")))
    if bare and (own or lent):
        blocks.append(Bullets(tuple(_watched_handoff(state, handoff) for handoff in bare)))
    return blocks


def _watching(state: State, said: Sequence[str]) -> Iterator[tuple[Value, ...]]:
    for row in connecting_rows(state):
        if row.metric is not None:
            yield _watched_place(state, row), *values(METRIC, said, row.metric, state)


def _unsaid() -> list[str]:
    """The titles of columns that a table does not have where no metric says anything in them."""
    return [column.title for column in columns(METRIC, ("unit", "noticed"))]


def _watched_place(state: State, row: MetricRow) -> str:
    if row.handoff is not None:
        return row.handoff.stages
    return reference_words(state, row.metric.watches) if row.metric is not None else ""


def _watched_handoff(state: State, handoff: HandoffView) -> str:
    """What stands at a handoff without a metric of its own: the leaders' metrics that watch it, if any do."""
    lent = [
        gettext("{metric:quoted} of {leader}", metric=metric.name, leader=leader_name(state, metric.leader_id))
        for metric in connecting(state, handoff)
    ]
    if lent:
        return gettext("{handoff:quoted}: watched by {metrics:list}", handoff=handoff.stages, metrics=lent)
    return gettext("{handoff:quoted}: no connecting metric", handoff=handoff.stages)


def _details(state: State, metric: Record) -> tuple[Value, ...]:
    """The rest of a metric, with the direction that is good even where nobody has said it."""
    return values(METRIC, DETAILS, metric.with_values({"direction": good(metric)}), state)


def _measured_table(metrics: list[Any]) -> Table:
    rows = tuple((gettext(MEASURED[code]), number) for code, number in mix(metrics).items() if code or number)
    return Table((TableColumn(gettext("What is measured")), TableColumn(gettext("Metrics"), "number")), rows)
