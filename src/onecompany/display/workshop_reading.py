"""One workshop as a window shows it: where the room stands, what the data says, and its time. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from onecompany.clock import Clock, Countdown, Day, Stamp, local
from onecompany.clock.parts import Part
from onecompany.kinds.findings import board_findings, find_all
from onecompany.kinds.persona import has_more, in_one_line, pins_customer
from onecompany.kinds.view import Finding, View
from onecompany.sentences import gettext
from onecompany.store import days, timing
from onecompany.store.groups import part as part_of
from onecompany.store.problems import NotKept
from onecompany.store.state import State


class WorkshopReading:
    """The rows of a workshop, and what follows from them at this moment. No widget in here."""

    def __init__(self, state: State, clock: Clock, *, hurried: bool = False) -> None:
        """`hurried`: nothing is found before `hurried` is taken back, because the first paint would wait for it."""
        self.state = state
        self.clock = clock
        self.hurried = hurried
        self._found: dict[str, list[Finding]] = {}
        self._found_for: tuple[int, date] | None = None

    # -- where we are

    @property
    def exercise(self) -> Any:
        """The row of the exercise at which the room is."""
        return timing.current_exercise(self.state)

    @property
    def step(self) -> Any:
        """The row of the step at which the room is; the first one before anything began."""
        return timing.standing_step(self.state)

    def steps_of(self, exercise_id: str) -> list[Any]:
        """The steps of an exercise, in order."""
        return self.state.where("step", "exercise_id", exercise_id)

    def is_done(self, exercise_id: str) -> bool:
        """Whether all steps of an exercise are done."""
        return all(step.done for step in self.steps_of(exercise_id))

    @property
    def is_bare_break(self) -> bool:
        """Whether the room is in a break, and nothing has been noted in it that its board would show."""
        return timing.is_break(self.exercise) and not self.state.where("note", "exercise_id", self.exercise.id)

    def question_and_step(self) -> tuple[str, str]:
        """The question of the exercise, and its step; in a break its name, and what the plan says to it."""
        exercise, step = self.exercise, self.step
        if timing.is_break(exercise):
            own = exercise.settings.get("text") if self.is_bare_break else None
            return exercise.title, " ".join(filter(None, [exercise.prompt, own]))
        question = exercise.prompt or exercise.title
        steps = self.steps_of(exercise.id)
        number = next((i for i, row in enumerate(steps, 1) if row.id == step.id), 1)
        text = step.prompt or step.title
        if len(steps) > 1:
            place = {"number": number, "steps": len(steps), "title": step.title}
            text = (
                gettext("Step {number} of {steps} · {title} · {prompt}", **place, prompt=step.prompt)
                if step.prompt
                else gettext("Step {number} of {steps} · {title}", **place)
            )
        return question, text if text != exercise.prompt else ""

    def customer(self) -> tuple[Sequence[str], bool]:
        """What is said of the customer above this board, in its parts, and whether there is more to see."""
        pinned = pins_customer(self.exercise.kind)
        return in_one_line(self.state) if pinned else (), has_more(self.state)

    # -- what it says

    @property
    def today(self) -> date:
        """The date in the room."""
        return local(self.clock.now()).date()

    def view(self) -> View:
        """The workshop as the current exercise sees it."""
        exercise = self.exercise
        if exercise is None:
            raise NotKept(gettext("This workshop has no exercises."))
        others = tuple(f for findings in self.all_findings().values() for f in findings)
        return View(self.state, exercise, self.today, others)

    def all_findings(self) -> dict[str, list[Finding]]:
        """What the data says, by exercise; computed once for each state of the rows."""
        if self.hurried:
            return {}
        now = (self.state.version, self.today)
        if self._found_for != now:
            self._found = find_all(self.state, self.today)
            self._found_for = now
            self.compared()
        return self._found

    def compared(self) -> None:
        """Called when the rows were looked at anew."""

    def findings(self) -> list[Finding]:
        """What the board of the current exercise says, gravest first."""
        exercise = self.exercise
        return board_findings(self.all_findings(), self.state, exercise) if exercise is not None else []

    # -- time

    def stamp(self) -> Stamp:
        """Now, by both clocks."""
        return Stamp.take(self.clock)

    def part(self) -> Part | None:
        """The part of the step at which the room is, where that is worked in groups."""
        return part_of(self.state, self.step, self.stamp())

    def countdown(self) -> Countdown | None:
        """The countdown of the step, or of its part; of the first one, standing still, before anything began."""
        part = self.part()
        if part is not None:
            return part.countdown
        countdown = timing.countdown(self.state, self.stamp())
        step = self.step
        if countdown is None and step is not None:
            return Countdown(planned=step.seconds, elapsed=0.0, running=False)
        return countdown

    @property
    def running(self) -> bool:
        """Whether the clock runs."""
        return timing.open_span(self.state) is not None

    def day(self) -> Day:
        """The whole day, for the agenda's arithmetic."""
        return days.day(self.state, self.stamp())
