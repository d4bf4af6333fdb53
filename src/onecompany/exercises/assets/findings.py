"""What the figures of the customers say by rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from onecompany.exercises.assets.gaps import find_gaps
from onecompany.exercises.assets.periods import Period, periods
from onecompany.exercises.assets.reasons import explained, overcounted, owner_names, ranked, with_reasons
from onecompany.exercises.assets.runs import follows, latest_run, span_words
from onecompany.kinds.money import amount, currency
from onecompany.kinds.phrasing import warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.parsing.periods import MONTHS
from onecompany.sentences import EMPTY, N_, lazy_gettext, lazy_ngettext
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
        *find_gaps(known),
        *_reasons(state, known, settings),
        *_top_reason(state, known),
        *_value_lost(state, known),
        *_unknown(known),
        *_growing(known, settings),
    ]
    return in_order(found)


def _net_loss(known: Sequence[Period]) -> list[Finding]:
    """Over the latest periods that follow one another, and of which is known how many came and left, more left."""
    whole = latest_run(known)
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
    text = lazy_ngettext(
        "We have {fewer:,} {customer} fewer than before: {lost:,} lost, {gained:,} gained",
        "We have {fewer:,} {customers} fewer than before: {lost:,} lost, {gained:,} gained",
        -net,
        **values,
    )
    why = lazy_gettext("That was in {span}.", span=values["span"])
    if len(whole) > 1:
        values |= {"worst": worst.name, "net": signed(worst.net or 0)}
        why = lazy_gettext("That was from {span}; most in {worst}, {net}.", **values)
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
    for period in reversed(known):
        worth, net = _values(period), period.net
        if worth is None or net is None or net >= 0 or worth[1] <= worth[0]:
            continue
        grown = amount(worth[1] - worth[0])
        values = {"period": period.name, "fewer": -net, "grown": grown, "currency": currency(state)}
        text = lazy_ngettext(
            "Growing value hides that we lost {fewer:,} {customer} more than we gained",
            "Growing value hides that we lost {fewer:,} {customers} more than we gained",
            -net,
            **values,
        )
        why = lazy_gettext("{period}: the value grew by {grown} {currency}.", **values)
        remedy = lazy_gettext("Report people beside money, so that a loss of {customers} is seen")
        return [Finding("assets.hidden", "warning", text, why, period.refs, remedy)]
    return []


def _reasons(state: State, known: Sequence[Period], settings: Mapping[str, Any]) -> list[Finding]:
    """Of the periods with reasons, else of the latest one in which somebody was lost.

    More who left for a reason than who left cannot be; then nothing is said of the share that is known.
    """
    if over := overcounted(state, known):
        return _too_many(state, over)
    lost = [period for period in known if period.lost]
    asked = with_reasons(state, lost) or lost[-1:]
    number, why = sum(period.lost or 0 for period in asked), explained(ranked(state, asked))
    if not asked or why * 100 >= number * settings["covered"]:
        return []
    values = {"lost": number, "known": why, "span": span_words(asked)}
    if why:
        text = lazy_gettext("We know why {known:,} of {lost:,} lost {customers} left ({span})", **values)
    else:
        text = lazy_ngettext(
            "We do not know why {lost:,} {customer} left ({span})",
            "We do not know why {lost:,} {customers} left ({span})",
            number,
            **values,
        )
    links = tuple(ref for period in asked for ref in period.refs)
    remedy = lazy_gettext("Ask {customers} who left why they did")
    return [Finding("assets.reasons", "warning", text, EMPTY, links, remedy)]


def _too_many(state: State, over: Sequence[Period]) -> list[Finding]:
    """Periods in which more people are counted by reason than were lost."""
    worst = max(over, key=lambda period: explained(ranked(state, [period])) - (period.lost or 0))
    values = {
        "known": explained(ranked(state, [worst])),
        "lost": worst.lost or 0,
        "period": worst.name,
        "names": [period.name for period in over],
    }
    text = lazy_gettext("The reasons count {known:,} {customers} in {period}, but only {lost:,} were lost", **values)
    why = lazy_gettext("So it is in {names:list}.", **values) if len(over) > 1 else EMPTY
    links = tuple(ref for period in over for ref in period.refs)
    remedy = lazy_gettext("Count each of those who left once, for the first reason")
    return [Finding("assets.reasons", "warning", text, why, links, remedy)]


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
    text = lazy_ngettext(
        "{reason:quoted} cost us {people:,} {customer}",
        "{reason:quoted} cost us {people:,} {customers}",
        first.people or 0,
        **values,
    )
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
        if (run and not follows(period, run[-1])) or (period.net or 0) <= 0:
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
