"""Home by organisation, and the screen of one: what leads there, what it shows, what becomes of the file meanwhile."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from onecompany.app.course_charts import figures
from onecompany.app.course_line import Mark, MonthLine, Piece
from onecompany.app.held_keys import GOES_ON
from onecompany.app.key_effects import effect_of
from onecompany.app.screens.closing import ClosingScreen
from onecompany.app.screens.home import HomeScreen
from onecompany.app.screens.new import NewWorkshopScreen
from onecompany.app.screens.organisation import OrganisationScreen
from onecompany.app.screens.workshop import WorkshopScreen
from onecompany.app.widgets.checklist import Checklist
from onecompany.app.widgets.handouts import Handouts
from onecompany.export import bundling, registry
from onecompany.kinds.beginning import begin
from onecompany.kinds.measures import Measure
from onecompany.plans import Plan
from onecompany.report.course import Course, Held
from onecompany.report.trends import Point, Trend
from onecompany.sentences import speaking
from onecompany.store.acts import agenda
from onecompany.store.file import Store
from tests.app.conftest import Hands, Opened
from tests.app.hands import key_event
from tests.app.test_lost_file import held, soon
from tests.conftest import DAY

TODAY = dt.date(2026, 11, 26)


@pytest.fixture
def two(store: Store, plan: Plan, workshop: str) -> tuple[Path, list[str]]:
    """A closed file: Northwind's workshop and the next one half a year later, and a workshop of another company."""
    agenda.start(store.writer(workshop))
    later = begin(store, organisation="Northwind Utilities", plan=plan, date=DAY + dt.timedelta(days=180))
    other = begin(store, organisation="Contoso Health", plan=plan, date=DAY - dt.timedelta(days=30), people=())
    store.close()
    return store.path, [workshop, later, other]


def marked(hands: Hands) -> str:
    """The row that is marked at home."""
    screen = hands.app.screen
    assert isinstance(screen, HomeScreen)
    assert screen.marked is not None
    row = screen.marked
    return row.workshop.id if row.workshop else row.organisation.name


async def test_home_has_a_row_for_each_organisation(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, (_, later, other) = two
    async with opened(path, None) as hands:
        lines = [line.strip(" │") for line in hands.screen.splitlines()]
        begins = [next(n for n, line in enumerate(lines) if line.startswith(text)) for text in ("Northw", "Contoso")]
        assert "2 workshops · next workshop" in lines[begins[0]]
        assert "1 workshop · nothing planned" in lines[begins[1]]
        assert begins[1] - begins[0] == 3
        assert marked(hands) == later
        await hands.press("up", "n")
        assert isinstance(hands.app.screen, NewWorkshopScreen)
        assert hands.app.screen.query_one("#organisation", Input).value == "Northwind Utilities"
        await hands.press("escape")
        assert marked(hands) == "Northwind Utilities"
        await hands.press("ctrl+f")
        await hands.type("contoso")
        await hands.press("enter")
        assert marked(hands) == "Contoso Health"
        await hands.press("down", "e")
        assert isinstance(hands.app.screen, ClosingScreen)
        assert hands.app.screen.session.state.workshop_id == other
        await hands.press("ctrl+b", "end", "delete")
        assert "the only one of Contoso Health" in " ".join(hands.screen.replace("│", " ").split())
        await hands.press("down", "enter")
        await hands.until(lambda: "Contoso" not in hands.screen)
        assert "Northwind" in hands.screen


async def test_delete_at_home_is_about_the_marked_row(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, (_, later, other) = two
    async with opened(path, None) as hands:
        await hands.press("down", "delete")
        told = " ".join(hands.screen.replace("│", " ").split())
        assert f"of {DAY.day} {DAY:%B %Y}, with its history?" in told
        assert "The other workshop of Northwind Utilities stays as it is" in told
        await hands.press("down", "enter")
        await hands.until(lambda: "2 workshops" not in hands.screen)
        assert {line.id for line in hands.app.workshop_file.workshops()} == {later, other}
        await hands.press("home", "delete")
        assert "Delete Northwind Utilities with its workshop" in " ".join(hands.screen.replace("│", " ").split())
        await hands.press("down", "enter")
        await hands.until(lambda: "Northwind" not in hands.screen)
        assert {line.id for line in hands.app.workshop_file.workshops()} == {other}


async def test_a_workshop_is_opened_from_the_line(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, (first, later, _) = two
    async with opened(path, None) as hands:
        await hands.press("up", "enter")
        screen = hands.app.screen
        assert isinstance(screen, OrganisationScreen)
        assert screen.course is not None
        assert screen.course.held[0].workshop_id == first
        assert "Cracks open" in hands.screen
        await hands.press("right", "right", "right")
        assert screen.chosen == later
        await hands.press("left", "left", "left")
        assert screen.chosen == first
        await hands.press("escape")
        assert marked(hands) == "Northwind Utilities"
        await hands.press("down", "o")
        assert hands.app.screen.chosen == later  # type: ignore[attr-defined]
        await hands.press("ctrl+b")
        assert isinstance(hands.app.screen, HomeScreen)
        await hands.press("f1")
        assert "begin an entry" not in hands.screen
        await hands.press("escape", "o")
        await hands.press("left", "pagedown", "end", "pageup", "home", "enter")
        assert isinstance(hands.app.screen, WorkshopScreen)
        assert hands.state.workshop_id == first


async def test_a_key_that_moves_goes_on_however_fast_it_comes(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, _ = two
    async with opened(path, None) as hands:
        await hands.press("o")
        for key in ("left", "right", "up", "down", "home", "end", "pageup", "pagedown"):
            assert effect_of(hands.app.screen, key_event(key)).repeats is GOES_ON, key


async def test_all_of_it_is_reached_in_a_small_window(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, _ = two
    async with opened(path, None, size=(80, 16)) as hands:
        await hands.press("o")
        assert "Nothing is open for the third time" not in hands.screen
        for there, back in (("end", "home"), ("pagedown", "pageup")):
            await hands.press(there, there)
            assert "Nothing is open for the third time" in hands.screen
            await hands.press(back, back)
            assert "Enter opens it" in hands.screen
        for keys in (["down"] * 30, ["pagedown"] * 2):
            await hands.burst(*keys)  # none of them waits until the one before is painted
            assert "Nothing is open for the third time" in hands.screen
            await hands.press("home")


async def test_what_becomes_of_the_file_is_said(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, _ = two
    async with opened(path, None) as hands:
        await hands.press("o")
        with held(path):
            screen = hands.app.screen
            assert isinstance(screen, OrganisationScreen)
            screen.read()
            await soon(hands, lambda: "Another program holds the file" in hands.screen)
            assert "Cracks open" in hands.screen
        await soon(hands, lambda: "Another program holds the file" not in hands.screen)
        await hands.settle()
        store = await hands.app.workshop_file.store()
        store.delete_organisation(screen.organisation_id)
        screen.read()
        await hands.settle()
        assert "This organisation is not in the file any more." in hands.screen
        await hands.press("enter", "n", "left", "escape")
        assert isinstance(hands.app.screen, HomeScreen)
        assert "Contoso" in hands.screen


async def test_the_year_is_handed_out(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, _ = two
    async with opened(path, None) as hands:
        await hands.press("up", "e")
        assert "The year of Northwind Utilities" in hands.screen
        assert "(json)" not in hands.screen
        await hands.press("escape", "o", "y")
        ticks = hands.app.screen.query_one(Checklist)
        await hands.press(*["space", "down"] * len(hands.app.screen.query_one(Handouts)._titles))
        await hands.press("x")
        assert "No format is chosen" in hands.screen
        ticks._ticks["md"].on = True
        await hands.press("x")
        await hands.until(lambda: "1 file is in" in hands.screen)
        (made,) = (path.parent / f"year-{DAY.isoformat()}").iterdir()
        assert "Northwind Utilities" in made.read_text(encoding="utf-8")
        await hands.press("escape")
        assert isinstance(hands.app.screen, OrganisationScreen)


async def test_a_year_that_cannot_be_made_says_so_and_a_format_says_whether_it_is_of_years(
    opened: Opened, two: tuple[Path, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    path, _ = two
    monkeypatch.setattr(bundling, "bundle_year", fail)
    csv = replace(registry.find("csv"), years=False)
    others = tuple(one for one in registry.formats() if one.name != "csv")
    monkeypatch.setattr(registry, "formats", lambda: (*others, csv))
    async with opened(path, None) as hands:
        await hands.press("up", "e")
        assert "(xlsx)" in hands.screen
        assert "(csv)" not in hands.screen
        await hands.press("x")
        await hands.until(lambda: "The year could not be made" in hands.screen)


async def test_damage_is_said_and_the_keys_stay(opened: Opened, two: tuple[Path, list[str]]) -> None:
    path, (first, *_) = two
    async with opened(path, None) as hands:
        with closing(sqlite3.connect(path)) as db:
            db.execute("UPDATE leader SET name = 'Somebody' WHERE workshop_id = ?", (first,))
            db.commit()
        await hands.press("o")
        assert "damaged" in hands.screen
        assert "being worked out" not in hands.screen
        await hands.press("left", "escape")
        assert isinstance(hands.app.screen, HomeScreen)


# -- what is drawn


def text(lines: Sequence[Sequence[Piece]]) -> list[str]:
    return ["".join(part for part, _ in line) for line in lines]


@pytest.mark.parametrize("width", [24, 40, 73, 106, 193])
@pytest.mark.parametrize("step", [1, 20, 45, 91])
def test_no_label_of_the_line_is_cut_or_covers_another(width: int, step: int) -> None:
    marks = [Mark(TODAY + dt.timedelta(days=step * (n - 6)), "closed", str(n)) for n in range(12)]
    for chosen in ("0", "11"):
        lines = text(MonthLine(marks, TODAY, width, chosen=chosen).lines())
        assert all(len(line) <= width for line in lines)
        shown = sum(line.count("●") for line in lines)
        told = " ".join(lines)
        hidden = sum(int(word) for word, after in zip(told.split(), told.split()[1:], strict=False)
                     if after in ("earlier", "later") and word.isdigit())  # fmt: skip
        assert shown + hidden == 12
        for mark in marks[-1:] if chosen == "11" else marks[:1]:
            assert f"{mark.day.day} {mark.day:%b}" in told


def test_the_line_goes_over_the_years_turn_and_tells_what_is_late() -> None:
    marks = [
        Mark(dt.date(2026, 10, 5), "closed", "a"),
        Mark(dt.date(2026, 11, 2), "new", "b", late=True),
        Mark(dt.date(2027, 1, 1), "meeting"),
    ]
    years, months, line, *labels = text(MonthLine(marks, TODAY, 96, chosen="a").lines())
    assert years.split() == ["2026", "2027"]
    assert months.split()[:4] == ["Oct", "Nov", "Dec", "Jan"]
    assert years.index("2027") == months.index("Jan") == line.rindex("○") == labels[0].index("1 Jan")
    assert line.index("●") < line.index("○") < line.index("┃") < line.rindex("○")
    assert "! 2 Nov" in labels[0]
    assert "today" in "".join(labels)


def trend(key: str, values: Sequence[float | None], *, good: str = "up", of: float | None = None) -> Trend:
    last = next(value for value in reversed(values) if value is not None)
    points = [Point(TODAY, value if value is None or of is None else value / of, None, of) for value in values]
    measure = Measure(key, key.title(), last, of=of, good=good)  # type: ignore[arg-type]
    return Trend(key, key.title(), "", measure.good, None, None, tuple(points), measure)


@pytest.mark.parametrize("width", [20, 40, 73, 105, 193])
@pytest.mark.parametrize("lofty", [False, True])
def test_figures_fit_and_say_how_they_changed(width: int, lofty: bool) -> None:
    held_ones = (Held("a", TODAY, "First", "closed", {}, 6, 0), Held("b", TODAY, "Second", "closed", {}, 4, 2))
    trends = (
        trend("kept", [None, 4, 7], of=9),
        trend("cracks", [6, 4], good="down"),
        trend("customers", [-1_250_000, 1_234_567.5, 1_234_000]),
        trend("terms", [2, None]),
        trend("pulse", [3.14, 3.14]),
    )
    lines = text(figures(Course("Us", held_ones, (), trends, (), (), (), ()), width, lofty=lofty))
    assert max(map(len, lines)) <= width
    told = " ".join(" ".join(lines).split())
    for words in (
        "▲ +33 points: better",
        "▼ −2: better",
        "2 closed",
        "▼ −567.5: worse",
        "first reading",
        "= as before",
    ):
        assert words in told


def test_a_figure_of_other_statements_than_before_is_not_called_the_first() -> None:
    points = (Point(TODAY, 3.1, basis="a"), Point(TODAY, 3.9, basis="b"))
    pulse = replace(trend("pulse", [3.1, 3.9]), points=points)
    held_ones = (Held("a", TODAY, "First", "closed", {}), Held("b", TODAY, "Second", "closed", {}))
    told = " ".join(text(figures(Course("Us", held_ones, (), (pulse,), (), (), (), ()), 60)))
    assert "not comparable with before" in told
    assert "first reading" not in told


def test_months_are_written_as_all_dates_are() -> None:
    with speaking("de"):
        lines = text(MonthLine([Mark(dt.date(2026, 10, 5), "closed", "a")], TODAY, 96, chosen="a").lines())
        told = " ".join(text(figures(course_of_one(), 60, lofty=True)))
    assert ("Okt" in lines[1], "5. Okt" in lines[3], "26. Nov" in told) == (True, True, True)


def course_of_one() -> Course:
    return Course("Us", (Held("a", TODAY, "First", "closed", {}),), (), (trend("pulse", [3.1]),), (), (), (), ())


async def test_no_workshop_begins_in_a_file_that_is_only_looked_at(opened: Opened, two: tuple[Path, list[str]]) -> None:
    async with opened(two[0], None, read_only=True) as hands:
        await hands.press("up", "enter", "n")
        assert isinstance(hands.app.screen, OrganisationScreen)
        assert "open read-only" in hands.screen
