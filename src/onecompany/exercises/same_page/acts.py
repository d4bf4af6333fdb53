"""What the room does with sentences. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onecompany.exercises.same_page import SENTENCE
from onecompany.exercises.same_page.answers import answers
from onecompany.exercises.same_page.tables import SamePage, Sentence
from onecompany.kinds import rows
from onecompany.kinds.people import spoken
from onecompany.kinds.references import let_go
from onecompany.kinds.shared_tables import DISSENT
from onecompany.sentences import gettext
from onecompany.store.acts.capture import short
from onecompany.store.acts.rounds import Revealed
from onecompany.store.placing import last_place, places
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put the question into a new workshop."""
    transaction.add(SamePage, exercise_id=exercise_id, position=last_place(transaction.state.rows("same_page")))


def revealed(transaction: Transaction, result: Revealed) -> None:
    """Sealed lines become sentences, in the order of the shuffle."""
    exercise_id = result.round.exercise_id
    texts = [(" ".join(line.text.split()), line.leader_id) for line in result.lines]
    siblings = transaction.state.where("sentence", "exercise_id", exercise_id)
    spots = places(transaction, Sentence, siblings, None, len(texts))
    for (text, leader_id), spot in zip(texts, spots, strict=True):
        transaction.add(Sentence, exercise_id=exercise_id, text=text, leader_id=leader_id, position=spot)


def write(writer: WorkshopWriter, exercise_id: str, lines: Sequence[str], after: str | None = None) -> list[str]:
    """Add sentences from cards, or of somebody who is late, behind another one or at the end. Returns their ids.

    Where the plan wants the names, "Ana: …" is Ana's.
    """
    named = writer.state.get("exercise", exercise_id).settings["names"]
    read = [spoken(writer.state, line) if named else (None, line) for line in lines]
    new = [
        {"exercise_id": exercise_id, "text": text, "leader_id": leader_id, "adopted": False} for leader_id, text in read
    ]
    return rows.add(writer, SENTENCE, new, after=after)


def adopt(writer: WorkshopWriter, exercise_id: str, text: str) -> str:
    """Adopt a sentence in place of the one that was, and return its id.

    Fists that were counted for that one are about other words, and go with it. Raises NotKept while votes are in.
    """
    old = answers(writer.state, exercise_id).adopted
    asked = old is not None and any(row.subject == f"sentence:{old.id}" for row in writer.state.rows("round"))
    with writer.act(gettext("adopted {text:quoted}", text=short(text))) as transaction:
        if old is not None and not asked:
            transaction.change(Sentence, old.id, text=text)
            return str(old.id)
        if old is not None:
            transaction.remove(Sentence, old.id)
            let_go(transaction, {old.id})
        siblings = writer.state.where("sentence", "exercise_id", exercise_id)
        place = last_place(siblings)
        return transaction.add(Sentence, exercise_id=exercise_id, text=text, adopted=True, position=place).id


def dissent(writer: WorkshopWriter, round_id: str, lines: Sequence[str], after: str | None = None) -> list[str]:
    """Put on record why somebody does not stand behind the sentence; "Ana: …" is Ana's. Returns their ids."""
    read = [spoken(writer.state, line) for line in lines]
    new = [{"round_id": round_id, "leader_id": leader_id, "text": text} for leader_id, text in read]
    return rows.add(writer, DISSENT, new, after=after)
