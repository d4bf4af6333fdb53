"""What a typed line, a paste or a letter becomes: an item of the board, or what its first character says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.app.actions import groups
from onecompany.app.drafts import Draft
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.reading_ahead import (
    Ahead,
    cell_ahead,
    more_words,
    promise_ahead,
    promise_words,
    read_commitment,
    served,
)
from onecompany.boards.panel import Outcome, Refused
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import check_length
from onecompany.parsing.lines import route
from onecompany.parsing.pasted import items
from onecompany.sentences import gettext, ngettext

if TYPE_CHECKING:
    from onecompany.store.acts import capture as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.capture")


class Entries:
    """Each method is one act, and raises Refused, a Refusal or StoreError where nothing could be kept."""

    def __init__(self, workshop: OpenWorkshop) -> None:
        self._workshop = workshop

    def line(self, writer: WorkshopWriter, draft: Draft, text: str) -> Outcome:
        """A line that was typed: it changes the text it was begun on, or becomes something new."""
        check_length(text)
        panel = self._workshop.panel
        if draft.editing:
            return panel.edit(writer, text.strip())
        if (to_group := groups.addressed(self._workshop, text)) is not None:
            return groups.note(self._workshop, writer, to_group)
        routed = route(text, allow_note=panel.letters_choose)
        if not routed.text.strip():
            raise Refused(gettext("There is nothing to keep in this line yet."))
        exercise_id = self._exercise_id()
        if routed.kind == "parking":
            acts.park(writer, exercise_id, routed.text)
            return Outcome(panel.place, gettext("In the parking lot."))
        if routed.kind == "decision":
            acts.add_decision(writer, exercise_id, routed.text)
            return Outcome(panel.place, gettext("Decided and on record."))
        if routed.kind == "commitment":
            return self._commit(writer, routed.text)
        if routed.kind == "note":
            return panel.note(writer, routed.text)
        return panel.keep(writer, [routed.text])

    def paste(self, writer: WorkshopWriter, text: str) -> Outcome:
        """A pasted list, an item a line."""
        lines = items(text)
        if not lines:
            raise Refused(gettext("There was no text in what was pasted."))
        before = self._workshop.panel.place
        kept = self._workshop.panel.keep(writer, lines).gone_on()
        if kept.say:
            return kept
        pasted = (
            ngettext(
                "{number} line went into this cell, with spaces between. Ctrl+Z takes it back.",
                "{number} lines went into this cell, with spaces between. Ctrl+Z takes them back.",
                len(lines),
            )
            if kept.place == before
            else ngettext(
                "{number} line pasted as an item. Ctrl+Z takes it back.",
                "{number} lines pasted as items. Ctrl+Z takes them back.",
                len(lines),
            )
        )
        return Outcome(kept.place, pasted)

    def letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        """A letter where letters choose."""
        kept = self._workshop.panel.letter(writer, letter)
        if kept is None:
            keys = " · ".join(f"{choice.shown} {choice.does}" for choice in self._workshop.panel.choices())
            nothing = gettext("{letter:quoted} chooses nothing here.", letter=letter)
            lines = gettext("' begins a note, ? ! > a line.")
            raise Refused(f"{nothing} {keys}. {lines}")
        return kept

    def _commit(self, writer: WorkshopWriter, text: str) -> Outcome:
        session = self._workshop.session
        parsed = read_commitment(session.state, session.today, text)
        if not parsed.what.strip():
            raise Refused(gettext("A commitment says what somebody will do: > Ana: call them, by 12 Dec"))
        serves, words = served(self._workshop.panel, session.findings())
        acts.promises(writer, self._exercise_id(), [parsed], serves, words)
        promise = [promise_words(writer.state, session.today, parsed), more_words(parsed, words)]
        return Outcome(
            self._workshop.panel.place, gettext("Committed: {promise}", promise=" · ".join(filter(None, promise)))
        )

    def preview(self, line: str) -> Ahead:
        """What the line will become, shown before it is kept; nothing for an item that is kept as it is."""
        if (to_group := groups.addressed(self._workshop, line)) is not None:
            return Ahead(groups.preview(self._workshop, to_group))
        session, draft = self._workshop.session, self._workshop.capture.draft
        if not line.startswith(("?", "!", ">")):
            return cell_ahead(self._workshop.panel, line, editing=draft is not None and draft.editing)
        routed = route(line)
        if routed.kind == "commitment":
            serves = served(self._workshop.panel, session.findings())[1]
            return promise_ahead(session.state, session.today, routed.text, serves)
        return Ahead({"parking": gettext("parking lot"), "decision": gettext("decision")}.get(routed.kind, ""))

    def _exercise_id(self) -> str | None:
        exercise = self._workshop.session.exercise
        return exercise.id if exercise is not None else None
