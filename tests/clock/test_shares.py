from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock.shares import Offer, fewest_that_suffice, share_out

OFFERS = st.lists(st.builds(Offer, cost=st.integers(1, 40), gain=st.integers(-3, 40)), max_size=7)


@pytest.mark.parametrize(
    ("units", "rooms", "shares"),
    [
        (0, [3, 4], [0, 0]),
        (4, [], []),
        (4, [0, 0], [0, 0]),
        (-2, [5], [0]),
        (6, [10, 20], [2, 4]),
        (1, [5, 5, 5], [0, 0, 1]),
        (2, [5, 5, 5], [0, 1, 1]),
        (4, [1, 9], [0, 4]),
        (99, [3, 0, 4], [3, 0, 4]),
    ],
)
def test_shares(units: int, rooms: list[int], shares: list[int]) -> None:
    assert share_out(units, rooms) == shares


@given(st.integers(-5, 300), st.lists(st.integers(0, 60), max_size=8))
def test_all_is_shared_and_nobody_gives_more_than_there_is(units: int, rooms: list[int]) -> None:
    shares = share_out(units, rooms)
    assert sum(shares) == max(0, min(units, sum(rooms)))
    for share, room in zip(shares, rooms, strict=True):
        assert 0 <= share <= room
        assert abs(share * sum(rooms) - max(0, min(units, sum(rooms))) * room) < max(1, sum(rooms))


@pytest.mark.parametrize(
    ("offers", "needed", "taken"),
    [
        ([], 5, ()),
        ([(10, 10)], 0, ()),
        ([(10, 10), (10, 10)], 5, (1,)),
        ([(10, 10), (20, 20)], 5, (0,)),
        ([(10, 10), (20, 20)], 15, (1,)),
        ([(10, 10), (20, 20)], 25, (0, 1)),
        ([(10, 10), (20, 20)], 99, (0, 1)),
        ([(30, 30), (10, 10), (15, 15)], 25, (1, 2)),
        ([(10, 10), (5, 5), (5, 5)], 10, (0,)),  # of equal cost rather one than two
        ([(10, 0), (10, -2)], 5, ()),  # what gains nothing is not given up
    ],
)
def test_choices(offers: list[tuple[int, int]], needed: int, taken: tuple[int, ...]) -> None:
    assert fewest_that_suffice([Offer(*offer) for offer in offers], needed) == taken


@given(OFFERS, st.integers(-3, 120))
def test_no_other_choice_is_cheaper(offers: list[Offer], needed: int) -> None:
    useful = [index for index, offer in enumerate(offers) if offer.gain > 0]
    taken = fewest_that_suffice(offers, needed)
    assert list(taken) == sorted(set(taken))
    assert set(taken) <= set(useful)
    enough = [
        sum(offers[index].cost for index in some)
        for count in range(len(useful) + 1)
        for some in combinations(useful, count)
        if sum(offers[index].gain for index in some) >= needed
    ]
    if enough:
        assert sum(offers[index].gain for index in taken) >= needed
        assert sum(offers[index].cost for index in taken) == min(enough)
    else:
        assert list(taken) == useful


def test_many_offers_are_no_trouble() -> None:
    offers = [Offer(300 + 7 * index, 200 + 11 * index) for index in range(60)]
    taken = fewest_that_suffice(offers, 3000)
    assert sum(offers[index].gain for index in taken) >= 3000
