"""Who the customer is, over the board."""

from __future__ import annotations

from onecompany.app.open_workshop import OpenWorkshop
from onecompany.kinds.persona import pins_customer


def is_pinned(workshop: OpenWorkshop) -> bool:
    """Whether the board has the customer above it."""
    return pins_customer(workshop.panel.view.exercise.kind)


def show(workshop: OpenWorkshop) -> None:
    """The personas whole, to read and to type."""
    workshop.host.navigator.show_personas(workshop.session, workshop.controller)
