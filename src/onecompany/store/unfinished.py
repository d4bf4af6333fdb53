"""Lines that are being typed, kept beside the workshop file too: a file that is destroyed takes none of them along.

The file beside it is that of unfinished forms (`app/form_drafts.py`): texts by the name of their field, as JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from onecompany.store.locating import beside

PART = ".part"  # no sentence: an ending
"""Behind the name while it is written."""

_LINE = "line"
"""How the name of a field begins that is an open line of a workshop, and no field of a form."""


class OpenLine(NamedTuple):
    """A line that was not finished: whose it is, its place as the file names it, and its text."""

    exercise_id: str
    workshop_id: str
    place: str
    text: str


def unfinished_path(workshop_file: Path) -> Path:
    """The path of the file beside a workshop file. There is one only while something is unfinished."""
    return beside(workshop_file, ".unfinished", behind=len(PART))


def read_texts(path: Path) -> dict[str, str] | None:
    """The texts of a file beside, by the name of their field; None where there is none, or it is not ours."""
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(stored, dict):
        return None
    return {name: text for name, text in stored.items() if isinstance(text, str)}


def line_field(workshop_id: str, exercise_id: str) -> str:
    """The name of the field in which the open line of an exercise is kept."""
    return f"{_LINE} {workshop_id} {exercise_id}"


def is_line_of(field: str, workshop_id: str) -> bool:
    """Whether a field is an open line of a workshop."""
    return field.startswith(f"{_LINE} {workshop_id} ")


def line_text(place: str, text: str) -> str:
    """An open line as it is kept; "" for none."""
    return json.dumps([place, text], ensure_ascii=False) if text else ""


def lines_beside(workshop_file: Path) -> list[OpenLine] | None:
    """The open lines that are kept beside a file at a resolved path; None where nothing is kept there."""
    texts = read_texts(unfinished_path(workshop_file))
    if texts is None:
        return None
    return [line for field, kept in texts.items() if (line := _line(field, kept)) is not None]


def _line(field: str, kept: str) -> OpenLine | None:
    name = field.split(" ")
    if len(name) != 3 or name[0] != _LINE:
        return None
    try:
        place, text = json.loads(kept)
    except (ValueError, TypeError):
        return None
    return OpenLine(name[2], name[1], place, text) if isinstance(place, str) and isinstance(text, str) else None
