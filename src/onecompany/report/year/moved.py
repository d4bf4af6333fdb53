"""What moved in the year: the metrics from their start to now, and the customers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.kinds.progress import FARES, WELL, Progress, is_worse, progress, readings_of
from onecompany.kinds.reporting import leader_name, readings_chart, table
from onecompany.report.year.told import Told, cut, now
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.summary import labels
from onecompany.summary.blocks import (
    Block,
    Paragraph,
    Readings,
    TableColumn,
    Value,
    Waterfall,
    WaterfallStep,
)
from onecompany.summary.document import Section
from onecompany.summary.words import long_date, short_date, signed

ORDER = 50

MOST, DRAWN = 12, 3
"""Metrics in the table, and those of which there is a chart: with that of the customers two and two side by side."""

ENOUGH, READ = 2, 12
"""Readings from which on there is something to draw, and the most that have room."""

STEPS = 5
"""Workshops in the picture of the customers, from the first to the last one."""

STALE = 135
"""Days since its last reading from which on nobody knows how a metric fares: a quarter and a late review."""


def section(told: Told) -> Section | None:
    """The metrics and the customers; nothing where neither is followed."""
    order = list(FARES)
    metrics = sorted(told.last.rows("metric"), key=lambda row: order.index(fares(told, row)))
    # What was read tells more than what was not; of that the worst comes first.
    metrics.sort(key=lambda row: fares(told, row) == "unread")
    blocks = [*_metrics(told, metrics), *_customers(told)]
    if not blocks:
        return None
    return Section("moved", gettext("What moved"), ORDER, tuple(blocks), metrics_sentence(told, metrics))


def fares(told: Told, metric: Record) -> Progress:
    """How a metric fares by its latest reading."""
    return progress(metric, readings_of(told.last, metric), told.today)


def is_stale(told: Told, metric: Record) -> bool:
    """Whether the latest reading is so old that it says how it was, and not how it is."""
    readings = readings_of(told.last, metric)
    return bool(readings) and (told.today - readings[-1].date).days > STALE


def metrics_sentence(told: Told, metrics: Sequence[Record]) -> str:
    """How many of the metrics that were read are on the way or there, and how many go the wrong way."""
    every = [fares(told, row) for row in metrics]
    read = len(every) - every.count("unread")
    well = sum(one in WELL for one in every)
    if not read:
        return ngettext("The one metric has not been read yet.",
                        "None of {number:words} metrics has been read yet.", len(every)) if every else ""  # fmt: skip
    stale = [row for row in metrics if is_stale(told, row)]
    if len(stale) == read:
        latest = max(readings_of(told.last, row)[-1].date for row in stale)
        return ngettext("The one metric was last read on {day}.", "No metric was read after {day}.", read,
                        day=long_date(latest))  # fmt: skip
    worse = sum(is_worse(row, readings_of(told.last, row)) and row not in stale for row in metrics)
    missed = [row for row, fared in zip(metrics, every, strict=True) if fared == "missed"]
    if read > 1:  # who goes the wrong way is said already
        missed = [row for row in missed if not is_worse(row, readings_of(told.last, row))]
    others = (_wrong(worse) if read > 1 else "", _missed(len(missed), read), _stale(len(stale)))
    return " ".join(filter(None, (_well(well, read, len(told.last.rows("metric"))), *others)))


def _missed(missed: int, read: int) -> str:
    if not missed:
        return ""
    if read == 1:
        return gettext("Its day is over.")
    return ngettext("One missed its day.",
                    "{number:Words} missed their days.", missed)  # fmt: skip


def _stale(stale: int) -> str:
    return ngettext("One was not read for months.", "{number:Words} were not read for months.", stale) if stale else ""


def _well(well: int, read: int, every: int) -> str:
    """How many are on the way of those that were read; that others were not is said."""
    if read < every:
        return _well_of_some(well, read)
    if well == read:
        return ngettext("The one metric is on the way.",
                        "All {number:words} metrics are on the way.", read)  # fmt: skip
    if not well:
        return ngettext("The one metric is not on the way.",
                        "None of {number:words} metrics is on the way.", read)  # fmt: skip
    return ngettext("One of {read:words} metrics is on the way.",
                    "{number:Words} of {read:words} metrics are on the way.", well, read=read)  # fmt: skip


def _well_of_some(well: int, read: int) -> str:
    if well == read:
        return ngettext("The one metric that was read is on the way.",
                        "All {number:words} metrics that were read are on the way.", read)  # fmt: skip
    if not well:
        return ngettext("The one metric that was read is not on the way.",
                        "None of the {number:words} metrics that were read is on the way.", read)  # fmt: skip
    return ngettext(
        "One of the {read:words} metrics that were read is on the way.",
        "{number:Words} of the {read:words} metrics that were read are on the way.",
        well,
        read=read,
    )


def _wrong(wrong: int) -> str:
    return ngettext("One goes the wrong way.", "{number:Words} go the wrong way.", wrong) if wrong else ""


def _metrics(told: Told, metrics: Sequence[Record]) -> list[Block]:
    if not metrics:
        return []
    columns = (
        TableColumn(gettext("Metric")),
        TableColumn(labels.WHO),
        TableColumn(gettext("Start"), "number"),
        TableColumn(gettext("Now"), "number"),
        TableColumn(labels.TARGET, "number"),
        TableColumn(gettext("Unit")),
        TableColumn(labels.BY_WHEN, "date"),
        TableColumn(gettext("How it fares")),
    )
    rows = [_metric(told, row) for row in metrics[:MOST]]
    optional = [column.title for column in columns[1:]]
    blocks: list[Block] = [table(columns, rows, optional=optional, caption=gettext("The metrics"))]
    charts = [chart for row in metrics if (chart := _chart(told, row)) is not None]
    # Of more readings a chart is as wide as the page, and that of the metric which fares worst has to do.
    drawn = DRAWN if all(len(chart.points) <= ENOUGH for chart in charts[:DRAWN]) else 1
    return [*blocks, *cut(metrics, MOST), *_drawn(drawn, len(charts)), *charts[:drawn]]


def _drawn(drawn: int, every: int) -> list[Block]:
    """Which metrics have a chart, where not all have."""
    if every <= drawn:
        return []
    text = ngettext(
        "Drawn is the one of {every:words} metrics with more than one reading that fares worst.",
        "Drawn are the {number:words} of {every:words} metrics with more than one reading that fare worst.",
        drawn,
        every=every,
    )
    return [Paragraph(text, "note")]


def _metric(told: Told, row: Record) -> tuple[Value, ...]:
    readings = readings_of(told.last, row)
    start = row.baseline if row.baseline is not None else readings[0].value if readings else None
    last = readings[-1].value if readings else None
    who = leader_name(told.last, row.leader_id)
    words = gettext(FARES[fares(told, row)])
    if fares(told, row) == "missed" and is_worse(row, readings):
        words = gettext("missed, wrong way")
    if is_stale(told, row):
        words = gettext("{words}, as of {day}", words=words, day=long_date(readings[-1].date))
    return row.name, who, start, last, row.target, row.unit, row.by_when, words


def _chart(told: Told, row: Record) -> Readings | None:
    readings = readings_of(told.last, row)[-READ:]
    return readings_chart(row, readings) if len(readings) >= ENOUGH else None


# -- the customers


def _customers(told: Told) -> list[Block]:
    """How many there were at the first workshop, how many came to or left them up to each later one, and are now."""
    trend = told.course.trend("customers")
    if trend is None:
        return []
    basis = now(trend).basis
    known = [point for point in trend.points if point.value is not None and point.basis == basis]
    if len(known) < 2:
        text = ngettext(
            "There was {number:,} {customer} on {day}.",
            "There were {number:,} {customers} on {day}.",
            round(now(trend).value or 0),
            day=long_date(now(trend).date),
        )
        return [Paragraph(text)]
    shown = known if len(known) <= STEPS else [known[place * (len(known) - 1) // (STEPS - 1)] for place in range(STEPS)]
    counted, days = [round(point.value or 0) for point in shown], [short_date(point.date) for point in shown]
    steps = [WaterfallStep(days[0], counted[0], total=True)]
    steps += [
        WaterfallStep(gettext("until {day}", day=day), after - before)
        for day, before, after in zip(days[1:], counted, counted[1:], strict=False)
    ]
    steps.append(WaterfallStep(gettext("now"), counted[-1], total=True))
    sentence = ngettext(
        "{first:,} {customer} on {day}, {last:,} on {other}: net {change}.",
        "{first:,} {customers} on {day}, {last:,} on {other}: net {change}.",
        counted[0],
        first=counted[0],
        last=counted[-1],
        day=long_date(shown[0].date),
        other=long_date(shown[-1].date),
        change=signed(counted[-1] - counted[0]),
    )
    return [
        Waterfall(gettext("{Customers} from workshop to workshop"), sentence, tuple(steps), unit=gettext("{customers}"))
    ]
