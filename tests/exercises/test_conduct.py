"""The code of conduct: rules in their lanes, dots, ratification, and what becomes of them when stages change."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exercises.conduct import acts
from onecompany.exercises.conduct.chapters import chapters
from onecompany.exercises.conduct.ratifying import in_figures, verdicts
from onecompany.exercises.conduct.votes import poll_of, votes
from onecompany.exercises.ownership.acts import remove_silo
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import ballots, rounds, sorting_notes
from onecompany.kinds.beginning import begin
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.wording import folded, split_side
from onecompany.plans import Plan
from onecompany.store.file import Store
from onecompany.store.problems import NotKept
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.exercises.coded import Coded, code_plan
from tests.exercises.room import rows_of


@pytest.fixture
def plan() -> Plan:
    return code_plan()


@pytest.fixture
def room(writer: WorkshopWriter) -> Coded:
    """Three stages, and rules at two of them."""
    coded = Coded(writer)
    coded.journey("Buy", "Onboard", "Use")
    coded.add("Buy", ["Call back the same day", "Say the whole price"], ["Promise a day we do not know"])
    coded.add("Use", ["Answer with a name"], ["Pass them on", "Ask twice for the same"])
    return coded


@pytest.mark.parametrize(
    ("typed", "language", "side", "rest"),
    [
        ("Always call back", "en", "always", "Call back"),
        ("NEVER: leave a call open", "en", "never", "Leave a call open"),
        ("never  leave a call open", "en", "never", "leave a call open"),
        ("We never guess", "en", "never", "Guess"),
        ("Immer zurückrufen", "de", "always", "Zurückrufen"),
        ("Niemals — zweimal fragen", "de", "never", "Zweimal fragen"),
        ("Never guess", "de", "never", "Guess"),
        ("Ne jamais promettre", "fr-CA", "never", "Promettre"),
        ("Jamás prometer", "es", "never", "Prometer"),
        ("Immer zurückrufen", "en", "", "Immer zurückrufen"),
        ("Neverending calls end with a name", "en", "", "Neverending calls end with a name"),
        ("Call back, always", "en", "", "Call back, always"),
        ("always", "en", "always", ""),
        ("", "en", "", ""),
    ],
)
def test_a_rule_that_says_always_or_never_itself_is_of_that_lane(
    typed: str, language: str, side: str, rest: str
) -> None:
    assert split_side(typed, language) == (side, rest)


def test_two_rules_say_the_same_whatever_their_case_accents_and_marks() -> None:
    assert folded("Always call back, the SAME day!", "en") == folded("we never call  back the same day", "en")
    assert folded("Immer über den Preis sprechen", "de") == folded("nie uber den preis sprechen.", "de")
    assert folded("Ne promettez jamais un jour", "fr") == folded("Promettez toujours un jour", "fr")
    assert folded("Call back", "en") != folded("Call them back", "en")


def test_rules_stand_in_lanes_behind_one_another(room: Coded) -> None:
    first = room.chapter("Buy").lane(room.state, "always")[0]
    acts.add_rules(
        room.writer, room.chapter("Buy"), [("always", "Between"), ("never", "Last"), ("always", "Too")], first.id
    )
    assert room.lane("Buy", "always") == ["Call back the same day", "Between", "Too", "Say the whole price"]
    assert room.lane("Buy", "never") == ["Promise a day we do not know", "Last"]
    room.writer.undo()
    assert room.lane("Buy", "always") == ["Call back the same day", "Say the whole price"]


def test_a_rule_moves_in_its_lane_and_to_others(room: Coded) -> None:
    one, two = room.chapter("Buy").lane(room.state, "always")
    assert acts.move(room.writer, two.id, -1)
    assert not acts.move(room.writer, two.id, -1)
    assert room.lane("Buy", "always") == ["Say the whole price", "Call back the same day"]
    acts.move_to(room.writer, one.id, room.chapter("Use"), "always")
    acts.move_to(room.writer, two.id, room.chapter("Use"), "never", first=True)
    assert room.lane("Use", "always") == ["Answer with a name", "Call back the same day"]
    assert room.lane("Use", "never") == ["Say the whole price", "Pass them on", "Ask twice for the same"]
    acts.move_to(room.writer, two.id, room.chapter("people"), "never")
    assert room.lane("people", "never") == ["Say the whole price"]
    assert room.state.get("rule", two.id).people


def test_our_people_come_last_where_the_plan_wants_them_and_no_stage_is_theirs(room: Coded) -> None:
    def keys(**settings: bool) -> list[str]:
        return [part.key for part in chapters(room.state, {"allow_people_stage": True} | settings)]

    buy, onboard, use = (room.stage(name) for name in ("Buy", "Onboard", "Use"))
    assert keys() == [buy, onboard, use, "people"]
    assert keys(allow_people_stage=False) == [buy, onboard, use]
    stages.change(room.writer, Ref("stage", onboard), "ours", people=True)
    assert keys() == [buy, onboard, use]
    room.writer.undo()
    room.add("people", ["Say thank you"])
    assert keys(allow_people_stage=False) == [buy, onboard, use, "people"], "what was typed is never hidden"


def test_rules_of_a_stage_that_goes_stay_under_no_stage_any_more_and_undo_brings_all_back(room: Coded) -> None:
    (first, *_) = room.chapter("Buy").lane(room.state, "always")
    room.change(first.id, state="adopted", votes=7, noticed=True, hardest_for=room.silo("IT"))
    room.thumbs("Buy", 8, 1, 1)
    before = rows_of(room.state)
    stages.remove(room.writer, Ref("stage", room.stage("Buy")))
    assert room.lane("none", "always") == ["Call back the same day", "Say the whole price"]
    assert room.lane("none", "never") == ["Promise a day we do not know"]
    assert [part.key for part in chapters(room.state, room.view.settings)][-1] == "none"
    kept = room.state.get("rule", first.id)
    assert (kept.state, kept.votes, kept.noticed, kept.hardest_for) == ("adopted", 7, True, room.silo("IT"))
    seen = room.verdict("none")
    assert in_figures(seen) == "8 up, 1 sideways, 1 down", "what was ratified stays on record"
    room.writer.undo()
    assert rows_of(room.state) == before
    room.writer.redo()
    assert room.lane("none", "never") == ["Promise a day we do not know"]


def test_rules_of_a_stage_that_is_merged_go_behind_those_of_the_one_that_is_kept(room: Coded) -> None:
    before = rows_of(room.state)
    said = stages.merge(room.writer, room.stage("Buy"), room.stage("Use"))
    assert room.lane("Use", "always") == ["Answer with a name", "Call back the same day", "Say the whole price"]
    assert room.lane("Use", "never") == ["Pass them on", "Ask twice for the same", "Promise a day we do not know"]
    assert "Along went 3 rules" in said
    assert "none" not in [part.key for part in chapters(room.state, room.view.settings)]
    room.writer.undo()
    assert rows_of(room.state) == before


def test_what_was_ratified_of_a_stage_that_is_merged_stands_at_the_one_that_is_kept(room: Coded) -> None:
    for row in list(room.state.rows("rule")):
        room.change(row.id, state="adopted")
    acts.dissent(room.writer, room.thumbs("Buy", 7, 0, 1), ["Nobody is on call"])
    before = rows_of(room.state)
    stages.merge(room.writer, room.stage("Buy"), room.stage("Use"))
    seen = room.verdict("Use")
    assert (in_figures(seen), seen.agreed, seen.current) == ("7 up, 1 down", True, False)
    assert seen.result is not None
    assert [row.text for row in rounds.dissent(room.state, seen.result.id)] == ["Nobody is on call"]
    room.writer.undo()
    assert rows_of(room.state) == before


def test_a_silo_that_goes_is_hardest_for_nobody(room: Coded) -> None:
    (first, *_) = room.chapter("Buy").lane(room.state, "always")
    room.change(first.id, hardest_for=room.silo("IT"))
    rows_before = rows_of(room.state)
    remove_silo(room.writer, room.silo("IT"))
    assert room.state.get("rule", first.id).hardest_for is None
    room.writer.undo()
    assert rows_of(room.state) == rows_before


# -- votes


def test_dots_are_offered_for_the_stage_and_for_all_with_the_plans_budget(room: Coded) -> None:
    (one,) = room.dots("Use").polls
    assert one.subject == f"rules:{room.stage('Use')}"
    assert [option.words for option in one.parts[0].options] == [
        "Always: Answer with a name", "Never: Pass them on", "Never: Ask twice for the same",
    ]  # fmt: skip
    assert (one.budget, one.most) == (1, 1)
    (every,) = room.dots().polls
    assert every.parts[0].options[0].words == "Buy · always: Call back the same day"
    assert (len(every.parts[0].options), every.budget, every.most) == (6, 2, 2)
    (dropped,) = [row.id for row in room.state.rows("rule") if row.text == "Pass them on"]
    acts.drop(room.writer, dropped)
    assert len(room.dots("Use").polls[0].parts[0].options) == 2
    still = poll_of(room.view, one.subject)
    assert still is not None
    assert len(still.parts[0].options) == 3, "a vote that goes on keeps its words"


@pytest.mark.parametrize(("settings", "budget", "most"), [({"dots": 5, "dots_on_one": 2}, 5, 2), ({"dots": 1}, 1, 1)])
def test_the_plan_says_how_many_dots(store: Store, settings: dict[str, int], budget: int, most: int) -> None:
    workshop = begin(store, organisation="Other", plan=code_plan(**settings), date=dt.date(2026, 3, 5), people=[])
    other = Coded(store.writer(workshop))
    other.journey("Buy")
    other.add("Buy", ["One", "Two"], ["Three"])
    assert (other.dots("Buy").polls[0].budget, other.dots("Buy").polls[0].most) == (budget, most)


def test_nothing_is_offered_where_there_is_nothing_to_choose_or_to_ratify(room: Coded) -> None:
    assert [vote.polls[0].subject for vote in votes(room.view, room.chapter("Onboard"))] == ["rules"]
    room.add("Onboard", ["Greet"])
    assert [vote.polls[0].subject for vote in votes(room.view, room.chapter("Onboard"))] == ["rules"]
    room.add("Onboard", ["Smile"], state="adopted")
    offered = votes(room.view, room.chapter("Onboard"), ratify_first=True)
    onboard = room.stage("Onboard")
    subjects = [vote.polls[0].subject for vote in offered]
    assert subjects[0].startswith(f"ratify:{onboard}:")
    assert subjects[1:] == [f"rules:{onboard}", "rules"]
    assert offered[0].methods == ("hands", "ballot")


def test_dots_by_ballot_become_votes_at_the_reveal_and_not_before(room: Coded) -> None:
    one, two, three = [f"rule:{row.id}" for row in room.chapter("Use").rules(room.state)]
    room.change(one.removeprefix("rule:"), votes=9)
    round_id = room.ballot(room.dots("Use"), [[two], [two], [three], [two], [three]])
    assert [row.votes for row in room.chapter("Use").rules(room.state)] == [9, 0, 0]
    ballots.reveal(room.writer, [round_id])
    assert [row.votes for row in room.chapter("Use").rules(room.state)] == [0, 3, 2]
    room.writer.undo()
    assert [row.votes for row in room.chapter("Use").rules(room.state)] == [9, 0, 0]
    ballots.reveal(room.writer, [round_id])
    assert [row.votes for row in room.chapter("Use").rules(room.state)] == [0, 3, 2]


def test_few_dots_by_ballot_change_no_votes(room: Coded) -> None:
    one, two, _ = [f"rule:{row.id}" for row in room.chapter("Use").rules(room.state)]
    room.change(one.removeprefix("rule:"), votes=2)
    round_id = room.ballot(room.dots("Use"), [[two], [two], [two]])
    ballots.reveal(room.writer, [round_id])
    assert [row.votes for row in room.chapter("Use").rules(room.state)] == [2, 0, 0]


def test_a_stage_cannot_go_while_it_is_voted_on(room: Coded) -> None:
    one, *_ = [f"rule:{row.id}" for row in room.chapter("Use").rules(room.state)]
    room.ballot(room.dots("Use"), [[one]])
    with pytest.raises(NotKept, match="A vote about it is going on"):
        stages.remove(room.writer, Ref("stage", room.stage("Use")))


# -- ratifying


@pytest.fixture
def ready(room: Coded) -> Coded:
    """All rules are adopted."""
    for row in list(room.state.rows("rule")):
        room.change(row.id, state="adopted")
    return room


@pytest.mark.parametrize(
    ("thumbs", "agreed", "figures"),
    [
        ((8, 1, 1), True, "8 up, 1 sideways, 1 down"),
        ((8, 0, 0), True, "8 up"),
        ((5, 0, 3), True, "5 up, 3 down"),
        ((4, 0, 4), False, "4 up, 4 down"),
        ((0, 8, 0), False, "8 sideways"),
        ((1, 7, 0), True, "1 up, 7 sideways"),
        ((0, 0, 0), False, "nobody voted"),
    ],
)
def test_ratified_is_more_thumbs_up_than_down(
    ready: Coded, thumbs: tuple[int, int, int], agreed: bool, figures: str
) -> None:
    round_id = ready.thumbs("Buy", *thumbs)
    seen = ready.verdict("Buy")
    assert (seen.ratified, in_figures(seen)) == (agreed, figures)
    assert ready.state.get("round", round_id).subject == f"ratification:{seen.row.id}"
    assert seen.row.stage_id == ready.stage("Buy")


def test_what_was_changed_since_is_ratified_no_more_until_it_is_again(ready: Coded) -> None:
    ready.thumbs("Buy", 6, 2)
    assert ready.verdict("Buy").ratified
    first = ready.chapter("Buy").lane(ready.state, "always")[0]
    ready.change(first.id, text="call BACK  the same day")
    assert ready.verdict("Buy").ratified, "capitals and spaces say nothing else"
    ready.change(first.id, text="Call back within the hour")
    assert not ready.verdict("Buy").ratified
    assert ready.verdict("Buy").agreed
    ready.writer.undo()
    assert ready.verdict("Buy").ratified
    ready.add("Buy", ["Only proposed"])
    assert ready.verdict("Buy").ratified, "a proposal changes nothing"
    ready.change(ready.chapter("Buy").lane(ready.state, "always")[-1].id, state="adopted")
    assert not ready.verdict("Buy").current
    ready.thumbs("Buy", 8)
    seen = verdicts(ready.state, ready.chapter("Buy"))
    assert [in_figures(one) for one in seen] == ["6 up, 2 sideways", "8 up"]
    assert [one.ratified for one in seen] == [False, True]


def test_dissent_is_on_record_with_a_name_or_without(ready: Coded) -> None:
    round_id = ready.thumbs("Buy", 6, 0, 2)
    acts.dissent(ready.writer, round_id, ["Ana: Nobody is on call on Sundays", "Too early: we have no data"])
    said = rounds.dissent(ready.state, round_id)
    assert [(row.leader_id, row.text) for row in said] == [
        (ready.leader("Ana"), "Nobody is on call on Sundays"),
        (None, "Too early: we have no data"),
    ]


def test_few_ballots_do_not_tell_whether_it_is_ratified(ready: Coded) -> None:
    vote = next(vote for vote in votes(ready.view, ready.chapter("Buy")) if vote.polls[0].form == "choice")
    round_id = ready.ballot(vote, [["up"], ["up"], ["down"]])
    ballots.reveal(ready.writer, [round_id])
    seen = ready.verdict("Buy")
    assert (seen.known, seen.ratified) == (False, False)
    assert in_figures(seen) == "too few votes to show"


def test_thumbs_by_ballot_are_a_ratification_at_the_reveal(ready: Coded) -> None:
    ready.add("people", ["Say thank you"], state="adopted")
    vote = next(vote for vote in votes(ready.view, ready.chapter("people")) if vote.polls[0].form == "choice")
    round_id = ready.ballot(vote, [["up"], ["up"], ["sideways"], ["down"], ["up"]])
    assert ready.state.rows("ratification") == []
    ballots.reveal(ready.writer, [round_id])
    seen = ready.verdict("people")
    assert in_figures(seen) == "3 up, 1 sideways, 1 down"
    assert (seen.row.stage_id, seen.row.people) == (None, True)
    ready.writer.undo()
    assert ready.state.rows("ratification") == []
    assert ready.state.get("round", round_id).subject.startswith("ratify:people:")
    ballots.reveal(ready.writer, [round_id])
    assert in_figures(ready.verdict("people")) == "3 up, 1 sideways, 1 down"


def test_what_is_adopted_while_the_ballot_goes_round_is_not_ratified_by_it(ready: Coded) -> None:
    vote = next(vote for vote in votes(ready.view, ready.chapter("Buy")) if vote.polls[0].form == "choice")
    round_id = ready.ballot(vote, [["up"], ["up"], ["up"], ["up"]])
    ready.add("Buy", ["Work on Sundays"], state="adopted")
    (going_on,) = [vote for vote in votes(ready.view, ready.chapter("Buy")) if vote.polls[0].form == "choice"]
    assert going_on.polls[0].subject == ready.state.get("round", round_id).subject
    ballots.reveal(ready.writer, [round_id])
    seen = ready.verdict("Buy")
    assert (seen.agreed, seen.current, seen.ratified) == (True, False, False)


def test_readers_of_the_document_find_rules_with_their_stages_and_thumbs_with_dissent(ready: Coded) -> None:
    round_id = ready.thumbs("Buy", 6, 1, 1)
    acts.dissent(ready.writer, round_id, ["Ana: No"])
    at = Stamp(dt.datetime(2026, 3, 5, 9, tzinfo=dt.UTC), 1.0, "boot")
    made = document(ready.state, findings={}, at=at)
    first = made["rules"][0]
    assert (first["stage"], first["kind"], first["text"], first["state"]) == (
        "Buy", "always", "Call back the same day", "adopted",
    )  # fmt: skip
    (said,) = made["ratifications"]
    assert (said["stage"], said["up"], said["sideways"], said["down"]) == ("Buy", 6, 1, 1)
    assert said["dissent"] == [{"leader": "Ana Peña", "text": "No"}]


# -- the next workshop


def test_the_adopted_rules_go_on_without_their_dots(ready: Coded, store: Store) -> None:
    kept = adopted(ready.state)
    ready.change(kept[0].id, votes=7, noticed=False, hardest_for=ready.silo("IT"))
    ready.change(kept[1].id, state="proposed")
    acts.drop(ready.writer, kept[2].id)
    ready.thumbs("Use", 8)
    nxt = begin(store, organisation="Northwind Utilities", plan=code_plan(), date=dt.date(2026, 6, 4))
    later = Coded(store.writer(nxt))
    going_on = [kept[0], *kept[3:]]
    rules = later.state.rows("rule")
    assert [row.text for row in rules] == [row.text for row in going_on]
    assert [row.origin_id for row in rules] == [row.id for row in going_on]
    assert {row.state for row in rules} == {"adopted"}
    assert (rules[0].votes, rules[0].noticed, rules[0].hardest_for) == (0, False, later.silo("IT"))
    assert later.lane("Use", "never") == ["Pass them on", "Ask twice for the same"]
    assert later.state.rows("ratification") == []


def test_a_group_of_loose_notes_becomes_rules_and_its_name_is_not_lost(room: Coded) -> None:
    exercise = next(row.id for row in room.state.rows("exercise") if row.kind == "conduct")
    one, other = sorting_notes.add(room.writer, exercise, ["Call back today", "Name one person"])
    group = sorting_notes.group(room.writer, Ref("slip", one), "Waiting")
    sorting_notes.put(room.writer, Ref("slip", other), group)
    before = room.state.rows("note")
    sorting_notes.sort(room.writer, Ref("cluster", group), room.stage("Buy"), "always", "Buy")
    assert {"Call back today", "Name one person"} <= {row.text for row in room.state.rows("rule")}
    (name,) = [row for row in room.state.rows("note") if row not in before]
    assert (name.text, name.exercise_id) == ("Waiting", exercise)
