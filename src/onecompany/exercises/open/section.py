"""Open rounds in the report: what was said, and the key learnings of the closing round."""

from __future__ import annotations

from onecompany.exercises.open.board import groups, knows_who, notes, silent
from onecompany.kinds.reporting import loose_note_list, note_blocks
from onecompany.kinds.spoken_notes import SAID, SAID_ORDER, SAID_TITLE
from onecompany.kinds.view import View
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.summary.blocks import Block, Heading, Paragraph
from onecompany.summary.document import Section

LEARNINGS_ORDER = 190
"""The last words before the appendix, as they were the last in the room."""


def sections(view: View) -> list[Section]:
    """What was said in this round. A break in which nobody noted anything has no part."""
    spoken = notes(view.state, view.exercise.id)
    style = view.settings["style"]
    if style == "break" and not (spoken or groups(view.state, view.exercise.id)):
        return []
    closing = style == "closing"
    title = gettext("Key learnings") if closing else gettext(SAID_TITLE)
    blocks: list[Block] = []
    if not closing or alike(view.exercise.title) != alike(title):
        blocks.append(Heading(view.exercise.title))
    if view.exercise.prompt:
        blocks.append(Paragraph(view.exercise.prompt, leads=True))
    gathered = groups(view.state, view.exercise.id)
    if spoken or not gathered:
        blocks += note_blocks(view.state, spoken)
    for group, inside in gathered:
        blocks += [Heading(group.name), loose_note_list(view.state, inside)]
    waiting = silent(view.state, view.exercise.id) if closing and spoken and knows_who(view) else []
    if waiting:
        names = [leader.name for leader in waiting]
        blocks.append(Paragraph(gettext("Not recorded: {names:list}.", names=names), "note"))
    key, order = ("learnings", LEARNINGS_ORDER) if closing else (SAID, SAID_ORDER)
    return [Section(key, title, order, tuple(blocks))]
