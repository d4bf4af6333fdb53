"""Catching up: what is proposed to keep what has a fixed time and to end on time, said and done when agreed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.panel import Outcome
from onecompany.clock import ON_TIME, Kept, Proposal, hour, lateness_text, length_text, on_time, propose
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.store.acts import agenda as acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.store.acts.agenda")
    asking = LazyModule("onecompany.app.screens.asking")


async def catch_up(workshop: OpenWorkshop) -> None:
    """Propose how to keep what is fixed and to end on time; done only when agreed."""
    now, day = workshop.session.clock.now(), workshop.session.day()
    proposal, instead = propose(day, now), propose(day, now, rather_drop=True)
    late = _late(proposal)
    if not proposal.changes:
        more = gettext("Nothing that lies ahead may be shortened for it.") if proposal.is_needed else ""
        workshop.say(" ".join(filter(None, [late, more])))
        return
    _ask(workshop, proposal, instead if _left_out(instead) != _left_out(proposal) else None)


def _left_out(proposal: Proposal) -> list[str]:
    """The exercises that it leaves out."""
    return [change.title for change in proposal.changes if change.dropped]


def _ask(workshop: OpenWorkshop, proposal: Proposal, instead: Proposal | None) -> None:
    """Show what changes, and do it when agreed. `instead`: the other way, which is shown as a whole when chosen."""
    lines = [
        gettext("{exercise}: left out", exercise=change.title)
        if change.dropped
        else gettext(
            "{exercise}: {before} → {after}",
            exercise=change.title,
            before=in_minutes(change.before),
            after=in_minutes(change.after),
        )
        for change in proposal.changes
    ]
    end = (
        gettext("Then we end on time.")
        if proposal.still_late < ON_TIME
        else gettext("Then still {lateness}.", lateness=lateness_text(proposal.still_late))
    )

    def shorten(writer: WorkshopWriter) -> Outcome:
        acts.catch_up(writer, proposal)
        return Outcome(workshop.panel.place, gettext("The agenda is shortened. Ctrl+Z takes it back."))

    async def answered(answer: str | None) -> None:
        if answer == "yes":
            await workshop.controller.do(shorten)
        elif answer == "instead" and instead is not None:
            _ask(workshop, instead, None)

    options = [asking.Option(gettext("Do it"), "yes"), asking.Option(gettext("Leave it"), "")]
    if instead is not None:
        other = gettext("Leave out {exercises:list} instead", exercises=_left_out(instead))
        options.insert(1, asking.Option(other, "instead"))
    text = "\n".join([_late(proposal), "", *lines, "", *map(_kept, proposal.fixed), end])
    workshop.app.push_screen(asking.Question(gettext("Catch up"), text, options), answered)


def _late(proposal: Proposal) -> str:
    """How late we are: for what is fixed next, and at the end."""
    late = [
        gettext(
            "We are {time} late for {exercise} at {hour}.",
            time=length_text(one.late),
            exercise=one.title,
            hour=hour(one.at),
        )
        for one in proposal.fixed[:1]
    ]
    if not late or not on_time(proposal.late):
        late.append(
            gettext("The end: {lateness}.", lateness=lateness_text(proposal.late))
            if late
            else gettext("We are {lateness}.", lateness=lateness_text(proposal.late))
        )
    return " ".join(late)


def _kept(one: Kept) -> str:
    """What becomes of an exercise with a fixed time for which we are late."""
    values = {"exercise": one.title, "hour": hour(one.at)}
    if one.still_late < ON_TIME:
        return gettext("Then {exercise} begins at {hour}.", **values)
    begins = hour(one.at + timedelta(seconds=one.still_late))
    return gettext(
        "{exercise} cannot be kept at {hour}: it begins at {begins}, {time} late.",
        begins=begins,
        time=length_text(one.still_late),
        **values,
    )


def in_minutes(seconds: float) -> str:
    """A length in minutes, as the agenda shows it."""
    return gettext("{minutes} min", minutes=round(seconds / 60))
