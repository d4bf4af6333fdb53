"""The wall in every size and look, with what hostile hands type, and with the largest day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from onecompany.display.block_digits import drawn
from onecompany.exercises.ownership.acts import set_role
from onecompany.exercises.stages import acts as stages
from onecompany.store.file import Store
from onecompany.store.following.sign import SeatSign
from onecompany.store.writer import WorkshopWriter
from onecompany.wall.closing import ClosingPage
from onecompany.wall.digits import WallClock
from onecompany.wall.findings import FindingsRound
from onecompany.wall.prompt import WallPrompt
from tests.clock_double import FakeClock
from tests.conftest import MORNING
from tests.wall.conftest import Eyes, Walled
from tests.wall.test_wall import go_to

Seat = Callable[[Path], SeatSign]

SIZES = ((20, 6), (1, 1), (47, 30), (48, 12), (80, 24), (300, 12), (300, 100), (112, 32))


async def resized(eyes: Eyes, size: tuple[int, int]) -> None:
    """Another size, and all of it looked at."""
    await eyes.pilot.resize_terminal(*size)
    await eyes.until(lambda: eyes.app.screen.size == size)
    await eyes.looks()


async def test_every_size_has_the_clock_whole_and_no_line_too_long(
    walled: Walled, wide: tuple[Path, str], seat: Seat
) -> None:
    path, workshop = wide
    sign = seat(path)
    with Store(path, clock=(clock := start_of())) as store:
        go_to(store.writer(workshop), "ownership")
    sign.show(workshop_id=workshop, page="")
    async with walled(path) as eyes:
        eyes.clock.step_system_clock((clock.now() - eyes.clock.now()).total_seconds())
        for size in SIZES:
            await resized(eyes, size)
            digits = eyes.app.screen.query_one("#countdown")
            assert len(eyes.lines) == size[1]
            if size[0] >= 20 and size[1] >= 6:
                assert digits.region.width > 0
                assert digits.region.right <= size[0], size
                assert digits.region.bottom <= size[1], size
            if size == (300, 100):
                assert eyes.app.screen.query_one(WallClock).digits.scale >= 8
            if size == (80, 24):  # its board is cut, so that the clock makes room
                await eyes.until(lambda: eyes.app.screen.query_one(WallClock).digits.scale == 1, "the small clock")


def start_of() -> FakeClock:
    """A clock at the morning of the widest day."""
    return FakeClock(MORNING)


@pytest.mark.parametrize("theme", ["room-light", "room-dark", "room-contrast"])
async def test_more_and_less_is_shown_by_keys_and_no_other_key_does_anything(
    walled: Walled, writer: WorkshopWriter, store: Store, seat: Seat, theme: str
) -> None:
    (stage,) = stages.add_stages(writer, ["Discover"], None)
    set_role(writer, stage, writer.state.rows("silo")[0].id, "helps")
    go_to(writer, "ownership")
    seat(store.path).show(workshop_id=writer.workshop_id, page="", findings=True)
    async with walled(store.path, theme=theme) as eyes:
        await eyes.sees("Discover", "What the board says")
        before = eyes.text
        await eyes.pilot.press("x", "enter", "escape", "tab", "down", "ctrl+c", "ctrl+p", "f2", "delete", "f9")
        assert eyes.text == before
        await eyes.pilot.press("minus")
        await eyes.sees_no("What the board says")
        await eyes.pilot.press("minus", "minus")
        await eyes.sees_no("Discover")
        assert eyes.app.screen.query_one(WallClock).alone
        await eyes.pilot.press("plus", "plus", "plus", "plus")
        await eyes.sees("Discover", "What the board says", "with a smaller clock")
        assert eyes.app.screen.query_one(WallClock).digits.scale == 1
        await eyes.pilot.press("f1")
        await eyes.sees("Q ends the wall")
        await eyes.pilot.press("q")
    assert eyes.app.return_code == 0


HOSTILE = ("[/]", "[red]Ana[/red]", "[@click=app.bell]x[/]", "{0} %s $paper", "\u202eevil", "a\u200bb", "💥 漢字 ẞ")


async def test_what_is_typed_is_never_markup(walled: Walled, writer: WorkshopWriter, store: Store, seat: Seat) -> None:
    go_to(writer, "stages")
    stages.add_stages(writer, list(HOSTILE), None)
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path, size=(200, 60)) as eyes:
        await eyes.sees("[/]", "[red]Ana[/red]", "{0} %s $paper", "漢字")
        assert "\u202e" not in eyes.text


async def test_findings_that_do_not_fit_go_round_and_are_held_by_a_key(
    walled: Walled, wide: tuple[Path, str], seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, workshop = wide
    clock = start_of()
    with Store(path, clock=clock) as store:
        go_to(store.writer(workshop), "ownership")
    seat(path).show(workshop_id=workshop, page="", findings=True)
    async with walled(path, size=(112, 32)) as eyes:
        pane = eyes.app.screen.query_one(FindingsRound)
        await eyes.until(lambda: pane.goes_round, "findings that go round")
        seen = [pane.round.number]
        assert "✗" in eyes.text
        for _ in range(2):
            eyes.clock.advance(6)
            await eyes.until(lambda: pane.round.number != seen[-1], "the next ones")
            seen.append(pane.round.number)
        assert seen == [0, 1, 2]
        await eyes.pilot.press("space")
        eyes.clock.advance(20)
        await eyes.looks()
        assert pane.round.number == 2
        await eyes.pilot.press("space")
        eyes.clock.advance(6)
        await eyes.until(lambda: pane.round.number != 2, "the next ones")


class Asking(App[None]):
    """A question in a place of two lines."""

    CSS = "Static { height: auto; max-height: 2; } Prompt { height: auto; }"

    def compose(self) -> ComposeResult:
        yield WallPrompt()


async def test_a_question_that_has_no_room_ends_in_an_ellipsis() -> None:
    question = "Who owns the customer at each stage, and where do we drop them?"
    app = Asking()
    async with app.run_test(size=(20, 6)) as pilot:
        app.query_one(WallPrompt).show(question, "")
        for size, seen in (((20, 6), "Who owns the customer at each…"), ((80, 6), question)):
            await pilot.resize_terminal(*size)
            await pilot.pause(0.1)
            lines = [strip.text for strip in app.screen._compositor.render_strips()]
            assert " ".join(" ".join(lines).split()) == seen


@pytest.mark.parametrize(
    ("given", "is_seen_in_blocks"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, True),
        ({"TERM": "vt100"}, True),
        ({"TERM": "linux"}, True),
        ({"TERM": "dumb"}, True),
    ],
)
async def test_without_colours_the_countdown_is_seen_all_the_same(
    walled: Walled,
    writer: WorkshopWriter,
    store: Store,
    seat: Seat,
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, str],
    is_seen_in_blocks: bool,
) -> None:
    for name in ("TERM", "COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    go_to(writer, "stages")
    seat(store.path).show(workshop_id=writer.workshop_id, page="")
    async with walled(store.path) as eyes:
        clock = eyes.wall.query_one(WallClock)
        await eyes.until(lambda: bool(clock.digits.value) and eyes.counts(clock), "the countdown")
        for _ in range(2):
            place, drawing = clock.digits.region, drawn(clock.digits.value, clock.digits.scale)
            seen = [line[place.x : place.right] for line in eyes.lines[place.y : place.bottom]]
            assert seen == [line if is_seen_in_blocks else line.replace("█", " ") for line in drawing]
            before = clock.digits.value
            eyes.clock.advance(61)
            await eyes.until(lambda before=before: clock.digits.value != before and eyes.counts(clock))  # type: ignore[misc]


async def test_where_little_fits_at_the_end_of_the_day_it_is_what_was_promised(
    walled: Walled, sample: tuple[Path, str], seat: Seat
) -> None:
    path, workshop = sample
    seat(path).show(workshop_id=workshop, page="closing")
    async with walled(path, size=(20, 6)) as eyes:
        page = eyes.wall.query_one(ClosingPage)
        await eyes.sees("Ana Peña: Name")
        assert "Thank" not in eyes.text
        before = eyes.text
        eyes.clock.advance(6)
        await eyes.until(lambda: page.round.number == 1 and eyes.text != before, "the next promise")
        await resized(eyes, (80, 24))
        await eyes.sees("What we promised", "What the day came to is handed out.")
