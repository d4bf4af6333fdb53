"""The board of a kind: at every size and in every look, with nothing, with the example, and with very much on it."""

from __future__ import annotations

from onecompany.display.themes import THEMES
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import tables
from onecompany.kinds.search import exercise_of, hits
from onecompany.parsing.clean import visible
from onecompany.store.records import Ref
from onecompany.store.state import State
from tests.kinds.boards import many, window
from tests.kinds.conftest import every_kind
from tests.kinds.test_texts import Told
from tests.kinds.words import reworded, spoken
from tests.thorough import THOROUGH

SIZES = ((80, 24), (112, 32), (200, 60))


@every_kind
async def test_it_is_seen_at_every_size_in_every_look(kind: Kind, empty: State, filled: State) -> None:
    async with window() as board:
        for much, state in (("nothing", empty), ("the example", filled), ("many rows", many(filled, kind))):
            panel = await board.show(kind, state)
            for size in SIZES:
                await board.resize(*size)
                panel.jump("bottom")
                panel.jump("last")
                texts = []
                for theme in THEMES if THOROUGH or much == "the example" else THEMES[:1]:
                    await board.look(theme.name)
                    texts.append(board.text)
                assert texts[0].strip(), f"{much} at {size}"
                assert set(texts) == {texts[0]}, f"{much} at {size} differs from look to look"
                assert "▸" in texts[0] or not panel.place, f"no cursor is seen with {much} at {size}\n{texts[0]}"


@every_kind
async def test_every_place_says_what_it_is(kind: Kind, filled: State) -> None:
    async with window() as board:
        panel = await board.show(kind, filled)
        places = board.walk()
        assert len(places) > 1
        for place in places:
            assert panel.select(place)
            assert panel.where()
            assert isinstance(panel.editing(), str)
            reference, words = panel.subject()
            assert bool(reference) == bool(words)
            assert panel.editable() is not None or panel.choices() or panel.where()


@every_kind
async def test_every_field_is_found_and_leads_to_its_place(kind: Kind, filled: State) -> None:
    told = Told()
    state = reworded(filled, told.word)
    found = {hit.text: hit for hit in hits(state)}
    own = {(table.name, column) for table in kind.tables for column in spoken(table)}
    async with window() as board:
        panel = await board.show(kind, state)
        for (table, column), words in told.words.items():
            if table not in kind.shown_tables:
                continue
            for word in words:
                hit = found[word]
                assert (hit.ref.table, hit.column) == (table, column)
                if hit.exercise_id not in ("", panel.view.exercise.id) and (table, column) in own:
                    panel = await board.show(kind, state, hit.exercise_id)
                if panel.select_row(hit.ref, column):
                    shown = f"{board.cell} {panel.editable()}"
                    assert word in shown or (table, column) not in own, f"{hit.ref} {column}: {shown}"
                else:
                    assert (table, column) not in own, f"{hit.ref} is not on the board"


@every_kind
async def test_hostile_text_is_shown_literally(kind: Kind, filled: State) -> None:
    state = reworded(filled, Told().hostile)
    async with window((200, 60)) as board:
        panel = await board.show(kind, state)
        assert board.text
        for table in kind.tables:
            for row in [] if table.beside else state.rows(table.name):
                if exercise_of(state, table.name, row) not in ("", panel.view.exercise.id):
                    panel = await board.show(kind, state, row.exercise_id)
                for column in spoken(tables()[table.name]):
                    text = getattr(row, column)
                    assert panel.select_row(Ref(table.name, row.id), column)
                    shown = " ".join(visible(f"{board.cell} {panel.editable()}").split())
                    assert " ".join(visible(text).split()) in shown, (table.name, column)
                    assert board.text
