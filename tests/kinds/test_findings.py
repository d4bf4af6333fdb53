"""What a kind says by rule: declared with its level, there and gone by a case, the same in any order of rows."""

from __future__ import annotations

import random
import re

import pytest

from onecompany.kinds.findings import find_all
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import kinds
from onecompany.kinds.sample import Case
from onecompany.kinds.view import Finding
from onecompany.store.records import Ref
from onecompany.store.state import State
from onecompany.store.writer import WorkshopWriter
from tests.kinds.conftest import DAY, every_kind, exercise_of

CASES: list[tuple[Kind, str, Case]] = [
    (kind, key, case) for kind in kinds().values() for key, case in kind.part("example").CASES.items()
]


def found(state: State) -> list[Finding]:
    """All that is said."""
    return [finding for findings in find_all(state, DAY).values() for finding in findings]


def rule(finding: Finding) -> str:
    """The part of a key that is the same whatever it is about."""
    return finding.key.partition(":")[0]


@pytest.mark.parametrize(("kind", "key", "case"), CASES, ids=[key for _, key, _ in CASES])
def test_a_case_makes_it_come_or_go(kind: Kind, key: str, case: Case, writer: WorkshopWriter) -> None:
    last_time = (writer.state.copy(), writer.state.copy()) if case.again else writer.state.before
    before = found(later(writer.state, last_time))
    case.change(writer, exercise_of(writer.state, kind, last=True))
    after = found(later(writer.state, last_time))
    here, there = (key in map(rule, findings) for findings in (before, after))
    assert here != there
    assert {finding.level for finding in (*before, *after) if rule(finding) == key} <= {case.level, case.also}
    for finding in after:
        sound(finding, writer.state)


def later(state: State, before: tuple[State, ...]) -> State:
    """The rows of a workshop that comes behind others."""
    after = State(state.shape, state.workshop_id, state.tables, lambda: before)
    after.came_along = frozenset(name for name, rows in state.tables.items() if rows)
    return after


def sound(finding: Finding, state: State) -> None:
    """What is true of every finding: it is declared, its key holds no words, and what it links to is there."""
    cases = kinds()[finding.key.partition(".")[0]].part("example").CASES
    assert rule(finding) in cases, f"{finding.key} is not among the CASES of its kind's example"
    known = {row_id for rows in state.tables.values() for row_id in rows}
    known |= {key for _, key, _ in CASES}  # one that is about another finding names that finding's rule
    assert set(re.split("[:-]", finding.key)[1:]) <= known, f"{finding.key} holds words"
    for link in finding.links:
        assert is_there(link, state), f"{finding.key} links to {link}"
    assert finding.text.strip() == finding.text != ""
    assert not finding.text.endswith(".")
    assert not finding.why or finding.why.endswith((".", "?"))


def is_there(ref: Ref, state: State) -> bool:
    """Whether a reference leads to a row; a handoff leads to its stages, whether anything was said of it or not."""
    if ref.table == "handoff":
        return all(state.get("stage", stage) is not None for stage in ref.id.split("-"))
    return state.find(ref) is not None


@every_kind
def test_the_example_says_nothing_that_is_not_declared(kind: Kind, filled: State) -> None:
    own = [finding for finding in found(filled) if finding.key.startswith(f"{kind.name}.")]
    for finding in own:
        sound(finding, filled)
    keys = [finding.key for finding in own]
    assert len(set(keys)) == len(keys)
    assert all(key.startswith(f"{kind.name}.") for key in kind.part("example").CASES)


def test_nothing_is_said_of_a_workshop_that_begins(empty: State) -> None:
    assert found(empty) == []


def test_the_order_of_rows_in_the_file_makes_no_difference(filled: State) -> None:
    expected = find_all(filled, DAY)
    for seed in range(3):
        tables = {}
        for name, rows in filled.tables.items():
            shuffled = list(rows.items())
            random.Random(seed).shuffle(shuffled)
            tables[name] = dict(shuffled)
        assert find_all(State(filled.shape, filled.workshop_id, tables), DAY) == expected
