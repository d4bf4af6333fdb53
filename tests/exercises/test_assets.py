"""Customers as assets: sums against sums of another kind, figures that are taken, what is found and reported."""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import ImportProblem, bring_in
from onecompany.exercises.assets import CUSTOMER_PERIOD, LEAVING_REASON, acts
from onecompany.exercises.assets.board import reason_part
from onecompany.exercises.assets.charts import net_readings, waterfall
from onecompany.exercises.assets.findings import find
from onecompany.exercises.assets.periods import frame, gaps, periods, read_period
from onecompany.exercises.assets.reasons import owner_words, ranked
from onecompany.exercises.assets.section import numbers, sections
from onecompany.export.drawing.scale import of_readings
from onecompany.kinds import rows
from onecompany.kinds.cells import Cell
from onecompany.kinds.typed import read
from onecompany.kinds.view import View
from onecompany.parsing.periods import period_name, shifted
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.store.records import Record
from onecompany.store.state import Shape, State
from onecompany.store.tables import Exercise
from onecompany.summary.blocks import Readings, Table, Waterfall
from onecompany.summary.texts import texts
from tests.conftest import DAY, MORNING, plan_of, planned
from tests.exercises.room import Room

SEGMENTS = ["Households", "Businesses"]
Q1, Q2, Q3, Q4 = (dt.date(2025, month, 1) for month in (1, 4, 7, 10))


@pytest.fixture
def plan() -> Plan:
    return plan_of(planned("stages"), planned("ownership"), planned("assets", segments=SEGMENTS))


@pytest.fixture
def state(room: Room) -> State:
    return room.state


def take(room: Room, *figures: tuple[Any, ...], **more: Any) -> list[str]:
    """Figures by first day, start, gained and lost; of one segment."""
    names = ("start_date", "start", "gained", "lost")
    return acts.take_figures(room.writer, [dict(zip(names, row, strict=True)) | more for row in figures])


def view(room: Room) -> View:
    return View(room.state, room.exercise("assets"), room.today)


# -- sums

COUNTED = st.none() | st.integers(0, 400_000_000)
WORTH = st.none() | st.decimals(-(10**9), 10**9, places=2)
DAYS = st.sampled_from([Q1, Q2, Q3, Q4])
ROWS = st.dictionaries(
    st.tuples(DAYS, st.sampled_from(["", "A", "B", "C"])), st.tuples(COUNTED, COUNTED, COUNTED, WORTH), max_size=16
)


def in_memory(figures: dict[tuple[dt.date, str], tuple[Any, ...]]) -> State:
    """Rows without a file, the last one first."""
    found = {}
    for number, ((day, segment), (start, gained, lost, worth)) in enumerate(figures.items()):
        known = {"start": start, "gained": gained, "lost": lost, "value_end": worth}
        of_row = {"id": f"row{number}", "position": -float(number), "start_date": day, "segment": segment}
        found[f"row{number}"] = Record(**of_row, **known)
    return State(Shape({"customer_period": {"position": "FLOAT"}}), "w", {"customer_period": found})


@given(ROWS)
def test_what_is_known_of_all_segments_is_their_sum_and_nothing_else_is_known(figures: Any) -> None:
    by_day: dict[dt.date, list[tuple[Any, ...]]] = {}
    for (day, _), row in sorted(figures.items()):
        by_day.setdefault(day, []).append(row)
    known = periods(in_memory(figures))
    assert [period.start_date for period in known] == list(by_day)
    for period in known:
        parts = by_day[period.start_date]
        for index, name in enumerate(("start", "gained", "lost", "value_end")):
            column = [part[index] for part in parts]
            # Fractions count otherwise than integers and decimals do.
            expected = None if None in column else sum(map(Fraction, column))
            total = period.total(name)
            assert (None if total is None else Fraction(total)) == expected
        ends = [None if None in part[:3] else part[0] + part[1] - part[2] for part in parts]
        assert period.end == (None if None in ends else sum(ends))
        nets = [None if None in part[1:3] else part[1] - part[2] for part in parts]
        assert period.net == (None if None in nets else sum(nets))


@given(ROWS)
def test_a_gap_lies_where_the_count_of_the_end_is_not_that_of_the_next_start(figures: Any) -> None:
    quarters, expected = [Q1, Q2, Q3, Q4], []
    for one, other in pairwise(quarters):
        before = [row for (day, _), row in figures.items() if day == one]
        behind = [row for (day, _), row in figures.items() if day == other]
        said = [value for row in before for value in row[:3]] + [row[0] for row in behind]
        same = {segment for day, segment in figures if day == one} == {
            segment for day, segment in figures if day == other
        }
        if before and same and None not in said:
            left = sum(row[0] + row[1] - row[2] for row in before)
            if left != sum(row[0] for row in behind):
                expected.append((one, other, sum(row[0] for row in behind) - left))
    found = gaps(periods(in_memory(figures)))
    assert [(one.start_date, other.start_date, number) for one, other, number in found] == expected


@given(ROWS)
def test_pictures_and_page_1_say_the_same_as_the_figures(figures: Any) -> None:
    state = in_memory(figures)
    falls, net = waterfall(state), net_readings(state)
    if falls is not None:
        start, gained, lost, end = (step.value for step in falls.steps)
        assert start + gained + lost == end
    counted = [period for period in periods(state) if period.net is not None]
    assert (net is None) == (len(counted) < 2)
    if net is not None:
        axis = of_readings(net)
        assert axis.low <= 0 <= axis.high
        assert 0 in axis.ticks
    while any(one.segments != other.segments or other.start_date != shifted(one.start_date, "quarter", 1)
              for one, other in pairwise(counted)):  # fmt: skip
        counted = counted[1:]
    if counted:
        (number,) = numbers(View(state, Record(kind="assets", settings={}), DAY))
        gained, lost = (sum(period.total(name) for period in counted) for name in ("gained", "lost"))
        assert int(str(number.value).replace(",", "").replace("−", "-")) == gained - lost
        assert number.rank == pytest.approx(0.1 + 0.9 * max(0, lost - gained) / max(lost, 1))


# -- the calendar


@pytest.mark.parametrize(
    ("unit", "said", "day"),
    [
        ("quarter", "Q4 2025", Q4),
        ("quarter", "4. Quartal 2025", Q4),
        ("quarter", "Q1", dt.date(2026, 1, 1)),
        ("quarter", "Q2", Q2),
        ("quarter", "November 2025", Q4),
        ("quarter", "31.12.2025", Q4),
        ("quarter", "2025", None),
        ("month", "März 2026", dt.date(2026, 3, 1)),
        ("month", "Q4 2025", None),
        ("month", "12 Dec", dt.date(2025, 12, 1)),
        ("year", "2025", dt.date(2025, 1, 1)),
        ("year", "soon", None),
        ("month", "46000", None),
    ],
)
def test_a_period_is_read_as_it_is_typed(unit: str, said: str, day: dt.date | None) -> None:
    assert read_period(said, unit, DAY) == day


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)), st.sampled_from(["month", "quarter", "year"]))
def test_what_a_period_is_called_is_read_as_that_period(day: dt.date, unit: str) -> None:
    start = read_period(day.isoformat(), unit, DAY)
    assert start is not None
    assert read_period(period_name(start, unit), unit, DAY) == start


# -- figures are taken


def test_figures_are_taken_in_one_step_in_the_order_of_time_and_what_is_there_is_changed(room: Room) -> None:
    first = take(room, (Q2, 110, 5, 5), (Q1, 100, None, None), segment="Households")
    before = room.writer.undo_line.to_undo
    again = take(room, (Q1, None, 30, 20), (Q3, 110, 1, 2), segment="households")
    assert again[0] == first[1]
    shown = [(row.start_date, row.segment, row.start, row.gained) for row in room.state.rows("customer_period")]
    assert shown == [
        (Q1, "Households", 100, 30), (Q2, "Households", 110, 5), (Q3, "households", 110, 1),
    ]  # fmt: skip
    room.writer.undo()
    assert room.writer.undo_line.to_undo == before
    assert [row.gained for row in room.state.rows("customer_period")] == [None, 5]


def test_of_two_rows_of_one_period_nothing_is_taken(room: Room) -> None:
    with pytest.raises(Refusal, match="Q1 2025 is there already for “a”"):
        acts.take_figures(
            room.writer, [{"start_date": Q1, "segment": "A"}, {"start_date": dt.date(2025, 3, 9), "segment": "a"}]
        )
    assert room.state.rows("customer_period") == []


def test_a_period_is_added_with_the_segments_of_the_plan_and_those_that_it_lacks(room: Room) -> None:
    ids = acts.add_periods(room.writer, [Q1])
    assert [row.segment for row in room.state.rows("customer_period")] == SEGMENTS
    rows.remove(room.writer, CUSTOMER_PERIOD, ids[0])
    acts.add_periods(room.writer, [dt.date(2025, 2, 3)])
    assert [row.segment for row in room.state.rows("customer_period")] == SEGMENTS
    with pytest.raises(Refusal, match="Q1 2025 is there already"):
        acts.add_periods(room.writer, [Q2, Q1])
    acts.add_periods(room.writer, [Q2])
    with pytest.raises(Refusal, match="Q2 2025 is there already for “Households”"):
        acts.move_period(room.writer, Q1, Q2)
    with pytest.raises(Refusal, match="Q1 2025 is there already for “Businesses”"):
        acts.change_row(room.writer, room.state.rows("customer_period")[0].id, segment="businesses")


def test_without_segments_in_the_plan_a_period_has_those_of_the_one_before(room: Room) -> None:
    own = room.exercise("assets")
    with room.writer.act("no segments") as transaction:
        transaction.change(Exercise, own.id, settings={**own.settings, "segments": []})
    take(room, (Q1, 1, 1, 1), segment="Guests")
    acts.add_periods(room.writer, [Q2])
    assert [row.segment for row in room.state.rows("customer_period")] == ["Guests", "Guests"]
    acts.remove_period(room.writer, Q1)
    acts.remove_period(room.writer, Q2)
    acts.add_periods(room.writer, [Q2])
    assert [row.segment for row in room.state.rows("customer_period")] == [""]


def test_money_is_exact_from_the_file_to_the_document(room: Room) -> None:
    (row_id,) = acts.take_figures(
        room.writer, [{"start_date": Q1, "start": 10, "gained": 5, "lost": 1, "value_end": Decimal("9999999999999.99")}]
    )
    cell = Cell(
        CUSTOMER_PERIOD, CUSTOMER_PERIOD.column("value_start"), room.state, DAY, room.state.rows("customer_period")[0]
    )
    acts.change_row(room.writer, row_id, **read(cell, "0,10 €"))
    made = document(room.state, findings=None, at=Stamp(MORNING, 1.0, "boot"))
    (period,) = json.loads(json.dumps(made))["periods"]
    expected = {"start_date": "2025-01-01", "segment": "", "start": 10, "gained": 5, "lost": 1, "end": 14}
    expected |= {"end_date": "2025-03-31", "value_start": "0.1", "value_end": "9999999999999.99", "more": None}
    assert expected.items() <= period.items()


@pytest.mark.parametrize(
    ("day", "segment", "said"),
    [
        ("2025-02-14", "", "start_date: is not the first day of a period: Q1 2025 begins on 2025-01-01"),
        ("2025-01-01", "HOMES", "segment: “HOMES” is there already for this period"),
    ],
)
def test_a_document_with_a_period_that_the_board_could_not_make_is_not_taken(
    room: Room, store: Store, day: str, segment: str, said: str
) -> None:
    acts.take_figures(room.writer, [{"start_date": Q1, "segment": "Homes", "start": 10}])
    made = json.loads(json.dumps(document(room.state, findings=None, at=Stamp(MORNING, 1.0, "boot"))))
    made["periods"].append({**made["periods"][0], "id": "zzzzzz", "start_date": day, "segment": segment})
    with pytest.raises(ImportProblem, match=re.escape(f"periods[1].{said}")):
        bring_in(store, made)


def test_a_reason_names_its_period_and_stage_in_the_document(placed: Room) -> None:
    (period,) = take(placed, (Q1, 100, 1, 50))
    values = {"period_id": period, "text": "Too dear", "people": 30, "stage_id": placed.stage("Buy")}
    rows.add(placed.writer, LEAVING_REASON, [values])
    (reason,) = document(placed.state, findings=None, at=Stamp(MORNING, 1.0, "boot"))["reasons"]
    assert {"period": "2025-01-01", "text": "Too dear", "people": 30, "stage": "Buy"}.items() <= reason.items()


# -- what is found and reported


def says(room: Room) -> list[str]:
    return [f"{finding.sign} {finding.text} | {finding.why}" for finding in find(view(room))]


def test_net_loss_and_gaps_say_how_many(room: Room) -> None:
    take(room, (Q1, 1_000, 50, 100), (Q2, 940, 10, 30), (Q3, 920, 5, 15))
    assert says(room)[:2] == [
        "✗ We have 80 customers fewer than before: 145 lost, 65 gained"
        " | That was from Q1 2025 to Q3 2025; most in Q1 2025, −50.",
        "! 10 customers lie between the end of Q1 2025 and the start of Q2 2025"
        " | Q1 2025 ends with 950, Q2 2025 begins with 940.",
    ]
    take(room, (Q3, 900, 5, 15))
    assert says(room)[1] == (
        "! The start is not the end of the period before, two times | Q1 2025 to Q2 2025: −10; Q2 2025 to Q3 2025: −20."
    )


def test_of_one_customer_it_is_said_so(room: Room) -> None:
    take(room, (Q1, 10, 0, 1), (Q2, 8, 0, 0))
    said = "\n".join(says(room))
    assert "We have 1 customer fewer than before: 1 lost, 0 gained" in said
    assert "We do not know why 1 customer left" in said
    assert "1 customer lies between the end of Q1 2025" in said
    (section,) = sections(view(room))
    assert "1 customers" not in "\n".join(texts(section))
    assert section.conclusion.startswith("We lost 1 customer more than we gained")


def test_value_hides_a_loss_or_is_lost_by_the_month(room: Room) -> None:
    take(room, (Q1, 1_000, 50, 100), value_start=Decimal("1000.50"), value_end=Decimal(1600))
    assert (
        "! Growing value hides that we lost 50 customers more than we gained | Q1 2025: the value grew by 599.50 EUR."
        in says(room)
    )
    take(room, (Q1, 1_000, 50, 100), value_end=Decimal("100.50"))
    assert "! We lose 300 EUR of value a month | Q1 2025: from 1,000.50 to 100.50 EUR." in says(room)
    take(room, (Q1, 1_000, 50, 100), value_end=Decimal("999.50"))
    assert "! We lose 0.33 EUR of value a month | Q1 2025: from 1,000.50 to 999.50 EUR." in says(room)


def test_growth_needs_periods_that_follow_one_another(room: Room) -> None:
    take(room, (Q1, 10, 3, 1), (Q2, 12, 3, 1), (Q4, 14, 3, 1))
    assert not [line for line in says(room) if line.startswith("✓")]
    take(room, (Q3, 14, 3, 2))
    assert (
        says(room)[-1]
        == "✓ More customers came than left in four periods in a row | 7 more since the start of Q1 2025."
    )


def test_reasons_of_the_same_words_are_one_and_name_the_stage_and_who_owns_it(placed: Room) -> None:
    one, other = take(placed, (Q1, 1_000, 0, 100), (Q2, 900, 0, 100))
    buy, onboard = placed.stage("Buy"), placed.stage("Onboard")
    for period, text, people, stage in (
        (one, "Too dear", 20, buy),
        (other, "too  dear", 25, buy),
        (other, "Late", 30, onboard),
        (one, "Moved", None, None),
    ):
        rows.add(
            placed.writer, LEAVING_REASON, [{"period_id": period, "text": text, "people": people, "stage_id": stage}]
        )
    reasons = ranked(placed.state, periods(placed.state))
    shown = [(reason.text, reason.people, owner_words(placed.state, reason.stage_id)) for reason in reasons]
    assert shown == [("Too dear", 45, "Sales"), ("Late", 30, "nobody"), ("Moved", None, "nobody")]
    assert "! “Too dear” cost us 45 customers | It happens at “Buy”; owner: Sales." in says(placed)
    assert "! We know why 75 of 200 lost customers left (Q1 2025 to Q2 2025) | " in says(placed)


def test_the_section_has_both_pictures_and_every_table(room: Room) -> None:
    assert [block.kind for block in sections(view(room))[0].blocks] == ["note"]
    for segment in SEGMENTS:
        take(room, (Q1, 1_000, 50, 100), (Q2, 950, 60, 20), segment=segment)
    (section,) = sections(view(room))
    assert [type(block) for block in section.blocks] == [Waterfall, Readings, Table, Table]
    assert section.blocks[2].rows == (("Q1 2025", 2_000, 100, 200, 1_900, -100), ("Q2 2025", 1_900, 120, 40, 1_980, 80))
    assert section.blocks[3].caption == "By segment in Q2 2025"
    assert [row[:2] for row in section.blocks[3].rows] == [("Households", 950), ("Businesses", 950)]
    assert section.conclusion == "We lost 20 customers more than we gained (Q1 2025 to Q2 2025)."


def test_of_how_many_the_reasons_are_is_said_where_it_is_known_of_all_periods(room: Room) -> None:
    (first, _) = take(room, (Q1, 100, 5, 20), (Q2, 85, 5, 10), segment="Households")
    rows.add(room.writer, LEAVING_REASON, [{"period_id": first, "text": "The price", "people": 12}])

    def captions() -> list[str]:
        return [block.caption for block in sections(view(room))[0].blocks if isinstance(block, Table)]

    assert captions()[-1] == "Why they left, Q1 2025: 12 of 20 lost"
    rows.change(room.writer, CUSTOMER_PERIOD, first, lost=None)
    assert captions()[-1] == "Why they left, Q1 2025: 12"
    (conclusion,) = [section.conclusion for section in sections(view(room))]
    assert conclusion.endswith("(Q2 2025). The first reason is “The price”.")


def test_more_who_left_for_a_reason_than_left_are_said(room: Room) -> None:
    (_, second) = take(room, (Q1, 100, 5, 20), (Q2, 85, 5, 10))
    rows.add(room.writer, LEAVING_REASON, [{"period_id": second, "text": "The price", "people": 12}])
    assert "! The reasons count 12 customers in Q2 2025, but only 10 were lost | " in says(room)
    assert not [line for line in says(room) if "know why" in line]
    title = reason_part(room.state, periods(room.state)[-1]).title
    assert title == "Why they left in Q2 2025 · ! 12, but only 10 were lost"


def test_a_segment_is_one_however_it_is_spelled(room: Room) -> None:
    take(room, (Q1, 100, 5, 20), segment="households ")
    take(room, (Q2, 85, 5, 10), segment="Households")
    (table,) = [
        b for b in sections(view(room))[0].blocks if isinstance(b, Table) and b.caption.startswith("By segment")
    ]
    assert (table.caption, [row[:2] for row in table.rows]) == ("By segment in Q2 2025", [("Households", 85)])


def test_over_a_missing_period_or_other_segments_nothing_is_concluded(room: Room) -> None:
    take(room, (Q1, 1_000, 0, 500), (Q2, 500, 10, 40), segment="Households")
    take(room, (Q4, 5_000, 10, 5), segment="Firms")
    section, net = sections(view(room))[0], net_readings(room.state)
    assert section.conclusion == "We gained 5 customers more than we lost (Q4 2025)."
    assert net is not None
    assert [(point.label, point.value) for point in net.points][1:] == [
        ("Q2 2025", -30), ("Q3 2025", None), ("Q4 2025", 5),
    ]  # fmt: skip
    by_period, by_segment = (block for block in section.blocks if isinstance(block, Table))
    assert by_period.rows[2] == ("Q3 2025", None, None, None, None, None)
    assert (by_segment.caption, by_segment.columns[1].title) == (
        "By segment, each as it was last counted", "Last counted in",
    )  # fmt: skip
    assert [row[:2] for row in by_segment.rows] == [("Firms", "Q4 2025"), ("Households", "Q2 2025")]
    assert says(room)[0] == "! There are no figures of Q3 2025 | Only in Q2 2025: Households. Only in Q4 2025: Firms."
    take(room, (Q3, 470, 10, 40), segment="Households")
    assert (
        "! Q4 2025 counts other segments than Q3 2025 | Only in Q3 2025: Households. Only in Q4 2025: Firms."
        in says(room)
    )
    assert not [line for line in says(room) if line.startswith("✗")]


def test_a_plan_that_names_a_segment_twice_has_it_once() -> None:
    rows = {"ex": Record(id="ex", kind="assets", settings={"segments": ["Homes", "Shops", "HOMES"]}, position=1.0)}
    assert frame(State(Shape({"exercise": {"position": "FLOAT"}}), "w", {"exercise": rows})).segments == (
        "Homes",
        "Shops",
    )
