"""What goes on goes in groups, and whichever of them stay behind: nothing that goes on points to what does not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from onecompany.cli import commands
from onecompany.cli.going_on import tell
from onecompany.clock import Stamp, SystemClock
from onecompany.kinds import carrying
from onecompany.kinds.carrying import GROUPS, going_on, groups, left_out, let_go, named, what_goes_on
from onecompany.kinds.columns import LeaderOf, Reference, RowOf, RowsOf
from onecompany.kinds.registry import tables
from onecompany.store.acts.carrying import going, left_behind
from onecompany.store.records import Record
from onecompany.store.state import State
from tests.conftest import plan_of, planned
from tests.kinds.conftest import DAY
from tests.thorough import THOROUGH

NEXT = DAY + dt.timedelta(days=91)

POINTS = LeaderOf | RowOf | RowsOf | Reference

NAMES = [group.name for group in GROUPS]

FEW = range(len(NAMES) + 1) if THOROUGH else (0, 1, 2, len(NAMES) - 2, len(NAMES) - 1, len(NAMES))

SUBSETS = [left for size in FEW for left in combinations(NAMES, size)]
"""Which groups stay behind: each two of them, and all but each two, so that each pair is in all four states."""


def rows_that_go(state: State, without: Collection[str]) -> dict[str, list[Record]]:
    """The rows that go on by table, as they will be but for their ids."""
    rows = going(state, going_on(state, NEXT, without), [])
    stay = left_behind(state, rows)
    known: dict[str, list[Record]] = {}
    for one in rows:
        changed = {**let_go(state, one.table, one.row, stay), **dict.fromkeys(one.loose)}
        known.setdefault(one.table, []).append(one.row.with_values(changed))
    return known


def pointing_elsewhere(rows: dict[str, list[Record]]) -> Iterator[str]:
    """The columns that name a row which does not go on."""
    known = {row.id for some in rows.values() for row in some}
    for name, some in rows.items():
        columns = tables()[name].columns
        for row in some:
            for column in columns:
                value: Any = getattr(row, column.name)
                nature = column.nature
                if not value or not isinstance(nature, LeaderOf | RowOf | RowsOf | Reference):
                    continue
                if isinstance(nature, Reference):
                    if value.startswith("finding:"):  # that keeps what it was about
                        continue
                    value = value.partition("#")[0].partition(":")[2].split("-")
                if not known.issuperset([value] if isinstance(value, str) else value):
                    yield f"{name}.{column.name}: {value}"


def test_each_set_of_groups_that_stay_behind_leaves_nothing_that_points_to_them(filled: State) -> None:
    whole = rows_that_go(filled, ())
    for without in SUBSETS:
        rows = rows_that_go(filled, without)
        assert list(pointing_elsewhere(rows)) == [], without
        gone = {name for group in GROUPS if group.name in without for name in group.tables}
        assert gone.isdisjoint(rows), without
        assert all(len(rows.get(name, ())) <= len(some) for name, some in whole.items())


def test_what_is_counted_is_what_goes_on(filled: State) -> None:
    for without in ((), ("silos",), ("journey", "rules")):
        rows = rows_that_go(filled, without)
        counted = {group.name: (group.tables, number) for group, number in what_goes_on(filled, NEXT, without)}
        assert {name: len(rows.get(tables[0], ())) for name, (tables, _) in counted.items()} == {
            name: number for name, (_, number) in counted.items()
        }
        assert sorted(rows) == sorted(name for tables, _ in counted.values() for name in tables if name in rows)
        assert not counted.keys() & left_out(without)
    assert left_out(["silos"]) == {"silos", "ownership"}


def test_what_is_lost_of_the_rest_is_known_by_group(filled: State) -> None:
    """Whatever two groups: the rows of one are as they were without the other, or it is known that they are not."""
    whole, names = rows_that_go(filled, ()), named(filled, NEXT)
    assert "journey" in names["rules"]
    for gone in GROUPS:
        rows = rows_that_go(filled, (gone.name,))
        for group in GROUPS:
            if group.name in left_out((gone.name,)):
                continue
            lost = any(
                getattr(row, column.name) != getattr(before, column.name)
                for name in group.tables
                for row in rows.get(name, ())
                for before in whole[name]
                if row.id == before.id
                for column in tables()[name].columns
                if not getattr(column.nature, "typed", "") and isinstance(column.nature, POINTS)
            )
            known = any(name in names[group.name] for name in left_out((gone.name,)))
            assert known or not lost, (group.name, gone.name)


def test_what_stays_behind_with_a_group_and_what_is_lost_is_said(
    filled: State, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = plan_of(planned("review"))
    tell(filled, plan, NEXT, None, ("journey",), Stamp.take(SystemClock()))
    said = capsys.readouterr().err
    title = "Journey, with goals and touchpoints"
    assert f"“Who owns which stage, and handoffs” stays behind, too: not without “{title}”." in said
    assert f"“Adopted rules, and what keeps them alive” goes on without what is named there of “{title}”." in said
    tell(filled, plan, NEXT, None, (), Stamp.take(SystemClock()))
    assert "without" not in capsys.readouterr().err


def test_every_group_is_in_the_example_and_every_table_that_goes_on_is_in_one_group(filled: State) -> None:
    assert [group.name for group, _ in what_goes_on(filled, NEXT)] == NAMES
    every = [name for group in groups() for name in group.tables]
    assert len(every) == len(set(every))
    assert {one.table for one in going(filled, going_on(filled, NEXT), [])} <= set(every)


def test_what_a_group_is_called_is_said_in_full_and_with_its_number() -> None:
    for group in groups():
        assert group.counted(1) != group.counted(2)
        assert (group.counted(1).split()[0], group.counted(2).split()[0]) == ("1", "2")


def test_what_stays_behind_is_still_named_in_words(filled: State) -> None:
    commitments = {row.id: row for row in filled.rows("commitment")}
    owned = [row for row in rows_that_go(filled, ())["commitment"] if row.leader_id]
    without = {row.id: row for row in rows_that_go(filled, ("leaders", "journey", "metrics", "rules"))["commitment"]}
    assert owned
    for row in owned:
        assert (without[row.id].leader_id, without[row.id].who) == (None, filled.get("leader", row.leader_id).name)
    lost = [row for row_id, row in without.items() if commitments[row_id].serves and not row.serves]
    assert lost
    assert all(row.serves_text for row in lost)


def test_only_what_is_still_ahead_and_what_nobody_took_goes_on(filled: State) -> None:
    meetings = [row.date for row in filled.rows("meeting")]
    last = max(meetings)
    assert [row.date for row in going_on(filled, last)["meeting"]] == []
    assert [row.date for row in going_on(filled, last - dt.timedelta(days=1))["meeting"]] == [last]
    left = {row.id for row in going_on(filled, NEXT)["parking"]}
    assert 0 < len(left) < len(filled.rows("parking"))
    assert left == {row.id for row in filled.rows("parking") if not row.dropped and row.leader_id is None}
    assert going_on(filled, NEXT)["pain"] == []


def test_the_command_and_its_page_name_every_group() -> None:
    option = get_type_hints(commands.new, include_extras=True)["without"].__metadata__[0]
    assert f"{', '.join(NAMES)}." in option.help
    page = (Path(__file__).parents[2] / "docs" / "carry-over.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)`", page, re.MULTILINE) == NAMES


def test_tables_that_are_in_no_group_are_one_by_the_name_of_their_kind(
    filled: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of a package of somebody else; or a new table of a kind whose name a group has."""
    without_terms = [group for group in GROUPS if group.name != "terms"]
    named_alike = [replace(group, tables=("metric",)) if group.name == "metrics" else group for group in without_terms]
    monkeypatch.setattr(carrying, "GROUPS", tuple(named_alike))
    every = {group.name: group for group in groups()}
    assert every["vocabulary"].tables == ("term", "usage")
    assert (every["vocabulary"].counted(1), every["vocabulary"].counted(3)) == ("concepts: 1", "concepts: 3")
    assert every["review"].tables == ("reading",)
    assert going_on(filled, NEXT, ["vocabulary"])["usage"] == []
