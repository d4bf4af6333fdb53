"""What is typed into forms and boxes is kept until it is sent off, however they are left. Ctrl+C ends nothing."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from onecompany.app.form_drafts import FormDrafts
from onecompany.store.file import Store
from onecompany.store.unfinished import line_field, line_text, lines_beside, unfinished_path
from tests.app.conftest import Hands, Opened

LEADERS = "Ana; COO; Ops\nBen; CSO; Sales"


def form(hands: Hands) -> tuple[str, str]:
    """The organisation and the leaders of the form."""
    screen = hands.app.screen
    return screen.query_one("#organisation", Input).value, screen.query_one("#leaders", TextArea).text


async def fill(hands: Hands) -> None:
    """Begin a form."""
    await hands.press("n")
    await hands.type("Some organisation")
    await hands.press("tab", "tab", "tab")
    await hands.paste(LEADERS)


async def test_escape_keeps_the_form_and_making_it_clears_it(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        await fill(hands)
        await hands.press("escape", "n")
        assert form(hands) == ("Some organisation", LEADERS)
        assert "as you left it" in hands.screen
        await hands.press("ctrl+s", "ctrl+b", "n")
        assert form(hands) == ("", "")


@pytest.mark.parametrize("end", ["ctrl+q", "killed"])
async def test_the_form_is_there_after_the_application_has_ended(opened: Opened, store: Store, end: str) -> None:
    store.close()
    kept = store.path.with_name(f"{store.path.name}.unfinished")
    async with opened(store.path, None) as hands:
        await fill(hands)
        if end == "killed":
            await hands.until(lambda: kept.exists() and "Ben" in kept.read_text(encoding="utf-8"))
        else:
            await hands.press(end)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    async with opened(store.path, None) as again:
        await again.press("n")
        assert form(again) == ("Some organisation", LEADERS)
        for _ in range(2):
            await again.press("tab")
        again.app.screen.query_one("#organisation", Input).value = ""
        again.app.screen.query_one("#leaders", TextArea).text = ""
        await again.settle()
        again.app.form_drafts.save()
    assert not kept.exists()


async def test_ctrl_c_ends_nothing_anywhere(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop) as hands:
        await hands.type("I al")
        for keys in ((), ("f5",), ("f12", "a"), ("f8",), ("f10",), ("ctrl+s",), ("ctrl+p",), ("ctrl+b",), ("n",)):
            await hands.press(*keys, "ctrl+c")
            assert hands.app.is_running
            assert hands.app.return_value is None
            for _ in range(2):
                if len(hands.app.screen_stack) > 2:
                    await hands.press("escape")


async def test_ctrl_c_copies_what_is_selected(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        await hands.press("n")
        await hands.type("Acme")
        await hands.press("shift+home", "ctrl+c")
        assert hands.app.clipboard == "Acme"
        await hands.press("tab", "tab", "tab")
        await hands.paste(LEADERS)
        hands.app.screen.query_one("#leaders", TextArea).select_all()
        await hands.press("ctrl+c")
        assert hands.app.clipboard == LEADERS
        assert form(hands) == ("Acme", LEADERS)


async def test_boxes_with_a_line_keep_it(hands: Hands) -> None:
    await hands.press("f12", "a")
    await hands.type("Ida Berg; CH")
    await hands.press("escape", "a")
    assert hands.app.screen.query_one(Input).value == "Ida Berg; CH"
    await hands.type("RO; People")
    await hands.press("enter")
    assert "Ida Berg" in hands.screen
    await hands.press("a")
    assert hands.app.screen.query_one(Input).value == ""
    await hands.press("escape", "escape", "f8")
    await hands.type("Ana looks")
    await hands.press("escape", "f8")
    assert hands.app.screen.query_one(Input).value == "Ana looks"
    await hands.type(" well")
    await hands.press("enter")
    assert [row.text for row in hands.state.rows("note")] == ["Ana looks well"]
    await hands.press("escape", "f8")
    assert hands.app.screen.query_one(Input).value == ""


async def test_a_note_that_was_begun_is_there_after_the_end(hands: Hands, opened: Opened) -> None:
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    await hands.press("f8")
    await hands.type("Ana looks")
    await hands.press("ctrl+q")
    hands.app.workshop_file.close()
    async with opened(path, workshop) as again:
        await again.press("f8")
        assert again.app.screen.query_one(Input).value == "Ana looks"


def test_what_is_beside_the_file_may_be_anything(tmp_path: Path) -> None:
    file = tmp_path / "x.onecompany"
    beside = tmp_path / "x.onecompany.unfinished"
    for text in ("", "[1]", '{"a": 1, "b": "two"}', "\x00"):
        beside.write_text(text, encoding="utf-8")
        assert FormDrafts(file).get("a") == ""
    half = FormDrafts(file, on_disk=False)
    half.remember("a", "x")
    half.save()
    assert beside.read_text(encoding="utf-8") == "\x00"
    beside.unlink()
    beside.mkdir()
    half = FormDrafts(file)
    half.remember("a", "x")
    half.save()
    assert half.get("a") == "x"
    beside.rmdir()
    half.save()
    assert json.loads(beside.read_text(encoding="utf-8")) == {"a": "x"}


@pytest.mark.reliability("4. Unfinished lines")
async def test_the_line_of_a_room_is_kept_beside_the_file_until_it_is_on_the_board(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that it outlives the file itself."""
    monkeypatch.setattr("onecompany.app.drafts.AFTER", 0.02)
    path, workshop_id = hands.app.workshop_file.path, hands.state.workshop_id

    def beside() -> list[tuple[str, str]]:
        return [(line.workshop_id, line.text) for line in lines_beside(path) or ()]

    await hands.type("half a li")
    await hands.until(lambda: beside() == [(workshop_id, "half a li")])
    await hands.type("ne")
    await hands.until(lambda: beside() == [(workshop_id, "half a line")])
    await hands.press("enter")
    await hands.until(lambda: beside() == [])


async def test_what_was_left_beside_the_file_gives_way_to_what_the_file_has(
    opened: Opened, store: Store, workshop: str
) -> None:
    writer = store.writer(workshop)
    exercise = writer.state.rows("exercise")[0].id
    writer.keep_draft(exercise, "stage:", "of the file")
    store.close()
    kept = unfinished_path(store.path)
    old = {
        line_field(workshop, "gone"): line_text("", "old"),
        line_field("other", "exercise"): line_text("", "other"),
    }
    kept.write_text(json.dumps(old), encoding="utf-8")
    async with opened(store.path, workshop) as hands:
        await hands.until(lambda: "of the file" in kept.read_text(encoding="utf-8"))
        texts = {line.text for line in lines_beside(store.path) or ()}
    assert texts == {"of the file", "other"}
