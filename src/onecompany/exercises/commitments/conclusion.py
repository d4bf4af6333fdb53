"""What the commitments come to, in one sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from onecompany.exercises.commitments.board import active, open_cracks
from onecompany.exercises.wording import capital, in_words
from onecompany.store.state import State
from onecompany.summary.phrases import lowered, share
from onecompany.summary.rows import promised_by
from onecompany.summary.words import long_date
from onecompany.view import Finding, View, counted

if TYPE_CHECKING:
    from onecompany.store.tables import Commitment


def cracks_of(view: View) -> tuple[list[Finding], int]:
    """The cracks that no commitment serves, and how many cracks there are in all."""
    cracks = [finding for finding in view.others if finding.level == "crack"]
    return open_cracks(cracks, view.state.rows("commitment")), len(cracks)


def incomplete(state: State, rows: Sequence[Commitment]) -> list[Any]:
    """The commitments that lack a name or a date."""
    return [row for row in rows if row.by_when is None or not promised_by(state, row)]


def conclusion(view: View) -> str:
    """How many promises, whether they can be kept to account, when the first is due, and what nobody has taken."""
    rows: list[Commitment] = active(view.state)
    left, cracks = cracks_of(view)
    if not rows:
        said = "No commitment is open" if view.state.rows("commitment") else "No commitment was recorded"
        return f"{said}{_left(len(left), cracks) if left else ''}."
    carried = any(row.origin_id for row in rows)
    verb = ("is" if len(rows) == 1 else "are") if carried else ("was" if len(rows) == 1 else "were")
    said = f"{capital(counted(len(rows), 'commitment'))} {verb} {'open' if carried else 'made'}"
    return f"{said}{_complete(view.state, rows)}{_first(view, rows)}{_left(len(left), cracks)}."


def _complete(state: State, rows: list[Commitment]) -> str:
    nobody = sum(not promised_by(state, row) for row in rows)
    undated = sum(row.by_when is None for row in rows)
    if not nobody and not undated:
        return ", with a name and a date" if len(rows) == 1 else ", each with a name and a date"
    lacking = [(number, what) for number, what in ((nobody, "name"), (undated, "date")) if number]
    if len(rows) == 1:
        return f", without a {' or a '.join(what for _, what in lacking)}"
    clauses = [f"{in_words(number)} without a {what}" for number, what in lacking]
    return f", {' and '.join(clauses)}"


def _first(view: View, rows: list[Commitment]) -> str:
    dates = sorted(row.by_when for row in rows if row.by_when is not None)
    if not dates:
        return ""
    verb = "is" if dates[0] >= view.today else "was"
    what = "it" if len(rows) == 1 else "the first"
    return f"; {what} {verb} due on {long_date(dates[0])}"


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
