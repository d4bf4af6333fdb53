"""A place on a board: what the cursor stands on, as a word that sheets, the open line and undo can keep."""

from __future__ import annotations

from typing import NamedTuple

from onecompany.store.records import Ref


class Place(NamedTuple):
    """A row of a table, or what stands for one, and one of its columns: `metric:ID|target`, `goal:ID`.

    `id` "" is a row that is not there yet.
    """

    table: str = ""
    id: str = ""
    column: str = ""

    def __str__(self) -> str:
        return f"{self.table}:{self.id}" + (f"|{self.column}" if self.column else "")

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place that `str()` made; an empty one of an empty text."""
        table, _, rest = text.partition(":")
        row_id, bar, column = rest.rpartition("|")
        return cls(table, row_id, column) if bar else cls(table, rest)

    @property
    def ref(self) -> Ref:
        """The row."""
        return Ref(self.table, self.id)

    def at_column(self, column: str) -> Place:
        """Another column of the same row."""
        return self._replace(column=column)


NOWHERE = Place()
"""No place at all."""
