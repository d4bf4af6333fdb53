"""Where keys lead: other exercises, rows on other boards, other screens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onecompany.app.actions import groups
from onecompany.app.actions.catching_up import in_minutes
from onecompany.app.actions.clock import change, unfinished
from onecompany.app.actions.heap import show_note
from onecompany.app.actions.running import say_standing
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.panel import Outcome, Target
from onecompany.boards.wrap import clipped
from onecompany.clock import from_to, local, timetable
from onecompany.display.clock_words import about_slot
from onecompany.kinds import persona
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.registry import kind
from onecompany.kinds.search import exercise_of, hits, place_of
from onecompany.kinds.view import Finding
from onecompany.sentences import gettext, pgettext
from onecompany.store.records import Ref
from onecompany.summary.dates import long_date
from onecompany.summary.texts import stopped
from onecompany.summary.times import from_today

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.app.session import WorkshopSession
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")


def agenda(workshop: OpenWorkshop) -> None:
    """Go to any exercise; with its times, as they were, and as they will be."""
    session = workshop.session
    options = []
    rows = session.state.rows("exercise")
    slots = timetable(session.day(), session.clock.now())
    for number, row in enumerate(rows, 1):
        steps, slot = session.steps_of(row.id), slots[row.id]
        text = gettext(
            "{mark} {place:>2}  {time:<11}  {exercise} · {length}",
            mark="✓"
            if session.is_done(row.id)
            else "▸"
            if row.id == session.exercise.id
            else "–"
            if slot.passed
            else " ",
            place=number,
            time=from_to(slot.shown[:1]),
            exercise=row.title,
            length=in_minutes(sum(step.seconds for step in steps)),
        )
        more = [gettext("left out") if row.dropped else about_slot(slot, row.at)]
        if again := from_to(slot.shown[1:]):
            more.append(gettext("again {times}", times=again))
        target = next((step for step in steps if not step.done), steps[-1])
        options.append(asking.Option(text, target.id, more=" · ".join(filter(None, more))))

    async def chosen(step_id: str | None) -> None:
        left = unfinished(session, step_id) if step_id else ""
        held = gettext("{unfinished} Choose it once more to go there all the same.", unfinished=left)
        if left and before != held:
            workshop.say(held)
        elif step_id:
            await change(workshop, workshop.time.go(step_id, done=False))

    before, current = workshop.message, rows.index(session.exercise)
    workshop.app.push_screen(asking.Choosing(pgettext("of a day", "Agenda"), options, first=current), chosen)


def findings(workshop: OpenWorkshop) -> None:
    """What the board says: go there, or make it a commitment."""
    listed = workshop.session.findings()
    if not listed:
        workshop.say(gettext("The board says nothing yet."))
        return
    options = [
        asking.Option(f"{f.sign} {stopped(f.text) if f.why else f.text}", f.key, more=str(f.why)) for f in listed
    ]

    async def chosen(answer: str | None) -> None:
        key, taken = (answer[1:], True) if answer and answer.startswith(">") else (answer, False)
        finding = next((f for f in listed if f.key == key), None)
        if finding is not None and taken:
            await workshop.controller.do(lambda writer: _take(workshop, writer, finding))
        elif finding is not None and finding.links:
            target = Target(finding.links[0])
            if not workshop.panel.select_row(target.ref, target.column):
                await go_to(workshop, target)

    also = (("greater_than_sign", ">", gettext("make it a commitment")),)
    workshop.app.push_screen(asking.Choosing(gettext("What the board says"), options, also=also), chosen)


def findings_aside(workshop: OpenWorkshop) -> None:
    """What the board says steps aside, or comes back beside it."""
    if not workshop.turn_findings():
        workshop.say(gettext("The window is too narrow for both. F3 lists what the board says."))
    workshop.show_place()


def _take(workshop: OpenWorkshop, writer: WorkshopWriter, finding: Finding) -> Outcome:
    kind("commitments").part("acts").take(writer, workshop.session.exercise.id, finding)
    taken = gettext("Taken as a commitment; who and by when come in the commitments exercise.")
    return Outcome(workshop.panel.place, taken)


async def take_crack(workshop: OpenWorkshop) -> None:
    """The crack at the cursor becomes a commitment."""
    about = Ref.parse(workshop.panel.subject()[0])
    cracks = [f for f in workshop.session.findings() if f.level != "strength"]
    at_cursor = [f for f in cracks if about in f.links]
    if not at_cursor:
        workshop.say(gettext("There is no crack at the cursor. F3 lists what the board says."))
        return
    await workshop.controller.do(lambda writer: _take(workshop, writer, at_cursor[0]))


async def go_to(workshop: OpenWorkshop, target: Target, exercise_id: str = "") -> None:
    """Go to a row, and to one column of it, on the board that shows it."""
    session = workshop.session
    target = replace(target, ref=place_of(session.state, target.ref))
    showing = session.exercise_showing(target.ref.table)
    if showing is session.exercise and workshop.panel.select_row(target.ref, target.column):
        workshop.say("")  # what was said of a search before is over
        return
    own = exercise_id or exercise_of(session.state, target.ref.table, session.state.find(target.ref))
    exercise = session.state.get("exercise", own) or showing
    if exercise is None and target.ref.table in ("decision", "parking"):
        workshop.host.navigator.show_record(session, workshop.controller, target.ref)
    elif (customers := persona.described(session.state)) is not None and target.ref.table == customers.name:
        workshop.host.navigator.show_personas(session, workshop.controller, target)
    elif exercise is None:
        nowhere = gettext("It is on no board of this workshop.")
        workshop.say(f"{target.words} {nowhere}".strip())
    elif exercise.id == session.exercise.id:
        if workshop.panel.select_row(target.ref, target.column) or show_note(workshop, target.ref):
            workshop.say("")
        elif not await groups.lead_to(workshop, target.ref):
            _say_missing(workshop, target)
    else:
        steps = session.steps_of(exercise.id)
        step = next((step for step in steps if not step.done), steps[-1])
        if await workshop.time.go(step.id, done=False):
            workshop.refresh_room(target=target)
            show_note(workshop, target.ref)


def say_arrival(workshop: OpenWorkshop, missed: Target | None, *, first: bool) -> None:
    """What there is to say on coming to a board: a vote goes on here; what was looked for is not on it.

    At the `first` board of a room, too, that the workshop is closed.
    """
    say_standing(workshop)
    if missed is not None:
        _say_missing(workshop, missed)
    if first and workshop.session.state.workshop.state == "closed" and not workshop.session.workshop_file.read_only:
        workshop.say("\n".join(filter(None, (_closed(workshop.session), workshop.message))))


def _say_missing(workshop: OpenWorkshop, target: Target) -> None:
    """What was looked for belongs to this board, but is not on it."""
    row = workshop.session.state.find(target.ref)
    of_step = target.ref.table == "group" or bool(getattr(row, "group_id", None))
    not_here = gettext("In its step # and Enter shows it.") if of_step else gettext("It is not on this board.")
    workshop.say(f"{target.words} {not_here}".strip())


def _closed(session: WorkshopSession) -> str:
    closed = session.state.workshop.closed_at
    if closed is None:
        return gettext("This workshop is closed. What is typed now changes it.")
    day = local(closed).date()
    when = {"day": long_date(day), "ago": from_today(day, session.workshop_file.today)}
    return gettext("This workshop was closed on {day}, {ago}. What is typed now changes it.", **when)


def find(workshop: OpenWorkshop) -> None:
    """Find in the whole workshop, and go there."""
    by_number = {str(number): hit for number, hit in enumerate(hits(workshop.session.state))}
    options = [asking.Option(hit.text, number, more=hit.where) for number, hit in by_number.items()]

    async def chosen(number: str | None) -> None:
        if number:
            hit = by_number[number]
            words = gettext("{where}: {text}.", where=hit.where, text=clipped(hit.text, 200))
            await go_to(workshop, Target(hit.ref, hit.column, words), hit.exercise_id)

    workshop.app.push_screen(asking.Choosing(gettext("Find"), options, search=True), chosen)


def curtain(workshop: OpenWorkshop) -> None:
    """Hide everything but the clock, or show it again."""
    workshop.draw_curtain()


def script(workshop: OpenWorkshop) -> None:
    """The script and the private notes."""
    workshop.host.navigator.show_script(workshop.session, workshop.controller)


def wall_is_on(workshop: OpenWorkshop) -> bool:
    """Whether the room looks at a window of its own."""
    return workshop.host.second_window.wall


def private(workshop: OpenWorkshop) -> None:
    """What only the facilitator sees comes, or goes."""
    workshop.host.second_window.turn_pane()


def record(workshop: OpenWorkshop) -> None:
    """Decisions and the parking lot."""
    workshop.host.navigator.show_record(workshop.session, workshop.controller)


def summary(workshop: OpenWorkshop) -> None:
    """A preview of the summary."""
    workshop.host.navigator.show_summary(workshop.session)


def handouts(workshop: OpenWorkshop) -> None:
    """The hand-outs."""
    workshop.host.navigator.show_handouts(workshop.session)


def people(workshop: OpenWorkshop) -> None:
    """The leaders and silos."""
    workshop.host.navigator.show_people(workshop.session, workshop.refresh_room)


def help_page(workshop: OpenWorkshop) -> None:
    """All keys that work here."""
    workshop.host.navigator.show_help([(choice.shown, choice.does) for choice in workshop.panel.choices()])


def palette(workshop: OpenWorkshop) -> None:
    """All commands."""
    workshop.app.action_command_palette()


def home(workshop: OpenWorkshop) -> None:
    """The list of workshops. An unfinished line is kept for coming back."""
    workshop.host.navigator.go_home()
