"""The review in the report: promises first, then the metrics, the code and the cracks, then and now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onecompany.exercises.review.answers import BECAME, DROPPED, KEPT, Tally, answered, tally
from onecompany.exercises.review.cracks import again, cracks_since, standing, taken_by
from onecompany.kinds.drift import drifts
from onecompany.kinds.lookup import row_words
from onecompany.kinds.measures import Measure
from onecompany.kinds.progress import FARES, metrics_in_order, progress, readings_of, then_and_now
from onecompany.kinds.promises import is_overdue, promised_before
from onecompany.kinds.reporting import columns, leader_name, reached, readings_chart, table, values
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext, pgettext
from onecompany.store.records import Record
from onecompany.summary.blocks import Block, Heading, Paragraph, TableColumn, Value
from onecompany.summary.document import Number, Section
from onecompany.summary.times import nth, overdue

ORDER = 5
"""Before everything else: what was promised is looked at first."""

TOLD = ("what", "leader_id", "by_when", "serves", "reason")

CHARTED = 3
"""Readings from which on a metric is drawn; of two the table says all."""

DRAWN = 8
"""Of more readings the last are drawn: the days below them must be read."""


def sections(view: View) -> list[Section]:
    """The review as one section; of a workshop without one, what it knows of the metrics."""
    title = gettext("What we promised")
    if not view.exercise.id:
        blocks = [*_metrics(view)]
        return [Section("review", gettext("Readings of the metrics"), ORDER, tuple(blocks))] if blocks else []
    blocks = [*_promises(view), *_metrics(view), *_code(view), *_cracks(view)]
    if not blocks:
        nothing = gettext("Nothing was promised before this workshop: there was nothing to look back at yet.")
        return [Section("review", title, ORDER, (Paragraph(nothing, "note"),))]
    return [Section("review", title, ORDER, tuple(blocks), conclusion(view))]


def for_board(view: View) -> list[Section]:
    """What became of the promises of last time."""
    blocks = tuple(_promises(view)) if view.exercise.id else ()
    return [Section("review", gettext("What we promised"), ORDER, blocks, conclusion(view))] if blocks else []


def numbers(view: View) -> list[Number]:
    """How many promises of last time were kept. It is always among the numbers of page 1."""
    known = tally(view)
    if not known.whole or not view.exercise.id:
        return []
    open_, ahead = known.became[""], known.ahead
    notes = [
        ngettext("one has no answer", "{number:words} have no answer", open_) if open_ else "",
        ngettext("one is not due yet", "{number:words} are not due yet", ahead) if ahead else "",
    ]
    note = gettext("{notes:list}", notes=[words for words in notes if words]) if any(notes) else ""
    return [replace(reached(gettext("promises kept"), known.became[KEPT], known.whole, note), rank=1.0)]


def conclusion(view: View) -> str:
    """How many promises were kept, what became of the others, and how many are not due yet."""
    known = tally(view)
    if not known.whole and not known.ahead:
        return ""
    return " ".join([*(_kept_and_others(known) if known.whole else []), *_ahead(known), *_stuck(view)])


def _kept_and_others(known: Tally) -> list[str]:
    return [_kept(known.became[KEPT], known.whole), *_others(known)]


def _ahead(known: Tally) -> list[str]:
    if not known.ahead:
        return []
    if known.whole:
        return [ngettext("One is not due yet.", "{number:Words} are not due yet.", known.ahead)]
    return [ngettext("The one promise is not due yet.", "None of the {number:words} promises is due yet.", known.ahead)]


def _stuck(view: View) -> list[str]:
    """How many cracks are open so often that they are stuck."""
    stuck = again(view)
    if len(stuck) == 1:
        return [gettext("A crack is open {time}.", time=nth(stuck[0].times))]
    if stuck:
        least = min(line.times for line in stuck)
        return [gettext("{number:Words} cracks are open {time} or more.", number=len(stuck), time=nth(least))]
    return []


def measures(view: View) -> list[Measure]:
    """How many of the promises of last time were kept, once the room has said so of each."""
    known = tally(view)
    if not known.whole or not view.exercise.id:
        return []
    kept = None if known.became[""] else known.became[KEPT]
    return [Measure("kept", gettext("Promises kept"), kept, of=known.whole)]


def _kept(kept: int, whole: int) -> str:
    if kept == whole == 2:
        return gettext("Both promises were kept.")
    if kept == whole:
        return ngettext("The one promise was kept.", "All {number:words} promises were kept.", whole)
    if not kept:
        return ngettext("The one promise was not kept.", "None of the {number:words} promises was kept.", whole)
    return ngettext(
        "One of {whole:words} promises was kept.", "{number:Words} of {whole:words} promises were kept.",
        kept, whole=whole,
    )  # fmt: skip


def _others(known: Tally) -> list[str]:
    """Those that count and were not kept: dropped, to be kept still, without an answer."""
    count = known.became
    rest = [
        ngettext("one was dropped", "{number:words} were dropped", count[DROPPED]) if count[DROPPED] else "",
        ngettext("one is late", "{number:words} are late", count["late"]) if count["late"] else "",
        ngettext("one is still on", "{number:words} are still on", count["open"]) if count["open"] else "",
        ngettext("one has no answer", "{number:words} have no answer", count[""]) if count[""] else "",
    ]
    said = [words for words in rest if words]
    counts = gettext("{counts:list}", counts=said)
    return [gettext("{counts:capital}.", counts=counts)] if said and known.whole > 1 else []


# -- promises


def _promises(view: View) -> list[Block]:
    """All of last time, with what became of each and why."""
    promises = promised_before(view.state)
    if not promises:
        return []
    what, who, by_when, serves, reason = columns(COMMITMENT, TOLD)
    heads = (what, who, by_when, TableColumn(gettext("What became of it")), reason, serves)
    return [table(heads, [_promise(view, row) for row in promises], optional=[reason.title, serves.title])]


def _promise(view: View, row: Record) -> tuple[Value, ...]:
    what, who, day, serves, reason = values(COMMITMENT, TOLD, row, view.state)
    return what, who, day, became(view, row), reason, serves


def became(view: View, promise: Record) -> str:
    """What became of a promise, in words, and how late it is."""
    said = {
        "kept": gettext("kept"),
        "late": pgettext("answer", "late"),
        "dropped": gettext("dropped"),
        "open": gettext("still on"),
    }
    words = said.get(promise.state, promise.state) if answered(view.state, promise) else gettext("no answer")
    late = overdue(promise.by_when, view.today) if is_overdue(promise, view.today) else ""
    return gettext("{words}, {late}", words=words, late=late) if late and late != words else words


# -- metrics


def _metrics(view: View) -> list[Block]:
    """Each metric then and now, and of those that were read often enough a chart."""
    state = view.state
    read = [(row, readings) for row in metrics_in_order(state) if (readings := readings_of(state, row))]
    if not read and not (view.exercise.id and state.rows("metric") and promised_before(state)):
        return []
    heads = (
        TableColumn(gettext("Metric")),
        TableColumn(gettext("Leader")),
        TableColumn(gettext("Unit")),
        TableColumn(gettext("Baseline"), "number"),
        TableColumn(gettext("Before"), "number"),
        TableColumn(gettext("Now"), "number"),
        TableColumn(gettext("Target"), "number"),
        TableColumn(gettext("How it fares")),
    )
    lines = [_metric(view, row) for row in metrics_in_order(state)]
    optional = (heads[1].title, heads[2].title, heads[4].title)
    charts = [readings_chart(row, readings[-DRAWN:]) for row, readings in read if len(readings) >= CHARTED]
    return [Heading(gettext("The metrics, then and now")), table(heads, lines, optional=optional), *charts]


def _metric(view: View, row: Record) -> tuple[Value, ...]:
    before, now = (one.value if one is not None else None for one in then_and_now(view.state, row))
    fares = gettext(FARES[progress(row, readings_of(view.state, row), view.today)])
    name = leader_name(view.state, row.leader_id)
    return row.name, name, row.unit, row.baseline, before, now, row.target, fares


# -- the code


def _code(view: View) -> Iterator[Block]:
    """What became of the rules of last time, where any changed; else in a sentence that all of them hold."""
    drifted = drifts(view)
    if not drifted:
        return
    yield Heading(gettext("The code, then and now"))
    changed = [drift for drift in drifted if drift.became != "kept"]
    if not changed:
        hold = ngettext(
            "The one rule of last time still holds.", "All {number:words} rules of last time still hold.", len(drifted)
        )
        yield Paragraph(hold)
        return
    heads = (TableColumn(gettext("Rule of last time")), TableColumn(gettext("Stage")),
             TableColumn(gettext("What became of it")), TableColumn(gettext("Decided"), "mark"))  # fmt: skip
    lines: list[tuple[Value, ...]] = [
        (
            gettext("{side}: {rule}", side=gettext(drift.before.kind), rule=drift.before.text),
            row_words(view.state, "stage", (drift.now or drift.before).stage_id),
            gettext(BECAME[drift.became]),
            drift.decided,
        )
        for drift in changed
    ]
    yield table(heads, lines, optional=(heads[1].title,))
    kept = len(drifted) - len(changed)
    if kept:
        yield Paragraph(
            ngettext("One rule of last time still holds.", "{number:Words} rules of last time still hold.", kept)
        )


# -- the cracks


def _cracks(view: View) -> Iterator[Block]:
    """Each crack of last time and of now, with what it is, and who has promised to see to it."""
    lines: list[tuple[Value, ...]] = [
        (line.finding.text, standing(line, stand), taken_by(view, line) if stand == "open" else "")
        for line, stand in cracks_since(view)
    ]
    if lines:
        heads = (
            TableColumn(gettext("Crack")),
            TableColumn(gettext("Then and now")),
            TableColumn(gettext("Taken on by")),
        )
        yield Heading(gettext("The cracks, then and now"))
        yield table(heads, lines, optional=(heads[2].title,))
