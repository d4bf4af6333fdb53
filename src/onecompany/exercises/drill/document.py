"""What readers of the JSON document are told of a case besides its own columns: its calls, and how far all agreed."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.drill import calls as reading
from onecompany.exercises.drill.calls import CODES, Call
from onecompany.store.records import Record
from onecompany.store.state import State


def calls(state: State, row: Record) -> list[dict[str, Any]]:
    """The calls on a case; below the threshold with nothing but how many there were."""
    return [_call(state, number, call) for number, call in enumerate(reading.calls(state, row), 1)]


def _call(state: State, number: int, call: Call) -> dict[str, Any]:
    counts: dict[str, int | None] = dict(call.counts) if call.counts is not None else dict.fromkeys(CODES)
    rules = [
        {"rule": rule_id or None, "text": getattr(state.get("rule", rule_id), "text", None), "named": times}
        for rule_id, times in call.rules or ()
    ]
    known = None if call.rules is None else rules
    about = {"round": number, "method": call.method, "n": call.n}
    return {**about, **counts, "rules": known, "seconds": call.seconds}


def agreement_before(state: State, row: Record) -> float | None:
    """The share of the largest choice at the first call."""
    return _share(reading.before_and_after(reading.calls(state, row))[0])


def agreement_after(state: State, row: Record) -> float | None:
    """The share of the largest choice at the latest call, where there was more than one."""
    return _share(reading.before_and_after(reading.calls(state, row))[1])


def _share(call: Call | None) -> float | None:
    return round(float(call.agreement), 3) if call is not None and call.agreement is not None else None
