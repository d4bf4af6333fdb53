"""The leaders of a workshop that is being made, one a line: typed, pasted, imported, or as they were last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onecompany.app.widgets.entries import Area
from onecompany.app.widgets.form_notes import shortened
from onecompany.parsing.people import People, added_people, parse_people, person_line
from onecompany.sentences import gettext
from onecompany.store.state import State

if TYPE_CHECKING:
    from onecompany.app.screens.asking import Question


class LeaderList(Area):
    """The list, and what there is to say about it."""

    def fill(self, before: State | None) -> str:
        """Put in the leaders of a workshop, also who was absent that day; nobody for none. What stands in it then."""
        silos = {row.id: row.name for row in before.rows("silo")} if before else {}
        leaders = before.rows("leader") if before else []
        text = "\n".join(person_line(row.name, row.role, silos.get(row.silo_id, "")) for row in leaders)
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


def file_question() -> Question:
    """Asks for the file of leaders that is put into the list."""
    from onecompany.app.screens.asking import Question

    return Question(
        gettext("Import leaders"),
        gettext("A CSV or XLSX file with name, role and {silo}."),
        (),
        entry=gettext("path of the file"),
        keep="import",
        select=True,
    )
