"""What German sentences tell the room to type is read as what they say."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from onecompany.exercises.drill.hands import read_rules
from onecompany.exercises.review.readings import day_of
from onecompany.parsing.dates import parse_date
from onecompany.parsing.lines import commitment
from onecompany.parsing.numbers import parse_number
from onecompany.parsing.stays import typed_times
from onecompany.sentences import gettext, speaking

DAY = dt.date(2026, 12, 1)


def asked(sentence: str, pattern: str, **values: object) -> list[str]:
    """What stands in the German for a sentence where the pattern has its groups."""
    with speaking("de"):
        match = re.search(pattern, gettext(sentence, **values))
    assert match is not None, "the sentence says it otherwise now"
    return list(match.groups())


def test_times_in_a_room() -> None:
    sentence = "{text:quoted} is no time here. Type: from 9:40, or: left 13:38, or: 9:40–11:05, 12:30–, or: absent."
    (examples,) = asked(sentence, r"Eingabe: (.*)\.", text="x")
    nine, half_past = dt.time(9, 40), dt.time(12, 30)
    assert [typed_times(example).stretches for example in examples.split(" oder: ")] == [
        ((nine, None),),
        ((None, dt.time(13, 38)),),
        ((nine, dt.time(11, 5)), (half_past, None)),
        (),
    ]


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("On which day? Write 4.2 on 3 Nov; without “on” it is the day of the workshop.", "Sie (.+); ohne"),
        ("A reading is a number, such as 4.2, or 4.2 on 3 Nov.", r"oder (.+)\.$"),
        ("{said:quoted} is no day. Write 4.2 on 3 Nov, or 4.2 on 2026-11-03.", "Sie (.+) oder"),
        ("{said:quoted} is no day. Write 4.2 on 3 Nov, or 4.2 on 2026-11-03.", r"oder (.+)\.$"),
    ],
)
def test_a_reading_of_a_day(sentence: str, pattern: str) -> None:
    (example,) = asked(sentence, pattern, said="x")
    figures, day, _ = day_of(example, DAY)
    number = parse_number(figures)
    assert (number and number.value, day) == (4.2, dt.date(2026, 11, 3))


@pytest.mark.parametrize(
    ("sentence", "pattern", "days"),
    [
        ("a date, such as 12 Dec", "wie (.+)$", ["2026-12-12"]),
        ("a day that is past, such as 12 Dec, last Friday or March", "wie (.+), (.+) oder (.+)$",
         ["2025-12-12", "2026-11-27", "2026-03-31"]),
        ("{said:quoted} is no date. Write one such as 12 Dec, end of March or 2026-12-12.",
         r"etwa (.+), (.+) oder (.+)\.$", ["2026-12-12", "2027-03-31", "2026-12-12"]),
        ("The date was not understood. Type it as 2026-12-31, or as 31 Dec.", "als (.+) oder als (.+) ein",
         ["2026-12-31", "2026-12-31"]),
        ("No day yet: type it as 2026-12-31, 31 Dec, or in 3 months.", "als (.+), (.+) oder (.+) ein",
         ["2026-12-31", "2026-12-31", "2027-03-01"]),
    ],
)  # fmt: skip
def test_days(sentence: str, pattern: str, days: list[str]) -> None:
    past = "past" in sentence
    read = [parse_date(example, DAY, past=past) for example in asked(sentence, pattern, said="x")]
    assert [str(day) for day in read] == days


def test_a_commitment() -> None:
    (example,) = asked("Type: Ana: first go-live call, by 12 Dec", "Eingabe: (.+)$")
    read = commitment(example, [("a", "Ana Peña")], DAY)
    assert (read.who_id, read.by_when, read.problem) == ("a", dt.date(2026, 12, 12), "")


def test_hands_by_rule() -> None:
    sentence = "Type hands by the rule's number, with a colon between: 3: 5, 7: 2, none: 3"
    (example,) = asked(sentence, "Doppelpunkt: (.+)$")
    with speaking("de"):
        assert read_rules(example, "abcdefg") == {"c": 5, "g": 2, "": 3}
        assert read_rules("none: 3", "abc") == {"": 3}
