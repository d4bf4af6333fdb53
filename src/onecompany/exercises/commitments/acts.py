"""What the room does with promises, the cadence and the parking lot. Each function is one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from onecompany.exercises.commitments.tables import Meeting
from onecompany.kinds.cadence import year
from onecompany.kinds.lookup import watched_words
from onecompany.kinds.promises import active, serving
from onecompany.kinds.view import Finding
from onecompany.parsing.lines import ParsedCommitment
from onecompany.store.acts.capture import short
from onecompany.store.copying import renamed
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.tables import Commitment, Parking
from onecompany.store.transaction import Transaction
from onecompany.store.types import MAX_TEXT
from onecompany.store.writer import WorkshopWriter


def _row(writer: WorkshopWriter, table: str, row_id: str, word: str) -> Any:
    row = writer.state.get(table, row_id)
    if row is None:
        raise Unknown(f"That {word} is not there any more.")
    return row


def add(writer: WorkshopWriter, exercise_id: str | None, texts: Sequence[str], after: str | None = None) -> list[str]:
    """Add commitments that say no more than what, behind another one or at the end. Returns their ids."""
    label = f"committed “{short(texts[0])}”" if len(texts) == 1 else f"added {len(texts)} commitments"
    with writer.act(label) as transaction:
        spots = places(transaction, Commitment, writer.state.rows("commitment"), after, len(texts))
        return [
            transaction.add(Commitment, exercise_id=exercise_id, what=text, position=place).id
            for text, place in zip(texts, spots, strict=True)
        ]


def promise(
    writer: WorkshopWriter,
    exercise_id: str | None,
    promises: Sequence[ParsedCommitment],
    serves: str = "",
    serves_text: str = "",
) -> list[str]:
    """Add commitments as they were read from typed lines: what, who, by when. Returns their ids."""
    label = f"committed “{short(promises[0].what)}”" if len(promises) == 1 else f"added {len(promises)} commitments"
    with writer.act(label) as transaction:
        spots = places(transaction, Commitment, writer.state.rows("commitment"), None, len(promises))
        return [
            transaction.add(
                Commitment,
                exercise_id=exercise_id,
                what=each.what,
                who=each.who_text if each.who_id is None else "",
                leader_id=each.who_id,
                by_when=each.by_when,
                serves=serves,
                serves_text=serves_text,
                position=place,
            ).id
            for each, place in zip(promises, spots, strict=True)
        ]


def take(writer: WorkshopWriter, exercise_id: str | None, finding: Finding) -> str:
    """Make a commitment of what is found, with a first wording of what is to be done. Returns its id."""
    with writer.act(f"took “{short(finding.text)}” as a commitment") as transaction:
        (place,) = places(transaction, Commitment, writer.state.rows("commitment"), None, 1)
        return transaction.add(
            Commitment,
            exercise_id=exercise_id,
            what=_fitting(finding.mend or f"Settle this: {finding.text}"),
            serves=serving(finding),
            serves_text=_fitting(finding.text),
            position=place,
        ).id


def _fitting(text: str) -> str:
    """A sentence of ours as it can be kept; one that names several very long things may be too long."""
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def change(writer: WorkshopWriter, commitment_id: str, label: str, **values: Any) -> None:
    """Change columns of a commitment, as `cells.read_cell` gives them."""
    _row(writer, "commitment", commitment_id, "commitment")
    with writer.act(label) as transaction:
        transaction.change(Commitment, commitment_id, **values)


def remove(writer: WorkshopWriter, commitment_id: str) -> None:
    """Remove a commitment."""
    row = _row(writer, "commitment", commitment_id, "commitment")
    with writer.act(f"removed commitment “{short(row.what)}”") as transaction:
        transaction.remove(Commitment, commitment_id)


def move(writer: WorkshopWriter, commitment_id: str, steps: int) -> bool:
    """Move a commitment up (negative) or down. Whether it moved."""
    row = _row(writer, "commitment", commitment_id, "commitment")
    with writer.act(f"moved commitment “{short(row.what)}”") as transaction:
        return shift(transaction, Commitment, writer.state.rows("commitment"), commitment_id, steps)


# -- the cadence; a meeting's place is its date


def add_meeting(writer: WorkshopWriter, date: dt.date, minutes: float, agenda: str) -> str:
    """Add a quarterly meeting with a customer section of `minutes`. Returns its id."""
    with writer.act(f"added the meeting of {date.isoformat()}") as transaction:
        return _add_meeting(transaction, date, minutes, agenda)


def plan_year(writer: WorkshopWriter, first_date: dt.date, months: int, minutes: float, agenda: str) -> list[str]:
    """Plan four meetings, `months` apart. Returns their ids; a date with a meeting keeps the one it has."""
    known = {row.date: str(row.id) for row in writer.state.rows("meeting")}
    with writer.act("planned the customer section of four meetings") as transaction:
        return [
            known[date] if date in known else _add_meeting(transaction, date, minutes, agenda)
            for date in year(first_date, months)
        ]


def _add_meeting(transaction: Transaction, date: dt.date, minutes: float, agenda: str) -> str:
    place = float(date.toordinal())
    return transaction.add(Meeting, date=date, minutes=minutes, agenda=agenda, position=place).id


def change_meeting(writer: WorkshopWriter, meeting_id: str, label: str, **values: Any) -> None:
    """Change columns of a meeting, as `cells.read_meeting` gives them."""
    _row(writer, "meeting", meeting_id, "meeting")
    if "date" in values:
        values["position"] = float(values["date"].toordinal())
    with writer.act(label) as transaction:
        transaction.change(Meeting, meeting_id, **values)


def remove_meeting(writer: WorkshopWriter, meeting_id: str) -> None:
    """Remove a meeting."""
    row = _row(writer, "meeting", meeting_id, "meeting")
    with writer.act(f"removed the meeting of {row.date.isoformat()}") as transaction:
        transaction.remove(Meeting, meeting_id)


# -- the parking lot


def own(writer: WorkshopWriter, parking_id: str, leader_id: str | None) -> None:
    """A leader takes a parked item on, which is then not dropped; None gives it back."""
    row = _row(writer, "parking", parking_id, "parked item")
    leader = writer.state.get("leader", leader_id)
    who = leader.name if leader is not None else "nobody"
    with writer.act(f"{who} takes on “{short(row.text)}”") as transaction:
        values = {"leader_id": leader_id} | ({"dropped": False} if leader_id else {})
        transaction.change(Parking, parking_id, **values)


def drop(writer: WorkshopWriter, parking_id: str, *, dropped: bool = True) -> None:
    """Drop a parked item, so that nobody has it; or take that back."""
    row = _row(writer, "parking", parking_id, "parked item")
    with writer.act(f"{'dropped' if dropped else 'took up again'} “{short(row.text)}”") as transaction:
        transaction.change(Parking, parking_id, dropped=dropped, **({"leader_id": None} if dropped else {}))


def stages_merged(transaction: Transaction, gone: str, kept: str) -> None:
    """What serves a stage that is merged, or what was found there, serves the stage that it became."""
    for row in transaction.state.rows("commitment"):
        serves = renamed(row.serves, {gone: kept})
        if serves != row.serves:
            inner = serves == f"handoff:{kept}-{kept}"
            transaction.change(Commitment, row.id, serves=f"stage:{kept}" if inner else serves)


def stage_removed(transaction: Transaction, stage_id: str) -> None:
    """What served a stage that goes, or a handoff of it, keeps its name in words."""
    _let_go(transaction, stage_id)


def metric_removed(transaction: Transaction, metric_id: str) -> None:
    """What served a metric that goes keeps its name in words."""
    _let_go(transaction, metric_id)


def _let_go(transaction: Transaction, row_id: str) -> None:
    """What was found about a row stays found about it: its key is no way to go there, and undo brings it back."""
    for row in transaction.state.rows("commitment"):
        table, _, rest = row.serves.partition(":")
        if table != "finding" and row_id in rest.split("-"):
            words = watched_words(transaction.state, row.serves) or row.serves_text
            transaction.change(Commitment, row.id, serves="", serves_text=words)


def carry(state: State) -> dict[str, list[Record]]:
    """Of the commitments those go on that are still to be kept."""
    return {"commitment": active(state)}
