"""One sentence on the screen: sealed, then side by side, then the one that the room adopts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.hands import not_as_many, read_counts
from onecompany.boards.panel import Answer, Choice, Outcome, Panel, Question, Refused
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.exercises.same_page import SENTENCE
from onecompany.exercises.same_page.answers import FINGERS, LINES, Answers, answers, question
from onecompany.exercises.same_page.board import ADOPTED, DISSENT, FIST, NEW, WAITING, model
from onecompany.kinds.cells import Cell
from onecompany.kinds.kind import Table
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Part, Poll, Vote, scale, unfinished
from onecompany.kinds.shared_tables import DISSENT as DISSENT_TABLE
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.same_page import acts
    from onecompany.kinds import ballots, people, rows
    from onecompany.kinds import typed as reading
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.same_page.acts")
    ballots = LazyModule("onecompany.kinds.ballots")
    people = LazyModule("onecompany.kinds.people")
    reading = LazyModule("onecompany.kinds.typed")
    rows = LazyModule("onecompany.kinds.rows")

TABLES: dict[str, Table] = {"sentence": SENTENCE, "dissent": DISSENT_TABLE}


class SamePagePanel(Panel):
    """The adopted sentence on top, who stands behind it below, then everybody's own."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (Choice("ctrl+t", "^T", N_("take it as a start")),)

    def compose(self) -> ComposeResult:
        yield Sheet()

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return answers(self.view.state, self.view.exercise.id)

    def repaint(self, place: str) -> None:
        state, exercise = self.view.state, self.view.exercise
        names = bool(self.view.settings["names"])
        self.sheet.show(model(state, exercise.id, self.answers, names=names), place)

    # -- where the cursor is

    @property
    def _row(self) -> Record | None:
        """The sentence or the dissent at the cursor."""
        place = Place.parse(self.place)
        row: Record | None = self.view.state.get(place.table, place.id) if place.table in TABLES else None
        return row

    def _is_adopted(self) -> bool:
        return self.place == ADOPTED or bool(getattr(self._row, "adopted", False))

    @property
    def _is_own(self) -> bool:
        """Whether the cursor is on a sentence that somebody wrote alone."""
        return self._row is not None and self.place.startswith(NEW) and not self._is_adopted()

    def where(self) -> str:
        if self._is_adopted():
            return gettext("The one sentence")
        if self.place == FIST:
            return gettext("Hands with 0, 1, 2, 3, 4 and 5 fingers, such as 0 0 1 3 4 2")
        if self.place.startswith(DISSENT):
            return gettext("Why somebody is below 3; “Ana: …” is Ana's")
        if self.place == WAITING:
            return gettext("Sentences are sealed, and F4 goes on from here")
        return gettext("One more sentence") if self.answers.sentences else gettext("A sentence, or those of the cards")

    def choices(self) -> Sequence[Choice]:
        return super().choices() if self._is_own else []

    def subject(self) -> tuple[str, str]:
        row = self._row
        return (self.place, row.text) if row is not None else ("", "")

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == "round":
            return [FIST, ADOPTED, WAITING, NEW]
        return [str(ref), *([ADOPTED] if getattr(row, "adopted", False) else [])]

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        exercise_id, answered, row = self.view.exercise.id, self.answers, self._row
        if self._is_adopted():
            return self._adopt(writer, " ".join(lines))
        if self.place == FIST:
            return self._count(writer, " ".join(lines))
        if self.place.startswith(DISSENT):
            if answered.fist is None:
                raise Refused(gettext("First the fist to five: F4."))
            return Outcome(f"dissent:{acts.dissent(writer, answered.fist.id, lines, row.id if row else None)[-1]}")
        if answered.waiting is not None:
            raise Refused(
                gettext("Sentences are being sealed, and this line would be read by all. F4 goes on, or gives it up.")
            )
        ids = acts.write(writer, exercise_id, lines, row.id if row is not None else None)
        # Cards were read out together: the eye goes to the top, where one sentence is made of them.
        return Outcome(ADOPTED if len(ids) > 1 and answered.adopted is None else f"sentence:{ids[-1]}")

    def _adopt(self, writer: WorkshopWriter, text: str) -> Outcome:
        lost = len(self.answers.fists)
        say = ""
        if lost:
            say = gettext("The fist to five of the sentence before went with it; ^Z brings both back. F4 asks again.")
        return Outcome(f"sentence:{acts.adopt(writer, self.view.exercise.id, text)}", say)

    def _count(self, writer: WorkshopWriter, typed: str) -> Outcome:
        vote, fist = self._fist(), self.answers.fist
        if vote is None:
            raise Refused(gettext("First the sentence, then the fist to five."))
        (poll,) = vote.polls
        counts = read_counts(typed, poll.parts[0].options)
        same = fist.id if fist is not None and fist.method != "ballot" else None
        ballots.count_hands(writer, self.view.exercise.id, vote, poll, counts, method="fist", round_id=same)
        return Outcome(FIST, not_as_many(self.view.state, sum(counts.values())))

    def editable(self) -> str | None:
        row = self._row
        if row is None:
            return None
        leader = self.view.state.get("leader", row.leader_id) if self.place.startswith(DISSENT) else None
        return gettext("{name}: {text}", name=leader.name, text=row.text) if leader is not None else str(row.text)

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        row, place = self._row, self.place
        if row is None:
            return super().edit(writer, text)
        table = TABLES[Place.parse(place).table]
        values = reading.read(Cell(table, table.column("text"), self.view.state, self.view.today, row), text)
        if table is DISSENT_TABLE:
            leader_id, said = people.spoken(writer.state, values["text"])
            values = {"text": said, "leader_id": leader_id}
        change = partial(_changed, table=table, row_id=row.id, place=place, values=values)
        going_on = unfinished(self.view.state, self.view.exercise.id)
        if values["text"] != row.text and any(asked.subject == f"sentence:{row.id}" for asked in going_on):
            raise Refused(gettext("The room is voting on this sentence. End that first: F4."))
        if not self._is_adopted() or not self.answers.fists or values["text"] == row.text:
            return change(writer)
        return Outcome(
            place,
            question=Question(
                gettext("The room has voted on this sentence"),
                gettext("Is it still the one that the fist to five was about?"),
                [
                    Answer(gettext("Yes, the spelling was mended: the fist stays"), change),
                    Answer(
                        gettext("No, it is another one: the fist and its dissent go"),
                        partial(self._adopt, text=values["text"]),
                    ),
                    Answer(gettext("Leave the sentence as it was")),
                ],
            ),
        )

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        row = self._row
        if row is None:
            return None
        rows.remove(writer, TABLES[Place.parse(self.place).table], row.id)
        return Outcome()

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        row, place = self._row, self.place
        if row is None or not down or self._is_adopted():
            return None
        rows.move(writer, TABLES[Place.parse(place).table], row.id, down)
        return Outcome(place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        row = self._row
        if row is None or not self._is_own:
            raise Refused(gettext("Move to a sentence to take it as a start."))
        outcome = self._adopt(writer, row.text)
        return outcome if outcome.say else Outcome(outcome.place, gettext("F2 changes it."))

    # -- votes

    def votes(self) -> Sequence[Vote]:
        sealed = Vote(
            gettext("Everybody's sentence"),
            (Poll(LINES, "lines", gettext("One sentence"), (Part(question(self.view.exercise), ()),)),),
            ("sealed",),
            threshold=self.view.settings["threshold"],
            names=self.view.settings["names"],
        )
        fist = self._fist()
        first = [fist] if fist is not None else []
        return [*first, sealed] if self._is_adopted() or self.place == FIST else [sealed, *first]

    def _fist(self) -> Vote | None:
        """The fist to five about the adopted sentence."""
        adopted = self.answers.adopted
        if adopted is None:
            return None
        options = scale(0, 5, [gettext(FINGERS[fingers]) for fingers in range(6)])
        part = Part(adopted.text, options, options[0].words, options[-1].words)
        poll = Poll(f"sentence:{adopted.id}", "scale", gettext("Fist to five"), (part,))
        return Vote(
            gettext("Who stands behind it"),
            (poll,),
            ("fist", "ballot", "hands"),
            threshold=self.view.settings["threshold"],
        )

    def place_of(self, subject: str) -> str:
        if subject != LINES:
            return FIST
        adopted = self.answers.adopted
        return f"sentence:{adopted.id}" if adopted is not None else ADOPTED


def _changed(writer: WorkshopWriter, *, table: Table, row_id: str, place: str, values: dict[str, Any]) -> Outcome:
    rows.change(writer, table, row_id, **values)
    return Outcome(place)


PANEL = SamePagePanel
