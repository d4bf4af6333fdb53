"""What Northwind Utilities, which does not exist, says of its customers' journey, and when the journey says what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.stages import acts, voting
from onecompany.kinds import ballots, rows, sorting_notes
from onecompany.kinds.sample import Case, ids
from onecompany.kinds.view import View
from onecompany.store.acts.capture import park
from onecompany.store.ballots import cast
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter

# name, what they want, feeling, touchpoints (a star: moment of truth), pain points
JOURNEY: tuple[tuple[str, str, int, tuple[str, ...], tuple[str, ...]], ...] = (
    ("I hear of you", "To know that there is a choice", 0, ("Neighbour's advice", "Comparison site"), ()),
    (
        "I compare",
        "To see what I would really pay",
        1,
        ("Tariff calculator", "*First call"),
        ("Two prices for the same house",),
    ),
    ("I sign up", "To be done in ten minutes", 2, ("Web form", "Confirmation letter"), ()),
    (
        "I move in",
        "Light and heat on the first evening",
        -2,
        ("*Meter reading", "Switching date", "Engineer's visit"),
        ("Nobody says when", "The engineer comes twice", "Calling three numbers"),
    ),
    ("I pay", "A bill that I understand", -1, ("*First bill", "Payment plan"), ("The estimate is always too high",)),
    ("I need help", "One person who sorts it out", 1, ("Service line", "App", "*Outage message"), ("Waiting in line",)),
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Map the journey, in which moving in is worst."""
    ids = acts.add_stages(writer, [name for name, *_ in JOURNEY], None)
    for stage, (name, goal, feeling, touchpoints, pains) in zip(ids, JOURNEY, strict=True):
        acts.change(writer, Ref("stage", stage), f"described {name}", goal=goal, feeling=feeling)
        points = acts.add_items(writer, "touchpoint", stage, [text.lstrip("*") for text in touchpoints], None)
        for point, text in zip(points, touchpoints, strict=True):
            if text.startswith("*"):
                acts.change(writer, Ref("touchpoint", point), "marked a moment of truth", moment=True)
        if pains:
            acts.add_items(writer, "pain", stage, pains, None)
    _dots_for_the_pains(writer, exercise)
    _whys(writer)
    rows.add(writer, acts.TABLES["persona"], PERSONAS)
    _fingers(writer, exercise, "I pay", (3, 2, 3, 0, 0))
    park(writer, exercise.id, "What do we do about customers who rent?")


PERSONAS = (
    {
        "name": "Maja, 34",
        "situation": "moves in with two children and no time",
        "wants": "to be told once what happens when",
        "fears": "a first evening in the dark",
        "quote": "I called three numbers, and each of them sent me to another one.",
    },
    {
        "name": "Henrik, 79",
        "situation": "has paid by bank slip for fifty years",
        "wants": "one person who knows the matter",
        "fears": "a bill that cannot be true",
        "quote": "I would pay it if I understood it.",
    },
)

# Of a pain point the silo that it comes from, and why it hurts: each answer asks why the one before it is so.
CAUSES = (
    (
        "Nobody says when",
        "Operations",
        (
            "The date is set when the engineer is free",
            "Two planners plan the same streets",
            "Sales sells a date that nobody has asked for",
        ),
    ),
    ("The estimate is always too high", "Finance", ("Last year's reading counts, and not the new flat",)),
    ("Waiting in line", "Service", ()),
)


def _whys(writer: WorkshopWriter) -> None:
    pains, silos = {row.text: row.id for row in writer.state.rows("pain")}, ids(writer, "silo")
    for text, silo, answers in CAUSES:
        acts.change(writer, Ref("pain", pains[text]), "said where it comes from", silo_id=silos[silo])
        if answers:
            acts.add_whys(writer, pains[text], answers, None)


# What each leader put the two dots on.
DOTS = (
    ("Nobody says when", "The engineer comes twice"),
    ("Nobody says when", "Two prices for the same house"),
    ("Nobody says when", "The estimate is always too high"),
    ("Nobody says when", "Nobody says when"),
    ("The engineer comes twice", "Calling three numbers"),
    ("The engineer comes twice", "The engineer comes twice"),
    ("Nobody says when", "Calling three numbers"),
    ("The estimate is always too high", "Calling three numbers"),
)


def _dots_for_the_pains(writer: WorkshopWriter, exercise: Any) -> None:
    """The laptop goes round: dots over all pain points."""
    vote = voting.dots_vote(View(writer.state, exercise, writer.state.workshop.date), "pain")
    if vote is None:
        raise ValueError("the example has pain points to choose from")
    codes = {row.text: f"pain:{row.id}" for row in writer.state.rows("pain")}
    (round_id,) = ballots.begin(writer, exercise.id, vote, "ballot")
    for leader, chosen in zip(writer.state.rows("leader"), DOTS, strict=True):
        cast(writer, leader.id, {round_id: [codes[text] for text in chosen]})
    ballots.reveal(writer, [round_id])


def _fingers(writer: WorkshopWriter, exercise: Any, name: str, counts: tuple[int, ...]) -> None:
    """All show at once how a stage feels."""
    stage = next(row for row in writer.state.rows("stage") if row.name == name)
    vote = voting.feeling_vote(stage, exercise.settings["threshold"])
    codes = [option.code for option in voting.feeling_points()]
    ballots.count_hands(writer, exercise.id, vote, vote.polls[0], dict(zip(codes, counts, strict=True)))


def _change_all(writer: WorkshopWriter, table: str, **values: Any) -> None:
    for row in list(writer.state.rows(table)):
        acts.change(writer, Ref(table, row.id), "changed", **values)


def _answer_all(writer: WorkshopWriter) -> None:
    for row in list(writer.state.rows("pain")):
        acts.add_whys(writer, row.id, ["Nobody has the whole of it before their eyes"], None)


def _keep(writer: WorkshopWriter, number: int) -> None:
    for stage in list(writer.state.rows("stage"))[number:]:
        acts.remove(writer, Ref("stage", stage.id))


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Move, merge, split and remove."""
    first, second, third, *_ = [row.id for row in writer.state.rows("stage")]
    acts.move(writer, Ref("stage", third), -1)
    point = writer.state.where("touchpoint", "stage_id", first)[-1].id
    acts.move_to_stage(writer, Ref("touchpoint", point), second)
    new = acts.split(writer, second, "I ask around", point)
    acts.merge(writer, new, third)
    acts.remove(writer, Ref("stage", first))
    cause = writer.state.rows("why")[0].id
    acts.mark_root(writer, cause)
    acts.move(writer, Ref("why", cause), 1)
    acts.remove(writer, Ref("why", cause))
    persona, other = [row.id for row in writer.state.rows("persona")]
    rows.move(writer, acts.TABLES["persona"], persona, 1)
    rows.remove(writer, acts.TABLES["persona"], other)
    texts = ["I wait for a letter", "The letter speaks of another flat", "I move out", "The lift is broken"]
    waits, letter, leaves, lift = (Ref("slip", row_id) for row_id in sorting_notes.add(writer, exercise.id, texts))
    group = sorting_notes.group(writer, waits, "Letters")
    sorting_notes.put(writer, letter, group)
    sorting_notes.sort(writer, Ref("cluster", group), f"stage:{second}", "pain", "what hurts")
    sorting_notes.sort(writer, leaves, "", "stage", "a new stage")
    sorting_notes.park(writer, lift)


CASES = {
    "stages.few": Case("warning", "there are fewer than four stages", lambda writer, _: _keep(writer, 3)),
    "stages.many": Case(
        "warning",
        "there are more than nine stages",
        lambda writer, _: acts.add_stages(writer, [f"I wait {number} days" for number in range(2, 6)], None),
    ),
    "stages.department": Case(
        "warning",
        "a stage has the name of a silo",
        lambda writer, _: acts.add_stages(writer, ["The Sales team"], None),
    ),
    "stages.goals": Case(
        "warning",
        "a stage does not say what the customer wants",
        lambda writer, _: _change_all(writer, "stage", goal=""),
    ),
    "stages.no_moment": Case(
        "warning",
        "no touchpoint is a moment of truth",
        lambda writer, _: _change_all(writer, "touchpoint", moment=False),
    ),
    "stages.pain_cause": Case(
        "warning",
        "nobody has asked why one of the most voted pain points hurts",
        lambda writer, _: _answer_all(writer),
    ),
    "stages.pain_promise": Case(
        "warning",
        "nothing is promised about one of the most voted pain points, though its cause is known or others are promised",
        lambda writer, _: _change_all(writer, "pain", votes=0),
    ),
    "stages.pain_silo": Case(
        "warning",
        "the room has said of half of the voted pain, or more, which silo it comes from",
        lambda writer, _: _change_all(writer, "pain", silo_id=None),
    ),
    "stages.lowest": Case(
        "warning",
        "stages are rated; a strength where all are and none is below 0",
        lambda writer, _: _change_all(writer, "stage", feeling=None),
        also="strength",
    ),
}
