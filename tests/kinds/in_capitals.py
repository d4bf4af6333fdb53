"""A workshop in which room and plan have said everything in capitals, so that small letters are the program's."""

from __future__ import annotations

import re
from typing import Any

from onecompany.store.state import State
from tests.kinds.words import reworded

OWN = ("onecompany", "false", "true", "min")
"""What is the same in all languages: the program, and what only programs read."""

_OF_THE_PLAN = {
    "workshop": ("title", "purpose", "plan"),
    "organisation": ("name",),
    "exercise": ("title", "prompt"),
    "step": ("title", "prompt"),
    "group": ("name",),
}


_SAID = (
    "text",
    "low",
    "high",
    "agenda",
    "preset",
    "metric",
    "definition",
    "unit",
    "result",
    "stage",
    "question",
    "terms",
)


def in_capitals(state: State) -> State:
    """The same rows, all words of which are in capitals."""
    capital = reworded(state, lambda table, column, row_id: f"X {row_id.upper()} {column[:2].upper()}")
    for table, columns in _OF_THE_PLAN.items():
        capital.tables[table] = {
            key: row.with_values({name: getattr(row, name).upper() for name in columns if hasattr(row, name)})
            for key, row in capital.tables.get(table, {}).items()
        }
    exercises = capital.tables["exercise"]
    for key, row in exercises.items():
        exercises[key] = row.with_values({"settings": _settings(row.settings)})
    return capital


def _settings(value: object, key: str = "") -> Any:
    """The settings of an exercise: what a plan says there is in capitals, codes are as they were."""
    if isinstance(value, dict):
        return {name: _settings(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_settings(item, key) for item in value]
    return value.upper() if isinstance(value, str) and key in _SAID else value


def small_words(text: str) -> list[str]:
    """The lines of a text that have a word of small letters, each once."""
    lines = [line.strip() for line in text.splitlines()]
    words = r"(?<![A-Za-z0-9/._#-])[A-Z]?[a-z]{3,}"
    return list(dict.fromkeys(line for line in lines if set(re.findall(words, line)) - set(OWN)))
