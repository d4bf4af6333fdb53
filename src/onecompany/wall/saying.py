"""What the wall says in words: how a vote stands, and why it shows what it shows. Pure."""

from __future__ import annotations

from onecompany import __version__
from onecompany.boards.panel import Panel
from onecompany.display.running_vote import running_vote
from onecompany.display.workshop_reading import WorkshopReading
from onecompany.plans.model import PARTS
from onecompany.sentences import gettext, ngettext
from onecompany.store.following.follower import Looked
from onecompany.store.following.sign import RoomSign
from onecompany.store.groups import grouping, groups_of
from onecompany.store.migrating import SCHEMA
from onecompany.store.problems import FileNewer, NotUpgraded

TOGETHER = ("alone", "all")
"""Parts of a step in which nobody looks for a group."""


def sits_in_groups(reading: WorkshopReading) -> bool:
    """Whether the room sits in groups now, so that it is to be seen who is in which."""
    step, part = reading.step, reading.part()
    if part is None or not groups_of(reading.state, step.id):
        return False
    return PARTS[grouping(step)][part.number] not in TOGETHER


def vote_words(panel: Panel) -> str:
    """How the vote stands that goes on at a board: how many have voted, or how many lines are sealed; "" without."""
    running = running_vote(panel)
    if running is None or running.covered:
        return ""
    if running.sealed:
        stands = ngettext("One line is sealed", "{number} lines are sealed", running.lines)
    else:
        n, of = running.turnout
        stands = gettext("{n} of {of} have voted", n=n, of=of)
    return gettext("{vote} · {stands}", vote=running.vote.title, stands=stands) if running.vote.title else stands


def about_seat(looked: Looked, sign: RoomSign | None, *, shows: bool) -> str:
    """Why nothing new is shown; "" while all is well. `shows`: whether a workshop is shown, be it of before."""
    newer = looked.seat_alive and sign is not None and sign.schema > SCHEMA
    if newer or isinstance(looked.problem, FileNewer | NotUpgraded):
        if sign is None or not sign.version or sign.version == __version__:
            return gettext("This wall is onecompany {ours}, and the file is of another version.", ours=__version__)
        return gettext(
            "This wall is onecompany {ours}, and the facilitator's window is {theirs}: start both in one version.",
            ours=__version__,
            theirs=sign.version,
        )
    if looked.problem is not None:
        return gettext("The workshop file cannot be read just now. The wall tries again.")
    if looked.seat_alive and looked.sign is None:
        return gettext("What the facilitator's window shows cannot be followed just now. The wall tries again.")
    if shows and not looked.seat_alive:
        return gettext("The facilitator's window is closed. What was seen last stays.")
    return ""
