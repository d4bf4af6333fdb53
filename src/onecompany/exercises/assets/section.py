"""The customers as assets in the report: how many there were, came and left, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.assets import CUSTOMER_PERIOD, LEAVING_REASON
from onecompany.exercises.assets.charts import net_readings, waterfall
from onecompany.exercises.assets.periods import Period, end_of, net_of, periods, segmented, summed
from onecompany.exercises.assets.reasons import explained, owner_words, ranked, with_reasons
from onecompany.exercises.assets.runs import is_next, latest_run, missing_words, span_words
from onecompany.kinds.lookup import row_words
from onecompany.kinds.measures import Measure
from onecompany.kinds.money import currency
from onecompany.kinds.reporting import columns, nothing, rank, table, unknown
from onecompany.kinds.view import View
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.blocks import Block, TableColumn
from onecompany.summary.document import Number, Section

ORDER = 20
"""Before the journey (30): what is at stake."""

PEOPLE, BESIDES = ("start", "gained", "lost"), ("more", "less", "value_start", "value_end")


def sections(view: View) -> list[Section]:
    """The figures as one section."""
    state = view.state
    known, title = periods(state), gettext("{Customers} as assets")
    if not known:
        return [Section("assets", title, ORDER, (nothing(),))]
    drawn = [chart for chart in (waterfall(state), net_readings(state)) if chart is not None]
    people = [*_by_period(known), *_by_segment(state, known)]
    blocks: list[Block] = [*drawn, *people, *_besides(state, known), *_reasons(state, known)]
    return [Section("assets", title, ORDER, tuple(blocks), _conclusion(state, known))]


def numbers(view: View) -> list[Number]:
    """The net change in people over the latest periods that follow one another and of which it is known.

    It is good when as many came as left, however few. Else its distance from good is the share of those who left in
    whose place nobody came: a half when two left for one that came, nearly nothing when nearly as many came.
    """
    known = latest_run(periods(view.state))
    label = gettext("net change in {customers}")
    if not known:
        return [unknown(label)] if periods(view.state) else []
    gained, lost = (sum(period.total(name) for period in known) for name in ("gained", "lost"))
    distance = max(lost - gained, 0) / max(lost, 1)
    return [Number(label, words.signed(gained - lost), str(span_words(known)), rank(distance), gained - lost)]


def measures(view: View) -> list[Measure]:
    """How many there were at the end of the latest period of which that is known."""
    known = [period for period in periods(view.state) if period.end is not None]
    if not known:
        return []
    counted = " ".join(sorted(known[-1].segments))
    return [Measure("customers", gettext("{Customers}"), known[-1].end, basis=counted)]


def _conclusion(state: State, known: Sequence[Period]) -> str:
    """How many came and left, and the reason that cost most."""
    whole = latest_run(known)
    if not whole:
        return gettext("How many {customers} came and left is not known.")
    gained, lost = (sum(period.total(name) for period in whole) for name in ("gained", "lost"))
    values = {"lost": lost, "span": span_words(whole), "number": abs(gained - lost)}
    sentences = [gettext("We gained as many {customers} as we lost, {lost:,} ({span}).", **values)]
    if gained < lost:
        sentences = [
            ngettext(
                "We lost {number:,} {customer} more than we gained ({span}).",
                "We lost {number:,} {customers} more than we gained ({span}).",
                lost - gained,
                **values,
            )
        ]
    elif gained > lost:
        sentences = [
            ngettext(
                "We gained {number:,} {customer} more than we lost ({span}).",
                "We gained {number:,} {customers} more than we lost ({span}).",
                gained - lost,
                **values,
            )
        ]
    first = next((reason for reason in ranked(state, known) if reason.people), None)
    if first is not None:
        sentences.append(gettext("The first reason is {reason:quoted}.", reason=first.text))
    return " ".join(sentences)


def _by_period(known: Sequence[Period]) -> list[Block]:
    """All periods over all segments."""
    rows: list[tuple[Any, ...]] = []
    for before, period in zip((None, *known), known, strict=False):
        if before is not None and not is_next(before, period):
            rows.append((str(missing_words(before, period)), *[None] * (len(PEOPLE) + 2)))
        rows.append((period.name, *map(period.total, PEOPLE), period.end, period.net))
    return [table((_when(), *_people()), rows, caption=gettext("By period"))]


def _besides(state: State, known: Sequence[Period]) -> list[Block]:
    """What they bought and are worth, as far as somebody knows."""
    rows = [(period.name, *map(period.total, BESIDES)) for period in known]
    if all(value is None for _, *values in rows for value in values):
        return []
    heads = columns(CUSTOMER_PERIOD, BESIDES)
    caption = gettext("What they bought, and what they are worth in {currency}", currency=currency(state))
    return [table((_when(), *heads), rows, optional=[head.title for head in heads], caption=caption)]


def _when() -> TableColumn:
    return TableColumn(gettext(CUSTOMER_PERIOD.column("start_date").title))


def _by_segment(state: State, known: Sequence[Period]) -> list[Block]:
    """Each segment in the latest period in which it was counted, and which that is where it is not the same of all."""
    if not segmented(state):
        return []
    latest: dict[str, tuple[Record, Period]] = {}
    for period in known:
        latest |= {alike(row.segment): (row, period) for row in period.rows}
    found = sorted(latest.values(), key=lambda pair: pair[1].start_date, reverse=True)
    same = len({period.start_date for _, period in found}) == 1
    heads = [
        TableColumn(gettext(CUSTOMER_PERIOD.column("segment").title)),
        *([] if same else [TableColumn(gettext("Last counted in"))]),
    ]
    rows = [
        (
            row.segment or gettext("all others"),
            *([] if same else [period.name]),
            *(getattr(row, name) for name in PEOPLE),
            end_of(row),
            net_of(row),
        )
        for row, period in found
    ]
    caption = gettext("By segment in {period}", period=known[-1].name)
    if not same:
        caption = gettext("By segment, each as it was last counted")
    return [table((*heads, *_people()), rows, caption=caption)]


def _people() -> tuple[TableColumn, ...]:
    computed = (TableColumn(gettext("At the end"), "number"), TableColumn(gettext("Net"), "number"))
    return (*columns(CUSTOMER_PERIOD, PEOPLE), *computed)


def _reasons(state: State, known: Sequence[Period]) -> list[Block]:
    """Why people left, over all periods of which a reason was named, with the stage and who owns it."""
    reasons = ranked(state, known)
    if not reasons:
        return []
    text, people, stage = columns(LEAVING_REASON, ("text", "people", "stage_id"))
    rows = [
        (reason.text, reason.people, row_words(state, "stage", reason.stage_id), owner_words(state, reason.stage_id))
        for reason in reasons
    ]
    asked = with_reasons(state, known)
    values = {"span": span_words(asked), "number": explained(reasons)}
    lost = summed([period.lost for period in asked])
    caption = gettext("Why they left, {span}: {number:,}", **values)
    if lost is not None:
        caption = gettext("Why they left, {span}: {number:,} of {lost:,} lost", lost=lost, **values)
    return [table((text, people, stage, TableColumn(gettext("Owner"))), rows, caption=caption)]
