"""The pulse on the screen: counts are typed at a statement, and what would lift it below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.hands import not_as_many, read_counts, read_hands
from onecompany.boards.panel import Choice, Outcome, Panel, Refused
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.exercises.unity.board import HIGHER, model, place_of
from onecompany.exercises.unity.readings import LEAST, MOST, latest, statements, subject, vote, waiting
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.people import spoken
from onecompany.kinds.rounds import Method, Result, Vote
from onecompany.kinds.rounds import scale as options_of
from onecompany.kinds.shared_tables import NOTE
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.kinds import ballots, rows
    from onecompany.store.writer import WorkshopWriter
else:
    ballots = LazyModule("onecompany.kinds.ballots")
    rows = LazyModule("onecompany.kinds.rows")

OPTIONS = options_of(LEAST, MOST)


class UnityPanel(Panel):
    """One sheet of statements with their votes."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (Choice("ctrl+g", "^G", N_("what makes it higher"), goes=True),)

    def compose(self) -> ComposeResult:
        yield Sheet()

    def repaint(self, place: str) -> None:
        self.sheet.show(model(self.view), place)

    # -- where the cursor is

    @property
    def _note(self) -> Record | None:
        place = Place.parse(self.place)
        note: Record | None = self.view.state.get("note", place.id) if place.table == "note" else None
        return note

    @property
    def _statement(self) -> Record | None:
        """The statement at the cursor, or that which the note there is about."""
        place, note = Place.parse(self.place), self._note
        row_id = str(note.about).partition(":")[2] if note is not None else place.id
        statement: Record | None = self.view.state.get("pulse_statement", row_id)
        return statement

    @property
    def _point(self) -> str:
        """The point of the scale whose bar the cursor is on; "" elsewhere."""
        place = Place.parse(self.place)
        return place.column if place.table == "pulse_statement" and place.column.isdigit() else ""

    @property
    def _speaks(self) -> bool:
        """Whether a line that is typed here is a note."""
        return Place.parse(self.place).table in ("higher", "note")

    @property
    def _counted(self) -> Result | None:
        """The counts of hands at the cursor that can be corrected; a ballot's cannot."""
        statement = None if self._speaks else self._statement
        if statement is None or waiting(self.view.state, statement) is not None:
            return None
        result = latest(self.view.state, statement)
        return result if result is not None and result.method != "ballot" and result.counts is not None else None

    def where(self) -> str:
        if self._speaks:
            return gettext(HIGHER)
        if self._point and self._counted is not None:
            return gettext("How many gave {point}", point=self._point)
        statement = self._statement
        if statement is not None and waiting(self.view.state, statement) is not None:
            return gettext("A vote on it is going on: F4")
        return gettext("How many gave 1, 2, 3, 4, 5: such as 0 2 3 3 1. F4 asks the room")

    def choices(self) -> Sequence[Choice]:
        statement = self._statement
        told = statement is not None and latest(self.view.state, statement) is not None
        return super().choices() if told and waiting(self.view.state, statement) is None else ()  # type: ignore[arg-type]

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table != "pulse_statement":
            return super().places_of(ref, column, row)
        bar = {"low": LEAST, "high": MOST}.get(column)
        places = [str(Place(*ref, str(bar)))] if bar else []
        return [*places, str(Place(*ref, "text"))]

    def place_of(self, subject: str) -> str:
        # Below the bars, so that they are seen on a small screen too, and what is said next is typed there.
        ref = Ref.parse(subject)
        return str(Place("higher", ref.id)) if ref is not None else ""

    def subject(self) -> tuple[str, str]:
        statement = self._statement
        return (subject(statement), statement.text) if statement is not None else ("", "")

    def votes(self) -> Sequence[Vote]:
        asked = vote(self.view.state, self.view.exercise)
        return (asked,) if asked.polls else ()

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        statement = self._statement
        numbers = len(lines) == 1 and all(part.isdecimal() for part in lines[0].split())
        if self._speaks and not (numbers and statement is not None):
            return self._say(writer, lines)
        if statement is None:
            return super().keep(writer, lines)
        if len(lines) > 1:
            raise Refused(gettext("Type the counts of one statement at a time."))
        if self._point and self._counted is not None and len(lines[0].split()) == 1:
            return self.edit(writer, lines[0])
        return self._count(writer, statement, read_counts(lines[0], OPTIONS), None)

    def editable(self) -> str | None:
        note, result = self._note, self._counted
        if note is not None:
            return str(note.text)
        if result is None:
            return None
        points = [self._point] if self._point else [option.code for option in OPTIONS]
        return " ".join(str(result.count(point)) for point in points)

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        note, statement, result = self._note, self._statement, self._counted
        if note is not None:
            leader_id, words = spoken(self.view.state, text)
            rows.change(writer, NOTE, note.id, text=words, leader_id=leader_id or note.leader_id)
            return Outcome(self.place)
        if statement is None or result is None:
            return super().edit(writer, text)
        if self._point:
            counts = {option.code: result.count(option.code) for option in OPTIONS} | {self._point: read_hands(text)}
        else:
            counts = read_counts(text, OPTIONS)
        return self._count(writer, statement, counts, result)

    def _count(
        self, writer: WorkshopWriter, statement: Record, counts: Mapping[str, int], corrected: Result | None
    ) -> Outcome:
        """Keep the counts of one statement, and go to the next that waits for some."""
        hands = sum(counts.values())
        if not hands:
            raise Refused(gettext("Nobody would have voted. Undo takes a count back."))
        asked, usual = vote(self.view.state, self.view.exercise), self.view.settings["method"]
        poll = next(poll for poll in asked.polls if poll.subject == subject(statement))
        method: Method = "fist" if usual == "fist" else "hands"
        round_id = corrected.id if corrected is not None else None
        again = latest(self.view.state, statement) is not None
        ballots.count_hands(writer, self.view.exercise.id, asked, poll, counts, method=method, round_id=round_id)
        if corrected is not None:
            return Outcome(self.place, not_as_many(self.view.state, hands))
        waits = [row for row in statements(writer.state, self.view.exercise.id) if latest(writer.state, row) is None]
        goes_on = waits and not again
        return Outcome(
            place_of(waits[0]) if goes_on else self.place_of(poll.subject), not_as_many(self.view.state, hands)
        )

    def _say(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        note, statement = self._note, self._statement
        read = [spoken(self.view.state, line) for line in lines]
        about = subject(statement) if statement is not None else ""
        new = [
            {"exercise_id": self.view.exercise.id, "leader_id": leader_id, "text": text, "about": about}
            for leader_id, text in read
        ]
        ids = rows.add(writer, NOTE, new, after=note.id if note is not None else None)
        return Outcome(str(Place("note", ids[-1])))

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        note = self._note
        if note is None:
            return None
        rows.remove(writer, NOTE, note.id)
        return Outcome(str(Place("higher", str(note.about).partition(":")[2])))

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        note = self._note
        if note is None or not down:
            return None
        rows.move(writer, NOTE, note.id, down)
        return Outcome(self.place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        statement = self._statement
        return Outcome(str(Place("higher", statement.id))) if statement is not None else None


PANEL = UnityPanel
