"""The seat, while the room looks at a wall of its own: what is private comes with the wall and goes with it."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from onecompany.app.app import OneCompanyApp
from onecompany.app.screens.closing import ClosingScreen
from onecompany.app.second_window import SecondWindow
from onecompany.app.widgets.private_pane import PrivatePane
from onecompany.report.build import build_report
from onecompany.store.file import Store
from onecompany.store.following.presence import WallPresence
from onecompany.store.following.sign import RoomSign, sign_of
from tests.app.conftest import Hands, Opened
from tests.app.hands import LIMIT
from tests.app.votes import PULSE, begun, put_to_the_room

SECRET = "zebras"
"""In every private note."""


class Walls:
    """Walls of a file, as another process holds them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._held: WallPresence | None = None

    def on(self, path: Path | None = None) -> None:
        """A wall is there, of this file or of another one."""
        self._held = WallPresence(path or self._path)

    def off(self) -> None:
        """It is not there any more, as after its end or a kill: the system frees what it held."""
        if self._held is not None:
            self._held.close()
        self._held = None


@pytest.fixture
def walls(sample: tuple[Path, str]) -> Iterator[Walls]:
    """None is on at first."""
    walls = Walls(sample[0])
    yield walls
    walls.off()


@pytest.fixture
def noted(sample: tuple[Path, str], clock: Any) -> tuple[Path, str]:
    """The sample with private notes at its current exercise."""
    from onecompany.store import timing
    from onecompany.store.acts import capture

    with Store(sample[0], clock=clock) as store:
        writer = store.writer(sample[1])
        exercise = timing.current_exercise(writer.state)
        for text in (f"The first note of {SECRET}", f"Ben says nothing about {SECRET}"):
            capture.add_note(writer, exercise.id, [text], private=True)
    return sample


@pytest.fixture
async def seat(opened: Opened, noted: tuple[Path, str]) -> AsyncIterator[Hands]:
    """The middle of the sample's day, with private notes."""
    async with opened(*noted) as hands:
        yield hands


async def look(hands: Hands) -> None:
    """A tenth of a second goes by."""
    hands.app.second_window.look()
    await hands.still()


def private(hands: Hands) -> list[str]:
    """What of all that is private is on the screen: the pane's frame, notes, script."""
    session = hands.room.session
    script = (session.step.script or session.exercise.script).split()
    words = [SECRET, "Only you see this", "Your note", " ".join(script[:2])]
    return [word for word in words if word in hands.screen]


def sign(hands: Hands) -> RoomSign:
    """What the seat says to the wall."""
    hands.app.second_window._give()
    given = sign_of(hands.app.workshop_file.path)
    assert given is not None
    return given


async def test_without_a_wall_nothing_is_other_than_before(seat: Hands) -> None:
    before = seat.screen
    assert private(seat) == []
    await look(seat)
    await seat.press("shift+f8")
    assert seat.screen == before
    await seat.press("f1")
    assert "⇧F8" not in seat.screen, "a key that would do nothing is not listed"


@pytest.mark.parametrize("size", [(80, 24), (100, 24), (100, 32), (112, 32), (200, 60), (240, 70)])
async def test_with_a_wall_the_pane_comes_and_the_line_stays_where_it_was(
    seat: Hands, walls: Walls, size: tuple[int, int]
) -> None:
    await seat.resize(*size)
    await seat.still()
    before, entry = seat.screen, seat.room.query_one("#entry").region
    walls.on()
    await look(seat)
    assert "the wall is on" in seat.masthead
    assert "Next: " in seat.screen
    assert SECRET in seat.screen or size == (80, 24)
    assert seat.room.query_one("#entry").region == entry
    pane = seat.room.query_one(PrivatePane).region
    assert not pane.overlaps(entry)
    assert not pane.overlaps(seat.room.panel.region)
    walls.off()
    await look(seat)
    assert seat.screen == before


async def test_a_wall_that_was_there_first_is_seen(opened: Opened, noted: tuple[Path, str], walls: Walls) -> None:
    walls.on()
    async with opened(*noted) as hands:
        await hands.still()
        assert SECRET in hands.screen


async def test_the_wall_of_another_file_is_none(seat: Hands, walls: Walls, tmp_path: Path) -> None:
    walls.on(tmp_path / "other.onecompany")
    await look(seat)
    assert private(seat) == []
    assert "the wall is on" not in seat.screen


async def test_a_file_that_is_only_looked_at_has_no_wall(opened: Opened, noted: tuple[Path, str], walls: Walls) -> None:
    walls.on()
    async with opened(*noted, read_only=True) as hands:
        await look(hands)
        assert private(hands) == []
        assert sign_of(noted[0]) is None


# -- when it goes


@pytest.mark.parametrize("key", ["x", "down", "escape", "f9", "shift+f8", "f8", "f1", "pagedown", "ctrl+w", "enter"])
async def test_when_the_wall_goes_not_a_letter_of_it_is_painted_after_the_next_key(
    opened: Opened, noted: tuple[Path, str], walls: Walls, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setattr("onecompany.app.second_window.EVERY", 3600.0)  # no timer comes to help
    walls.on()
    async with opened(*noted) as seat:
        await seat.still()
        assert SECRET in seat.screen
        pane, queue = seat.room.query_one(PrivatePane), seat.app.key_queue
        deliver, hidden = queue._deliver, []

        async def handed_on(event: Any) -> None:
            hidden.append(pane.has_class("-hidden") and not pane.render().plain)
            await deliver(event)

        monkeypatch.setattr(queue, "_deliver", handed_on)
        walls.off()
        await seat.burst(key)
        assert hidden == [True], "before the key is handled"
        await seat.still()
        assert private(seat) == ([] if key != "f8" else private(seat)[-1:])
        assert SECRET not in seat.screen


async def test_whatever_is_painted_after_the_wall_has_gone_has_nothing_private_in_it(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    assert SECRET in seat.screen
    pane = seat.room.query_one(PrivatePane)
    walls.off()
    seat.app.screen.refresh()
    painted = "".join(strip.text for strip in pane.render_lines(pane.region.reset_offset))
    assert painted.strip() == "", "before anybody has looked"
    seat.paint()
    await seat.still()
    assert private(seat) == []
    assert not seat.app.second_window.wall, "who paints looks for all others"


@pytest.mark.parametrize("notes", [False, True])
async def test_whatever_is_painted_of_a_page_after_the_wall_has_gone_has_nothing_private_in_it(
    seat: Hands, walls: Walls, notes: bool
) -> None:
    walls.on()
    await look(seat)
    await seat.press("f8", *(["ctrl+r"] if notes else []))
    await seat.type("giraffes" if notes else "")
    await seat.still()
    page = seat.app.screen
    private_ones = list(page.query("PrivateText, PrivateOptions, PrivateEntry"))
    before = [painted(one) for one in private_ones]
    assert all(before)
    assert "giraffes" in before[-1] or not notes
    walls.off()
    assert [painted(one) for one in private_ones] == [""] * len(before), "before anybody has looked"
    await seat.until(lambda: not seat.app.second_window.wall)  # who paints looks for all others
    await seat.still()
    assert SECRET not in seat.screen
    assert "giraffes" not in seat.screen


async def test_a_script_that_is_asked_for_without_a_wall_is_painted(seat: Hands) -> None:
    await seat.press("f8")
    assert all(painted(one) for one in seat.app.screen.query("PrivateText"))


def painted(widget: Widget) -> str:
    """What would be painted of a widget now."""
    return "".join(strip.text for strip in widget.render_lines(widget.region.reset_offset)).strip()


async def test_it_goes_by_itself(seat: Hands, walls: Walls) -> None:
    walls.on()
    await seat.until(lambda: seat.app.second_window.wall)
    walls.off()
    await seat.until(lambda: not seat.app.second_window.wall)
    await seat.still()
    assert private(seat) == []


async def test_a_script_that_was_opened_beside_a_wall_is_hidden_with_it(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    await seat.press("f8")
    await seat.type("She may lea")
    script = str(seat.room.session.exercise.script).split("\n")[0][:20]
    assert script in seat.screen
    walls.off()
    await seat.type("v")
    await seat.still()
    assert script not in seat.screen
    assert "The wall is off" in seat.screen
    await seat.line("e us")
    assert seat.state.rows("note")[-1].text == "She may leave us", "what was typed meanwhile went nowhere else"
    await seat.press("escape", "f8")
    await seat.still()
    assert script in seat.screen, "asked for on the one screen that there is"


async def test_notes_that_were_opened_beside_a_wall_are_hidden_with_it(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    await seat.press("f8", "ctrl+r")
    await seat.type("Ask Maja qui")
    await seat.still()
    assert "Ask Maja qui" in seat.screen
    assert SECRET in seat.screen
    walls.off()
    await seat.type("e")
    await seat.still()
    assert not {SECRET, "Ask Maja"} & {word for word in (SECRET, "Ask Maja") if word in seat.screen}
    await seat.line("tly")
    assert seat.state.rows("note")[-1].text == "Ask Maja quietly", "it went on unseen, and nowhere else"
    assert "Ask Maja" not in seat.screen


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_note_that_was_being_changed_when_the_wall_went_is_changed_and_no_second_one(
    seat: Hands, walls: Walls, restarted: bool
) -> None:
    walls.on()
    await look(seat)
    before = [row.text for row in seat.state.rows("note")]
    await seat.press("f8", "ctrl+r")
    await seat.type("Begun before")
    await seat.press("up", "f2")
    await seat.type(" and lions")
    changed = seat.app.screen._edited  # type: ignore[attr-defined]
    walls.off()
    await seat.type("!")
    await seat.still()
    assert "lions" not in seat.screen
    if restarted:
        await seat.press("escape", "f8")
        await seat.still()
    assert "a change of a note" in seat.screen
    await seat.line("!")
    text = seat.state.find(changed).text
    assert text.endswith(f"{SECRET} and lions!!")
    assert len(seat.state.rows("note")) == len(before)
    await seat.line(" too")
    assert seat.state.rows("note")[-1].text == "Begun before too", "what was begun before the change is not lost"
    await seat.press("escape", "ctrl+z", "ctrl+z")
    assert [row.text for row in seat.state.rows("note")] == before


async def test_a_change_of_a_note_goes_with_its_note_from_the_script_to_the_notes_and_can_be_dropped(
    seat: Hands, walls: Walls
) -> None:
    walls.on()
    await look(seat)
    before = [row.text for row in seat.state.rows("note")]
    await seat.press("f8", "ctrl+r", "up", "f2")
    await seat.type(" and lions")
    walls.off()
    await look(seat)
    await seat.press("ctrl+r")
    await seat.line("?")
    assert sum(row.text.endswith(" and lions?") for row in seat.state.rows("note")) == 1
    assert len(seat.state.rows("note")) == len(before)
    await seat.press("escape", "ctrl+r", "up", "f2")
    await seat.type("x")
    walls.on()
    await look(seat)
    walls.off()
    await look(seat)
    await seat.press("ctrl+u", "enter")
    assert "It stays as it was." in seat.screen
    await seat.line("A new one")
    assert seat.state.rows("note")[-1].text == "A new one"


@pytest.mark.parametrize("notes", [False, True])
async def test_a_page_that_is_opened_as_the_wall_goes_is_hidden_before_it_is_painted(
    seat: Hands, walls: Walls, monkeypatch: pytest.MonkeyPatch, notes: bool
) -> None:
    walls.on()
    await look(seat)
    if notes:
        await seat.press("f8")
        seat.app.screen.action_notes()  # type: ignore[attr-defined]
    else:
        seat.app.navigator.show_script(seat.room.session, seat.room.controller)
    page = seat.app.screen
    assert not page.is_mounted
    walls.off()
    seat.app.second_window.look()
    with monkeypatch.context() as changed:
        changed.setattr(SecondWindow, "look", lambda _: None)  # neither a timer nor a key comes to help
        await seat.settle()
        await seat.still()
        assert private(seat) == []
    await seat.still()
    script = str(seat.room.session.exercise.script).split("\n")[0][:20]
    assert script not in seat.screen
    assert SECRET not in seat.screen
    assert "The wall is off" in seat.screen


# -- where it stands


async def test_a_key_puts_it_aside_for_as_long_as_the_facilitator_wants(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    await seat.press("shift+f8")
    assert SECRET not in seat.screen
    assert "the wall is on" in seat.masthead
    walls.off()
    await look(seat)
    walls.on()
    await look(seat)
    assert SECRET not in seat.screen, "the wall was started anew; that is no reason to show it"
    await seat.press("shift+f8")
    assert SECRET in seat.screen


async def test_its_key_is_listed_while_it_means_something(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    assert any("what only you see" in command.title for command in seat.app.get_system_commands(seat.room))
    await seat.press("f1")
    page = str(seat.app.screen.query_one(VerticalScroll).query_one(Static).render())
    assert "⇧F8" in page


async def test_what_the_board_says_comes_back_beside_it_by_its_key(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    assert "What the board says: " in seat.screen, "a counter in the frame"
    await seat.press("ctrl+a")
    assert seat.says
    assert SECRET in seat.screen, "below the board"
    assert sign(seat).findings
    await seat.press("ctrl+a")
    assert not sign(seat).findings
    assert SECRET in seat.screen


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_it_is_hidden_by_the_curtain_and_by_pages_and_votes(
    seat: Hands, walls: Walls, size: tuple[int, int]
) -> None:
    await seat.resize(*size)
    walls.on()
    await look(seat)
    for key in ("f9", "f10"):
        await seat.press(key)
        await seat.still()
        assert private(seat) == []
        await seat.press("escape")
        await seat.still()
        assert "Next: " in seat.screen


@pytest.mark.parametrize("size", [(80, 24), (112, 32)])
async def test_the_preview_covers_it_before_it_is_made_and_is_made_beside_the_screen(
    opened: Opened,
    noted: tuple[Path, str],
    walls: Walls,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    go_on, threads = threading.Event(), []

    def held(*given: Any, **named: Any) -> Any:
        threads.append(threading.current_thread())
        assert go_on.wait(LIMIT)
        return build_report(*given, **named)

    monkeypatch.setattr("onecompany.app.screens.summary.build_report", held)
    walls.on()
    async with opened(*noted, size=size) as seat:
        await seat.still()
        assert "Next: " in seat.screen
        try:
            await seat.keys("f10")
            await seat.until(lambda: bool(threads))
            assert private(seat) == []
            assert "being made" in seat.screen
            walls.off()
            await seat.until(lambda: not seat.app.second_window.wall)
        finally:
            go_on.set()
        await seat.until(lambda: "What is asked of you" in seat.screen)
        assert private(seat) == []
        assert threading.main_thread() not in threads


async def test_while_the_laptop_goes_round_nothing_of_it_is_there(
    hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_to_the_room(monkeypatch, PULSE)
    wall = WallPresence(hands.app.workshop_file.path)
    await look(hands)
    assert "Only you see this" in hands.screen
    await begun(hands)
    await hands.still()
    assert "Only you see this" not in hands.screen
    assert (sign(hands).page, sign(hands).curtain) == ("other", False)
    await hands.press("f9")
    await hands.still()
    assert sign(hands).curtain, "of the vote's own screen"
    assert "Only you see this" not in hands.screen
    wall.close()


async def test_a_private_note_comes_into_it_and_a_step_changes_it(seat: Hands, walls: Walls) -> None:
    walls.on()
    await look(seat)
    await seat.press("f8")
    await seat.line("Ask Eva about giraffes")
    await seat.press("escape")
    await seat.still()
    assert "giraffes" in seat.screen
    await seat.press("pagedown", "pagedown")
    await seat.still()
    assert "giraffes" not in seat.screen, "a note belongs to its exercise"


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_in_a_break_it_says_what_comes(seat: Hands, walls: Walls, size: tuple[int, int]) -> None:
    await seat.resize(*size)
    walls.on()
    await look(seat)
    while seat.room.session.exercise.title != "Break":
        await seat.press("pagedown")
    await seat.still()
    assert seat.room.session.is_bare_break
    assert "Next: " in seat.screen
    clock = seat.room.query_one("#countdown").region
    assert clock.height > 0
    pane = seat.room.query_one(PrivatePane)
    assert not clock.overlaps(pane.region)
    assert seat.room.query_one("#middle").region.contains_region(pane.region)
    assert size == (80, 24) or "Only you see this" in seat.screen
    await seat.line("Coffee is cold")
    await seat.still()
    assert "Coffee is cold" in seat.screen
    assert "Next: " in seat.screen
    assert not seat.room.panel.region.overlaps(pane.region)


# -- the sign


async def test_the_sign_says_what_only_the_screen_knows(seat: Hands, noted: tuple[Path, str]) -> None:
    first = sign(seat)
    assert (first.workshop_id, first.page, first.curtain, first.zoomed) == (noted[1], "", False, False)
    assert first.place == seat.place
    await seat.press("down", "right")
    assert sign(seat).place == seat.place != first.place
    changes: tuple[tuple[str, Callable[[RoomSign], bool], str], ...] = (
        ("f9", lambda given: given.curtain, "f9"),
        ("ctrl+w", lambda given: given.zoomed, "ctrl+w"),
        ("ctrl+a", lambda given: not given.findings, "ctrl+a"),
        ("f8", lambda given: given.page == "other", "escape"),
        ("f10", lambda given: given.page == "other", "escape"),
        ("f12", lambda given: given.page == "other", "escape"),
    )
    for there, said, back in changes:
        assert not said(sign(seat)), there
        await seat.press(there)
        assert said(sign(seat)), there
        await seat.press(back)
        assert not said(sign(seat)), back
    await seat.press("ctrl+b")
    assert (sign(seat).workshop_id, sign(seat).page) == ("", "home")


async def test_the_closing_page_is_told(seat: Hands, noted: tuple[Path, str]) -> None:
    seat.app.navigator.show_closing(seat.room.session)
    await seat.settle()
    assert (sign(seat).workshop_id, sign(seat).page) == (noted[1], "closing")


async def test_the_hand_outs_of_a_workshop_that_is_not_open_are_none_of_the_walls(
    seat: Hands, noted: tuple[Path, str]
) -> None:
    seat.app.navigator.go_home()
    await seat.settle()
    assert sign(seat).page == "home"
    await seat.press("e")
    await seat.until(lambda: isinstance(seat.app.screen, ClosingScreen))
    assert (sign(seat).workshop_id, sign(seat).page) == ("", "home"), "another client's promises"
    await seat.press("escape")
    assert (sign(seat).workshop_id, sign(seat).page) == (noted[1], ""), "now its room is open"


async def test_the_sign_goes_with_the_application(opened: Opened, noted: tuple[Path, str]) -> None:
    async with opened(*noted) as hands:
        await hands.until(lambda: sign_of(noted[0]) is not None)
        await hands.press("ctrl+q")
        assert sign_of(noted[0]) is None
        hands.app.second_window.look()
        assert sign_of(noted[0]) is None


async def test_a_held_arrow_gives_no_more_than_twenty_signs_a_second(
    seat: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    later: list[float] = []

    def set_timer(_: OneCompanyApp, delay: float, *__: Any) -> list[float]:
        later.append(delay)
        return later

    monkeypatch.setattr("onecompany.app.second_window.SIGN_EVERY", 3600.0)  # no machine is so slow
    monkeypatch.setattr(OneCompanyApp, "set_timer", set_timer)
    second = seat.app.second_window
    second._later, second._given_at = None, float("-inf")
    second.tell()
    assert later == [], "the first one is given at once"
    second.tell()
    second.tell()
    assert len(later) == 1, "what follows directly goes with one that comes later"
    assert 3500 < later[0] <= 3600
    second._later = None


async def test_no_sign_holds_a_word_of_the_workshop(opened: Opened, noted: tuple[Path, str]) -> None:
    """Its places are ids and codes, on every board and wherever the cursor stands."""
    async with opened(*noted, size=(200, 60)) as hands:
        for _ in range(30):
            for key in ("down", "right", "end"):
                await hands.keys(key)
                place = sign(hands).place
                assert re.fullmatch(r"[a-z0-9_:|,.+-]*", place, re.ASCII), place
            if hands.room.session.neighbour(+1) is None:
                break
            await hands.press("pagedown")


async def test_where_no_sign_can_be_given_the_seat_does_not_suffer(
    opened: Opened, noted: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))
    async with opened(*noted) as hands:
        await hands.press("down", "f9", "f9")
        assert sign_of(noted[0]) is None
        assert hands.said == "" or "wall" not in hands.said
