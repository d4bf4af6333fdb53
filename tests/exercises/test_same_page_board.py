"""The board of one sentence: what can be typed where, what its keys do, what it shows at which size."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from onecompany.boards.panel import Refused
from onecompany.exercises.same_page.panel import SamePagePanel
from onecompany.kinds import ballots
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.store.problems import NotKept
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.exercises.same_page_room import CARDS, Page, laid_out, two_questions
from tests.kinds.boards import Board, window


@pytest.fixture
def plan() -> Plan:
    """Two questions."""
    return two_questions()


@pytest.fixture
def page(writer: WorkshopWriter) -> Page:
    """The first one."""
    return Page(writer)


class Typed:
    """The board of a question, and a facilitator's hands on it."""

    def __init__(self, board: Board, page: Page) -> None:
        self.board, self.page = board, page
        self.panel = SamePagePanel(page.view())
        board.panel = self.panel
        self.said = ""

    def show(self, place: str = "") -> str:
        """The board as it is now."""
        self.panel.show(self.page.view(), place)
        return self.board.text

    def type(self, *lines: str) -> str:
        """A line that is typed, or some that are pasted, at the cursor."""
        outcome = self.panel.keep(self.page.writer, lines)
        self.said = outcome.say
        return self.show(outcome.place)

    def go(self, place: str) -> None:
        """Put the cursor there."""
        assert self.panel.select(place), f"{place} is not on\n{self.board.text}"


@asynccontextmanager
async def hands(page: Page, size: tuple[int, int] = (112, 32)) -> AsyncIterator[Typed]:
    """A window with the board."""
    async with window(size) as board:
        typed = Typed(board, page)
        await laid_out(board, typed.panel)
        yield typed


async def test_cards_are_pasted_and_the_one_sentence_is_typed_then_counted_and_contradicted(page: Page) -> None:
    async with hands(page) as typed:
        assert "F4 takes the sentences, sealed" in typed.board.text
        assert typed.panel.place == "sentence:"
        shown = typed.type(*CARDS)
        assert typed.panel.place == "adopted:"
        assert "4 sentences, in no order" in shown
        assert "•customer 3" in shown
        assert "A •customer's •promise is ·kept by all of us" in shown
        shown = typed.type("We keep", "what we promise")
        assert "We keep what we promise" in shown
        assert page.answers.adopted is not None
        typed.go("fist:")
        assert typed.panel.where().endswith("such as 0 0 1 3 4 2")
        shown = typed.type("0 0 1 2 2 2")
        assert "Fist to five: 0 –   1 –   2" in shown
        assert "mean 3.7" in shown
        assert "7 hands" in typed.said
        typed.go("dissent:")
        shown = typed.type("Ana: It has a cost", "Who pays?")
        assert "Dissent of Ana Peña: It has a cost" in shown
        assert "Dissent: Who pays?" in shown


async def test_hands_that_are_typed_again_correct_the_count_and_follow_a_ballot(page: Page) -> None:
    page.write()
    page.adopt()
    async with hands(page) as typed:
        typed.show("fist:")
        typed.go("fist:")
        typed.type("0 0 1 2 2 2")
        typed.type("0 0 0 3 2 2")
        assert [fist.counts and fist.counts["2"] for fist in page.answers.fists] == [0]
        page.ballot(5, 5, 5, 5, 4, 4, 4, 4)
        typed.show("fist:")
        typed.type("0 0 0 0 4 4")
        assert [fist.method for fist in page.answers.fists] == ["fist", "ballot", "fist"]
        assert "Before: 8 votes, mean 4.5" in typed.board.text


@pytest.mark.parametrize("line", ["0 0 1 3 4", "0 0 1 3 4 2 1", "a b c d e f", "0 0 1 3 4 −2", "0 0 1 3 4 99999"])
async def test_what_is_no_count_is_refused(page: Page, line: str) -> None:
    page.write()
    page.adopt()
    async with hands(page) as typed:
        typed.go("fist:")
        with pytest.raises(Refused):
            typed.type(line)
        assert page.answers.fists == []


async def test_a_sentence_is_taken_as_a_start_and_changed_word_by_word(page: Page) -> None:
    first, second, *_ = page.write()
    async with hands(page) as typed:
        assert list(typed.panel.choices()) == []
        typed.go(f"sentence:{second}")
        assert [choice.shown for choice in typed.panel.choices()] == ["^T"]
        outcome = typed.panel.choose(page.writer, "ctrl+t")
        assert outcome is not None
        typed.show(outcome.place)
        assert typed.panel.editable() == CARDS[1]
        typed.panel.edit(page.writer, "We promise every customer one date and keep it")
        typed.show()
        assert page.answers.adopted is not None
        assert page.answers.adopted.text == "We promise every customer one date and keep it"
        assert page.texts == list(CARDS)
        assert list(typed.panel.choices()) == []
        with pytest.raises(Refused, match="Move to a sentence"):
            typed.panel.choose(page.writer, "ctrl+t")
        page.fist(0, 0, 1, 3, 2, 2)
        typed.show(f"sentence:{first}")
        outcome = typed.panel.choose(page.writer, "ctrl+t")
        assert outcome is not None
        assert "went with it" in outcome.say
        assert page.answers.fists == []


async def test_a_sentence_that_was_voted_on_is_mended_or_becomes_another_one(page: Page) -> None:
    page.write()
    adopted = page.adopt("We kep what we promise")
    page.fist(0, 0, 1, 3, 2, 2)
    async with hands(page) as typed:
        typed.go(f"sentence:{adopted}")
        outcome = typed.panel.edit(page.writer, "We keep what we promise")
        assert outcome.question is not None
        assert page.answers.adopted is not None
        assert page.answers.adopted.text == "We kep what we promise"
        mend, another, leave = outcome.question.answers
        assert leave.act is None
        assert mend.act is not None
        mend.act(page.writer)
        assert (page.texts, len(page.answers.fists)) == (list(CARDS), 1)
        assert page.answers.adopted.text == "We keep what we promise"
        page.writer.undo()
        assert another.act is not None
        another.act(page.writer)
        assert page.answers.fists == []
        assert page.answers.adopted.id != adopted


async def test_nothing_is_replaced_while_votes_about_it_are_in(page: Page) -> None:
    page.write()
    page.adopt()
    async with hands(page) as typed:
        typed.show(f"sentence:{page.answers.adopted.id if page.answers.adopted else ''}")
        fist, sealed = typed.panel.votes()
        assert (fist.methods[0], sealed.methods) == ("fist", ("sealed",))
        (round_id,) = ballots.begin(page.writer, page.exercise.id, fist, "ballot")
        shown = typed.show()
        assert "0 of 8 have voted" in shown
        row = page.writer.state.get("round", round_id)
        assert typed.panel.poll_of(row) is not None
        assert typed.panel.place_of(row.subject) == "fist:"
        assert typed.panel.place_of("lines").startswith("sentence:")
        page.ballot_in(round_id, 5)
        typed.show()
        with pytest.raises(NotKept):
            typed.panel.delete(page.writer)
        with pytest.raises(Refused, match="voting on this sentence"):
            typed.panel.edit(page.writer, "Another one")
        typed.go(f"sentence:{page.answers.sentences[0].id}")
        with pytest.raises(NotKept, match="going on"):
            typed.panel.choose(page.writer, "ctrl+t")
        typed.go("fist:")
        with pytest.raises(NotKept, match="F4 goes on with it"):
            typed.panel.keep(page.writer, ["0 0 0 0 4 4"])
        typed.show(f"sentence:{page.answers.adopted.id if page.answers.adopted else ''}")
        ballots.reveal(page.writer, [round_id])
        assert typed.panel.delete(page.writer) is not None
        assert page.answers.adopted is None


async def test_lines_are_edited_moved_and_removed(page: Page) -> None:
    ids = page.write()
    page.adopt()
    round_id = page.fist(0, 1, 1, 2, 2, 2)
    async with hands(page) as typed:
        typed.go(f"sentence:{ids[0]}")
        typed.panel.shift(page.writer, 0, 1)
        typed.show()
        assert page.texts[:2] == [CARDS[1], CARDS[0]]
        with pytest.raises(Refusal, match="Delete removes it"):
            typed.panel.edit(page.writer, "  ")
        typed.panel.edit(page.writer, "Customers trust our date")
        typed.show()
        assert page.texts[1] == "Customers trust our date"
        typed.panel.delete(page.writer)
        typed.show()
        assert len(page.texts) == 3
        typed.go("dissent:")
        typed.type("Ana: It has a cost")
        (line,) = page.answers.dissent(page.writer.state)
        assert (line.round_id, typed.panel.editable()) == (round_id, "Ana Peña: It has a cost")
        typed.panel.edit(page.writer, "It has a price")
        typed.show()
        (line,) = page.answers.dissent(page.writer.state)
        assert (line.text, line.leader_id) == ("It has a price", None)
        assert typed.panel.select_row(Ref("dissent", line.id))
        assert typed.panel.subject() == (f"dissent:{line.id}", "It has a price")


async def test_dissent_and_fingers_wait_for_what_they_are_about(page: Page) -> None:
    page.write()
    async with hands(page) as typed:
        assert not typed.panel.select("fist:")
        assert not typed.panel.select("dissent:")
        assert [vote.methods for vote in typed.panel.votes()] == [("sealed",)]


@pytest.mark.parametrize("size", [(80, 24), (112, 32), (200, 60)])
async def test_twelve_sentences_of_thirty_words_are_read_at_every_size(page: Page, size: tuple[int, int]) -> None:
    texts = [
        " ".join(f"{'Customers' if place == 3 else 'word'}{'' if place == 3 else f'x{number}y{place}'}"
                 for place in range(30))
        for number in range(12)
    ]  # fmt: skip
    ids = page.write(*texts)
    page.adopt("We keep what we promise to every customer of ours, and we say so when we cannot")
    async with hands(page, size) as typed:
        shown = typed.board.text
        assert "We keep what we promise to every customer" in " ".join(shown.split())
        assert "12 sentences, in no order" in shown
        for row_id in ids:
            typed.go(f"sentence:{row_id}")
            assert "•Customers" in typed.board.text
            assert "▸" in typed.board.text


async def test_names_stand_beside_sentences_only_where_the_plan_wants_them(writer: WorkshopWriter) -> None:
    page = Page(writer, 1)
    page.write("Ana: Nobody owns the way", "Three systems")
    async with hands(page) as typed:
        assert "Ana Peña: ·Nobody" in typed.board.text or "Ana Peña: Nobody" in typed.board.text
        (sealed,) = typed.panel.votes()
        assert sealed.names
        assert sealed.threshold == 4
