"""A row of any described table is found by what was typed, and named as it is called now."""

from __future__ import annotations

import pytest

from onecompany.kinds import rows
from onecompany.kinds.lookup import NotNamed, refer, reference_words
from onecompany.kinds.registry import tables
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import capture
from onecompany.store.acts.people import change_leader
from tests.exercises.room import Room, add_metric, promise

TABLES = ("stage", "handoff", "metric")


@pytest.fixture
def named(mapped: Room) -> tuple[Room, str]:
    """A room with a metric, and its id."""
    return mapped, add_metric(mapped, "Ana", "Days to light")


def test_a_reference_names_a_row_of_any_table_that_it_takes(named: tuple[Room, str]) -> None:
    room, metric = named
    pair = f"{room.stage('Buy')}-{room.stage('Use')}"
    assert refer(room.state, TABLES, "buy") == (f"stage:{room.stage('Buy')}", "Buy")
    assert refer(room.state, TABLES, "days") == (f"metric:{metric}", "Days to light")
    assert refer(room.state, TABLES, "Days to light") == (f"metric:{metric}", "Days to light")
    assert refer(room.state, TABLES, "buy to use") == (f"handoff:{pair}", "Buy → Use")
    assert refer(room.state, TABLES, " ") == ("", "")


@pytest.mark.parametrize("typed", ["Days to light · Target", "days: tar", "Days to light:target"])
def test_a_reference_names_a_column_of_a_row(named: tuple[Room, str], typed: str) -> None:
    room, metric = named
    assert refer(room.state, TABLES, typed) == (f"metric:{metric}#target", "Days to light · Target")


def test_what_is_named_is_read_again_as_it_is_shown(named: tuple[Room, str]) -> None:
    room, metric = named
    for reference in (
        f"metric:{metric}",
        f"metric:{metric}#by_when",
        f"handoff:{room.stage('Buy')}-{room.stage('Use')}",
    ):
        assert refer(room.state, TABLES, reference_words(room.state, reference))[0] == reference


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nothing of ours", "No stage or metric is called “nothing of ours”"),
        ("Buy → Nowhere", "No stage is called “Nowhere”. There are: Buy, Onboard, Use"),
    ],
)
def test_what_names_nothing_is_refused_with_what_there_is(named: tuple[Room, str], typed: str, said: str) -> None:
    with pytest.raises(NotNamed, match=said):
        refer(named[0].state, TABLES, typed)


def test_a_row_is_shown_by_its_present_name_whatever_its_table(named: tuple[Room, str]) -> None:
    room, metric = named
    leader, kept = room.leader("Ana"), promise(room, "Call them")
    change_leader(room.writer, leader, name="Anna Pena")
    rows.change(room.writer, COMMITMENT, kept, what="Write to them")
    cell = room.state.rows("ownership")[0]
    for reference, words in (
        (f"leader:{leader}", "Anna Pena"),
        (f"commitment:{kept}", "Write to them"),
        (f"silo:{room.silo('Sales')}", "Sales"),
        (f"ownership:{cell.id}", "Buy · Sales"),
        (f"metric:{metric}#joint_with", "Days to light · Together with"),
        ("metric:gone", ""),
        ("nothing:of ours", ""),
        ("", ""),
    ):
        assert reference_words(room.state, reference) == words


SERVED = ("stage", "handoff", "metric", "rule")


@pytest.fixture
def coded(mapped: Room) -> tuple[Room, list[str]]:
    """A room with three rules of which the last two are adopted, and their ids."""
    texts = ("Buy them time", "Call back the same day", "Call somebody who asked for an e-mail")
    values = [{"stage_id": mapped.stage("Buy"), "kind": kind} for kind in ("always", "always", "never")]
    new = [{**row, "text": text} for row, text in zip(values, texts, strict=True)]
    ids = rows.add(mapped.writer, tables()["rule"], new)
    for rule in ids[1:]:
        rows.change(mapped.writer, tables()["rule"], rule, state="adopted")
    return mapped, ids


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("rule 1", 1),
        ("Rule no. 2", 2),
        ("RULE #2.", 2),
        ("never: call somebody who asked for an e-mail", 2),
        ("call back the SAME day", 1),
        ("call somebody", 2),
        ("always: buy", 0),
    ],
)
def test_a_rule_is_named_by_its_number_in_the_code_or_by_its_words(
    coded: tuple[Room, list[str]], typed: str, number: int
) -> None:
    room, ids = coded
    reference, words = refer(room.state, SERVED, typed)
    assert reference == f"rule:{ids[number]}"
    assert refer(room.state, SERVED, words) == (reference, words)


@pytest.mark.parametrize("typed", ["call", "day", "rule 0", "rule 3", "rule", "e-mail"])
def test_a_word_of_a_rule_or_a_number_that_none_has_names_no_rule(coded: tuple[Room, list[str]], typed: str) -> None:
    with pytest.raises(NotNamed):
        refer(coded[0].state, SERVED, typed)


def test_the_name_of_a_stage_goes_before_the_beginning_of_a_rule(coded: tuple[Room, list[str]]) -> None:
    room, _ = coded
    assert refer(room.state, SERVED, "buy") == (f"stage:{room.stage('Buy')}", "Buy")


def test_a_private_note_is_never_named(room: Room) -> None:
    (note,) = capture.add_note(room.writer, None, ["Watch the quiet one"], private=True)
    assert reference_words(room.state, f"note:{note}") == ""
    with pytest.raises(NotNamed, match="There is no note yet"):
        refer(room.state, ("note",), "watch")
