"""What is sealed is nowhere before the reveal; afterwards all of it is there at once, shuffled."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onecompany import __version__
from onecompany.boards.panel import Refused
from onecompany.clock import Stamp
from onecompany.exercises.same_page.panel import SamePagePanel
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle
from onecompany.kinds import ballots
from onecompany.kinds.hooks import tell
from onecompany.kinds.search import hits
from onecompany.plans import Plan
from onecompany.store.acts.people import remove_leader
from onecompany.store.file import Store
from onecompany.store.sealing import take_back
from onecompany.store.writer import WorkshopWriter
from tests.conftest import DAY, MORNING
from tests.exercises.same_page_room import Page, laid_out, two_questions
from tests.export.anything import readable
from tests.kinds.boards import window

SECRET = ("Zebras trust the xylophone", "Zebras keep the xylophone", "The quagga of all zebras", "Zebras, quickly")
WORDS = ("zebra", "xylophone", "quagga", "quickly")


@pytest.fixture
def plan() -> Plan:
    """Two questions, the second with names."""
    return two_questions()


@pytest.fixture(params=[0, 1], ids=["without names", "with names"])
def page(request: pytest.FixtureRequest, writer: WorkshopWriter) -> Page:
    """One of them."""
    return Page(writer, request.param)


def kept(path: Path) -> str:
    """All rows of the file but those of the box itself: rows, history, drafts, whatever there is."""
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return str({name: db.execute(f'SELECT * FROM "{name}"').fetchall() for name in names if name != "sealed_line"})


def leaks(text: str) -> list[str]:
    """The words of the sealed lines that stand in a text."""
    return [word for word in WORDS if word in text.casefold()]


async def test_nothing_of_a_sealed_line_is_anywhere_before_the_reveal(page: Page, store: Store) -> None:
    round_id = page.open()
    page.seal(round_id, *SECRET)
    state = page.writer.state
    rows = {table: [vars(row) for row in state.rows(table)] for table in state.tables}
    assert leaks(json.dumps(rows, default=str)) == []
    assert leaks(kept(store.path)) == []
    assert leaks(str([hit.text for hit in hits(state)])) == []
    assert leaks(str(list(page.writer.undo_line.acts.values()))) == []
    assert page.says() == []
    given = bundle(state, at=Stamp(MORNING, 1.0, "test"), today=DAY, version=__version__, choices=Choices())
    for name in registry.names():
        assert leaks(readable(name, given)) == [], name
    async with window() as board:
        panel = SamePagePanel(page.view())
        shown = await laid_out(board, panel)
        assert "4 lines are sealed." in shown
        assert leaks(shown + panel.where() + str(panel.editable()) + str(panel.subject())) == []


async def test_two_rooms_that_wrote_something_else_see_the_same(page: Page) -> None:
    round_id = page.open()
    seen = []
    for texts in (SECRET, ("A", "B c", "D", "e" * 200)):
        page.seal(round_id, *texts)
        async with window() as board:
            seen.append(await laid_out(board, SamePagePanel(page.view())))
        ballots.rounds.begin_anew(page.writer, [round_id])
    assert seen[0] == seen[1]


def test_at_the_reveal_all_are_there_at_once_in_one_step_of_undo(page: Page, store: Store) -> None:
    round_id = page.open()
    page.seal(round_id, *SECRET[:3], "Zebras,\nquickly")
    before = len(page.writer.undo_line.acts)
    ballots.reveal(page.writer, [round_id])
    assert sorted(page.texts) == sorted((*SECRET[:3], "Zebras, quickly"))
    assert len(page.writer.undo_line.acts) == before + 1
    named = [row.leader_id for row in page.answers.sentences]
    assert all(named) == page.exercise.settings["names"]
    assert any(named) == page.exercise.settings["names"]
    order = page.texts
    page.writer.undo()
    assert page.texts == []
    assert page.answers.waiting is not None
    ballots.reveal(page.writer, [round_id])
    assert page.texts == order
    assert page.answers.waiting is None
    assert [row.text for row in store.read(page.writer.workshop_id).rows("sentence")] == order


def test_the_order_tells_nothing_of_who_wrote_first(page: Page) -> None:
    firsts = set()
    for _ in range(24):
        round_id = page.open()
        page.seal(round_id, *(f"Sentence {number}" for number in range(6)))
        ballots.reveal(page.writer, [round_id])
        firsts.add(page.texts[0])
        page.writer.undo()
        ballots.rounds.give_up(page.writer, [round_id])
    assert len(firsts) > 2, "24 shuffles of six that begin in two ways at most come about once in a billion"


def test_a_line_that_was_taken_back_is_in_no_reveal_and_names_go_with_their_leader_afterwards(
    writer: WorkshopWriter,
) -> None:
    page = Page(writer, 1)
    round_id = page.open()
    page.seal(round_id, *SECRET)
    with writer.aside() as session:
        numbers = session.connection().exec_driver_sql("SELECT number, text FROM sealed_line").fetchall()
    (gone,) = [number for number, text in numbers if text == SECRET[0]]
    take_back(writer, round_id, gone)
    second = writer.state.rows("leader")[1].id
    ballots.reveal(writer, [round_id])
    remove_leader(writer, second, tell)
    assert sorted(page.texts) == sorted(SECRET[1:])
    whose = {row.text: row.leader_id for row in page.answers.sentences}
    assert whose[SECRET[1]] is None
    assert whose[SECRET[2]] is not None


def test_a_line_that_is_typed_on_the_board_meanwhile_is_refused(page: Page) -> None:
    page.seal(page.open(), *SECRET)
    panel = SamePagePanel(page.view())
    with pytest.raises(Refused, match="would be read by all"):
        panel.keep(page.writer, ["Zebras trust the xylophone"])
    assert page.texts == []
