"""Page 1 of the year: what it comes to, four numbers since the first day, what is asked, what is due next. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from onecompany.kinds.findings import views
from onecompany.kinds.hooks import hooks
from onecompany.report.capitals import opening_capital
from onecompany.report.trends import Point, Trend
from onecompany.report.year.ahead import MOST, decided
from onecompany.report.year.asks import asks
from onecompany.report.year.kept import answered, came_due, counts, kept_sentence
from onecompany.report.year.moved import fares, metrics_sentence
from onecompany.report.year.stuck import sentence
from onecompany.report.year.told import Told, amount, now, started
from onecompany.sentences import N_, gettext, ngettext
from onecompany.summary import labels
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Adopted, Front, Number
from onecompany.summary.page_one import COMMITMENTS, NUMBERS
from onecompany.summary.texts import first_sentence
from onecompany.summary.words import shown

EMPTY = N_("No workshop has been held yet, so there is nothing to tell.")


def front(told: Told) -> Front:
    """Page 1 of the year."""
    return Front(
        bottom_line=tuple(bottom_line(told)),
        numbers=tuple(_numbers(told))[:NUMBERS],
        asks=tuple(asks(told)),
        decisions=tuple(row.text for _, row in decided(told)[:MOST]),
        commitments=_next(told),
        adopted=_adopted(told),
    )


def conclusion(page_one: Front) -> str:
    """What the year comes to, in one sentence; "" while there is nothing to tell."""
    sentence = next(iter(page_one.bottom_line), "")
    return "" if sentence == gettext(EMPTY) else first_sentence(sentence)


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
        return ngettext(
            "There is {number:,} {customer} more than at the start, {last:,}.",
            "There are {number:,} {customers} more than at the start, {last:,}.",
            last - before,
            **values,
        )
    return ngettext(
        "There is {number:,} {customer} fewer than at the start, {last:,}.",
        "There are {number:,} {customers} fewer than at the start, {last:,}.",
        before - last,
        **values,
    )


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
    note = ngettext("one is late", "{number:words} are late", late) if late else ""
    value = gettext("{part} of {whole}", part=counted["kept"], whole=due)
    return Number(ngettext("promise kept", "promises kept", due), value, note, figure=counted["kept"])


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
    before, point = started(trend), now(trend)
    value, note = amount(trend, point), ""
    part = None if point.of is None or point.value is None else round(point.value * point.of)
    if before is not None:
        earlier = shown(amount(trend, before))
        note = gettext("{value} on the first day", value=earlier)
        if before.date != told.first.workshop.date:
            note = gettext("{value} at the start", value=earlier)
    return Number(_label(trend, point), value, note, figure=part)


def _next(told: Told) -> Table:
    """The next open promises: those that are overdue first, those without a date last."""
    due = told.course.due
    lines = tuple((opening_capital(one.what, told.last), one.who, one.by_when) for one in due[:COMMITMENTS])
    columns = (TableColumn(labels.WHAT), TableColumn(labels.WHO), TableColumn(labels.BY_WHEN, "date"))
    caption = ""
    if len(due) > COMMITMENTS:
        caption = gettext("The next {some:words} of {all:words}", some=COMMITMENTS, all=len(due))
    return Table(columns, lines, caption, gettext("No commitment is open.") if told.promises else labels.NO_COMMITMENTS)
