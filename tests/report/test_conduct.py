"""The code of conduct in the report: side by side, with its votes, what was ratified, dissent, and for the wall."""

from __future__ import annotations

import pytest

from onecompany.exercises.conduct import acts
from onecompany.exercises.conduct.votes import votes
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import ballots
from onecompany.plans import Plan
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.upcoming import StageRules
from tests.exercises.coded import Coded, code_plan
from tests.report.reporting import board_copy, report, section, tables, words


@pytest.fixture
def plan() -> Plan:
    return code_plan()


@pytest.fixture
def coded(writer: WorkshopWriter) -> Coded:
    """Three stages with rules at two of them, of which some are adopted."""
    room = Coded(writer)
    room.journey("Buy", "Onboard", "Use")
    room.add("Buy", ["Call back", "Say the price"], ["Guess"], state="adopted", noticed=True, votes=7)
    room.add("Use", ["Answer with a name"], [], state="adopted", hardest_for=room.silo("IT"))
    room.add("Use", ["Greet"], ["Pass them on"])
    return room


def test_always_and_never_stand_side_by_side_with_the_numbers_of_the_rules(coded: Coded) -> None:
    code, *_, every = tables(section(report(coded), "conduct"))
    assert [column.title for column in code.columns] == ["Stage", "We always", "We never"]
    assert code.rows == (
        ("Buy", "1. Call back\n2. Say the price", "3. Guess"),
        ("Use", "4. Answer with a name", "no rule yet"),
    )
    assert [column.title for column in every.columns] == [
        "No.", "Stage", "Always or never", "Rule", "Where it stands", "Votes", "A customer would notice", "Hardest for",
    ]  # fmt: skip
    assert every.rows[0] == (1, "Buy", "always", "Call back", "adopted", 7, True, "")
    assert every.rows[3] == (4, "Use", "always", "Answer with a name", "adopted", 0, None, "IT")
    assert every.rows[5] == (None, "Use", "never", "Pass them on", "proposed", 0, None, "")


def test_it_says_what_it_comes_to(coded: Coded) -> None:
    def conclusion() -> str:
        return section(report(coded), "conduct").conclusion

    assert conclusion() == "The code of conduct has four rules, which are not ratified yet."
    coded.thumbs("Buy", 8)
    assert conclusion() == "The code of conduct has four rules. One of two stages is ratified."
    coded.thumbs("Use", 7, 0, 1)
    assert conclusion() == "The room has ratified its code of conduct: four rules."
    for row in list(coded.state.rows("rule")):
        coded.change(row.id, state="proposed")
    assert conclusion() == "Six rules are proposed, and none is adopted yet."
    assert "No rule has been adopted yet." in words(section(report(coded), "conduct"))


def test_page_one_counts_the_stages_that_are_ratified_and_asks_for_the_others(coded: Coded) -> None:
    coded.thumbs("Buy", 6, 0, 2)
    front = report(coded).front
    (number,) = [number for number in front.numbers if number.label == "stages ratified"]
    assert (number.value, number.note) == ("1 of 2", "two votes against")
    assert "Ratify the code of conduct at “Use”" in [ask.text for ask in front.asks]
    coded.thumbs("Use", 8)
    front = report(coded).front
    assert not any("Ratify" in ask.text for ask in front.asks)


def test_what_was_ratified_before_and_dissent_stay_on_record_and_names_only_where_they_may_stand(coded: Coded) -> None:
    round_id = coded.thumbs("Buy", 5, 1, 2)
    acts.dissent(coded.writer, round_id, ["Ana: Nobody is on call", "Too early"])
    coded.change(coded.id("rule", "Guess"), text="Guess a day")
    coded.thumbs("Buy", 8)
    coded.thumbs("Use", 2, 0, 6)
    made = report(coded)
    found = section(made, "conduct")
    ratified, dissent = [table for table in tables(found) if table.columns[-1].title in ("Ratified", "Dissent")]
    assert ratified.rows == (
        ("Buy", 5, 1, 2, "ratified before"),
        ("Buy", 8, 0, 0, "ratified"),
        ("Use", 2, 0, 6, "not ratified"),
    )
    assert dissent.rows == (("Buy", "Ana Peña", "Nobody is on call"), ("Buy", "", "Too early"))
    board = words(board_copy(coded.state))
    assert found.conclusion in board
    assert "Nobody is on call" not in board


def test_nothing_that_few_ballots_would_betray_is_told(coded: Coded) -> None:
    vote = next(vote for vote in votes(coded.view, coded.chapter("Buy")) if vote.polls[0].form == "choice")
    round_id = coded.ballot(vote, [["up"], ["down"]])
    ballots.reveal(coded.writer, [round_id])
    made = report(coded)
    (ratified,) = [table for table in tables(section(made, "conduct")) if table.columns[-1].title == "Ratified"]
    assert ratified.rows == (("Buy", None, None, None, "too few votes to show"),)
    (number,) = [number for number in made.front.numbers if number.label == "stages ratified"]
    assert (number.value, number.note) == ("0 of 2", "")


def test_the_wall_gets_the_adopted_rules_by_stage_and_our_people_last(coded: Coded) -> None:
    coded.add("people", ["Say thank you"], state="adopted")
    assert report(coded).upcoming.code == (
        StageRules("Buy", ("Call back", "Say the price"), ("Guess",)),
        StageRules("Use", ("Answer with a name",), ()),
        StageRules("Our people", ("Say thank you",), ()),
    )
    stages.remove(coded.writer, Ref("stage", coded.stage("Buy")))
    assert report(coded).upcoming.code[-1] == StageRules(
        "No stage any more", ("Call back", "Say the price"), ("Guess",)
    )


def test_without_a_rule_it_says_that_nothing_was_recorded(writer: WorkshopWriter) -> None:
    room = Coded(writer)
    room.journey("Buy")
    made = report(room)
    assert "Not recorded." in words(section(made, "conduct"))
    assert made.upcoming.code == ()
