"""Two silos become one: what one of them owns, has said and is named in belongs to the other from then on.

It follows from how tables are described, so that it holds for every kind: a column that names the silo that goes names
the one that is kept. Where both have said something of the same thing, two rows become one: texts stand side by side;
of two words of the program the one that comes first in its choices counts, as an owner does more than a helper; of what
cannot be both the room says what is kept.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal

from onecompany.kinds.columns import Column, OneOf, Text, WholeNumber
from onecompany.kinds.hooks import tell
from onecompany.kinds.kind import Table
from onecompany.kinds.lines import line_of
from onecompany.kinds.references import redirect
from onecompany.kinds.registry import import_tables, kinds, tables
from onecompany.kinds.silo_clashes import double, has_room_for_one, is_empty, said_columns, silo_columns, thing_of
from onecompany.kinds.went_along import counted
from onecompany.parsing.clean import MAX_ITEM
from onecompany.sentences import gettext
from onecompany.store.copying import renamed
from onecompany.store.people_tables import FormerSilo
from onecompany.store.placing import last_place
from onecompany.store.problems import NotKept, OutOfBounds, Unknown
from onecompany.store.records import Record
from onecompany.store.round_tables import Round
from onecompany.store.tables import Parking, Silo
from onecompany.store.transaction import GAP, Transaction, models, validated
from onecompany.store.writer import WorkshopWriter

Keep = Literal["kept", "gone", "mean"]
"""Whose word counts where both have said something: that of the silo that is kept, of the one that goes, or, of
numbers, the mean, halves up."""

_TOKEN = re.compile(r"[0-9a-z]+")


def merge(writer: WorkshopWriter, gone: str, kept: str, keep: Mapping[str, Keep]) -> str:
    """Make a silo a part of another one, and say what went where. `keep`: what counts in the clashes, by table.

    Raises NotKept while a vote among the leaders of either is going on.
    """
    import_tables()
    state = writer.state
    old, new = (state.get("silo", silo_id) for silo_id in (gone, kept))
    if old is None or new is None or gone == kept:
        raise Unknown(gettext("That {silo} is not there any more."))
    going_on = [row for row in state.rows("round") if row.state != "revealed" and _names(row.subject, (gone, kept))]
    if going_on:
        raise NotKept(gettext("A vote about it is going on. End it first: F4."))
    with writer.act(gettext("merged {old} into {new}", old=old.name, new=new.name)) as transaction:
        tell(transaction, "silos_merged", gone, kept)
        transaction.take_in()
        merging = _Merging(transaction, old, new, keep)
        merging.rows()
        merging.rounds()
        transaction.take_in()
        redirect(transaction, gone, kept)
        transaction.hand_on("silo", gone, kept)  # what is of kinds that are not installed
        _remember(transaction, old, new)
        transaction.remove(Silo, gone)
    return merging.message()


def _remember(transaction: Transaction, old: Record, new: Record) -> None:
    """Last time's line goes on, and its name leads to the one that is kept."""
    line = line_of(old)
    if new.origin_id is None and old.origin_id is not None:
        transaction.change(Silo, new.id, origin_id=old.origin_id)
        line = ""
    place = last_place(transaction.state.rows("former_silo"))
    transaction.add(FormerSilo, silo_id=new.id, name=old.name, line=line, position=place)


class _Merging:
    """The rows that name the silo that goes, one table after the other."""

    def __init__(self, transaction: Transaction, old: Record, new: Record, keep: Mapping[str, Keep]) -> None:
        self.transaction, self.old, self.new, self.keep = transaction, old, new, keep
        self.went: Counter[str] = Counter()
        self.let_go: Counter[str] = Counter()
        self.parked: list[str] = []

    def rows(self) -> None:
        """Every column that names a silo by its id."""
        for table in tables().values():
            for row in list(self.transaction.state.rows(table.name)):
                if any(getattr(row, name) == self.old.id for name in silo_columns(table)):
                    self._row(table, row)

    def _row(self, table: Table, row: Record) -> None:
        values = {name: self.new.id for name in silo_columns(table) if getattr(row, name) == self.old.id}
        sides = [values.get(name, getattr(row, name)) for name in silo_columns(table)]
        model = models()[table.name]
        if len(sides) > 1 and len(set(sides)) == 1 and table.made_of:  # of the one about the other: they are one now
            for column in said_columns(table):
                if isinstance(column.nature, Text) and getattr(row, column.name):
                    self._park(table, row, getattr(row, column.name))
            self.let_go[table.name] += 1
            self.transaction.remove(model, row.id)
            return
        other = double(self.transaction.state, table, row, self.old.id, self.new.id)
        if other is not None:
            self._join(table, row, other)
        elif table.made_of:
            held = {name: value for name, value in vars(row).items() if name not in ("id", "workshop_id")} | values
            self.transaction.remove(model, row.id)
            new_id = "-".join(str(held[name]) for name in table.made_of)
            self.transaction.add(model, id=new_id, **held)
        else:
            self.transaction.change(model, row.id, **values)
        self.went[table.name] += 1

    def _join(self, table: Table, row: Record, other: Record) -> None:
        """Two rows about the same thing become the one that is kept."""
        values: dict[str, Any] = {}
        for column in said_columns(table):
            mine, theirs = getattr(row, column.name), getattr(other, column.name)
            if is_empty(mine) or mine == theirs:
                continue
            if is_empty(theirs):
                values[column.name] = mine
            elif isinstance(column.nature, OneOf):
                order = list(column.nature.choices)
                values[column.name] = min(mine, theirs, key=order.index)
            elif has_room_for_one(column):
                values[column.name] = self._chosen(table, column, row, other)
            elif isinstance(column.nature, Text):
                values[column.name] = self._side_by_side(table, column, row, other)
        self.transaction.change(models()[table.name], other.id, **values)
        self.transaction.remove(models()[table.name], row.id)

    def _chosen(self, table: Table, column: Column, row: Record, other: Record) -> Any:
        mine, theirs, keep = getattr(row, column.name), getattr(other, column.name), self.keep.get(table.name, "kept")
        if keep == "mean" and isinstance(column.nature, WholeNumber):
            return math.floor((mine + theirs) / 2 + 0.5)
        self.let_go[table.name] += 1
        if isinstance(column.nature, Text):
            lost, whose = (theirs, self.new) if keep == "gone" else (mine, self.old)
            self._park(table, row, lost, whose.name)
        return mine if keep == "gone" else theirs

    def _side_by_side(self, table: Table, column: Column, row: Record, other: Record) -> str:
        mine, theirs = getattr(row, column.name), getattr(other, column.name)
        both = " / ".join(dict.fromkeys((theirs, mine)))
        model = models()[table.name]
        try:
            base = {name: getattr(other, name) for name in model.model_fields if hasattr(other, name)}
            validated(model, {**base, column.name: both})
        except OutOfBounds:
            self._park(table, row, mine)
            return str(theirs)
        return both

    def _park(self, table: Table, row: Record, words: str, name: str = "") -> None:
        """What has no room any more goes to the parking lot: nothing that was said is lost."""
        thing = thing_of(self.transaction.state, table, row)
        text = gettext("{name} on {thing:quoted}: {words}", name=name or self.old.name, thing=thing, words=words)
        place = last_place(self.transaction.state.rows("parking")) + len(self.parked) * GAP
        self.transaction.add(Parking, text=text[:MAX_ITEM], position=place)
        self.parked.append(text)

    def rounds(self) -> None:
        """Votes among the leaders of the one that goes are votes of the other; where both voted, of what is kept.

        That is what the room has said of the rows that came of these votes, of this exercise and of no other.
        """
        state, gone, kept = self.transaction.state, self.old.id, self.new.id
        for row in list(state.rows("round")):
            subject = renamed(row.subject, {gone: kept})
            if subject == row.subject:
                continue
            same = [other for other in state.where("round", "exercise_id", row.exercise_id) if other.subject == subject]
            choice = self._kept_of(row)
            about_itself = f"{kept}-{kept}" in subject
            if same and choice != "kept":
                self.let_go["round"] += len(same)
                for other in same:
                    self.transaction.remove(Round, other.id)
            if about_itself or (same and choice != "gone"):
                self.let_go["round"] += 1
                self.transaction.remove(Round, row.id)
            else:
                self.went["round"] += 1
                self.transaction.change(Round, row.id, subject=subject)

    def _kept_of(self, row: Record) -> Keep:
        """What the room has said of the rows of the exercise in which a vote was taken."""
        exercise = self.transaction.state.get("exercise", row.exercise_id)
        own = kinds().get(exercise.kind) if exercise is not None else None
        said = (self.keep[table.name] for table in (own.tables if own is not None else ()) if table.name in self.keep)
        return next(said, "kept")

    def message(self) -> str:
        """What went where, in whole sentences."""
        every = tables()
        sentences = [
            gettext("{old:quoted} is a part of {new:quoted} now.", old=self.old.name, new=self.new.name),
            gettext("Went along: {rows:list}.", rows=_counted(every, self.went)) if self.went else "",
            gettext("Let go, because both had them: {rows:list}.", rows=_counted(every, self.let_go))
            if self.let_go
            else "",
            gettext("What has no room any more is in the parking lot.") if self.parked else "",
            gettext("Ctrl+Z takes it back."),
        ]
        return " ".join(filter(None, sentences))


def _counted(every: Mapping[str, Table], counts: Mapping[str, int]) -> list[str]:
    unsaid = {"former_silo"}
    return [counted(every[name], number) for name, number in counts.items() if name not in unsaid]


def _names(reference: str, ids: tuple[str, ...]) -> bool:
    return not set(_TOKEN.findall(reference)).isdisjoint(ids)
