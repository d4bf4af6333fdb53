"""The hand-outs: what can be chosen, how each format fares, where the files are, and again with one key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onecompany.app.widgets.checklist import Checklist
from onecompany.app.widgets.entries import Entry
from onecompany.app.widgets.handout_ticks import BOARD, LOCAL, OVERWRITE, PERSONS, PRIVATE, ROLES, TIMES
from onecompany.app.widgets.handouts import Handouts
from onecompany.export import registry
from onecompany.export.format import Bundle, ExportError, Format, Made
from onecompany.store.file import Store
from onecompany.store.handouts import handouts
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.conftest import DAY


def _plain(given: Bundle) -> bytes:
    return given.report.meta.title.encode()


def _warning(_given: Bundle) -> Made:
    return Made({".w": b"w" * 2500}, warnings=("Two letters have no font on this computer.",))


def _refusing(_given: Bundle) -> bytes:
    raise ExportError("No commitment has a date. Give one its date, and export again.")


def _people(given: Bundle) -> bytes:
    return json.dumps(
        [[each.name for each in given.report.meta.people], bool(given.report.appendix), given.document]
    ).encode()


@pytest.fixture
def formats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four formats that are quick to make: one plain, one that warns, one that refuses, one that says who."""
    made = {"plain": _plain, "refusing": _refusing, "warning": _warning, "people": _people}
    known = {name: Format(name, f"The {name} one", f".{name[0]}", render) for name, render in made.items()}
    monkeypatch.setattr(registry, "names", lambda: tuple(sorted(known)))
    monkeypatch.setattr(registry, "find", known.__getitem__)


async def hand_out(hands: Hands, folder: Path) -> Hands:
    """Open the hand-outs over the room, with a folder to write to."""
    await hands.press("ctrl+s")
    hands.app.screen.query_one("#folder", Entry).value = str(folder / "out")
    return hands


async def tick(hands: Hands, *names: str) -> None:
    """Go to some lines with the arrows, and tick them."""
    of_formats = [tick for format_name, tick in (("csv", LOCAL), ("ics", PERSONS)) if format_name in registry.names()]
    lines = [*registry.names(), BOARD, ROLES, TIMES, PRIVATE, *of_formats, OVERWRITE]
    for name in names:
        await hands.press("home", *["down"] * lines.index(name), "space")


def line(hands: Hands, words: str) -> str:
    """The line of the screen with these words."""
    (found,) = [each.strip() for each in hands.screen.splitlines() if words in each]
    return found


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "out").iterdir())


@pytest.mark.usefixtures("formats")
async def test_one_key_makes_all_and_each_says_how_it_fared(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    await out.press("x")
    stem = f"Northwind-Utilities-{DAY.isoformat()}"
    assert made(tmp_path) == [f"{stem}-2.p", f"{stem}.p", f"{stem}.w"]
    noted = [
        one for one in handouts(hands.app.workshop_file.path) if one.organisation_id == hands.state.organisation.id
    ]
    assert sorted(Path(one.path).name for one in noted) == made(tmp_path)
    assert {(one.workshop_id, one.there()) for one in noted} == {(hands.state.workshop_id, True)}
    assert "✓ 3 files are in" in out.screen
    assert str(tmp_path / "out") in "".join(out.screen.split())
    assert line(out, "The plain one").endswith("bytes")
    assert "✗ not made" in line(out, "The refusing one")
    assert "! 2 kB" in line(out, "The warning one")
    assert "✗ refusing: No commitment has a date. Give one its date, and export again." in out.screen
    assert "! warning: Two letters have no font on this computer." in out.screen


@pytest.mark.usefixtures("formats")
async def test_again_makes_them_anew_beside_the_first_or_over_them(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    await tick(out, "people", "refusing", "warning")
    await out.press("x")
    await out.press("ctrl+s")
    assert made(tmp_path) == [f"Northwind-Utilities-{DAY}-2.p", f"Northwind-Utilities-{DAY}.p"]
    await tick(out, OVERWRITE)
    await out.press("x")
    assert len(made(tmp_path)) == 2
    assert "✓ 1 file is in" in out.screen


@pytest.mark.usefixtures("formats")
async def test_what_is_ticked_is_left_out(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)

    async def people(*ticks: str) -> tuple[list[str], bool, dict[str, object]]:
        await tick(out, *ticks)
        await out.press("x")
        (path,) = (tmp_path / "out").iterdir()
        names, appendix, document = json.loads(path.read_bytes())
        path.unlink()
        return names, appendix, document

    await tick(out, "plain", "refusing", "warning")
    names, appendix, document = await people()
    assert "Ana Peña" in names
    assert appendix
    assert "Ana Peña" in str(document)
    names, appendix, document = await people(ROLES)
    assert "Ana Peña" not in names
    assert len(names) == 8
    assert "Ana Peña" not in str(document)
    names, appendix, _ = await people(ROLES, BOARD)
    assert (names, appendix) == ([], False)


@pytest.mark.usefixtures("formats")
async def test_the_tick_is_a_sign_and_not_only_a_colour(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    assert line(out, "The plain one").startswith("[✓]")
    await tick(out, "plain")
    assert line(out, "The plain one").startswith("[ ]")
    assert line(out, "Roles in place").startswith("[ ]")
    ticks = out.app.screen.query_one(Checklist)
    assert not ticks.ticked("plain")
    ticks.say("no such line", "x")


@pytest.mark.usefixtures("formats")
async def test_no_format_or_no_folder_is_said(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    out.app.screen.query_one("#folder", Entry).value = "  "
    await out.press("x")
    assert "No folder is given" in out.screen
    await out.press("shift+tab")
    await tick(out, *registry.names())
    await out.press("ctrl+s")
    assert "No format is chosen" in out.screen
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("formats")
async def test_a_wrong_look_is_told_before_anything_is_made(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    folder = out.app.settings.folder
    folder.mkdir()
    (folder / "brand.toml").write_text('accent = "yellow"\n')
    await out.press("x")
    assert "nothing was made" in out.screen
    assert "accent: expected a colour" in " ".join(out.screen.split())
    assert not (tmp_path / "out").exists()
    (folder / "brand.toml").unlink()
    await out.press("x")
    assert "3 files are in" in out.screen


@pytest.mark.usefixtures("formats")
async def test_the_room_goes_on_where_it_was(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    await out.press("x", "escape")
    assert out.app.screen is out.room
    await out.line("I find out")
    assert [row.name for row in out.state.rows("stage")] == ["I find out"]


@pytest.mark.usefixtures("formats")
async def test_a_second_key_while_files_are_made_does_nothing(hands: Hands, tmp_path: Path) -> None:
    out = await hand_out(hands, tmp_path)
    await tick(out, "people", "refusing", "warning")
    widget = out.app.screen.query_one(Handouts)
    widget.make()
    widget.make()
    await out.settle()
    assert len(made(tmp_path)) == 1


async def test_it_fits_the_smallest_screen(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, workshop, size=(80, 24)) as hands:
        await hands.press("ctrl+s")
        assert all(f"({name})" in hands.screen for name in registry.names())
        assert "Write over files" in hands.screen


@pytest.mark.usefixtures("formats")
async def test_leaving_while_files_are_made_harms_nothing(hands: Hands, tmp_path: Path) -> None:
    """The page goes away at every moment of an export, and the files are made all the same."""
    for number in range(6):
        out = await hand_out(hands, tmp_path / str(number))
        widget = out.app.screen.query_one(Handouts)
        widget.make()
        for _ in range(number):
            await out.pilot.pause(0)
        await out.press("escape")
        assert out.app.screen is out.room
        assert len(made(tmp_path / str(number))) == 3
        late = next(iter(registry.formats()))
        widget.post_message(widget.Begun(late.name))
        await out.settle()
    await hands.line("I find out")
    assert [row.name for row in hands.state.rows("stage")] == ["I find out"]


@pytest.mark.usefixtures("formats")
async def test_an_error_of_the_program_is_said_and_the_room_goes_on(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object, **_named: object) -> Bundle:
        raise ValueError("what Ana said in confidence")

    monkeypatch.setattr("onecompany.export.bundling.bundle", broken)
    out = await hand_out(hands, tmp_path)
    await out.press("x")
    assert "The summary could not be made (ValueError in test_handouts.py" in " ".join(out.screen.split())
    assert "confidence" not in out.screen
    monkeypatch.undo()
    await out.press("escape")
    await out.line("I find out")
    assert [row.name for row in out.state.rows("stage")] == ["I find out"]
