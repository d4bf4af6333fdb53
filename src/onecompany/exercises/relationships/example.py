"""Who knows whose work at Northwind Utilities, which does not exist, and when the map says what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.relationships import EVENT, acts
from onecompany.kinds import rows
from onecompany.kinds.sample import Case, after, ids
from onecompany.store.writer import WorkshopWriter

# how well each knows the others, in the order of the columns; its own place is left out
KNOWN = {
    "Operations": {"Marketing": 1, "IT": 1, "Finance": 1, "Sales": 2, "Service": 3},
    "Marketing": {"Operations": 1, "IT": 1, "Finance": 2, "Sales": 3, "Service": 2},
    "IT": {"Operations": 2, "Marketing": 1, "Finance": 2, "Sales": 1, "Service": 2},
    "Finance": {"Operations": 1, "Marketing": 2, "IT": 1, "Sales": 2, "Service": 0},
    "Sales": {"Operations": 2, "Marketing": 3, "IT": 0, "Finance": 2, "Service": 2},
    "Service": {"Operations": 1, "Marketing": 2, "IT": 1, "Finance": 1, "Sales": 2},
}


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Each silo judges the others; one note, and two of three events that are whole."""
    silos, leaders = ids(writer, "silo"), ids(writer, "leader")
    for silo, known in KNOWN.items():
        acts.judge(writer, {(silos[silo], silos[other]): score for other, score in known.items()})
    acts.set_note(writer, silos["Finance"], silos["Service"], "We see their calls as a cost line, and no more")
    beside = {"silos": [silos["Finance"], silos["Service"]], "leader_id": leaders["Dora Lindqvist"]}
    text = "Two from billing sit with the call team on a Monday"
    rows.add(writer, EVENT, [{"text": text, "by_when": after(writer, 21), **beside}])
    open_day = {"text": "IT shows its week: what breaks, and who calls", "leader_id": leaders["Chen Wei"]}
    every = [silos[name] for name in ("Operations", "IT", "Sales")]
    rows.add(writer, EVENT, [{"silos": every, "by_when": after(writer, 35), **open_day}])
    acts.plan(writer, silos["Operations"], silos["Marketing"])


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Take one judgement back; move an event, change one, remove one."""
    first, second, third = [row.id for row in writer.state.rows("meeting_event")]
    silos = ids(writer, "silo")
    acts.judge(writer, {(silos["IT"], silos["Sales"]): None})
    acts.set_note(writer, silos["Finance"], silos["Service"], "")
    rows.move(writer, EVENT, second, -1)
    rows.change(writer, EVENT, third, by_when=after(writer, 40))
    rows.remove(writer, EVENT, first)


def _judge_all(writer: WorkshopWriter, score: int) -> None:
    order = [silo.id for silo in writer.state.rows("silo")]
    acts.judge(writer, {(one, other): score for one in order for other in order if one != other})


def _judge(writer: WorkshopWriter, one: str, other: str, score: int) -> None:
    silos = ids(writer, "silo")
    acts.judge(writer, {(silos[one], silos[other]): score})


def _meet_all(writer: WorkshopWriter) -> None:
    everybody = [silo.id for silo in writer.state.rows("silo")]
    rows.add(writer, EVENT, [{"text": "A day for all", "silos": everybody}])


CASES = {
    "relationships.weak_handoff": Case(
        "crack",
        "one of two silos that share a handoff hardly knows the other",
        lambda writer, _: _judge_all(writer, 2),
    ),
    "relationships.no_event": Case(
        "warning", "nothing brings two together of whom one hardly knows the other", lambda writer, _: _meet_all(writer)
    ),
    "relationships.one_sided": Case(
        "warning",
        "one knows the other two points better than the other way round",
        lambda writer, _: _judge_all(writer, 2),
    ),
    "relationships.island": Case(
        "warning", "of those who have judged nobody knows a silo", lambda writer, _: _judge(writer, "Service", "IT", 2)
    ),
    "relationships.strong": Case(
        "strength", "two know each other from inside", lambda writer, _: _judge_all(writer, 2)
    ),
}
