"""Keys: what the bottom line shows works, all are on the page of F1, and all can be put elsewhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

import onecompany.app.screens as screens
from onecompany.app.actions.registry import BINDINGS, BY_ID
from onecompany.app.app import OneCompanyApp
from onecompany.app.keys import display
from onecompany.app.screens.organisation import OrganisationScreen
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.app.widgets.hints import Hints
from onecompany.sentences import gettext
from onecompany.store.file import Store
from onecompany.store.reading import reading
from tests.app.conftest import Hands, Opened
from tests.app.screens import around, rooms


def our_screens() -> Iterator[type[Screen[object]]]:
    """Every screen of ours."""
    for module in pkgutil.iter_modules(screens.__path__):
        for found in vars(importlib.import_module(f"{screens.__name__}.{module.name}")).values():
            if isinstance(found, type) and issubclass(found, Screen) and found.__module__.endswith(module.name):
                yield found


def bindings(owner: type[object]) -> list[Binding]:
    """The bindings that a class makes itself."""
    return [each for each in vars(owner).get("BINDINGS", []) if isinstance(each, Binding)]


def hinted(hands: Hands) -> list[tuple[str, str]]:
    """Keys and words of the bottom line."""
    line = hands.screen.splitlines()[-1]
    hints = hands.app.screen.query_one(Hints).hints
    return [(key, does) for key, does in hints if f"{key} {does}" in line]


def possible_here(hands: Hands) -> list[Binding]:
    """The bindings of the room, but for groups, which this step has none of, and for a wall, which is not on."""
    not_here = ("groups", "private")
    assert not any(BY_ID[name].may_be_done(hands.room) for name in not_here)
    return [each for each in BINDINGS if each.id not in not_here]


SHOWN = {"PgDn": "pagedown", "PgUp": "pageup", "Space": "space", "Esc": "escape", "Enter": "enter", "Del": "delete"}


def key_of(shown: str) -> str:
    """The key that is shown so."""
    if shown in SHOWN:
        return SHOWN[shown]
    return f"ctrl+{shown[1:].lower()}" if shown.startswith("^") else shown.lower()


def test_every_binding_has_an_id_of_its_own_and_says_what_it_does() -> None:
    for owner in (OneCompanyApp, *our_screens()):
        ids = [each.id for each in bindings(owner)]
        assert None not in ids, owner
        assert len(set(ids)) == len(ids), owner
    named: dict[str, str] = {}
    for owner in (OneCompanyApp, *our_screens()):
        for each in bindings(owner):
            assert each.tooltip or each.system or each.id in ("asking.back", "trouble.back"), each.id
            assert named.setdefault(str(each.id), each.tooltip) == each.tooltip, f"{each.id} means two things"


async def test_every_hint_of_the_room_works_at_every_exercise(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop, size=(160, 32)) as hands:
        kinds: set[str] = set()
        async for screen in rooms(hands):
            if (kind := hands.room.session.exercise.kind) in kinds:
                continue
            kinds.add(kind)
            step, place = hands.room.session.step.id, hands.place
            hints = hinted(hands)
            assert ("F1", "help") in hints
            for key, does in hints:
                if key == "^P" and len(kinds) > 1:
                    continue  # it takes Textual a while, and does not look at the board
                before, version = hands.screen, hands.state.version
                await hands.press(key_of(key))
                if key == "^P":
                    await hands.until(lambda: "Search for commands" in hands.screen)
                assert hands.screen != before or hands.state.version != version, f"{key} {does} in {screen}"
                assert "nothing to edit" not in hands.screen, f"{key} {does} in {screen}"
                assert "Nothing is voted" not in hands.screen, f"{key} {does} in {screen}"
                for _ in range(2):
                    if not isinstance(hands.app.screen, WorkshopScreen) or not hands.room.capture.idle:
                        await hands.press("escape")
                if key == "^Z":
                    await hands.press("ctrl+y")
                await hands.room.time.go(step, done=False)
                hands.room.refresh_room(place)
                await hands.settle()


async def test_every_hint_around_the_room_works(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    doors = {"open", "continue", "sample", "exports", "quit", "back", "back to the room", "home", "make it"}
    async with opened(path, workshop, size=(200, 60)) as hands:
        async for screen in around(hands):
            if not hands.app.screen.query(Hints):
                continue
            assert hinted(hands), screen
            for key, does in hinted(hands):
                if does not in doors:
                    before, top = hands.screen, hands.app.screen
                    await hands.press(key_of(key))
                    if key == "^P":
                        await hands.until(lambda: "Search for commands" in hands.screen)
                    assert hands.screen != before or hands.app.theme != "room-light", f"{key} {does} in {screen}"
                    if hands.app.screen is not top:
                        await hands.press("escape")
                    assert hands.app.screen is top, f"{key} {does} in {screen}"


async def test_the_doors_of_the_home_screen(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, None, size=(112, 32)) as hands:
        for key in ("c", "enter"):
            await hands.press(key)
            assert hands.state.workshop_id == workshop
            await hands.press("ctrl+b")
        await hands.press("e")
        assert "Hand out" in hands.screen
        await hands.press("ctrl+g")
        await hands.press("s")
        await hands.until(lambda: isinstance(hands.app.screen, OrganisationScreen))
        assert hands.app.screen.chosen == workshop, "the sample is there already"


async def test_a_sample_is_made_where_there_is_none(opened: Opened, store: Store) -> None:
    store.close()
    async with opened(store.path, None) as hands:
        await hands.press("s")
        await hands.until(lambda: isinstance(hands.app.screen, OrganisationScreen))
        await hands.settle()
        assert "Northwind Utilities (sample)" in hands.screen
    with reading(store.path) as db:  # a workshop at once: hundreds of acts would each have waited for the disk
        assert [kind for (kind,) in db.execute("SELECT kind FROM history")] == ["import"] * 3


async def test_f1_lists_every_key_that_works(hands: Hands) -> None:
    await hands.press("f1")
    page = str(hands.app.screen.query_one(VerticalScroll).query_one(Static).render())
    for each in possible_here(hands):
        assert gettext(each.tooltip) in page or each.id == "palette", each.id
        for key in display(each).split(" or "):
            assert key in page, each.id
    assert "Groups:" not in page, "there are none in this step"
    for choice in hands.room.panel.choices():
        assert f"{choice.shown:<14}{choice.does}" in page
    assert "into the parking lot" in page
    await hands.press("escape")
    assert hands.app.screen is hands.room


async def test_every_command_is_in_the_palette(hands: Hands) -> None:
    found = {command.title for command in hands.app.get_system_commands(hands.room)}
    listed = [each for each in possible_here(hands) if not str(each.id).startswith(("move.", "palette"))]
    assert {gettext(each.tooltip) for each in listed} <= found
    assert not any(title.startswith("Groups:") for title in found), "there are none in this step"
    await hands.press("ctrl+p")
    await hands.until(lambda: "Search for commands" in hands.screen)
    await hands.type("one minute more")
    await hands.until(lambda: "One minute more" in hands.screen and "Key: F6" in hands.screen)
    await hands.press("enter")
    assert hands.countdown == "6:00"


async def test_keys_can_be_put_elsewhere(opened: Opened, store: Store, workshop: str) -> None:
    store.close()
    keys = {"clock.more": "ctrl+v", "item.edit": "f6", "step.next": "ctrl+right_square_bracket"}
    async with opened(store.path, workshop, keys=keys, size=(160, 32)) as hands:
        await hands.goto("stages", "ctrl+right_square_bracket")
        await hands.press("ctrl+v")
        assert hands.countdown == "6:00"
        await hands.line("I buy")
        await hands.press("f6")
        assert hands.room.capture.value == "I buy"
        assert hands.countdown == "6:00"
        await hands.press("escape", "f2", "pagedown")
        assert hands.room.session.step.title == "Alone, in silence"
        line = hands.screen.splitlines()[-1]
        assert "^V +1 min" in line
        assert "F6 edit" in line
        await hands.press("f1")
        lines = [line for part in hands.app.screen.query(Static) for line in str(part.content).splitlines()]
        assert any("^V" in line and "One minute more" in line for line in lines)


async def test_a_clicker_goes_on_and_back_and_draws_the_curtain(hands: Hands) -> None:
    await hands.press("pagedown")
    assert hands.room.session.step.title == "Share and merge"
    await hands.press("pageup")
    assert hands.room.session.step.title == "Alone, in silence"
    await hands.press(".")
    assert hands.room.has_class("-curtain")
    await hands.press("pagedown")
    assert hands.countdown == "20:00"
    await hands.press(".")
    assert not hands.room.has_class("-curtain")
    await hands.type("e.g. a call")
    assert hands.room.capture.value == "e.g. a call"
    await hands.press("pagedown")
    assert hands.room.capture.value == "e.g. a call", "a click takes no line away"


BEHIND = "Nothing is typed behind the curtain. F9 opens it."


def only_the_clock(hands: Hands) -> bool:
    """Whether there are no words on the screen but those of the clock: what is on, how long, and what comes then."""
    lines = [line.strip() for line in hands.screen.splitlines()]
    titles = [exercise.title for exercise in hands.state.rows("exercise")]  # the agenda, which everybody knows
    public = {*titles, *(f"Then: {title}" for title in titles), BEHIND}
    words = {word for line in lines if line not in public for word in re.findall(r"[^\W\d]+", line)}
    return words <= {"not", "started", "paused", "minutes", "left"} and sum(line in public for line in lines) <= 3


@pytest.mark.parametrize("key", ["f9", "."])
async def test_the_curtain_hides_everything_but_the_clock(opened: Opened, sample: tuple[Path, str], key: str) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        await hands.press("space", key)
        assert only_the_clock(hands), hands.screen
        assert "█" in hands.screen, "the clock is there"
        rows = hands.state.version
        await hands.type("osecret")
        await hands.press("delete", "f2", "ctrl+k", "ctrl+z", "ctrl+t", "enter", "shift+right")
        assert only_the_clock(hands), hands.screen
        assert hands.state.version == rows, "nothing is done behind the curtain"
        await hands.press("escape")
        assert "Northwind" in hands.screen
        assert BEHIND not in hands.screen
        assert hands.room.capture.value == ""
        assert hands.room.capture.has_focus


async def test_what_is_typed_behind_the_curtain_is_answered_and_the_open_line_stays(hands: Hands) -> None:
    await hands.type("I almo")
    await hands.press("f9", "x")
    assert BEHIND in hands.screen
    await hands.press("f9", "f9")
    assert BEHIND not in hands.screen
    await hands.paste("one\ntwo")
    assert BEHIND in hands.screen.splitlines()[-1]
    await hands.press("f9")
    assert BEHIND not in hands.screen
    assert hands.room.capture.value == "I almo"
    assert hands.room.capture.has_focus


@pytest.mark.parametrize("method", ["press", "burst"])
async def test_no_key_comes_between_the_curtain_and_the_line(hands: Hands, method: str) -> None:
    """Keys that come at once with F9: none goes to the line that is hidden, and none is lost once it is open again."""
    send = getattr(hands, method)
    await hands.type("I almo")
    await send("f9", "enter", "x")
    assert hands.room.capture.value == "I almo"
    assert BEHIND in hands.screen
    await send("f9", "s")
    assert hands.room.capture.value == "I almos"
    assert not hands.state.rows("stage")
    await send("f9", "x", "f9", "t")
    assert hands.room.capture.value == "I almost"


async def test_behind_the_curtain_the_clock_has_its_keys(hands: Hands) -> None:
    await hands.press("f9", "space", "f6", "pagedown")
    assert BEHIND not in hands.screen
    assert hands.room.session.running


async def test_ctrl_q_ends_it_and_keeps_the_line(hands: Hands, opened: Opened) -> None:
    path, workshop = hands.app.workshop_file.path, hands.state.workshop_id
    await hands.type("I almo")
    await hands.press("ctrl+q")
    hands.app.workshop_file.close()
    assert hands.app.return_value == 0
    async with opened(path, workshop) as again:
        assert again.room.capture.value == "I almo"


def test_no_board_takes_a_key_of_the_room() -> None:
    from onecompany.kinds.registry import kinds

    of_room = {key for each in BINDINGS for key in each.key.split(",")}
    taken = {
        (kind.name, choice.key)
        for kind in kinds().values()
        for name, choices in vars(kind.part("panel").PANEL).items()
        if name.endswith("CHOICES")
        for choice in choices
        if choice.key in of_room
    }
    assert taken == set()
