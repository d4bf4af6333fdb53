"""Where sentences end, whatever the room has put into quotation marks."""

from __future__ import annotations

import pytest

from onecompany.summary.texts import first_sentence


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Two stages have no owner. Customers leave.", "Two stages have no owner."),
        ("Nobody owns “I ask Dr. Lee. Twice” yet. It is late.", "Nobody owns “I ask Dr. Lee. Twice” yet."),
        ("Niemand hat „Ich frage Dr. Lee. Oft“ bisher. Spät.", "Niemand hat „Ich frage Dr. Lee. Oft“ bisher."),
        ("Personne ne répond de « M. Lee » ! Fin.", "Personne ne répond de « M. Lee » !"),
        ("Is it so? Yes.", "Is it so?"),
        ("At 3.5 of 5 it stands", "At 3.5 of 5 it stands"),
        ("", ""),
    ],
)  # fmt: skip
def test_the_first_sentence(text: str, first: str) -> None:
    assert first_sentence(text) == first
