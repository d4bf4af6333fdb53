"""Which keys of a workshop's screen are shown on it, and how."""

from __future__ import annotations

from collections.abc import Mapping

from onecompany.app.actions.registry import BINDINGS, BY_ID
from onecompany.app.keys import display, shown_hints
from onecompany.boards.heap import opens
from onecompany.boards.panel import Panel
from onecompany.kinds.persona import pins_customer
from onecompany.kinds.rounds import unfinished
from onecompany.sentences import gettext
from onecompany.store import timing
from onecompany.store.groups import grouping


def key_label(name: str, own: Mapping[str, str]) -> str:
    """How the key of an action is shown, the user's `own` if they have one."""
    return display(BY_ID[name].binding, own.get(name, ""))


def can_vote(panel: Panel) -> bool:
    """Whether F4 does something on a board."""
    return panel.votable() or bool(panel.votes()) or bool(unfinished(panel.view.state, panel.view.exercise.id))


def hints(
    own: Mapping[str, str], panel: Panel, *, findings: bool, narrow: bool, aside: bool, running: bool
) -> list[tuple[str, str]]:
    """The keys of the bottom line that mean something on a board, with what they do there.

    `own`: the user's own keys. `findings`: whether there are any; `narrow`: whether they have no room beside the board;
    `aside`: whether they are not there. `running`: whether the clock runs.
    """
    absent = {
        "item.edit": panel.editable() is None,
        "item.vote": not can_vote(panel),
        "groups": not grouping(timing.standing_step(panel.view.state)),
        "findings": not findings,
        "findings.aside": not findings or narrow,
        "zoom": timing.is_break(panel.view.exercise),
        "customer": not pins_customer(panel.view.exercise.kind),
        "heap": not opens(panel),
    }
    does = {
        "clock.toggle": gettext("pause") if running else gettext("start"),
        "findings.aside": gettext("beside") if aside else gettext("aside"),
    }
    return shown_hints((binding for binding in BINDINGS if not absent.get(str(binding.id))), own, does)
