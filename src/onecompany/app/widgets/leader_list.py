"""The leaders of a workshop that is being made, one a line: typed, pasted, imported, or as they were last time."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence

from textual import work
from textual.content import Content
from textual.widgets import Static

from onecompany.app.widgets.entries import Area
from onecompany.kinds.last_time import about_people, about_silos
from onecompany.parsing.clean import visible
from onecompany.parsing.people import People, added_people, parse_people, person_line
from onecompany.sentences import gettext
from onecompany.store.state import State

MOST_LINES = 8
"""Lines that are said at once above the form."""


class LeaderList(Area):
    """The list, and what there is to say about it."""

    def fill(self, before: State | None) -> str:
        """Put in who was present in a workshop, nobody for none. What stands in it then."""
        silos = {row.id: row.name for row in before.rows("silo")} if before else {}
        present = [row for row in before.rows("leader") if row.present] if before else []
        text = "\n".join(person_line(row.name, row.role, silos.get(row.silo_id, "")) for row in present)
        if text != self.text:
            self.text = text
        return text

    def people(self) -> tuple[People, list[str]]:
        """Who stands in it, and in lines why that cannot be taken as it is."""
        people = parse_people(self.text)
        lines = [
            gettext("Line {line}, column {column}: {problem}", line=one.row, column=one.column, problem=one.message)
            for one in people.problems
        ]
        if not lines and not people.people and self.text.strip():
            lines = [gettext("No leader was found in the list. Write one a line: Name; role; {silo}.")]
        return people, shortened(lines)

    def take_file(self, name: str) -> tuple[list[str], bool]:
        """Add the leaders of a file. What there is to say about it, and whether it was taken."""
        from onecompany.parsing.sheets import SheetProblem, named_file, read_people

        try:
            people = read_people(named_file(name))
        except (SheetProblem, OSError) as problem:
            return [gettext("Nothing was imported. {problem}", problem=problem)], False
        if people.problems or not people.people:
            nobody = gettext("Nothing was imported: no leader was found in it.")
            none = gettext("Nothing was imported.") if people.problems else nobody
            return [none, *shortened((*people.refusals, *people.notes))], False
        self.text, lines = added_people(self.text, people.people)
        return [*lines, *shortened(people.notes)], True


class WhoIsNew(Static):
    """Says of a list who is new in it since last time, and who is not there any more; where nobody is, nothing."""

    def on_mount(self) -> None:
        self.display = False

    @work(exclusive=True)
    async def compare(self, before: State | None, listed: str, without: Collection[str]) -> None:
        """Compare a list with a workshop, of which these groups stay behind.

        It is read in a thread: a long one takes longer than a key may.
        """
        people = (await asyncio.to_thread(parse_people, listed)).people if before else ()
        lines = [*about_people(before, people, without), *about_silos(before, people, without)]
        self.update(Content(visible("\n".join(shortened(lines)))))
        self.display = bool(lines)


def shortened(lines: Sequence[str]) -> list[str]:
    """As many lines as leave the form in sight."""
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([gettext("… and {count} more.", count=more)] if more > 0 else [])]
