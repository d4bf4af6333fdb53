"""What the room does with promises, the cadence and the parking lot that it does not do with other rows."""

from __future__ import annotations

import datetime as dt

from onecompany.exercises.commitments import MEETING
from onecompany.kinds import rows
from onecompany.kinds.cadence import on_a_workday, year
from onecompany.kinds.promises import active, serving
from onecompany.kinds.shared_tables import COMMITMENT, PARKING
from onecompany.kinds.view import Finding
from onecompany.sentences import gettext
from onecompany.store.acts.capture import short
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.store.types import MAX_TEXT
from onecompany.store.writer import WorkshopWriter


def take(writer: WorkshopWriter, exercise_id: str | None, finding: Finding) -> str:
    """Make a commitment of what is found, with a first wording of what is to be done. Returns its id."""
    new = {
        "exercise_id": exercise_id,
        "what": _fitting(finding.mend or gettext("Settle this: {finding}", finding=finding.text)),
        "serves": serving(finding),
        "serves_text": _fitting(finding.text),
    }
    label = gettext("took {finding:quoted} as a commitment", finding=short(finding.text))
    return rows.add(writer, COMMITMENT, [new], label=label)[0]


def _fitting(text: str) -> str:
    """A sentence of ours as it can be kept; one that names several very long things may be too long."""
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"


def plan_year(writer: WorkshopWriter, first_date: dt.date, months: int, minutes: float, agenda: str) -> list[str]:
    """Plan four meetings, `months` apart; one that falls on a weekend is on the Monday after.

    Returns their ids; a date with a meeting keeps the one it has.
    """
    known = {row.date for row in writer.state.rows("meeting")}
    days = [day if day in known else on_a_workday(day) for day in year(first_date, months)]
    new = [{"date": day, "minutes": minutes, "agenda": agenda} for day in days if day not in known]
    rows.add(writer, MEETING, new, label=gettext("planned the {customer} section of four meetings"))
    ids = {row.date: str(row.id) for row in writer.state.rows("meeting")}
    return [ids[day] for day in days]


def own(writer: WorkshopWriter, parking_id: str, leader_id: str | None) -> None:
    """A leader takes a parked item on, which is then not dropped; None gives it back."""
    text = short(rows.present(writer.state, PARKING, parking_id).text)
    leader = writer.state.get("leader", leader_id)
    label = gettext("nobody takes on {text:quoted}", text=text)
    if leader is not None:
        label = gettext("{name} takes on {text:quoted}", name=leader.name, text=text)
    values = {"leader_id": leader_id} | ({"dropped": False} if leader_id else {})
    rows.change(writer, PARKING, parking_id, label, **values)


def drop(writer: WorkshopWriter, parking_id: str, *, dropped: bool = True) -> None:
    """Drop a parked item, so that nobody has it; or take that back."""
    text = short(rows.present(writer.state, PARKING, parking_id).text)
    label = gettext("took up again {text:quoted}", text=text)
    if dropped:
        label = gettext("dropped {text:quoted}", text=text)
    rows.change(writer, PARKING, parking_id, label, dropped=dropped, **({"leader_id": None} if dropped else {}))


def carry(state: State, day: dt.date) -> dict[str, list[Record]]:
    """What is still to be kept of the commitments, the meetings still ahead, and what is left in the parking lot.

    An item that somebody took on, or that was dropped, has been emptied out of it. Why a commitment was late was said
    of that day: an answer of the next time has a reason of its own, or none.
    """
    return {
        "commitment": [row.with_values({"reason": ""}) for row in active(state)],
        "meeting": [row for row in state.rows("meeting") if row.date > day],
        "parking": [row for row in state.rows("parking") if row.leader_id is None and not row.dropped],
    }
