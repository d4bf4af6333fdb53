"""Two sheets of a board share its height: nothing is lost, and what can be seen whole is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onecompany.boards.stack import halves


@given(st.integers(4, 80), st.integers(1, 400), st.integers(1, 400))
def test_halves_fill_the_height_and_neither_takes_what_the_other_needs(tall: int, upper: int, lower: int) -> None:
    above, below = halves(tall, upper, lower)
    assert above + below in (tall, tall - 1)
    if upper + lower <= tall:
        assert above >= upper
        assert below >= min(lower, tall - upper)
    else:
        assert above >= min(upper, tall // 2)
        assert below >= min(lower, tall - tall // 2)
