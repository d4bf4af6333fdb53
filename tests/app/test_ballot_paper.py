"""What one voter presses: keys of one length, one sentence for all that is wrong, parts of a question as one choice."""

from __future__ import annotations

import pytest

from onecompany.app.ballot_paper import Paper, keys_of
from onecompany.kinds.rounds import Option, Part, Poll, scale


def part(*keys: str, more: int = 0) -> Part:
    """Options with these keys, and more without."""
    options = [Option(f"code{number}", "", key) for number, key in enumerate(keys)]
    return Part("", (*options, *(Option(f"more{number}", "") for number in range(more))))


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        (Part("", scale(1, 5)), ("1", "2", "3", "4", "5")),
        (Part("", scale(-2, 2)), ("1", "2", "3", "4", "5")),
        (part("U", "s", "d"), ("u", "s", "d")),
        (part("do", "d"), ("1", "2")),
        (part("0", "1", "10"), ("00", "01", "10")),
        (part("n", "1", "10"), ("1", "2", "3")),
        (part("1", "1"), ("1", "2")),
        (part(more=9), tuple("123456789")),
        (part(more=10), tuple(f"{number:02}" for number in range(1, 11))),
        (part(more=100), tuple(f"{number:03}" for number in range(1, 101))),
        (part(), ()),
    ],
)
def test_the_keys_of_one_question_are_equally_long(asked: Part, keys: tuple[str, ...]) -> None:
    assert keys_of(asked) == keys
    assert len({len(key) for key in keys}) <= 1


def test_two_parts_are_one_choice_and_each_dot_is_its_own() -> None:
    call = Poll("case", "choice", "", (part("d", "n"), part(more=12)))
    dots = Poll("dots", "dots", "", (part(more=4),), budget=3, most=2)
    paper = Paper([("one", call), ("two", dots)])
    assert paper.press("N") == ""
    assert paper.enter() == ""
    assert [paper.press(key) for key in "11"] == ["", ""]
    assert paper.enter() == ""
    assert [paper.press(key) for key in "443"] == ["", "", ""]
    assert paper.enter() is None
    assert paper.choices() == {"one": ["code1+more10"], "two": ["more3", "more3", "more2"]}
    assert paper.enter() is None, "Enter tries again where it could not be kept"


def test_another_key_takes_the_place_of_the_one_before() -> None:
    paper = Paper([("one", Poll("x", "scale", "", (Part("", scale(1, 5)),)))])
    assert [paper.press(key) for key in "42"] == ["", ""]
    assert paper.choices() == {"one": ["2"]}
    assert paper.press("9")
    assert paper.question.chosen == []
    assert paper.enter()


def test_a_wrong_number_and_one_dot_too_many_are_answered_alike() -> None:
    paper = Paper([("one", Poll("x", "dots", "", (part(more=12),), budget=5, most=1))])
    assert [paper.press(key) for key in "07"] == ["", ""]
    answers = {paper.press(key) for key in ("0", "7", "9", "9", "0", "0")}
    assert len(answers) == 2
    assert paper.question.chosen == ["more6"]


@pytest.mark.parametrize("sign", [" ", "-", "x", "é", "٧"])
def test_a_sign_that_is_no_key_changes_nothing(sign: str) -> None:
    paper = Paper([("one", Poll("x", "dots", "", (part(more=12),), budget=5, most=1))])
    assert [paper.press(key) for key in "071"] == ["", "", ""]
    assert paper.press(sign).startswith("No dot was placed")
    assert paper.press("2") == ""
    assert paper.choices() == {"one": ["more6", "more11"]}


def test_an_abstention_of_dots_is_asked_about_once() -> None:
    paper = Paper([("one", Poll("x", "dots", "", (part(more=4),), budget=2, most=1))])
    assert paper.enter() == "0 of 2 placed. Enter once more keeps it so."
    paper.press("1")
    assert paper.enter() == "1 of 2 placed. Enter once more keeps it so."
    assert paper.enter() is None
    paper.take_back()
    assert paper.enter() == "0 of 2 placed. Enter once more keeps it so."
    assert paper.enter() is None
    assert paper.choices() == {"one": []}
