"""Where loose notes can go in an open round: a group with a name, or a note of its own. Pure."""

from __future__ import annotations

from onecompany.kinds.loose_notes import Destinations, Spot
from onecompany.kinds.view import View
from onecompany.sentences import gettext


def destinations(view: View) -> Destinations:
    """Groups are what comes of an open round; what is in none is a note."""
    return Destinations(alone=(Spot("note", gettext("note of its own"), "n"),), groups_stay=True)
