"""What the figures of the customers say by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from onecompany.exercises.assets.periods import Period, gaps, periods
from onecompany.exercises.assets.reasons import explained, owner_names, ranked
from onecompany.kinds.money import amount, currency
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.parsing.periods import MONTHS, shifted
from onecompany.sentences import N_, Message, lazy_gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State
from onecompany.summary.words import signed

MUST = ("start", "gained", "lost")
"""What makes a period known; bought more and less, and the value, are said where somebody knows them."""

SMALL = 10
"""Of a currency, a month: below that its hundredths are said too, so that nobody loses "0"."""


def find(view: View) -> list[Finding]:
    """The findings of the figures, gravest first; none before there is a period."""
    state, settings = view.state, view.settings
    known = periods(state)
    found = [
        *_net_loss(known),
        *_hidden(state, known),
        *_gap(known),
        *_reasons(state, known, settings),
        *_top_reason(state, known),
        *_value_lost(state, known),
        *_unknown(known),
        *_growing(known, settings),
    ]
    return in_order(found)


def span_words(known: Sequence[Period]) -> Message:
    """From which period to which, in words."""
    first, last = known[0].name, known[-1].name
    if first == last:
        return lazy_gettext("{period}", period=first)
    return lazy_gettext("{first} to {last}", first=first, last=last)


def counted(known: Sequence[Period]) -> list[Period]:
    """The periods of which is known how many were gained and lost."""
    return [period for period in known if period.net is not None]


def _net_loss(known: Sequence[Period]) -> list[Finding]:
    """Over all periods of which is known how many came and left, more left."""
    whole = counted(known)
    net = sum(period.net or 0 for period in whole)
    if net >= 0:
        return []
    worst = min(whole, key=lambda period: period.net or 0)
    values = {
        "fewer": -net,
        "span": span_words(whole),
        "gained": sum(period.total("gained") for period in whole),
        "lost": sum(period.lost or 0 for period in whole),
    }
    text = lazy_gettext("We have {fewer:,} {customers} fewer than before: {lost:,} lost, {gained:,} gained", **values)
    why = lazy_gettext("{span}.", span=values["span"])
    if len(whole) > 1:
        why = lazy_gettext(
            "{span}; most in {worst}, {net}.", span=values["span"], worst=worst.name, net=signed(worst.net or 0)
        )
    links = tuple(ref for period in whole for ref in period.refs)
    return [
        Finding("assets.net_loss", "crack", text, why, links, lazy_gettext("Say what keeps more {customers} with us"))
    ]


def _values(period: Period) -> tuple[Decimal, Decimal] | None:
    """What the customers were worth at the start and at the end of a period; None where one is not known."""
    start, end = period.total("value_start"), period.total("value_end")
    return None if start is None or end is None else (start, end)


def _hidden(state: State, known: Sequence[Period]) -> list[Finding]:
    """The latest period in which more left than came while those who stayed became worth more."""
    for period in reversed(counted(known)):
        worth, net = _values(period), period.net or 0
        if worth is None or net >= 0 or worth[1] <= worth[0]:
            continue
        grown = amount(worth[1] - worth[0])
        values = {"period": period.name, "fewer": -net, "grown": grown, "currency": currency(state)}
        text = lazy_gettext("Growing value hides that we lost {fewer:,} {customers} more than we gained", **values)
        why = lazy_gettext("{period}: the value grew by {grown} {currency}.", **values)
        remedy = lazy_gettext("Report people beside money, so that a loss of {customers} is seen")
        return [Finding("assets.hidden", "warning", text, why, period.refs, remedy)]
    return []


def _gap(known: Sequence[Period]) -> list[Finding]:
    found = gaps(known)
    rows = {ref: "" for one, other, _ in found for ref in (*one.refs, *other.refs)}
    if not found:
        return []
    each = [
        lazy_gettext("{one} to {other}: {number}", one=one.name, other=other.name, number=signed(number))
        for one, other, number in found
    ]
    if len(found) == 1:
        ((one, other, number),) = found
        values = {
            "one": one.name,
            "other": other.name,
            "end": one.end,
            "start": other.total("start"),
            "number": abs(number),
        }
        text = lazy_gettext("{number:,} {customers} lie between the end of {one} and the start of {other}", **values)
        why = lazy_gettext("{one} ends with {end:,}, {other} begins with {start:,}.", **values)
    else:
        text = lazy_gettext("The start is not the end of the period before, {number:words} times", number=len(found))
        why = lazy_gettext("{gaps:clauses}.", gaps=each if len(each) <= NAMED else [*each[-NAMED:], "…"])
    remedy = lazy_gettext("Find out which count of {customers} is right")
    return [Finding("assets.gap", "warning", text, why, tuple(rows), remedy)]


def _reasons(state: State, known: Sequence[Period], settings: Mapping[str, Any]) -> list[Finding]:
    """Of the periods with reasons, else of the latest one in which somebody was lost."""
    lost = [period for period in known if period.lost]
    asked = [period for period in lost if ranked(state, [period])] or lost[-1:]
    number, why = sum(period.lost or 0 for period in asked), explained(ranked(state, asked))
    if not asked or why * 100 >= number * settings["covered"]:
        return []
    values = {"lost": number, "known": why, "span": span_words(asked), "percent": settings["covered"]}
    if why:
        text = lazy_gettext("We know why {known:,} of {lost:,} lost {customers} left", **values)
    else:
        text = lazy_gettext("We do not know why {lost:,} {customers} left", **values)
    links = tuple(ref for period in asked for ref in period.refs)
    remedy = lazy_gettext("Ask {customers} who left why they did")
    return [Finding("assets.reasons", "warning", text, lazy_gettext("{span}.", **values), links, remedy)]


def _top_reason(state: State, known: Sequence[Period]) -> list[Finding]:
    first = next((reason for reason in ranked(state, known) if reason.people), None)
    if first is None:
        return []
    stage, owning = state.get("stage", first.stage_id), owner_names(state, first.stage_id)
    values = {
        "people": first.people,
        "reason": first.text,
        "owners": owning,
        "stage": stage.name if stage is not None else "",
    }
    text = lazy_gettext("{reason:quoted} cost us {people:,} {customers}", **values)
    if stage is None:
        why = lazy_gettext("No stage is named, so nobody owns it.")
        remedy = lazy_gettext("Say at which stage {reason:quoted} happens, and who owns it", **values)
    elif not owning:
        why = lazy_gettext("It happens at {stage:quoted}, which nobody owns.", **values)
        remedy = lazy_gettext("Name one owner for {stage:quoted}, who sees to {reason:quoted}", **values)
    else:
        why = lazy_gettext("It happens at {stage:quoted}; owner: {owners:list}.", **values)
        remedy = lazy_gettext("See to it at {stage:quoted} that fewer leave: {reason:quoted}", **values)
    links = tuple(Ref("leaving_reason", row.id) for row in first.rows)
    return [Finding(f"assets.top_reason:{first.rows[0].id}", "warning", text, why, links, remedy)]


def _value_lost(state: State, known: Sequence[Period]) -> list[Finding]:
    """In the latest period of which both values are known, by the month."""
    latest = next((period for period in reversed(known) if _values(period)), None)
    worth = _values(latest) if latest is not None else None
    if latest is None or worth is None or worth[1] >= worth[0]:
        return []
    exact = (worth[0] - worth[1]) / MONTHS[latest.unit]
    monthly = exact.quantize(Decimal(1) if exact >= SMALL else Decimal("0.01"), ROUND_HALF_UP)
    if not monthly:
        return []
    values = {"period": latest.name, "amount": amount(monthly), "currency": currency(state)}
    text = lazy_gettext("We lose {amount} {currency} of value a month", **values)
    whole = lazy_gettext(
        "{period}: from {start} to {end} {currency}.", start=amount(worth[0]), end=amount(worth[1]), **values
    )
    return [Finding("assets.value_lost", "warning", text, whole, latest.refs)]


def _growing(known: Sequence[Period], settings: Mapping[str, Any]) -> list[Finding]:
    """The latest periods, one behind the other without a gap in time, all with a net gain."""
    run: list[Period] = []
    for period in reversed(known):
        follows = not run or shifted(period.start_date, period.unit, 1) == run[-1].start_date
        if not follows or (period.net or 0) <= 0:
            break
        run.append(period)
    if len(run) < settings["in_a_row"]:
        return []
    net = sum(period.net or 0 for period in run)
    values = {"number": len(run), "net": net, "first": run[-1].name}
    text = lazy_gettext("More {customers} came than left in {number:words} periods in a row", **values)
    why = lazy_gettext("{net:,} more since the start of {first}.", **values)
    links = tuple(ref for period in reversed(run) for ref in period.refs)
    return [Finding("assets.growing", "strength", text, why, links)]


def _unknown(known: Sequence[Period]) -> list[Finding]:
    """Periods in which it is not known how many there were, came or left."""
    blank = {period.name: row for period in known for row in reversed(period.rows) if _is_blank(row)}
    rows = {Ref("customer_period", row.id): name for name, row in blank.items()}
    return warn_of(
        "assets.unknown",
        rows,
        N_("Nobody in the room could say how many {customers} we had, gained and lost in {names:list}"),
        N_("Nobody in the room could say how many {customers} we had, gained and lost in {names:list}"),
        N_("In {number:words} periods nobody in the room could say how many {customers} we had, gained and lost"),
        N_("Find out how many {customers} we had, gained and lost in {names:list}"),
        N_("Find out how many {customers} we had, gained and lost in {number:words} periods"),
    )


def _is_blank(row: Record) -> bool:
    return any(getattr(row, name) is None for name in MUST)
