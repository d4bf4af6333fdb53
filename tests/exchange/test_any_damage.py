"""Whatever happens to a document: it is refused whole, or brought in as it stands; nothing else is raised."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onecompany.exchange.importing import ImportProblem, bring_in
from onecompany.store.file import Store
from onecompany.store.state import State
from tests.clock_double import FakeClock
from tests.exchange.making import holds, made, rows_in, without_words
from tests.thorough import THOROUGH

Doc = dict[str, Any]


def places_of(found: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every value of a document."""
    if here:
        yield here
    pairs = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for key, value in pairs:
        yield from places_of(value, (*here, key))


NUMBERS = st.one_of(st.integers(-(10**30), 10**30), st.floats(), st.integers(-3, 3))
JUNK = st.recursive(
    st.one_of(
        st.none(), st.booleans(), NUMBERS, st.text(max_size=8), st.sampled_from(["2026-03-05", "owner", "-" * 9])
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.text(max_size=4), inner, max_size=2)),
    max_leaves=4,
)


def damage(found: Doc, data: st.DataObject) -> None:
    """Change something somewhere: put junk in, take it away, double it, or put in what is elsewhere."""
    ways = list(places_of(found))
    *way, last = data.draw(st.sampled_from(ways))
    here: Any = found
    for part in way:
        here = here[part]
    what = data.draw(st.sampled_from(["junk", "gone", "moved", "doubled", "more"]))
    if what == "gone":
        del here[last]
    elif what == "moved":
        there: Any = found
        for part in data.draw(st.sampled_from(ways)):
            there = there[part]
        here[last] = copy.deepcopy(there)
    elif what == "doubled" and isinstance(here, list):
        here.append(copy.deepcopy(here[last]))
    elif what == "more" and isinstance(here, dict):
        here[data.draw(st.text(max_size=5))] = data.draw(JUNK)
    else:
        here[last] = data.draw(JUNK)


@pytest.mark.reliability("JSON import")
@settings(max_examples=800 if THOROUGH else 25)
@given(data=st.data())
def test_any_damage_is_refused_whole_or_brought_in_as_it_stands(
    whole_file: tuple[Path, Doc], other: Store, clock: FakeClock, data: st.DataObject
) -> None:
    bad = copy.deepcopy(whole_file[1])
    for _ in range(data.draw(st.integers(1, 3))):
        damage(bad, data)
    before = rows_in(other.path)
    try:
        result = bring_in(other, bad)
    except ImportProblem:
        assert rows_in(other.path) == before
        return
    state: State = other.read(result.workshop_id)
    after = json.loads(made(state, clock))
    other.delete_workshop(result.workshop_id)
    assert not result.copied
    assert holds(without_words(bad, state), without_words(after, state))
