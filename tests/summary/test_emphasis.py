"""Words in bold within a text: whole words, wherever they stand, and never a letter lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.summary.emphasis import pieces


def bold(text: str, *strong: str) -> list[str]:
    """What is set bold."""
    return [piece.text for piece in pieces(text, strong) if piece.strong]


@pytest.mark.parametrize(
    ("text", "strong", "found"),
    [
        ("Customers trust us", ("Customers",), ["Customers"]),
        ("customer's and customers", ("customer", "customer's", "customers"), ["customer's", "customers"]),
        ("customer-first (customer), “customer”", ("customer",), ["customer"] * 3),
        ("customers", ("customer",), []),
        ("l’équipe, l'équipe", ("équipe",), ["équipe", "équipe"]),
        ("cafe\u0301 cafe", ("cafe",), ["cafe"]),
        ("cafe\u0301", ("cafe\u0301",), ["cafe\u0301"]),
        ("a.b axb", ("a.b",), ["a.b"]),
        ("a [b] c", (), []),
        ("a", ("",), []),
        ("", ("a",), []),
        ("snake_case", ("case",), ["case"]),
    ],
)
def test_whole_words_are_bold(text: str, strong: tuple[str, ...], found: list[str]) -> None:
    assert bold(text, *strong) == found


@given(st.text(), st.lists(st.text(max_size=5), max_size=4))
def test_no_letter_is_lost(text: str, strong: list[str]) -> None:
    assert "".join(piece.text for piece in pieces(text, tuple(strong))) == text
    assert all(piece.text for piece in pieces(text, tuple(strong)))
