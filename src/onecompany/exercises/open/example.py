"""What the leaders of Northwind Utilities, which does not exist, say in open rounds, and when a round says what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.open import acts
from onecompany.exercises.open.board import SEALED
from onecompany.kinds import ballots, sorting_notes
from onecompany.kinds.rounds import Poll, Vote
from onecompany.kinds.sample import Case
from onecompany.store.acts.rounds import close
from onecompany.store.records import Ref
from onecompany.store.sealing import seal_all
from onecompany.store.writer import WorkshopWriter

LINES = {
    "check-in": ["Ana: I want to leave with fewer meetings", "Eli: I want to hear what Service hears"],
    "closing": [
        "Dora: Our customers finance the gap between our teams",
        "Goran: The second visit begins at the sign-up",
        "Hana: We measure each other, not the move-in",
    ],
}


# what is said at the end of the first review and of the second
LATER = (
    ["Chen: I promised a system, and what they wait for is a date", "Goran: I learn on Mondays what I owe on Fridays"],
    ["Jonas: I turned a rule round without noticing", "Eli: I am paid for the signature, not for the year"],
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """What was said, in the rounds in which somebody speaks; unseen where the plan wants it so."""
    lines = LINES.get(exercise.settings["style"], [])
    if exercise.settings.get("sealed"):
        reveal_sealed(writer, exercise.id, [line.partition(": ")[2] for line in lines or LINES["closing"]])
    elif lines:
        acts.add_notes(writer, exercise.id, lines)


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """What two of them have learnt, in the closing round."""
    if exercise.settings["style"] == "closing":
        acts.add_notes(writer, exercise.id, LATER[number - 1])


def reveal_sealed(writer: WorkshopWriter, exercise_id: str, lines: list[str]) -> None:
    """Seal some lines and show them."""
    vote = Vote("", (Poll(SEALED, "lines", "", ()),), ("sealed",))
    ids = ballots.begin(writer, exercise_id, vote, "sealed")
    seal_all(writer, ids[0], lines)
    close(writer, ids)
    ballots.reveal(writer, ids)


def _all_speak(writer: WorkshopWriter, exercise: Any) -> None:
    names = [leader.name for leader in writer.state.rows("leader")]
    acts.add_notes(writer, exercise.id, [f"{name}: We are one company" for name in names])


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Add two notes; change, move and remove. Then two lines that were sealed."""
    first, second = acts.add_notes(writer, exercise.id, ["The lift", "The stairs"])
    acts.change(writer, second, "The back stairs")
    acts.move(writer, second, -1)
    acts.remove(writer, first)
    reveal_sealed(writer, exercise.id, ["We wait for each other", "Nobody told them"])
    one, other, third = sorting_notes.add(writer, exercise.id, ["Ana: We count alone", "We wait", "We meet too late"])
    sorting_notes.sort(writer, Ref("slip", one), "", "note", "a note")
    group = sorting_notes.group(writer, Ref("slip", other), "Waiting")
    sorting_notes.put(writer, Ref("slip", third), group)


CASES = {
    "open.silent": Case("warning", "somebody in the room has not spoken in a closing round", _all_speak),
    "open.everyone": Case("strength", "everybody in the room has spoken in a closing round", _all_speak),
}
