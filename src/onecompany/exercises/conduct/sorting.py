"""Where loose notes can go in the code of conduct: what we always do at a stage, or never. Pure."""

from __future__ import annotations

from onecompany.exercises.conduct.chapters import LEFT, chapters
from onecompany.kinds.loose_notes import Destinations, Spot
from onecompany.kinds.view import View
from onecompany.sentences import gettext


def destinations(view: View) -> Destinations:
    """Each chapter with its two lanes."""
    parts = [part for part in chapters(view.state, view.settings) if part.key != LEFT]
    lanes = (Spot("always", gettext("always"), "a"), Spot("never", gettext("never"), "n"))
    return Destinations(tuple(Spot(part.key, str(part.name)) for part in parts), lanes if parts else ())
