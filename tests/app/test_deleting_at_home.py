"""A client is deleted from the list at home: what is left of it elsewhere is said, and no backup brings it back."""

from __future__ import annotations

from pathlib import Path

from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.trouble import TroubleScreen
from onecompany.exercises.stages import acts as stages
from onecompany.store.backups import list_backups, make_backup
from onecompany.store.file import Store
from onecompany.store.handouts import note_handouts
from onecompany.store.writer import WorkshopWriter
from tests.app.conftest import Opened
from tests.clock_double import FakeClock


class AtWork:
    """A keeper of backups that is making one."""

    at_work = True

    def look(self, path: Path) -> None:
        """It is time for none."""


async def test_hand_outs_that_are_left_are_listed_and_a_backup_that_is_being_made_is_waited_for(
    opened: Opened, store: Store, writer: WorkshopWriter, clock: FakeClock, tmp_path: Path
) -> None:
    stages.add_stages(writer, ["Yodelling pit"], None)
    left = tmp_path / "left.md"
    left.write_text("Yodelling pit")
    state = writer.state
    note_handouts(
        store.path,
        [("md", left)],
        at=clock.now(),
        organisation_id=state.organisation.id,
        workshop_id=state.workshop_id,
    )
    make_backup(store.path, now=clock.now())
    store.close()
    async with opened(store.path, None) as hands:
        keeper = AtWork()
        hands.app.backups.keeper = keeper  # type: ignore[assignment]
        await hands.press("home", "delete")
        await hands.keys("down", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, HomeScreen))
        assert hands.app.workshop_file.workshops()
        assert len(list_backups(store.path)) == 1
        keeper.at_work = False
        await hands.until(lambda: isinstance(hands.app.screen, TroubleScreen))
        await hands.settle()
        await hands.still()
        assert "left.md" in hands.screen.replace("\n", "")
        assert list_backups(store.path) == []
        await hands.press("enter")
        assert "No workshop yet" in hands.screen
    assert b"Yodelling pit" not in store.path.read_bytes()
