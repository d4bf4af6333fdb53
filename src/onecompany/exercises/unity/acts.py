"""What a new workshop gets of a pulse: the plan's statements, or our two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onecompany.exercises.unity import HIGH, LOW, STATEMENTS
from onecompany.exercises.unity.tables import PulseStatement
from onecompany.sentences import gettext
from onecompany.store.transaction import GAP, Transaction


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put in the statements, each in the language and the words of the plan."""
    usual = [{"key": key, "text": gettext(STATEMENTS[key]), "low": "", "high": ""} for key in STATEMENTS]
    for number, asked in enumerate(settings["statements"] or usual, 1):
        low, high = asked["low"] or gettext(LOW), asked["high"] or gettext(HIGH)
        transaction.add(
            PulseStatement,
            exercise_id=exercise_id,
            key=asked["key"],
            text=asked["text"],
            low=low,
            high=high,
            position=number * GAP,
        )
