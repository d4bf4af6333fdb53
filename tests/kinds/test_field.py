"""Which rows of the field the kinds implement, and where that can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from onecompany.cli.kinds import show_kind, show_kinds
from onecompany.kinds.registry import kinds

PAGE = Path(__file__).parents[2] / "docs" / "field.md"


def test_every_row_that_a_kind_names_is_on_the_page() -> None:
    rows = set(re.findall(r"^\| ([SCL]\d+) ", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    for own in kinds().values():
        assert set(own.field_rows) <= rows


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
