"""Checks what rows say about one another, and the settings of exercises by the rules of their kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from sqlmodel import SQLModel

from onecompany.exchange.problems import Path, Problems
from onecompany.exchange.shape import Place
from onecompany.kinds.kind import Kind
from onecompany.plans import Setting
from onecompany.plans.checking import Checker
from onecompany.plans.lines import Lines


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the document. `recorded` False: it is shown there, but the file it came from does not have it."""

    place: Place
    model: type[SQLModel]
    path: Path
    values: dict[str, Any]
    recorded: bool = True

    @property
    def id(self) -> str:
        """Its identity."""
        found: str = self.values["id"]
        return found


def check_references(rows: list[DocumentRow], workshop: Mapping[str, Any], problems: Problems) -> None:
    """Every row that is pointed to is in the document, no identity is there twice, and no two rows are the same."""
    tables: dict[str, str] = {str(workshop["id"]): "workshop"}
    for row in rows:
        if row.id in tables:
            problems.add((*row.path, "id"), f"{row.id} is the id of another row of this document too")
        tables[row.id] = row.place.table
    step = workshop["current_step_id"]
    if step is not None and tables.get(step) != "step":
        problems.add(("workshop", "current_step_id"), "is the id of no step in this document")
    same: set[tuple[str, ...]] = set()
    for row in rows:
        _check_pointers(row, tables, problems)
        if row.place.collection.unique:
            what = (row.place.key, *(str(row.values[name]) for name in row.place.collection.unique))
            if what in same:
                names = " and ".join(row.place.collection.unique)
                problems.add(row.path, f"has the same {names} as another one")
            same.add(what)


def _check_pointers(row: DocumentRow, tables: Mapping[str, str], problems: Problems) -> None:
    for key in row.model.__table__.foreign_keys:  # type: ignore[attr-defined]
        name, target = key.parent.name, key.column.table.name
        value = row.values.get(name)
        if name != "workshop_id" and value is not None and tables.get(value) != target:
            problems.add((*row.path, name), f"is the id of no {target} in this document")
    for name in getattr(row.model, "REFERENCES", ()):
        value = row.values[name]
        for number, each in enumerate(value if isinstance(value, list) else ()):
            if each not in tables:
                problems.add((*row.path, name, number), "is the id of no row in this document")
    made_of = row.place.collection.made_of
    if made_of and row.id != "-".join(str(row.values[name]) for name in made_of):
        problems.add((*row.path, "id"), f"is not made of {' and '.join(made_of)}")


def check_agenda(rows: list[DocumentRow], problems: Problems) -> None:
    """There is an exercise, each has a step, one at least is not dropped, and one clock at most is running."""
    exercises = [row for row in rows if row.place.table == "exercise"]
    timed = {row.values["exercise_id"] for row in rows if row.place.table == "step"}
    if all(row.values["dropped"] for row in exercises):
        problems.add(("exercises",), "expected at least one that is not dropped")
    for row in exercises:
        if row.id not in timed:
            problems.add((*row.path, "steps"), "expected at least one step")
    running = [row for row in rows if row.place.table == "span" and row.values["end_utc"] is None]
    for row in running[1:]:
        problems.add((*row.path, "end_utc"), "is missing: another clock is running already")


def check_kind(row: DocumentRow, kinds: Mapping[str, Kind], problems: Problems) -> None:
    """The kind of an exercise is installed, and its settings are such as a plan may have; those missing are added."""
    name = row.values["kind"]
    if name not in kinds:
        near = get_close_matches(name[:60], list(kinds), n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(sorted(kinds))}"
        problems.add((*row.path, "kind"), f"is no kind of exercise that is installed here; {hint}")
        return
    settings = row.values["settings"]
    checked = _Settings((*row.path, "settings"), problems).settings((), settings, kinds[name].settings)
    row.values["settings"] = _completed(settings, checked)


class _Settings(Checker):
    """The checker of plans, which tells problems in the manner of documents."""

    def __init__(self, path: Path, problems: Problems) -> None:
        super().__init__("", Lines(""))
        self._path = path
        self._told = problems

    def wrong(self, path: Path, message: str) -> None:
        """Note a problem."""
        self._told.add((*self._path, *path), message)

    def setting(self, path: Path, value: object, rule: Setting) -> object:
        """One setting; the default may be what nobody could type."""
        if type(value) is type(rule.default) and value == rule.default:
            return value
        return super().setting(path, value, rule)


def _completed(given: Any, checked: Any) -> Any:
    """Settings as they were given, with those added that were not."""
    if isinstance(given, dict) and isinstance(checked, dict):
        mine = {name: _completed(value, checked.get(name)) for name, value in given.items()}
        return mine | {name: value for name, value in checked.items() if name not in given}
    if isinstance(given, list) and isinstance(checked, list) and len(given) == len(checked):
        return [_completed(*pair) for pair in zip(given, checked, strict=True)]
    return given
