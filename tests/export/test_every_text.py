"""Whatever was typed into any field is in every format that claims to hold all, and hostile text is shown as it is."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import SQLModel

from onecompany import __version__
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.export.format import Bundle, ExportError
from onecompany.store.transaction import models
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY
from tests.exercises.room import Room, day
from tests.export.anything import HOLD_ALL, readable
from tests.report.reporting import AT, full_day
from tests.report.test_everything import CODES, Words, typed
from tests.thorough import THOROUGH

__all__ = ["typed"]

HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1+cmd|' /C calc'!A0",
    "<script>alert(1)</script> & </w:t> ]]> <!-- -->",
    "# head *b* _i_ `c` [x](javascript:1) | a | <br>",
    '#panic("x") $x^2$ @ref <label> \\ #{eval} #let x = 1',
    "tab\there, quote\" ' and ; : \\n BEGIN:VEVENT",
    "a\u202eb\u2066c\u200bd שלום مرحبا 李伟 🚀 −→≥✓",
    "\x00\x01\x07\x1b[31m\x85\ufffe\ud800 end",
)


@pytest.fixture
def room(writer: WorkshopWriter) -> Room:
    """Northwind's workshop by names, with nothing said yet."""
    return Room(writer)


def made(room: Room) -> Bundle:
    """All of it, with what is private."""
    return bundle(room.state, at=AT, today=DAY, version=__version__, choices=Choices(private=True))


@pytest.mark.parametrize("name", HOLD_ALL)
def test_everything_that_was_typed_is_in_each_format_that_holds_all(
    typed: tuple[Room, Words, list[str]], name: str
) -> None:
    room, said, secret = typed
    whole = readable(name, made(room))
    assert [field for field, word in said.given.items() if word not in whole] == []
    if name != "json":
        assert [word for word in secret if word in whole] == []


def fill(room: Room, text: str) -> None:
    """Write a text into every text field of every row, as a file made by other hands may hold it."""
    with room.writer.act("filled") as transaction:
        for table in sorted(room.state.tables):
            model: type[SQLModel] | None = models().get(table)
            if model is None or table in ("span", "presence"):
                continue
            for row in list(room.state.rows(table)):
                columns = {
                    name: text[: 60 if name in ("unit", "rhythm") else 200]
                    for name, value in vars(row).items()
                    if isinstance(value, str)
                    and name != "id"
                    and not name.endswith("_id")
                    and (table, name) not in CODES
                }
                _write(transaction, model, row.id, columns)


def _write(transaction: Any, model: type[SQLModel], row_id: str, columns: dict[str, str]) -> None:
    if columns:
        transaction.change(model, row_id, **columns)


@pytest.fixture
def filled(room: Room) -> Room:
    """A full day, in which something stands in every table."""
    full_day(room)
    with room.writer.act("more") as transaction:
        for table, links in (
            ("decision", {"text": "a"}),
            ("parking", {"text": "a"}),
            ("note", {"text": "a"}),
            ("meeting", {"date": day(90)}),
            ("pain", {"text": "a", "stage_id": room.stage("Buy")}),
            ("touchpoint", {"text": "a", "stage_id": room.stage("Buy")}),
        ):
            transaction.add(models()[table], **links)
    return room


@pytest.mark.parametrize("name", registry.names())
def test_hostile_text_in_every_field_is_made_and_read(filled: Room, name: str) -> None:
    for text in HOSTILE if THOROUGH else (" ".join(HOSTILE[:4]), " ".join(HOSTILE[4:])):
        assert len(text) <= 200
        fill(filled, text)
        whole = readable(name, made(filled))
        assert whole
        assert "\x07" not in whole


@pytest.mark.parametrize("name", [*HOLD_ALL, "pptx", "agenda", "ics"])
def test_a_very_long_text_is_in_it_or_its_cut_is_told(filled: Room, name: str) -> None:
    long = " ".join(f"w{number:05}" for number in range(1, 1400))
    with filled.writer.act("long") as transaction:
        transaction.change(models()["commitment"], filled.state.rows("commitment")[0].id, what=long[:9900])
    try:
        found = registry.find(name).make(made(filled))
    except ExportError as problem:
        pytest.fail(str(problem))
    whole = readable(name, made(filled))
    assert "w00001" in whole
    if name in HOLD_ALL and not found.warnings:
        assert "w01400" in whole or "w01399" in whole or long[:9900].split()[-2] in whole
