"""The groups of the step at which the room is: shown by `#`, and what a line says that begins with `#2`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onecompany.app.drafts import Draft
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.panel import Outcome, Refused
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import gettext, ngettext
from onecompany.store.groups import Seats, group_notes, grouping, groups_of
from onecompany.store.records import Ref

if TYPE_CHECKING:
    from onecompany.store.acts import capture, groups
    from onecompany.store.writer import WorkshopWriter
else:
    capture = LazyModule("onecompany.store.acts.capture")
    groups = LazyModule("onecompany.store.acts.groups")

_ADDRESSED = re.compile(r"#\s*(?P<number>[0-9]{0,3})(?:(?:\s*[:.]\s*|\s+)(?P<text>.*))?", re.DOTALL)


class Addressed(NamedTuple):
    """What a line with `#` says: the number of a group, 0 for none, and the text for it."""

    number: int
    text: str


def addressed(workshop: OpenWorkshop, line: str) -> Addressed | None:
    """What a line is for a group; None for one that is like any other, as all are in a step without groups."""
    match = _ADDRESSED.fullmatch(line.rstrip()) if line.startswith("#") and are_here(workshop) else None
    return Addressed(int(match["number"] or 0), (match["text"] or "").strip()) if match else None


def are_here(workshop: OpenWorkshop) -> bool:
    """Whether the step at which the room is is worked in groups."""
    return bool(grouping(workshop.session.step))


def here(workshop: OpenWorkshop) -> list[Seats]:
    """The groups of the step at which the room is; none before they are made."""
    step = workshop.session.step
    return groups_of(workshop.session.state, step.id) if step is not None else []


def notes_here(workshop: OpenWorkshop) -> dict[str, list[str]]:
    """What each group of the step has noted, in order, by the group's identity."""
    step = workshop.session.step
    return group_notes(workshop.session.state, step.id) if step is not None else {}


async def lead_to(workshop: OpenWorkshop, ref: Ref) -> bool:
    """Show the groups where one of them, or a note of one, was looked for. Whether it is of this step."""
    row = workshop.session.state.find(ref)
    group_id = ref.id if ref.table == "group" else getattr(row, "group_id", None)
    group = next((one for one in here(workshop) if one.id == group_id), None)
    if group is not None:
        await show(workshop, group.number)
    return group is not None


def begin_line(workshop: OpenWorkshop) -> None:
    """A line that begins with `#`: Enter shows the groups, "2 text" is a note of group 2."""
    if workshop.capture.idle:
        workshop.capture.begin(workshop.controller.new_draft(), "#")


async def asked_for(workshop: OpenWorkshop, draft: Draft, text: str, *, leaving: bool) -> bool:
    """Whether a line only asks for the groups, which are shown then; nothing of it is to be kept."""
    line = None if draft.editing else addressed(workshop, text)
    if line is None or line.text:
        return False
    if not leaving:
        await show(workshop, line.number)
    return True


async def show(workshop: OpenWorkshop, number: int = 0) -> None:
    """Show the groups large, made now if they are not yet. `number`: the one at which the cursor stands."""
    from onecompany.app.screens.groups import GroupsScreen

    workshop.say("")
    if not here(workshop) and not workshop.session.workshop_file.read_only:
        await make(workshop)
    if here(workshop):
        workshop.app.push_screen(GroupsScreen(workshop, number), lambda name: _go_on(workshop, name))
    elif not workshop.message:
        workshop.say(gettext("The groups of this step were not made."))


async def _go_on(workshop: OpenWorkshop, name: str | None) -> None:
    """What a key of the room does that was pressed while the groups were shown."""
    from onecompany.app.actions.registry import BY_ID

    workshop.refresh_room()
    done = BY_ID[name].run(workshop) if name else None
    if done is not None:
        await done


async def make(workshop: OpenWorkshop) -> None:
    """Make the groups of the step, in place of those that there are."""
    step = workshop.session.step

    def act(writer: WorkshopWriter) -> Outcome:
        made = groups.make(writer, step.id)
        return Outcome(workshop.panel.place, ngettext("One group.", "{number} groups.", len(made)))

    await workshop.controller.do(act)


def note(workshop: OpenWorkshop, writer: WorkshopWriter, line: Addressed) -> Outcome:
    """Keep a note of a group. Raises Refused where there is none with that number."""
    listed = here(workshop)
    if not listed:
        raise Refused(gettext("There are no groups yet. # and Enter makes them, and shows them."))
    group = next((one for one in listed if one.number == line.number), None)
    if group is None:
        last = len(listed)
        raise Refused(
            ngettext(
                "There is one group: #1 begins its notes.", "There are groups from #1 to #{last}.", last, last=last
            )
        )
    session = workshop.session
    capture.add_note(writer, session.exercise.id, [line.text], group_id=group.id)
    return Outcome(workshop.panel.place, gettext("Noted for {group}.", group=group.title))


def preview(workshop: OpenWorkshop, line: Addressed) -> str:
    """What the line will become."""
    listed = here(workshop)
    if not line.number:
        return gettext("Enter shows the groups") if listed else gettext("Enter makes the groups")
    group = next((one for one in listed if one.number == line.number), None)
    if group is None:
        return ""
    return " · ".join([group.title, ", ".join(row.name for row in group.here)])
