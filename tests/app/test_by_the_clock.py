"""A day by the clock: agenda, F5, the day's line, catching up before a fixed time, and the start in the form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from textual.widgets import Input, Static

from onecompany.app.screens.new import NewWorkshopScreen
from onecompany.display.head import AgendaBar
from onecompany.plans import Plan, PlannedExercise, PlannedStep
from onecompany.store.file import Store
from tests.app.conftest import Opened
from tests.app.hands import Hands, time_menu
from tests.clock_double import FakeClock
from tests.conftest import DAY, plan_of, planned

SIZES = ((80, 24), (112, 32), (200, 60))
CATCH_UP = time_menu(5)


def minutes(one: PlannedExercise, length: float, **values: object) -> PlannedExercise:
    """In one step of so many minutes."""
    return replace(one, steps=(PlannedStep(one.title, length),), **values)  # type: ignore[arg-type]


@pytest.fixture
def plan() -> Plan:
    """From nine: an hour of journey, coffee, owners until noon less five minutes; lunch at noon, rules, promises."""
    return replace(
        plan_of(
            minutes(planned("stages", "Journey"), 60, min_minutes=50),
            minutes(planned("open", "Coffee", style="break"), 15, flex="fixed", min_minutes=0),
            minutes(planned("ownership", "Owners"), 100, min_minutes=95),
            minutes(planned("open", "Lunch", style="break"), 45, flex="fixed", min_minutes=0, at="12:00"),
            minutes(planned("conduct", "Rules"), 60, flex="drop", min_minutes=40),
            minutes(planned("commitments", "Promises"), 30, flex="fixed", min_minutes=0),
        ),
        start="09:00",
    )


@pytest.fixture(autouse=True)
def moment(clock: FakeClock, request: pytest.FixtureRequest) -> None:
    """What the clock shows at first: nine, or what `at` says."""
    mark = request.node.get_closest_marker("parametrize")
    wanted = request.node.callspec.params.get("begins") if mark is not None else None
    if wanted is not None:
        clock.step_system_clock((wanted - clock.now()).total_seconds())


def at(hour: int, minute: int, day: dt.date = DAY) -> dt.datetime:
    """A moment of the day, in UTC, which is the room's own time."""
    return dt.datetime.combine(day, dt.time(hour, minute), dt.UTC)


def bar(hands: Hands) -> str:
    """The agenda's line."""
    return str(hands.room.query_one(AgendaBar).render())


async def listed(hands: Hands) -> list[str]:
    """The lines of F5, without their frame, and without the room, which is seen on both sides of it."""
    await hands.press("f5")
    rows = [line.split("│") for line in hands.screen.splitlines()]
    await hands.press("escape")
    parts = [" ".join(part.split()) for row in rows if len(row) > 1 for part in row]
    return [part for part in parts if "min" in part and "–" in part and "Agenda" not in part]


async def test_before_the_start_all_is_as_planned(hands: Hands) -> None:
    assert " 09:00  ends 14:15" in hands.masthead
    assert await listed(hands) == [
        "▸ 1 09:00–10:00 Journey · 60 min",
        "2 10:00–10:15 Coffee · 15 min",
        "3 10:15–11:55 Owners · 100 min",
        "4 12:00–12:45 Lunch · 45 min fixed at 12:00: 5 min free before it",
        "5 12:45–13:45 Rules · 60 min",
        "6 13:45–14:15 Promises · 30 min",
    ]


@pytest.mark.parametrize("begins", [at(8, 50)])
async def test_the_line_says_when_it_starts(hands: Hands, begins: dt.datetime) -> None:
    assert " 08:50  starts 09:00  ends 14:15" in hands.masthead
    await hands.spend(15 * 60)
    assert "09:05  ends 14:15" in hands.masthead
    await hands.spend(7 * 60)
    assert "09:12  ends 14:22  7 min late for Lunch" in hands.masthead, "nobody has come yet"


async def test_the_line_says_what_is_free_before_lunch_then_how_late_it_is_for_it(hands: Hands) -> None:
    await hands.press("space")
    assert "5 min free before Lunch" in hands.masthead
    await hands.spend(60 * 60 + 4 * 60)
    assert "1 min free before Lunch" in hands.masthead
    await hands.spend(60)
    assert "on time" in hands.masthead
    await hands.spend(3 * 60)
    assert "10:08  ends 14:18  3 min late for Lunch" in hands.masthead


@pytest.mark.parametrize("size", SIZES)
async def test_the_agenda_shows_times_at_every_size(hands: Hands, size: tuple[int, int]) -> None:
    await hands.resize(*size)
    assert "[1 Journey –10:00]" in bar(hands)
    assert "2 Coffee 10:00" in bar(hands)
    if size[0] > 100:
        assert "4 Lunch 12:00" in bar(hands)
        assert "6 Promises 13:45" in bar(hands)
    await hands.press("space")
    await hands.spend(50 * 60)
    await hands.press("pagedown")
    assert "✓ Journey  [2 Coffee –10:05]" in bar(hands), "what is done needs no time"
    assert "3 Owners 10:05" in bar(hands)
    assert "15 min free before Lunch" in hands.masthead
    assert max(map(len, bar(hands).splitlines())) <= size[0]


@pytest.mark.parametrize("begins", [at(9, 12)])
async def test_a_day_that_begins_late_is_late_from_the_first_minute(hands: Hands, begins: dt.datetime) -> None:
    await hands.press("space")
    assert "7 min late for Lunch" in hands.masthead, "five minutes are taken up by what was free"
    await hands.press(*CATCH_UP)
    shown = hands.screen
    assert "We are 7 min late for Lunch at 12:00." in shown
    assert "Journey: 60 min → 55 min" in shown
    assert "Owners: 100 min → 98 min" in shown
    assert "Then Lunch begins at 12:00." in shown
    assert "Then we end on time." in shown
    assert "Rules" not in shown.partition("We are 7")[2].partition("Then")[0]
    await hands.press("enter")
    assert "on time" in hands.masthead
    assert "Lunch 12:00" in bar(hands)


async def test_a_lunch_that_cannot_be_kept_is_said_and_the_end_is_seen_to(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(85 * 60)
    await hands.press(*CATCH_UP)
    shown = hands.screen
    assert "We are 20 min late for Lunch at 12:00." in shown
    assert "Owners: 100 min → 95 min" in shown
    assert "Rules: 60 min → 45 min" in shown
    assert "Lunch cannot be kept at 12:00: it begins at 12:15, 15 min late." in shown
    assert "Then we end on time." in shown
    await hands.press("enter")
    assert "15 min late for Lunch" in hands.masthead
    assert "ends 14:15" in hands.masthead
    await hands.press(*CATCH_UP)
    assert "15 min late for Lunch at 12:00. Nothing that lies ahead may be shortened for it." in " ".join(
        hands.said.split()
    )


async def test_times_are_shown_as_they_were_once_they_were(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(62 * 60)
    await hands.press("pagedown")
    await hands.spend(10 * 60)
    await hands.press("pageup")
    await hands.spend(5 * 60)
    await hands.press("pagedown", "pagedown")
    assert (await listed(hands))[:3] == [
        "✓ 1 09:00–10:02 Journey · 60 min again 10:12–10:17",
        "✓ 2 10:02–10:12 Coffee · 15 min",
        "▸ 3 10:17–11:57 Owners · 100 min",
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_lunch_begins_early_where_the_room_goes_there_and_says_when_we_go_on(
    hands: Hands, size: tuple[int, int]
) -> None:
    await hands.resize(*size)
    await hands.press("space")
    await hands.spend(60)
    await hands.press(*["pagedown"] * 3)
    assert hands.said == "Lunch is at 12:00, in 2 h 59 min. Page Down once more goes on all the same."
    assert hands.room.session.exercise.title == "Owners"
    await hands.press("pagedown")
    assert hands.room.session.exercise.title == "Lunch"
    lines = [line.strip() for line in hands.screen.splitlines()]
    assert "Lunch" in lines
    assert "We go on at 09:46" in lines
    assert "Then: Rules" in lines
    await hands.press("f9")
    lines = [line.strip() for line in hands.screen.splitlines() if line.strip(" █▀▄.")]
    assert lines == ["Lunch", "We go on at 09:46", "Then: Rules"]


async def test_the_day_goes_on_from_what_the_room_jumped_to(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(30)
    await hands.press("f5", "down", "down", "enter")
    assert hands.room.session.exercise.title == "Owners"
    await hands.spend(50 * 60)
    assert "09:50  ends 14:15  1 h 19 min free before Lunch" in hands.masthead
    assert bar(hands).startswith(" – Journey  – Coffee  [3 Owners –10:40]")
    lines = await listed(hands)
    assert {"– 1 Journey · 60 min passed over", "– 2 Coffee · 15 min passed over"} <= set(lines)
    assert "▸ 3 09:00–10:40 Owners · 100 min" in lines
    assert "4 12:00–12:45 Lunch · 45 min fixed at 12:00: 1 h 19 min free before it" in lines
    await hands.spend(75 * 60)
    assert "11:05  ends 14:15  54 min free before Lunch" in hands.masthead
    await hands.press("pagedown")
    assert hands.said == "Lunch is at 12:00, in 54 min. Page Down once more goes on all the same."
    await hands.press("pageup")
    assert hands.room.session.exercise.title == "Coffee"
    assert "3 Owners 11:20" in bar(hands), "it counts again when the room goes back to it"


async def test_instead_of_shortening_something_may_be_left_out(hands: Hands) -> None:
    await hands.press("space")
    await hands.spend(85 * 60)
    await hands.press(*CATCH_UP)
    assert "Leave out Rules instead" in hands.screen
    await hands.press("down", "enter")
    assert "Rules: left out" in hands.screen
    assert "Owners: 100 min → 95 min" in hands.screen
    await hands.press("enter")
    assert "Rules" not in bar(hands)


@pytest.mark.parametrize("begins", [at(19, 30)])
async def test_a_rehearsal_in_the_evening_goes_by_when_it_began(hands: Hands, begins: dt.datetime) -> None:
    assert "19:30  ends 00:40" in hands.masthead
    await hands.press("space")
    assert "19:30  ends 00:40  on time" in hands.masthead
    assert "Lunch" in bar(hands)
    assert ":" not in bar(hands), "no times where the plan's do not count"
    assert "22:25–23:10 Lunch" in (await listed(hands))[3]


@pytest.mark.parametrize("begins", [at(9, 5, DAY + dt.timedelta(days=1))])
async def test_a_day_that_is_held_a_day_later_keeps_its_times(hands: Hands, begins: dt.datetime) -> None:
    await hands.press("space")
    assert "09:05  ends 14:15  on time" in hands.masthead
    assert "Lunch 12:00" in bar(hands)


@pytest.mark.parametrize("begins", [at(20, 0, DAY - dt.timedelta(days=3))])
async def test_before_its_day_the_line_says_the_day(hands: Hands, begins: dt.datetime) -> None:
    assert "20:00  starts 5 Mar 2026, 09:00  ends 14:15" in hands.masthead


FORM = """
title = "A morning"
start = "09:30"
[[exercise]]
kind = "open"
title = "Talk"
minutes = 100
[[exercise]]
kind = "open"
title = "Lunch"
at = "12:00"
minutes = 45
"""


@pytest.mark.parametrize("size", SIZES)
async def test_the_form_takes_the_start_behind_the_date(
    opened: Opened, store: Store, tmp_path_factory: pytest.TempPathFactory, size: tuple[int, int]
) -> None:
    store.close()
    folder = tmp_path_factory.mktemp("config")
    (folder / "plans").mkdir()
    (folder / "plans" / "a-morning.toml").write_text(FORM, encoding="utf-8")
    async with opened(store.path, None, size=size, folder=folder) as hands:
        await hands.press("n")
        form = hands.app.screen
        assert isinstance(form, NewWorkshopScreen)
        said: Callable[[], str] = lambda: str(form.query_one("#start-read", Static).render())  # noqa: E731
        await hands.type("Acme")
        await hands.press("tab", "home")
        assert said() == "It starts at 09:30, as the plan says. 50 minutes are free before Lunch at 12:00."
        await hands.press("tab", "end")
        await hands.type(" 10:30")
        assert said() == (
            "It starts at 10:30. 10 minutes too many before Lunch at 12:00: from 10:30 on there are 90, not 100."
        )
        assert form.query_one("#date", Input).has_focus
        await hands.press(*["backspace"] * 6)
        await hands.type(" 12:30")
        await hands.press("ctrl+s")
        shown = " ".join(hands.screen.split())
        assert "Lunch is at 12:00, before the start at 12:30. Begin earlier, or leave the time out" in shown
        await hands.press(*["backspace"] * 6)
        await hands.type(", 8:45")
        assert "It starts at 08:45. 95 minutes are free before Lunch at 12:00." in said()
        await hands.press("ctrl+s")
        assert hands.state.workshop.start == "08:45"
        assert hands.state.workshop.date == DAY
        assert [row.at for row in hands.state.rows("exercise")] == ["", "12:00"]
