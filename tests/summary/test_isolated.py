"""Names in a sentence that is written the other way: isolated where they must be, and never a letter lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.summary.isolated import FSI, PDI, closed, has_leftward, isolated, starts_leftwards, unmarked

LRI, RLO, PDF = "\u2066", "\u202e", "\u202c"
MARKS = f"{FSI}{PDI}{LRI}{RLO}{PDF}\u202a\u202b\u202d\u2067"
TURNING = st.text(alphabet=f"ab1 \nדל{MARKS}", max_size=30)


def depth_at_the_end(line: str, opening: str, ending: str) -> int:
    """How many changes of direction a line leaves open."""
    return sum((sign in opening) - (sign in ending) for sign in line)


@pytest.mark.parametrize(
    ("text", "within", "shown"),
    [
        ("Sales", "", "Sales"),
        ("Ana Peña", "Ana Peña promised", "Ana Peña"),
        ("李伟", "", "李伟"),
        ("דנה לוי", "", f"{FSI}דנה לוי{PDI}"),
        ("Acme (חיפה)", "", f"{FSI}Acme (חיפה){PDI}"),
        ("Sales", "דנה gives it to Sales", f"{FSI}Sales{PDI}"),
        ("", "דנה", ""),
        ("دفع\n\nPay", "", f"{FSI}دفع{PDI}\n\n{FSI}Pay{PDI}"),
        (f"א{PDI}ב", "", f"{FSI}אב{PDI}"),
        (f"א{RLO}ב", "", f"{FSI}א{RLO}ב{PDF}{PDI}"),
    ],
)
def test_only_what_may_turn_a_sentence_is_isolated(text: str, within: str, shown: str) -> None:
    assert isolated(text, within) == shown


@given(TURNING)
def test_what_is_isolated_ends_in_each_line_where_it_began(text: str) -> None:
    for line in isolated(text, "א").split("\n"):
        if not line.strip():
            continue
        assert line[0] == FSI
        assert line[-1] == PDI
        inner = line[1:-1]
        for end in range(len(inner) + 1):
            assert depth_at_the_end(inner[:end], f"{FSI}{LRI}\u2067", PDI) >= 0
        assert depth_at_the_end(inner, f"{FSI}{LRI}\u2067", PDI) == 0


@given(TURNING)
def test_no_letter_is_lost(text: str) -> None:
    letters = [sign for sign in text if sign not in MARKS]
    for shown in (isolated(text), closed(text), unmarked(text)):
        assert [sign for sign in shown if sign not in MARKS] == letters


@given(st.text(alphabet="ab אב\n", max_size=20))
def test_marks_of_ours_go_again_where_a_format_holds_data(text: str) -> None:
    assert unmarked(isolated(text)) == text


@given(TURNING)
def test_a_text_that_leaves_nothing_open_is_not_changed_by_closing_it(text: str) -> None:
    assert closed(closed(text)) == closed(text)
    assert closed(text).startswith(text.split("\n")[0])


@given(st.text(max_size=20))
def test_what_starts_leftwards_has_such_a_letter(text: str) -> None:
    assert has_leftward(text) >= starts_leftwards(text)
    assert has_leftward(text) == any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def test_the_first_letter_with_a_direction_decides() -> None:
    assert starts_leftwards("12 (חיפה) Haifa")
    assert not starts_leftwards("12 (Haifa) חיפה")
    assert not starts_leftwards("12")
