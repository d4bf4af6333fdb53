"""Checks what rows say about one another, and the settings of exercises by the rules of their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from onecompany.exchange.problems import Path, Problems
from onecompany.exchange.shape import pointers
from onecompany.kinds.kind import Kind, Table
from onecompany.plans import Setting
from onecompany.plans.lines import Lines
from onecompany.plans.settings import SettingsChecker
from onecompany.sentences import gettext


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A row of the document. `recorded` False: it is shown there, but the file it came from does not have it."""

    table: Table
    path: Path
    values: dict[str, Any]
    recorded: bool = True

    @property
    def id(self) -> str:
        """Its identity."""
        return str(self.values["id"])


def check_references(rows: Sequence[DocumentRow], problems: Problems) -> None:
    """Every row that is pointed to is in the document, no identity is there twice, and no two rows are the same."""
    tables: dict[str, Table] = {}
    for row in rows:
        if row.id in tables:
            problems.add((*row.path, "id"), gettext("{id} is the id of another row of this document too", id=row.id))
        tables[row.id] = row.table
    same: set[tuple[str, ...]] = set()
    for row in rows:
        _check_pointers(row, tables, problems)
        if row.table.unique:
            key = (row.table.name, *(str(row.values[name]) for name in row.table.unique))
            if key in same:
                problems.add(row.path, gettext("has the same {names:list} as another one", names=row.table.unique))
            same.add(key)


def _check_pointers(row: DocumentRow, tables: Mapping[str, Table], problems: Problems) -> None:
    for name, target in pointers(row.table):
        value = row.values[name]
        ids = [((name,), value)] if not isinstance(value, list) else [((name, n), one) for n, one in enumerate(value)]
        for path, row_id in ids:
            if row_id is not None and (row_id not in tables or tables[row_id].name != target):
                problems.add((*row.path, *path), gettext("is the id of no {table} in this document", table=target))
    made_of = row.table.made_of
    if made_of and row.id != "-".join(str(row.values[name]) for name in made_of):
        problems.add((*row.path, "id"), gettext("is not made of {names:list}", names=made_of))
    elif made_of and len({row.values[name] for name in made_of}) < len(made_of):
        problems.add(row.path, gettext("has the same in {names:list}", names=made_of))


def check_own(rows: Sequence[DocumentRow], kinds: Mapping[str, Kind], problems: Problems) -> None:
    """What only a kind knows of its rows: see `Table.wrong`."""
    for kind in kinds.values():
        agenda = (row.values for row in rows if row.table.name == "exercise")
        settings = [values["settings"] for values in agenda if values["kind"] == kind.name]
        for table in kind.tables:
            own = [row for row in rows if row.table.name == table.name] if table.wrong else []
            if own:
                for number, column, reason in kind.function(table.wrong)([row.values for row in own], settings):
                    problems.add((*own[number].path, column), reason)


def check_agenda(rows: Sequence[DocumentRow], problems: Problems) -> None:
    """There is an exercise, each has a step, one at least is not dropped, and one clock at most is running."""
    exercises = [row for row in rows if row.table.name == "exercise"]
    timed = {row.values["exercise_id"] for row in rows if row.table.name == "step"}
    if all(row.values["dropped"] for row in exercises):
        problems.add(("exercises",), gettext("expected at least one that is not dropped"))
    for row in exercises:
        if row.id not in timed:
            problems.add((*row.path, "steps"), gettext("expected at least one step"))
    running = [row for row in rows if row.table.name == "span" and row.values["end_utc"] is None]
    for row in running[1:]:
        problems.add((*row.path, "end_utc"), gettext("is missing: another clock is running already"))


def check_kind(row: DocumentRow, kinds: Mapping[str, Kind], problems: Problems) -> None:
    """The kind of an exercise is installed, and its settings are such as a plan may have; those missing are added."""
    name = row.values["kind"]
    if name not in kinds:
        near = get_close_matches(name[:60], list(kinds), n=1)
        if near:
            reason = gettext("is no kind of exercise that is installed here; did you mean {name}?", name=near[0])
        else:
            reason = gettext(
                "is no kind of exercise that is installed here; there are: {kinds}", kinds=", ".join(sorted(kinds))
            )
        problems.add((*row.path, "kind"), reason)
        return
    settings = row.values["settings"]
    checked = _Settings((*row.path, "settings"), problems).settings((), settings, kinds[name].settings)
    row.values["settings"] = _completed(settings, checked)


class _Settings(SettingsChecker):
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


def _completed(settings: Any, checked: Any) -> Any:
    """Settings as they are in the document, with those added that are not."""
    if isinstance(settings, dict) and isinstance(checked, dict):
        mine = {name: _completed(value, checked.get(name)) for name, value in settings.items()}
        return mine | {name: value for name, value in checked.items() if name not in settings}
    if isinstance(settings, list) and isinstance(checked, list) and len(settings) == len(checked):
        return [_completed(*pair) for pair in zip(settings, checked, strict=True)]
    return settings
