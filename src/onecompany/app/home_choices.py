"""What can be chosen from a list at home: a plan to begin with, and the row that is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.app.screens.asking import Choosing, Option
from onecompany.app.widgets.workshops import WorkshopList
from onecompany.sentences import N_, gettext

if TYPE_CHECKING:
    from onecompany.app.screens.home import HomeScreen


def choose_plan(home: HomeScreen) -> None:
    """The plans there are; Enter begins a workshop with one."""
    from onecompany.app.widgets.plan_list import about_plan, plan_shelf

    options = [
        Option(
            entry.plan.title if entry.plan else gettext("{plan} (cannot be used)", plan=entry.name),
            entry.name if entry.plan else "",
            more=about_plan(entry.plan) if entry.plan else " ".join(map(str, entry.problems)),
        )
        for entry in plan_shelf(home.host.settings).list()
    ]

    def chosen(name: str | None) -> None:
        if name:
            home.begin_new(plan=name)

    home.app.push_screen(Choosing(gettext("Plans"), options, enter=N_("Enter begins with it")), chosen)


def find(home: HomeScreen) -> None:
    """Find an organisation or a workshop by its words, and mark it."""
    rows = home.query_one(WorkshopList)
    options = [
        Option(
            row.organisation.name,
            row.key,
            more=str(rows.get_option(row.key).prompt).strip() if row.workshop else "",
        )
        for row in rows.rows
    ]

    def chosen(wanted: str | None) -> None:
        if wanted:
            rows.mark(wanted)

    home.app.push_screen(Choosing(gettext("Find"), options, search=True), chosen)
