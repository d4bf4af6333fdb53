"""What is asked on page 1 of the year: of whom, and by when. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from onecompany.kinds.phrasing import ask as asked
from onecompany.kinds.phrasing import keep_minutes
from onecompany.kinds.progress import is_worse, readings_of
from onecompany.kinds.reporting import leader_name
from onecompany.report.capitals import opening_capital
from onecompany.report.year.moved import fares, is_stale
from onecompany.report.year.stuck import alone, times_words
from onecompany.report.year.told import Told
from onecompany.sentences import Message, gettext, lazy_gettext, lazy_ngettext
from onecompany.store.records import Record
from onecompany.summary.document import Ask
from onecompany.summary.page_one import LABEL
from onecompany.summary.times import nth_time
from onecompany.summary.words import long_date


def asks(told: Told) -> Iterator[Ask]:
    """What is stuck and has nobody, what is overdue, what goes the wrong way; then the next meeting."""
    coming = told.course.planned[0].date if told.course.planned else None
    yield from _stuck(told, coming)
    yield from _overdue(told, coming)
    yield from _wrong_way(told, coming)
    yield from _missed(told, coming)
    if coming is not None:
        yield Ask(keep_minutes(told.course.planned[0].minutes), gettext("all leaders"), coming)
    else:
        yield Ask(gettext("Set the dates of the quarterly meetings"))


def _ask(message: Message, who: str, coming: date | None) -> Ask:
    """What is asked by the next meeting, in so few words that it fits: further on the thing stands in full."""
    whole = asked(message, who, coming)
    return replace(whole, text=whole.short or whole.text, short="")


def _stuck(told: Told, coming: date | None) -> Iterator[Ask]:
    lines = [line for line in told.course.stuck if alone(told, line)]
    if len(lines) == 1:
        times, crack = nth_time(lines[0].times), lines[0].finding.message
        yield _ask(lazy_gettext("Name who closes what is open {times}: {crack}", times=times, crack=crack), "", coming)
    elif lines:
        what = lazy_gettext("Name who closes {number:words} cracks that nobody sees to, open {times}",
                            number=len(lines), times=times_words(lines))  # fmt: skip
        yield _ask(what, "", coming)


def _overdue(told: Told, coming: date | None) -> Iterator[Ask]:
    late = [due for due in told.course.due if due.late]
    if not late:
        return
    who = _names(told, (due.who for due in late), gettext("those who promised"))
    what = lazy_ngettext(
        "Say what became of {what:quoted}, which is overdue",
        "Say what became of the {number:words} commitments that are overdue",
        len(late),
        what=opening_capital(late[0].what, told.last),
    )
    yield _ask(what, who, coming)


def _wrong_way(told: Told, coming: date | None) -> Iterator[Ask]:
    state = told.last
    wrong = [row for row in state.rows("metric") if is_worse(row, readings_of(state, row))]
    fresh = [row for row in wrong if not is_stale(told, row)]
    yield from _read_again(told, [row for row in wrong if row not in fresh], coming)
    if not fresh:
        return
    here = {row.id for row in state.rows("leader") if row.present}
    if not any(row.leader_id in here for row in fresh):
        what = lazy_ngettext(
            "Name who answers for {metric:quoted}, which goes the wrong way: nobody does now",
            "Name who answers for the {number:words} metrics that go the wrong way: nobody does now",
            len(fresh),
            metric=fresh[0].name,
        )
        yield _ask(what, "", coming)
        return
    what = lazy_ngettext(
        "Say what is done about {metric:quoted}, which goes the wrong way",
        "Say what is done about the {number:words} metrics that go the wrong way",
        len(fresh),
        metric=fresh[0].name,
    )
    yield _ask(what, _judged(told, fresh), coming)


def _read_again(told: Told, stale: Sequence[Record], coming: date | None) -> Iterator[Ask]:
    """What went the wrong way when it was read last, which is long ago."""
    if stale:
        days = [readings_of(told.last, row)[-1].date for row in stale]
        what = lazy_ngettext(
            "Read {metric:quoted} again: on {day} it had gone the wrong way",
            "Read {number:words} metrics again that had gone the wrong way",
            len(stale),
            metric=stale[0].name,
            day=long_date(days[0]),
        )
        yield _ask(what, _judged(told, stale), coming)


def _missed(told: Told, coming: date | None) -> Iterator[Ask]:
    """Metrics whose day is over, which nobody is asked about yet."""
    state = told.last
    rows = [row for row in state.rows("metric") if fares(told, row) == "missed"]
    missed = [row for row in rows if not is_worse(row, readings_of(state, row))]
    if missed:
        what = lazy_ngettext(
            "Set a new day for {metric:quoted}, which missed its own",
            "Set new days for the {number:words} metrics that missed theirs",
            len(missed),
            metric=missed[0].name,
        )
        yield _ask(what, _judged(told, missed), coming)


def _judged(told: Told, metrics: Iterable[Record]) -> str:
    """Who answers for these metrics."""
    names = (leader_name(told.last, row.leader_id) for row in metrics)
    return _names(told, names, gettext("those who are judged by them"))


def _names(told: Told, every: Iterable[str], many: str) -> str:
    """Who is asked: by name as far as page 1 has room; "" where nobody is known who is still there."""
    there = {row.name for row in told.last.rows("leader") if row.present}
    missing = {row.name for state in told.begun for row in state.rows("leader")} - there
    names = [name for name in dict.fromkeys(every) if name and name not in missing]
    listed = gettext("{names:list}", names=names) if names else ""
    return listed if len(names) <= 2 and len(listed) <= LABEL else many
