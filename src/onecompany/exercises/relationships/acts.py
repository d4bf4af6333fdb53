"""What the room does with relationships. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onecompany.exercises.relationships import EVENT
from onecompany.exercises.relationships.pairs import acquaintance_id, row, sides
from onecompany.exercises.relationships.tables import Acquaintance, MeetingEvent
from onecompany.kinds import rounds, rows
from onecompany.kinds.registry import tables
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.rounds import Revealed
from onecompany.store.records import Record
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter


def _silo(writer: WorkshopWriter, silo_id: str) -> Record:
    return rows.present(writer.state, tables()["silo"], silo_id)


def judge(writer: WorkshopWriter, scores: Mapping[tuple[str, str], int | None]) -> None:
    """Keep how well silos know the work of others, by the ids of both: one cell, a row, or several. None takes it back.

    What is noted stays.
    """
    names = {silo_id: _silo(writer, silo_id).name for pair in scores for silo_id in pair}
    judging = list(dict.fromkeys(silo_id for silo_id, _ in scores))
    label = ngettext("{name} has judged", "{number} {silos} have judged", len(judging), name=names[judging[0]])
    if len(scores) == 1:
        ((silo_id, other_id), score), *_ = scores.items()
        said = {"name": names[silo_id], "other": names[other_id], "score": score}
        label = gettext("{name} knows {other}: {score}", **said)
        if score is None:
            label = gettext("cleared how well {name} knows {other}", **said)
    elif all(score is None for score in scores.values()):
        label = gettext("cleared how well {names:list} knows the others", names=[names[silo_id] for silo_id in judging])
    with writer.act(label) as transaction:
        for (silo_id, other_id), score in scores.items():
            _say(transaction, silo_id, other_id, score=score)


def set_note(writer: WorkshopWriter, silo_id: str, other_id: str, text: str) -> None:
    """Put a note on a cell; an empty one takes it away."""
    silo, other = _silo(writer, silo_id), _silo(writer, other_id)
    with writer.act(gettext("noted on {name} and {other}", name=silo.name, other=other.name)) as transaction:
        _say(transaction, silo_id, other_id, note=text.strip())


def _say(transaction: Transaction, silo_id: str, other_id: str, **values: Any) -> None:
    """Change a cell of the matrix. One that says nothing has no row."""
    known, row_id = row(transaction.state, silo_id, other_id), acquaintance_id(silo_id, other_id)
    score, note = (known.score, known.note) if known is not None else (None, "")
    after = {"score": score, "note": note} | values
    says = after["score"] is not None or bool(after["note"])
    if known is None and says:
        transaction.add(Acquaintance, id=row_id, silo_id=silo_id, other_id=other_id, **after)
    elif known is not None and says:
        transaction.change(Acquaintance, row_id, **values)
    elif known is not None:
        transaction.remove(Acquaintance, row_id)


def plan(writer: WorkshopWriter, silo_id: str, other_id: str) -> str:
    """Plan that two silos meet, with who and when still to be said. Returns the id of the event."""
    silo, other = _silo(writer, silo_id), _silo(writer, other_id)
    text = _first_wording(silo.name, other.name)
    label = gettext("planned that {name} and {other} meet", name=silo.name, other=other.name)
    (new,) = rows.add(writer, EVENT, [{"text": text, "silos": [silo_id, other_id]}], label=label)
    return new


def _first_wording(name: str, other: str) -> str:
    return gettext("{name} and {other} sit beside each other for a day", name=name, other=other)


def silo_renamed(transaction: Transaction, silo_id: str, old: str, new: str) -> None:
    """An event that nobody has worded otherwise has the names in it."""
    for event in transaction.state.rows("meeting_event"):
        silos = [transaction.state.get("silo", one) for one in event.silos]
        if silo_id in event.silos and len(silos) == 2:
            before = _first_wording(*(old if one.id == silo_id else one.name for one in silos))
            after = _first_wording(*(new if one.id == silo_id else one.name for one in silos))
            if event.text == before:
                transaction.change(MeetingEvent, event.id, text=after)


def revealed(transaction: Transaction, result: Revealed) -> None:
    """What the hands of a silo's leaders came to is what that silo says: the nearest point, halves up."""
    outcome = rounds.result(result.round)
    if outcome is not None and outcome.nearest is not None:
        silo_id, other_id = sides(result.round.subject)
        _say(transaction, silo_id, other_id, score=outcome.nearest)
