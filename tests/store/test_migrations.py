"""The sets of migrations that the program has: those of its own kinds, and those of other packages."""

from __future__ import annotations

from importlib.metadata import Distribution, EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from onecompany import __version__
from onecompany.kinds import registry
from onecompany.store.migrations import Migration, provided


def test_our_own_kinds_are_of_our_own_package() -> None:
    stages = provided().named("stages")
    assert stages is not None
    assert (stages.name, stages.package, stages.version) == ("stages", "onecompany", __version__)
    assert stages.steps[0].name == "0001_first"
    assert stages.steps[0].in_schema == 1
    assert {its_set.name for its_set in provided().every()} >= {"stages", "ownership", "metrics", "commitments"}


def test_a_kind_without_tables_and_one_that_is_not_there_have_none() -> None:
    assert provided().named("open") is provided().named("nobody") is None


@pytest.mark.parametrize("known", [True, False])
def test_a_kind_of_another_package_is_of_that_package(monkeypatch: pytest.MonkeyPatch, *, known: bool) -> None:
    steps = SimpleNamespace(MIGRATIONS=(("0001_first", ("CREATE TABLE pulse (id)",)),))
    its_kind = SimpleNamespace(name="pulse", tables=("pulse",), part=lambda name: {"migrations": steps}[name])
    entry: Any = EntryPoint("pulse", "pulse_exercise", registry.GROUP)
    if known:
        entry = entry._for(Distribution.at(Path(__file__).parent))
        monkeypatch.setattr(type(entry.dist), "metadata", {"Name": "pulse-exercise", "Version": "1.2"})
    monkeypatch.setattr(registry, "_others", lambda: {"pulse": (its_kind, entry)})
    monkeypatch.setattr(registry, "kind", lambda name: its_kind)
    pulse = provided().named("pulse")
    assert pulse is not None
    assert pulse.steps == (Migration("0001_first", ("CREATE TABLE pulse (id)",)),)
    assert (pulse.package, pulse.version) == (("pulse-exercise", "1.2") if known else ("pulse_exercise", ""))
