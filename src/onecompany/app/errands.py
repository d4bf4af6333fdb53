"""What the keys of the room do to the board and to the time: each action is short and sends somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.widgets import Static

from onecompany.boards.hands import more_than_here, read_hands
from onecompany.boards.panel import Outcome, Target
from onecompany.clock import Stamp, away_text, lateness_text, propose
from onecompany.kinds.lazy_module import LazyModule
from onecompany.store.records import Change, Record, Ref

if TYPE_CHECKING:
    from onecompany.app.host import Host
    from onecompany.app.input_controller import InputController
    from onecompany.app.screens import asking
    from onecompany.app.session import WorkshopSession
    from onecompany.app.timekeeper import Timekeeper
    from onecompany.app.unfinished import Unfinished
    from onecompany.app.widgets.capture import Capture
    from onecompany.store.acts import agenda as agenda_acts
    from onecompany.store.writer import WorkshopWriter
else:
    agenda_acts = LazyModule("onecompany.store.acts.agenda")
    asking = LazyModule("onecompany.app.screens.asking")


CLOSES = "This is the last step. Page Down once more closes the workshop."


class Errands(Screen[None]):
    """The actions of the room."""

    app: Host
    session: WorkshopSession
    time: Timekeeper
    controller: InputController
    unfinished: Unfinished
    capture: Capture

    if TYPE_CHECKING:

        @property
        def panel(self) -> Any: ...
        def say(self, text: str, *, wrong: bool = False) -> None: ...
        def refresh_room(self, place: str = "", target: Target | None = None) -> None: ...
        def show_time(self) -> None: ...
        def show_place(self) -> None: ...
        def away_answered(self) -> None: ...
        def action_curtain(self) -> None: ...

    @property
    def said(self) -> str:
        """What stands above the capture line."""
        lines = self.query("#said").results(Static)
        return "".join(str(line.content) for line in lines if not line.has_class("-silent"))

    # -- the board

    def action_move(self, across: int, down: int) -> None:
        """Arrows."""
        self.panel.move(across, down)

    def action_jump(self, where: str) -> None:
        """Home and End."""
        self.panel.jump(where)

    def action_tab(self, step: int) -> None:
        """Tab: to the next lane or cell."""
        self.panel.tab(step)

    async def action_shift(self, across: int, down: int) -> None:
        """Shift and an arrow move the item."""
        await self.controller.do(lambda writer: self.panel.shift(writer, across, down))

    async def action_delete(self) -> None:
        """Delete, and say how it comes back."""

        def delete(writer: WorkshopWriter) -> Outcome:
            before = writer.undo_line.to_undo
            kept = self.panel.delete(writer) or Outcome(self.panel.place)
            act = writer.undo_line.to_undo
            if act is None or act == before:
                return Outcome(kept.place, kept.say or "Nothing to remove here.")
            return Outcome(
                kept.place, f"{act.label[:1].upper()}{act.label[1:]}. Ctrl+Z brings it back. {kept.say}".strip()
            )

        await self.controller.do(delete)

    def action_edit(self) -> None:
        """F2."""
        text = self.panel.editable()
        if not self.capture.idle:
            self.say("A line is open already. Enter keeps it, Esc drops it.")
        elif text is None:
            self.say("There is nothing to edit here.")
        else:
            self.capture.begin(self.controller.here(text), text)
            if not text:
                self.say("Nothing stands here yet. Type it; Enter keeps it, Esc drops it.")

    def action_vote(self) -> None:
        """F4: count hands."""
        if not self.panel.votable():
            self.say("Hands are counted for stages, touchpoints and pain points: move to one of them.")
            return

        async def counted(answer: str | None) -> None:
            if answer is not None:
                await self.controller.do(lambda writer: self._vote(writer, answer))

        self.app.push_screen(
            asking.Question("Hands", "How many hands for the item at the cursor?", (), entry="a number"), counted
        )

    def _vote(self, writer: WorkshopWriter, answer: str) -> Outcome:
        hands = read_hands(answer)
        kept: Outcome = self.panel.vote(writer, hands)
        return Outcome(kept.place, kept.say or more_than_here(self.session.state, hands))

    async def _undo(self, again: bool) -> None:
        done = await self.controller.undo(again=again)
        if done is None:
            return
        exercise = self.session.state.get("exercise", done.exercise_id)
        elsewhere = exercise is not None and exercise.id != self.session.exercise.id
        if elsewhere:
            self.say(f"{'Done again' if again else 'Undone'} in {exercise.title}: {done.label}.")
        self.refresh_room()
        if elsewhere or not self.panel.select(done.stood):
            self._to_changed(done.changes)
        self.show_place()

    def _to_changed(self, changes: Sequence[Change]) -> None:
        """Go to what an act of another sitting or board changed, the column too, where it stands on this board."""
        for change in changes:
            row = None if change.new is not None else Record(**(change.old or {}))
            columns = list(change.new or {}) if change.old is not None and change.new is not None else [""]
            if any(self.panel.select_row(Ref(change.table, change.id), column, row) for column in columns):
                return

    async def action_undo(self) -> None:
        """Ctrl+Z."""
        await self._undo(again=False)

    async def action_redo(self) -> None:
        """Ctrl+Y."""
        await self._undo(again=True)

    async def action_drop(self) -> None:
        """Esc: open the curtain, or drop the line. On an idle line it leaves everything as it is."""
        if self.has_class("-curtain"):
            self.action_curtain()
        elif not self.capture.idle:
            self.capture.drop()
            self.say("")
            await self.unfinished.save()

    def action_home(self) -> None:
        """Ctrl+B: the list of workshops. An unfinished line is kept for coming back."""
        self.app.go_home()

    # -- time

    async def _time(self, coroutine: Any, say: str = "") -> bool:
        """Do something to the time, and `say` it. What went wrong has been said, and stays to be read."""
        done = bool(await coroutine)
        if done:
            self.refresh_room(self.panel.place)
            self.say(say)
        return done

    async def action_toggle_clock(self) -> None:
        """Space."""
        await self._time(self.time.toggle())

    async def action_start_now(self) -> None:
        """Start a forgotten clock now."""
        if not self.session.running:
            await self._time(self.time.start_now(), "The clock runs.")

    async def action_start_since(self) -> None:
        """Start a forgotten clock at the first entry."""
        if not self.session.running:
            await self._time(self.time.start_since(), "The clock runs since the first entry.")

    async def action_add_minutes(self, minutes: float) -> None:
        """F6 and the time menu."""
        await self._time(self.time.add_minutes(minutes))

    async def action_restart_step(self) -> None:
        """Count the step down again."""
        await self._time(self.time.begin_again())

    async def action_next_step(self) -> None:
        """Page Down; behind the last step it closes the workshop, when it is pressed again after that was said."""
        target = self.session.neighbour(+1)
        if target is not None:
            await self._time(self.time.go(target.id, done=True))
        elif self.session.state.workshop.state == "closed":
            self.app.show_closing(self.session)
        elif self.said != CLOSES:
            self.say(CLOSES)
        else:
            ran = self.session.running
            if self.session.workshop_file.read_only:
                self.app.show_closing(self.session)
            elif await self.time.finish():
                self.app.show_closing(self.session, ran=ran)

    def refined(self, action: str) -> str:
        """Going on is another work behind the last step: it closes the workshop."""
        return "close" if action == "next_step" and self.session.neighbour(+1) is None else action

    async def action_previous_step(self) -> None:
        """Page Up; from behind the last step, back to it."""
        closed = self.session.state.workshop.state == "closed"
        target = self.session.step if closed else self.session.neighbour(-1)
        if target is None:
            self.say("This is the first step.")
            return
        await self._time(self.time.go(target.id, done=False))

    def action_time(self) -> None:
        """F7: the time menu."""
        options = [
            asking.Option("+5 minutes", "add_minutes(5)"),
            asking.Option("+1 minute", "add_minutes(1)"),
            asking.Option("−1 minute", "add_minutes(-1)"),
            asking.Option("Pause or go on", "toggle_clock"),
            asking.Option("Restart this step", "restart_step"),
            asking.Option("Catch up: a proposal to end on time", "catch_up"),
        ]
        self.app.push_screen(asking.Choosing("Time", options), self._run_chosen)

    async def _run_chosen(self, action: str | None) -> None:
        if action:
            await self.run_action(action)

    def action_catch_up(self) -> None:
        """Propose how to end on time; done only when agreed."""
        proposal = propose(self.session.day())
        if not proposal.changes:
            late = lateness_text(proposal.late)
            more = " Nothing that lies ahead may be shortened." if proposal.late >= 60 else ""
            self.say(f"We are {late}.{more}")
            return
        lines = [
            f"{change.title}: "
            + ("left out" if change.dropped else f"{in_minutes(change.before)} → {in_minutes(change.after)}")
            for change in proposal.changes
        ]
        end = (
            "Then we end on time." if proposal.still_late < 60 else f"Then still {lateness_text(proposal.still_late)}."
        )
        text = "\n".join([f"We are {lateness_text(proposal.late)}.", "", *lines, "", end])

        async def answered(answer: str | None) -> None:
            if answer == "yes":
                await self._agreed(lambda writer: agenda_acts.catch_up(writer, proposal))

        options = (asking.Option("Do it", "yes"), asking.Option("Leave it", ""))
        self.app.push_screen(asking.Question("Catch up", text, options), answered)

    async def _agreed(self, act: Any) -> None:
        def do(writer: WorkshopWriter) -> Outcome:
            act(writer)
            return Outcome(self.panel.place, "The agenda is shortened. Ctrl+Z takes it back.")

        await self.controller.do(do)

    def question_away(self, since: Stamp, seconds: float) -> None:
        """Ask whether the time away counts."""
        from onecompany.app.screens.away import AwayQuestion

        async def leave_out() -> None:
            await self._time(self.time.leave_out(since), f"{away_text(seconds)} left out.")

        async def answered(answer: str | None) -> None:
            if answer == "no":
                await leave_out()
            else:
                await self._time(self.time.go_on(since))
            self.away_answered()

        self.app.push_screen(AwayQuestion(seconds), answered)


def in_minutes(seconds: float) -> str:
    """A length in minutes, as the agenda shows it."""
    return f"{round(seconds / 60)} min"
