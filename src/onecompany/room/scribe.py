"""Takes what is typed in a workshop and sees to it that it is kept: routing, drafts, undo, what to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from onecompany.boards.panel import Kept, Panel, Refused
from onecompany.exercises.lazily import Lazily
from onecompany.intake.clean import MAX_PASTE, check_length
from onecompany.intake.dates import short_date
from onecompany.intake.lines import ParsedCommitment, commitment, route
from onecompany.intake.pasted import items
from onecompany.intake.refusal import Refusal
from onecompany.room.openline import STAYS, OpenLine
from onecompany.store.problems import KeptAfterAll, StoreError

if TYPE_CHECKING:
    from onecompany.room.sitting import Sitting
    from onecompany.store.acts import capture as acts
    from onecompany.store.desk import Desk
    from onecompany.store.records import Change
else:
    acts = Lazily("onecompany.store.acts.capture")


class Desktop(Protocol):
    """What the scribe needs of the screen."""

    sitting: Sitting

    @property
    def panel(self) -> Panel:
        """The board of the current exercise."""

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something in the line above the capture line."""

    def refresh_room(self, place: str = "") -> None:
        """Show the rows as they are now."""

    def show_place(self) -> None:
        """Say in the frame of the capture line what is typed there."""

    def begin_line(self, line: OpenLine, text: str) -> None:
        """Begin a line with a text."""


@dataclass(frozen=True, slots=True)
class Undone:
    """An act that was taken back or done again: where it was made, where the cursor stood, and what changed."""

    exercise_id: str
    label: str
    stood: str
    changes: list[Change]


class Scribe:
    """Keeps lines at the cursor, or where their first letter sends them."""

    def __init__(self, desktop: Desktop, *, after: Callable[[], str]) -> None:
        """`after` is called when an entry was kept: what to ask then, as about a clock that stands still, or ""."""
        self.desktop = desktop
        self._after = after
        self._stood: dict[int, tuple[str, str]] = {}
        """Where the cursor stood before and after each act of this sitting, by the act's number."""

    # -- the open line

    def here(self, original: str | None = None) -> OpenLine:
        """A line begun at the cursor now: a new one, or one that edits the `original` text."""
        panel = self.desktop.panel
        title = panel.where() if original is None else panel.editing()
        return OpenLine(panel.view.exercise.id, panel.place, title, original is not None, original or "")

    def line_changed(self) -> None:
        """Another line was begun, or there is none any more."""
        self.desktop.show_place()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something in the line above."""
        self.desktop.say(text, wrong=wrong)

    async def keep_line(self, line: OpenLine, text: str, *, leaving: bool = False) -> bool:
        """Keep a line in the place where it was begun. Whether it is on the disk."""
        panel = self.desktop.panel
        if line.place not in ("", panel.place) and not panel.select(line.place):
            begun = self.here()
            self.desktop.begin_line(begun, text)
            said = "What this line was begun on is no longer on the board."
            self.desktop.say(f"{said} Enter keeps it as: {begun.title}. Esc drops it.", wrong=True)
            return False
        advice = " First mend this line, or drop it with Esc." if leaving else ""

        def keep(desk: Desk) -> Kept:
            with desk.finishing(line.exercise_id):  # so that what is on the board is never offered as unfinished
                return self._line(desk, line, text)

        return await self._try(keep, advice=advice)

    async def keep_paste(self, text: str) -> bool:
        """Keep a pasted list, an item a line, as one act."""
        return await self._try(lambda desk: self._paste(desk, text))

    async def letter(self, letter: str) -> bool:
        """A letter on an empty line: where letters choose, it chooses."""
        if not self.desktop.panel.letters_choose or letter in "?!>'":
            return False
        await self._try(lambda desk: self._letter(desk, letter))
        return True

    async def enter(self) -> bool:
        """Enter on an empty line: whether it meant something on the board."""
        meant = []

        def do(desk: Desk) -> Kept | None:
            kept = self.desktop.panel.enter(desk)
            meant.append(kept is not None)
            return kept

        await self._try(do, entry=False)
        return not meant or meant[0]

    def leaves(self, action: str) -> bool:
        """Whether what a key of the room does leads away from an open line; a step of the same exercise does not."""
        offset = {"next_step": 1, "previous_step": -1}.get(action)
        if offset is None:
            return action not in STAYS
        step = self.desktop.sitting.neighbour(offset)
        return offset > 0 if step is None else step.exercise_id != self.desktop.sitting.exercise.id

    def goes(self, key: str) -> bool | None:
        """Whether a key of the board only goes to another cell; None when it is no key of the board."""
        return next((choice.goes for choice in self.desktop.panel.choices() if choice.key == key), None)

    async def choose(self, key: str) -> bool:
        """A key with Ctrl: whether it is one of the board's."""
        if self.goes(key) is None:
            return False
        await self._try(lambda desk: self.desktop.panel.choose(desk, key), entry=False)
        return True

    async def do(self, act: Callable[[Desk], Kept | None]) -> bool:
        """Any other act of the board."""
        return await self._try(act, entry=False)

    async def _try(self, act: Callable[[Desk], Kept | None], *, entry: bool = True, advice: str = "") -> bool:
        before = self.desktop.panel.place
        try:
            desk = await self.desktop.sitting.desk()
            newest = desk.undo_line.to_undo
            kept = await self.desktop.sitting.write(act)
        except KeptAfterAll as found:
            newest, kept = None, Kept(self.desktop.panel.place, str(found))
        except (StoreError, Refused, Refusal) as problem:
            self.desktop.say(f"{problem}{advice}", wrong=True)
            return False
        except (ValueError, OverflowError):  # an error of ours; Python's words do not belong on the wall
            self.desktop.say("This cannot be kept as it is written. Write it in another way.", wrong=True)
            return False
        if kept is None:
            return True
        self.desktop.refresh_room(kept.place)
        done = desk.undo_line.to_undo
        if done is not None and done != newest:
            self._stood[done.id] = (before, self.desktop.panel.place)
        question = self._after() if entry else ""
        self.desktop.say(" ".join(part for part in (kept.say, question) if part))
        return True

    def _line(self, desk: Desk, line: OpenLine, text: str) -> Kept:
        check_length(text)
        panel = self.desktop.panel
        if line.editing:
            return panel.edit(desk, text.strip())
        routed = route(text, allow_note=panel.letters_choose)
        if not routed.text.strip():
            raise Refused("There is nothing to keep in this line yet.")
        here = self._exercise_id()
        if routed.kind == "parking":
            acts.park(desk, here, routed.text)
            return Kept(panel.place, "In the parking lot.")
        if routed.kind == "decision":
            acts.add_decision(desk, here, routed.text)
            return Kept(panel.place, "Decided and on record.")
        if routed.kind == "commitment":
            return self._commit(desk, routed.text)
        if routed.kind == "note":
            return panel.note(desk, routed.text)
        return panel.keep(desk, [routed.text])

    def _paste(self, desk: Desk, text: str) -> Kept:
        lines = items(text)
        if not lines:
            raise Refused("There was no text in what was pasted.")
        before = self.desktop.panel.place
        kept = self.desktop.panel.keep(desk, lines)
        said = "went into this cell, with spaces between" if kept.place == before else "pasted as items"
        return Kept(kept.place, kept.say or f"{len(lines)} lines {said}. Ctrl+Z takes them back.")

    def _letter(self, desk: Desk, letter: str) -> Kept | None:
        kept = self.desktop.panel.letter(desk, letter)
        if kept is None:
            keys = " · ".join(f"{c.shown} {c.does}" for c in self.desktop.panel.choices())
            raise Refused(f"“{letter}” chooses nothing here. {keys}. ' begins a note, ? ! > a line.")
        return kept

    def _commit(self, desk: Desk, text: str) -> Kept:
        found = self.read_commitment(text)
        if not found.what.strip():
            raise Refused("A commitment says what somebody will do: > Ana: call them, by 12 Dec")
        serves, serves_text = self.desktop.panel.subject()
        acts.commit(
            desk,
            self._exercise_id(),
            found.what,
            who=found.who_text if found.who_id is None else "",
            leader_id=found.who_id,
            by_when=found.by_when,
            serves=serves,
            serves_text=serves_text,
        )
        return Kept(self.desktop.panel.place, f"Committed: {self.preview_of(found)}")

    def read_commitment(self, text: str) -> ParsedCommitment:
        """What a `>` line says: what, who, by when."""
        leaders = [(row.id, row.name) for row in self.desktop.sitting.state.rows("leader")]
        return commitment(text, leaders, self.desktop.sitting.today)

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
        sitting = self.desktop.sitting
        leader: Any = sitting.state.get("leader", found.who_id)
        who = found.problem or (leader.name if leader else found.who_text) or "nobody yet"
        when = short_date(found.by_when, sitting.today) if found.by_when else "no date yet"
        return f"{who} · {when}"

    def _exercise_id(self) -> str | None:
        exercise = self.desktop.sitting.exercise
        return exercise.id if exercise is not None else None

    # -- undo

    async def undo(self, *, again: bool = False) -> Undone | None:
        """Take the newest act back, or do it again."""
        try:
            done = await self.desktop.sitting.write(lambda desk: desk.redo() if again else desk.undo())
        except StoreError as problem:
            self.desktop.say(str(problem), wrong=True)
            return None
        if done is None:
            self.desktop.say("There is nothing to do again." if again else "There is nothing to undo.")
            return None
        act, changes = done
        self.desktop.say(f"{'Done again' if again else 'Undone'}: {act.label}.")
        return Undone(act.exercise_id, act.label, self._stood.get(act.id, ("", ""))[again], changes)

    # -- drafts

    async def save_draft(self, exercise_id: str, now: Callable[[], tuple[str, str] | None]) -> bool:
        """Keep the unfinished line of an exercise; an empty one is forgotten. Whether it is on the disk.

        `now` gives its place and text at the moment of writing: meanwhile the line may have been kept. None: it is not
        the line of this exercise any more.
        """

        def keep(desk: Desk) -> None:
            line = now()
            if line is not None:
                desk.keep_draft(
                    exercise_id, line[0], line[1][:MAX_PASTE]
                )  # longer than any item: refused ones are typed too

        try:
            await self.desktop.sitting.write(keep, aside=True)
        except StoreError as problem:
            self.desktop.say(str(problem), wrong=True)
            return False
        return True
