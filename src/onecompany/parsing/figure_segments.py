"""Which segment each row of a table is about, and whether two rows are about the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onecompany.parsing.alike import alike
from onecompany.parsing.figure_columns import Layout, Problem
from onecompany.parsing.figure_sums import Read
from onecompany.parsing.people import MAX_NAME
from onecompany.sentences import gettext


def twice(kept: Sequence[Read], layout: Layout, name: Callable[[Read], str]) -> list[Problem]:
    """Rows about a period and a segment that another one is about. `name`: what a row is called."""
    first: dict[tuple[object, str], Read] = {}
    found: list[Problem] = []
    for read in kept:
        known = first.setdefault((read.first, alike(read.line.segment)), read)
        if known is not read:
            place = name(known)
            message = (
                gettext("The same period and segment stand in {place} already. Keep one of them.", place=place)
                if read.line.segment
                else gettext("The same period stands in {place} already. Keep one of them.", place=place)
            )
            found.append((read.line.row, layout.when, message))
    return found


def named_as_planned(kept: Sequence[Read], layout: Layout, planned: Sequence[str]) -> list[str]:
    """Write segments as the plan does. What it has not, is said; one that is missing among others is asked."""
    names = {alike(name): name for name in planned}
    some = any(read.line.segment for read in kept)
    for read in kept:
        if some and not read.line.segment and "segment" in layout.used:
            message = gettext("It is not said which segment this is. Write it, or “Total” if it is the sum.")
            layout.problems.append((read.line.row, layout.segment, message))
        if len(read.line.segment) > MAX_NAME:
            message = gettext("The segment has more than {most} characters. Shorten it.", most=MAX_NAME)
            layout.problems.append((read.line.row, layout.segment, message))
        read.line.segment = names.get(alike(read.line.segment), read.line.segment)
    others = dict.fromkeys(read.line.segment for read in kept if alike(read.line.segment) not in {"", *names})
    if not names or not others:
        return []
    return [gettext("The plan has no segment {names:quoted}.", names=[name[:40] for name in others][:6])]
