"""The end of the line that is typed is seen at every width, and so is the place where the cursor stands."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from tests.app.conftest import Hands, Opened
from tests.thorough import THOROUGH

WIDTHS = (80, 100, 112, 140, 200) if THOROUGH else (80, 200)

TEXTS = {
    "plain": "word " * 60,
    "wide": "北京電力公司の顧客 " * 20,
    "emoji": "👍 good 👩‍👩‍👧 family 🇩🇪 " * 9,
    "combining": "re\u0301union e\u0301lan " * 20,
    "a commitment, read beside the line": "> Ana: " + "call every customer who waits " * 8 + "by 12 Dec",
    "a commitment of wide letters": "> Ana: " + "北京電力公司の顧客" * 12 + ", by 12 Dec",
    "a thought for later": "? " + "why do we ask twice " * 12,
}


def line(hands: Hands) -> str:
    """The capture line as it is painted."""
    region = hands.room.capture.region
    return hands.strips[region.y].crop(region.x, region.right).text


async def test_the_end_of_the_line_is_seen_at_every_length(opened: Opened, mapped: Path, workshop: str) -> None:
    async with opened(mapped, workshop) as hands:
        for width in WIDTHS:
            await hands.resize(width, 32)
            await ends_are_seen(hands, width)


async def ends_are_seen(hands: Hands, width: int) -> None:
    """Lines around as long as the line has room, and twice as long."""
    room = hands.room.capture.size.width
    for length in (room - 2, room - 1, room, room + 1, room + 5, 2 * room):
        await hands.paste("x" * (length - 3))
        await hands.type("END")
        await hands.settle()
        assert "xEND" in line(hands), (width, length)
        assert hands.room.capture.scrollable_content_region.size == hands.room.capture.size
        await hands.press("escape")


async def test_the_end_is_seen_with_any_letters_and_beside_what_it_is_read_as(
    opened: Opened, mapped: Path, workshop: str
) -> None:
    async with opened(mapped, workshop) as hands:
        for number, (width, (name, text)) in enumerate(product(WIDTHS, TEXTS.items())):
            if number % len(TEXTS) == 0:
                await hands.resize(width, 24)
            await hands.paste(text + ", END")
            assert ", END" in line(hands), name
            await hands.type(" AND")
            await hands.settle()
            assert ", END AND" in line(hands), name
            await hands.press("home")
            assert line(hands).startswith(text[:5]), name
            await hands.press("end")
            assert ", END AND" in line(hands), name
            await hands.press("escape")
            assert hands.room.capture.idle


async def test_the_cursor_is_seen_after_the_window_has_shrunk(hands: Hands) -> None:
    await hands.type("x" * 100 + "END")
    await hands.resize(80, 24)
    await hands.settle()
    assert "xEND" in line(hands)
    await hands.resize(140, 32)
    await hands.settle()
    assert line(hands).startswith("x" * 100 + "END")


async def test_what_is_typed_into_a_dialog_is_seen_at_its_end(hands: Hands) -> None:
    await hands.line("I buy")
    for keys in (("ctrl+f",), ("f12", "a"), ("f4",)):
        await hands.press(*keys)
        await hands.paste("word " * 59 + "word")
        await hands.type(" END")
        await hands.settle()
        assert "word END" in hands.screen, keys
        for _ in keys:
            await hands.press("escape")
