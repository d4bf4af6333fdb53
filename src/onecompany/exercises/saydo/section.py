"""What we say and what we do, in the report: each value with when it was kept and broken, and its gap."""

from __future__ import annotations

from onecompany.exercises.saydo import PROCLAIMED
from onecompany.exercises.saydo.findings import LIVED
from onecompany.exercises.saydo.gap import latest, rated
from onecompany.kinds.reporting import columns, nothing, reached, table, unknown, values
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.summary.blocks import Block, Paragraph, TableColumn, Value
from onecompany.summary.document import Number, Section
from onecompany.summary.words import rounded

ORDER = 90
"""Its place in the report: behind what rewards the silos (80), before what keeps the code alive (100)."""

SAID = ("text", "kept_what", "kept_when", "broken_what", "broken_when")


def sections(view: View) -> list[Section]:
    """The values as one table."""
    rows, title = view.state.rows("proclaimed_value"), gettext("What we say, what we do")
    if not rows:
        return [Section("saydo", title, ORDER, (nothing(),))]
    gap, votes = TableColumn(gettext("Gap, 0 to 4"), "number"), TableColumn(gettext("Votes"), "number")
    heads = (*columns(PROCLAIMED, SAID), gap, votes, *columns(PROCLAIMED, ("leader_id",)))
    lines = [_line(view, row) for row in rows]
    optional = [head.title for head in heads[1:]]
    scale = Paragraph(gettext("The gap as the room rated it: 0 we do what we say, 4 we do something else."), "note")
    voted = any(latest(view.state, row) is not None for row in rows)
    blocks: tuple[Block, ...] = (table(heads, lines, optional=optional), *([scale] if voted else []))
    return [Section("saydo", title, ORDER, blocks, _conclusion(view))]


def _line(view: View, row: Record) -> tuple[Value, ...]:
    result = latest(view.state, row)
    gap, n = (rounded(result.mean), result.n) if result is not None else (None, None)
    return (*values(PROCLAIMED, SAID, row, view.state), gap, n, *values(PROCLAIMED, ("leader_id",), row, view.state))


def _lived(view: View) -> tuple[int, int]:
    """How many of the values that were rated we do as we say, of how many."""
    gaps = [gap for row in view.state.rows("proclaimed_value") if (gap := rated(view.state, row)) is not None]
    return sum(gap <= LIVED for gap in gaps), len(gaps)


def _conclusion(view: View) -> str:
    lived, whole = _lived(view)
    if not whole:
        return ""
    if not lived:
        return ngettext("The one value that was rated is not lived as it is said.",
                        "None of the {number:words} values that were rated is lived as it is said.", whole)  # fmt: skip
    if lived == whole:
        return ngettext("The one value that was rated is lived as it is said.",
                        "All {number:words} values that were rated are lived as they are said.", whole)  # fmt: skip
    return ngettext("One of {whole:words} values is lived as it is said.",
                    "{number:Words} of {whole:words} values are lived as they are said.",
                    lived, whole=whole)  # fmt: skip


def numbers(view: View) -> list[Number]:
    """How many of the values that were rated have a gap of 1 or less; as far from good as others have more."""
    label, (lived, whole) = gettext("values lived as they are said"), _lived(view)
    if not view.state.rows("proclaimed_value"):
        return []
    return [reached(label, lived, whole) if whole else unknown(label)]
