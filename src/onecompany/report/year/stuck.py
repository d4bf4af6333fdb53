"""The cracks of the year: what is stuck for the third time, what is open, what came back, what was closed. Pure.

A crack that no later workshop has looked at is neither open nor closed; see `kinds.lineage`.
"""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.kinds.cadence import promised_by
from onecompany.kinds.lineage import CrackLine
from onecompany.kinds.promises import serving_it, takers
from onecompany.kinds.reporting import table
from onecompany.report.year.told import Told, cut, day_of_place
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Callout, Heading, TableColumn
from onecompany.summary.document import Section
from onecompany.summary.times import nth, since
from onecompany.summary.words import long_date, shortened

ORDER = 60

MOST, FEW = 10, 5
"""Cracks of one list, and of those that nobody has looked at again."""

CRACK = 90
"""Characters of a crack within the sentence on page 1."""


def times_words(lines: Sequence[CrackLine]) -> str:
    """The how-manieth time it is for all of these cracks: "for the third time or more"."""
    least, most = (choose(line.times for line in lines) for choose in (min, max))
    times = nth(least)
    return times if least == most else gettext("{times} or more", times=times)


def alone(told: Told, line: CrackLine) -> bool:
    """Whether nobody has promised to see to a crack that is open."""
    return not _takers(told, line)


def section(told: Told) -> Section | None:
    """What is stuck, what else is open, what was closed; nothing where there never was a crack."""
    course = told.course
    if not course.cracks and not course.closed and not course.unseen:
        return None
    third = course.stuck
    others = [line for line in course.cracks if line not in third]
    blocks: list[Block] = []
    if third:
        blocks.append(Heading(gettext("Open for the third time or more")))
        blocks += [Callout("crack", line.finding.text, _story(told, line)) for line in third[:MOST]]
        blocks += cut(third, MOST)
    blocks += [*_open(told, others), *_closed(told, course.closed), *_unseen(told, course.unseen)]
    return Section("cracks", gettext("Cracks: open, back again, closed"), ORDER, tuple(blocks), sentence(told))


def sentence(told: Told) -> str:
    """What became of the cracks, and what is open for the third time; "" where there never was one."""
    course = told.course
    counted = _counted(len(course.closed), len(course.cracks), len(course.unseen))
    third = course.stuck
    if not third:
        return counted
    if len(third) > 1:
        times = times_words(third)
        again = gettext("{number:Words} are open {times}.", number=len(third), times=times)
        if len(third) == len(course.cracks):
            again = gettext("All {number:words} are open {times}.", number=len(third), times=times)
            if len(third) == 2:
                again = gettext("Both are open {times}.", times=times)
    else:
        crack = shortened(third[0].finding.text, CRACK)
        again = gettext("Open {times}: {crack}.", times=nth(third[0].times), crack=crack)
    return f"{counted} {again}"


def _counted(closed: int, still: int, unseen: int) -> str:
    total = closed + still + unseen
    if total == still:
        return ngettext("One crack is open.", "{number:Words} cracks are open.", still) if still else ""
    if total == closed:
        return ngettext("The one crack is closed.", "All {number:words} cracks are closed.", closed)
    if total == unseen:
        return ngettext("The one crack was not looked at again.",
                        "None of {number:words} cracks was looked at again.", unseen)  # fmt: skip
    parts = [
        ngettext("one is closed", "{number:words} are closed", closed) if closed else "",
        ngettext("one is open", "{number:words} are open", still) if still else "",
        ngettext("one was not looked at again", "{number:words} were not looked at again", unseen) if unseen else "",
    ]
    return gettext("Of {total:words} cracks {parts:list}.", total=total, parts=[part for part in parts if part])


def _takers(told: Told, line: CrackLine) -> list[str]:
    """Who has promised to see to a crack that is open, by name; "" for a promise of nobody by name."""
    findings = [other.finding for other in told.course.cracks]
    return [promised_by(told.last, row) for row in takers(told.last, line.finding, findings)]


def _owner(told: Told, line: CrackLine) -> str:
    promises = _takers(told, line)
    names = list(dict.fromkeys(filter(None, promises)))
    if names:
        return gettext("{names:list}", names=names)
    if promises:
        return gettext("nobody by name")
    return gettext("nobody any more") if _kept_for(told, line) else gettext("nobody")


def _kept_for(told: Told, line: CrackLine) -> list[str]:
    """Who has promised to see to a crack and kept it, by name, though it is open still."""
    names = (
        promise.who
        for promise in told.promises
        if promise.row.state == "kept" and any(_serves(told, line, row, state) for row, state in promise.copies)
    )
    return list(dict.fromkeys(names))


def _serves(told: Told, line: CrackLine, row: Record, state: State) -> bool:
    known = told.cracks_in(state)
    return bool(row.serves) and line.line in known and row in serving_it(state, known[line.line], known.values())


def _nobody(told: Told, line: CrackLine) -> str:
    """What is said of a crack that nobody sees to: somebody may have, and kept what was promised."""
    kept = _kept_for(told, line)
    if not kept:
        return gettext("Nobody has promised to see to it.")
    names = list(filter(None, kept))
    if not names:
        return gettext("What was promised for it was kept, and yet it is open.")
    return gettext("What {names:list} promised for it was kept, and yet it is open.", names=names)


def _story(told: Told, line: CrackLine) -> str:
    """Since when a crack is there, in how many workshops, whether it came back, and who sees to it."""
    first, last = day_of_place(told, line.seen[0]), day_of_place(told, line.seen[-1])
    day = long_date(first)
    sentences = [gettext("There since {day}, in {number:words} workshops.", day=day, number=line.times)]
    if first == last:
        sentences = [gettext("There in {number:words} workshops, all on {day}.", day=day, number=line.times)]
    if line.came_back:
        back = max(place for place in line.closings if place < line.seen[-1])
        sentences.append(gettext("On {day} it was closed, and it came back.", day=long_date(day_of_place(told, back))))
    if alone(told, line):
        sentences.append(_nobody(told, line))
    else:
        sentences.append(gettext("Taken on by {who}.", who=_owner(told, line)))
    return " ".join(sentences)


def _open(told: Told, lines: Sequence[CrackLine]) -> list[Block]:
    if not lines:
        return []
    columns = (
        TableColumn(gettext("Crack")),
        TableColumn(gettext("Open")),
        TableColumn(gettext("Back again"), "mark"),
        TableColumn(gettext("Taken on by")),
    )
    came_back = any(line.came_back for line in lines)
    rows = [
        (line.finding.text, _since(told, line), line.came_back if came_back else None, _owner(told, line))
        for line in sorted(lines, key=lambda line: -line.times)[:MOST]
    ]
    open_ones = table(columns, rows, optional=[columns[2].title], caption=gettext("Open"))
    return [open_ones, *cut(lines, MOST)]


def _since(told: Told, line: CrackLine) -> str:
    if line.times == 1:
        return since(day_of_place(told, line.seen[0]))
    day = long_date(day_of_place(told, line.seen[0]))
    return gettext("since {day}, {times}", day=day, times=nth(line.times))


def _closed(told: Told, lines: Sequence[CrackLine]) -> list[Block]:
    if not lines:
        return []
    columns = (
        TableColumn(gettext("Crack")),
        TableColumn(gettext("First seen on"), "date"),
        TableColumn(gettext("Closed on"), "date"),
    )
    rows = [
        (line.finding.text, day_of_place(told, line.seen[0]), day_of_place(told, line.closed or 0))
        for line in lines[:MOST]
    ]
    return [table(columns, rows, caption=gettext("Closed")), *cut(lines, MOST)]


def _unseen(told: Told, lines: Sequence[CrackLine]) -> list[Block]:
    if not lines:
        return []
    columns = (TableColumn(gettext("Crack")), TableColumn(gettext("Last seen on"), "date"))
    rows = [(line.finding.text, day_of_place(told, line.seen[-1])) for line in lines[:FEW]]
    return [table(columns, rows, caption=gettext("Not looked at again")), *cut(lines, FEW)]
