"""The plans that a workshop can be made of, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from onecompany.app.host import HostGetter
from onecompany.app.widgets.options import Options
from onecompany.assets import sessions
from onecompany.kinds.registry import kinds
from onecompany.parsing.clean import visible
from onecompany.plans import Plan, Shelf
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.app.settings import Settings

DEFAULT = "journey-ownership-metrics"
"""The plan that is marked where no other is wanted."""

# no sentence: a plan that is shipped, by the name of its file
REVIEW = "quarterly-review"
"""The plan that is marked for an organisation that has had a workshop."""


def plan_shelf(settings: Settings) -> Shelf:
    """The plans: the user's own first, then those that are shipped."""
    return Shelf(settings.plans, sessions(), {name: kind.rules for name, kind in kinds().items()})


def about_plan(plan: Plan) -> str:
    """How long a plan takes, and what it is for."""
    return gettext("{minutes} min · {summary}", minutes=round(plan.minutes), summary=plan.about)


class PlanList(Options):
    """The plans that can be used; the marked one is chosen."""

    host = HostGetter()

    def __init__(self, wanted: str) -> None:
        """`wanted`: the name of the plan that is marked at first."""
        super().__init__(id="plan")
        self._wanted = wanted
        self._plans: dict[str, Plan] = {}
        self._proposed: int | None = None
        self._is_chosen = bool(wanted)
        """Whether somebody has chosen one, which is then left as it is."""

    def on_mount(self) -> None:
        """Read them."""
        self._plans = {entry.name: entry.plan for entry in plan_shelf(self.host.settings).list() if entry.plan}
        for name, plan in self._plans.items():
            text = Content.assemble((visible(plan.title), "bold"), f"  {visible(about_plan(plan))}")
            self.add_option(Option(text, id=name))
        self._mark(self._wanted)

    def _mark(self, wanted: str) -> None:
        names = list(self._plans)
        if names:
            self._proposed = names.index(next((n for n in (wanted, DEFAULT) if n in self._plans), names[0]))
            self.highlighted = self._proposed

    def propose(self, *, known: bool) -> None:
        """Mark the plan for an organisation that is known, or for a new one, unless somebody has chosen one."""
        if not self.own:
            self._mark(REVIEW if known else "")

    @property
    def own(self) -> str:
        """The name of the plan that somebody has chosen; "" where that is left to the form."""
        chosen = self._is_chosen or self.highlighted != self._proposed
        return self.chosen[0] if chosen and self.chosen else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Arrows led to another one, which is chosen; the form is told too."""
        self._is_chosen = self._is_chosen or (self.has_focus and event.option_index != self._proposed)

    def on_option_list_option_selected(self) -> None:
        """Enter or a click: this one is meant."""
        self._is_chosen = True

    @property
    def chosen(self) -> tuple[str, Plan] | None:
        """The marked plan with its name; None where there is none."""
        if self.highlighted is None:
            return None
        return list(self._plans.items())[self.highlighted]
