"""Who knows whose work: rows that are typed and pasted, events in a line, what the map says and comes to."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.boards.hands import not_as_many
from onecompany.boards.panel import Outcome
from onecompany.exercises.ownership.acts import add_silos
from onecompany.exercises.relationships import acts, entries, pairs, section
from onecompany.exercises.relationships.board import matrix_model
from onecompany.exercises.relationships.panel import RelationshipsPanel
from onecompany.kinds import ballots
from onecompany.kinds.registry import kinds
from onecompany.kinds.view import View
from onecompany.parsing.refusal import Refusal
from onecompany.plans import Plan
from onecompany.summary.blocks import Matrix
from tests.conftest import DAY, plan_of, planned
from tests.exercises.room import Room
from tests.kinds.boards import window


@pytest.fixture
def plan() -> Plan:
    """A journey, its owners, and the map."""
    return plan_of(planned("stages"), planned("ownership"), planned("relationships"))


def view(room: Room) -> View:
    return View(room.state, room.exercise("relationships"), DAY)


def read(room: Room, at: str, *lines: str) -> dict[tuple[str, str], int | None]:
    """What lines say that are typed at a silo, by names."""
    names = {silo.id: silo.name for silo in room.state.rows("silo")}
    scores = entries.read_rows(view(room), room.silo(at), lines)
    return {(names[one], names[other]): score for (one, other), score in scores.items()}


def judge(room: Room, **scores: int) -> None:
    """Say how well silos know others: `judge(Sales_IT=2)`."""
    sides = {name: name.split("_") for name in scores}
    acts.judge(room.writer, {(room.silo(sides[n][0]), room.silo(sides[n][1])): score for n, score in scores.items()})


def means(room: Room) -> dict[str, tuple[str, str]]:
    """How well each silo is known by the others, as it stands under its column, and in which tone."""
    (foot, *_), silos = matrix_model(view(room)).foot, room.state.rows("silo")
    return {silo.name: (foot.cells[number].text, foot.cells[number].tone) for number, silo in enumerate(silos, 1)}


class TestRows:
    def test_a_line_is_a_row_in_the_order_of_the_columns(self, room: Room) -> None:
        order = [silo.name for silo in room.state.rows("silo")]
        others = [name for name in order if name != "Sales"]
        points = [2, 0, 1, 3, 2][: len(others)]
        expected = {("Sales", other): point for other, point in zip(others, points, strict=True)}
        spaced = " ".join(map(str, points))
        itself = order.index("Sales")
        with_itself = [*map(str, points[:itself]), "–", *map(str, points[itself:])]
        for line in (spaced, spaced.replace(" ", ""), spaced.replace(" ", ", "), "\t".join(with_itself)):
            assert read(room, "Sales", line) == expected

    def test_a_line_with_a_name_is_about_that_silo_and_the_next_about_the_next(self, room: Room) -> None:
        order = [silo.name for silo in room.state.rows("silo")]
        first, second = order[1], order[2]
        scores = read(room, order[-1], f"{first}: 1 1 1 1 1", "2 – 2 2 2")
        assert {silo for silo, _ in scores} == {first, second}
        assert scores[second, order[1]] is None
        assert scores[second, order[0]] == 2

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("2 0 7 1 1", "“7” is none of 0, 1, 2, 3"),
            ("2 0 1", "three numbers for five other departments"),
            ("1 1 1 1 1 1", "would judge itself"),
            ("lunch", "“lunch” is none of"),
            ("Payroll: 1 1 1 1 1", "No department is called “Payroll”"),
        ],
    )
    def test_what_is_wrong_is_said_with_the_cell(self, room: Room, line: str, words: str) -> None:
        with pytest.raises(Refusal, match=words):
            read(room, "Sales", line)

    def test_more_lines_than_silos_are_refused_whole(self, room: Room) -> None:
        last = room.state.rows("silo")[-1].name
        with pytest.raises(Refusal, match="left for the line"):
            read(room, last, "1 1 1 1 1", "2 2 2 2 2")


class TestEvents:
    def test_a_line_says_who_with_whom_what_when_and_who_sees_to_it(self, room: Room) -> None:
        event = entries.read_event(view(room), "Sales, Service: Ana: a shift beside each other, by 12 Dec")
        assert event == {
            "text": "a shift beside each other",
            "silos": [room.silo("Sales"), room.silo("Service")],
            "leader_id": room.leader("Ana"),
            "by_when": dt.date(DAY.year, 12, 12),
        }

    def test_what_names_no_silo_belongs_to_what_they_do(self, room: Room) -> None:
        event = entries.read_event(view(room), "Lunch: everybody brings a customer")
        assert event == {"text": "Lunch: everybody brings a customer", "leader_id": None, "by_when": None}

    def test_they_lie_ahead_in_the_calendar(self, room: Room) -> None:
        new = acts.plan(room.writer, room.silo("Sales"), room.silo("IT"))
        (ahead,) = section.upcoming(view(room)).occasions
        assert (ahead.uid, ahead.about, ahead.date) == (new, "Sales and IT", None)


class TestMap:
    def test_a_weak_pair_is_a_crack_only_at_a_handoff(self, room: Room) -> None:
        room.journey("Buy", "Use")
        room.own(Buy="Sales", Use="Service")
        judge(room, Sales_Service=2, Service_Sales=1, Sales_IT=0)
        crack = room.key("relationships", "relationships.weak_handoff")
        assert crack.text == "Service shares a handoff with Sales and hardly knows its work"
        assert crack.why == "At “Buy → Use”: Sales says 2 about Service, Service says 1 about Sales."
        judge(room, Sales_Service=1)
        crack = room.key("relationships", "relationships.weak_handoff")
        assert "share a handoff and hardly know each other" in crack.text
        (number,) = section.numbers(view(room))
        assert (number.value, number.rank) == ("0 of 1", 1.0)

    def test_nobody_is_an_island_before_half_of_the_others_have_judged(self, room: Room) -> None:
        judge(room, Sales_IT=1, Service_IT=0)
        assert "relationships.island" not in {found.key.split(":")[0] for found in room.found("relationships")}
        assert means(room)["IT"] == ("0.5", "muted")
        judge(room, Finance_IT=1)
        assert means(room)["IT"] == ("0.7", "bad")
        assert room.key("relationships", "relationships.island").text == "Nobody really knows what IT does"

    def test_a_mean_is_rounded_on_the_board_as_everywhere(self, room: Room) -> None:
        judge(room, Service_Sales=2, IT_Sales=2, Finance_Sales=2, Marketing_Sales=3)
        assert means(room)["Sales"] == ("2.3", "muted")
        (matrix,) = (block for block in section.sections(view(room))[0].blocks if isinstance(block, Matrix))
        assert "2.3" in [cell.text for cell in matrix.column_foot]

    def test_many_weak_pairs_are_one_sentence(self, room: Room) -> None:
        names = [silo.name for silo in room.state.rows("silo")]
        judge(room, **{f"{one}_{other}": 0 for one in names for other in names if one != other})
        assert "! Nothing brings 15 pairs together that hardly know each other" in room.says("relationships")

    def test_twelve_names_are_short_over_the_columns_and_whole_at_the_left(self, room: Room) -> None:
        add_silos(room.writer, ["Procurement", "Research and Development", "Legal"])
        judge(room, Sales_Procurement=3)
        (matrix,) = (b for b in section.sections(view(room))[0].blocks if isinstance(b, Matrix))
        assert "Research and Development" in matrix.row_heads
        assert {"Procu.", "Resea. and Devel.", "Legal"} <= set(matrix.column_heads)

    def test_hands_come_to_the_nearest_point(self, room: Room) -> None:
        panel = RelationshipsPanel(view(room), f"cell:{room.silo('Sales')}|{room.silo('IT')}")
        (vote,) = panel.votes()
        exercise = room.exercise("relationships").id
        ballots.count_hands(room.writer, exercise, vote, vote.polls[0], {"1": 1, "2": 1})
        assert pairs.score(room.state, room.silo("Sales"), room.silo("IT")) == 2
        assert panel.place_of(vote.polls[0].subject) == panel.place
        said = not_as_many(room.state, 3, vote.polls[0].subject)
        asked = sum(1 for leader in room.state.rows("leader") if leader.silo_id == room.silo("Sales"))
        assert said == f"3 hands were kept; of that department {asked} are here."
        assert not_as_many(room.state, asked, vote.polls[0].subject) == ""


async def test_digits_go_on_past_the_names_and_a_pair_that_meets_already_is_shown(room: Room) -> None:
    async with window() as board:
        kind = kinds()["relationships"]
        panel = await board.show(kind, room.state)
        ids = [silo.id for silo in room.state.rows("silo")]
        for digit in "01230":
            outcome = panel.letter(room.writer, digit)
            assert outcome is not None
            panel.show(view(room), outcome.place)
        assert panel.place == f"cell:{ids[1]}|{ids[0]}"
        assert [pairs.score(room.state, ids[0], other) for other in ids[1:]] == [0, 1, 2, 3, 0]
        assert panel.letter(room.writer, "4") is None
        assert panel.enter(room.writer) == Outcome(panel.place)
        assert pairs.score(room.state, ids[1], ids[0]) is None, "Enter says nothing of the cell behind the figure"
        planned_now = panel.choose(room.writer, "ctrl+g")
        panel.show(view(room), f"cell:{ids[1]}|{ids[0]}")
        known = panel.choose(room.writer, "ctrl+g")
        assert planned_now is not None
        assert known is not None
        assert known.place.partition("|")[0] == planned_now.place.partition("|")[0]
        assert len(room.state.rows("meeting_event")) == 1
        assert panel.select(f"cell:{ids[-1]}|{ids[-2]}")
        assert panel.letter(room.writer, "3") == Outcome(panel.place)
