"""Where the keys of the room lead: agenda, findings, find, script, summary, people, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onecompany.app.errands import Errands, in_minutes
from onecompany.app.finding_rows import Hit, hits
from onecompany.app.widgets.middle import Middle
from onecompany.boards.panel import Outcome, Target
from onecompany.boards.wrap import clipped
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.registry import kind
from onecompany.kinds.view import Finding
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")

ON_THE_BOARD = frozenset({"delete", "edit", "examples", "redo", "shift", "tab", "take_crack", "undo", "vote"})
"""Actions that change what the board says."""


class Visits(Errands):
    """The actions that open another screen, or go to another place of the workshop."""

    def action_agenda(self) -> None:
        """F5: go to any exercise."""
        options = []
        rows = self.session.state.rows("exercise")
        for number, row in enumerate(rows, 1):
            steps = self.session.steps_of(row.id)
            mark = "✓" if self.session.is_done(row.id) else "▸" if row.id == self.session.exercise.id else " "
            length = in_minutes(sum(step.seconds for step in steps))
            note = " · left out" if row.dropped else ""
            target = next((step for step in steps if not step.done), steps[-1])
            options.append(asking.Option(f"{mark} {number} {row.title} · {length}{note}", target.id))

        async def chosen(step_id: str | None) -> None:
            if step_id:
                await self._time(self.time.go(step_id, done=False))

        self.app.push_screen(asking.Choosing("Agenda", options, at=rows.index(self.session.exercise)), chosen)

    def action_findings(self) -> None:
        """F3: what the board says."""
        findings = self.session.findings()
        if not findings:
            self.say("The board says nothing yet.")
            return
        options = [asking.Option(f"{f.sign} {f.text}", f.key, more=f.why) for f in findings]

        async def chosen(answer: str | None) -> None:
            key, taken = (answer[1:], True) if answer and answer.startswith(">") else (answer, False)
            finding = next((f for f in findings if f.key == key), None)
            if finding is not None and taken:
                await self.controller.do(lambda writer: self._take(writer, finding))
            elif finding is not None and finding.links and not self.panel.select_row(finding.links[0]):
                await self.go_to(Target(finding.links[0]))

        choosing = asking.Choosing(
            "What the board says", options, also=(("greater_than_sign", ">", "make it a commitment"),)
        )
        self.app.push_screen(choosing, chosen)

    def action_findings_aside(self) -> None:
        """Ctrl+A: what the board says steps aside, or comes back beside it."""
        if not self.query_one(Middle).turn():
            self.say("The window is too narrow for both. F3 lists what the board says.")
        self.show_place()

    def _take(self, writer: WorkshopWriter, finding: Finding) -> Outcome:
        part = kind("commitments").part("acts")
        part.take(writer, self.session.exercise.id, finding)
        return Outcome(self.panel.place, "Taken as a commitment; who and by when come in the commitments exercise.")

    async def action_take_crack(self) -> None:
        """Ctrl+K: the crack at the cursor becomes a commitment."""
        about = Ref.parse(self.panel.subject()[0])
        cracks = [f for f in self.session.findings() if f.level != "strength"]
        here = [f for f in cracks if about in f.links]
        if not here:
            self.say("There is no crack at the cursor. F3 lists what the board says.")
            return
        await self.controller.do(lambda writer: self._take(writer, here[0]))

    def action_examples(self) -> None:
        """F11: examples of the plan to choose from."""
        examples = self.panel.examples()
        if not examples:
            self.say("This board has no examples.")
            return
        options = [asking.Option(text, str(number), more) for number, (text, more, _) in enumerate(examples)]

        async def chosen(number: str | None) -> None:
            if number:
                example: Any = examples[int(number)][2]
                await self.controller.do(lambda writer: self.panel.take_example(writer, example))

        self.app.push_screen(asking.Choosing("Examples", options, search=True), chosen)

    async def go_to(self, target: Target, exercise_id: str = "") -> None:
        """Go to a row, and to one column of it, on the board that shows it."""
        shown = self.session.exercise_showing(target.ref.table)
        exercise = self.session.state.get("exercise", exercise_id) or shown
        if exercise is None and target.ref.table in ("decision", "parking"):
            self.app.show_record(self.session, self.controller, target.ref)
        elif exercise is None:
            self.say(f"{target.words} It is on no board of this workshop.".strip())
        elif exercise.id == self.session.exercise.id:
            if not self.panel.select_row(target.ref, target.column):
                self.missed(target)
        else:
            steps = self.session.steps_of(exercise.id)
            step = next((step for step in steps if not step.done), steps[-1])
            if await self.time.go(step.id, done=False):
                self.refresh_room(target=target)

    def missed(self, target: Target) -> None:
        """What was looked for belongs to this board, but is not on it."""
        self.say(f"{target.words} It is not on this board.".strip())

    def action_find(self) -> None:
        """Ctrl+F."""
        found: dict[str, Hit] = {str(number): hit for number, hit in enumerate(hits(self.session.state))}
        options = [asking.Option(hit.text, number, more=hit.where) for number, hit in found.items()]

        async def chosen(number: str | None) -> None:
            if number:
                await self._go_to_hit(found[number])

        self.app.push_screen(asking.Choosing("Find", options, search=True), chosen)

    async def _go_to_hit(self, hit: Hit) -> None:
        await self.go_to(Target(hit.ref, hit.column, f"{hit.where}: {clipped(hit.text, 200)}."), hit.exercise_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Behind the curtain nothing is changed that nobody sees."""
        return not (self.has_class("-curtain") and action in ON_THE_BOARD)

    def action_curtain(self) -> None:
        """F9 and `.`: hide everything but the clock."""
        self.toggle_class("-curtain")
        self.show_time()
        if not self.has_class("-curtain"):
            self.call_after_refresh(self.capture.focus)

    def action_script(self) -> None:
        """F8."""
        self.app.show_script(self.session, self.controller)

    def action_record(self) -> None:
        """Ctrl+V."""
        self.app.show_record(self.session, self.controller)

    def action_summary(self) -> None:
        """F10."""
        self.app.show_summary(self.session)

    def action_handouts(self) -> None:
        """Ctrl+S."""
        self.app.show_handouts(self.session)

    def action_people(self) -> None:
        """F12."""
        self.app.show_people(self.session, lambda: self.refresh_room(self.panel.place))

    def action_help(self) -> None:
        """F1."""
        self.app.show_help([(c.shown, c.does) for c in self.panel.choices()])
