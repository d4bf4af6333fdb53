"""What the commitments come to, in one sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.kinds.phrasing import capital, in_words
from onecompany.kinds.promises import OPEN_STATES, active, open_cracks, overdue
from onecompany.kinds.reporting import promised_by
from onecompany.kinds.shares import lowered, share
from onecompany.kinds.view import Finding, View, counted
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.words import long_date


def cracks_of(view: View) -> tuple[list[Finding], int]:
    """The cracks that no commitment serves, and how many cracks there are in all."""
    return open_cracks(view.state, view.others), sum(finding.level == "crack" for finding in view.others)


def incomplete(state: State, rows: Sequence[Record]) -> list[Any]:
    """The commitments that lack a name or a date."""
    return [row for row in rows if row.by_when is None or not promised_by(state, row)]


def conclusion(view: View) -> str:
    """How many promises, whether they can be kept to account or are overdue, when the first is due, what is left."""
    rows: list[Record] = active(view.state)
    made = view.state.rows("commitment")
    left, cracks = cracks_of(view)
    if not made:
        return f"No commitment was recorded{_left(len(left), cracks) if left else ''}."
    if not rows:
        return f"{_settled(made)}{_left(len(left), cracks) if left else ''}."
    late = overdue(rows, view.today, long_date, one="it" if len(made) == 1 else "the open one")
    said = _open(rows) if len(rows) == len(made) else _states(made)
    # One line of page 1 has to hold it: what became of the others and what is overdue come before what is lacking.
    complete = "" if late and len(rows) < len(made) else _complete(view.state, rows, len(made))
    rest = f"{complete}{f'; {late}' if late else _first(view, rows)}"
    return f"{said}{rest}{_left(len(left), cracks)}."


def _open(rows: list[Record]) -> str:
    """How many there are, where all of them are open."""
    carried = any(row.origin_id for row in rows)
    verb = ("is" if len(rows) == 1 else "are") if carried else ("was" if len(rows) == 1 else "were")
    return f"{capital(counted(len(rows), 'commitment'))} {verb} {'open' if carried else 'made'}"


def _states(made: Sequence[Record]) -> str:
    """What became of how many: the numbers add up to all of them, and those that are late are open."""
    numbers = {
        "open": sum(row.state in OPEN_STATES for row in made),
        "kept": sum(row.state == "kept" for row in made),
        "dropped": sum(row.state == "dropped" for row in made),
    }
    said = ", ".join(f"{number} {what}" for what, number in numbers.items() if number)
    return f"{capital(counted(len(made), 'commitment'))} {'was' if len(made) == 1 else 'were'} made: {said}"


def _settled(made: Sequence[Record]) -> str:
    """What became of them, where none is open any more."""
    if len({row.state for row in made}) > 1:
        return _states(made)
    became = str(made[0].state)
    if len(made) == 1:
        return f"The one commitment was {became}"
    return share(len(made), len(made), "commitment", "was", "were") + f" {became}"


def _complete(state: State, rows: list[Record], made: int) -> str:
    nobody = sum(not promised_by(state, row) for row in rows)
    undated = sum(row.by_when is None for row in rows)
    if not nobody and not undated:
        if len(rows) < made:
            return "; each open one has a name and a date" if len(rows) > 1 else "; the open one has a name and a date"
        return ", with a name and a date" if len(rows) == 1 else ", each with a name and a date"
    lacking = [(number, what) for number, what in ((nobody, "name"), (undated, "date")) if number]
    if len(rows) < made:
        clauses = [f"{in_words(number)} without a {what}" for number, what in lacking]
        return f"; of the open {'one' if len(rows) == 1 else 'ones'}, {' and '.join(clauses)}"
    if len(rows) == 1:
        return f", without a {' or a '.join(what for _, what in lacking)}"
    clauses = [f"{in_words(number)} without a {what}" for number, what in lacking]
    return f", {' and '.join(clauses)}"


def _first(view: View, rows: list[Record]) -> str:
    dates = sorted(row.by_when for row in rows if row.by_when is not None)
    if not dates:
        return ""
    what = "it" if len(view.state.rows("commitment")) == 1 else "the first"
    return f"; {what} is due on {long_date(dates[0])}"


def _left(left: int, cracks: int) -> str:
    """Whether the cracks have been taken on, as the end of the sentence."""
    if not cracks:
        return ""
    if not left:
        return f"; {'the crack' if cracks == 1 else 'every crack'} has a commitment"
    if cracks == 1:
        return "; the crack has no commitment yet"
    if left == cracks:
        return f"; {lowered(share(0, cracks, 'crack'))} a commitment yet"
    return f"; {lowered(share(left, cracks, 'crack'))} no commitment yet"
