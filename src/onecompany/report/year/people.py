"""Which leaders joined in the year, and who is not there any more. Pure."""

from __future__ import annotations

from onecompany.kinds.reporting import table
from onecompany.report.roles import same_people
from onecompany.report.year.told import Told
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary.blocks import TableColumn
from onecompany.summary.document import Section
from onecompany.summary.words import long_date

ORDER = 80


def section(told: Told) -> Section | None:
    """Who is not there any more and who joined since the first workshop; nothing where all are still the same.

    Who is in the list of a workshop belongs to it, also when absent on that day; who has left is in it no more.
    """
    people = same_people(told.begun)
    places: dict[str, list[int]] = {}
    latest: dict[str, tuple[State, Record]] = {}
    for place, state in enumerate(told.begun):
        for row in state.rows("leader"):
            person = people[row.id][1].id
            latest[person] = state, row
            places.setdefault(person, []).append(place)
    held = [state.workshop.date for state in told.begun]
    missing = {person: held[there[-1] + 1] for person, there in places.items() if there[-1] + 1 < len(held)}
    joined = {person: held[there[0]] for person, there in places.items() if there[0] and person not in missing}
    if not missing and not joined:
        return None
    rows = [
        (*_who(*latest[person]), gettext("not there since {day}", day=long_date(day)))
        for person, day in missing.items()
    ]
    rows += [(*_who(*latest[person]), gettext("joined on {day}", day=long_date(day))) for person, day in joined.items()]
    columns = (
        TableColumn(gettext("Name")),
        TableColumn(gettext("Role")),
        TableColumn(gettext("{Silo}")),
        TableColumn(gettext("What changed")),
    )
    changed = table(columns, rows, optional=[columns[1].title, columns[2].title])
    title = gettext("Leaders who joined, and who are missing")
    return Section("people", title, ORDER, (changed,), _conclusion(len(missing), len(joined)))


def _who(state: State, row: Record) -> tuple[str, str, str]:
    silo = state.get("silo", row.silo_id)
    return row.name, row.role, silo.name if silo is not None else ""


def _conclusion(missing: int, joined: int) -> str:
    sentences = []
    if missing:
        sentences.append(
            ngettext("One leader is not there any more.", "{number:Words} leaders are not there any more.", missing)
        )
    if joined:
        sentences.append(ngettext("One leader joined.", "{number:Words} leaders joined.", joined))
    return " ".join(sentences)
