"""Takes what is typed in a workshop and sees to it that it is kept: routing, drafts, undo, what to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onecompany.app.actions.registry import BY_ID
from onecompany.app.drafts import Draft
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.panel import Outcome, Refused
from onecompany.kinds.lazy_module import LazyModule
from onecompany.parsing.clean import MAX_PASTE, check_length
from onecompany.parsing.dates import short_date
from onecompany.parsing.lines import ParsedCommitment, commitment, route
from onecompany.parsing.pasted import items
from onecompany.parsing.refusal import Refusal
from onecompany.store.problems import KeptAfterAll, StoreError

if TYPE_CHECKING:
    from onecompany.store.acts import capture as acts
    from onecompany.store.records import Change
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.capture")


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that was taken back or done again: where it was made, where the cursor stood, and what changed."""

    exercise_id: str
    label: str
    stood: str
    changes: list[Change]


class InputController:
    """Keeps lines at the cursor, or where their first letter sends them."""

    def __init__(self, screen: OpenWorkshop, *, after: Callable[[], str]) -> None:
        """`after` is called when an entry was kept: what to ask then, as about a clock that stands still, or ""."""
        self.screen = screen
        self._after = after
        self._stood: dict[int, tuple[str, str]] = {}
        """Where the cursor stood before and after each act of this sitting, by the act's number."""

    # -- the open line

    def new_draft(self, original: str | None = None) -> Draft:
        """A line begun at the cursor now: a new one, or one that edits the `original` text."""
        panel = self.screen.panel
        title = panel.where() if original is None else panel.editing()
        return Draft(panel.view.exercise.id, panel.place, title, original is not None, original or "")

    def line_changed(self) -> None:
        """Another line was begun, or there is none any more."""
        self.screen.show_place()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something in the line above."""
        self.screen.say(text, wrong=wrong)

    async def keep_line(self, draft: Draft, text: str, *, leaving: bool = False) -> bool:
        """Keep a line in the place where it was begun. Whether it is on the disk."""
        panel = self.screen.panel
        if draft.place not in ("", panel.place) and not panel.select(draft.place):
            begun = self.new_draft()
            self.screen.capture.begin(begun, text)
            said = "What this line was begun on is no longer on the board."
            self.screen.say(f"{said} Enter keeps it as: {begun.title}. Esc drops it.", wrong=True)
            return False
        advice = " First mend this line, or drop it with Esc." if leaving else ""

        def keep(writer: WorkshopWriter) -> Outcome:
            with writer.finishing(draft.exercise_id):  # so that what is on the board is never offered as unfinished
                return self._line(writer, draft, text)

        return await self._try(keep, advice=advice)

    async def keep_paste(self, text: str) -> bool:
        """Keep a pasted list, an item a line, as one act."""
        return await self._try(lambda writer: self._paste(writer, text))

    async def letter(self, letter: str) -> bool:
        """A letter on an empty line: where letters choose, it chooses."""
        if not self.screen.panel.letters_choose or letter in "?!>'":
            return False
        await self._try(lambda writer: self._letter(writer, letter))
        return True

    async def enter(self) -> bool:
        """Enter on an empty line: whether it meant something on the board."""
        meant = []

        def do(writer: WorkshopWriter) -> Outcome | None:
            kept = self.screen.panel.enter(writer)
            meant.append(kept is not None)
            return kept

        await self._try(do, entry=False)
        return not meant or meant[0]

    def leaves(self, action_id: str) -> bool:
        """Whether an action leads away from an open line."""
        action = BY_ID.get(action_id)
        return action is None or action.leaves_line(self.screen)

    def goes(self, key: str) -> bool | None:
        """Whether a key of the board only goes to another cell; None when it is no key of the board."""
        return next((choice.goes for choice in self.screen.panel.choices() if choice.key == key), None)

    async def choose(self, key: str) -> bool:
        """A key with Ctrl: whether it is one of the board's."""
        if self.goes(key) is None:
            return False
        await self._try(lambda writer: self.screen.panel.choose(writer, key), entry=False)
        return True

    async def do(self, act: Callable[[WorkshopWriter], Outcome | None]) -> bool:
        """Any other act of the board."""
        return await self._try(act, entry=False)

    async def _try(
        self, act: Callable[[WorkshopWriter], Outcome | None], *, entry: bool = True, advice: str = ""
    ) -> bool:
        before = self.screen.panel.place
        try:
            writer = await self.screen.session.writer()
            newest = writer.undo_line.to_undo
            kept = await self.screen.session.write(act)
        except KeptAfterAll as found:
            newest, kept = None, Outcome(self.screen.panel.place, str(found))
        except (StoreError, Refused, Refusal) as problem:
            self.screen.say(f"{problem}{advice}", wrong=True)
            return False
        except (ValueError, OverflowError):  # an error of ours; Python's words do not belong on the wall
            self.screen.say("This cannot be kept as it is written. Write it in another way.", wrong=True)
            return False
        if kept is None:
            return True
        self.screen.refresh_room(kept.place)
        done = writer.undo_line.to_undo
        if done is not None and done != newest:
            self._stood[done.id] = (before, self.screen.panel.place)
        question = self._after() if entry else ""
        self.screen.say(" ".join(part for part in (kept.say, question) if part))
        return True

    def _line(self, writer: WorkshopWriter, draft: Draft, text: str) -> Outcome:
        check_length(text)
        panel = self.screen.panel
        if draft.editing:
            return panel.edit(writer, text.strip())
        routed = route(text, allow_note=panel.letters_choose)
        if not routed.text.strip():
            raise Refused("There is nothing to keep in this line yet.")
        here = self._exercise_id()
        if routed.kind == "parking":
            acts.park(writer, here, routed.text)
            return Outcome(panel.place, "In the parking lot.")
        if routed.kind == "decision":
            acts.add_decision(writer, here, routed.text)
            return Outcome(panel.place, "Decided and on record.")
        if routed.kind == "commitment":
            return self._commit(writer, routed.text)
        if routed.kind == "note":
            return panel.note(writer, routed.text)
        return panel.keep(writer, [routed.text])

    def _paste(self, writer: WorkshopWriter, text: str) -> Outcome:
        lines = items(text)
        if not lines:
            raise Refused("There was no text in what was pasted.")
        before = self.screen.panel.place
        kept = self.screen.panel.keep(writer, lines)
        said = "went into this cell, with spaces between" if kept.place == before else "pasted as items"
        return Outcome(kept.place, kept.say or f"{len(lines)} lines {said}. Ctrl+Z takes them back.")

    def _letter(self, writer: WorkshopWriter, letter: str) -> Outcome | None:
        kept = self.screen.panel.letter(writer, letter)
        if kept is None:
            keys = " · ".join(f"{c.shown} {c.does}" for c in self.screen.panel.choices())
            raise Refused(f"“{letter}” chooses nothing here. {keys}. ' begins a note, ? ! > a line.")
        return kept

    def _commit(self, writer: WorkshopWriter, text: str) -> Outcome:
        found = self.read_commitment(text)
        if not found.what.strip():
            raise Refused("A commitment says what somebody will do: > Ana: call them, by 12 Dec")
        serves, serves_text = self.screen.panel.subject()
        acts.commit(
            writer,
            self._exercise_id(),
            found.what,
            who=found.who_text if found.who_id is None else "",
            leader_id=found.who_id,
            by_when=found.by_when,
            serves=serves,
            serves_text=serves_text,
        )
        return Outcome(self.screen.panel.place, f"Committed: {self.preview_of(found)}")

    def read_commitment(self, text: str) -> ParsedCommitment:
        """What a `>` line says: what, who, by when."""
        leaders = [(row.id, row.name) for row in self.screen.session.state.rows("leader")]
        return commitment(text, leaders, self.screen.session.today)

    def preview(self, line: str) -> str:
        """What the line will become, shown before it is kept; "" for an item of the board."""
        if not line.startswith(("?", "!", ">")):
            return ""
        routed = route(line)
        if routed.kind == "commitment":
            return f"commitment · {self.preview_of(self.read_commitment(routed.text))}"
        return {"parking": "parking lot", "decision": "decision"}.get(routed.kind, "")

    def preview_of(self, found: ParsedCommitment) -> str:
        """Who and by when, or what is still missing."""
        session = self.screen.session
        leader: Any = session.state.get("leader", found.who_id)
        who = found.problem or (leader.name if leader else found.who_text) or "nobody yet"
        when = short_date(found.by_when, session.today) if found.by_when else "no date yet"
        return f"{who} · {when}"

    def _exercise_id(self) -> str | None:
        exercise = self.screen.session.exercise
        return exercise.id if exercise is not None else None

    # -- undo

    async def undo(self, *, again: bool = False) -> Undone | None:
        """Take the newest act back, or do it again."""
        try:
            done = await self.screen.session.write(lambda writer: writer.redo() if again else writer.undo())
        except StoreError as problem:
            self.screen.say(str(problem), wrong=True)
            return None
        if done is None:
            self.screen.say("There is nothing to do again." if again else "There is nothing to undo.")
            return None
        act, changes = done
        self.screen.say(f"{'Done again' if again else 'Undone'}: {act.label}.")
        return Undone(act.exercise_id, act.label, self._stood.get(act.id, ("", ""))[again], changes)

    # -- drafts

    async def save_draft(self, exercise_id: str, now: Callable[[], tuple[str, str] | None]) -> bool:
        """Keep the unfinished line of an exercise; an empty one is forgotten. Whether it is on the disk.

        `now` gives its place and text at the moment of writing: meanwhile the line may have been kept. None: it is not
        the line of this exercise any more.
        """

        def keep(writer: WorkshopWriter) -> None:
            line = now()
            if line is not None:
                writer.keep_draft(
                    exercise_id, line[0], line[1][:MAX_PASTE]
                )  # longer than any item: refused ones are typed too

        try:
            await self.screen.session.write(keep, aside=True)
        except StoreError as problem:
            self.screen.say(str(problem), wrong=True)
            return False
        return True
