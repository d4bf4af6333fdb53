"""Words and votes in narrow columns: broken with a hyphen, never cut without a sign, votes never at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from onecompany.boards.hyphens import broken
from onecompany.boards.wrap import abbreviated, clipped, wrapped

LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=40)
ANY = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=40)


@given(word=LETTERS, width=st.integers(2, 20))
def test_a_broken_word_has_a_hyphen_at_each_break_and_all_its_letters(word: str, width: int) -> None:
    *before, last = broken(word, width)
    assert all(part.endswith("-") for part in before)
    assert "".join(part.removesuffix("-") for part in before) + last == word
    assert all(cell_len(part) <= width for part in (*before, last))


@given(text=ANY, width=st.integers(2, 30), votes=st.integers(0, 10_000), most=st.integers(0, 6))
def test_votes_are_never_cut_and_no_line_is_too_wide(text: str, width: int, votes: int, most: int) -> None:
    tail = f"({votes})"
    lines = wrapped(text, max(width, len(tail) + 1), most, tail)
    assert all(cell_len(line) <= max(width, len(tail) + 1) for line in lines)
    assert lines[-1].endswith(tail)
    assert not most or len(lines) <= most


@pytest.mark.parametrize(
    ("word", "width", "parts"),
    [
        ("Recommendation", 9, ["Recommen-", "dation"]),
        ("Onboarding", 8, ["Onboar-", "ding"]),
        ("Kundenzufriedenheit", 10, ["Kundenzu-", "frieden-", "heit"]),
        ("Обслуживание", 7, ["Обслу-", "живание"]),
        ("customer-facing", 10, ["customer-", "facing"]),
        ("北京電力公司", 7, ["北京電", "力公司"]),
        ("naïvete\u0301s", 4, ["naï-", "ve-", "te\u0301s"]),
    ],
)
def test_words_break_where_syllables_do(word: str, width: int, parts: list[str]) -> None:
    assert broken(word, width) == parts


def test_a_line_that_is_cut_says_so_before_its_votes() -> None:
    assert wrapped("Nobody calls back for days", 10, 2, "(14)") == ("Nobody", "call… (14)")
    assert wrapped("Nobody calls back for days", 10, 1, "(14)") == ("Nobo… (14)",)
    assert clipped("Nobody calls", 12, tail="(3)") == "Nobody… (3)"
    assert clipped("Short", 12, tail="(3)") == "Short (3)"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Become aware", 5, ("Beco.", "aware")),
        ("Renew or leave", 6, ("Renew", "or…")),
        ("Sign the contract", 5, ("Sign", "cont.")),
        ("Beschwerdemanagement", 6, ("Besch-", "werde.")),
        ("顧客服務與技術支援中心", 8, ("顧客服務", "與技術.")),
        ("Get the very first bill", 6, ("Get", "the…")),
        ("I wait for a date", 9, ("I wait", "for date")),
        ("I lie on the ward", 7, ("I lie", "on ward")),
        ("Do not pay", 6, ("Do not", "pay")),
        ("Ward round, nobody explains", 9, ("Ward", "round…")),
        ("Ward round, nobody explains", 11, ("Ward round,", "nobody exp…")),
        ("Discharge without a letter", 11, ("Discharge", "without a…")),
        ("GP sends a letter", 9, ("GP sends", "a letter")),
    ],
)
def test_headings_are_abbreviated_a_word_a_line(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert abbreviated(text, width, 2) == lines


def test_a_tail_that_leaves_no_room_has_lines_of_its_own_and_the_text_says_that_it_is_cut() -> None:
    lines = wrapped(
        "Say how long the wait will be, and say it again after an hour has gone by", 16, 5, "(4) ▲Admissions"
    )
    assert lines[-1] == "(4) ▲Admissions"
    assert lines[-2].endswith("…")
    assert len(lines) == 5
    assert wrapped("Say how long the wait will be", 12, 2, "(4) ▲Admissions and Sales")[-2:] == (
        "▲Admissions",
        "and Sales",
    )
