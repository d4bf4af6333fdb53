"""What is painted is whole: a board that is not laid out to its end is seen by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.kinds.registry import kinds
from onecompany.store.file import Store
from onecompany.wall.board import WallBoard
from onecompany.wall.picture import Picture
from tests.conftest import northwind, plan_of, planned
from tests.thorough import THOROUGH
from tests.wall.conftest import Eyes, Walled
from tests.wall.test_wall import Seat, go_to

KINDS = ("stages", "ownership", "metrics", "quicksand", "conduct", "open", "unity")


class Recorded(Picture):
    """Keeps each frame that differs from the one before."""

    def __init__(self) -> None:
        super().__init__(erases=False)
        self.frames: list[list[str]] = []

    def written(self, pieces: Iterable[Any], *given: Any, **named: Any) -> str:
        text = super().written(pieces, *given, **named)
        if text and self.lines not in self.frames[-1:]:
            self.frames.append(self.lines)
        return text


async def painted(eyes: Eyes, act: Callable[[], object], seen: Callable[[], bool]) -> list[list[str]]:
    """The frames that are painted on account of an act, until something is seen and nothing more comes."""
    picture = eyes.app.picture
    assert isinstance(picture, Recorded)
    before = len(picture.frames)
    act()
    await eyes.until(seen)
    await eyes.looks()
    return picture.frames[before:]


async def recorded(eyes: Eyes) -> None:
    """From now on frames are kept."""
    picture = eyes.app.picture = Recorded()
    eyes.wall.refresh()
    await eyes.until(lambda: bool(picture.frames))
    await eyes.looks()


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (300, 100)] if THOROUGH else [(112, 32)])
async def test_another_board_is_seen_at_once_and_whole(
    walled: Walled, store: Store, seat: Seat, size: tuple[int, int]
) -> None:
    names = [name for name in kinds() if name != "break"] if THOROUGH else KINDS
    writer = store.writer(northwind(store, plan_of(*map(planned, names))))
    for stage in stages.add_stages(writer, ["Discover", "Compare", "Sign up", "Move in", "Get help", "Renew"], None):
        ownership.set_role(writer, stage, writer.state.rows("silo")[0].id, "helps")
    go_to(writer, names[0])
    seat(store.path).show(workshop_id=writer.workshop_id, page="", findings=True)
    async with walled(store.path, size=size) as eyes:
        await recorded(eyes)
        board = eyes.wall.query_one(WallBoard)
        for name in (*names[1:], names[0]):

            def is_shown(name: str = name) -> bool:
                return board.panel is not None and board.panel.view.exercise.kind == name and not eyes.wall.is_held

            frames = await painted(eyes, lambda name=name: go_to(writer, name), is_shown)  # type: ignore[misc]
            assert len(frames) == 1, "\n\n".join(f"{name}:\n" + "\n".join(frame) for frame in frames)


async def test_another_size_is_seen_at_once_and_whole(walled: Walled, wide: tuple[Path, str], seat: Seat) -> None:
    path, workshop = wide
    from tests.wall.test_sizes import start_of

    with Store(path, clock=(clock := start_of())) as store:
        go_to(store.writer(workshop), "ownership")
    seat(path).show(workshop_id=workshop, page="", findings=True)
    async with walled(path, size=(112, 32)) as eyes:
        eyes.clock.step_system_clock((clock.now() - eyes.clock.now()).total_seconds())
        await eyes.looks()
        await recorded(eyes)
        for size in ((80, 24), (200, 60), (20, 6), (112, 32)):

            def is_shown(size: tuple[int, int] = size) -> bool:
                return (len(eyes.lines[0]), len(eyes.lines)) == size if eyes.lines else False

            picture = eyes.app.picture
            before = len(picture.frames)  # type: ignore[attr-defined]
            await eyes.pilot.resize_terminal(*size)
            await eyes.until(lambda: is_shown() and not eyes.wall.is_held)
            await eyes.looks()
            frames = picture.frames[before:]  # type: ignore[attr-defined]
            assert len(frames) == 1, "\n\n".join("\n".join(frame) for frame in frames)


async def test_the_curtain_comes_and_goes_at_once_whatever_is_laid_out_below(
    walled: Walled, store: Store, seat: Seat
) -> None:
    writer = store.writer(northwind(store, plan_of(planned("stages"), planned("conduct"))))
    stages.add_stages(writer, ["Discover", "Renew"], None)
    go_to(writer, "stages")
    sign = seat(store.path)
    sign.show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        await eyes.sees("Discover")
        await recorded(eyes)

        def leave() -> None:
            go_to(writer, "conduct")
            eyes.wall.hold_picture()  # as if the other board took its time
            sign.show(curtain=True)

        frames = await painted(eyes, leave, lambda: "Discover" not in eyes.text)
        assert [frame for frame in frames if "Northwind" in "".join(frame)] == []
        frames = await painted(eyes, lambda: sign.show(curtain=False), lambda: "Northwind" in eyes.text)
        assert len(frames) == 1
