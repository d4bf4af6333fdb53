"""Leaders dealt into groups, so that no two of one silo share a group where that can be avoided. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Person(NamedTuple):
    """A leader, and the silo; None for none, which is nobody else's."""

    id: str
    silo: str | None


def groups_of_size(people: int, size: int) -> int:
    """How many groups of about this size so many people make, with nobody alone; of two as near, the smaller groups."""
    most = max(1, people // 2)
    return min(range(1, most + 1), key=lambda count: (abs(people / count - size), -count))


def groups_in_number(people: int, wanted: int) -> int:
    """How many groups so many people make where a number is wanted: fewer where somebody would be alone."""
    return max(1, min(wanted, people // 2))


def dealt(people: Sequence[Person], count: int) -> list[list[Person]]:
    """So many groups, in which sizes differ by one at most.

    They are dealt like cards, silo by silo, so that those of one silo go to as many groups as there are, and as few of
    them as can be into the same. Who goes where is by the order in which they come: shuffle it before.
    """
    silos: dict[tuple[str, str], list[Person]] = {}
    for person in people:
        silos.setdefault((person.silo, "") if person.silo else ("", person.id), []).append(person)
    in_order = [person for members in sorted(silos.values(), key=len, reverse=True) for person in members]
    return [in_order[number::count] for number in range(count)]


def in_pairs(group: Sequence[Person]) -> list[Person]:
    """The members in an order of which `pairs` makes pairs of different silos, where it can."""
    pairs_of_group = dealt(group, max(1, len(group) // 2))
    return [person for pair in sorted(pairs_of_group, key=len) for person in pair]


def pairs(members: Sequence[str]) -> list[list[str]]:
    """A group in pairs, in the order of its members; the last one is of three where the number is odd."""
    count = max(1, len(members) // 2)
    starts = [2 * number for number in range(count)]
    return [list(members[start : start + 2 if start != starts[-1] else None]) for start in starts if members]
