"""Where an organisation was and where it is: each figure at the start and now. Pure."""

from __future__ import annotations

from datetime import date

from onecompany.kinds.reporting import table
from onecompany.report.trends import Trend
from onecompany.report.year.told import Told, amount, now, plain, started
from onecompany.sentences import gettext, ngettext
from onecompany.summary import labels
from onecompany.summary.blocks import TableColumn, Value
from onecompany.summary.document import Section
from onecompany.summary.words import long_date, long_month, shown, signed


def then_and_now(told: Told) -> Section | None:
    """Each figure on the first day and now; nothing where no figure is known."""
    trends = told.trends
    if not trends:
        return None
    first, last = told.first.workshop.date, told.last.workshop.date
    title = gettext("Where we were, where we are")
    if len(told.begun) == 1:
        figures = [(trend.title, amount(trend, now(trend))) for trend in trends]
        today = (TableColumn(labels.WHAT), TableColumn(long_date(last), "number"))
        alone = gettext("There is one workshop so far; the next one shows what moves.")
        return Section("then_and_now", title, 10, (table(today, figures),), alone)
    days = (long_date(first), long_date(last))
    if first == last:
        days = (gettext("First workshop"), gettext("Latest workshop"))
    heads = (
        TableColumn(labels.WHAT),
        TableColumn(days[0], "number"),
        TableColumn(days[1], "number"),
        TableColumn(gettext("Change"), "number"),
        TableColumn(gettext("Which is")),
    )
    rows = [_compared(trend, first, last, len(told.course.unseen)) for trend in trends]
    return Section("then_and_now", title, 10, (table(heads, rows),), _compared_sentence(told))


def _compared(trend: Trend, first: date, last: date, unseen: int) -> tuple[Value, ...]:
    before, latest, title = started(trend), now(trend), trend.title
    if trend.key == "cracks" and unseen:
        title = ngettext("{title} (one not looked at again)", "{title} ({number} not looked at again)", unseen,
                         title=title)  # fmt: skip
    earlier: Value = None
    if before is not None:
        earlier = amount(trend, before)
        if before.date != first:
            earlier = gettext("{value} ({day})", value=shown(earlier), day=long_month(before.date))
    current = amount(trend, latest)
    if latest.date != last:
        current = gettext("{value} ({day})", value=shown(current), day=long_month(latest.date))
    if before is None or before.value is None or latest.value is None:
        return title, earlier, current, None, None
    change = _step(trend, before.value, latest.value)
    return title, earlier, current, _change(trend, change), better(trend, change)


def _step(trend: Trend, before: float, latest: float) -> float:
    """How far two figures are apart as they are shown: nobody who does the sum shall find another one."""
    if trend.share:
        return round(latest - before, 2)
    return round((plain(trend, latest) or 0) - (plain(trend, before) or 0), 1)


def _change(trend: Trend, change: float) -> str:
    if trend.share:
        points = round(change * 100)
        return ngettext("{points} point", "{points} points", abs(points), points=signed(points))
    return signed(plain(trend, change) or 0)


def better(trend: Trend, change: float) -> str:
    """Whether a change is for the good, in a word."""
    if abs(change) < 1e-9:
        return gettext("as before")
    return gettext("better") if (change > 0) == (trend.good == "up") else gettext("worse")


def _compared_sentence(told: Told) -> str:
    """How many of the figures are better than on the first day."""
    changes = [
        better(trend, _step(trend, before.value or 0, now(trend).value or 0))
        for trend in told.trends
        if (before := started(trend)) is not None
    ]
    if not changes:
        return ""
    well, worse, whole = changes.count(gettext("better")), changes.count(gettext("worse")), len(changes)
    if well == whole:
        return ngettext("The one figure is better than at the start.",
                        "All {number:words} figures are better than at the start.", whole)  # fmt: skip
    if not well and not worse:
        return ngettext("The one figure is as at the start.",
                        "All {number:words} figures are as at the start.", whole)  # fmt: skip
    if not well:
        return _worse(worse, whole)
    return ngettext(
        "One of {whole:words} figures is better than at the start.",
        "{number:Words} of {whole:words} figures are better than at the start.",
        well,
        whole=whole,
    )


def _worse(worse: int, whole: int) -> str:
    if worse == whole:
        return ngettext("The one figure is worse than at the start.",
                        "All {number:words} figures are worse than at the start.", whole)  # fmt: skip
    return ngettext("One of {whole:words} figures is worse than at the start, none is better.",
                    "{number:Words} of {whole:words} figures are worse than at the start, none is better.",
                    worse, whole=whole)  # fmt: skip
