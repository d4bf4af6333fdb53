"""Which acts of a journal come after what a file has, and whether they belong to it at all. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from onecompany.sentences import gettext
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


def follow(known: Known, begins: int, lines: Sequence[JournalLine]) -> Following:
    """What a journal that begins after act `begins` has beyond the acts that a file has.

    A journal has every act of the file from where it begins, but for those of workshops that were deleted. So a
    workshop of which it has none, though the file has some in that stretch, was deleted, where it is sure that the
    two are of one history: they have another act in common.
    """
    by_number = {line.number: line for line in lines}
    last = lines[-1].number if lines else begins
    covered = {number: act for number, act in known.items() if begins < number <= last}
    shared = {
        number for number, (_, total) in covered.items() if number in by_number and by_number[number].checksum == total
    }
    alive = {line.workshop_id for line in lines}
    deleted = frozenset(w for w, _ in covered.values() if w not in alive) if shared else frozenset()
    rest = {number: act for number, act in known.items() if act[0] not in deleted}
    other = gettext(
        "The journal beside the file does not go with it: another copy was worked on elsewhere. It is left out."
    )
    if any(number not in shared for number in covered if number in rest):
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
