"""The journal beside the file: its troubles are said once, and a file that was rolled back is asked about."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from onecompany.app.file_problems import Unopened
from onecompany.app.screens.home import HomeScreen
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.journal import journal_path, read_journal
from onecompany.store.writer import WorkshopWriter
from tests.app.hands import Hands
from tests.app.test_opening import options, page, started
from tests.clock_double import FakeClock
from tests.store.journals import failing, how_they_stand, whole

SAID = "The journal beside the file cannot be written (No space left on device). Everything is in the file itself."


def names(hands: Hands) -> list[str]:
    return [row.name for row in hands.state.rows("stage")]


async def test_a_journal_that_cannot_be_written_is_said_once_and_everything_is_kept(hands: Hands) -> None:
    path = hands.app.workshop_file.path
    await hands.line("I find out")
    with failing() as disk:
        disk.refuse("append", error=errno.ENOSPC, takes=30)
        await hands.line("I buy")
        await hands.until(lambda: SAID in hands.said)
        assert "✗" not in hands.said  # the line was kept
        assert str(path.parent) not in hands.screen
        await hands.line("I use")
        hands.clock.advance(3)
        hands.room.tick()
        assert SAID not in hands.said
        assert names(hands) == ["I find out", "I buy", "I use"]
    await hands.line("I leave")
    assert journal_path(path).read_bytes() == whole(path)


async def test_what_a_key_has_said_stays_beside_it(hands: Hands) -> None:
    await hands.line("I find out")
    with failing() as disk:
        disk.refuse("append", error=errno.ENOSPC)
        await hands.press("ctrl+z")
        await hands.until(lambda: SAID in hands.said)
        assert len(hands.said) > len(SAID) + 10


async def test_one_that_was_damaged_is_said_before_anything_is_typed(
    store: Store, writer: WorkshopWriter, workshop: str, clock: FakeClock
) -> None:
    for name in ("I find out", "I buy"):
        stages.add_stages(writer, [name], None)
    store.close()
    journal = journal_path(store.path)
    journal.write_bytes(journal.read_bytes().replace(b"find", b"fimd", 1))
    async with started(store.path, clock, workshop) as hands:
        await hands.until(lambda: "was not sound. It is kept as" in hands.said)
        assert journal.read_bytes() == whole(store.path)


@pytest.fixture
def rolled_back(store: Store, writer: WorkshopWriter) -> Path:
    """A closed file that was put back to an older state."""
    stages.add_stages(writer, ["I find out"], None)
    older = shutil.copy(store.path, store.path.with_name("older"))
    stages.add_stages(writer, ["I buy"], None)
    store.close()
    Path(older).replace(store.path)
    return store.path


async def test_a_file_that_was_rolled_back_is_asked_about_and_left_alone(rolled_back: Path, clock: FakeClock) -> None:
    before = rolled_back.read_bytes()
    async with started(rolled_back, clock) as hands:
        assert isinstance(hands.app.screen, Unopened)
        assert "One act is missing" in page(hands)
        assert "Go on without those acts" in options(hands)
        await hands.press(*["down"] * options(hands).index("Try again"), "enter")
        await hands.until(lambda: isinstance(hands.app.screen, Unopened))
        assert rolled_back.read_bytes() == before


async def test_who_wants_it_so_goes_on_in_it(rolled_back: Path, workshop: str, clock: FakeClock) -> None:
    kept = journal_path(rolled_back).read_bytes()
    async with started(rolled_back, clock) as hands:
        await hands.press(*["down"] * options(hands).index("Go on without those acts"), "enter")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.app.workshop_file.store()
    assert how_they_stand(rolled_back).name == "LEVEL"
    (aside,) = rolled_back.parent.glob("*.journal-*")
    assert aside.read_bytes() == kept
    assert read_journal(aside) is not None
