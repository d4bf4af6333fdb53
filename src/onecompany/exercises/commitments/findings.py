"""What the promises say by rule, and which cracks nobody has taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onecompany.kinds.cadence import first_review, meetings, orphans, promised_by
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.promises import active, by_urgency, is_overdue, is_reviewed, open_cracks
from onecompany.kinds.view import Finding, View, in_order
from onecompany.parsing.alike import alike
from onecompany.sentences import EMPTY, N_, Message, lazy_gettext, lazy_ngettext, quoted
from onecompany.store.records import Record, Ref
from onecompany.summary.dates import RoomDay

FEWEST_FOR_A_SHARE = 4
"""Of three promises one is a third already."""


def find(view: View) -> list[Finding]:
    """The findings of the commitments, gravest first."""
    rows: list[Record] = active(view.state)
    return in_order(
        [
            *_cracks(view),
            *_incomplete(view, rows),
            *_late(view, rows),
            *_absent(view, rows),
            *_too_much(view, rows),
            *_none_soon(view, rows),
            *_unowned_parking(view),
            *_strengths(view, rows),
        ]
    )


def _quoted(rows: Iterable[Record]) -> dict[Ref, str]:
    return {Ref("commitment", row.id): quoted(row.what) for row in rows}


def _cracks(view: View) -> list[Finding]:
    cracks = open_cracks(view.state, view.others)
    if not cracks:
        return []
    links = tuple(dict.fromkeys(link for crack in cracks for link in crack.links))
    text, why = lazy_gettext("{crack:quoted} has no commitment yet", crack=cracks[0].message), EMPTY
    if len(cracks) > 1:
        text = lazy_gettext("{number:Words} cracks have no commitment yet", number=len(cracks))
        why = lazy_gettext("{cracks:clauses}.", cracks=[crack.message for crack in cracks])
    return [Finding("commitments.open_cracks", "warning", text, why, links)]


def _incomplete(view: View, rows: Sequence[Record]) -> list[Finding]:
    return [
        *warn_of(
            "commitments.no_owner", _quoted(row for row in rows if not promised_by(view.state, row)),
            N_("{names:list} has no owner"),
            N_("{names:list} have no owner"),
            N_("{number:Words} commitments have no owner"),
            single=True,
        ),
        *warn_of(
            "commitments.no_date", _quoted(row for row in rows if row.by_when is None),
            N_("{names:list} has no date"),
            N_("{names:list} have no date"),
            N_("{number:Words} commitments have no date"),
            single=True,
        ),
    ]  # fmt: skip


def _late(view: View, rows: Sequence[Record]) -> list[Finding]:
    """Each of a few that are overdue, with since when; of many how many they are and since when the oldest is."""
    if is_reviewed(view.state):
        rows = [row for row in rows if not row.origin_id]  # of these the review says it
    late = by_urgency((row for row in rows if is_overdue(row, view.today)), view.today)
    if len(late) <= NAMED:
        return [Finding(f"commitments.past:{row.id}", "warning", _since(view, row), EMPTY, tuple(_quoted([row])))
                for row in late]  # fmt: skip
    values: dict[str, Any] = {"number": len(late), "whole": len(rows)}
    days = sorted(row.by_when for row in late if row.by_when is not None)
    text = lazy_gettext("{number:Words} of {whole:words} commitments are late", **values)
    if days:
        values["day"] = RoomDay(days[0], view.today)
        text = lazy_gettext("{number:Words} of {whole:words} commitments are overdue, the oldest since {day}", **values)
    if days and len(late) == len(rows):
        text = lazy_gettext("All {number:words} commitments are overdue, the oldest since {day}",
                            number=len(late), day=values["day"])  # fmt: skip
    why = lazy_gettext("{names:quoted}.", names=[row.what for row in late])
    return [Finding("commitments.past", "warning", text, why, tuple(_quoted(late)))]


def _since(view: View, row: Record) -> Message:
    if row.by_when is None:
        return lazy_gettext("{what:quoted} is late", what=row.what)
    day = RoomDay(row.by_when, view.today)
    return lazy_gettext("{what:quoted} has been overdue since {day}", what=row.what, day=day)


def _by_owner(view: View, rows: Sequence[Record]) -> list[tuple[str, list[Record]]]:
    """The promises of each, by leader or else by the name as typed, with what tells them apart.

    A leader is known by an id, somebody else by the id of their first promise: a finding's key holds no names.
    """
    people: dict[str, list[Record]] = {}
    for row in rows:
        leader = view.state.get("leader", row.leader_id)
        name = promised_by(view.state, row)
        if name:
            people.setdefault(leader.id if leader is not None else alike(name), []).append(row)
    return [(key if view.state.get("leader", key) else theirs[0].id, theirs) for key, theirs in people.items()]


def _absent(view: View, rows: Sequence[Record]) -> list[Finding]:
    """Owners who are not here: leaders who are absent, and names that no leader has.

    Not asked where nobody is known to be here.
    """
    if not any(leader.present for leader in view.state.rows("leader")):
        return []

    def away(row: Record) -> bool:
        leader = view.state.get("leader", row.leader_id)
        return leader is None or not leader.present

    return [
        Finding(
            f"commitments.absent:{key}",
            "warning",
            lazy_ngettext(
                "{name} is not in the room and has one commitment",
                "{name} is not in the room and has {number:words} commitments",
                len(theirs),
                name=promised_by(view.state, theirs[0]),
            ),
            EMPTY,
            tuple(_quoted(theirs)),
        )
        for key, theirs in _by_owner(view, rows)
        if away(theirs[0])
    ]


def _too_much(view: View, rows: Sequence[Record]) -> list[Finding]:
    if len(rows) < FEWEST_FOR_A_SHARE:
        return []
    findings = []
    for key, theirs in _by_owner(view, rows):
        if 3 * len(theirs) > len(rows):
            name, number, whole = promised_by(view.state, theirs[0]), len(theirs), len(rows)
            text = lazy_gettext("{name} has all {number:words} commitments", name=name, number=number)
            if number < whole:
                text = lazy_gettext("{name} has {number:words} of {whole:words} commitments",
                                    name=name, number=number, whole=whole)  # fmt: skip
            why = lazy_gettext("More than a third.")
            findings.append(Finding(f"commitments.most:{key}", "warning", text, why, tuple(_quoted(theirs))))
    return findings


def _none_soon(view: View, rows: Sequence[Record]) -> list[Finding]:
    dated = [row.by_when for row in rows if row.by_when is not None]
    months: int = view.settings["review_months"]
    review = first_review(view.state, months)
    if not dated or min(dated) <= review:
        return []
    # Where nobody has set the day of the review, the plan says after how many months we look again.
    text, why = lazy_ngettext("Nothing is due within one month of the workshop",
                              "Nothing is due within {number:words} months of the workshop", months), EMPTY  # fmt: skip
    if review in {row.date for row in meetings(view.state)}:
        text = lazy_gettext("Nothing is due before the first review")
        why = lazy_gettext("The first review is on {day}.", day=RoomDay(review, view.today))
    return [Finding("commitments.none_soon", "warning", text, why, tuple(_quoted(rows)))]


def _unowned_parking(view: View) -> list[Finding]:
    return warn_of(
        "commitments.parked", {Ref("parking", row.id): quoted(row.text) for row in orphans(view.state)},
        N_("{names:list} is parked with no owner"),
        N_("{names:list} are parked with no owner"),
        N_("{number:Words} items are parked with no owner"),
    )  # fmt: skip


def _strengths(view: View, rows: Sequence[Record]) -> list[Finding]:
    strengths = []
    if rows and all(promised_by(view.state, row) and row.by_when is not None for row in rows):
        text = lazy_gettext("Every commitment has an owner and a date")
        strengths.append(Finding("commitments.complete", "strength", text))
    if any(finding.level == "crack" for finding in view.others) and not open_cracks(view.state, view.others):
        text = lazy_gettext("Every crack has a commitment")
        strengths.append(Finding("commitments.no_open_cracks", "strength", text))
    coming = [RoomDay(row.date, view.today) for row in meetings(view.state) if row.date >= view.today]
    if coming:
        text = lazy_ngettext("The {customer} section is in one coming meeting",
                             "The {customer} section is in {number:words} coming meetings", len(coming))  # fmt: skip
        dates = lazy_gettext("{days:list}.", days=coming)
        strengths.append(Finding("commitments.cadence", "strength", text, dates))
    return strengths
