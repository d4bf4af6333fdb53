"""What a review says by rule: which promises were kept, which metrics moved and how, what the code has come to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onecompany.exercises.review.answers import DROPPED, KEPT, tally, waiting
from onecompany.exercises.review.cracks import again, closed, had_owner, was_open
from onecompany.kinds.drift import drifts
from onecompany.kinds.lineage import CrackLine
from onecompany.kinds.lookup import row_words
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.progress import is_worse, metrics_in_order, readings_of, then_and_now, values_of
from onecompany.kinds.promises import active, by_urgency, is_overdue, promised_before
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, N_, Message, lazy_gettext, lazy_ngettext, ngettext, quoted
from onecompany.store.records import Record, Ref
from onecompany.summary.times import nth_time
from onecompany.summary.words import number

MANY, FEW = 0.8, 0.5
"""Shares of promises kept: from where on a team does what it says, and below which a promise means nothing."""


def find(view: View) -> list[Finding]:
    """The findings of a review, gravest first."""
    return in_order(
        [
            *_wrong_way(view),
            *_again(view),
            *_turned(view),
            *_kept(view),
            *_overdue(view),
            *_reasons(view),
            *_unread(view),
            *_closed(view),
        ]
    )


def came_about(view: View) -> list[Finding]:
    """The cracks that are one in this workshop alone, because of what came about since the last one."""
    return [*_wrong_way(view), *_turned(view)]


def unfinished(view: View) -> str:
    """Whether promises of last time have no answer: nothing new begins before that (L7)."""
    open_ = len(waiting(view.state))
    return (
        ngettext("One promise has no answer yet.", "{number:Words} promises have no answer yet.", open_)
        if open_
        else ""
    )


def _kept(view: View) -> list[Finding]:
    """Once each promise that counts has an answer: before that nobody knows how many were kept."""
    known = tally(view)
    kept, whole = known.became[KEPT], known.whole
    if not whole or known.became[""]:
        return []
    share = kept / whole
    if FEW <= share < MANY:
        return []
    text = lazy_ngettext(
        "One of {whole:words} promises was kept",
        "{number:Words} of {whole:words} promises were kept",
        kept,
        whole=whole,
    )
    if kept == whole:
        text = lazy_ngettext("The one promise was kept", "All {number:words} promises were kept", whole)
    elif not kept:
        text = lazy_ngettext("The one promise was not kept", "None of the {number:words} promises was kept", whole)
    links = tuple(Ref("commitment", row.id) for row in known.counted if (row.state == KEPT) == (share >= MANY))
    if share >= MANY:
        ahead = lazy_ngettext("One is not due yet.", "{number:Words} are not due yet.", known.ahead)
        return [Finding("review.kept", "strength", text, ahead if known.ahead else EMPTY, links)]
    why = lazy_gettext("What we promise is only worth what we keep of it.")
    return [Finding("review.kept", "warning", text, why, links)]


def _again(view: View) -> list[Finding]:
    """Cracks that are open in the third workshop: one finding for all that are about the same thing as often."""
    groups: dict[tuple[str, int], list[CrackLine]] = {}
    for line in again(view):
        # A crack of no row, such as a net loss, has nothing in common with another one of none.
        about = line.finding.key.partition(":")[2] or line.finding.key
        groups.setdefault((about, line.times), []).append(line)
    found: list[Finding] = []
    keys: set[str] = set()
    for (about, times), lines in groups.items():
        first, cracks, time = lines[0].finding, [line.finding.message for line in lines], nth_time(times)
        text = lazy_gettext("Open {time}: {crack}", crack=first.message, time=time)
        if len(lines) > 1:
            text = lazy_gettext("Open {time}: {cracks:clauses}", cracks=cracks, time=time)
        why = lazy_gettext("Nobody had taken it on before today: it needs an owner first, and then a date.")
        if any(had_owner(view, line) for line in lines):
            why = lazy_gettext("Whoever was to close it had the time: it needs another owner, not another date.")
        mend = first.remedy or lazy_gettext("Close this crack: {crack}", crack=first.message)
        key = f"review.again:{about if about not in keys else first.key}"
        keys.add(about)
        links = tuple(dict.fromkeys(link for line in lines for link in line.finding.links))
        repeats = tuple(line.finding.key for line in lines)
        found.append(Finding(key, "crack", text, why, links, mend, repeats=repeats))
    return found


def _closed(view: View) -> list[Finding]:
    lines = closed(view)
    if not lines:
        return []
    cracks, lately = [line.finding.message for line in lines], all(was_open(view, line) for line in lines)
    if len(lines) == 1:
        text = lazy_gettext("An earlier crack is closed: {crack:quoted}", crack=cracks[0])
        if lately:
            text = lazy_gettext("A crack of last time is closed: {crack:quoted}", crack=cracks[0])
        return [Finding("review.closed", "strength", text)]
    text = lazy_gettext("{number:Words} earlier cracks are closed", number=len(lines))
    if lately:
        text = lazy_gettext("{number:Words} cracks of last time are closed", number=len(lines))
    return [Finding("review.closed", "strength", text, lazy_gettext("They were {cracks:quoted}.", cracks=cracks))]


def _overdue(view: View) -> list[Finding]:
    """Each of a few that are still to be kept and past their day; of many how many, and how late the oldest is."""
    late = [row for row in by_urgency(active(view.state), view.today) if row.origin_id]
    late = [row for row in late if is_overdue(row, view.today)]
    if len(late) <= NAMED:
        return [
            Finding(f"review.overdue:{row.id}", "warning", _since(view, row), EMPTY, (Ref("commitment", row.id),))
            for row in late
        ]
    days = max(((view.today - row.by_when).days for row in late if row.by_when is not None), default=0)
    text = lazy_gettext("{number:Words} promises of last time are overdue", number=len(late))
    if days:
        text = lazy_ngettext(
            "{late:Words} promises of last time are overdue, the oldest by one day",
            "{late:Words} promises of last time are overdue, the oldest by {number} days",
            days,
            late=len(late),
        )
    why = lazy_gettext("{names:quoted}.", names=[row.what for row in late])
    return [Finding("review.overdue", "warning", text, why, tuple(Ref("commitment", row.id) for row in late))]


def _since(view: View, row: Record) -> Message:
    if row.by_when is None:
        return lazy_gettext("{what:quoted} is late, and has no new day", what=row.what)
    return lazy_ngettext(
        "{what:quoted} has been overdue for one day",
        "{what:quoted} has been overdue for {number} days",
        (view.today - row.by_when).days,
        what=row.what,
    )


def _reasons(view: View) -> list[Finding]:
    dropped = [row for row in promised_before(view.state) if row.state == DROPPED and not row.reason]
    return warn_of(
        "review.reasons", {Ref("commitment", row.id): quoted(row.what) for row in dropped},
        N_("{names:list} was dropped, and nobody has said why"),
        N_("{names:list} were dropped, and nobody has said why"),
        N_("{number:Words} promises were dropped, and nobody has said why"),
    )  # fmt: skip


def _quoted(rows: Iterable[Record]) -> dict[Ref, str]:
    return {Ref("metric", row.id): quoted(row.name) for row in rows}


def _unread(view: View) -> list[Finding]:
    """Metrics of last time that were not read again."""
    known = [row for row in metrics_in_order(view.state) if _is_known(view, row)]
    unread = [row for row in known if not _is_read(view, row)]
    return warn_of(
        "review.unread", _quoted(unread),
        N_("{names:list} has no new reading"),
        N_("{names:list} have no new reading"),
        N_("{number:Words} metrics have no new reading"),
        N_("Read {names:list}"),
        N_("Read the {number:words} metrics"),
        every=lazy_gettext("No metric has a new reading") if len(unread) == len(known) > 1 else EMPTY,
    )  # fmt: skip


def _is_known(view: View, metric: Record) -> bool:
    """Whether a metric was there before this workshop."""
    return bool(metric.origin_id) or any(row.origin_id for row in readings_of(view.state, metric))


def _is_read(view: View, metric: Record) -> bool:
    return then_and_now(view.state, metric)[1] is not None


def _wrong_way(view: View) -> Iterable[Finding]:
    for row in metrics_in_order(view.state):
        readings = readings_of(view.state, row)
        if not _is_read(view, row) or not is_worse(row, readings):
            continue
        before, now = values_of(row, readings)[-2:]
        text = lazy_gettext("{metric:quoted} has moved the wrong way", metric=row.name)
        values: dict[str, Any] = {"before": number(before), "now": number(now), "unit": row.unit}
        why = lazy_gettext("From {before} to {now}.", **values)
        if row.unit:
            why = lazy_gettext("From {before} to {now} {unit}.", **values)
        mend = lazy_gettext("Turn {metric:quoted} round", metric=row.name)
        yield Finding(f"review.wrong_way:{row.id}", "crack", text, why, (Ref("metric", row.id),), mend, once=True)


def _turned(view: View) -> Iterable[Finding]:
    """Rules that are no more what they were, or none any more; where the plan has a code of conduct, that says it."""
    if view.state.where("exercise", "kind", "conduct"):
        return
    for drift in drifts(view):
        if drift.decided or drift.became not in ("turned", "dropped", "removed"):
            continue
        row, rule = drift.now or drift.before, drift.before.text
        text = lazy_gettext("{rule:quoted} was adopted last time and is dropped now", rule=rule)
        mend = lazy_gettext("Decide in the open whether {rule:quoted} still holds", rule=rule)
        if drift.became == "turned":
            text = lazy_gettext("{rule:quoted} was an always last time and is a never now", rule=rule)
            if drift.before.kind == "never":
                text = lazy_gettext("{rule:quoted} was a never last time and is an always now", rule=rule)
            mend = lazy_gettext("Decide in the open whether {rule:quoted} is an always or a never", rule=rule)
        stage = row_words(view.state, "stage", row.stage_id)
        why = lazy_gettext("No decision on record says so.")
        if stage:
            why = lazy_gettext("At {stage:quoted}; no decision on record says so.", stage=stage)
        links = (Ref("rule", drift.now.id),) if drift.now is not None else ()
        yield Finding(f"review.turned:{row.id}", "crack", text, why, links, mend, once=True)
