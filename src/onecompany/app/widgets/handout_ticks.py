"""What can be ticked beside the formats of what is handed out."""

from __future__ import annotations

from collections.abc import Container

from onecompany.app.widgets.checklist import CheckItem
from onecompany.sentences import gettext

BOARD, ROLES, TIMES, PRIVATE = "-board", "-roles", "-times", "-private"
OVERWRITE, LOCAL, PERSONS = "-overwrite", "-local", "-persons"
"""The names of these ticks; no format has such a name."""


def ticks_beside(names: Container[str], *, workshop: bool) -> list[CheckItem]:
    """The ticks. `names`: of the formats. `workshop`: it is one, and no year: only that has minutes and a JSON file."""
    language = CheckItem(LOCAL, gettext("Tables (csv) with the separators of the language, for spreadsheets"))
    return [
        CheckItem(BOARD, gettext("For the board: no details, no appendix, only owners by name")),
        CheckItem(ROLES, gettext("Roles in place of names, everywhere")),
        *([CheckItem(TIMES, gettext("Minutes planned and used too, in the full report"))] if workshop else []),
        *([CheckItem(PRIVATE, gettext("My private notes too, in the json file"))] if workshop else []),
        *([language] if "csv" in names else []),
        *([CheckItem(PERSONS, gettext("A calendar (ics) for each person, too"))] if "ics" in names else []),
        CheckItem(OVERWRITE, gettext("Write over files of the same name")),
    ]
