"""The cursor: Down and Tab come everywhere, undo and redo put it back, and what is looked for is where it lands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.widgets import OptionList

from onecompany.app.actions.places import go_to
from onecompany.app.widgets.persona_list import PersonaList
from onecompany.boards.panel import Panel, Target
from onecompany.exercises.metrics import METRIC
from onecompany.kinds import rows
from onecompany.kinds.search import hits
from tests.app.conftest import Hands, Opened
from tests.thorough import THOROUGH

KINDS = ("stages", "ownership", "metrics", "commitments", "open")


def cells(panel: Panel) -> list[tuple[int, int, int, str]]:
    """Every cell to which the cursor can go: sheet, row, column and place."""
    return [
        (number, row, column, cell.place)
        for number, sheet in enumerate(panel.sheets)
        if sheet.display or sheet.model.body
        for row, line in enumerate(sheet.model.rows)
        for column, cell in line.cells.items()
        if cell.place
    ]


@pytest.mark.parametrize("kind", KINDS)
async def test_down_and_up_come_through_the_whole_board_from_every_cell(
    opened: Opened, sample: tuple[Path, str], kind: str
) -> None:
    path, workshop = sample
    async with opened(path, workshop, at=kind) as hands:
        panel = hands.room.panel
        everything = cells(panel)
        rows = {place: (sheet, row) for sheet, row, _, place in everything}
        (first, last) = everything[0][:2], everything[-1][:2]
        for _, _, _, place in everything:
            for step, end in ((1, last), (-1, first)):
                assert panel.select(place)
                where = rows[panel.place]
                for _ in range(len(everything) + 1):
                    panel.move(0, step)
                    now = rows[panel.place]
                    assert (now >= where) if step > 0 else (now <= where)
                    if now == where:
                        break
                    where = now
                below = [cell for cell in everything if (cell[:2] > where if step > 0 else cell[:2] < where)]
                lanes = {panel.sheets[sheet].model.rows[row].group for sheet, row, _, _ in below}
                assert where == end or lanes <= {"touchpoint", "pain", "feeling"}, (place, step, where, end)


async def test_down_passes_rows_that_do_not_have_the_column_and_comes_back_to_it(
    opened: Opened, sample: tuple[Path, str]
) -> None:
    path, workshop = sample
    async with opened(path, workshop, at="commitments") as hands:
        last = hands.state.rows("commitment")[-1]
        for field in ("leader_id", "by_when", "serves", "noticed"):
            await hands.to(f"commitment:{last.id}|{field}")
            await hands.press("down")
            assert hands.place.startswith("meeting:")
            await hands.press("up")
            assert hands.place == f"commitment:{last.id}|{field}"


@pytest.mark.parametrize("kind", KINDS)
async def test_tab_comes_to_every_row_and_ends_at_the_last_one(
    opened: Opened, sample: tuple[Path, str], kind: str
) -> None:
    path, workshop = sample
    async with opened(path, workshop, at=kind) as hands:
        panel = hands.room.panel
        everything = cells(panel)
        assert panel.select(everything[0][3])
        seen = [panel.place]
        for step in (1, -1):
            for _ in range(len(everything) + 1):
                panel.tab(step)
                if panel.place == seen[-1]:
                    break
                seen.append(panel.place)
            assert len(set(seen)) == (len(seen) if step == 1 else (len(seen) + 1) // 2)
            if kind != "stages":
                names = {place for _, _, _, place in everything[1:] if place.startswith("silo:")}
                assert set(seen) == {place for _, _, _, place in everything} - names
            if step == 1:
                forth = list(seen)
        assert seen == [*forth, *reversed(forth[:-1])]


async def test_tab_behind_the_last_cell_of_a_handoff_comes_to_the_next_one(
    opened: Opened, owned: Path, workshop: str
) -> None:
    async with opened(owned, workshop, at="ownership") as hands:
        rows = list(
            dict.fromkeys(p.partition("|")[0] for _, _, _, p in cells(hands.room.panel) if p.startswith("handoff:"))
        )
        assert len(rows) > 2
        for here, after in zip(rows, [*rows[1:], ""], strict=True):
            await hands.to(f"{here}|leader")
            await hands.press("tab")
            assert hands.place == (f"{after}|what" if after else f"{here}|leader")
            if after:
                await hands.press("shift+tab")
                assert hands.place == f"{here}|leader"


async def test_who_comes_back_to_an_exercise_stands_where_they_stood(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop, at="stages") as hands:
        place = f"feeling:{hands.state.rows('stage')[2].id}"
        await hands.to(place)
        await hands.goto("ownership")
        await hands.press("right", "down")
        cell = hands.place
        await hands.goto("stages", "pageup")
        assert (hands.place, hands.entry) == (place, hands.room.panel.where())
        await hands.goto("ownership")
        assert hands.place == cell


# -- undo and redo


async def act(hands: Hands, place: str, *keys: str) -> None:
    """Do something at a place."""
    await hands.to(place)
    await hands.press(*keys)


async def acts(hands: Hands) -> list[tuple[str, str]]:
    """One act of each sort, with the places before and after it."""
    state, found = hands.state, []
    ownership, handoff = state.rows("ownership")[0], state.rows("handoff")[0]
    stage, touchpoint = state.rows("stage")[1], state.rows("touchpoint")[2]
    metric, commitment, meeting = (state.rows(t)[0] for t in ("metric", "commitment", "meeting"))
    plans: dict[str, list[tuple[str, tuple[str, ...]]]] = {
        "stages": [
            (f"touchpoint:{touchpoint.id}", ("n", "e", "w", "enter")),
            (f"touchpoint:{touchpoint.id}", ("f2", "x", "enter")),
            (f"touchpoint:{touchpoint.id}", ("delete",)),
            (f"feeling:{stage.id}", ("f2", "ctrl+u", "-", "2", "enter")),
            (f"goal:{stage.id}", ("f2", "x", "enter")),
        ],
        "ownership": [
            (f"cell:{ownership.silo_id}|{ownership.stage_id}", ("enter",)),
            (f"handoff:{handoff.id}|rating", ("enter",)),
            (f"handoff:{handoff.id}|notice", ("f2", "x", "enter")),
        ],
        "metrics": [
            (f"metric:{metric.id}|source", ("f2", "x", "enter")),
            (f"metric:{metric.id}|by_when", ("f2", "ctrl+u", *"12 Dec", "enter")),
        ],
        "commitments": [
            (f"commitment:{commitment.id}|by_when", ("f2", "ctrl+u", *"12 Dec", "enter")),
            (f"commitment:{commitment.id}|leader_id", ("f2", "ctrl+u", *"Zoe", "enter")),
            (f"meeting:{meeting.id}|minutes", ("f2", "ctrl+u", "7", "enter")),
        ],
    }
    for place, keys in plans[hands.room.session.exercise.kind]:
        await act(hands, place, *keys)
        found.append((place, hands.place))
    return found


@pytest.mark.parametrize("kind", ["stages", "ownership", "metrics", "commitments"])
async def test_undo_and_redo_put_the_cursor_back_and_the_frame_agrees(
    opened: Opened, sample: tuple[Path, str], kind: str
) -> None:
    path, workshop = sample
    async with opened(path, workshop, at=kind) as hands:
        done = await acts(hands)
        for before, _ in reversed(done):
            await hands.press("ctrl+home", "ctrl+z")
            assert hands.place == before
            assert hands.entry == hands.room.panel.where()
        for _, after in done:
            await hands.press("ctrl+home", "ctrl+y")
            assert hands.place == after
            assert hands.entry == hands.room.panel.where()


@pytest.mark.parametrize("kind", ["stages", "ownership", "metrics", "commitments"])
async def test_after_a_restart_undo_goes_to_the_row_and_column_that_it_changes(
    opened: Opened, sample: tuple[Path, str], kind: str
) -> None:
    path, workshop = sample
    async with opened(path, workshop, at=kind) as hands:
        done = await acts(hands)
        await hands.press("ctrl+q")
        hands.app.workshop_file.close()
    async with opened(path, workshop) as again:
        assert again.room.session.exercise.kind == kind
        for place, _ in reversed(done[1:] if kind == "stages" else done):
            await again.press("ctrl+home", "ctrl+z")
            assert again.place == place


async def test_undo_of_what_was_done_elsewhere_goes_to_its_row_here_or_says_where_it_was(
    opened: Opened, sample: tuple[Path, str]
) -> None:
    path, workshop = sample
    async with opened(path, workshop, at="ownership") as hands:
        await hands.press("o")
        await hands.line("> Ana: call them twice")
        await hands.goto("commitments")
        await hands.press("ctrl+home", "ctrl+z")
        assert "Undone in" in hands.said
        await hands.press("ctrl+home", "ctrl+y")
        assert hands.place == f"commitment:{hands.id('commitment', 'call them twice')}|what"
        assert hands.entry == hands.room.panel.where()
        await hands.press("ctrl+z", "ctrl+z")
        assert "Undone in" in hands.said
        assert hands.entry == hands.room.panel.where()


# -- going to a row of another board


def expected(hands: Hands, hit: Any) -> str | None:
    """Where a text stands, by its table and column; None where no board shows it."""
    table, row_id, column = hit.ref.table, hit.ref.id, hit.column
    row = hands.state.get(table, row_id)
    if table == "stage":
        return f"{column if column == 'goal' else 'stage'}:{row_id}"
    if table == "ownership":
        return f"cell:{row.silo_id}|{row.stage_id}"
    if table in ("metric", "handoff"):
        return f"{table}:{row_id}|{column}"
    if table == "leader":
        metrics = hands.state.where("metric", "leader_id", row_id)
        return f"metric:{metrics[0].id}|name" if metrics else f"leader:{row_id}|name"
    if table in ("commitment", "meeting", "parking"):
        return f"{table}:{row_id}|{ {'serves_text': 'serves', 'who': 'leader_id'}.get(column, column) }"
    if table == "pulse_statement":
        return f"{table}:{row_id}|{ {'low': '1', 'high': '5'}.get(column, 'text') }"
    if table == "former_silo":
        return f"silo:{row.silo_id}"
    return f"{table}:{row_id}" if table in ("touchpoint", "pain", "why", "silo", "note") else None


STARTS = ("open", "metrics", "stages")
"""Exercises from which something is looked for: without a board of its own, and with one."""


async def test_find_lands_on_the_row_and_column_of_every_text_from_another_exercise(
    opened: Opened, sample: tuple[Path, str]
) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        writer = await hands.room.session.writer()
        from onecompany.exercises.ownership.acts import set_note

        cell = hands.state.rows("ownership")[3]
        set_note(writer, cell.stage_id, cell.silo_id, "only for key accounts")
        steps = {row.kind: hands.room.session.steps_of(row.id)[0] for row in hands.state.rows("exercise")}
        seen: dict[tuple[str, str], Any] = {}
        for hit in hits(hands.state):
            seen.setdefault((hit.ref.table, hit.column), hit)
        assert {("ownership", "note"), ("metric", "source"), ("handoff", "notice"), ("stage", "goal")} <= set(seen)
        for number, hit in enumerate(seen.values()):
            for start in STARTS if THOROUGH else (STARTS[number % 3],):
                await hands.room.time.go(steps[start].id, done=False)
                hands.room.refresh_room()
                await hands.settle()
                await go_to(hands.room, Target(hit.ref, hit.column), hit.exercise_id)
                await hands.settle()
                place = expected(hands, hit)
                if hit.ref.table == "persona":
                    persona = hands.app.screen.query_one(PersonaList)
                    assert persona.marked == (hit.ref.id, hit.column)
                    await hands.press("escape")
                elif place is None:
                    assert hit.ref.table == "decision"
                    marked = hands.app.screen.query_one(OptionList)
                    assert hit.text[:20] in str(marked.get_option_at_index(marked.highlighted or 0).prompt)
                    await hands.press("escape")
                else:
                    assert hands.place == place, (hit, start, hands.said)


async def test_find_by_its_keys_lands_on_a_note_and_on_the_column_of_a_metric(
    opened: Opened, sample: tuple[Path, str]
) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        from onecompany.exercises.ownership.acts import set_note

        writer = await hands.room.session.writer()
        cell, metric = hands.state.rows("ownership")[3], hands.state.rows("metric")[1]
        set_note(writer, cell.stage_id, cell.silo_id, "only for key accounts")
        rows.change(writer, METRIC, metric.id, "changed the source", source="the zebra ledger")
        await hands.press("f5", "home", "enter")
        for words, place in (
            ("key accounts", f"cell:{cell.silo_id}|{cell.stage_id}"),
            ("zebra", f"metric:{metric.id}|source"),
            ("key accounts", f"cell:{cell.silo_id}|{cell.stage_id}"),
        ):
            await hands.press("ctrl+f")
            await hands.line(words)
            assert hands.place == place
            assert hands.entry == hands.room.panel.where()


async def test_a_finding_about_a_row_of_another_board_lands_on_it(opened: Opened, sample: tuple[Path, str]) -> None:
    path, workshop = sample
    async with opened(path, workshop) as hands:
        steps = [hands.room.session.steps_of(row.id)[0] for row in hands.state.rows("exercise") if not row.dropped]
        for step in steps:
            await hands.room.time.go(step.id, done=False)
            hands.room.refresh_room()
            await hands.settle()
            for number, finding in enumerate(hands.room.session.findings()):
                if not finding.links:
                    continue
                await hands.press("f3", "home", *["down"] * number, "enter")
                assert hands.app.screen is hands.room
                assert "not on" not in hands.said, finding
                assert hands.place in hands.room.panel.places_of(finding.links[0]), finding
                await hands.room.time.go(step.id, done=False)
                hands.room.refresh_room()
                await hands.settle()
