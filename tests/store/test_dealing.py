"""Groups by chance across silos: two of one silo share a group only where that cannot be avoided."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.store.dealing import Person, dealt, groups_in_number, groups_of_size, in_pairs, pairs


def people(silos: Iterable[str]) -> list[Person]:
    """A leader for each silo, "" for one who has none."""
    return [Person(str(number), silo or None) for number, silo in enumerate(silos)]


def together(groups: Iterable[Sequence[Person]]) -> int:
    """How many pairs of one silo share a group."""
    return sum(
        number * (number - 1) // 2
        for group in groups
        for number in Counter(person.silo for person in group if person.silo).values()
    )


def divisions(members: tuple[Person, ...], sizes: tuple[int, ...]) -> Iterator[list[tuple[Person, ...]]]:
    """All ways to make groups of these sizes, by brute force."""
    if not sizes:
        yield []
        return
    for group in combinations(members, sizes[0]):
        rest = tuple(person for person in members if person not in group)
        for others in divisions(rest, sizes[1:]):
            yield [group, *others]


@cache
def fewest(silos: tuple[str, ...], sizes: tuple[int, ...]) -> int:
    """The fewest pairs of one silo that any division into groups of these sizes has."""
    return min(together(division) for division in divisions(tuple(people(silos)), sizes))


@given(st.lists(st.sampled_from(["", "A", "B", "C", "D"]), min_size=1, max_size=7), st.integers(1, 4), st.randoms())
def test_as_few_of_one_silo_share_a_group_as_can_be(silos: list[str], count: int, chance: random.Random) -> None:
    leaders = people(silos)
    chance.shuffle(leaders)
    count = min(count, len(leaders))
    groups = dealt(leaders, count)
    sizes = [len(group) for group in groups]
    assert len(groups) == count
    assert max(sizes) - min(sizes) <= 1
    assert sorted(person.id for group in groups for person in group) == sorted(person.id for person in leaders)
    assert together(groups) == fewest(tuple(sorted(silos)), tuple(sorted(sizes)))


@given(st.lists(st.sampled_from(["", "A", "B", "C"]), min_size=1, max_size=7), st.randoms())
def test_and_as_few_share_a_pair_of_their_group(silos: list[str], chance: random.Random) -> None:
    group = people(silos)
    chance.shuffle(group)
    known = {person.id: person for person in group}
    made = [[known[leader] for leader in pair] for pair in pairs([person.id for person in in_pairs(group)])]
    sizes = [len(pair) for pair in made]
    assert sum(sizes) == len(group)
    assert all(size == 2 for size in sizes[:-1])
    assert sizes[-1] in (2, 3) or len(group) == 1
    assert together(made) == fewest(tuple(sorted(silos)), tuple(sizes))


@given(st.lists(st.sampled_from("ABCDEFGH"), min_size=8, max_size=40), st.integers(2, 12))
def test_a_silo_is_spread_over_as_many_groups_as_there_are(silos: list[str], count: int) -> None:
    for silo, number in Counter(silos).items():
        shares = [sum(person.silo == silo for person in group) for group in dealt(people(silos), count)]
        assert max(shares) - min(shares) <= 1
        assert sum(shares) == number


def test_chance_decides_who_meets_whom() -> None:
    leaders = people("AABBCCDD")
    seen = set()
    for seed in range(60):
        random.Random(seed).shuffle(leaders)
        seen |= {frozenset((one.id, two.id)) for group in dealt(leaders, 2) for one, two in combinations(group, 2)}
    assert len(seen) == 8 * 7 / 2 - 4, "everybody meets everybody of another silo sooner or later"


@pytest.mark.parametrize(
    ("number", "count"), [(1, 1), (2, 1), (3, 1), (5, 1), (6, 2), (7, 2), (9, 2), (10, 3), (11, 3), (12, 3), (20, 5)]
)
def test_fours_are_as_near_to_four_as_can_be(number: int, count: int) -> None:
    assert groups_of_size(number, 4) == count


def test_nobody_is_alone_in_a_group() -> None:
    for number in range(2, 40):
        for wanted in range(2, 12):
            assert number // groups_of_size(number, wanted) >= 2
            assert number // groups_in_number(number, wanted) >= 2
    assert groups_in_number(12, 3) == 3
