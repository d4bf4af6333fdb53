"""F4: what is put to the room, and hands for the item at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from onecompany.app.actions.hands import HandCount
from onecompany.app.actions.running import by_hands, go_on, offer_running, show_running
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.hands import more_than_here, read_hands
from onecompany.boards.panel import Outcome
from onecompany.display.running_vote import running_vote
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Method, Vote, voters
from onecompany.sentences import N_, gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.kinds import ballots
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")
    ballots = LazyModule("onecompany.kinds.ballots")

PAIR = 2
"""Voters of whom each can work out the other's vote from the mean."""

WAYS: dict[str, str] = {
    "ballot": N_("{vote}: by ballot, the laptop goes round"),
    "hands": N_("{vote}: by hands"),
    "fist": N_("{vote}: fist to five"),
    "sealed": N_("{vote}: sealed lines, typed unseen"),
}
"""What is offered, by method."""


async def vote(workshop: OpenWorkshop) -> None:
    """Begin a vote, or do something with the one that goes on here."""
    running = running_vote(workshop.panel)
    if running is not None:
        offer_running(workshop.app, running, partial(go_on, workshop))
        return
    works: list[tuple[str, Callable[[], Any]]] = []
    if workshop.panel.votable():
        works.append((gettext("Hands for the item at the cursor"), lambda: count_hands(workshop)))
    for offered in workshop.panel.votes():
        for method in offered.methods:
            text = gettext(WAYS[method], vote=offered.title)
            works.append((text, partial(_begin, workshop, offered, method)))
    if not works:
        workshop.say(gettext(workshop.panel.NO_VOTE))
    elif len(works) == 1:
        await _do(works[0][1])
    else:

        async def chosen(number: str | None) -> None:
            if number is not None:
                await _do(works[int(number)][1])

        options = [asking.Option(text, str(number)) for number, (text, _) in enumerate(works)]
        question = gettext("What is put to the room?")
        workshop.app.push_screen(asking.Question(gettext("Vote"), question, options, numbered=True), chosen)


async def _do(work: Callable[[], Any]) -> None:
    done = work()
    if done is not None:
        await done


def count_hands(workshop: OpenWorkshop) -> None:
    """Ask how many hands there are for the item at the cursor."""

    def keep(writer: WorkshopWriter, answer: str) -> Outcome:
        hands = read_hands(answer)
        outcome = workshop.panel.vote(writer, hands)
        return Outcome(outcome.place, outcome.say or more_than_here(workshop.session.state, hands))

    async def take(answer: str) -> str:
        return "" if await workshop.controller.do(lambda writer: keep(writer, answer)) else workshop.message

    question = gettext("How many hands for the item at the cursor?")
    box = asking.Question(gettext("Hands"), question, (), entry=gettext("a number"), take=take)
    workshop.app.push_screen(box)


# -- beginning


async def _begin(workshop: OpenWorkshop, offered: Vote, method: Method) -> None:
    if method in ("hands", "fist"):
        HandCount(workshop, offered, method).ask()
        return
    state = workshop.session.state
    able = len(voters(state, offered.polls[0].subject)) if offered.polls else 0
    by_name = method == "ballot" or offered.names
    if by_name and not able:
        workshop.say(
            gettext("Nobody in the list of leaders is here, so nobody could vote. F12 lists them; hands need no list."),
            wrong=True,
        )
    elif method == "ballot" and able < offered.threshold:
        _warn(workshop, offered, able)
    else:
        await _open(workshop, offered, method)


def _warn(workshop: OpenWorkshop, offered: Vote, able: int) -> None:
    """So few votes would tell who voted what: it is said before anybody has voted."""
    text = ngettext(
        "Only one leader can vote. With fewer than {threshold:words} votes, only how many there were and their mean "
        "are shown and kept, so that nobody can work out who voted what.",
        "Only {number:words} leaders can vote. With fewer than {threshold:words} votes, only how many there were and "
        "their mean are shown and kept, so that nobody can work out who voted what.",
        able,
        threshold=offered.threshold,
    )
    if able == PAIR and any(poll.form == "scale" for poll in offered.polls):
        text = gettext(
            "Only two leaders can vote. How many votes there were and their mean are all that is shown and kept; from "
            "the mean each of the two can work out what the other voted, and nobody else can."
        )
    options = [asking.Option(gettext("Begin the ballot all the same"), "ballot")]
    instead = by_hands(offered)
    if instead:
        options.append(asking.Option(gettext("Take it by hands instead"), "hands"))
    options.append(asking.Option(gettext("Not now"), ""))

    async def chosen(answer: str | None) -> None:
        if answer == "ballot":
            await _open(workshop, offered, "ballot")
        elif answer == "hands" and instead:
            HandCount(workshop, offered, instead).ask()

    workshop.app.push_screen(asking.Question(offered.title, text, options, numbered=True), chosen)


async def _open(workshop: OpenWorkshop, offered: Vote, method: Method) -> None:
    def begin(writer: WorkshopWriter) -> Outcome:
        ballots.begin(writer, workshop.panel.view.exercise.id, offered, method)
        return Outcome(workshop.panel.place)

    if await workshop.controller.do(begin):
        show_running(workshop)
