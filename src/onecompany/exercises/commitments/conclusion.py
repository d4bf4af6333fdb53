"""What the commitments come to, in a few sentences. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.promises import OPEN_STATES, active, cracks_in, is_overdue, open_cracks, told_as_commitments
from onecompany.kinds.view import Finding, View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.words import long_date


def cracks_of(view: View) -> tuple[list[Finding], int]:
    """The cracks that no commitment serves, and how many cracks there are in all."""
    return open_cracks(view.state, view.others), len(cracks_in(view.others))


def incomplete(state: State, rows: Sequence[Record]) -> list[Any]:
    """The commitments that lack a name or a date."""
    return [row for row in rows if row.by_when is None or not promised_by(state, row)]


def conclusion(view: View) -> str:
    """How many promises, whether they can be kept to account or are overdue, when the first is due, what is left."""
    rows: list[Record] = active(view.state)
    promises = told_as_commitments(view.state)
    left, cracks = cracks_of(view)
    if not promises:
        none = gettext("No commitment was recorded.")
        if view.state.rows("commitment"):
            none = gettext("No commitment is open, and no new one was made.")
        return " ".join([none, *(_left(len(left), cracks) if left else ())])
    if not rows:
        return " ".join([_settled(promises), *(_left(len(left), cracks) if left else ())])
    late = [row for row in rows if is_overdue(row, view.today)]
    alone, complete = len(rows) == len(promises), not incomplete(view.state, rows)
    sentences = [_open(rows, complete=complete) if alone else _states(promises)]
    if not complete and (alone or not late):
        # One line of page 1 has to hold it: what became of the others and what is overdue come before what is lacking.
        sentences += _lacking(view.state, rows, alone=alone)
    elif not alone and not late:
        sentences.append(
            ngettext("The open one has a name and a date.", "Each open one has a name and a date.", len(rows))
        )
    sentences += [_late(late, rows, len(promises))] if late else _first(rows, len(promises))
    return " ".join([*sentences, *_left(len(left), cracks)])


def _open(rows: Sequence[Record], *, complete: bool) -> str:
    """How many there are, where all of them are open; and that all say who and when, if they do."""
    carried, number = any(row.origin_id for row in rows), len(rows)
    if carried and complete:
        return ngettext(
            "One commitment is open, with a name and a date.",
            "{number:Words} commitments are open, each with a name and a date.",
            number,
        )
    if carried:
        return ngettext("One commitment is open.", "{number:Words} commitments are open.", number)
    if complete:
        return ngettext(
            "One commitment was made, with a name and a date.",
            "{number:Words} commitments were made, each with a name and a date.",
            number,
        )
    return ngettext("One commitment was made.", "{number:Words} commitments were made.", number)


def states_of(promises: Sequence[Record]) -> list[str]:
    """What became of how many: the numbers add up to all of them, and those that are late are open."""
    still, kept, dropped = (
        sum(row.state in states for row in promises) for states in (OPEN_STATES, {"kept"}, {"dropped"})
    )
    counts = [
        gettext("{number} open", number=still) if still else "",
        gettext("{number} kept", number=kept) if kept else "",
        gettext("{number} dropped", number=dropped) if dropped else "",
    ]
    return [count for count in counts if count]


def _states(promises: Sequence[Record]) -> str:
    return ngettext(
        "One commitment was made: {states:list}.",
        "{number:Words} commitments were made: {states:list}.",
        len(promises),
        states=states_of(promises),
    )


def _settled(promises: Sequence[Record]) -> str:
    """What became of them, where none is open any more."""
    states, number = {row.state for row in promises}, len(promises)
    if len(states) > 1:
        return _states(promises)
    if states == {"kept"} and number == 2:
        return gettext("Both commitments were kept.")
    if states == {"kept"}:
        return ngettext("The one commitment was kept.", "All {number:words} commitments were kept.", number)
    if number == 2:
        return gettext("Both commitments were dropped.")
    return ngettext("The one commitment was dropped.", "All {number:words} commitments were dropped.", number)


def _lacking(state: State, rows: list[Record], *, alone: bool) -> list[str]:
    """How many of the open ones have no name, and no date. `alone`: they are all there are."""
    nobody = sum(not promised_by(state, row) for row in rows)
    undated = sum(row.by_when is None for row in rows)
    if alone and len(rows) == 1:
        if nobody and undated:
            return [gettext("It has no name and no date yet.")]
        return [gettext("It has no name yet.") if nobody else gettext("It has no date yet.")]
    if alone:
        sentences = (
            ngettext("One has no name.", "{number:Words} have no name.", nobody),
            ngettext("One has no date.", "{number:Words} have no date.", undated),
        )
    else:
        sentences = (
            ngettext("One open one has no name.", "{number:Words} open ones have no name.", nobody),
            ngettext("One open one has no date.", "{number:Words} open ones have no date.", undated),
        )
    return [sentence for sentence, number in zip(sentences, (nobody, undated), strict=True) if number]


def _late(late: Sequence[Record], rows: Sequence[Record], promises: int) -> str:
    """How many of the open ones are overdue, and since when."""
    days = sorted(row.by_when for row in late if row.by_when is not None)
    since = long_date(days[0]) if days else ""
    number, whole = len(late), len(rows)
    if not since and number == 1:
        return ngettext("The open one is late.", "One of {number:words} is late.", whole)
    if not since:
        return gettext("{number:Words} of {whole:words} are late.", number=number, whole=whole)
    if number == 1 and whole == promises == 1:
        return gettext("It has been overdue since {day}.", day=since)
    if number == 1:
        return ngettext(
            "The open one has been overdue since {day}.",
            "One of {number:words} has been overdue since {day}.",
            whole,
            day=since,
        )
    if number == whole == 2:
        return gettext("Both are overdue, the older since {day}.", day=since)
    if number == whole:
        return gettext("All {number:words} are overdue, the oldest since {day}.", number=number, day=since)
    if number == 2:
        return gettext("Two of {whole:words} are overdue, the older since {day}.", whole=whole, day=since)
    return gettext(
        "{number:Words} of {whole:words} are overdue, the oldest since {day}.", number=number, whole=whole, day=since
    )


def _first(rows: Sequence[Record], promises: int) -> list[str]:
    days = sorted(row.by_when for row in rows if row.by_when is not None)
    if not days:
        return []
    return [ngettext("It is due on {day}.", "The first is due on {day}.", promises, day=long_date(days[0]))]


def _left(left: int, cracks: int) -> list[str]:
    """Whether the cracks have been taken on."""
    if not cracks:
        return []
    if not left:
        return [ngettext("The crack has a commitment.", "Every crack has a commitment.", cracks)]
    if left == cracks == 2:
        return [gettext("Neither of the two cracks has a commitment yet.")]
    if left == cracks:
        return [ngettext("The crack has no commitment yet.", "None of the {number:words} cracks has a commitment yet.",
                         cracks)]  # fmt: skip
    return [
        ngettext(
            "One of {cracks:words} cracks has no commitment yet.",
            "{number:Words} of {cracks:words} cracks have no commitment yet.",
            left,
            cracks=cracks,
        )
    ]
