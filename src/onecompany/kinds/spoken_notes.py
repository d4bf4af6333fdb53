"""What was said in the room and belongs to no board: the notes that anybody may read. Pure."""

from __future__ import annotations

from typing import Any

from onecompany.kinds.reporting import note_blocks, notes_of
from onecompany.sentences import N_, gettext
from onecompany.store.state import State
from onecompany.summary.blocks import Heading
from onecompany.summary.document import Section

SAID, SAID_TITLE, SAID_ORDER = "said", N_("What was said"), 180
"""Behind the findings: what the data says comes before what people said."""


def spoken_notes(state: State, exercise: Any) -> list[Section]:
    """The notes of an exercise, or for None those that were made in no exercise; no part when there are none."""
    notes = notes_of(state, exercise.id if exercise is not None else None)
    if not notes:
        return []
    title = exercise.title if exercise is not None else gettext("Between the exercises")
    return [Section(SAID, gettext(SAID_TITLE), SAID_ORDER, (Heading(title), *note_blocks(state, notes)))]
