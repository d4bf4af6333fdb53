"""A review on the screen: promises, then numbers, then the code and the cracks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.lines import Part, Selection
from onecompany.boards.model import Tone
from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.exercises.review import KIND, READING
from onecompany.exercises.review.answers import LETTERS, STATES, answered, asked_next, onward, place_behind
from onecompany.exercises.review.board import PROMISE, TONES, parts_of, place_of_step
from onecompany.exercises.review.cracks import open_crack, taken_by
from onecompany.exercises.review.readings import own_reading, read_with_day, shown_with_day
from onecompany.kinds.cells import Cell, typed
from onecompany.kinds.columns import OneOf
from onecompany.kinds.expected import initials
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lineage import CrackLine
from onecompany.kinds.lookup import row_words
from onecompany.kinds.progress import metrics_in_order, then_and_now
from onecompany.kinds.promises import is_overdue, serving
from onecompany.parsing.lines import commitment, remarks
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record
from onecompany.store.types import MAX_TEXT
from onecompany.summary.words import number, shortened

if TYPE_CHECKING:
    from onecompany.exercises.review import acts
    from onecompany.kinds import rows
    from onecompany.store.acts import capture
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.review.acts")
    rows = LazyModule("onecompany.kinds.rows")
    capture = LazyModule("onecompany.store.acts.capture")


class ReviewPanel(RecordsPanel):
    """One table: at what became of a promise a letter says it; at a metric a number is its new reading."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("ctrl+g", "^G", N_("next part"), goes=True),
    )

    _step = -1

    def choices(self) -> Sequence[Choice]:
        at = Place.parse(self.place)
        answers = at.table == "commitment" and at.column == "state"
        keys = [Choice("", letter, STATES[state]) for letter, state in LETTERS.items()]
        return [*(in_words(keys) if answers else ()), *super().choices()]

    def parts(self) -> Sequence[Part]:
        return parts_of(self.view)

    @property
    def _crack_here(self) -> CrackLine | None:
        """The open crack at the cursor."""
        return open_crack(self.view, Place.parse(self.place).ref)

    def subject(self) -> tuple[str, str]:
        crack = self._crack_here
        return super().subject() if crack is None else (serving(crack.finding), crack.finding.text)

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        crack = self._crack_here
        if crack is None:
            return self._enter_at_promise() or super().enter(writer)
        if taken_by(self.view, crack):
            raise Refused(gettext("Somebody has taken it on already."))
        serves, words = self.subject()
        what = shortened(crack.finding.mend or gettext("Settle this: {finding}", finding=words), MAX_TEXT)
        capture.commit(writer, self.view.exercise.id, what, serves=serves, serves_text=shortened(words, MAX_TEXT))
        return Outcome(self.place, gettext("Taken as a commitment; who and by when come in the commitments exercise."))

    def _enter_at_promise(self) -> Outcome | None:
        """Enter on an empty line: which letters answer; behind an answer the way that Enter goes after a line, too."""
        cell = self._cell
        if cell is None or cell.row is None or cell.table is not PROMISE:
            return None
        if self.letters_choose:
            return Outcome(self.place, gettext("K kept, L late, D dropped, S still on."))
        place = onward(self.view.state, cell.row, cell.column.name) if answered(cell.state, cell.row) else ""
        return Outcome(place) if place else None

    def tab(self, step: int) -> None:
        """Not to what was agreed: nothing is typed there, and F2 gets there by the arrows."""
        super().tab(step)
        selection = self.selection
        if selection is not None and selection.line.row is not None and selection.is_whole:
            super().tab(step)

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        (text, tone), row, name = super().text_and_tone(part, cell), cell.row, cell.column.name
        assert row is not None
        if part.table is not PROMISE:
            return self._of_another(cell, text)
        if name == "state" and not answered(cell.state, row):
            return "?", "warn"
        if name == "state":
            return text, TONES.get(row.state, "text")
        if name == "by_when" and is_overdue(row, self.view.today):
            return f"! {text}".strip(), "warn"
        if name == "reason" and row.state == "dropped" and not text:
            return gettext("! why?"), "warn"
        return text, tone

    def _of_another(self, cell: Cell, text: str) -> tuple[str, Tone]:
        """What a metric shows, with the leader who reads it out; or a rule."""
        if cell.column.name == "reading":
            return (shown_with_day(cell, text), "text") if text else ("?", "warn")
        leader = row_words(cell.state, "leader", getattr(cell.row, "leader_id", None))
        named = cell.column.name == "name" and leader
        return gettext("{metric} · {leader}", metric=text, leader=leader) if named else text, "text"

    def repaint(self, place: str) -> None:
        before, self._step = self._step, self._number_of_step()
        if not place and before != self._step:
            place = place_of_step(self.view, self._step, self.laid)
        super().repaint(place)

    def _number_of_step(self) -> int:
        """Which step of the exercise it is, from 0; of one that is not there any more the first."""
        steps = self.view.state.where("step", "exercise_id", self.view.exercise.id)
        ids = [row.id for row in steps]
        current = self.view.state.workshop.current_step_id
        return ids.index(current) if current in ids and len(ids) == len(KIND.steps) else 0

    # -- promises

    def change_columns(self, writer: WorkshopWriter, cell: Cell, values: Mapping[str, Any]) -> Outcome:
        if cell.table is not PROMISE or cell.row is None:
            return super().change_columns(writer, cell, values)
        if "state" in values:
            return self._answer(writer, cell.row, str(values["state"]))
        rows.change(writer, cell.table, cell.row.id, **values)
        return Outcome(self.place, onward=onward(self.view.state, cell.row, cell.column.name))

    def _answer(self, writer: WorkshopWriter, promise: Record, state: str) -> Outcome:
        """The cursor goes to where words are typed at once: they would change the answer letter by letter."""
        acts.answer(writer, promise.id, state)
        place, say = asked_next(self.view.state, promise, state)
        return Outcome(str(place), say)

    def add(self, writer: WorkshopWriter, selection: Selection, lines: Sequence[str]) -> Outcome:
        """What is typed at an open crack is a promise that closes it; nothing else is added here."""
        if self._crack_here is None:
            raise Refused(gettext("Nothing can be typed here. Move with the arrows to where something can."))
        leaders = [(row.id, row.name) for row in self.view.state.rows("leader")]
        promises = [commitment(line, leaders, self.view.today) for line in lines]
        capture.promises(writer, self.view.exercise.id, promises, *self.subject())
        return Outcome(self.place, " ".join(filter(None, map(remarks, promises))))

    # -- readings

    @property
    def _metric(self) -> Record | None:
        """The metric at whose new reading the cursor is."""
        cell = self._cell
        return cell.row if cell is not None and cell.column.name == "reading" else None

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        metric, selection, cell = self._metric, self.selection, self._cell
        if metric is not None:
            return self._take(writer, metric, " ".join(lines), "")
        if cell is not None and cell.row is not None and cell.table is PROMISE and cell.column.name == "reason":
            # Who went down along the reasons answers there, too; no reason is one letter.
            answer = initials(OneOf(STATES)).get(" ".join(lines).strip().casefold())
            if answer is not None and not answered(cell.state, cell.row):
                return self._answer(writer, cell.row, answer)
        if selection is not None and selection.line.row is not None and selection.is_whole:
            # What was promised or agreed is not to be written over by a line that was meant for another column.
            raise Refused(gettext("F2 changes the words of what was agreed. Tab leads to where something is typed."))
        return super().keep(writer, lines)

    def editable(self) -> str | None:
        metric, cell = self._metric, self._cell
        if metric is None or cell is None:
            return super().editable()
        own = own_reading(self.view.state, metric)
        if own is None:
            return None
        value = typed(replace(cell, row=metric.with_values({"reading": own.value})))
        return gettext("{value} on {day}", value=value, day=own.date.isoformat())

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        metric = self._metric
        if metric is None:
            return super().edit(writer, text)
        own = own_reading(self.view.state, metric)
        if text.strip():
            return self._take(writer, metric, text, own.id if own is not None else "")
        if own is None:
            raise Refused(gettext("There is nothing in this row yet."))
        rows.remove(writer, READING, own.id)
        return Outcome(self.place)

    def _take(self, writer: WorkshopWriter, metric: Record, text: str, instead: str) -> Outcome:
        cell = self._cell
        assert cell is not None
        values, day = read_with_day(self.view, cell, text)
        before = [row for row in self.view.state.where("reading", "metric_id", metric.id) if row.date == day]
        acts.read(writer, metric, day, values["reading"], unit=str(values.get("unit", "")), instead=instead)
        say = ""
        if before and before[0].id != instead:
            say = gettext("In place of {value}, which was read on that day.", value=number(before[0].value))
        if then_and_now(writer.state, metric)[1] is None:
            older = gettext("It stands among the readings before: last time's is of a later day.")
            say = " ".join(filter(None, (say, older)))
        behind = place_behind(metrics_in_order(self.view.state), metric, "metric", "reading")
        return Outcome(self.place, say, onward=behind)

    # -- what is not done here

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        selection = self.selection
        if selection is None or selection.line.row is None:
            return None
        if selection.column.name == "reading":
            return self.edit(writer, "")
        if selection.column.name == selection.part.entry_column:
            raise Refused(gettext("Nothing of last time is removed on this board."))
        return super().delete(writer)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        return None

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        if key != "ctrl+g":
            return super().choose(writer, key)
        selection = self.selection
        here = next((index for index, part in enumerate(self.laid) if selection and part is selection.part), -1)
        part = self.laid[(here + 1) % len(self.laid)]
        column = {"what": "state", "name": "reading"}.get(part.entry_column, "")
        return Outcome(str(part.place(part.rows[0], column if part.rows[0].row is not None else "")))


PANEL = ReviewPanel
