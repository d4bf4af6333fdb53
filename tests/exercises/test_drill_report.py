"""The drill in what is handed out: its table, its conclusion, and nothing that would betray a vote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.exercises.drill import section
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle
from onecompany.kinds.findings import find_all
from onecompany.kinds.hooks import hooks
from onecompany.kinds.registry import kind
from onecompany.kinds.view import View
from onecompany.plans import Plan
from onecompany.report.build import build_report
from onecompany.store.file import Store
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.blocks import Bullets, Heading, Histogram, Table
from onecompany.summary.document import Section
from tests.clock_double import FakeClock
from tests.conftest import DAY, MORNING, identities, northwind, plan_of, planned
from tests.exercises.drilling import LATE, LOST, STAGES, WRONG, Drill, drill_plan, of
from tests.export.anything import readable


@pytest.fixture
def plan() -> Plan:
    return drill_plan("conduct")


@pytest.fixture
def drill(writer: WorkshopWriter, clock: FakeClock) -> Drill:
    return Drill(writer, clock)


def part(drill: Drill, number: int = 0) -> Section:
    """The part of one exercise."""
    exercise = drill.state.where("exercise", "kind", "drill")[number]
    (only,) = section.sections(View(drill.state, exercise, DAY))
    return only


def test_the_table_says_how_far_all_agreed_and_by_which_rule(drill: Drill) -> None:
    rule = drill.adopt("Tell it")
    drill.ballot("wrong", [f"do+{rule}"] * 4 + of(dont=4), seconds=48.4)
    drill.ballot("wrong", [f"do+{rule}"] * 7 + of(dont=1))
    drill.hands("late", do=4, dont=4)
    drill.hands("late", do=4, dont=4)
    (table,) = [block for block in part(drill).blocks if isinstance(block, Table)]
    assert [column.title for column in table.columns] == [
        "Case", "Stage", "Most would", "Agreed before, %", "Agreed after, %", "Rule that decides", "Seconds"
    ]  # fmt: skip
    assert table.rows == (
        ("The engineer is late. Do we pay?", "I move in", "split: do it or don't", 50, 50, "", None),
        ("The bill is wrong. Do we tell?", "I pay", "do it", 50, 88, "rule 1 · Always: Tell it (7)\nno rule (1)", 48),
        ("The letter is lost. Do we look?", "", "", None, None, "", None),
    )


def test_the_conclusion_counts_and_names_the_holes(drill: Drill) -> None:
    assert part(drill).conclusion == ""
    drill.hands("late", do=8)
    assert part(drill).conclusion == "The room decides the case alike."
    drill.ballot("wrong", of(do=4, dont=4))
    assert part(drill).conclusion == "The room decides one of two cases alike. The code has a hole at “I pay”."
    drill.ballot("lost", of(do=4, dont=4))
    assert part(drill).conclusion == "The room decides one of three cases alike. The code has two holes."
    (holes,) = [block for block in part(drill).blocks if isinstance(block, Bullets)]
    assert holes.items == (
        "I pay: The bill is wrong. Do we tell? Eight of eight name no rule.",
        "The letter is lost. Do we look? Eight of eight name no rule.",
    )


def test_bars_are_drawn_of_what_not_all_called_alike_the_split_first(drill: Drill) -> None:
    drill.hands("late", do=8)
    drill.ballot("wrong", of(do=5, dont=3))
    drill.hands("wrong", do=8)
    drill.hands("lost", do=4, dont=4)
    drill.hands("lost", do=5, dont=3)
    charts = [block for block in part(drill).blocks if isinstance(block, Histogram)]
    assert [(chart.title, [tally.counts for tally in chart.tallies]) for chart in charts] == [
        ("The letter is lost. Do we look?", [(4, 4, 0), (5, 3, 0)]),
        ("The bill is wrong. Do we tell?", [(5, 3, 0), (8, 0, 0)]),
    ]
    assert charts[1].description == (
        "Agreement rose from 63% to 100%. At the first call five would do it and three would not. "
        "After the talk eight would do it."
    )


def test_what_was_not_called_is_said_to_be_not_recorded(drill: Drill) -> None:
    blocks = part(drill).blocks
    assert "Not recorded." in str(blocks[0])
    assert section.numbers(View(drill.state, drill.exercise, DAY)) == []
    assert hooks(kind("drill")).as_planned(drill.state)
    drill.hands("late", do=8)
    assert not hooks(kind("drill")).as_planned(drill.state)


class TestTwoDrills:
    """Two exercises of a plan: the cases of each stand below its title, and what they come to is said once."""

    @pytest.fixture
    def plan(self) -> Plan:
        return plan_of(
            planned("stages", preset=list(STAGES)),
            planned("drill", "Before the break", cases=[LATE]),
            planned("drill", "After the break", cases=[WRONG, LOST]),
            planned("commitments"),
        )

    def test_each_has_its_cases_and_its_findings(self, drill: Drill) -> None:
        first, second = drill.state.where("exercise", "kind", "drill")
        drill.hands("late", do=8, none=4)
        found = find_all(drill.state, DAY)
        assert (len(found[first.id]), found[second.id]) == (2, [])
        assert [part(drill, n).blocks[0] for n in (0, 1)] == [Heading("Before the break"), Heading("After the break")]
        assert (part(drill, 0).conclusion, part(drill, 1).conclusion) == (
            "The room decides the case alike. The code has a hole at “I move in”.",
            "",
        )
        assert [len(section.numbers(View(drill.state, exercise, DAY))) for exercise in (first, second)] == [1, 0]

    def test_the_report_has_one_part_with_both(self, drill: Drill) -> None:
        drill.hands("late", do=8)
        report = build_report(drill.state, at=Stamp(MORNING, 0.0, "boot"), today=DAY, version="1", data_hash="")
        (both,) = [section for section in report.sections if section.key == "drill"]
        assert [block.text for block in both.blocks if isinstance(block, Heading)] == [
            "Before the break",
            "After the break",
        ]


# -- secrecy


def made(state: State) -> Bundle:
    return bundle(state, at=Stamp(MORNING, 0.0, "boot"), today=DAY, version=__version__, choices=Choices())


def room(folder: Path, plan: Plan, call: Callable[[Drill], None]) -> State:
    """The rows of a workshop with an adopted rule, in which something was called."""
    clock = FakeClock(MORNING)
    with Store(folder, clock=clock, new_id=identities(1)) as store:
        drill = Drill(store.writer(northwind(store, plan)), clock)
        drill.adopt("Tell it")
        call(drill)
        return store.read(drill.writer.workshop_id)


@pytest.mark.parametrize("revealed", [True, False])
@pytest.mark.parametrize("name", registry.names())
def test_two_rooms_that_called_differently_hand_out_the_same(
    tmp_path: Path, plan: Plan, name: str, revealed: bool
) -> None:
    """Three votes that are revealed are below the threshold, and eight that are not are nobody's business."""
    texts = []
    for number, code in enumerate(("do", "dont")):

        def call(drill: Drill, code: str = code) -> None:
            rule = drill.state.rows("rule")[0].id
            round_id = drill.begin("wrong")
            drill.cast(round_id, [f"{code}+rule:{rule}", *of(escalate=2), *of(**{code: 0 if revealed else 5})])
            if revealed:
                drill.reveal(round_id, seconds=30)

        path = tmp_path / f"{number}.onecompany"
        texts.append(readable(name, made(room(path, plan, call))))
    assert texts[0] == texts[1]
