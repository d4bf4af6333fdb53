"""A workshop in which nothing has the length or the letters that one hopes for: every hand-out is tried with it.

The wide day (nine stages, twelve departments), held by *Stadtwerke Musterstadt …*, with leaders in five scripts, forty
promises, texts of 2,000 characters, and sums of ten figures.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from onecompany.exercises.metrics import METRIC
from onecompany.exercises.stages import acts as stages
from onecompany.kinds import rows
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts.capture import add_decision
from onecompany.store.file import Store
from onecompany.store.records import Ref
from tests.wide_day import JOURNEY, PEOPLE, make_wide_day

ORGANISATION = "Stadtwerke Musterstadt Energieversorgung GmbH & Co. KG"

CONFIDENTIALITY = (
    "Confidential. For the leadership team and the supervisory board only; not to be copied, "
    "forwarded or left on a table."
)

NAMES = (
    "דנה לוי-מזרחי",
    "ليلى حداد",
    "李伟",
    "Ольга Соколова",
    "Χριστίνα Παπαδοπούλου",
    "Jean-François de La Tour d'Auvergne",
)

PROMISES = 40

LONG = ("They tell it again at each desk, and nobody knows what the one before has promised. " * 24)[:2_000]
"""2,000 characters."""


def make_nasty_day(store: Store, day: dt.date) -> str:
    """Make the workshop, held on a day, in a file, and return its id."""
    people = tuple(replace(person, name=name) for person, name in zip(PEOPLE, NAMES, strict=False))
    workshop_id = make_wide_day(store, day, ORGANISATION, (*people, *PEOPLE[len(people) :]))
    writer = store.writer(workshop_id)
    leaders = [row.id for row in writer.state.rows("leader")]
    exercise = next(row for row in writer.state.rows("exercise") if row.kind == "commitments")
    there = len(writer.state.rows("commitment"))
    for number in range(there, PROMISES):
        text = LONG if number == there else f"Promise number {number}: look at the list of dates together, each Monday"
        values = {
            "exercise_id": exercise.id,
            "what": text,
            "leader_id": leaders[number % len(leaders)],
            "noticed": True,
        }
        values |= {"by_when": day + dt.timedelta(days=7 * number) if number % 5 else None}
        rows.add(writer, COMMITMENT, [values | {"serves_text": JOURNEY[number % len(JOURNEY)].name}])
    metric = {"leader_id": leaders[-1], "name": "Cost of all that is done twice", "measures": "operation", "unit": "€"}
    metric |= {"baseline": 2_000_000_000, "target": 1_500_000_000, "by_when": dt.date(2026, 9, 30), "noticed": True}
    rows.add(writer, METRIC, [metric])
    add_decision(writer, exercise.id, LONG)
    for kind in ("touchpoint", "pain"):
        stages.change(writer, Ref(kind, writer.state.rows(kind)[0].id), "reworded", text=LONG)
    return workshop_id
