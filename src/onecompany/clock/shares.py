"""Whole units shared out fairly, and the cheapest choice that is enough: the two puzzles of catching up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


def share_out(units: int, rooms: Sequence[int]) -> list[int]:
    """Share whole units out in proportion to the room that each has, and to none more than it has.

    By largest remainder; of equals the later one gives first, since what is near disturbs people more.
    More units than there is room for fill all the room.
    """
    total = sum(rooms)
    units = max(0, min(units, total))
    if not units:
        return [0] * len(rooms)
    shares = [units * room // total for room in rooms]
    by_remainder = sorted(range(len(rooms)), key=lambda i: (units * rooms[i] % total, i), reverse=True)
    for index in by_remainder[: units - sum(shares)]:
        shares[index] += 1
    return shares


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be given up: what that costs and what it gains, in whole units."""

    cost: int
    gain: int


@dataclass(frozen=True, slots=True)
class _Choice:
    cost: int
    gain: int
    taken: tuple[int, ...]


def fewest_that_suffice(offers: Sequence[Offer], needed: int) -> tuple[int, ...]:
    """The indexes of the offers that gain at least `needed` at the lowest cost, in order; else all.

    Of equal cost preferably fewer offers, then later ones. Offers without gain are never taken.
    """
    useful = [(index, offer) for index, offer in enumerate(offers) if offer.gain > 0]
    if needed <= 0:
        return ()
    everything = tuple(index for index, _ in useful)
    best = _Choice(sum(offer.cost for _, offer in useful), sum(offer.gain for _, offer in useful), everything)
    if best.gain < needed:
        return best.taken
    short = [_Choice(0, 0, ())]
    for index, offer in reversed(useful):
        grown = [_Choice(c.cost + offer.cost, c.gain + offer.gain, (index, *c.taken)) for c in short]
        for choice in grown:
            if choice.gain >= needed and (choice.cost, len(choice.taken)) < (best.cost, len(best.taken)):
                best = choice
        short = _worth_growing([*short, *(c for c in grown if c.gain < needed and c.cost <= best.cost)])
    return best.taken


def _worth_growing(choices: list[_Choice]) -> list[_Choice]:
    """Without those that another beats in cost and gain; this keeps the number of choices small."""
    kept: list[_Choice] = []
    for choice in sorted(choices, key=lambda c: (c.cost, -c.gain, len(c.taken))):
        if not kept or choice.gain > kept[-1].gain:
            kept.append(choice)
    return kept
