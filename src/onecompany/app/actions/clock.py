"""What is done to the clock and the agenda, and the questions that come of it."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from onecompany.app.actions import catching_up
from onecompany.app.actions.heap import unsorted
from onecompany.app.held_keys import WAITS, Effect, times
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.app.session import WorkshopSession, is_installed
from onecompany.clock import ON_TIME, appointments, hour, length_text
from onecompany.kinds.hooks import hooks
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.registry import kind
from onecompany.sentences import N_, gettext
from onecompany.store import timing

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.store.acts import agenda as acts
else:
    acts = LazyModule("onecompany.store.acts.agenda")
    asking = LazyModule("onecompany.app.screens.asking")

CLOSES = N_("This is the last step. Page Down once more closes the workshop.")
GOES_ON = N_("{unfinished} Page Down once more goes on all the same.")


async def change(workshop: OpenWorkshop, act: Awaitable[bool], message: str = "") -> None:
    """Do something to the time, and say `message`. What went wrong has been said, and stays to be read."""
    if await act:
        workshop.refresh_room()
        workshop.say(message)


async def toggle(workshop: OpenWorkshop) -> None:
    """Start or pause."""
    await change(workshop, workshop.time.toggle())


async def start_now(workshop: OpenWorkshop) -> None:
    """Start a forgotten clock now."""
    if not workshop.session.running:
        await change(workshop, workshop.time.start_now(), gettext("The clock runs."))


async def start_since(workshop: OpenWorkshop) -> None:
    """Start a forgotten clock at the first entry."""
    if not workshop.session.running:
        await change(workshop, workshop.time.start_since(), gettext("The clock runs since the first entry."))


async def add_minutes(workshop: OpenWorkshop, minutes: float) -> None:
    """Give the step more minutes, or less."""
    await change(workshop, workshop.time.add_minutes(minutes))


async def end_part(workshop: OpenWorkshop) -> None:
    """Go on to the next part of the step now."""
    await change(workshop, workshop.time.end_part(), gettext("The step is shorter by what was left of that part."))


async def restart_step(workshop: OpenWorkshop) -> None:
    """Count the step down again."""
    await change(workshop, workshop.time.begin_again())


async def next_step(workshop: OpenWorkshop) -> None:
    """Go on; behind the last step it closes the workshop, when it is pressed again after that was said."""
    session, navigator = workshop.session, workshop.host.navigator
    target = session.neighbour(+1)
    held = _held(workshop)
    if held and workshop.message != held:
        workshop.say(held)
    elif target is not None:
        await change(workshop, workshop.time.go(target.id, done=True))
    elif session.state.workshop.state == "closed":
        navigator.show_closing(session)
    elif workshop.message != gettext(CLOSES):
        workshop.say(gettext(CLOSES))
    else:
        ran = session.running
        if session.workshop_file.read_only:
            navigator.show_closing(session)
        elif await workshop.time.finish():
            navigator.show_closing(session, ran=ran)


def unfinished(session: WorkshopSession, step_id: str) -> str:
    """What is still to be done here before the room goes on to a later step: in the first step of this exercise what
    its kind says, and loose notes before another exercise; "" for nothing, and on the way back."""
    exercise, step, steps = session.exercise, session.step, [row.id for row in timing.kept_steps(session.state)]
    if step is None or not is_installed(exercise.kind) or session.workshop_file.read_only:
        return ""
    if step.id in steps and step_id in steps and steps.index(step_id) <= steps.index(step.id):
        return ""
    first = step.id == session.steps_of(exercise.id)[0].id
    left = hooks(kind(exercise.kind)).unfinished(session.view()) if first else ""
    return left or unsorted(session, step_id)


def _held(workshop: OpenWorkshop) -> str:
    """What is said to who goes on before the first step of an exercise is done, or to what is fixed before its time; ""
    where that may be."""
    step = workshop.session.neighbour(+1)
    if step is None:
        return ""
    left = unfinished(workshop.session, step.id) or _early(workshop.session, step.exercise_id)
    return gettext(GOES_ON, unfinished=left) if left else ""


def _early(session: WorkshopSession, exercise_id: str) -> str:
    """How much time is free before an exercise that is fixed; "" where none is, and before the day has begun."""
    day, now = session.day(), session.clock.now()
    ahead = {one.exercise.id: one for one in appointments(day, now)}.get(exercise_id)
    if ahead is None or day.spent is None or session.exercise.id == exercise_id:
        return ""
    left = (ahead.at - now).total_seconds()
    values = {"time": length_text(left), "exercise": ahead.exercise.title, "hour": hour(ahead.at)}
    return gettext("{exercise} is at {hour}, in {time}.", **values) if left >= ON_TIME else ""


def effect_of_next(workshop: OpenWorkshop) -> Effect:
    """Behind the last step, going on closes the workshop, and it may leave something undone: no held key does that."""
    last = workshop.session.neighbour(+1) is None
    if not last and _held(workshop):
        return Effect("held", WAITS)
    return Effect("close", WAITS) if last else Effect("next", times(1))


def leaves_exercise(workshop: OpenWorkshop, offset: int) -> bool:
    """Whether a step on (1) or back (-1) leads away from an open line; a step of the same exercise does not."""
    step = workshop.session.neighbour(offset)
    return offset > 0 if step is None else step.exercise_id != workshop.session.exercise.id


async def previous_step(workshop: OpenWorkshop) -> None:
    """Go back; in a workshop that is closed, open it again where it is."""
    session = workshop.session
    target = session.neighbour(-1)
    if session.state.workshop.state == "closed" and not session.workshop_file.read_only:
        await change(workshop, workshop.time.reopen(running=False), gettext("The workshop is open again."))
    elif target is None:
        workshop.say(gettext("This is the first step."))
    else:
        await change(workshop, workshop.time.go(target.id, done=False))


def menu(workshop: OpenWorkshop) -> None:
    """What can be done to the time, to choose from."""
    works = {
        "more": (gettext("+5 minutes"), lambda: add_minutes(workshop, 5)),
        "one": (gettext("+1 minute"), lambda: add_minutes(workshop, 1)),
        "less": (gettext("−1 minute"), lambda: add_minutes(workshop, -1)),
        "toggle": (gettext("Pause or go on"), lambda: toggle(workshop)),
        "restart": (gettext("Restart this step"), lambda: restart_step(workshop)),
        "catch_up": (gettext("Catch up: a proposal to end on time"), lambda: catching_up.catch_up(workshop)),
    }

    part = workshop.session.part()
    if part is not None and part.number < part.of - 1:
        works["part"] = (gettext("Go on to the next part now"), lambda: end_part(workshop))

    async def chosen(name: str | None) -> None:
        if name:
            await works[name][1]()

    options = [asking.Option(text, name) for name, (text, _) in works.items()]
    workshop.app.push_screen(asking.Choosing(gettext("Time"), options, enter=N_("Enter does it")), chosen)
