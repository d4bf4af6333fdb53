"""The three boards that matter most with as much on them as a large company has: seen whole, or it is said."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import cycle, product
from pathlib import Path

import pytest

from onecompany.boards import charts
from onecompany.exercises.stages.feelings import curve
from onecompany.kinds.beginning import begin
from onecompany.parsing.people import Person
from onecompany.store.file import Store
from onecompany.store.writer import WorkshopWriter
from tests.app.big_boards import DEPARTMENTS, STAGES, map_journey, measure, share_out
from tests.app.conftest import Hands, Opened
from tests.conftest import DAY, PEOPLE, SILOS, plan_of, planned
from tests.thorough import THOROUGH

SMALL, USUAL, LARGE, LARGEST = (80, 24), (112, 32), (200, 60), (240, 70)
JOURNEYS = ((7, 25, 11), (9, 40, 25))
"""Stages, touchpoints and voted pains."""

At = Callable[..., AbstractAsyncContextManager[Hands]]


@pytest.fixture
def at(opened: Opened, store: Store, writer: WorkshopWriter, workshop: str) -> At:
    """Opens the room at an exercise with a big board; `fill` puts it there."""

    @asynccontextmanager
    async def open_at(
        kind: str, fill: Callable[[WorkshopWriter], object], size: tuple[int, int] = USUAL
    ) -> AsyncIterator[Hands]:
        fill(writer)
        store.close()
        async with opened(store.path, workshop, size=size, at=kind) as hands:
            yield hands

    return open_at


def board(hands: Hands) -> list[str]:
    """The lines within the frame of the board."""
    region = hands.room.panel.region
    lines = hands.screen.splitlines()[region.y + 1 : region.bottom - 1]
    return [line[region.x + 1 : region.right - 1] for line in lines]


def curve_is_whole(hands: Hands) -> bool:
    """Whether all five lines of the curve stand below each other on the board, over all the stages."""
    stages = hands.state.rows("stage")
    columns = hands.room.panel.sheet._layout.columns
    drawn = ["".join(text for text, _ in line).rstrip() for line in charts.curve(curve(hands.state, stages), columns)]
    lines = [line[: len(max(drawn, key=len))].rstrip() for line in board(hands)]
    return any(lines[start : start + len(drawn)] == drawn for start in range(len(lines)))


def heads(hands: Hands) -> str:
    """The headings of the board's columns, without the breaks in their words."""
    return " ".join(board(hands)[:2])


# -- the journey


@pytest.mark.parametrize("journey", JOURNEYS)
async def test_all_stages_and_the_whole_curve_are_seen_wherever_the_cursor_is(
    at: At, journey: tuple[int, int, int]
) -> None:
    async with at("stages", lambda writer: map_journey(writer, *journey)) as hands:
        for size in (USUAL, LARGE, LARGEST):
            await hands.resize(*size)
            for keys in ((), ("down",), ("end",), ("ctrl+end",), ("home",), ("ctrl+home",), ("ctrl+d",), ("ctrl+l",)):
                await hands.press(*keys)
                assert curve_is_whole(hands), hands.screen
                shown = heads(hands)
                assert all(word in shown for name in STAGES[: journey[0]] for word in name.split()), hands.screen
                assert "stages ▸" not in hands.screen


@pytest.mark.parametrize(("key", "count"), [("ctrl+l", 7), ("ctrl+end", 9), ("down", 9)])
async def test_in_a_small_window_the_keyboard_brings_the_curve_into_sight(at: At, key: str, count: int) -> None:
    async with at("stages", lambda writer: map_journey(writer, count, 25, 11), SMALL) as hands:
        await hands.press(*([key] * (30 if key == "down" else 1)))
        assert hands.place.startswith("feeling:")
        seen: set[int] = set()
        assert count > 7 or curve_is_whole(hands), hands.screen
        for stage in range(count):
            lines = [index for index, line in enumerate(board(hands)) if re.search("[●│╭╮╰╯┈]", line)]
            assert len(lines) >= 4, hands.screen
            assert lines == list(range(lines[0], lines[-1] + 1)), "in one piece"
            shown = hands.room.panel.sheet._window.columns(round(hands.room.panel.sheet.scroll_offset.x))
            seen |= set(shown)
            assert ("stage ▸" in hands.screen or "stages ▸" in hands.screen) == (shown[-1] < count - 1), hands.screen
            assert bool(re.search("◂ \\+\\d+ stage", hands.screen)) == (shown[0] > 0), hands.screen
            assert stage in shown
            await hands.press("right")
        assert seen == set(range(count))


async def test_each_count_of_votes_is_seen_where_the_cursor_is(at: At) -> None:
    async with at("stages", lambda writer: map_journey(writer, 9, 40, 25)) as hands:
        for number, size in enumerate((SMALL, USUAL, LARGE)):
            await hands.resize(*size)
            for pain in hands.state.rows("pain")[0 if THOROUGH else number :: 1 if THOROUGH else 3]:
                await hands.to(f"pain:{pain.id}")
                await hands.settle()
                assert f"({pain.votes})" in "".join(board(hands)), f"{pain.text}\n{hands.screen}"


LONG_ITEMS = (
    "Nobody calls back " * 25, "Donaudampfschifffahrtsgesellschaft" * 6, "北京電力公司客戶服務" * 12, "x" * 300
)  # fmt: skip
SIZED_ITEMS = [*(product((SMALL, USUAL), LONG_ITEMS) if THOROUGH else zip(cycle((SMALL, USUAL)), LONG_ITEMS))]


async def test_a_count_of_votes_is_never_cut_from_a_long_item(at: At) -> None:
    async with at("stages", lambda writer: map_journey(writer, 8, 0, 0)) as hands:
        stages = hands.state.rows("stage")
        # Each at a stage of its own, with counts that no other has.
        for number, (size, text) in enumerate(SIZED_ITEMS):
            await hands.resize(*size)
            await hands.to(f"stage:{stages[number].id}")
            await hands.press("down")
            await hands.paste(text.strip())
            await hands.press("enter", "f4", "1")
            await hands.type(f"{number + 30}")
            await hands.press("enter")
            assert f"({number + 30})" in "".join(board(hands)), hands.screen
            await hands.press("up", "f4", "1")
            await hands.type(f"{number + 1}")
            await hands.press("enter")
            assert f"({number + 1})" in "".join(board(hands)[:3]), hands.screen


async def test_words_break_with_a_hyphen_on_the_board(at: At) -> None:
    async with at("stages", lambda writer: map_journey(writer, 9, 40, 25)) as hands:
        await hands.press("down", "end", "down", "down")
        column = next(line for line in board(hands) if "Kundenzu" in line)
        assert "Kundenzu-" in column
        for line in board(hands)[:7]:
            for word in re.findall(r"[^\W\d]+[-…]?", line):
                whole = any(word in text.replace("-", " ").split() for text in all_words(hands))
                ends = any(text.endswith(word) for each in all_words(hands) for text in each.split())
                assert whole or ends or word[-1] in "-…", (word, hands.screen)


def all_words(hands: Hands) -> list[str]:
    """What the board says, item by item."""
    items = [*hands.state.rows("touchpoint"), *hands.state.rows("pain")]
    return [
        *(row.text for row in items),
        *STAGES,
        "Touchpoints moment of truth Pain points What the customer wants here How it feels rows",
    ]


# -- ownership


@pytest.mark.parametrize(("stages", "departments"), [(7, 11), (9, 12)])
async def test_all_departments_stages_and_totals_are_seen_at_once(at: At, stages: int, departments: int) -> None:
    def fill(writer: WorkshopWriter) -> None:
        map_journey(writer, stages, 0, 0)
        share_out(writer, departments)

    moves = ((), ("ctrl+end",), ("end",), ("ctrl+home",), ("home",))
    async with at("ownership", fill) as hands:
        for size, keys in product((USUAL, LARGE, LARGEST), moves):
            await hands.resize(*size)
            await hands.press(*keys)
            lines = board(hands)
            for name in DEPARTMENTS[:departments]:
                assert any(line[1:].startswith(name) for line in lines), f"{name}\n{hands.screen}"
            (totals,) = [line for line in lines if line.count("✓") > 2]
            assert len(re.findall("[✓!✗] (?:1|2|0|one|two|nobody)", totals)) == stages, hands.screen
            assert totals.count("✗") == totals.count("!") == 1
            grid = lines[: lines.index(totals)]
            assert sum(line.count("●") for line in grid if "●" not in line[:3]) == stages, "every mark of an owner"
            assert not re.search(r"[◂▸] \+\d|\+\d+ \w+ [▸]", "\n".join(grid)), hands.screen
            for word in ("Become", "aware", "Compare", "Sign", "Get", "help", "Renew", "leave"):
                assert word in heads(hands), hands.screen
            if size == LARGE:
                assert "What the board says" in hands.screen, "there is room for both"


async def test_a_heading_that_is_abbreviated_is_in_full_at_the_cursor(at: At) -> None:
    def fill(writer: WorkshopWriter) -> None:
        map_journey(writer, 9, 0, 0)
        share_out(writer, 12)

    async with at("ownership", fill) as hands:
        places = list(zip(hands.state.rows("silo"), hands.state.rows("stage"), strict=False))
        for size, (silo, stage) in product((SMALL, USUAL), places):
            await hands.resize(*size)
            await hands.to(f"cell:{silo.id}|{stage.id}")
            await hands.settle()
            assert f"─ {silo.name} at {stage.name} ─" in hands.screen


async def test_in_a_small_window_what_does_not_fit_is_counted(at: At) -> None:
    def fill(writer: WorkshopWriter) -> None:
        map_journey(writer, 9, 0, 0)
        share_out(writer, 12)

    async with at("ownership", fill, SMALL) as hands:
        assert re.search(r"▾ \+6 \w+: Grid and metering, Information", hands.screen), hands.screen
        assert "⇢ 8 handoffs · 0 agreed" in hands.screen
        assert "Beco. = Become · Comp. = Compare" in hands.screen, "what is short is said"
        assert "What the board says: 2 cracks, 2 warnings · F3" in hands.screen, "the findings are a counter"
        (totals,) = [line for line in board(hands) if line.count("✓") > 2]
        assert len(re.findall("[✓!✗] [012]", totals)) == 9
        await hands.press("ctrl+end", "up")
        assert re.search(r"▴ \+6 \w+: Marketing, Sales", hands.screen), hands.screen
        assert "Procurement" in "\n".join(board(hands))
        await hands.press("ctrl+w")
        assert all(any(line[1:].startswith(name[:20]) for line in board(hands)) for name in DEPARTMENTS), "all of them"
        assert "Beco. = Become" in hands.screen
        await hands.press("ctrl+w", "ctrl+l")
        assert hands.place.startswith("handoff:")
        assert "Marketing" not in "".join(board(hands)), "a page of their own"
        await hands.press("ctrl+end")
        assert "Move house →" in "\n".join(board(hands)), hands.screen
        assert re.search(r"▴ \+\d handoffs: Become aware → Com", hands.screen), hands.screen


@pytest.mark.parametrize("size", [SMALL, USUAL])
async def test_an_empty_table_of_handoffs_takes_no_room(at: At, size: tuple[int, int]) -> None:
    async with at("ownership", lambda writer: map_journey(writer, 7, 0, 0), size) as hands:
        assert "Handoff" not in hands.screen
        assert hands.room.query_one("#grid").size.height == hands.room.panel.size.height
        await hands.type("o")
        await hands.press("right", "down")
        await hands.type("o")
        assert "handoffs" in hands.screen or "Handoff " in hands.screen


# -- the findings step aside


async def test_the_findings_step_aside_by_a_key_and_come_back(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        assert "What the board says" in hands.screen
        assert re.search(r"\^A aside ─*╯", hands.screen), "their frame names the key"
        narrow = hands.room.panel.region.width
        await hands.press("ctrl+a")
        assert "╭ What the board says" not in hands.screen.replace("─", "")
        assert hands.room.panel.region.width > narrow + 25
        assert "What the board says: 2 cracks, 4 warnings · ^A" in hands.screen
        await hands.press("f3")
        assert "What the board says" in hands.screen, "the list opens as before"
        await hands.press("escape", "pagedown")
        assert "What the board says: " in hands.screen, "it stays aside at this board"
        await hands.press("ctrl+a")
        assert "What the board says: " not in hands.screen
        assert hands.room.panel.region.width == narrow


async def test_where_the_board_needs_the_room_they_are_a_counter_and_can_be_called(at: At) -> None:
    async with at("stages", lambda writer: map_journey(writer, 9, 40, 25)) as hands:
        assert re.search(r"What the board says: \d warnings · \^A", hands.screen), hands.screen
        await hands.press("ctrl+a")
        assert "What the board says: " not in hands.screen
        assert "+1 stage ▸ Recommend us" in hands.screen
        await hands.resize(80, 24)
        await hands.press("ctrl+a")
        assert "too narrow for both" in hands.said
        await hands.resize(112, 32)
        assert "What the board says: " not in hands.screen, "as the facilitator wanted it"


async def test_findings_that_have_no_room_are_counted(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop, size=(112, 24)) as hands:
        more = re.search("▾ \\+(\\d+) F3", hands.screen)
        assert more is not None, hands.screen
        assert 0 < int(more[1]) < len(hands.room.session.findings())
        await hands.resize(200, 60)
        assert not re.search("▾ \\+(\\d+) F3", hands.screen)


# -- metrics


async def test_the_table_of_metrics_says_how_many_rows_and_columns_are_beside(at: At) -> None:
    def fill(writer: WorkshopWriter) -> None:
        map_journey(writer, 7, 0, 0)
        share_out(writer, 11)
        measure(writer)

    moves = ((), ("right",) * 6, ("end",), ("ctrl+end",), ("home",), ("ctrl+home",))
    async with at("metrics", fill) as hands:
        sheet = hands.room.panel.sheet
        for size, keys in product((SMALL, USUAL, LARGE), moves):
            await hands.resize(*size)
            await hands.press(*keys)
            shown = sheet._window.columns(round(sheet.scroll_offset.x))
            right, left = 14 - shown[-1], shown[2] - 2
            said = "\n".join(board(hands))
            assert (f"+{right} column" in said) == (right > 0), hands.screen
            assert (f"◂ +{left} column" in said) == (left > 0), hands.screen
            if size != LARGE:
                assert re.search(r"[▴▾] \+\d+ row", said), hands.screen
        assert all(leader.name.split()[0] in hands.screen for leader in hands.state.rows("leader")[:5])
        assert "Days from" in hands.screen


# -- the head


LONG = "Stadtwerke Musterstadt Energieversorgung GmbH & Co. KG"


async def test_thirteen_exercises_and_a_long_name_hide_neither_place_nor_time(opened: Opened, store: Store) -> None:
    rounds = [planned("open", f"Round number {n}") for n in range(9)]
    plan = plan_of(planned("stages"), planned("ownership"), *rounds, planned("metrics"), planned("commitments"))
    people = (*PEOPLE, *(Person(f"Guest {n}", "", SILOS[0]) for n in range(3)))
    workshop = begin(store, organisation=LONG, plan=plan, date=DAY, people=people)
    store.close()
    async with opened(store.path, workshop) as hands:
        await hands.press("space")
        await hands.spend(3600)
        for number, row in enumerate(hands.state.rows("exercise"), 1):
            await hands.room.time.go(hands.room.session.steps_of(row.id)[0].id, done=False)
            hands.room.refresh_room()
            await hands.settle()
            sizes = ((60, 24), SMALL, USUAL)
            for size in sizes if THOROUGH or number in (1, 13) else sizes[number % 3 :][:1]:
                await hands.resize(*size)
                masthead, agenda = hands.screen.splitlines()[:2]
                assert re.search(r"\d\d:\d\d  ends \d\d:\d\d  .*(late|early|on time) *$", masthead), masthead
                assert masthead.startswith(f" {LONG[:10]}")
                assert f"{number} of 13" in agenda
                assert re.search(rf"\[{number} {re.escape(row.title[:7])}", agenda), agenda
                shown = len(re.findall(r"(?:[✓–]|\[?\d+) [A-Z]", agenda))
                before, after = re.search(r"‹\+(\d+)", agenda), re.search(r"\+(\d+)›", agenda)
                hidden = sum(int(found[1]) for found in (before, after) if found)
                assert shown + hidden == 13, agenda
