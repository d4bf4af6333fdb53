"""A hook of a kind is found by its name, so one that is written in another way would never be called."""

from __future__ import annotations

import datetime as dt
import inspect
import re
import sys
from difflib import SequenceMatcher
from types import ModuleType
from typing import Any, cast

import pytest

from onecompany.kinds import hooks as hooks_module
from onecompany.kinds.hooks import MODULES, Hooks, hooks
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import kinds
from onecompany.kinds.view import View
from onecompany.summary.document import Number
from onecompany.summary.upcoming import Upcoming

ALIKE = 0.76
"""From here on two names are so much alike that one is taken for a slip of the other."""


def misfits(kind: Kind) -> list[str]:
    """What in the folder of a kind is meant for a hook and is none, in words."""
    problems = []
    for module, names in MODULES.items():
        if not kind.has_part(module):
            continue
        for name, function in vars(kind.part(module)).items():
            if name.startswith("_") or not inspect.isfunction(function):
                continue
            place = f"{kind.package}.{module}.{name}"
            if name in names:
                wanted = _signature(getattr(Hooks, name), itself=True)
                if _signature(function) != wanted:
                    problems.append(f"{place} is to be {name}{wanted}")
            elif function.__module__ == f"{kind.package}.{module}" and (meant := _meant(name)):
                problems.append(f"{place} resembles the hook {meant}, which belongs into {_home(meant)}")
    return problems


def _meant(name: str) -> str:
    """The hook that a name resembles: by its letters, or because it has the whole name of one in it."""
    for hook in (hook for names in MODULES.values() for hook in names):
        inside = len(hook) > 4 and re.search(rf"(^|_){hook}(_|$)", name)
        if inside or SequenceMatcher(None, name, hook).ratio() >= ALIKE:
            return hook
    return ""


def _home(hook: str) -> str:
    return next(module for module, names in MODULES.items() if hook in names)


def _signature(function: Any, *, itself: bool = False) -> str:
    """Names and types of the parameters and of what is returned, the types without the modules they come from."""
    signature = inspect.signature(function)
    parameters = list(signature.parameters.values())[1 if itself else 0 :]
    return re.sub(r"[\w.]+\.(?=\w)|['\"]", "", str(signature.replace(parameters=parameters)))


@pytest.mark.parametrize("name", sorted(kinds()))
def test_every_hook_of_a_kind_is_one(name: str) -> None:
    assert misfits(kinds()[name]) == []


def toy(monkeypatch: pytest.MonkeyPatch, module: str, source: str) -> Kind:
    """A kind whose folder has one module."""
    for part in ("toy", f"toy.{module}"):
        made = ModuleType(part)
        made.__path__ = []
        monkeypatch.setitem(sys.modules, part, made)
    sys.modules[f"toy.{module}"].__spec__ = __spec__
    code = compile(f"from __future__ import annotations\n{source}", "toy", "exec", dont_inherit=True)
    exec(code, vars(sys.modules[f"toy.{module}"]))
    return Kind(name="toy", title="Toy", package="toy", minutes=1, steps=())


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("acts", "def stage_merged(transaction: Transaction, gone: str, kept: str) -> None: ..."),
        ("acts", "def on_stage_removed(transaction: Transaction, stage_id: str) -> None: ..."),
        ("acts", "def stage_removed(transaction: Transaction, stage: str) -> None: ..."),
        ("acts", "def carry(state: State, day: dt.date) -> list[Record]: ..."),
        ("section", "def section(view: View) -> list[Section]: ..."),
        ("section", "def spare_numbers(view: View) -> list[Number]: ..."),
        ("section", "def find(view: View) -> list[Finding]: ..."),
        ("findings", "def find(state: State, today: date) -> list[Finding]: ..."),
    ],
)
def test_a_slip_is_seen(monkeypatch: pytest.MonkeyPatch, module: str, source: str) -> None:
    assert len(misfits(toy(monkeypatch, module, source))) == 1


def test_a_hook_as_it_is_to_be_and_a_function_of_another_name_are_no_slips(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (
        "def stage_removed(transaction: store.Transaction, stage_id: str) -> None: ...\n"
        "def add_items(writer: WorkshopWriter, texts: list[str]) -> None: ...\n"
        "def remove(writer: WorkshopWriter, row_id: str) -> None: ...\n"
    )
    assert misfits(toy(monkeypatch, "acts", source)) == []


def test_a_kind_without_a_hook_or_without_the_module_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Any = hooks(toy(monkeypatch, "section", "def asks(view: View) -> list[Ask]: return [view]"))
    assert (asked.find(None), asked.sections(None), asked.numbers(None), asked.asks(1)) == ([], [], [], [1])
    assert (asked.upcoming(None), asked.as_planned(None), asked.carry(None, dt.date(2026, 3, 2))) == (
        Upcoming(),
        False,
        {},
    )
    assert asked.leader_removed(None, "x") is None
    with pytest.raises(AttributeError, match="spare_numbers is no hook"):
        asked.spare_numbers(None)


def test_what_a_module_of_a_kind_cannot_import_is_not_taken_for_a_missing_module(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken = Kind(name="toy", title="Toy", package="onecompany.exercises.toy", minutes=1, steps=())
    monkeypatch.setattr(Kind, "part", lambda self, name: __import__("no_such_library"))
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        hooks(broken).find(None)  # type: ignore[arg-type]


def test_what_fails_in_a_kind_of_another_package_is_told_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    failures: list[tuple[str, str]] = []
    monkeypatch.setattr(hooks_module, "failed", lambda name, error: failures.append((name, str(error))))
    broken = toy(monkeypatch, "section", "def numbers(view: View) -> list[Number]: raise ValueError('no number')")
    assert not broken.is_ours
    assert hooks(broken).numbers(cast(View, None)) == []
    assert failures == [(broken.name, "no number")]


def test_what_fails_in_a_kind_of_ours_is_an_error_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(view: View) -> list[Number]:
        raise ValueError("no number")

    monkeypatch.setattr(kinds()["ownership"].part("section"), "numbers", broken)
    with pytest.raises(ValueError, match="no number"):
        hooks(kinds()["ownership"]).numbers(cast(View, None))
