"""One workshop on the screen: its rows, what they say, and its time. No widget and no session in here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from onecompany.app.retry import retry
from onecompany.clock import Clock, Countdown, Day, Stamp, local
from onecompany.clock.parts import Part
from onecompany.kinds.findings import board_findings, find_all
from onecompany.kinds.persona import has_more, in_one_line, pins_customer
from onecompany.kinds.registry import UnknownKind, kind, problems, shows, tables
from onecompany.kinds.view import Finding, View
from onecompany.sentences import gettext
from onecompany.store import days, timing
from onecompany.store.groups import part as part_of
from onecompany.store.problems import FileChanged, FileGone, NotKept, StoreError
from onecompany.store.records import Change
from onecompany.store.state import State

if TYPE_CHECKING:
    from onecompany.app.workshop_file import WorkshopFile
    from onecompany.store.file import Store
    from onecompany.store.writer import WorkshopWriter

Result = TypeVar("Result")


class WorkshopSession:
    """A workshop while it is open."""

    def __init__(self, workshop_file: WorkshopFile, state: State, *, hurried: bool = False) -> None:
        """`hurried`: nothing is found before `comparing.compare`, because the first paint would wait for it."""
        self.hurried = hurried or not state.is_compared
        self.workshop_file = workshop_file
        self.state = state
        self.clock: Clock = workshop_file.clock
        self._writer: WorkshopWriter | None = None
        self._turn = asyncio.Lock()
        self._told = set(problems(known=True))
        """What was said of kinds that cannot be used; the application says at its start what is known by then."""
        self.tell: Callable[[str], None] = lambda text: None
        """Told that an act waits for another program."""
        self.lost: Callable[[FileGone | FileChanged], None] = lambda problem: None
        """Told that the file is gone, or was changed by another program."""
        self._found: dict[str, list[Finding]] = {}
        self._found_for: tuple[int, date] | None = None

    async def write(self, act: Callable[[WorkshopWriter], Result], *, aside: bool = False) -> Result:
        """Do an act, once the file is open for it and all acts before are done. Raises NotKept and what the act raises.

        While another program holds the file, it is tried again for some seconds, and `tell` says so. When the file is
        not the one that was opened any more, `lost` is told too, but not of what is done `aside`, by no key.
        """
        async with self._turn:
            store = await self.workshop_file.store()
            try:
                return await retry(lambda: act(self._the_writer(store)), self.tell)
            except (FileGone, FileChanged) as problem:
                if not aside:
                    self.lost(problem)
                raise

    def _the_writer(self, store: Store) -> WorkshopWriter:
        if self._writer is None:
            self._writer = store.writer(self.state)
        exercise = self.exercise
        self._writer.exercise_id = exercise.id if exercise is not None else ""
        return self._writer

    async def writer(self) -> WorkshopWriter:
        """Where to write, once the file is open for it. Raises NotKept."""
        return await self.write(lambda writer: writer)

    def lost_file(self) -> FileGone | FileChanged | None:
        """What has become of the file, when it is not as we left it."""
        try:
            if self._writer is not None:
                self._writer.look()
            else:
                self.workshop_file.check_in_place()
        except (FileGone, FileChanged) as problem:
            return problem
        except StoreError:  # held, or full: it is there, and what was kept is in it
            return None
        return None

    @property
    def writer_now(self) -> WorkshopWriter | None:
        """Where to write, when the file is open for it already."""
        return self._writer

    # -- where we are

    @property
    def exercise(self) -> Any:
        """The row of the exercise at which the room is."""
        return timing.current_exercise(self.state)

    @property
    def step(self) -> Any:
        """The row of the step at which the room is; the first one before anything began."""
        return timing.standing_step(self.state)

    def look_at(self, step_id: str) -> None:
        """Stand at a step without writing so, in a file that is only looked at."""
        before = {"current_step_id": self.state.workshop.current_step_id}
        after = {"current_step_id": step_id}
        self.state.apply([Change("workshop", self.state.workshop_id, before, after)])

    def steps_of(self, exercise_id: str) -> list[Any]:
        """The steps of an exercise, in order."""
        return self.state.where("step", "exercise_id", exercise_id)

    def neighbour(self, offset: int) -> Any:
        """The step before (-1) or after (+1) the current one, or None at the end."""
        steps = timing.kept_steps(self.state)
        ids = [step.id for step in steps]
        step = self.step
        if step is None or step.id not in ids:
            return steps[0] if steps else None
        index = ids.index(step.id) + offset
        return steps[index] if 0 <= index < len(steps) else None

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
            self._tell_failures()
        return self._found

    def _tell_failures(self) -> None:
        """Say once of each kind of another package that it has failed."""
        for failure in problems(known=True):
            if failure not in self._told:
                self._told.add(failure)
                self.tell(failure)

    def findings(self) -> list[Finding]:
        """What the board of the current exercise says, gravest first."""
        exercise = self.exercise
        return board_findings(self.all_findings(), self.state, exercise) if exercise is not None else []

    def exercise_showing(self, table: str) -> Any:
        """An exercise whose board shows rows of a table: the current one if it does, else the one whose table it is."""
        rows = timing.kept_exercises(self.state)
        current = self.exercise
        showing = [row for row in rows if table in shows(row.kind)]
        showing.sort(key=lambda row: all(own.name != table for own in kind(row.kind).tables))
        if not showing and table not in tables():  # of a kind that is not installed
            showing = [row for row in rows if not is_installed(row.kind)]
        return current if current in showing else showing[0] if showing else None

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


def is_installed(name: str) -> bool:
    """Whether there is a kind of exercise with this name."""
    try:
        kind(name)
    except UnknownKind:
        return False
    return True
