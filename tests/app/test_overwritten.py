"""The file is overwritten in its place while a room is open: no page is the last, and a copy can always be saved."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onecompany.app.file_problems import Lost, Unopened
from onecompany.app.rescue import FileWatch
from onecompany.app.screens.asking import Question
from onecompany.store.file import Store
from onecompany.store.lock import Lock
from onecompany.store.problems import FileChanged
from onecompany.store.reading import read_workshops, reading
from tests.app.hands import Hands
from tests.app.test_lost_file import line, names, options, soon
from tests.app.test_opening import page, started
from tests.clock_double import FakeClock


@pytest.fixture
def older(hands: Hands, tmp_path: Path) -> Iterator[Path]:
    """The file as it was in the morning, elsewhere."""
    folder = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    folder.mkdir()
    yield shutil.copy(hands.app.workshop_file.path, folder / "older")
    shutil.rmtree(folder)


def overwrite(path: Path, older: Path) -> None:
    """As `cat older > file` does: the same file, with other contents."""
    path.write_bytes(older.read_bytes())


async def rolled_back(hands: Hands, older: Path) -> None:
    """A line is kept, the file is overwritten, another is typed, and the file is read anew: it cannot be."""
    await hands.line("I buy")
    overwrite(hands.app.workshop_file.path, older)
    await hands.line("I use")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    await choose(hands, "Read the file anew")
    await soon(hands, lambda: isinstance(hands.app.screen, Unopened))
    await hands.settle()


async def choose(hands: Hands, wanted: str) -> None:
    index = next(n for n, option in enumerate(options(hands)) if option.startswith(wanted))
    await hands.press(*["down"] * index, "enter")


async def saved(hands: Hands) -> None:
    """Say where: as it is proposed. It is there, and the room is in it."""
    before = hands.app.workshop_file.path
    await soon(hands, lambda: isinstance(hands.app.screen, Question) and "Save a copy" in hands.screen)
    await hands.press("enter")
    await soon(hands, lambda: "A copy was saved" in hands.screen)
    await hands.press("enter")
    assert hands.app.workshop_file.path != before
    assert line(hands) == "I use"
    await hands.press("enter")
    assert names(hands) == ["I buy", "I use"]


@pytest.mark.reliability("file lost, damaged or put back to an older state")
async def test_esc_on_the_page_is_no_dead_end_and_a_copy_can_be_saved(hands: Hands, older: Path) -> None:
    await rolled_back(hands, older)
    await hands.press("escape")
    assert line(hands) == "I use"
    await hands.press("enter")
    await soon(hands, lambda: isinstance(hands.app.screen, Unopened))
    await hands.settle()
    assert options(hands)[0] == "Bring it back"
    await choose(hands, "Save a copy")
    await saved(hands)


async def test_esc_and_quitting_offers_a_copy_that_works(hands: Hands, older: Path) -> None:
    await rolled_back(hands, older)
    await hands.press("escape", "ctrl+q")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    await choose(hands, "Save a copy")
    await saved(hands)
    with reading(hands.app.workshop_file.path) as db:
        assert len(read_workshops(db)) == 1


async def test_quitting_on_the_page_asks_for_the_line_first(hands: Hands, older: Path) -> None:
    await rolled_back(hands, older)
    await choose(hands, "Quit")
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    await choose(hands, "Quit without")
    await soon(hands, lambda: hands.app.return_value is not None)


async def test_what_is_asked_for_by_hand_is_not_kept_from_it_by_the_room(hands: Hands, older: Path) -> None:
    await rolled_back(hands, older)
    await hands.press("escape", "enter", "escape")
    Lock(hands.app.workshop_file.path).release()  # as `onecompany restore` in another terminal takes it
    await hands.press("enter")
    await soon(hands, lambda: isinstance(hands.app.screen, Unopened))
    await hands.settle()
    await choose(hands, "Bring it back")
    await soon(hands, lambda: "is there again" in hands.screen)
    await hands.press("enter")
    assert names(hands) == ["I buy"]


async def test_a_damaged_file_that_is_open_elsewhere_is_not_said_to_be_readable_here(
    store: Store, clock: FakeClock
) -> None:
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:5000])
    lock = Lock(store.path)
    try:
        async with started(store.path, clock) as hands:
            await hands.until(lambda: isinstance(hands.app.screen, Unopened))
            assert options(hands) == ["Try again", "Quit"]
            assert "Close it there." in page(hands)
            assert "read-only" not in page(hands)
    finally:
        lock.release()


@pytest.mark.reliability("file lost, damaged or put back to an older state")
async def test_that_it_was_overwritten_is_said_by_itself_and_once(hands: Hands, older: Path) -> None:
    await hands.line("I buy")
    await hands.type("I use")
    overwrite(hands.app.workshop_file.path, older)
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))
    await hands.settle()
    await hands.press("escape")
    assert line(hands) == "I use"
    await hands.press("enter")  # now again, since it is asked for
    await soon(hands, lambda: isinstance(hands.app.screen, Lost))


async def test_a_file_that_was_only_touched_is_found_to_be_as_it_was(hands: Hands) -> None:
    await hands.line("I buy")
    file, found = hands.app.workshop_file, list[bool]()
    store = await file.store()

    async def changed() -> bool:
        found.append(hands.room.session.lost_file() is None)
        return True

    works = list[object]()
    watch = FileWatch(file, work=works.append, lost=lambda problem: None, changed=changed)
    watch.look()
    watch.look()
    assert works == []  # what we have written ourselves
    os.utime(file.path, (1, 1))
    watch.look()
    assert works == []  # somebody may still be writing
    watch.look()
    watch.look()
    assert len(works) == 1
    await works[0]  # type: ignore[misc]
    assert found == [True]
    assert store.watch.touched() is None
    await hands.line("I use")
    assert names(hands) == ["I buy", "I use"]


async def test_at_home_too_a_file_that_was_put_back_is_not_gone_on_with(hands: Hands, older: Path) -> None:
    await hands.line("I buy")
    hands.app.navigator.go_home()
    await hands.settle()
    overwrite(hands.app.workshop_file.path, older)
    await soon(hands, lambda: isinstance(hands.app.screen, Unopened))
    await hands.settle()
    assert "older than the journal" in page(hands)
    await choose(hands, "Bring it back")
    await soon(hands, lambda: "is there again" in hands.screen)


async def test_a_room_entered_right_after_does_not_go_on_with_the_older_file(hands: Hands, older: Path) -> None:
    await hands.line("I buy")
    workshop = hands.state.workshop_id
    hands.app.navigator.go_home()
    await hands.settle()
    overwrite(hands.app.workshop_file.path, older)
    with pytest.raises(FileChanged):
        (await hands.app.workshop_file.store()).writer(workshop)
