"""What an act can do to rows, and the record of what it did."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError
from sqlmodel import Session, SQLModel

from onecompany.parsing.clean import clean
from onecompany.store.bounds import out_of_bounds
from onecompany.store.problems import OutOfBounds, Unknown
from onecompany.store.records import Change, decode, encode

if TYPE_CHECKING:
    from onecompany.store.writer import WorkshopWriter

Row = TypeVar("Row", bound=SQLModel)
GAP = 1024.0
"""The distance between two places in a list, so that an item can be put between without moving the others."""


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values with every text free of what no format can hold."""
    return {k: clean(v, multiline=True) if isinstance(v, str) else v for k, v in values.items()}


def base_of(table: type[SQLModel]) -> type[SQLModel]:
    """The class that validates a table's values: the one it names first."""
    base = table.__bases__[0]
    assert issubclass(base, SQLModel)
    return base


def validated(table: type[SQLModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, checked by the table's base class, because table classes check nothing. Raises OutOfBounds."""
    base = base_of(table)
    try:
        base.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        value = values.get(str(first["loc"][0])) if first["loc"] else None
        raise OutOfBounds(out_of_bounds(str(table.__tablename__), first, value)) from None
    return dict(values)


def checked(table: type[SQLModel], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they can be stored. Raises OutOfBounds."""
    return validated(table, cleaned(values))


class Transaction:
    """What an act can do to rows. Each change is recorded as it is made."""

    def __init__(self, writer: WorkshopWriter, session: Session) -> None:
        self.writer = writer
        self.state = writer.state
        self.session = session
        self.changes: list[Change] = []

    def add(self, table: type[Row], *, id: str | None = None, **values: Any) -> Row:
        """Add a row. Raises OutOfBounds when a value is out of bounds."""
        row_id = id or self.writer.new_id()
        given: dict[str, Any] = {"workshop_id": self.writer.workshop_id} | checked(table, values)
        if "workshop_id" not in table.model_fields:
            del given["workshop_id"]
        row = table(id=row_id, **given)
        self.session.add(row)
        new = {name: encode(getattr(row, name)) for name in table.model_fields}
        self.changes.append(Change(str(table.__tablename__), row_id, None, new))
        return row

    def change(self, table: type[Row], row_id: str, **values: Any) -> Row:
        """Change columns of a row; values that are the same already are left out. Raises OutOfBounds, Unknown."""
        row = self._row(table, row_id)
        given = cleaned(values)
        validated(table, {**{n: getattr(row, n) for n in base_of(table).model_fields}, **given})
        old = {n: encode(getattr(row, n)) for n in given}
        new = {n: encode(v) for n, v in given.items()}
        differing = [n for n in given if old[n] != new[n]]
        for name in differing:
            setattr(row, name, given[name])
        if differing:
            sides = ({n: old[n] for n in differing}, {n: new[n] for n in differing})
            self.changes.append(Change(str(table.__tablename__), row_id, *sides))
        return row

    def remove(self, table: type[SQLModel], row_id: str, *, keep: Collection[str] = ()) -> None:
        """Remove a row and what hangs on it: rows that cannot be without it go too, others let go of it.

        `keep`: ids of rows that this act has already hung on something else.
        """
        row = self._row(table, row_id)
        for other in SQLModel.metadata.sorted_tables:
            for key in other.foreign_keys:
                if key.column.table.name != table.__tablename__ or other.name not in self.state.tables:
                    continue
                model = models()[other.name]
                for child in list(self.state.where(other.name, key.parent.name, row_id)):
                    if child.id in keep:
                        continue
                    if key.parent.nullable:
                        self.change(model, child.id, **{key.parent.name: None})
                    elif self.session.get(model, child.id) is not None:
                        self.remove(model, child.id)
        old = {name: encode(getattr(row, name)) for name in table.model_fields}
        self.session.delete(row)
        self.session.flush()
        self.changes.append(Change(str(table.__tablename__), row_id, old, None))

    def place_after(self, siblings: list[Any], after: str | None) -> float:
        """A position behind the sibling with this id; at the end when None or unknown."""
        index = next((i for i, row in enumerate(siblings) if row.id == after), len(siblings) - 1)
        before = siblings[index].position if siblings else 0.0
        if index + 1 >= len(siblings):
            return float(before + GAP)
        return float((before + siblings[index + 1].position) / 2)

    def _row(self, table: type[Row], row_id: str) -> Row:
        row = self.session.get(table, row_id)
        if row is None:
            raise Unknown(f"There is no {table.__name__.lower()} {row_id} any more.")
        return row

    def replay(self, change: Change) -> None:
        """Write one recorded change as it stands, for undo and redo."""
        table = models().get(change.table)
        if table is None:
            raise Unknown(f"That was done in {change.table}, whose kind of exercise is not installed here.")
        types = self.state.shape.columns[change.table]
        values = {n: decode(types.get(n, ""), v) for n, v in (change.new or {}).items()}
        if change.old is None:
            self.session.add(table(**values))
        elif change.new is None:
            self.session.delete(self._row(table, change.id))
        else:
            row = self._row(table, change.id)
            for name, value in values.items():
                setattr(row, name, value)
        self.session.flush()
        self.changes.append(change)


def models() -> dict[str, type[SQLModel]]:
    """The table classes by the name of their table."""
    found: dict[str, type[SQLModel]] = {}
    for mapper in SQLModel._sa_registry.mappers:
        if issubclass(mapper.class_, SQLModel):
            found[str(mapper.class_.__tablename__)] = mapper.class_
    return found
