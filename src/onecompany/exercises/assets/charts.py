"""The pictures of the customers: the waterfall of a period, and the net change from period to period. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.exercises.assets.periods import Period, periods
from onecompany.parsing.periods import period_name, shifted
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.charts import Reading, Readings, Waterfall, WaterfallStep

MOST = 12
"""Periods in the picture of a hand-out; more have no room for their names."""


def waterfall(state: State, chosen: Period | None = None) -> Waterfall | None:
    """How the customers of a period came about: the chosen one, or the latest of which all is known; None for none."""
    known = [period for period in ([chosen] if chosen is not None else periods(state)) if period.is_known]
    if not known:
        return None
    period = known[-1]
    start, gained, lost, end = (period.total("start"), period.total("gained"), period.lost or 0, period.end or 0)
    values = {"start": start, "gained": gained, "lost": lost, "end": end}
    return Waterfall(
        gettext("{Customers} in {period}", period=period.name),
        ngettext(
            "{start:,} {customer} at the start, {gained:,} gained, {lost:,} lost, {end:,} at the end.",
            "{start:,} {customers} at the start, {gained:,} gained, {lost:,} lost, {end:,} at the end.",
            start,
            **values,
        ),
        (
            WaterfallStep(gettext("at the start"), start, total=True),
            WaterfallStep(gettext("gained"), gained),
            WaterfallStep(gettext("lost"), -lost),
            WaterfallStep(gettext("at the end"), end, total=True),
        ),
        unit=gettext("{customers}"),
    )


def net_readings(state: State, most: int = MOST) -> Readings | None:
    """How many more came than left, period by period; None where that is known of fewer than two."""
    shown = _in_time(periods(state), most)
    known = [period for _, period in shown if period is not None and period.net is not None]
    if len(known) < 2:
        return None
    highest, lowest = (choose(known, key=lambda period: period.net or 0) for choose in (max, min))
    values = {
        "highest": words.signed(highest.net or 0),
        "when": highest.name,
        "lowest": words.signed(lowest.net or 0),
        "other": lowest.name,
    }
    return Readings(
        gettext("Net change in {customers}"),
        gettext("The net change was highest in {when} ({highest}), lowest in {other} ({lowest}).", **values),
        tuple(Reading(name, period.net if period is not None else None) for name, period in shown),
        unit=gettext("{customers}"),
        whole=True,  # whole people; and from 0 on, for whether they became more is what is asked
    )


def _in_time(known: Sequence[Period], most: int) -> list[tuple[str, Period | None]]:
    """The latest periods by name up to the last one, with None for those that are missing between them."""
    there = {period.start_date: period for period in known}
    if not known:
        return []
    unit, last = known[-1].unit, known[-1].start_date
    days = [shifted(last, unit, -back) for back in reversed(range(most))]
    return [(period_name(day, unit), there.get(day)) for day in days if day >= known[0].start_date]
