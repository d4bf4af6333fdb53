"""What of a sheet is seen: feet that stay, marks that count what is not seen, columns that shrink."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.boards.grid import grid
from onecompany.boards.lanes import Group, lanes
from onecompany.boards.layout import Layout
from onecompany.boards.model import BoardCell, BoardColumn, Model, widths
from onecompany.boards.records import records
from onecompany.boards.stack import LEAST_BELOW, shares
from onecompany.boards.window import LEAST_BODY, Window


def journey(count: int, items: int) -> Model:
    """Lanes with a foot of three lines."""
    heads = [BoardCell(f"Stage {n}", f"stage:{n}") for n in range(count)]
    cells = [[BoardCell("An item", f"item:{n}-{k}") for k in range(items)] for n in range(count)]
    last = Group("feeling", "How it feels", [[BoardCell("+1", f"feeling:{n}")] for n in range(count)])
    groups = [Group("item", "Items", cells), Group("pain", "Pain points", cells)]
    return lanes(heads, groups, last, across=lambda number: f"+{number} stages")


def choices(rows: int, columns: int, name: str = "Silo") -> Model:
    """A grid of choices."""
    return grid(
        [BoardCell(f"{name} {row}", f"silo:{row}", tight=1) for row in range(rows)],
        [BoardCell("Recommend us", lines=2, words=True, align="center") for _ in range(columns)],
        [
            [BoardCell("● owner", f"cell:{row}|{column}", "owner", "center", short="●") for column in range(columns)]
            for row in range(rows)
        ],
        [BoardCell("✗ nobody", short="✗ 0", align="center") for _ in range(columns)],
        legend=("● owner", "how many"),
        counting=(lambda number: f"+{number} silos", lambda number: f"+{number} stages"),
    )


def text(window: Window, y: int, x: int = 0) -> str:
    """The marks of a window that is scrolled."""
    return "".join(piece for piece, _ in window.marks(x, y)).strip()


def test_the_foot_stays_when_there_is_room_for_it_and_some_of_the_body() -> None:
    layout = Layout(journey(3, 20), 60, 20)
    window = Window(layout, 20)
    assert window.foot == layout.foot_height == 2
    assert window.sheet_line(19, 0) == layout.height - 1
    assert window.sheet_line(0, 7) == 0
    assert window.marks_line == 17
    small = 1 + LEAST_BODY + 2
    assert Window(Layout(journey(3, 20), 60, small), small).foot == 0


def test_who_goes_up_to_the_head_sees_what_begins_below_it() -> None:
    window = Window(Layout(journey(3, 20), 60, 20), 20)
    assert window.top_for(30, 0) > 0
    assert window.top_for(0, window.top_for(30, 0)) == 0


def test_all_that_fits_has_neither_marks_nor_a_foot_of_its_own() -> None:
    layout = Layout(journey(3, 2), 60, 30)
    window = Window(layout, 30)
    assert (window.marks_line, window.foot, window.height) == (-1, 0, layout.height)


@given(count=st.integers(1, 12), items=st.integers(1, 30), room=st.integers(12, 120), tall=st.integers(3, 40))
def test_marks_count_all_that_is_not_seen(count: int, items: int, room: int, tall: int) -> None:
    layout = Layout(journey(count, items), room, tall)
    window = Window(layout, tall)
    places = [i for i, row in enumerate(layout.rows) if any(cell.place for cell in row.cells.values())]
    for row in places[:: max(1, len(places) // 5)]:
        y = window.top_for(row, 0)
        shown = {window.sheet_line(line, y) for line in range(tall) if line != window.marks_line}
        whole = [i for i in places if set(range(layout.tops[i], sum(layout.extent(i)))) <= shown]
        above, below, _ = window._beyond(y)
        stays = len(places) - sum(1 for i in places if i == 0 or (window.foot and i >= layout.first_of_foot))
        seen = len([i for i in whole if i > 0 and not (window.foot and i >= layout.first_of_foot)])
        if window.marks_line >= 0 and tall > 1 + layout.head_height:
            assert len(above) + len(below) == stays - seen
    columns = window.columns(0)
    assert columns[-1] == count - 1 or f"+{count - 1 - columns[-1]} stage" in text(window, 0)


def test_marks_name_what_lies_where() -> None:
    layout = Layout(journey(9, 9), 60, 12)
    window = Window(layout, 12)
    assert text(window, 0).startswith("▾ +")
    assert "rows · Pain points" in text(window, 0)
    low = Window(Layout(journey(9, 9), 60, 8), 8)
    assert "Pain points · How it feels" in text(low, 0), "a foot that does not stay is named"
    assert text(window, 0).endswith("+3 stages ▸ Stage 6, Stage 7, S…")
    assert text(window, 5, 20).startswith("◂ +2 stages")
    wide = Window(Layout(journey(20, 9), 150, 12), 12)
    assert text(wide, 5, 30).startswith("◂ +3 stages: Stage 0, Stage 1, Stage 2   ▴ +")
    assert text(window, 5, 30).count("stage") == 1


@pytest.mark.parametrize(("rows", "columns"), [(11, 7), (12, 9)])
def test_a_grid_shrinks_to_signs_before_a_column_goes_out_of_sight(rows: int, columns: int) -> None:
    wide, narrow = Layout(choices(rows, columns), 150, 19), Layout(choices(rows, columns), 77, 19)
    assert not wide.terse
    assert wide.texts(1, 1) == [" ● owner "]
    assert narrow.terse
    assert narrow.texts(1, 1) == [" ● "]
    assert narrow.texts(0, 0) == [" ● owner"], "a legend"
    assert narrow.width <= 77


def test_long_names_of_rows_are_clipped_only_when_height_is_scarce() -> None:
    model = choices(10, 7, "Regulatory affairs and communications with the public")
    assert len(Layout(model, 109, 60).texts(1, 0)) == 2
    assert len(Layout(model, 109, 14).texts(1, 0)) == 1
    assert Layout(model, 109, 14).texts(1, 0)[0].endswith("…")


def test_rows_have_air_between_them_when_all_of_them_can() -> None:
    model = choices(6, 5)
    assert Layout(model, 109, 40).height == Layout(model, 109, 12).height + 6
    airy = Layout(model, 109, 40)
    assert airy.extent(1)[1] == 1, "the cursor does not fill the empty line"


@given(tall=st.integers(1, 70), upper=st.integers(3, 20), lower=st.integers(2, 30), first=st.booleans())
def test_two_sheets_share_a_height_and_never_exceed_it(tall: int, upper: int, lower: int, first: bool) -> None:
    above, below = shares(tall, upper, upper - 2, lower, lower_first=first)
    assert above >= 1
    assert below >= 1
    assert above + below <= max(tall, 2)
    if upper + LEAST_BELOW <= tall:
        assert above >= upper, "the upper one is whole when it can be"


def test_frozen_columns_take_what_whole_columns_leave_over() -> None:
    columns = [BoardColumn(12, 20, 1), BoardColumn(16, 26, 3), *(BoardColumn(12, 12, 0) for _ in range(9))]
    assert widths(columns, 81, 1, 2)[:2] == [12, 16 + 81 + 1 - (12 + 1 + 16 + 1 + 4 * 13)]
    assert widths(columns, 81, 1)[:2] == [12, 16]


def test_cells_that_give_way_fill_the_place_and_no_more() -> None:
    words = " ".join(["word"] * 12)  # twelve lines in a column of six
    rows = [[BoardCell(words, f"row:{number}", tight=2)] for number in range(3)]
    model = records(["Words"], rows, [BoardColumn(8, 8, 0)])
    for tall, each in ((7, 2), (9, 2), (10, 3), (16, 5), (37, 12), (60, 12)):
        layout = Layout(model, 8, tall)
        assert layout.height == 1 + 3 * each
        assert len(layout.texts(1, 0)) == each
        assert layout.texts(1, 0)[-1].endswith("…") == (each < 12)
