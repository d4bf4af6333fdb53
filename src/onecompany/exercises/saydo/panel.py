"""Values on the screen, one a row, with the gap that the room sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.hands import not_as_many, read_counts
from onecompany.boards.lines import Line, Part
from onecompany.boards.model import Tone
from onecompany.boards.panel import Choice, Outcome, Refused
from onecompany.boards.place import Place
from onecompany.boards.record_board import RecordsPanel
from onecompany.boards.voting import standing
from onecompany.exercises.saydo import PROCLAIMED
from onecompany.exercises.saydo.findings import LIVED, WIDE
from onecompany.exercises.saydo.gap import OPTIONS, in_short, latest, poll, rated, vote, waiting
from onecompany.kinds.cells import Cell
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.columns import Code, Column, Width
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lookup import row_words
from onecompany.kinds.rounds import Result, Vote, turnout
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.kinds import ballots, rows
    from onecompany.store.writer import WorkshopWriter
else:
    ballots = LazyModule("onecompany.kinds.ballots")
    rows = LazyModule("onecompany.kinds.rows")

GAP = Column("gap", Code(), N_("Gap"), N_("Gap\n0 to 4"), width=Width(9, 10, 0),
             expected=N_("how many hands for 0, 1, 2, 3, 4: 0 2 3 3 1"))  # fmt: skip
BOARD = replace(PROCLAIMED, columns=(*PROCLAIMED.columns, GAP))
ACROSS = ("text", "kept_what", "kept_when", "broken_what", "broken_when", "gap", "leader_id", "rule")


class SayDoPanel(RecordsPanel):
    """A table to type in; at the gap of a value hands are counted."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("", "Tab", N_("next field")),  # no sentence: a key's name
        Choice("", "F11", N_("rules of the code")),
    )
    NEEDED: ClassVar[int] = 6

    def parts(self) -> Sequence[Part]:
        entry = gettext("A value or a rule that we proclaim")
        said = [Line(row, entry=entry) for row in self.view.state.rows("proclaimed_value")]
        says = gettext("Type a value that we proclaim")
        if self.examples():
            says = gettext("Type a value that we proclaim; F11 takes a rule from the code")
        said = said or [Line(entry=entry, place=Place("proclaimed_value"), says=says)]
        return [Part(BOARD, ACROSS, said, lines=0, tight=3)]

    def text_and_tone(self, part: Part, cell: Cell) -> tuple[str, Tone]:
        if cell.column is not GAP or cell.row is None:
            return super().text_and_tone(part, cell)
        asked, result, gap = waiting(cell.state, cell.row), latest(cell.state, cell.row), rated(cell.state, cell.row)
        if asked is not None:
            n, of = turnout(cell.state, asked)
            covered = asked.id in cell.state.covered
            return gettext("covered") if covered else gettext("{n} of {of}\nvoted", n=n, of=of), "muted"
        tone: Tone = "text" if gap is None or LIVED < gap < WIDE else "bad" if gap >= WIDE else "good"
        return in_short(result) if result is not None else "", tone

    # -- the gap

    @property
    def _rated(self) -> Record | None:
        """The value at whose gap the cursor is."""
        cell = self._cell
        return cell.row if cell is not None and cell.column is GAP else None

    def where(self) -> str:
        asked = waiting(self.view.state, self._rated) if self._rated is not None else None
        if asked is not None:
            return standing(self.view.state, asked)
        # without the value's name, which stands beside it: what is to be typed is long
        return f"{gettext('Gap')}: {gettext(GAP.expected)}" if self._rated is not None else super().where()

    def votes(self) -> Sequence[Vote]:
        every, at = self.view.state.rows("proclaimed_value"), self.subject()[0]
        here = [row for row in every if f"proclaimed_value:{row.id}" == at]
        ways = [here, every] if len(every) > 1 else [every]
        return [vote(values, self.view.settings) for values in ways if values]

    def place_of(self, subject: str) -> str:
        return str(Place("proclaimed_value", subject.partition(":")[2], "gap"))

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        row = self._rated
        return super().keep(writer, lines) if row is None else self._count(writer, row, " ".join(lines), None)

    def _counted(self, row: Record) -> Result | None:
        """The hands that were counted last, where they can be corrected; a ballot cannot."""
        result = latest(self.view.state, row)
        return result if result is not None and result.method == "hands" and result.counts is not None else None

    def editable(self) -> str | None:
        row = self._rated
        result = self._counted(row) if row is not None else None
        if row is not None:
            return None if result is None else " ".join(str(result.count(option.code)) for option in OPTIONS)
        return super().editable()

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        row = self._rated
        if row is None:
            return super().edit(writer, text)
        if not text.strip():
            raise Refused(gettext("A vote stays on record. ^Z takes back what was done last; F4 votes again."))
        return self._count(writer, row, text, self._counted(row))

    def _count(self, writer: WorkshopWriter, row: Record, text: str, corrected: Result | None) -> Outcome:
        if text.strip().isdecimal():
            raise Refused(
                gettext(
                    "{said} is one number. Type how many hands were up for 0, 1, 2, 3 and 4, such as 0 2 3 3 1. "
                    "F4 asks by ballot.",
                    said=text.strip()[:12],
                )
            )
        counts = read_counts(text, OPTIONS)
        asked, again = vote([row], self.view.settings), corrected.id if corrected is not None else None
        ballots.count_hands(writer, self.view.exercise.id, asked, poll(row), counts, round_id=again)
        return Outcome(self.place, not_as_many(self.view.state, sum(counts.values())))

    # -- rules of the code

    def examples(self) -> list[tuple[str, str, Any]]:
        state = self.view.state
        taken = {row.rule for row in state.rows("proclaimed_value")}
        rules = [(row_words(state, "rule", rule.id), f"rule:{rule.id}", rule) for rule in adopted(state)]
        stages = {row.id: row.name for row in state.rows("stage")}
        return [
            (words, stages.get(rule.stage_id, ""), (words, reference))
            for words, reference, rule in rules
            if reference not in taken
        ]

    def take_example(self, writer: WorkshopWriter, example: Any) -> Outcome:
        words, reference = example
        selection = self.selection
        after = selection.line.row.id if selection is not None and selection.line.row is not None else None
        (new,) = rows.add(writer, PROCLAIMED, [{"text": words, "rule": reference}], after=after)
        return Outcome(
            str(Place("proclaimed_value", new, "text")),
            gettext("A rule was taken. Tab: when was it last kept at a cost?"),
        )


PANEL = SayDoPanel
