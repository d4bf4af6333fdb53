"""What the leaders of Northwind Utilities, which does not exist, write in one sentence, and what they agree on."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.same_page import SENTENCE, acts
from onecompany.exercises.same_page.answers import LINES, answers
from onecompany.kinds import ballots, rows
from onecompany.kinds.rounds import Part, Poll, Vote, scale
from onecompany.kinds.sample import Case
from onecompany.kinds.shared_tables import DISSENT
from onecompany.store.sealing import seal
from onecompany.store.writer import WorkshopWriter

SENTENCES = (
    "A customer who moves in has light, heat and a right first bill from day one",
    "We promise one move-in date and we keep it",
    "Customers reach somebody who knows them and may decide",
    "No customer pays for what our teams have not told each other",
    "One date, one bill, one person to call: that is what customers buy from us",
    "We grow because customers stay, and they stay because we keep our promise",
    "The cheapest reliable supply in the region, sold well",
    "Customers trust the date we promise, because field work has agreed to it",
)

ADOPTED = "We promise every customer one move-in date that all of us have agreed to, and we keep it"

DISSENTING = ("Dora: Nobody has said yet what a kept date costs",)

HANDS = (0, 0, 1, 2, 3, 2)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Eight sentences from cards, the one that came of them, the fist to five, and why one of them is below three."""
    acts.write(writer, exercise.id, SENTENCES)
    acts.adopt(writer, exercise.id, ADOPTED)
    round_id = _count(writer, exercise.id, HANDS)
    acts.dissent(writer, round_id, DISSENTING)


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Seal two more and reveal them; mend the wording and adopt another; move, change and remove lines."""
    (round_id,) = ballots.begin(
        writer, exercise.id, Vote("", (Poll(LINES, "lines", "", (Part("", ()),)),), ("sealed",)), "sealed"
    )
    ana, ben, *_ = writer.state.rows("leader")
    seal(writer, round_id, "One company that customers\nrecognise at every door", leader_id=ana.id, named=True)
    seal(writer, round_id, "Light from the first evening", leader_id=ben.id)
    ballots.reveal(writer, [round_id])
    answered = answers(writer.state, exercise.id)
    rows.move(writer, SENTENCE, answered.sentences[-1].id, -2)
    rows.change(writer, SENTENCE, answered.sentences[-2].id, text="Light and heat from the first evening")
    rows.remove(writer, SENTENCE, answered.sentences[-1].id)
    assert answered.adopted is not None
    rows.change(writer, SENTENCE, answered.adopted.id, text=f"{ADOPTED}.")
    fist = _count(writer, exercise.id, (0, 1, 1, 2, 2, 2))
    acts.dissent(writer, fist, ["Who tells the customer when we do not?", "Chen Wei: The system knows no date"])
    rows.remove(writer, DISSENT, writer.state.where("dissent", "round_id", fist)[0].id)
    acts.adopt(writer, exercise.id, "We keep the date that we promise")
    acts.adopt(writer, exercise.id, "We keep the date that we have promised")


def _count(writer: WorkshopWriter, exercise_id: str, hands: tuple[int, ...]) -> str:
    adopted = answers(writer.state, exercise_id).adopted
    assert adopted is not None
    poll = Poll(f"sentence:{adopted.id}", "scale", "", (Part(adopted.text, scale(0, 5)),))
    counts = {str(fingers): number for fingers, number in enumerate(hands)}
    return ballots.count_hands(writer, exercise_id, Vote("", (poll,), ("fist",)), poll, counts, method="fist")


def _write_others(writer: WorkshopWriter, exercise: Any, *texts: str) -> None:
    for row in answers(writer.state, exercise.id).sentences:
        rows.remove(writer, SENTENCE, row.id)
    acts.write(writer, exercise.id, texts)


def _drop(writer: WorkshopWriter, exercise: Any) -> None:
    adopted = answers(writer.state, exercise.id).adopted
    assert adopted is not None
    rows.remove(writer, SENTENCE, adopted.id)


CASES = {
    "same_page.none": Case("crack", "there are sentences and none is adopted", _drop),
    "same_page.apart": Case(
        "warning",
        "no content word is used by half of the sentences or more",
        lambda writer, exercise: _write_others(writer, exercise, "Light on day one", "Bills arrive", "Nobody waits"),
    ),
    "same_page.shared": Case(
        "strength",
        "three quarters of the sentences or more use a word",
        lambda writer, exercise: _write_others(
            writer, exercise, "Light on day one", "Customers stay", "No customer waits"
        ),
    ),
    "same_page.dissent": Case(
        "warning",
        "somebody shows fewer than three fingers for the adopted sentence",
        lambda writer, exercise: _count(writer, exercise.id, (0, 0, 0, 3, 3, 2)),
    ),
    "same_page.missing": Case(
        "warning",
        "there are fewer sentences than leaders in the room",
        lambda writer, exercise: _write_others(writer, exercise, "Light on day one"),
    ),
}
