"""What becomes of a vote that goes on: it is gone on with, ended, revealed, begun anew, or taken by hands instead.

It ends by one act and is revealed by another: never by the key of the last voter.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import App

from onecompany.app.actions.hands import HandCount
from onecompany.app.open_workshop import OpenWorkshop
from onecompany.boards.heap import OPEN
from onecompany.boards.panel import Outcome
from onecompany.boards.voting import standing
from onecompany.display.running_vote import RunningVote, running_vote
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.loose_notes import SEALED
from onecompany.kinds.rounds import Method, Vote
from onecompany.sentences import gettext, ngettext

if TYPE_CHECKING:
    from onecompany.app.screens import asking
    from onecompany.kinds import ballots
    from onecompany.store.acts import rounds
    from onecompany.store.writer import WorkshopWriter
else:
    asking = LazyModule("onecompany.app.screens.asking")
    ballots = LazyModule("onecompany.kinds.ballots")
    rounds = LazyModule("onecompany.store.acts.rounds")


def say_standing(workshop: OpenWorkshop) -> None:
    """On coming back to a board where a vote goes on: how it stands, and the key that goes on with it."""
    running = running_vote(workshop.panel)
    if running is not None:
        workshop.say(standing(running.state, running.rows[0]))


def show_running(workshop: OpenWorkshop) -> None:
    """The screen of the vote that goes on here."""
    from onecompany.app.screens.ballot import BallotScreen
    from onecompany.app.screens.sealed import SealedScreen

    running = running_vote(workshop.panel)
    if running is not None:
        screen = SealedScreen(workshop) if running.sealed else BallotScreen(workshop)
        workshop.app.push_screen(screen, partial(go_on, workshop))


def offer_running(
    app: App[Any], running: RunningVote, chosen: Callable[[str | None], Any], *, on_ballot: bool = False
) -> None:
    """The list of what can be done with it. `on_ballot`: it was asked for while somebody votes."""
    n, of = running.turnout
    count = gettext("{n} of {of} have voted.", n=n, of=of)
    if running.sealed:
        count = ngettext("One line is sealed.", "{number} lines are sealed.", running.lines)
    if running.covered:
        count = gettext("It was revealed, and undo has covered what it came to.")
    options = [asking.Option(text, name) for name, text in _what_can_be_done(running, on_ballot=on_ballot)]
    app.push_screen(asking.Question(running.vote.title, count, options, numbered=True), chosen)


def _what_can_be_done(running: RunningVote, *, on_ballot: bool) -> list[tuple[str, str]]:
    """The names of what can be done, each with its words; the likeliest first."""
    if running.covered:
        return _done_with_covered(running)
    votes = running.votes
    nobody = running.open and not running.sealed and not running.voters
    go_on = gettext("Go on")
    if not running.sealed:
        go_on = ngettext("Go on: one has not voted", "Go on: {number} have not voted", len(running.voters))
    listed: list[tuple[str, str]] = []
    if not running.open:
        listed.append(("reveal", gettext("Reveal what it came to")))
    if (running.open and not nobody) or running.sealed or running.voters:
        listed.append(("on" if running.open else "reopen", go_on))
    if running.open:
        if on_ballot:
            listed.append(("leave", gettext("Leave it for now; F4 comes back to it")))
        end = ("end", gettext("End it here; F4 reveals it then"))
        listed.insert(0, end) if nobody else listed.append(end)
    if running.sealed:
        anew = ngettext("Begin anew: one line goes, unread", "Begin anew: {number} lines go, unread", votes)
        listed.append(("anew", anew if votes else gettext("Begin anew")))
        listed.append(("give_up", gettext("Give the sealed lines up, and type in the open")))
        return listed
    anew = ngettext("Begin anew: one vote goes", "Begin anew: {number} votes go", votes)
    listed.append(("anew", anew if votes else gettext("Begin anew")))
    if by_hands(running.vote):
        listed.append(("hands", gettext("Take it by hands instead")))
    give_up = ngettext("Give it up: one vote goes", "Give it up: {number} votes go", votes)
    listed.append(("give_up", give_up if votes else gettext("Give it up")))
    return listed


def _done_with_covered(running: RunningVote) -> list[tuple[str, str]]:
    """Nobody goes on with it: a vote that came to known ones would be known too."""
    listed = [("reveal", gettext("Reveal it again")), ("anew", gettext("Begin anew: what it came to goes"))]
    if running.sealed:
        return [*listed, ("give_up", gettext("Give the sealed lines up, and type in the open"))]
    if by_hands(running.vote):
        listed.append(("hands", gettext("Take it by hands instead")))
    return [*listed, ("give_up", gettext("Give it up: what it came to goes"))]


def by_hands(vote: Vote) -> Method | None:
    """How a vote is taken in the open, where it can be."""
    return next((method for method in vote.methods if method in ("hands", "fist")), None)


async def go_on(workshop: OpenWorkshop, name: str | None) -> None:
    """Do what was chosen in the list."""
    running = running_vote(workshop.panel)
    if running is None or name in (None, "leave"):
        workshop.refresh_room()
    elif name == "on":
        show_running(workshop)
    elif name == "reveal":
        await _reveal(workshop, running)
    elif name == "end":
        closed = gettext("The vote is closed. F4 reveals it.")
        if running.sealed:
            closed = gettext("No more lines are taken. F4 reveals them.")
        await _act(workshop, partial(rounds.close, round_ids=running.ids), closed)
    elif name == "reopen":
        if await _act(workshop, partial(rounds.reopen, round_ids=running.ids)):
            show_running(workshop)
    elif running.votes or running.covered:
        _ask_whether(workshop, running, str(name))
    else:
        await _do_away(workshop, running, str(name))


def _ask_whether(workshop: OpenWorkshop, running: RunningVote, name: str) -> None:
    """Votes would go, and nobody can bring them back."""
    text = (
        ngettext("One sealed line goes, unread.", "{number} sealed lines go, unread.", running.votes)
        if running.sealed
        else ngettext("One vote goes.", "{number} votes go.", running.votes)
    )
    nobody = gettext("Nothing brings that back: undo knows of no vote.")
    if running.covered:
        text, nobody = gettext("What it came to goes with it."), gettext("Undo brings it back.")
    words = {
        "anew": gettext("Begin anew"),
        "give_up": gettext("Give it up"),
        "hands": gettext("Take it by hands instead"),
    }
    options = [asking.Option(gettext("Keep what is in"), ""), asking.Option(words[name], name)]

    async def chosen(answer: str | None) -> None:
        if answer:
            await _do_away(workshop, running, answer)

    workshop.app.push_screen(asking.Question(words[name], f"{text}\n{nobody}", options, numbered=True), chosen)


async def _do_away(workshop: OpenWorkshop, running: RunningVote, name: str) -> None:
    if name == "hands":
        HandCount(workshop, running.vote, by_hands(running.vote) or "hands", instead=running).ask()
    elif name == "give_up":
        given_up = gettext("The sealed lines are given up.") if running.sealed else gettext("The ballot is given up.")
        await _act(workshop, partial(rounds.give_up, round_ids=running.ids), given_up)
    elif await _act(workshop, partial(rounds.begin_anew, round_ids=running.ids)):
        show_running(workshop)


async def _act(workshop: OpenWorkshop, act: Callable[[WorkshopWriter], Any], message: str = "") -> bool:
    def do(writer: WorkshopWriter) -> Outcome:
        act(writer)
        return Outcome(workshop.panel.place, message)

    return await workshop.controller.do(do)


async def _reveal(workshop: OpenWorkshop, running: RunningVote) -> None:
    """Show what it came to, with the cursor there."""

    def too_few(writer: WorkshopWriter) -> str:
        """Boards that show means only would say nothing of a vote that has none."""
        rows = [writer.state.get("round", row_id) for row_id in running.ids]
        hidden = [row for row in rows if row is not None and row.form != "lines" and row.counts is None]
        if not hidden:
            return ""
        return ngettext(
            "One has voted, fewer than {fewest:words}: what was chosen is not shown.",
            "{number:Words} have voted, fewer than {fewest:words}: what they chose is not shown.",
            hidden[0].n,
            fewest=hidden[0].threshold,
        )

    def reveal(writer: WorkshopWriter) -> Outcome:
        lines = running.lines
        ballots.reveal(writer, running.ids)
        subject = running.rows[0].subject
        if subject == SEALED:
            notes = ngettext("One loose note is on the heap.", "{number} loose notes are on the heap.", lines)
            return Outcome(OPEN, notes)
        return Outcome(workshop.panel.place_of(subject) or workshop.panel.place, too_few(writer))

    await workshop.controller.do(reveal)
