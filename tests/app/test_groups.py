"""Steps that are worked in groups, by their keys: parts and their bell, who sits with whom, notes of a group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from onecompany.app.screens.groups import GroupsScreen
from onecompany.boards.block_letters import in_one_line
from onecompany.display.group_cards import called, cards_of, fitting
from onecompany.display.part_line import PartLine
from onecompany.kinds.beginning import begin
from onecompany.kinds.registry import kinds
from onecompany.parsing.people import Person
from onecompany.plans import load
from onecompany.store.file import Store
from onecompany.store.groups import groups_of
from onecompany.store.ids import NewId
from tests.app.conftest import Hands, Opened
from tests.app.hands import time_menu
from tests.clock_double import FakeClock

PLAN = b"""
title = "In groups"
[[exercise]]
kind = "open"
title = "Talk"
prompt = "What do we lose them by?"
  [[exercise.step]]
  title = "One, two, four"
  minutes = 12
  groups = "1-2-4-all"
  [[exercise.step]]
  title = "In threes"
  minutes = 20
  groups = "breakouts"
  size = 3
  parts = [14, 6]
  [[exercise.step]]
  title = "Together"
  minutes = 5
[[exercise]]
kind = "stages"
"""

NAMES = (
    "Ana Ruiz", "Ben Okafor", "Chen Li", "Dora Meier", "Eli Stone", "Farah Aziz", "Goran Ilic", "Hana Sato",
    "Ivo Novak", "Jonas Berg", "Kate Neill", "Lars Holm", "Mina Park", "Noor Dijk", "Olga Petrova", "Pablo Ruiz",
    "Quinn Featherstone", "Rosa Lima", "Alexandra Montgomery", "Tom Ek",
)  # fmt: skip
SIZES = ((80, 24), (112, 32), (200, 60))


def begun(path: Path, clock: FakeClock, new_id: NewId, people: Sequence[Person] | int = 12) -> str:
    """A workshop by that plan, with so many leaders of four silos."""
    if isinstance(people, int):
        people = [Person(name, "", f"Silo {number % 4 + 1}") for number, name in enumerate(NAMES[:people])]
    plan = load(PLAN, name="groups", path=None, kinds={name: kind.rules for name, kind in kinds().items()})
    with Store(path, clock=clock, new_id=new_id) as store:
        return begin(store, organisation="Northwind", plan=plan, date=dt.date(2026, 3, 2), people=people)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "groups.onecompany"


def part(hands: Hands) -> str:
    """The line that says which part it is."""
    return str(hands.room.query_one(PartLine).content)


def members(hands: Hands) -> list[list[str]]:
    """The names in each group of the step."""
    return [[row.name for row in group.here] for group in groups_of(hands.state, hands.room.session.step.id)]


async def test_the_wall_says_which_part_it_is_how_long_it_takes_and_what_comes_next(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id)) as hands:
        assert part(hands) == "Alone · 1:00 · then in pairs"
        await hands.press("space")
        await hands.spend(50)
        assert (part(hands), hands.countdown) == ("Alone · 0:10 · then in pairs", "0:10")
        await hands.spend(180)
        for size in SIZES:
            await hands.resize(*size)
            assert "In fours · 3:10 · then all together" in hands.screen
        await hands.press("f9")
        assert "In fours · 3:10 · then all together" in hands.screen, "behind the curtain too"
        assert "minutes left" not in hands.screen, "there is one time on the wall"
        assert "Then: " not in hands.screen
        await hands.press("f9")
        await hands.spend(190)
        assert part(hands) == "▶▶▶  All together · 5:00  ◀◀◀"
        await hands.press("pagedown")
        assert part(hands) == "In groups · 14:00 · then all together"
        await hands.press("pagedown")
        assert not hands.room.query_one(PartLine).display


@pytest.mark.parametrize("sound", [False, True])
async def test_a_bell_is_seen_at_the_end_of_each_part_and_heard_only_where_that_is_asked_for(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId, monkeypatch: pytest.MonkeyPatch, sound: bool
) -> None:
    rung: list[str] = []
    async with opened(path, begun(path, clock, new_id), sound=sound) as hands:
        monkeypatch.setattr(hands.app, "bell", lambda: rung.append("bell"))
        await hands.press("space")
        await hands.spend(59)
        line = hands.room.query_one(PartLine)
        assert line.region.height == 1
        await hands.tick(2)
        for size in SIZES:
            await hands.resize(*size)
            assert line.region.height >= 3, "a band that the last row sees"
            assert "▶▶▶  In pairs · 1:59 · then in fours  ◀◀◀" in hands.screen
        looks = set()
        for _ in range(2):
            await hands.tick(1)
            looks.add(line.has_class("-other"))
        assert looks == {True, False}, "it changes its colours"
        await hands.tick(8)
        await hands.still()
        assert line.region.height == 1
        assert len(rung) == sound


async def test_what_is_done_to_the_time_keeps_the_parts_right(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    workshop = begun(path, clock, new_id)
    async with opened(path, workshop) as hands:
        await hands.press("space")
        await hands.spend(100)
        await hands.press("f6")
        assert part(hands) == "In pairs · 2:20 · then in fours", "more time is for the part that goes on"
        await hands.press(*time_menu(2))
        assert part(hands) == "In pairs · 1:20 · then in fours"
        await hands.press("space")
        await hands.spend(300)
        assert part(hands) == "In pairs · 1:20 · then in fours", "a pause counts for nothing"
        await hands.press("space", *time_menu(6))
        assert part(hands) == "▶▶▶  In fours · 4:00 · then all together  ◀◀◀", "the pairs are done early"
        assert hands.state.get("step", hands.room.session.step.id).seconds == 640
    async with opened(path, workshop) as hands:  # the program was started again, the clock went on
        await hands.spend(10)
        assert part(hands) == "In fours · 3:50 · then all together"
        await hands.press("pagedown", "pageup")
        assert part(hands) == "In fours · 3:50 · then all together", "a step forward, and back"
        await hands.tick(60)  # the laptop slept, which counts until somebody says otherwise
        assert part(hands) == "In fours · 2:50 · then all together"
        await hands.press("escape")
        await hands.press(*time_menu(4))
        assert part(hands) == "Alone · 1:00 · then in pairs", "restarted"


@pytest.mark.parametrize("number", [12, 20])
async def test_who_sits_with_whom_is_seen_large_at_every_size(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId, number: int
) -> None:
    async with opened(path, begun(path, clock, new_id, number)) as hands:
        await hands.press("#")
        assert "Enter makes the groups" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, GroupsScreen)
        made = members(hands)
        assert sorted(name for group in made for name in group) == sorted(NAMES[:number])
        assert {len(group) for group in made} == {4}
        for size in SIZES:
            await hands.resize(*size)
            await hands.still()
            cards = cards_of(groups_of(hands.state, hands.room.session.step.id), pairs=True)
            look, _, whole = fitting(cards, size[0] - 4, size[1] - 9)
            assert whole
            for card in cards:
                for place in card.places:
                    line = in_one_line(place.call, look.letters - 1)[-1] if look.letters else place.name
                    assert line.rstrip() in hands.screen, f"{place.name} at {size}"
            assert size[0] < 200 or look.letters, "on a large wall the names are of solid blocks"
            assert hands.screen.count("╭") >= number // 2, "pairs are in brackets"
            assert "Alone · 1:00 · then in pairs" in hands.screen


async def test_groups_are_kept_made_anew_and_brought_back_over_a_restart(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    workshop = begun(path, clock, new_id)
    async with opened(path, workshop) as hands:
        await hands.press("#", "enter")
        first = members(hands)
    async with opened(path, workshop) as hands:
        assert members(hands) == first
        await hands.press("#", "enter")
        assert members(hands) == first, "shown, not made again"
        await hands.press("n")
        assert "The old ones are gone; Ctrl+Z brings them back." in hands.screen
        second = hands.state.rows("group")
        await hands.press("escape")
        assert hands.room.capture.idle
    async with opened(path, workshop) as hands:
        assert hands.state.rows("group") == second
        await hands.press("ctrl+z")
        assert members(hands) == first
        await hands.press("ctrl+z")
        assert hands.state.rows("group") == hands.state.rows("member") == []
        await hands.press("ctrl+y", "ctrl+y")
        assert hands.state.rows("group") == second


async def test_a_note_of_a_group_stands_with_its_group(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id)) as hands:
        await hands.line("#2 nobody calls back")
        assert "There are no groups yet. # and Enter makes them" in hands.screen
        await hands.press("escape", "#", "enter", "escape")
        await hands.press("#", "2")
        assert "Group 2 · " in hands.screen, "who they are, before it is kept"
        await hands.line(" nobody calls back")
        assert "· Group 2: nobody calls back" in hands.screen
        await hands.line("#9 too many")
        assert "There are groups from #1 to #3." in hands.screen
        await hands.press("escape")
        await hands.line("#hashtag and all")
        await hands.press("enter")
        await hands.line(" #2 as it stands")
        assert "· #hashtag and all" in hands.screen
        assert "· #2 as it stands" in hands.screen
        await hands.press("#", "enter", "n")
        assert "1 note of a group stays, and is the whole room's then." in hands.screen
        await hands.press("escape")
        assert hands.state.rows("note")[0].group_id is not None
        await hands.press("n", "down", "enter")
        assert [row.group_id for row in hands.state.rows("note")] == [None] * 3


async def test_notes_are_kept_and_seen_where_the_groups_are_shown(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id)) as hands:
        await hands.press("#", "enter", "#")
        await hands.line("2 nobody calls back")
        assert isinstance(hands.app.screen, GroupsScreen)
        assert "Noted for Group 2." in hands.screen
        await hands.press("#")
        await hands.line("9 too many")
        assert "There are groups from #1 to #3." in hands.screen
        await hands.press("backspace", *["left"] * 8, "backspace", "2")
        await hands.line("")
        group = groups_of(hands.state, hands.room.session.step.id)[1]
        assert [row.text for row in hands.state.where("note", "group_id", group.id)] == [
            "nobody calls back", "too man",
        ]  # fmt: skip
        for size in SIZES:
            await hands.resize(*size)
            assert "2 notes" in hands.screen, size
        assert "· nobody calls back" in hands.screen
        await hands.press("ctrl+z")
        assert hands.state.rows("note")[0].group_id is not None


async def test_in_a_step_without_groups_the_sign_is_a_letter(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id)) as hands:
        assert "# groups" in hands.screen.splitlines()[-1]
        await hands.press("pagedown", "pagedown")
        assert "# groups" not in hands.screen
        await hands.line("#2 is our best shop")
        assert "· #2 is our best shop" in hands.screen


async def test_somebody_is_moved_by_a_figure_and_a_group_gets_a_name(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id)) as hands:
        await hands.press("#", "enter")
        first, second, third = members(hands)
        await hands.press("down", "2")
        assert f"{first[1]} is in group 2 now." in hands.screen
        assert members(hands) == [[name for name in first if name != first[1]], [*second, first[1]], third]
        await hands.press("shift+right")
        assert members(hands)[2] == [*third, first[1]], "the cursor goes along"
        await hands.press("3")
        assert f"{first[1]} is in group 3 already." in hands.screen
        await hands.press("7")
        assert "There is no group 7." in hands.screen
        await hands.press("f2")
        await hands.line("Blue [b]")
        assert "Blue [b]" in hands.screen
        await hands.press("escape", "ctrl+f")
        await hands.line("blue")
        assert isinstance(hands.app.screen, GroupsScreen), "it is found by its name"
        await hands.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert members(hands) == [first, second, third]
        assert "Undone: " in hands.screen


async def test_who_comes_late_joins_the_smallest_group_and_who_leaves_is_shown_as_left(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id, 12)) as hands:
        await hands.press("f12", "space", "escape")  # Ana is not here yet
        await hands.press("#", "enter", "escape")
        assert sorted(map(len, members(hands))) == [3, 4, 4]
        await hands.press("f12", "space", "down", "space", "escape")  # she comes, and Ben leaves
        made = members(hands)
        assert sorted(map(len, made)) in ([3, 4, 4], [4, 4, 3])
        assert any(group[-1] == "Ana Ruiz" for group in made)
        await hands.press("#", "enter")
        for size in SIZES:
            await hands.resize(*size)
            assert "Ben Okafor · left" in hands.screen


async def test_keys_that_mean_nothing_leave_the_groups_as_they_are(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id)) as hands:
        await hands.press("#", "enter")
        made = members(hands)
        await hands.press("x", "0", "?", "tab", "ctrl+k", "f3", "enter")
        await hands.paste("#2 a\n#3 b")
        await hands.hold("right")
        await hands.hold("down")
        assert members(hands) == made
        assert isinstance(hands.app.screen, GroupsScreen)
        await hands.press("pagedown")
        assert hands.room.session.step.title == "In threes", "a clicker goes on from here"
        await hands.press("#", "f5", "escape")
        assert hands.room.capture.idle, "a lone sign is nothing to be kept"
        assert hands.state.rows("note") == []


HOSTILE = [
    Person("[b]Ana[/b] =1+1", "", "A"), Person("李小龍", "", "A"), Person("Zoë Ünal", "", ""),
    Person("x" * 200, "", "B"), Person("Ana Ruiz", "", "B"), Person("Ana Rossi", "", "C"), Person("Dr. Eva", "", ""),
]  # fmt: skip


async def test_names_of_every_sort_are_shown_as_they_are(
    opened: Opened, path: Path, clock: FakeClock, new_id: NewId
) -> None:
    async with opened(path, begun(path, clock, new_id, HOSTILE)) as hands:
        await hands.press("#", "enter")
        for size in (*SIZES, (40, 12), (20, 6)):
            await hands.resize(*size)
            if size[0] >= 80:
                assert "[b]Ana[/b] =1+1" in hands.screen
                assert "李小龍" in hands.screen


def test_the_room_calls_people_by_their_first_names() -> None:
    assert called(["Dr. Ana Peña", "Ana Ruiz", "Ben", "Zoë K. Lind"]) == ["Ana P", "Ana R", "Ben", "Zoë"]
    assert [len(in_one_line("Zoë-K. Peña", size)) for size in range(3)] == [3, 6, 12]
    assert in_one_line("李小龍", 0) == in_one_line(" ", 0) == ()
