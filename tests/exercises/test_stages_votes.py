"""Votes on the journey: dots over its lists, feelings by all fingers, and what becomes of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from onecompany.exercises.stages import acts, voting
from onecompany.exercises.stages.board import journey_model
from onecompany.exercises.stages.feelings import curve
from onecompany.exercises.stages.ranking import ranking_model
from onecompany.exercises.stages.section import sections
from onecompany.kinds import ballots
from onecompany.kinds.rounds import Vote
from onecompany.kinds.view import View
from onecompany.store.acts import rounds as acts_of_rounds
from onecompany.store.ballots import cast
from onecompany.store.records import Ref
from onecompany.summary import tabled
from onecompany.summary.blocks import Table
from tests.conftest import DAY
from tests.exercises.room import Room


@pytest.fixture
def mapped(room: Room) -> Room:
    """Three stages; two of their four pain points say the same."""
    room.journey("I buy", "I pay", "I leave")
    for stage, texts in {
        "I buy": ["Two prices", "Nobody calls"],
        "I pay": ["Wrong bill"],
        "I leave": ["Nobody calls"],
    }.items():
        acts.add_items(room.writer, "pain", room.stage(stage), texts, None)
    return room


def view(room: Room, **settings: Any) -> View:
    exercise = room.exercise("stages")
    return View(room.state, exercise.with_values({"settings": exercise.settings | settings}), DAY)


def dots(room: Room, **settings: Any) -> Vote:
    vote = voting.dots_vote(view(room, **settings), "pain")
    assert vote is not None
    return vote


def pains(room: Room) -> list[str]:
    """The codes of the pain points, in the order of the lanes."""
    return [option.code for option in dots(room).polls[0].parts[0].options]


def ballot(room: Room, vote: Vote, votes: Sequence[Sequence[str]]) -> list[str]:
    """A ballot in which each of these is the vote of one leader, and its reveal."""
    ids = ballots.begin(room.writer, room.exercise("stages").id, vote, "ballot")
    for leader, chosen in zip(room.state.rows("leader"), votes, strict=False):
        cast(room.writer, leader.id, {ids[0]: chosen})
    ballots.reveal(room.writer, ids)
    return ids


def fingers(room: Room, stage: str, counts: Sequence[int], **more: Any) -> str:
    """Fingers that were counted at a stage, for −2 to +2."""
    vote = voting.feeling_vote(room.named("stage", stage), 4)
    codes = [option.code for option in voting.feeling_points()]
    exercise = room.exercise("stages").id
    return ballots.count_hands(
        room.writer, exercise, vote, vote.polls[0], dict(zip(codes, counts, strict=True)), **more
    )


def votes(room: Room) -> list[int]:
    return [item.votes for item, _ in voting.ordered_items(room.state, "pain")]


class TestDots:
    def test_what_can_be_voted_on_is_offered_with_the_list_of_the_cursor_first(self, mapped: Room) -> None:
        acts.add_items(mapped.writer, "touchpoint", mapped.stage("I buy"), ["Shop", "Call"], None)
        here = view(mapped)

        def titles(table: str, stage: str = "") -> list[str]:
            return [vote.title for vote in voting.votes(here, table, stage)]

        pain, touchpoint, every = "Dots for the pain points", "Dots for the touchpoints", "How every stage feels"
        assert titles("stage") == titles("pain") == [pain, touchpoint, every]
        assert titles("touchpoint") == [touchpoint, pain, every]
        assert titles("feeling", mapped.stage("I pay")) == ["How “I pay” feels", every, pain, touchpoint]

    def test_nothing_is_offered_where_there_is_nothing_to_choose_from(self, room: Room) -> None:
        assert voting.votes(view(room), "pain", "") == []
        room.journey("I buy")
        acts.add_items(room.writer, "pain", room.stage("I buy"), ["Two prices"], None)
        assert voting.dots_vote(view(room), "pain") is None

    @pytest.mark.parametrize(
        ("items", "settings", "budget", "most"),
        [(4, {}, 1, 3), (40, {}, 10, 3), (60, {}, 12, 3), (40, {"dots": 5, "dots_on_one": 1}, 5, 1)],
    )
    def test_a_person_has_a_quarter_of_the_items_or_what_the_plan_says(
        self, room: Room, items: int, settings: Mapping[str, int], budget: int, most: int
    ) -> None:
        room.journey("I buy")
        acts.add_items(room.writer, "pain", room.stage("I buy"), [f"Pain {n}" for n in range(items)], None)
        vote = dots(room, threshold=6, **settings)
        (poll,) = vote.polls
        assert (poll.subject, poll.form, poll.budget, poll.most) == ("pains", "dots", budget, most)
        assert (vote.threshold, vote.methods) == (6, ("ballot", "hands"))

    def test_a_workshop_from_before_these_settings_has_the_defaults(self, mapped: Room) -> None:
        exercise = mapped.exercise("stages")
        old = exercise.with_values({"settings": {"preset": [], "allow_people_stage": False}})
        settings = View(mapped.state, old, DAY).settings
        assert (settings["dots"], settings["dots_on_one"], settings["threshold"]) == (0, 3, 4)
        assert settings["allow_people_stage"] is False

    def test_items_that_say_the_same_say_where_they_are(self, mapped: Room) -> None:
        words = [option.words for option in dots(mapped).polls[0].parts[0].options]
        assert words == ["Two prices", "Nobody calls (I buy)", "Wrong bill", "Nobody calls (I leave)"]

    def test_a_ballot_gives_each_item_its_dots(self, mapped: Room) -> None:
        one, two, three, _ = pains(mapped)
        acts.change(mapped.writer, Ref.parse(pains(mapped)[3]), "counted", votes=7)  # type: ignore[arg-type]
        ids = ballots.begin(mapped.writer, mapped.exercise("stages").id, dots(mapped), "ballot")
        for leader, chosen in zip(mapped.state.rows("leader"), ([one, one], [one, two], [three], []), strict=False):
            cast(mapped.writer, leader.id, {ids[0]: chosen})
        assert votes(mapped) == [0, 0, 0, 7]
        ballots.reveal(mapped.writer, ids)
        assert votes(mapped) == [3, 1, 1, 0]
        mapped.writer.undo()
        assert votes(mapped) == [0, 0, 0, 7]
        mapped.writer.redo()
        assert votes(mapped) == [3, 1, 1, 0]

    def test_hands_counted_all_at_once_do_the_same(self, mapped: Room) -> None:
        vote = dots(mapped)
        counts = dict(zip(pains(mapped), (5, 0, 2, 9), strict=True))
        ballots.count_hands(mapped.writer, mapped.exercise("stages").id, vote, vote.polls[0], counts, n=8)
        assert votes(mapped) == [5, 0, 2, 9]

    def test_below_the_threshold_nothing_is_taken_over(self, mapped: Room) -> None:
        one, two, *_ = pains(mapped)
        acts.change(mapped.writer, Ref.parse(one), "counted", votes=7)  # type: ignore[arg-type]
        ballot(mapped, dots(mapped), [[two], [two], [two]])
        assert votes(mapped) == [7, 0, 0, 0]
        said = "Three have voted, fewer than four: what they chose is not shown."
        assert voting.how_voted(mapped.state, "pains") == said
        assert said in (ranking_model(mapped.state, "pain").head[0].title)

    def test_an_item_that_went_before_the_reveal_gets_nothing(self, mapped: Room) -> None:
        one, two, *_ = pains(mapped)
        ids = ballots.begin(mapped.writer, mapped.exercise("stages").id, dots(mapped), "ballot")
        for leader in mapped.state.rows("leader")[:4]:
            cast(mapped.writer, leader.id, {ids[0]: [one, two]})
        acts.remove(mapped.writer, Ref.parse(one))  # type: ignore[arg-type]
        ballots.reveal(mapped.writer, ids)
        assert votes(mapped) == [4, 0, 0]


class TestRanking:
    def rows(self, room: Room) -> list[list[str]]:
        model = ranking_model(room.state, "pain")
        return [[cell.text for cell in row.cells.values()] for row in model.body]

    def test_items_stand_by_their_votes_over_all_stages(self, mapped: Room) -> None:
        for code, count in zip(pains(mapped), (2, 0, 11, 2), strict=True):
            acts.change(mapped.writer, Ref.parse(code), "counted", votes=count)  # type: ignore[arg-type]
        rows = self.rows(mapped)
        assert [(row[0], row[-2], row[-1]) for row in rows] == [
            ("1", "Wrong bill", "I pay"),
            ("2", "Two prices", "I buy"),
            ("2", "Nobody calls", "I leave"),
            ("·", "Nobody calls", "I buy"),
        ]
        assert [row[1].split()[-1] for row in rows] == ["11", "2", "2", "·"]
        assert len(rows[0][1]) > len(rows[1][1]) > len("2")

    def test_the_round_before_stays_on_record_and_beside_it(self, mapped: Room) -> None:
        one, two, three, _ = pains(mapped)
        ballot(mapped, dots(mapped), [[one], [one], [one], [two]])
        assert "Before" not in [cell.text for cell in ranking_model(mapped.state, "pain").head[1].cells.values()]
        ballot(mapped, dots(mapped), [[three], [three], [one], [three]])
        model = ranking_model(mapped.state, "pain")
        assert [cell.text for cell in model.head[1].cells.values()] == ["", "Votes", "Before", "Pain point", "Stage"]
        assert [(row[2], row[3]) for row in self.rows(mapped)][:2] == [("0", "Wrong bill"), ("3", "Two prices")]
        assert model.head[0].title == "Pain points by votes · 4 ballots with one dot each."
        (section,) = sections(view(mapped))
        table = next(block for block in section.blocks if isinstance(block, Table) and "Before" in str(block.columns))
        assert table.rows[0] == ("Wrong bill", "I pay", 3, 0)
        assert table.rows[1] == ("Two prices", "I buy", 1, 3)

    def test_until_the_reveal_two_rooms_that_vote_differently_look_alike(self, mapped: Room) -> None:
        codes = pains(mapped)
        exercise, vote = mapped.exercise("stages").id, dots(mapped)
        seen = []
        for chosen in (codes[0], codes[3]):
            ids = ballots.begin(mapped.writer, exercise, vote, "ballot")
            for leader in mapped.state.rows("leader")[:5]:
                cast(mapped.writer, leader.id, {ids[0]: [chosen]})
            seen.append((repr(ranking_model(mapped.state, "pain")), repr(journey_model(mapped.state).rows[:-1])))
            acts_of_rounds.give_up(mapped.writer, ids)
        assert seen[0] == seen[1]
        assert "5 of 8 have voted. F4 goes on." in seen[0][0]
        assert "Pain points · 5 of 8 have voted. F4 goes on." in seen[0][1]


class TestFeelings:
    def test_a_round_gives_the_stage_its_mean_and_the_curve_its_spread(self, mapped: Room) -> None:
        fingers(mapped, "I buy", (2, 3, 3, 1, 0))
        stage = mapped.named("stage", "I buy")
        assert stage.feeling == -1
        found = voting.felt(mapped.state, stage)
        assert found is not None
        assert (found.value, found.spread) == (-0.7, 0.9)
        chart = curve(mapped.state, mapped.state.rows("stage"))
        assert (chart.points[0].value, chart.points[0].spread) == (-0.7, 0.9)
        assert "The feeling is −0.7 at “I buy”." in chart.description
        assert chart.description.endswith("Spread of the answers: 0.9 at “I buy”.")
        table = tabled.figures(chart)
        assert table is not None
        assert [column.title for column in table.columns] == ["Stage", "Feeling", "Spread"]
        assert table.rows == (("I buy", -0.7, 0.9), ("I pay", None, None), ("I leave", None, None))
        (cell,) = [row.cells[0] for row in journey_model(mapped.state).foot if row.group == "feeling"]
        assert cell.text == "−0.7 ±0.9"

    @pytest.mark.parametrize(
        ("counts", "feeling", "value"),
        [
            ((0, 1, 1, 0, 0), -1, -0.5),
            ((0, 0, 1, 1, 0), 1, 0.5),
            ((0, 1, 2, 0, 0), 0, -0.3),
            ((0, 1, 30, 0, 0), 0, 0.0),
            ((0, 0, 0, 0, 9), 2, 2.0),
        ],
    )
    def test_the_mean_is_rounded_away_from_zero(
        self, mapped: Room, counts: Sequence[int], feeling: int, value: float
    ) -> None:
        fingers(mapped, "I buy", counts)
        stage = mapped.named("stage", "I buy")
        found = voting.felt(mapped.state, stage)
        assert (stage.feeling, found and str(found.value)) == (feeling, str(value))

    def test_another_single_number_or_none_leaves_no_stale_spread(self, mapped: Room) -> None:
        fingers(mapped, "I buy", (2, 3, 3, 1, 0))
        ref = Ref("stage", mapped.stage("I buy"))
        for feeling in (2, None):
            acts.change(mapped.writer, ref, "felt", feeling=feeling)
            found = voting.felt(mapped.state, mapped.named("stage", "I buy"))
            assert found == (None if feeling is None else voting.Felt(feeling))
            assert curve(mapped.state, mapped.state.rows("stage")).points[0].spread is None
        fingers(mapped, "I buy", (0, 0, 0, 5, 4))
        found = voting.felt(mapped.state, mapped.named("stage", "I buy"))
        assert found is not None
        assert (found.value, found.spread) == (1.4, 0.5)
        assert len(voting.results_of(mapped.state, f"feeling:{ref.id}")) == 2

    def test_a_correction_is_no_second_round(self, mapped: Room) -> None:
        first = fingers(mapped, "I buy", (0, 1, 3, 4, 2))
        assert fingers(mapped, "I buy", (0, 0, 0, 4, 2), round_id=first) == first
        (only,) = voting.results_of(mapped.state, f"feeling:{mapped.stage('I buy')}")
        assert (only.n, mapped.named("stage", "I buy").feeling) == (6, 1)

    def test_a_ballot_below_the_threshold_gives_a_mean_without_a_spread(self, mapped: Room) -> None:
        vote = voting.feeling_vote(mapped.named("stage", "I buy"), 4)
        ballot(mapped, vote, [["-2"], ["-1"], ["-1"]])
        found = voting.felt(mapped.state, mapped.named("stage", "I buy"))
        assert found is not None
        assert (found.value, found.spread) == (-1.3, None)
        ballot(mapped, vote, [["2"]])
        assert mapped.named("stage", "I buy").feeling == -1, "one vote is nobody's to see"

    def test_the_lowest_is_that_of_the_means(self, mapped: Room) -> None:
        fingers(mapped, "I buy", (0, 5, 1, 0, 0))
        fingers(mapped, "I pay", (1, 5, 0, 0, 0))
        found = mapped.key("stages", "stages.lowest")
        assert (found.text, found.links) == (
            "The journey is at its lowest at “I pay” (−1.2)",
            (Ref("stage", mapped.stage("I pay")),),
        )
        assert curve(mapped.state, mapped.state.rows("stage")).low == 1

    def test_merging_keeps_the_fingers_of_the_feeling_that_stays(self, mapped: Room) -> None:
        fingers(mapped, "I pay", (2, 3, 3, 1, 0))
        before = [vars(row) for row in mapped.state.rows("round")]
        acts.merge(mapped.writer, mapped.stage("I pay"), mapped.stage("I buy"))
        found = voting.felt(mapped.state, mapped.named("stage", "I buy"))
        assert found is not None
        assert (found.value, found.spread) == (-0.7, 0.9)
        mapped.writer.undo()
        assert [vars(row) for row in mapped.state.rows("round")] == before

    def test_merging_two_that_were_voted_on_takes_the_one_that_the_room_says(self, mapped: Room) -> None:
        fingers(mapped, "I pay", (2, 3, 3, 1, 0))
        fingers(mapped, "I buy", (0, 0, 0, 1, 5))
        acts.merge(mapped.writer, mapped.stage("I pay"), mapped.stage("I buy"), -1)
        found = voting.felt(mapped.state, mapped.named("stage", "I buy"))
        assert found is not None
        assert found.value == -0.7
        mapped.writer.undo()
        acts.merge(mapped.writer, mapped.stage("I pay"), mapped.stage("I buy"), 2)
        found = voting.felt(mapped.state, mapped.named("stage", "I buy"))
        assert found is not None
        assert found.value == 1.8
        assert [row.subject for row in mapped.state.rows("round")] == [f"feeling:{mapped.stage('I buy')}"]
