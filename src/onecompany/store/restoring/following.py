"""Which acts of a journal come after what a file has, and whether they belong to it at all. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from onecompany.sentences import gettext, ngettext
from onecompany.store.journal.lines import JournalLine

Known = Mapping[int, tuple[str, str]]
"""The acts that a file has: workshop and checksum by number."""


class Following(NamedTuple):
    """What is to be done after what a file has. `deleted`: workshops of the file that were deleted since.

    `fault`: why nothing of the journal, or not all of it, follows; "" when all does.
    """

    lines: tuple[JournalLine, ...] = ()
    deleted: frozenset[str] = frozenset()
    fault: str = ""


class Gap(NamedTuple):
    """Lines that are missing before a line, because they are not as they were written.

    `place`: of that line, `acts`: how many are missing, `low`, `high`: the numbers that theirs are between.
    """

    place: int
    acts: int
    low: int
    high: int


def gaps_in(begins: int, lines: Sequence[JournalLine]) -> list[Gap]:
    """Where acts are missing in a journal that begins after act `begins`, by the places of those that are there."""
    found, number, place = list[Gap](), begins, 0
    for line in lines:
        if line.place > place + 1:
            found.append(Gap(line.place, line.place - place - 1, number, line.number))
        number, place = line.number, line.place
    return found


def follow(known: Known, begins: int, lines: Sequence[JournalLine], every: Sequence[JournalLine] = ()) -> Following:
    """What a journal that begins after act `begins` has beyond the acts that a file has.

    A journal has every act of the file from where it begins, but for those of workshops that were deleted. So a
    workshop of which it has none, though the file has some in that stretch, was deleted, where it is sure that the
    two are of one history: they have another act in common.

    `lines`: those that are to be followed, `every`: all that the journal has, where that is more. Where some are
    missing between them, the file must have the acts that those were; else the journal is good as far as there.
    """
    every = every or lines
    alive, gaps = {line.workshop_id for line in lines}, gaps_in(begins, every)
    for gap in gaps:
        doing = _fills(gap, known, alive)
        if doing is None or not any(known.get(line.number, ("", ""))[1] == line.checksum for line in every):
            before = [line for line in lines if line.number <= gap.low]
            found = _follow(known, begins, before)
            return found._replace(fault=found.fault or _missing(gap, len(lines) - len(before)))
        alive |= doing
    return _follow(known, begins, lines, gaps, alive)


def _fills(gap: Gap, known: Known, alive: Collection[str]) -> set[str] | None:
    """The workshops, none of `alive`, whose acts are the missing ones too; None where a file has not all of these.

    Acts of a workshop of which no line is left are among the missing ones, or it was deleted since.
    """
    there = [workshop_id for number, (workshop_id, _) in known.items() if gap.low < number < gap.high]
    if sum(workshop_id in alive for workshop_id in there) == gap.acts:
        return set()
    return set(there).difference(alive) if len(there) == gap.acts else None


def _missing(gap: Gap, behind: int) -> str:
    missing = ngettext(
        "{number} act of the journal, after act {act}, cannot be read, and is nowhere else.",
        "{number} acts of the journal, after act {act}, cannot be read, and are nowhere else.",
        gap.acts,
        act=gap.low,
    )
    left_out = ngettext(
        "What is behind it is left out: {number} act.", "What is behind it is left out: {number} acts.", behind
    )
    return f"{missing} {left_out}"


def _follow(
    known: Known,
    begins: int,
    lines: Sequence[JournalLine],
    gaps: Sequence[Gap] = (),
    undeleted: Collection[str] = frozenset(),
) -> Following:
    by_number = {line.number: line for line in lines}
    last = lines[-1].number if lines else begins
    covered = {number: act for number, act in known.items() if begins < number <= last}
    shared = {
        number for number, (_, total) in covered.items() if number in by_number and by_number[number].checksum == total
    }
    alive = {line.workshop_id for line in lines}.union(undeleted)
    deleted = frozenset(w for w, _ in covered.values() if w not in alive) if shared else frozenset()
    rest = {number: act for number, act in known.items() if act[0] not in deleted}
    filled = {number for number in covered for gap in gaps if gap.low < number < gap.high}
    other = gettext(
        "The journal beside the file does not go with it: another copy was worked on elsewhere. It is left out."
    )
    if any(number not in shared for number in covered if number in rest and number not in filled):
        return Following(fault=other)
    top = max(rest, default=0)
    if begins > top and lines:
        return Following(
            fault=gettext(
                "The journal begins after act {begins}, and this ends with act {top}: what is between is in neither. "
                "The journal is left out.",
                begins=begins,
                top=top,
            )
        )
    after = tuple(line for line in lines if line.number not in rest)
    if after and after[0].number <= top:
        return Following(fault=other)
    return Following(after, deleted)
