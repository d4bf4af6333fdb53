"""What the room does in a kind is taken back and done again exactly, one act a step, also over a restart."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onecompany.kinds.findings import find_all
from onecompany.kinds.kind import Kind
from onecompany.kinds.sample import begin_sample, fill
from onecompany.store.file import Store
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter
from tests.conftest import plan_of, planned
from tests.kinds.conftest import DAY, every_kind, exercise_of, in_order, open_store, rows_of

Rows = dict[str, list[dict[str, Any]]]


class Steps:
    """The rows as they were before the first act and after each one that changed something."""

    def __init__(self, writer: WorkshopWriter) -> None:
        self.writer = writer
        self.rows: list[Rows] = [rows_of(writer.state)]
        self._act = writer.act
        writer.act = self.act  # type: ignore[method-assign]

    @contextmanager
    def act(self, label: str, **more: Any) -> Iterator[Transaction]:
        """One act, and the rows behind it."""
        before = self.writer.undo_line.to_undo
        with self._act(label, **more) as transaction:
            yield transaction
        if self.writer.undo_line.to_undo != before:
            self.rows.append(rows_of(self.writer.state))

    def stop(self) -> list[Rows]:
        """No more of them."""
        del self.writer.act
        return self.rows


def rework(kind: Kind, writer: WorkshopWriter) -> None:
    """What else the example of a kind does with what it has put in."""
    kind.part("example").rework(writer, exercise_of(writer.state, kind, last=True))


@every_kind
def test_filling_is_undone_and_redone_step_by_step_and_over_a_restart(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "alone.onecompany"
    plan = plan_of(*map(planned, in_order([kind])))
    with open_store(path, "a") as store:
        writer = begin_sample(store, plan, DAY)
        *needed, own = list(writer.state.rows("exercise"))
        fill(writer, needed)
        steps = Steps(writer)
        fill(writer, [own])
        assert find_all(writer.state, DAY) is not None
        rework(kind, writer)
        rows = steps.stop()
        middle = len(rows) // 2
        back(store, writer, rows[middle:])
    with open_store(path, "b") as store:
        writer = store.writer(writer.workshop_id)
        back(store, writer, rows[: middle + 1])
        forth(store, writer, rows[: middle + 1])
    with open_store(path, "c") as store:
        writer = store.writer(writer.workshop_id)
        forth(store, writer, rows[middle:])
        assert writer.redo() is None


def back(store: Store, writer: WorkshopWriter, rows: list[Rows]) -> None:
    """Undo one step after the other: memory has the rows of the step before, and in the end the file has them too."""
    assert rows_of(writer.state) == rows[-1]
    for expected in reversed(rows[:-1]):
        assert writer.undo() is not None
        assert rows_of(writer.state) == expected
    assert rows_of(store.read(writer.workshop_id)) == rows[0]


def forth(store: Store, writer: WorkshopWriter, rows: list[Rows]) -> None:
    """Redo one step after the other in the same way."""
    for expected in rows[1:]:
        assert writer.redo() is not None
        assert rows_of(writer.state) == expected
    assert rows_of(store.read(writer.workshop_id)) == rows[-1]


def acts_of(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """What the room can do: the functions of a module that take a writer first."""
    return {
        name: function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_")
        and function.__module__ == module.__name__
        and next(iter(inspect.signature(function).parameters), "") == "writer"
    }


@every_kind
def test_each_act_is_one_step_of_undo_and_each_is_done_in_the_example(
    kind: Kind, writer: WorkshopWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: dict[str, set[int]] = {}
    depth = 0

    def counting(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def act(writer: WorkshopWriter, *args: Any, **more: Any) -> Any:
            nonlocal depth
            depth, acts = depth + 1, len(writer.undo_line.acts)
            try:
                return function(writer, *args, **more)
            finally:
                depth -= 1
                if not depth:
                    done.setdefault(name, set()).add(len(writer.undo_line.acts) - acts)

        return act

    acts = acts_of(kind.part("acts")) if kind.has_part("acts") else {}
    for name, function in acts.items():
        monkeypatch.setattr(kind.part("acts"), name, counting(name, function))
    example = kind.part("example")
    exercise = exercise_of(writer.state, kind, last=True)
    for change in (example.fill, example.rework, *(case.change for case in example.CASES.values())):
        before = writer.undo_line.to_undo
        change(writer, exercise)
        while writer.undo_line.to_undo != before:
            writer.undo()
    assert {name: steps for name, steps in done.items() if not steps <= {0, 1}} == {}
    assert sorted(name for name in acts if 1 not in done.get(name, ())) == []
