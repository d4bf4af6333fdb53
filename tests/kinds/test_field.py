"""Which rows of the field the kinds implement, and where that can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from onecompany.cli.kinds import show_kind, show_kinds
from onecompany.kinds.registry import kinds

README = Path(__file__).parents[2] / "README.md"
PAGE = README.parent / "docs" / "field.md"


def test_the_page_says_which_kinds_implement_each_row() -> None:
    lines = re.findall(r"^\| ([SCL]\d+) \|.*\| ([^|]*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    named = {(row, kind) for row, cell in lines for kind in re.findall(r"`(\w+)`", cell)}
    assert named == {(row, own.name) for own in kinds().values() for row in own.field_rows}


def test_the_first_page_lists_every_kind_and_no_other() -> None:
    _, _, behind = README.read_text(encoding="utf-8").partition("\n## The exercises\n")
    assert sorted(re.findall(r"^\| `(\w+)` \|", behind.partition("\n## ")[0], re.MULTILINE)) == list(kinds())


def test_the_kinds_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    show_kinds(as_json=False)
    listed = capsys.readouterr().out
    show_kinds(as_json=True)
    described = {own["name"]: own for own in json.loads(capsys.readouterr().out)}
    assert list(described) == list(kinds())
    for own in kinds().values():
        assert re.search(rf"^{own.name} .*{', '.join(own.field_rows)}", listed, re.MULTILINE)
        assert described[own.name]["field_rows"] == list(own.field_rows)


def test_a_kind_is_shown_with_its_steps_and_settings(capsys: pytest.CaptureFixture[str]) -> None:
    for own in kinds().values():
        show_kind(own.name, as_json=False)
        shown = capsys.readouterr().out
        assert all(step.title in shown for step in own.rules.spoken_steps)
        assert all(f"{name} = " in shown for name in own.settings)


def test_a_kind_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        show_kind("ownershop", as_json=False)
    assert "ownershop" in capsys.readouterr().err
