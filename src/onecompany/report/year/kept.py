"""What was kept in the year: every promise once, by what became of it. Pure."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from onecompany.kinds.reporting import table
from onecompany.report.capitals import opening_capital
from onecompany.report.promised import Promised
from onecompany.report.year.told import Told
from onecompany.sentences import gettext, ngettext
from onecompany.sentences.values import capital
from onecompany.summary import labels
from onecompany.summary.blocks import Block, Paragraph, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.times import overdue, within
from onecompany.summary.words import long_date

ORDER = 40

MOST, FEW = 8, 6
"""Promises that were not kept, and that were: three to five pages have no room for those of ten workshops."""

SOON = 14
"""Days within which everything is too young for a length of time to say anything."""

Became = Literal["kept", "late", "dropped", "left", "left_ahead", "open"]


def became(told: Told, promise: Promised) -> Became:
    """What became of a promise.

    late: its day is over, or it was said to be late. open: its day is still to come. left: nobody took it along, and
    its day is over; left_ahead: it is not.
    """
    if promise.row.state in ("kept", "dropped"):
        return "kept" if promise.row.state == "kept" else "dropped"
    if promise.left:
        return "left" if promise.counts(told.today) else "left_ahead"
    return "late" if promise.counts(told.today) else "open"


def counts(told: Told) -> Counter[str]:
    """How many promises were kept, are late, and so on."""
    return Counter(became(told, promise) for promise in told.promises)


def came_due(told: Told) -> int:
    """How many are settled or should have been by now."""
    return sum(promise.counts(told.today) for promise in told.promises)


def answered(told: Told) -> bool:
    """Whether anybody has said of a promise what became of it."""
    return any(promise.row.state != "open" for promise in told.promises)


def kept_sentence(told: Told) -> str:
    """How many of the promises that count were kept; "" where nobody has promised anything."""
    counted, due = counts(told), came_due(told)
    kept, still = counted["kept"], len(told.promises) - due
    if not due:
        return ngettext("One promise was made; it is not due yet.",
                        "{number:Words} promises were made; none is due yet.", still) if still else ""  # fmt: skip
    if not answered(told):
        return _unanswered(due, counted["left"])
    time = _time(told)
    if kept == due:
        return ngettext("The one promise that was settled or came due {time} was kept.",
                        "All {number:words} promises that were settled or came due {time} were kept.",
                        due, time=time)  # fmt: skip
    if not kept:
        return ngettext(
            "The one promise that was settled or came due {time} was not kept.",
            "None of the {number:words} promises that were settled or came due {time} was kept.",
            due,
            time=time,
        )
    return ngettext("Of the {due:words} promises that were settled or came due {time}, one was kept.",
                    "Of the {due:words} promises that were settled or came due {time}, {number:words} were kept.",
                    kept, due=due, time=time)  # fmt: skip


def _unanswered(due: int, left: int) -> str:
    if left:
        return ngettext(
            "One promise came due, and nobody has said what became of it.",
            "{number:Words} promises came due, and nobody has said what became of them.",
            due,
        )
    return ngettext(
        "One promise is overdue, and nobody has said what became of it.",
        "{number:Words} promises are overdue, and nobody has said what became of them.",
        due,
    )


def _time(told: Told) -> str:
    first, last = told.first.workshop.date, max(told.last.workshop.date, told.today)
    return within(first, last) if (last - first).days >= SOON else gettext("so far")


def section(told: Told) -> Section:
    """What was not kept, what is overdue the longest first, and then what was, the latest first."""
    title = gettext("What was kept")
    if not told.promises:
        return Section("kept", title, ORDER, (Paragraph(gettext("Nobody has promised anything."), "note"),))
    by_state: dict[Became, list[Promised]] = {"late": [], "dropped": [], "left": [], "kept": []}
    for promise in told.promises:
        by_state.setdefault(became(told, promise), []).append(promise)
    late = sorted(by_state["late"], key=lambda one: (one.row.by_when is None, one.row.by_when or told.today))
    not_kept = [*late, *by_state["dropped"][::-1], *by_state["left"][::-1]]
    kept = sorted(by_state["kept"], key=lambda one: one.state.workshop.date, reverse=True)
    if not not_kept and not kept:
        words = gettext("No promise is due yet; what is promised stands under what comes next.")
        return Section("kept", title, ORDER, (Paragraph(words, "note"),), _conclusion(told))
    columns = (
        TableColumn(labels.WHAT),
        TableColumn(labels.WHO),
        TableColumn(labels.BY_WHEN, "date"),
        TableColumn(gettext("What became of it")),
        TableColumn(labels.WHY),
    )
    shown = [*not_kept[:MOST], *kept[:FEW]]
    rows = [
        (opening_capital(one.row.what, one.state), one.who, one.row.by_when, _words(told, one), one.row.reason)
        for one in shown
    ]
    blocks = (table(columns, rows, optional=[labels.WHY]), *_more(len(not_kept) - MOST, len(kept) - FEW))
    return Section("kept", title, ORDER, blocks, _conclusion(told))


def _more(not_kept: int, kept: int) -> list[Block]:
    """How many promises have no room in the table, apart by what became of them."""
    others = [
        ngettext("one that was not kept", "{number} that were not kept", not_kept) if not_kept > 0 else "",
        ngettext("one that was kept", "{number} that were kept", kept) if kept > 0 else "",
    ]
    more = [words for words in others if words]
    text = gettext("There are more, in the summaries of their workshops: {more:list}.", more=more)
    return [Paragraph(text, "note")] if more else []


def _conclusion(told: Told) -> str:
    """How many were kept, and what became of the others."""
    counted = counts(told)
    rest = [
        ngettext("one is late", "{number:words} are late", counted["late"]) if counted["late"] else "",
        ngettext("one was dropped", "{number:words} were dropped", counted["dropped"]) if counted["dropped"] else "",
        ngettext("one was not followed up", "{number:words} were not followed up", counted["left"])
        if counted["left"] else "",
    ]  # fmt: skip
    said = [words for words in rest if words and answered(told)]
    others = capital(gettext("{counts:list}.", counts=said)) if said else ""
    return " ".join(filter(None, (kept_sentence(told), others)))


def _words(told: Told, promise: Promised) -> str:
    """What became of it; a day that was missed or moved stays on record."""
    words = _became(told, promise)
    if promise.first_day in (None, promise.row.by_when):
        return words
    return gettext("{words}, first promised for {day}", words=words, day=long_date(promise.first_day))


def _became(told: Told, promise: Promised) -> str:
    match became(told, promise):
        case "kept":
            return gettext("kept late") if promise.was_late else gettext("kept")
        case "dropped":
            return gettext("dropped")
        case "left":
            return gettext("not followed up")
    return overdue(promise.row.by_when, told.today) or gettext("late")
