"""The countdown: of solid blocks at every size, as large as it can be behind the curtain and in a break."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from onecompany.display.block_digits import drawn, height, largest, width
from onecompany.display.clockface import BlockDigits, Clockface
from tests.app.conftest import Hands, Opened

HAIRLINES = set("╭╮╰╯╶╴╵╷├┤│┃┏┓┗┛╸╹╺╻━─")
SIZES = ((80, 24), (112, 32), (200, 60), (240, 70))


def clock_lines(hands: Hands) -> list[str]:
    """The part of the screen on which the digits are."""
    region = hands.room.query_one(BlockDigits).region
    lines = hands.screen.splitlines()[region.y : region.bottom]
    return [line[region.x : region.right] for line in lines]


@pytest.mark.parametrize("text", ["0:00", "12:43", "+2:05", "1:02:43", "+1:59:59", "45:06", "7:38"])
@pytest.mark.parametrize("scale", [1, 2, 3, 5])
def test_digits_are_blocks_that_fill_what_they_say_they_need(text: str, scale: int) -> None:
    lines = drawn(text, scale)
    assert {letter for line in lines for letter in line} <= set("█▀▄ ")
    assert len(lines) == height(scale)
    assert {len(line) for line in lines} == {width(text, scale)}


def test_every_sign_of_a_countdown_is_another_picture() -> None:
    pictures = {letter: tuple(drawn(letter, 2)) for letter in "0123456789:+"}
    assert len(set(pictures.values())) == len(pictures)


def test_the_largest_scale_is_the_last_that_fits() -> None:
    for cells, lines in ((1, 1), (19, 3), (36, 5), (110, 28), (238, 66)):
        scale = largest("12:43", cells, lines)
        assert scale == 1 or (width("12:43", scale) <= cells and height(scale) <= lines)
        assert width("12:43", scale + 1) > cells or height(scale + 1) > lines


async def sizes(hands: Hands) -> AsyncIterator[tuple[int, int]]:
    """The room at each size, one after the other."""
    for size in SIZES:
        await hands.resize(*size)
        yield size


async def test_the_countdown_is_of_solid_blocks(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        async for size in sizes(hands):
            assert clock_lines(hands) == drawn("16:00", 2 if size[0] >= 200 else 1)
            face = hands.room.query_one(Clockface).region
            rows = hands.screen.splitlines()[face.y : face.bottom]
            assert not HAIRLINES & set("".join(row[face.x : face.right] for row in rows)), "the bar is of blocks too"
        await hands.spend(16 * 60 + 65)
        async for size in sizes(hands):
            assert clock_lines(hands) == drawn("+1:05", 2 if size[0] >= 200 else 1), "a plus sign in overtime"
            assert "over time" in hands.screen, "the colour is not the only sign"
            assert hands.masthead.rstrip().endswith("late")


async def test_behind_the_curtain_the_clock_fills_the_wall(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        await hands.press("f9")
        clock = hands.room.query_one(BlockDigits)
        async for size in sizes(hands):
            assert clock.scale == largest("16:00", size[0] - 6, size[1] - 6)
            texts = [line.strip() for line in hands.screen.splitlines() if line.strip(" █▀▄.")]
            assert texts == ["Ownership", "16 minutes left", "Then: Break"], "and nothing else"
            whole = [line.strip() for line in drawn("16:00", clock.scale)]
            assert whole == [line.strip() for line in clock_lines(hands)]
            assert width("16:00", clock.scale) >= size[0] * 0.6
            assert "16 minutes left" in hands.screen
        await hands.spend(15 * 60)
        assert "1 minute left" in hands.screen
        await hands.spend(3 * 60)
        async for _ in sizes(hands):
            assert "2 minutes over" in hands.screen
        await hands.press("f9")
        async for size in sizes(hands):
            assert clock_lines(hands) == drawn("+2:00", 2 if size[0] >= 200 else 1), "as large as before"


async def test_a_break_shows_its_name_the_clock_and_what_comes_then(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        (rest,) = (row for row in hands.state.rows("exercise") if row.settings.get("style") == "break")
        await hands.room.time.go(hands.room.session.steps_of(rest.id)[0].id, done=False)
        hands.room.refresh_room()
        await hands.settle()
        async for _ in sizes(hands):
            lines = hands.screen.splitlines()
            assert any(line.strip() == rest.title for line in lines)
            assert any(line.strip() == "We go on at 10:57" for line in lines), hands.screen
            assert any(line.strip() == "Then: Metrics" for line in lines)
            assert hands.room.query_one(BlockDigits).scale >= 4, "it fills the wall"
            assert not hands.room.query_one("#middle").display, "a board with nothing on it is no use in a break"
        await hands.line("Ana: the projector flickers")
        async for _ in sizes(hands):
            assert "the projector flickers" in hands.screen, "what is typed meanwhile is seen"
            assert hands.room.query_one(BlockDigits).scale >= 2
        await hands.press("f9")
        async for _ in sizes(hands):
            assert "We go on at 10:57" in hands.screen
            assert "Then: Metrics" in hands.screen, "titles are public"
            assert "projector" not in hands.screen, "the curtain hides what was said"
            assert "A note" not in hands.screen
        await hands.press("f9")
        await hands.spend(11 * 60)
        async for _ in sizes(hands):
            assert "We go on now" in hands.screen


async def test_the_clock_takes_its_place_again_after_a_break(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        before = hands.room.query_one(Clockface).region
        await hands.press("pagedown", "pagedown")
        assert hands.room.session.exercise.title == "Break"
        await hands.press("pagedown")
        assert hands.room.query_one(Clockface).region == before
        assert hands.room.query_one(BlockDigits).scale == 1
