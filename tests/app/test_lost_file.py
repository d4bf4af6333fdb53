"""The disk is full, another program holds the file or wrote to it, or it is gone: told, nothing lost, tried again."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from onecompany.app.file_problems import Lost
from onecompany.app.quitting import Unsaved
from onecompany.app.rescue_pages import WasGone
from onecompany.app.retry import WAITING
from onecompany.app.screens.closing import ClosingScreen
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.app.widgets.capture import Capture
from onecompany.app.workshop_file import WorkshopFile
from onecompany.display.mounted import fully_mounted
from onecompany.store.file import Store
from onecompany.store.problems import FileReadOnly, NotKept
from onecompany.store.reading import read_drafts, read_workshops, reading
from tests.app.conftest import Opened
from tests.app.hands import Hands
from tests.clock_double import FakeClock


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program holds the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


async def soon(hands: Hands, there: Callable[[], bool]) -> None:
    """Wait for what a thread, or another attempt, brings: on a busy machine longer than a person would."""
    for _ in range(3000):
        if there():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come")


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, patience does not end within a test."""
    monkeypatch.setattr("onecompany.app.retry.TRIES", 1_000)


def names(hands: Hands) -> list[str]:
    return [row.name for row in hands.state.rows("stage")]


def line(hands: Hands) -> str:
    return hands.room.query_one(Capture).value


def options(hands: Hands) -> list[str]:
    rows = hands.app.screen.query_one(OptionList)
    return [str(rows.get_option_at_index(index).prompt) for index in range(rows.option_count)]


# -- another program holds it


async def test_enter_waits_for_another_program_and_says_so(hands: Hands) -> None:
    await hands.type("I buy")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: WAITING in hands.said)
        assert line(hands) == "I buy"
        clock = hands.screen
        hands.clock.advance(61)
        await soon(hands, lambda: hands.screen != clock)  # the room goes on meanwhile
    await soon(hands, lambda: names(hands) == ["I buy"])
    assert line(hands) == ""
    assert WAITING not in hands.said


async def test_letters_typed_while_it_waits_come_after_the_line(hands: Hands) -> None:
    await hands.type("I buy")
    with held(hands.app.workshop_file.path):
        for key in ("enter", *"I use", "enter"):
            await hands.keys(key)
        await soon(hands, lambda: WAITING in hands.said)
    await soon(hands, lambda: names(hands) == ["I buy", "I use"])


async def test_who_waits_too_long_is_told_and_keeps_the_line(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onecompany.app.retry.TRIES", 2)
    await hands.type("I buy")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: "Another program holds the file." in hands.said and WAITING not in hands.said)
        assert line(hands) == "I buy"
        await hands.press("space", "backspace", "pagedown")
        assert "Another program holds the file" in hands.said
    await hands.press("enter")
    assert names(hands) == ["I buy"]


async def test_the_form_waits_and_loses_nothing(hands: Hands) -> None:
    hands.app.navigator.go_home()
    await hands.settle()
    path = hands.app.workshop_file.path
    await hands.press("n")
    with held(path):
        for letter in "Northwind Utilities":
            await hands.keys(letter)
        await soon(hands, lambda: WAITING in hands.screen)
    await soon(hands, lambda: "Ana Peña" in hands.screen)
    assert hands.app.screen.query_one("#organisation", Input).value == "Northwind Utilities"
    with held(path):
        await hands.keys("ctrl+s")
        await soon(hands, lambda: WAITING in hands.screen)
    await soon(hands, lambda: isinstance(hands.app.screen, WorkshopScreen))
    with reading(path) as db:
        assert len(read_workshops(db)) == 2


async def test_home_waits_for_the_closing_page_and_for_deleting(hands: Hands) -> None:
    path = hands.app.workshop_file.path
    hands.app.navigator.go_home()
    await hands.settle()
    with held(path):
        await hands.keys("e")
        await hands.pilot.pause(0.05)
    await soon(hands, lambda: isinstance(hands.app.screen, ClosingScreen))
    hands.app.navigator.go_home()
    await hands.settle()
    await hands.press("delete", "down")
    with held(path):
        await hands.keys("enter")
        await soon(hands, lambda: WAITING in hands.screen)
    await soon(hands, lambda: "No workshop yet" in hands.screen)


# -- the disk is full


@pytest.mark.reliability("disk full while writing")
@pytest.mark.parametrize("key", ["space", "pagedown", "pageup", "f6", "enter"])
async def test_on_a_full_disk_the_banner_stays(hands: Hands, disk: list[bool], key: str) -> None:
    if key == "enter":
        await hands.type("I buy")
    disk[0] = True
    await hands.press(key)
    assert "The disk is full" in hands.said
    disk[0] = False
    await hands.press(key)
    assert "The disk is full" not in hands.said


async def test_the_last_step_does_not_close_on_a_full_disk(hands: Hands, disk: list[bool]) -> None:
    while hands.room.session.neighbour(+1) is not None:
        await hands.press("pagedown")
    disk[0] = True
    await hands.press("pagedown", "pagedown")
    assert "The disk is full" in hands.said
    disk[0] = False
    await hands.press("pagedown", "pagedown")
    assert isinstance(hands.app.screen, ClosingScreen)


@pytest.mark.reliability("disk full while writing")
async def test_a_draft_is_tried_again_once_there_is_room(
    hands: Hands, disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("drafts.AFTER", "drafts.AGAIN"):
        monkeypatch.setattr(f"onecompany.app.{name}", 0.02)
    disk[0] = True
    await hands.type("half a li")
    await soon(hands, lambda: "The disk is full" in hands.said)

    def drafts() -> list[str]:
        with reading(hands.app.workshop_file.path) as db:
            return [text for _, text in read_drafts(db, hands.room.session.state.workshop_id).values()]

    assert drafts() == []
    disk[0] = False
    await soon(hands, lambda: drafts() == ["half a li"])


@pytest.mark.reliability("disk full while writing")
async def test_a_line_that_was_left_with_its_room_is_asked_about_and_offered_there(
    hands: Hands, disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onecompany.app.drafts.AGAIN", 0.02)
    workshop_id = hands.room.session.state.workshop_id
    await hands.type("half a li")
    disk[0] = True
    hands.app.navigator.go_home()
    await soon(hands, lambda: not hands.app.navigator.open_workshops())
    await hands.press("ctrl+q")
    await soon(hands, lambda: "“half a li”" in hands.screen and "would be" in hands.screen)
    await hands.press("escape")
    assert hands.app.is_running
    hands.app.navigator.open_workshop(workshop_id)
    await soon(hands, lambda: fully_mounted(hands.app.screen) and line(hands) == "half a li")
    hands.app.navigator.go_home()
    disk[0] = False

    def drafts() -> list[str]:
        with reading(hands.app.workshop_file.path) as db:
            return [text for _, text in read_drafts(db, workshop_id).values()]

    await soon(hands, lambda: drafts() == ["half a li"])
    await hands.press("ctrl+q")
    assert hands.app.return_value == 0


@pytest.mark.reliability("disk full while writing")
async def test_a_line_that_was_left_with_its_exercise_is_tried_again_too(
    hands: Hands, disk: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onecompany.app.drafts.AGAIN", 0.02)
    await hands.type("half a li")
    disk[0] = True
    hands.room.drafts.save_now()  # as when another exercise comes
    await soon(hands, lambda: "The disk is full" in hands.said)
    assert not await hands.room.drafts.save()
    disk[0] = False

    def drafts() -> list[str]:
        with reading(hands.app.workshop_file.path) as db:
            return [text for _, text in read_drafts(db, hands.room.session.state.workshop_id).values()]

    await soon(hands, lambda: drafts() == ["half a li"])


async def test_quitting_says_that_the_line_is_not_kept(hands: Hands, disk: list[bool]) -> None:
    disk[0] = True
    await hands.type("half a li")
    await hands.press("ctrl+q")
    assert isinstance(hands.app.screen, Unsaved)
    await hands.press("ctrl+q")  # impatience does not answer it
    assert isinstance(hands.app.screen, Unsaved)
    await hands.press("enter")
    assert line(hands) == "half a li"
    disk[0] = False
    await hands.press("ctrl+q")
    assert hands.app.return_value == 0


# -- the file is not what it was


async def test_what_another_program_wrote_is_read_anew_and_the_line_stays(hands: Hands) -> None:
    path = hands.app.workshop_file.path
    await hands.line("I buy")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE stage SET name = 'They buy'")
    await hands.line("I use")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    assert "changed by another program" in " ".join(hands.screen.split())
    assert line(hands) == "I use"
    await hands.press("enter")  # not now
    assert line(hands) == "I use"
    await hands.press("enter", "down", "enter")
    await soon(hands, lambda: names(hands) == ["They buy"])
    await hands.settle()
    assert line(hands) == "I use"
    await hands.press("enter")
    assert names(hands) == ["They buy", "I use"]
    await hands.press("ctrl+z", "ctrl+z")
    assert names(hands) == ["I buy"]


def deleted(path: Path, _: Path) -> None:
    path.unlink()


def moved(path: Path, elsewhere: Path) -> None:
    path.rename(elsewhere / "moved")


def replaced(path: Path, elsewhere: Path) -> None:
    (elsewhere / "older").replace(path)


def folder_moved(path: Path, elsewhere: Path) -> None:
    path.parent.rename(elsewhere / "folder")


LOSSES = {"deleted": deleted, "moved": moved, "replaced": replaced, "its folder moved": folder_moved}


@pytest.fixture
def elsewhere(hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another folder on the same disk, with the file as it was in the morning; and a home of one's own."""
    folder = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    folder.mkdir()
    shutil.copy(hands.app.workshop_file.path, folder / "older")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    yield folder
    shutil.rmtree(folder)


@pytest.mark.reliability("file deleted, moved or replaced while open")
@pytest.mark.parametrize("by_itself", [True, False], ids=["the room looks by itself", "an entry is kept"])
@pytest.mark.parametrize("how", LOSSES)
async def test_a_file_deleted_moved_or_replaced_while_open_goes_on_with_all_that_was_in_it(
    hands: Hands, how: str, by_itself: bool, elsewhere: Path
) -> None:
    path = hands.app.workshop_file.path
    await hands.line("I buy")
    await hands.type("I use")
    LOSSES[how](path, elsewhere)
    if not by_itself:
        await hands.keys("enter")
    await soon(hands, lambda: isinstance(hands.app.screen, WasGone))
    await hands.settle()
    await hands.still()
    now = hands.app.workshop_file.path
    said = " ".join(hands.screen.replace("│", " ").split())
    if how in ("deleted", "moved"):
        assert now == path
        assert "moved or deleted" in said
    elif how == "replaced":
        assert now.parent == path.parent
        assert now != path
        assert "Another file was put in the place" in said
    else:
        assert now.is_relative_to(elsewhere / "data")
    assert "nothing is lost" in said
    await hands.press("enter")
    if by_itself:
        assert line(hands) == "I use"
        await hands.press("enter")
    assert names(hands) == ["I buy", "I use"]
    await hands.press("ctrl+z")
    assert names(hands) == ["I buy"]
    await hands.press("ctrl+y")
    await hands.type("half a li")
    await hands.press("ctrl+q")
    assert hands.app.return_value == 0
    hands.app.workshop_file.close()
    with Store(now, clock=hands.clock) as store:
        (workshop,) = store.workshops()
        assert [row.name for row in store.read(workshop.id).rows("stage")] == ["I buy", "I use"]
    with reading(now) as db:
        assert [text for _, text in read_drafts(db, workshop.id).values()] == ["half a li"]
        assert db.execute("SELECT count(*) FROM history WHERE kind = 'undo'").fetchone() == (1,)
    if how == "replaced":
        with reading(path) as db:  # it is left as it is
            assert db.execute("SELECT count(*) FROM stage").fetchone() == (0,)


async def test_the_other_file_that_was_put_there_can_be_read_instead(hands: Hands, elsewhere: Path) -> None:
    path = hands.app.workshop_file.path
    await hands.line("I buy")
    shutil.copy(path, elsewhere / "older")
    replaced(path, elsewhere)
    await soon(hands, lambda: isinstance(hands.app.screen, WasGone))
    rescued = hands.app.workshop_file.path
    await hands.press("down", "enter")
    await soon(hands, lambda: hands.app.workshop_file.path == path)
    await hands.settle()
    await hands.line("I use")
    assert names(hands) == ["I buy", "I use"]
    with reading(rescued) as db:
        assert db.execute("SELECT name FROM stage").fetchall() == [("I buy",)]


@pytest.mark.parametrize("gone", [True, False])
async def test_quitting_a_file_that_is_gone_leaves_all_of_it_in_a_file(
    hands: Hands, elsewhere: Path, gone: bool
) -> None:
    path = hands.app.workshop_file.path
    await hands.line("I buy")
    (deleted if gone else replaced)(path, elsewhere)
    await hands.press("ctrl+q")
    if not gone:  # where it goes on is said first
        await soon(hands, lambda: isinstance(hands.app.screen, WasGone))
        await hands.press("ctrl+q")
    await soon(hands, lambda: hands.app.return_value == 0)
    hands.app.workshop_file.close()
    with reading(hands.app.workshop_file.path) as db:
        assert db.execute("SELECT name FROM stage").fetchall() == [("I buy",)]


async def test_at_home_too_the_file_is_written_to_its_place_again(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        store.path.unlink()
        await soon(hands, lambda: isinstance(hands.app.screen, WasGone))
        await hands.press("enter", "enter")
        assert hands.room.session.state.workshop_id == workshop


async def test_whoever_opens_the_file_second_is_told_too(store: Store, clock: FakeClock) -> None:
    """As a key does that comes before the first screen is painted: the room's look at the file began never then."""
    store.close()
    file, told = WorkshopFile(store.path, clock=clock), list[str]()
    try:
        file.begin_opening()
        file.begin_opening(lambda: told.append("while it is opened, or after"))
        await file.store()
        file.begin_opening(lambda: told.append("after"))
        for _ in range(3000):
            if len(told) == 2:
                break
            await asyncio.sleep(0.01)
        assert sorted(told) == ["after", "while it is opened, or after"]
    finally:
        file.close()


@pytest.mark.reliability("file deleted, moved or replaced while open")
@pytest.mark.parametrize("how", ["deleted", "replaced"])
async def test_what_was_rescued_and_could_not_be_opened_is_opened_once_it_can_be(
    hands: Hands, how: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, full, opened_store = hands.app.workshop_file, [True], WorkshopFile._opened_store

    def opened(self: WorkshopFile, **more: bool) -> Store:
        store = opened_store(self, **more)
        if full[0]:
            store.close()
            raise FileReadOnly("The disk is full.")
        return store

    monkeypatch.setattr(WorkshopFile, "_opened_store", opened)
    await hands.line("I buy")
    await hands.type("I use")
    LOSSES[how](file.path, elsewhere)
    await hands.keys("enter")
    await soon(hands, lambda: file.unopened is not None and file.problem is not None)
    await hands.settle()
    if isinstance(hands.app.screen, Lost):
        await hands.press("enter")
    assert line(hands) == "I use"
    full[0] = False
    while file.unopened is not None or line(hands):  # a page that says what has happened may come in between
        await hands.keys("enter")
        await hands.settle()
    if isinstance(hands.app.screen, WasGone):
        await hands.press("enter")
    assert names(hands) == ["I buy", "I use"]
    assert file.unopened is None
    await hands.press("ctrl+z", "ctrl+z")
    assert names(hands) == []


@pytest.fixture
def beyond_rescue(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is open cannot be read any more: the drive is gone."""

    def refuse(store: Store, _target: Path) -> bool:
        raise NotKept("the disk reports an error")

    monkeypatch.setattr("onecompany.app.rescue._written", refuse)


@pytest.mark.usefixtures("beyond_rescue")
async def test_where_it_cannot_be_rescued_it_is_said_at_once_and_a_copy_is_offered(hands: Hands) -> None:
    await hands.line("I buy")
    await hands.type("I use")
    hands.app.workshop_file.path.unlink()
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    await hands.press("enter")
    assert line(hands) == "I use"


@pytest.mark.usefixtures("beyond_rescue")
@pytest.mark.reliability("file deleted, moved or replaced while open")
@pytest.mark.parametrize("how", ["deleted", "replaced", "overwritten"])
async def test_what_is_on_the_board_can_be_saved_and_gone_on_with(hands: Hands, how: str, tmp_path: Path) -> None:
    path = hands.app.workshop_file.path
    older = shutil.copy(path, tmp_path / "older")
    await hands.line("I buy")
    if how == "deleted":
        path.unlink()
    elif how == "replaced":
        Path(older).replace(path)
    else:
        path.write_bytes(Path(older).read_bytes())
    await hands.line("I use")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    assert ("Read the file anew, as it is now" in options(hands)) == (how != "deleted")
    await hands.press(*["down"] * (len(options(hands)) - 1), "enter")
    await soon(hands, lambda: bool(hands.app.screen.query(Input)))
    proposed = Path(hands.app.screen.query_one(Input).value)
    await hands.press("enter")
    await soon(hands, lambda: "A copy was saved" in hands.screen)
    await hands.press("enter")
    assert hands.app.workshop_file.path == proposed != path
    assert line(hands) == "I use"
    await hands.press("enter")
    assert names(hands) == ["I buy", "I use"]
    if how != "overwritten":
        await hands.press("ctrl+z", "ctrl+z")
        assert names(hands) == []
    hands.app.workshop_file.close()
    Store(proposed, clock=hands.clock).close()


@pytest.mark.reliability("file deleted, moved or replaced while open")
@pytest.mark.usefixtures("beyond_rescue")
async def test_quitting_when_the_file_is_gone_offers_a_copy_first(hands: Hands) -> None:
    await hands.line("I buy")
    hands.app.workshop_file.path.unlink()
    await hands.press("ctrl+q")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    assert options(hands)[-1] == "Quit without saving a copy"
    await hands.press("ctrl+q", "escape", "f9")
    assert line(hands) == ""
    assert hands.app.is_running
    await hands.press("ctrl+q", "down", "down", "enter")
    assert hands.app.return_value == 0


@pytest.mark.usefixtures("beyond_rescue")
async def test_a_copy_never_takes_the_place_of_a_file(hands: Hands, tmp_path: Path) -> None:
    await hands.line("I buy")
    taken = tmp_path / "taken"
    taken.write_text("mine")
    hands.app.workshop_file.path.unlink()
    await hands.line("I use")
    await hands.press("down", "enter")
    await soon(hands, lambda: bool(hands.app.screen.query(Input)))
    for wrong in (str(taken), str(taken / "in a file"), "~nosuchuser/x", str(tmp_path)):
        entry = hands.app.screen.query_one(Input)
        entry.value = wrong
        await hands.press("enter")
        await soon(hands, lambda: hands.app.screen.query(Input) and hands.app.screen.query_one(Input) is not entry)  # noqa: B023
    assert taken.read_text() == "mine"
    await hands.press("escape")
    assert line(hands) == "I use"


@pytest.mark.reliability("file deleted, moved or replaced while open")
@pytest.mark.usefixtures("beyond_rescue")
async def test_a_file_that_is_gone_is_put_back(hands: Hands, opened: Opened) -> None:
    path = hands.app.workshop_file.path
    await hands.line("I buy")
    path.rename(path.with_suffix(".away"))
    await hands.line("I use")
    path.with_suffix(".away").rename(path)
    await hands.press("enter", "enter")
    assert names(hands) == ["I buy", "I use"]


# -- what is written by itself


async def test_what_a_key_has_said_is_not_spoken_over_by_the_clock(hands: Hands, disk: list[bool]) -> None:
    while hands.room.session.neighbour(+1) is not None:
        await hands.press("pagedown")
    await hands.press("pagedown")
    said = hands.said
    disk[0] = True
    await hands.tick(30)
    assert hands.said == said
    disk[0] = False
    await hands.press("pagedown")
    assert isinstance(hands.app.screen, ClosingScreen)


async def test_the_clock_does_not_hide_that_an_entry_waits(hands: Hands) -> None:
    await hands.type("I buy")
    with held(hands.app.workshop_file.path):
        await hands.keys("enter")
        await soon(hands, lambda: WAITING in hands.said)
        hands.clock.advance(30)
        hands.room.tick()
        assert WAITING in hands.said
    await soon(hands, lambda: names(hands) == ["I buy"])


async def test_a_full_disk_is_told_though_nobody_writes(hands: Hands, disk: list[bool]) -> None:
    await hands.line("I buy")
    hands.room.say("")
    disk[0] = True
    await hands.tick(30)
    assert "The disk is full" in hands.said
