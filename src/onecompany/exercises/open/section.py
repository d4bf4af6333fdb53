"""Open rounds in the report: what was said, and the key learnings of the closing round."""

from __future__ import annotations

from onecompany.exercises.open.board import notes, silent
from onecompany.kinds.reporting import note_list
from onecompany.kinds.spoken_notes import SAID, SAID_ORDER, SAID_TITLE
from onecompany.kinds.view import View, listed
from onecompany.parsing.alike import alike
from onecompany.summary.blocks import Block, Heading, Paragraph
from onecompany.summary.document import Section

LEARNINGS_ORDER = 190
"""The last words before the appendix, as they were the last in the room."""


def sections(view: View) -> list[Section]:
    """What was said in this round. A break in which nobody noted anything has no part."""
    found = notes(view.state, view.exercise.id)
    style = view.settings["style"]
    if style == "break" and not found:
        return []
    closing = style == "closing"
    title = "Key learnings" if closing else SAID_TITLE
    blocks: list[Block] = []
    if alike(view.exercise.title) != alike(title):
        blocks.append(Heading(view.exercise.title))
    if view.exercise.prompt:
        blocks.append(Paragraph(view.exercise.prompt))
    blocks.append(note_list(view.state, found))
    waiting = silent(view.state, view.exercise.id) if closing and found else []
    if waiting:
        blocks.append(Paragraph(f"Not recorded: {listed([leader.name for leader in waiting])}.", "note"))
    key, order = ("learnings", LEARNINGS_ORDER) if closing else (SAID, SAID_ORDER)
    return [Section(key, title, order, tuple(blocks))]
