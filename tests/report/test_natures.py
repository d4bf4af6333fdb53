"""Find and names out ask the description of a column what it holds: words are found and replaced, codes never."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from onecompany.kinds.columns import Column, LeaderOf, OneOf, Settings
from onecompany.kinds.kind import Table
from onecompany.kinds.registry import tables
from onecompany.kinds.search import Hit, hits
from onecompany.kinds.shared_tables import TIMED
from onecompany.report.names import SOMEBODY, without_names
from onecompany.report.roles import A_LEADER, Roles
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import Shape, State
from tests.exercises.room import Room

DESCRIBED = sorted(set(tables()) - {"workshop", "leader"})
ON_BOARDS = [name for name in DESCRIBED if name not in TIMED]


def value(column: Column, words: str) -> Any:
    """What a column can hold: words where it holds words, else a code that could be somebody's name."""
    if column.nature.words:
        return f"{words} in {column.name}"
    if isinstance(column.nature, OneOf):
        return next(iter(column.nature.choices))
    return f"stage:{words}" if not isinstance(column.nature, Settings) else {"note": [{"text": words}], "style": words}


def state_with(table: Table, words: str, *names: str) -> State:
    """A workshop with leaders of these names, and one row."""
    row = Record(id="row-1", workshop_id="w", position=1.0, **{each.name: value(each, words) for each in table.columns})
    leaders = {
        f"l{number}": Record(id=f"l{number}", name=name, role=f"Chief {number}", silo_id=None, position=float(number))
        for number, name in enumerate(names)
    }
    of_plan = {each.name: value(each, words) for each in tables()["workshop"].columns} | {"date": dt.date(2026, 3, 5)}
    workshop = {"w": Record(id="w", organisation_id="o", **of_plan)}
    return State(Shape({}), "w", {"workshop": workshop, "leader": leaders, table.name: {"row-1": row}})


@pytest.mark.parametrize("name", DESCRIBED)
def test_names_go_out_of_every_column_with_words_and_of_no_other(name: str) -> None:
    table = tables()[name]
    codes = {code for each in table.columns if isinstance(each.nature, OneOf) for code in each.nature.choices}
    people = ["Zwart", *(code.capitalize() for code in codes if code), "Stage"]
    state = state_with(table, "Zwart", *people)
    row = without_names(state, Roles(state)).get(name, "row-1")
    before = state.get(name, "row-1")
    typed = {each.nature.typed for each in table.columns if isinstance(each.nature, LeaderOf)}
    for column in table.columns:
        shown = getattr(row, column.name)
        if column.name in typed:
            assert shown == SOMEBODY
        elif column.nature.words:
            assert shown == f"Chief 0 in {column.name}"
        elif not isinstance(column.nature, Settings):
            assert shown == getattr(before, column.name)
        else:
            assert shown["note"] == [{"text": "Chief 0"}]
    assert (row.id, row.workshop_id) == ("row-1", "w")


def test_a_setting_that_is_one_of_several_choices_is_a_code() -> None:
    state = state_with(tables()["exercise"], "Closing", "Closing")
    rows = state.tables["exercise"]
    rows["row-1"] = rows["row-1"].with_values(
        {"kind": "open", "settings": {"style": "closing", "text": "Closing asks"}}
    )
    shown = without_names(state, Roles(state)).get("exercise", "row-1")
    assert shown.settings == {"style": "closing", "text": "Chief 0 asks"}


@pytest.mark.parametrize("name", ON_BOARDS)
def test_every_text_on_a_board_is_found_with_its_row_and_column_and_no_code_is(name: str) -> None:
    table = tables()[name]
    state = state_with(table, "Zwart")
    if name == "note":
        state.tables[name]["row-1"] = state.get(name, "row-1").with_values({"private": False})
    found = {hit.column: hit for hit in hits(state) if hit.ref == Ref(name, "row-1")}
    assert found.keys() == {each.name for each in table.columns if each.nature.words and not each.secret}
    assert all(
        hit.text == f"Zwart in {hit.column}" and hit.where.startswith(gettext(table.noun)) for hit in found.values()
    )


def test_where_a_text_is_is_said_in_words(full: Room) -> None:
    def where(table: str, column: str) -> str:
        return next(hit.where for hit in hits(full.state) if (hit.ref.table, hit.column) == (table, column))

    assert where("leader", "role") == "leader · Ben Okafor · Marketing · Role"
    assert where("leader", "name") == "leader · CMO · Marketing"
    assert where("stage", "name") == "stage"
    assert where("metric", "source").startswith("metric · ")


def test_what_only_the_facilitator_may_read_is_not_found(room: Room) -> None:
    from onecompany.store.acts.capture import add_note

    add_note(room.writer, None, ["a secret"], private=True)
    assert [hit.text for hit in hits(room.state) if hit.ref.table in ("note", "exercise", "step", "workshop")] == []


@pytest.fixture
def unknown(full: Room) -> State:
    """A workshop with rows of a kind that is not installed."""
    stage = full.state.rows("stage")[0].id
    row = Record(id="g1", workshop_id="w", owner_id="Ana", text="Ana Peña digs", kind="Peña's way", at=f"stage:{stage}")
    state = full.state.copy()
    state.tables["garden"] = {"g1": row.with_values({"depth": 3, "more": {"key": ["Ana Peña"]}})}
    return state


def test_of_a_table_that_nobody_describes_every_text_is_found_and_loses_its_names(unknown: State) -> None:
    found = [hit for hit in hits(unknown) if hit.ref.table == "garden"]
    assert found == [
        Hit(Ref("garden", "g1"), "Ana Peña digs", "garden", "", "text"),
        Hit(Ref("garden", "g1"), "Peña's way", "garden", "", "kind"),
    ]
    row = without_names(unknown, Roles(unknown)).get("garden", "g1")
    assert (row.text, row.kind, row.more) == ("COO digs", "COO's way", {"key": ["COO"]})
    assert (row.owner_id, row.at, row.depth) == ("Ana", unknown.get("garden", "g1").at, 3)


def test_the_names_of_earlier_workshops_go_out_too_those_of_today_among_them(full: Room) -> None:
    state = full.state.copy()
    leaders = {row_id: row.with_values({"name": f"Q{row.name}"}) for row_id, row in state.tables["leader"].items()}
    parked = {"p": Record(id="p", workshop_id="w", position=1.0, text="QAna asks Ana and Nobody", leader_id=None)}
    earlier = State(state.shape, state.workshop_id, {**state.tables, "leader": leaders, "parking": parked})
    state.earlier = lambda: (earlier,)
    state._before = None
    (shown,) = without_names(state, Roles(state)).before
    assert shown.get("parking", "p").text == "COO asks COO and Nobody"
    assert A_LEADER not in shown.get("parking", "p").text
