"""What the values say by rule, docs/field.md L1: what leaders do counts, not what they say."""

from __future__ import annotations

import datetime as dt

from onecompany.exercises.saydo.gap import latest, rated
from onecompany.kinds.cadence import later
from onecompany.kinds.phrasing import warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, N_, lazy_gettext, quoted
from onecompany.store.records import Record, Ref
from onecompany.summary.dates import RoomDay
from onecompany.summary.tallies import tenths
from onecompany.summary.words import long_month

WIDE, LIVED = 3.0, 1.0
"""Of a scale to 4: from where on we do something else than we say, and up to where we do what we say."""

YEAR = 12
"""Months within which somebody in the room remembers what it cost."""


def find(view: View) -> list[Finding]:
    """The findings of the values, gravest first."""
    rows = view.state.rows("proclaimed_value")
    told = [row for row in rows if row.broken_what or row.broken_when or latest(view.state, row) is not None]
    unproven = {_ref(row): quoted(row.text) for row in told if not row.kept_what and row.kept_when is None}
    no_proof = warn_of(
        "saydo.no_proof", unproven,
        N_("Nobody can say when {names:list} was last kept at a cost"),
        N_("Nobody can say when {names:list} were last kept at a cost"),
        N_("Nobody can say when {number:words} values were last kept at a cost"),
        N_("Find out when {names:list} was last kept at a cost, or say it no more"),
        N_("Find out when the {number:words} values were last kept at a cost, or say them no more"),
        single=True,
    )  # fmt: skip
    every = (finding for row in rows for finding in (*_gap(view, row), *_broken_later(view, row), *_lived(view, row)))
    return in_order([*every, *no_proof])


def _ref(row: Record) -> Ref:
    return Ref("proclaimed_value", row.id)


def _month(day: dt.date) -> tuple[int, int]:
    return day.year, day.month


def _last_of_month(day: dt.date) -> dt.date:
    return later(day.replace(day=1), 1) - dt.timedelta(days=1)


def _gap(view: View, row: Record) -> list[Finding]:
    gap = rated(view.state, row)
    if gap is None or gap < WIDE:
        return []
    text = lazy_gettext(
        "We say {value:quoted} and do something else: the gap is {gap} of 4", value=row.text, gap=tenths(gap)
    )
    remedy = lazy_gettext("Close the gap between {value:quoted} and what we do", value=row.text)
    return [Finding(f"saydo.gap:{row.id}", "crack", text, EMPTY, (_ref(row),), remedy)]


def _broken_later(view: View, row: Record) -> list[Finding]:
    kept, broken = row.kept_when, row.broken_when
    if kept is None or broken is None or broken <= kept:
        return []
    text = lazy_gettext("{value:quoted} was broken after it was last kept at a cost", value=row.text)
    if _month(broken) > _month(kept):
        months = {"kept": long_month(kept), "broken": long_month(broken)}
        why = lazy_gettext("Kept in {kept}, broken in {broken}.", **months)
    elif broken != min(view.today, _last_of_month(broken)):
        days = {"kept": RoomDay(kept, view.today), "broken": RoomDay(broken, view.today)}
        why = lazy_gettext("Kept on {kept}, broken on {broken}.", **days)
    else:  # of a month that was typed alone the last day is kept, so that within it the order is not known
        return []
    return [Finding(f"saydo.broken_later:{row.id}", "warning", text, why, (_ref(row),))]


def _lived(view: View, row: Record) -> list[Finding]:
    gap, since = rated(view.state, row), later(view.state.workshop.date, -YEAR)
    if gap is None or gap > LIVED or not row.kept_what or row.kept_when is None or row.kept_when < since:
        return []
    text = lazy_gettext("We do what we say: {value:quoted}", value=row.text)
    why = lazy_gettext("The gap is {gap} of 4; kept at a cost in {month}.",
                       gap=tenths(gap), month=long_month(row.kept_when))  # fmt: skip
    return [Finding(f"saydo.lived:{row.id}", "strength", text, why, (_ref(row),))]
