"""What the promises say by rule, and which cracks nobody has taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from onecompany.kinds.cadence import first_review, meetings, orphans, owner
from onecompany.kinds.phrasing import NAMED, about, capital, out_of, quoted
from onecompany.kinds.promises import active, by_urgency, is_overdue, open_cracks, overdue
from onecompany.kinds.view import Finding, View, counted, in_order, listed
from onecompany.parsing.alike import alike
from onecompany.parsing.dates import short_date
from onecompany.store.records import Record, Ref

FEWEST_FOR_A_SHARE = 4
"""Of three promises one is a third already."""


def find(view: View) -> list[Finding]:
    """The findings of the commitments, gravest first."""
    rows: list[Record] = active(view.state)
    return in_order(
        [
            *_cracks(view),
            *_each_or_all("no_owner", "has no owner", "have no owner", [r for r in rows if not owner(view.state, r)]),
            *_each_or_all("no_date", "has no date", "have no date", [r for r in rows if r.by_when is None]),
            *_past(view, rows),
            *_absent(view, rows),
            *_too_much(view, rows),
            *_none_soon(view, rows),
            *_parked(view),
            *_strengths(view, rows),
        ]
    )


def _refs(rows: Sequence[Any], table: str = "commitment") -> tuple[Ref, ...]:
    return tuple(Ref(table, row.id) for row in rows)


def _each_or_all(name: str, one: str, many: str, rows: Sequence[Record]) -> list[Finding]:
    """A warning for each of a few promises, one for many."""
    if len(rows) > NAMED:
        said = about([quoted(row.what) for row in rows], one, many, "commitment")
        return [Finding(f"commitments.{name}", "warning", said.text, said.why, _refs(rows))]
    return [
        Finding(f"commitments.{name}:{row.id}", "warning", f"{quoted(row.what)} {one}", "", _refs([row]))
        for row in rows
    ]


def _cracks(view: View) -> list[Finding]:
    cracks = open_cracks(view.state, view.others)
    if not cracks:
        return []
    links = tuple(dict.fromkeys(link for crack in cracks for link in crack.links))
    if len(cracks) == 1:
        text, why = f"{quoted(cracks[0].text)} has no commitment yet", ""
    else:
        text = f"{capital(counted(len(cracks), 'crack'))} have no commitment yet"
        why = f"{'; '.join(crack.text for crack in cracks)}."
    return [Finding("commitments.open_cracks", "warning", text, why, links)]


def _past(view: View, rows: Sequence[Record]) -> list[Finding]:
    """Each of a few that are overdue, with since when; of many how many they are and since when the oldest is."""
    late = by_urgency((row for row in rows if is_overdue(row, view.today)), view.today)

    def say(day: dt.date) -> str:
        return short_date(day, view.today)

    if len(late) > NAMED:
        why = f"{listed([quoted(row.what) for row in late])}."
        text = capital(overdue(rows, view.today, say, noun="commitment"))
        return [Finding("commitments.past", "warning", text, why, _refs(late))]
    return [
        Finding(
            f"commitments.past:{row.id}",
            "warning",
            overdue([row], view.today, say, one=quoted(row.what)),
            "",
            _refs([row]),
        )
        for row in late
    ]


def _by_owner(view: View, rows: Sequence[Record]) -> dict[str, list[Record]]:
    """The promises of each, by leader or else by the name as typed."""
    found: dict[str, list[Record]] = {}
    for row in rows:
        name = owner(view.state, row)
        if name:
            key = row.leader_id if view.state.get("leader", row.leader_id) is not None else alike(name)
            found.setdefault(key or alike(name), []).append(row)
    return found


def _absent(view: View, rows: Sequence[Record]) -> list[Finding]:
    """Owners who are not here: leaders who are absent, and names that no leader has.

    Not asked where nobody is known to be here.
    """
    if not any(leader.present for leader in view.state.rows("leader")):
        return []

    def away(row: Record) -> bool:
        leader = view.state.get("leader", row.leader_id)
        return leader is None or not leader.present

    return _by_person(
        view,
        rows,
        lambda theirs: away(theirs[0]),
        lambda who, theirs: f"{who} is not in the room and has {counted(len(theirs), 'commitment')}",
        "absent",
    )


def _too_much(view: View, rows: Sequence[Record]) -> list[Finding]:
    if len(rows) < FEWEST_FOR_A_SHARE:
        return []
    return _by_person(
        view,
        rows,
        lambda theirs: 3 * len(theirs) > len(rows),
        lambda who, theirs: f"{who} has {out_of(len(theirs), len(rows), 'commitment')}",
        "most",
        "More than a third.",
    )


def _by_person(
    view: View,
    rows: Sequence[Record],
    which: Callable[[list[Record]], bool],
    say: Callable[[str, list[Record]], str],
    name: str,
    why: str = "",
) -> list[Finding]:
    return [
        Finding(
            f"commitments.{name}:{key}",
            "warning",
            say(owner(view.state, theirs[0]), theirs),
            why,
            _refs(theirs),
        )
        for key, theirs in _by_owner(view, rows).items()
        if which(theirs)
    ]


def _none_soon(view: View, rows: Sequence[Record]) -> list[Finding]:
    dated = [row.by_when for row in rows if row.by_when is not None]
    months = view.settings["review_months"]
    review: dt.date = first_review(view.state, months)
    if not dated or min(dated) <= review:
        return []
    text, why = "Nothing is due before the first review", f"The first review is on {short_date(review, view.today)}."
    if review not in {row.date for row in meetings(view.state)}:
        # Nobody has set that day: the plan says after how many months we look again.
        text, why = f"Nothing is due within {counted(months, 'month')} of the workshop", ""
    return [Finding("commitments.none_soon", "warning", text, why, _refs(rows))]


def _parked(view: View) -> list[Finding]:
    rows = orphans(view.state)
    if not rows:
        return []
    said = about([quoted(row.text) for row in rows], "is parked with no owner", "are parked with no owner", "item")
    return [Finding("commitments.parked", "warning", said.text, said.why, _refs(rows, "parking"))]


def _strengths(view: View, rows: Sequence[Record]) -> list[Finding]:
    found = []
    if rows and all(owner(view.state, row) and row.by_when is not None for row in rows):
        text = "Every commitment has an owner and a date"
        found.append(Finding("commitments.complete", "strength", text))
    cracks = [finding for finding in view.others if finding.level == "crack"]
    if cracks and not open_cracks(view.state, view.others):
        found.append(Finding("commitments.no_open_cracks", "strength", "Every crack has a commitment"))
    coming = [row.date for row in meetings(view.state) if row.date >= view.today]
    if coming:
        dates = listed([short_date(date, view.today) for date in coming])
        text = f"The customer section is in {counted(len(coming), 'coming meeting')}"
        found.append(Finding("commitments.cadence", "strength", text, f"{dates}."))
    return found
