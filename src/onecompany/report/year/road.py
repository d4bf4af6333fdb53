"""The road of the workshops, with the pulse and the cracks over time. Pure."""

from __future__ import annotations

from dataclasses import replace

from onecompany.kinds.reporting import table
from onecompany.report.course import Held
from onecompany.report.trends import Trend
from onecompany.report.year.told import Told, now, plain, started
from onecompany.sentences import N_, gettext, ngettext
from onecompany.summary import labels
from onecompany.summary.blocks import Block, Paragraph, Reading, Readings, TableColumn, Value
from onecompany.summary.document import Section
from onecompany.summary.times import from_today, held, within
from onecompany.summary.words import long_date, number, rounded, short_date, shown

MOST = 12
"""Workshops in the table and in the charts: more of them have no room for their days."""

NAMED = 4
"""Meetings ahead that are named: those of a year."""

STATES = {"running": N_("under way"), "new": N_("not begun")}


def road(told: Told) -> Section:
    """The workshops that were held, with what each of them showed, and when the next ones are."""
    heads = (
        TableColumn(labels.WHEN, "date"),
        TableColumn(labels.TITLE),
        TableColumn(gettext("Pulse"), "number"),
        TableColumn(labels.SPREAD, "number"),
        TableColumn(gettext("Promises kept"), "number"),
        TableColumn(gettext("Cracks open"), "number"),
        TableColumn(gettext("Cracks closed"), "number"),
        TableColumn(gettext("Remark")),
    )
    rows = [_row(told, place, one) for place, one in enumerate(told.course.held)]
    blocks: list[Block] = [table(heads, rows[-MOST:], optional=[head.title for head in heads[2:]])]
    if earlier := len(rows[:-MOST]):
        text = ngettext(
            "One workshop was held before these.", "{number:Words} workshops were held before these.", earlier
        )
        blocks.append(Paragraph(text, "note"))
    if told.course.planned:
        days = [long_date(planned.date) for planned in told.course.planned[:NAMED]]
        planned = ngettext(
            "Planned: the quarterly meeting of {days:list}.",
            "Planned: the quarterly meetings of {days:list}.",
            len(days),
            days=days,
        )
        blocks.append(Paragraph(planned))
    return Section("road", gettext("The road"), 20, (*blocks, *_charts(told)), _road_sentence(told))


def _row(told: Told, place: int, one: Held) -> tuple[Value, ...]:
    pulse, kept = one.measures.get("pulse"), one.measures.get("kept")
    part = None
    if kept is not None and kept.value is not None and kept.of:
        part = gettext("{part} of {whole}", part=number(kept.value), whole=number(kept.of))
    return (
        one.date,
        one.title,
        rounded(pulse.value) if pulse is not None else None,
        rounded(pulse.spread) if pulse is not None else None,
        part,
        None if one.ahead else one.cracks,
        None if one.ahead else one.closed,
        remark(told, place, one),
    )


def remark(told: Told, place: int, one: Held) -> str:
    """Whether a workshop, by its place among all, is still ahead or under way, and else whether it was held in time."""
    return _state(told, one) or _late(told, place, one)


def _state(told: Told, one: Held) -> str:
    if one.ahead and one.date >= told.today:
        return gettext("planned, {when}", when=from_today(one.date, told.today))
    return gettext(STATES[one.state]) if one.state in STATES else ""


def _late(told: Told, place: int, one: Held) -> str:
    """Whether it was held when a meeting was planned; "" where none was planned before it."""
    if not place:
        return gettext("the first one")
    meeting, planned = told.meetings.get(one.workshop_id, (None, False))
    if meeting is None:
        return gettext("outside the plan") if planned else ""
    return held(meeting, one.date) or gettext("held as planned")


def _road_sentence(told: Told) -> str:
    """How many were held. One that nobody has begun was not, whatever its day says."""
    begun = [one for one in told.course.held if not one.ahead]
    if not begun:
        return gettext("No workshop has been held yet.")
    if not any(one.state == "closed" for one in begun):
        return ngettext("The one workshop is not closed yet.", "None of {number:words} workshops is closed yet.",
                        len(begun))  # fmt: skip
    days = [one.date for one in begun if one.state != "new"]
    if len(days) == 1:
        if days[0] > told.today:
            return gettext("One workshop was held, before its day, {day}.", day=long_date(days[0]))
        return gettext("One workshop was held, {when}.", when=from_today(days[0], told.today))
    if days[0] == days[-1]:
        return gettext("{number:Words} workshops were held, all on {day}.", number=len(days), day=long_date(days[0]))
    return gettext("{number:Words} workshops were held {time}.", number=len(days), time=within(days[0], days[-1]))


# -- the charts


def _charts(told: Told) -> list[Block]:
    """The pulse and the open cracks from workshop to workshop: side by side where a page has room for two."""
    charts = [_pulse(told.course.trend("pulse")), _cracks(told.course.trend("cracks"))]
    return [chart for chart in charts if chart is not None]


def _pulse(trend: Trend | None) -> Readings | None:
    if trend is None or started(trend) is None:
        return None
    basis = now(trend).basis  # what was asked in other words is no figure of the same
    trend = replace(trend, points=tuple(one for one in trend.points if one.value is None or one.basis == basis))
    known = [point for point in trend.points if point.value is not None]
    lowest, highest = (choose(known, key=lambda point: point.value or 0) for choose in (min, max))
    values = {
        "highest": shown(rounded(highest.value)),
        "when": long_date(highest.date),
        "lowest": shown(rounded(lowest.value)),
        "other": long_date(lowest.date),
    }
    sentence = gettext("The pulse was lowest on {other} ({lowest}), highest on {when} ({highest}).", **values)
    if lowest.date == highest.date:
        sentence = gettext("The pulse was between {lowest} and {highest} on {when}.", **values)
    if values["lowest"] == values["highest"]:
        sentence = gettext("The pulse stayed at {lowest}.", **values)
    ends = {"low": number(trend.low or 0), "high": number(trend.high or 0)}
    title = gettext("The pulse, from {low} to {high}", **ends)
    return Readings(title, sentence, _readings(trend), good=trend.good, scale=_scale(trend))


def _scale(trend: Trend) -> tuple[float, float] | None:
    return None if trend.low is None or trend.high is None else (trend.low, trend.high)


def _cracks(trend: Trend | None) -> Readings | None:
    if trend is None or started(trend) is None or not any(point.value for point in trend.points):
        return None
    counted = [round(point.value or 0) for point in trend.points]
    sentence = gettext("Cracks open: {first} on {day}, {last} on {other}.", first=counted[0], last=counted[-1],
                       day=long_date(trend.points[0].date), other=long_date(trend.points[-1].date))  # fmt: skip
    if trend.points[0].date == trend.points[-1].date:
        sentence = gettext("Cracks open on {day}: {first} at first, {last} at last.", first=counted[0],
                           last=counted[-1], day=long_date(trend.points[0].date))  # fmt: skip
    return Readings(gettext("Cracks open"), sentence, _readings(trend), good=trend.good, whole=True)


def _readings(trend: Trend) -> tuple[Reading, ...]:
    """The latest points. Several of one day are told apart by their number, for each has a place of its own."""
    points = trend.points[-MOST:]
    days = [short_date(point.date) for point in points]
    names = [day if days.count(day) == 1 else f"{day} ({days[:at].count(day) + 1})" for at, day in enumerate(days)]
    values = (None if point.value is None else plain(trend, point.value) for point in points)
    return tuple(Reading(name, value) for name, value in zip(names, values, strict=True))
