"""Columns by what stands in them: numbers, days and words whole, the room where it makes the table lowest."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.export.columns import column_widths, least_width, whole_width, without_empty_columns
from onecompany.export.measure import ARIAL, INTER, Face, lines, width
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.dates import long_date
from onecompany.summary.values import Value

FACES = [INTER, ARIAL]
ROOM, SIZE, PADDING = 500.0, 8.3, 10.0
LONG = "They tell it again at each desk, and nobody knows what the one before has promised. " * 24
"""2,000 characters."""


def table(columns: dict[str, str], *rows: tuple[Value, ...]) -> Table:
    return Table(tuple(TableColumn(title, kind) for title, kind in columns.items()), rows)  # type: ignore[arg-type]


MIXED = table(
    {"What": "text", "Who": "text", "Cost": "number", "By when": "date", "Done": "mark"},
    (LONG, "Stadtwerke Musterstadt", 2_000_000_000, date(2026, 9, 30), True),
    ("Short", "Ana Peña, COO, Operations", -1, date(2026, 5, 1), False),
)


def widths(given: Table, room: float = ROOM, face: Face = INTER) -> list[float]:
    return column_widths(given, room, size=SIZE, face=face, padding=PADDING)


def height(given: Table, shares: list[float], face: Face = INTER) -> int:
    """How many lines all rows have."""
    return sum(
        max(len(lines(str(cell), wide - PADDING, SIZE, face)) for cell, wide in zip(row, shares, strict=True))
        for row in given.rows
    )


@pytest.mark.parametrize("face", FACES)
def test_numbers_and_days_and_words_are_whole_beside_2000_characters(face: Face) -> None:
    what, who, cost, when, done = widths(MIXED, face=face)
    assert cost - PADDING >= width("2,000,000,000", SIZE, face)
    assert when - PADDING >= width(long_date(date(2026, 9, 30)), SIZE, face)
    assert done - PADDING >= width("✓ yes", SIZE, face)
    assert who - PADDING >= width("Musterstadt", SIZE, face)
    assert what > max(who, cost, when, done)


@pytest.mark.parametrize("room", [200.0, 300.0, 420.0, 760.0])
@pytest.mark.parametrize("face", FACES)
def test_they_add_up_to_the_room(room: float, face: Face) -> None:
    assert sum(widths(MIXED, room, face)) == pytest.approx(room)


def test_long_texts_get_the_width() -> None:
    given = table({"Rule": "text", "Stage": "text", "Why": "text"}, (LONG, "I sign up", "Yes"), (LONG, "I move", "No"))
    rule, *others = widths(given)
    assert rule > 0.75 * ROOM
    assert all(wide - PADDING >= width("I sign up"[2:6], SIZE, INTER) for wide in others)


@given(st.lists(st.integers(1, 400), min_size=2, max_size=5), st.lists(st.integers(1, 400), min_size=2, max_size=5))
def test_no_other_share_of_the_room_makes_the_table_much_lower(first: list[int], second: list[int]) -> None:
    count = min(len(first), len(second))
    rows = tuple(tuple(LONG[:size] for size in sizes[:count]) for sizes in (first, second))
    given_table = Table(tuple(TableColumn("Head") for _ in range(count)), rows)
    lowest = height(given_table, widths(given_table))
    assert lowest <= 1.2 * height(given_table, [ROOM / count] * count) + 1


def test_a_word_beside_its_number_is_as_wide_as_it_is() -> None:
    given = table({"Measure": "text", "Count": "number"}, ("behaviour", 4), ("operation", 12))
    needed = whole_width(given, size=SIZE, face=INTER, padding=PADDING)
    assert needed < 0.25 * ROOM
    assert widths(given, needed)[0] == pytest.approx(width("operation", SIZE, INTER) + PADDING, abs=6)


@given(st.integers(1, 20), st.text(max_size=300))
def test_any_table_has_widths_and_what_is_alike_is_as_wide(count: int, text: str) -> None:
    given_table = Table(tuple(TableColumn(text) for _ in range(count)), ((text,) * count,))
    assert widths(given_table) == pytest.approx([ROOM / count] * count, abs=0.1)


def test_what_has_no_room_at_all_breaks_in_the_longest_words_first() -> None:
    given = table(
        {"Word": "text", "Short": "text", "Sum": "number"}, ("Donaudampfschiffgesellsch", "word", 2_000_000_000)
    )
    least = least_width(given, size=SIZE, face=INTER, padding=PADDING)
    word, short, total = widths(given, least - 30)
    assert word == pytest.approx(widths(given, least)[0] - 30)
    assert short - PADDING >= width("word", SIZE, INTER)
    assert total - PADDING >= width("2,000,000,000", SIZE, INTER)


def test_nothing_but_numbers_in_too_little_room_share_it() -> None:
    given = table({"One": "number", "Other": "number"}, (2_000_000_000, 1))
    one, other = widths(given, 40)
    assert one + other == pytest.approx(40)
    assert one > other > 0


@pytest.mark.parametrize(
    "text", ["x" * 5_000, "https://example.org/" + "a/" * 400, "東京電力" * 500, "👩‍👩‍👧‍👦" * 90, "\n" * 30]
)
def test_what_is_no_word_leaves_room_for_the_others(text: str) -> None:
    one, other = widths(table({"What": "text", "Who": "text"}, (text, "Somebody else")))
    assert other - PADDING >= width("Somebody", SIZE, INTER)
    assert one > 0


def test_parts_of_a_hyphenated_word_may_stand_under_each_other() -> None:
    def least(text: str) -> float:
        return least_width(table({"A": "text"}, (text,)), size=SIZE, face=INTER, padding=0)

    assert least("Energie-Versorgung") == width("Versorgung", SIZE, INTER)
    assert least("2026-09-30") == width("2026-09-30", SIZE, INTER)
    assert least("30\N{NO-BREAK SPACE}Sept") == width("30\N{NO-BREAK SPACE}Sept", SIZE, INTER)


def test_empty_columns_are_left_out_and_yes_and_nought_are_something() -> None:
    given = table(
        {"What": "text", "Nobody": "text", "Zero": "number", "No": "mark", "Never": "date"},
        ("a", "", 0, False, None),
        ("b", " ", None, None, None),
    )
    kept = without_empty_columns(given)
    assert [column.title for column in kept.columns] == ["What", "Zero", "No"]
    assert kept.rows == (("a", 0, False), ("b", None, None))


def test_a_table_of_nothing_stays() -> None:
    for rows in ((), (("", None),)):
        given = Table((TableColumn("What"), TableColumn("When", "date")), rows)
        assert without_empty_columns(given) is given
        assert sum(widths(given)) == pytest.approx(ROOM)


def test_a_name_of_a_few_letters_is_one_line_beside_texts_that_are_long() -> None:
    case = "The meter stands still, and the depot closes at five. Does the engineer go in? " * 3
    rows = [(case, "I move in", 50, case), (case, "I pay", 88, case)]
    given_table = table({"Case": "text", "Stage": "text", "Agreed after, %": "number", "Rule": "text"}, *rows)
    _, stage, *_ = widths(given_table, 300)
    assert stage - PADDING >= width("I move in", SIZE, INTER)
    assert sum(widths(given_table, 120)) == pytest.approx(120)


def test_a_title_is_no_tower_over_its_marks() -> None:
    title = "Kunden würden es merken"
    row = ("Look at the list of dates together, each Monday", "Ana Peña", date(2026, 6, 30), True)
    given_table = table({"What": "text", "Who": "text", "By when": "date", title: "mark"}, *[row] * 9, (LONG, *row[1:]))
    *_, mark = widths(given_table, 420)
    assert len(lines(title, mark - PADDING, SIZE, INTER, bold=True)) <= 3
