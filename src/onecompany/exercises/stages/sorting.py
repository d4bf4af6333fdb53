"""Where loose notes can go in the journey: a stage of their own, a touchpoint, a pain point. Pure."""

from __future__ import annotations

from onecompany.kinds.loose_notes import Destinations, Spot
from onecompany.kinds.view import View
from onecompany.sentences import gettext


def destinations(view: View) -> Destinations:
    """Each stage with its two lanes, and a new stage."""
    stages = tuple(Spot(f"stage:{stage.id}", stage.name) for stage in view.state.rows("stage"))
    lanes = (Spot("touchpoint", gettext("touchpoint"), "t"), Spot("pain", gettext("pain point"), "p"))
    return Destinations(stages, lanes if stages else (), (Spot("stage", gettext("new stage"), "s"),))
