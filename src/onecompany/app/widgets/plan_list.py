"""The plans that a workshop can be made of, to choose one from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
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


def plan_shelf(settings: Settings) -> Shelf:
    """The plans: the user's own first, then those that are shipped."""
    return Shelf(settings.plans, sessions(), {name: kind.rules for name, kind in kinds().items()})


def about_plan(plan: Plan) -> str:
    """How long a plan takes, and what it is for."""
    return gettext("{minutes} min · {summary}", minutes=round(plan.minutes), summary=plan.summary)


class PlanList(Options):
    """The plans that can be used; the marked one is chosen."""

    host = HostGetter()

    def __init__(self, wanted: str) -> None:
        """`wanted`: the name of the plan that is marked at first."""
        super().__init__(id="plan")
        self._wanted = wanted
        self._plans: dict[str, Plan] = {}

    def on_mount(self) -> None:
        """Read them."""
        self._plans = {entry.name: entry.plan for entry in plan_shelf(self.host.settings).list() if entry.plan}
        for name, plan in self._plans.items():
            text = Content.assemble((visible(plan.title), "bold"), f"  {visible(about_plan(plan))}")
            self.add_option(Option(text, id=name))
        names = list(self._plans)
        if names:
            self.highlighted = names.index(next((n for n in (self._wanted, DEFAULT) if n in self._plans), names[0]))

    @property
    def chosen(self) -> tuple[str, Plan] | None:
        """The marked plan with its name; None where there is none."""
        if self.highlighted is None:
            return None
        return list(self._plans.items())[self.highlighted]
