"""When somebody was in the room, as people type it."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.parsing.refusal import Refusal
from onecompany.parsing.stays import Stretch, typed_times

NINE, ELEVEN, HALF_PAST_TWELVE = dt.time(9, 40), dt.time(11, 5), dt.time(12, 30)


@pytest.mark.parametrize(
    ("typed", "stretches", "present"),
    [
        ("", [], True),
        ("all day", [], True),
        ("absent", [], False),
        ("from 9:40", [(NINE, None)], True),
        ("left 11:05", [(None, ELEVEN)], False),
        ("from 9:40, left 11.05", [(NINE, ELEVEN)], False),
        ("9:40–11:05, 12:30–", [(NINE, ELEVEN), (HALF_PAST_TWELVE, None)], True),
        ("9:40 to 11:05 and", [(NINE, ELEVEN)], False),
        ("from 9:40 to 11:05", [(NINE, ELEVEN)], False),
        ("den ganzen Tag", [], True),
        ("anwesend", [], True),
        ("abwesend", [], False),
        ("nicht da", [], False),
        ("ab 9:40", [(NINE, None)], True),
        ("kam um 9.40 Uhr", [(NINE, None)], True),
        ("bis 11:05", [(None, ELEVEN)], False),
        ("ging um 11:05", [(None, ELEVEN)], False),
        ("von 9:40 bis 11:05 und ab 12:30", [(NINE, ELEVEN), (HALF_PAST_TWELVE, None)], True),
        ("9:40–11:05 Uhr und 12:30–", [(NINE, ELEVEN), (HALF_PAST_TWELVE, None)], True),
    ],
)
def test_it_is_understood(typed: str, stretches: list[Stretch], present: bool) -> None:
    times = typed_times(typed)
    assert (list(times.stretches), times.present) == (stretches, present)


@pytest.mark.parametrize("typed", [",", " ; ", "and", "-", "soon", "25:00", "11:05–9:40", "9:40–, 11:05–"])
def test_it_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Refusal):
        typed_times(typed)
