"""Page 1 of the year: what it comes to, four numbers since the first day, what is asked, what is due next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.kinds.phrasing import ask as asked
from onecompany.kinds.progress import readings_of
from onecompany.kinds.reporting import leader_name
from onecompany.report.course import Point, Trend
from onecompany.report.year.ahead import decided
from onecompany.report.year.kept import answered, came_due, counts, kept_sentence
from onecompany.report.year.moved import fares, is_stale, metrics_sentence
from onecompany.report.year.stuck import alone, sentence, stuck, times_words
from onecompany.report.year.told import Told, amount, now, started
from onecompany.sentences import N_, Message, gettext, lazy_gettext, lazy_ngettext, ngettext
from onecompany.store.records import Record
from onecompany.summary import labels
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Adopted, Ask, Front, Number
from onecompany.summary.page_one import ASKS, COMMITMENTS, DECISIONS, LABEL, NUMBERS
from onecompany.summary.times import nth
from onecompany.summary.words import long_date, shown

EMPTY = N_("No workshop has been held yet, so there is nothing to tell.")


def front(told: Told) -> Front:
    """Page 1 of the year."""
    return Front(
        bottom_line=tuple(bottom_line(told)),
        numbers=tuple(_numbers(told))[:NUMBERS],
        asks=tuple(_asks(told))[:ASKS],
        decisions=tuple(row.text for _, row in decided(told))[:DECISIONS],
        commitments=_next(told),
        adopted=_adopted(told),
    )


def _adopted(told: Told) -> Adopted | None:
    """The sentence that the room has adopted last."""
    every = (view_of for state in reversed(told.begun) for view_of in views(state, state.workshop.date))
    return next((adopted for own, view in every if (adopted := hooks(own).one_sentence(view)) is not None), None)


def bottom_line(told: Told) -> Iterator[str]:
    """What was kept, what became of the cracks, what moved."""
    if all(one.ahead for one in told.course.held):
        yield gettext(EMPTY)
        return
    sentences = [kept_sentence(told), sentence(told), " ".join(_moved_sentences(told))]
    yield from filter(None, sentences if any(sentences) else [_held_sentence(told)])


def _held_sentence(told: Told) -> str:
    closed = sum(state.workshop.state == "closed" for state in told.begun)
    if not closed:
        return gettext("No workshop has been closed yet.")
    return ngettext("One workshop was held.", "{number:Words} workshops were held.", closed)


# -- what moved


def _moved_sentences(told: Told) -> Iterator[str]:
    course, state = told.course, told.last
    pulse, customers = course.trend("pulse"), course.trend("customers")
    metrics = [row for row in state.rows("metric") if fares(told, row) != "unread"]
    if pulse is not None:
        yield _pulse_sentence(pulse)
    if metrics:
        yield metrics_sentence(told, metrics)
    if customers is not None and (before := started(customers)) is not None:
        yield _customers_sentence(round(before.value or 0), round(now(customers).value or 0))


def _pulse_sentence(pulse: Trend) -> str:
    before, last = started(pulse), now(pulse)
    if before is None:
        return gettext("The pulse stands at {last}.", last=shown(amount(pulse, last)))
    first, latest = shown(amount(pulse, before)), shown(amount(pulse, last))
    if first == latest:
        return gettext("The pulse stands at {last}, as at the start.", last=latest)
    if (last.value or 0) > (before.value or 0):
        return gettext("The pulse rose from {first} to {last}.", first=first, last=latest)
    return gettext("The pulse fell from {first} to {last}.", first=first, last=latest)


def _customers_sentence(before: int, last: int) -> str:
    if before == last:
        return gettext("There are as many {customers} as at the start, {number:,}.", number=last)
    values = {"number": abs(last - before), "last": last}
    if last > before:
        return gettext("There are {number:,} {customers} more than at the start, {last:,}.", **values)
    return gettext("There are {number:,} {customers} fewer than at the start, {last:,}.", **values)


# -- numbers


def _numbers(told: Told) -> Iterator[Number]:
    """The pulse, the promises, the cracks and then what else there is, each with what it was on the first day."""
    trends = {trend.key: trend for trend in told.trends if trend.key != "kept"}
    if (pulse := trends.pop("pulse", None)) is not None:
        yield _number(told, pulse)
    if due := came_due(told):
        yield _kept_number(told, due)
    for trend in trends.values():
        yield _number(told, trend)


def _kept_number(told: Told, due: int) -> Number:
    counted = counts(told)
    late = counted["late"]
    if not answered(told):
        if late == due:
            return Number(ngettext("promise overdue", "promises overdue", due), due)
        return Number(ngettext("promise without an answer", "promises without an answer", due), due)
    note = ngettext("one is overdue", "{number:words} are overdue", late) if late else ""
    value = gettext("{part} of {whole}", part=counted["kept"], whole=due)
    return Number(ngettext("promise kept", "promises kept", due), value, note)


def _label(trend: Trend, point: Point) -> str:
    """What a figure counts, behind the figure."""
    number = round(point.value or 0) if point.of is None else round(point.of)
    match trend.key:
        case "pulse":
            return gettext("of {high} in the pulse", high=shown(trend.high))
        case "cracks":
            return ngettext("crack open", "cracks open", number)
        case "metrics":
            return ngettext("metric on the way", "metrics on the way", number)
        case "terms":
            return ngettext("term aligned", "terms aligned", number)
        case "customers":
            return ngettext("{customer}", "{customers}", number)
    return trend.title


def _number(told: Told, trend: Trend) -> Number:
    before = started(trend)
    value, note = amount(trend, now(trend)), ""
    if before is not None:
        earlier = shown(amount(trend, before))
        note = gettext("{value} on the first day", value=earlier)
        if before.date != told.first.workshop.date:
            note = gettext("{value} at the start", value=earlier)
    return Number(_label(trend, now(trend)), value, note)


# -- what is asked


def _asks(told: Told) -> Iterator[Ask]:
    """What is stuck and has nobody, what is overdue, what goes the wrong way; then the next meeting."""
    coming = told.course.planned[0].date if told.course.planned else None
    yield from _stuck(told, coming)
    yield from _overdue(told, coming)
    yield from _wrong_way(told, coming)
    if coming is not None:
        minutes = round(told.course.planned[0].minutes)
        what = gettext("Keep {minutes} minutes for the {customer} in the quarterly meeting", minutes=minutes)
        yield Ask(what, gettext("all leaders"), coming)
    else:
        yield Ask(gettext("Set the dates of the quarterly meetings"))


def ask(message: Message, who: str, coming: date | None) -> Ask:
    """What is asked by the next meeting, in so few words that it fits: further on the thing stands in full."""
    whole = asked(message, who, coming)
    return replace(whole, text=whole.short or whole.text, short="")


def _stuck(told: Told, coming: date | None) -> Iterator[Ask]:
    lines = [line for line in stuck(told) if alone(told, line)]
    if len(lines) == 1:
        times, crack = nth(lines[0].times), lines[0].finding.message
        yield ask(lazy_gettext("Name who closes what is open {times}: {crack}", times=times, crack=crack), "", coming)
    elif lines:
        what = lazy_gettext("Name who closes {number:words} cracks that nobody sees to, open {times}",
                            number=len(lines), times=times_words(lines))  # fmt: skip
        yield ask(what, "", coming)


def _overdue(told: Told, coming: date | None) -> Iterator[Ask]:
    late = [due for due in told.course.due if due.late]
    if not late:
        return
    who = _names(told, (due.who for due in late), gettext("those who promised"))
    what = lazy_ngettext(
        "Say what became of {what:quoted}, which is overdue",
        "Say what became of the {number:words} commitments that are overdue",
        len(late),
        what=late[0].what,
    )
    yield ask(what, who, coming)


def _wrong_way(told: Told, coming: date | None) -> Iterator[Ask]:
    state = told.last
    wrong = [row for row in state.rows("metric") if fares(told, row) == "wrong_way"]
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
        yield ask(what, "", coming)
        return
    what = lazy_ngettext(
        "Say what is done about {metric:quoted}, which goes the wrong way",
        "Say what is done about the {number:words} metrics that go the wrong way",
        len(fresh),
        metric=fresh[0].name,
    )
    names = (leader_name(state, row.leader_id) for row in fresh)
    yield ask(what, _names(told, names, gettext("those who are judged by them")), coming)


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
        names = (leader_name(told.last, row.leader_id) for row in stale)
        yield ask(what, _names(told, names, gettext("those who are judged by them")), coming)


def _names(told: Told, every: Iterable[str], many: str) -> str:
    """Who is asked: by name as far as page 1 has room; "" where nobody is known who is still there."""
    missing = {row.name for row in told.last.rows("leader") if not row.present}
    names = [name for name in dict.fromkeys(every) if name and name not in missing]
    listed = gettext("{names:list}", names=names) if names else ""
    return listed if len(names) <= 2 and len(listed) <= LABEL else many


def _next(told: Told) -> Table:
    """The next open promises: those that are overdue first, those without a date last."""
    due = told.course.due
    lines = tuple((one.what, one.who, one.by_when) for one in due[:COMMITMENTS])
    columns = (TableColumn(labels.WHAT), TableColumn(labels.WHO, owners=True), TableColumn(labels.BY_WHEN, "date"))
    caption = ""
    if len(due) > COMMITMENTS:
        caption = gettext("The next {some:words} of {all:words}", some=COMMITMENTS, all=len(due))
    return Table(columns, lines, caption, gettext("No commitment is open.") if told.promises else labels.NO_COMMITMENTS)
