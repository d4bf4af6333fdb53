import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.clean import MAX_ITEM, MAX_PASTE, TooLong, clean
from onecompany.parsing.pasted import items


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("", []),
        ("one\r\ntwo\rthree\n\n  \nfour", ["one", "two", "three", "four"]),
        ("- a\n* b\n• c\n•d\n– e\n+ f", ["a", "b", "c", "d", "e", "f"]),
        ("1. a\n2. b\n3) c", ["a", "b", "c"]),
        ("1. a\n1. b\n1. c", ["a", "b", "c"]),
        ("a) x\nb) y", ["x", "y"]),
        ("1. a\n  a) x\n  b) y\n2. b", ["a", "x", "y", "b"]),
        ("  - deep\n\t- deeper", ["deep", "deeper"]),
        ("-5 degrees\n*bold*\n1.5 m\n3.", ["-5 degrees", "*bold*", "1.5 m", "3."]),
        (
            "12. Dezember: Start\n1. May: Review\n3) of five",
            ["12. Dezember: Start", "1. May: Review", "3) of five"],
        ),
        ("1. Decide\n2. Market", ["Decide", "Market"]),
        ("-\n•\n1.\n---", ["---"]),
        ("? parked\n> quoted\n! loud", ["? parked", "> quoted", "! loud"]),
        ("\ufeffa\n\x1b[31mb\x1b[0m\x00", ["a", "b"]),
        ("cell\tcell", ["cell cell"]),
    ],
)
def test_a_pasted_list_becomes_one_item_a_line(pasted: str, kept: list[str]) -> None:
    assert items(pasted) == kept


def test_limits_say_which_line() -> None:
    assert items("x" * MAX_ITEM) == ["x" * MAX_ITEM]
    with pytest.raises(TooLong, match="Line 3 has 10,001 characters; 10,000 is the most") as caught:
        items("a\n\n" + "x" * (MAX_ITEM + 1))
    assert caught.value.line == 3
    with pytest.raises(TooLong, match="The pasted text has 100,001 characters"):
        items("x\n" * (MAX_PASTE // 2) + "x")


MARK = re.compile(r"|[•‣◦▪●○∙·‧⁃]|[-*+–—]|\(?([0-9]{1,3}[.)]|[a-zA-Z]\))")
WORDS = st.lists(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), min_size=1, max_size=4)


@given(st.text(st.characters(exclude_characters="\n\r\v\f\x85\u2028\u2029")) | st.text("12.)(ab-*• ", max_size=8))
def test_nothing_but_one_mark_is_taken_off_a_line(line: str) -> None:
    kept = items(line)
    assert len(kept) <= 1
    cleaned = clean(line.removeprefix("\ufeff"))
    item = kept[0] if kept else ""
    assert cleaned.endswith(item)
    assert MARK.fullmatch(cleaned[: len(cleaned) - len(item)].strip())


@given(
    st.lists(st.tuples(st.sampled_from(["", "- ", "• ", "\t* "]), WORDS)), st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
)
def test_each_line_becomes_one_item_with_all_its_words(lines: list[tuple[str, list[str]]], end: str) -> None:
    pasted = end.join(mark + " ".join(words) for mark, words in lines)
    assert [item.split() for item in items(pasted)] == [words for _, words in lines]
