"""Who joined the leaders in the year, and who left them. Pure."""

from __future__ import annotations

from onecompany.kinds.reporting import table
from onecompany.report.roles import same_people
from onecompany.report.year.told import Told
from onecompany.sentences import gettext, ngettext
from onecompany.summary.blocks import TableColumn, Value
from onecompany.summary.document import Section
from onecompany.summary.words import long_date

ORDER = 80


def section(told: Told) -> Section | None:
    """Who came and went between the first workshop and the last; nothing where nobody did."""
    people = same_people(told.begun)
    there = {people[row.id][1].id for row in told.last.rows("leader")}
    first = {people[row.id][1].id for row in told.first.rows("leader")}
    joined: dict[str, tuple[Value, ...]] = {}
    left: dict[str, tuple[Value, ...]] = {}
    for state in told.begun:
        for row in state.rows("leader"):
            _, person = people[row.id]
            silo = state.get("silo", row.silo_id)
            who = (row.name, row.role, silo.name if silo is not None else "")
            day = long_date(state.workshop.date)
            if person.id not in there:  # the last one in which they were
                left[person.id] = (*who, gettext("left after {day}", day=day))
            elif person.id not in first:
                joined.setdefault(person.id, (*who, gettext("joined on {day}", day=day)))
    if not joined and not left:
        return None
    columns = (
        TableColumn(gettext("Name")),
        TableColumn(gettext("Role")),
        TableColumn(gettext("{Silo}")),
        TableColumn(gettext("What changed")),
    )
    rows = [*left.values(), *joined.values()]
    changed = table(columns, rows, optional=[columns[1].title, columns[2].title])
    return Section("people", gettext("Who left and who joined"), ORDER, (changed,), _conclusion(len(left), len(joined)))


def _conclusion(left: int, joined: int) -> str:
    sentences = [ngettext("One leader left.", "{number:Words} leaders left.", left)] if left else []
    sentences += [ngettext("One leader joined.", "{number:Words} leaders joined.", joined)] if joined else []
    return " ".join(sentences)
