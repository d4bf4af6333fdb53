"""The drill on the screen: one case large, with its calls; below it all cases, and the rules by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.hands import read_counts
from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.boards.place import Place
from onecompany.exercises.drill import DRILL_CASE
from onecompany.exercises.drill.board import place
from onecompany.exercises.drill.calls import CODES, Call, ask, calls, hole, subject, takes_rules
from onecompany.exercises.drill.hands import differs, looks_like_counts, read_rules, rule_codes, typed_rules
from onecompany.exercises.drill.pages import CasePages
from onecompany.kinds.cells import Cell, typed
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Poll, Vote, unfinished
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.exercises.drill import acts
    from onecompany.kinds import rows
    from onecompany.kinds import typed as reading
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.drill.acts")
    rows = LazyModule("onecompany.kinds.rows")
    reading = LazyModule("onecompany.kinds.typed")

WHERE = {
    "": N_("A case after this one"),
    "text": N_("A case after this one"),
    "stage_id": N_("The stage at which it happens"),
    "calls": N_("Call {number}: hands for do, don't, escalate, such as 6 3 1"),
    "rules": N_("Hands by rule, such as 3: 5, 7: 2, none: 3"),
    "hole": N_("The rule that is missing: always …, or never …"),
}
"""What an entry is, by the field where it is begun."""


class DrillPanel(CasePages):
    """What is typed and voted on a case: its words, its stage, hands for the call and for the rules."""

    NEXT: ClassVar = Choice("ctrl+g", "^G", N_("next case"), goes=True)
    ON_HOLE: ClassVar = (
        Choice("ctrl+r", "^R", N_("make a rule for it")),
        Choice("", "^K", N_("promise one")),
    )
    CHOICES: ClassVar[tuple[Choice, ...]] = (NEXT,)

    # -- what is put to the room

    def votes(self) -> Sequence[Vote]:
        here = [self.case] if self.case is not None else []
        going = {row.subject for row in unfinished(self.view.state, self.view.exercise.id)}
        return [self._vote(case) for case in (*here, *(row for row in self.cases if subject(row.id) in going))]

    def _vote(self, case: Record) -> Vote:
        settings, state = self.view.settings, self.view.state
        title = gettext("Case {number}", number=self.cases.index(case) + 1)
        return Vote(title, (ask(state, case, title),), ("ballot", "hands"), settings["threshold"], settings["seconds"])

    def poll_of(self, row: Any) -> Poll | None:
        case = next((case for case in self.cases if subject(case.id) == row.subject), None)
        return None if case is None else self._vote(case).polls[0]

    def place_of(self, subject: str) -> str:
        return str(Place("drill_case", subject.partition(":")[2], "calls"))

    # -- where the cursor is

    def _named(self) -> Record | None:
        """The rule of the code at the cursor."""
        row: Record | None = self.view.state.get("rule", self.at.id) if self.at.table == "rule" else None
        return row

    def where(self) -> str:
        if self._named() is not None:
            return gettext("A rule of the code, by its number")
        if self.case is None:
            return gettext("The first case")
        number = len(calls(self.view.state, self.case)) + 1
        field = self.at.column if self.at.column in WHERE else "text"
        return gettext(WHERE[field], number=number)

    def subject(self) -> tuple[str, str]:
        row = self._named() or self.case
        return ("", "") if row is None else (f"{'rule' if self._named() else 'drill_case'}:{row.id}", row.text)

    def choices(self) -> Sequence[Choice]:
        keys: tuple[Choice, ...] = ()
        if self.case is not None and hole(self.view.state, self.case) is not None:
            keys = self.ON_HOLE if takes_rules(self.view.state) else self.ON_HOLE[1:]
        return in_words((*keys, *self.CHOICES) if len(self.cases) > 1 else keys)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        if self.case is None:
            return None
        if key == "ctrl+r":
            return self._propose(writer, "")
        here = self.cases
        following = here[(here.index(self.case) + 1) % len(here)]
        return Outcome(str(Place("drill_case", following.id, self.at.column if self.at.table != "rule" else "")))

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        in_list = self.below.active and self.case is not None and self.at.table == "drill_case"
        return Outcome(place(self.case, "calls")) if in_list else None

    # -- what is typed

    def _cell(self, name: str) -> Cell:
        return Cell(DRILL_CASE, DRILL_CASE.column(name), self.view.state, self.view.today, self.case)

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        if self._named() is not None:
            raise Refused(gettext("Rules are made on the board of the code of conduct. Up there are the cases."))
        case, field = self.case, self.at.column
        if case is not None and field == "calls":
            return self._count(writer, " ".join(lines))
        if case is not None and field not in ("", "text"):
            return self.edit(writer, " ".join(lines))
        if any(looks_like_counts(line) for line in lines):
            raise Refused(gettext("These look like hands, and this line is for a case. They are typed below the case."))
        new = [{"exercise_id": self.view.exercise.id, **reading.read(self._cell("text"), line)} for line in lines]
        ids = rows.add(writer, DRILL_CASE, new, after=case.id if case is not None else None)
        return Outcome(str(Place("drill_case", ids[-1], field if case is not None else "text")))

    def editable(self) -> str | None:
        if self.case is None or self._named() is not None:
            return None
        call, field = self._by_hand(), self.at.column
        if field == "stage_id":
            return typed(self._cell("stage_id"))
        if field in ("", "text"):
            return str(self.case.text)
        if call is None or call.counts is None or field == "hole":
            return None
        if field == "calls":
            return " ".join(str(call.counts[code]) for code in CODES)
        return typed_rules(dict(call.rules or ()), [rule.id for rule in adopted(self.view.state)])

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        field = self.at.column
        if self.case is None:
            raise Refused(gettext("There is nothing to edit here."))
        if field == "hole":
            return self._propose(writer, text)
        if field == "calls":
            return self._count(writer, text, self._by_hand())
        if field == "rules":
            return self._count_rules(writer, text)
        going_on = (row.subject for row in unfinished(self.view.state, self.view.exercise.id))
        if field in ("", "text") and text.strip() != self.case.text and subject(self.case.id) in going_on:
            raise Refused(gettext("The room is voting on this case. End that first: F4."))
        rows.change(writer, DRILL_CASE, self.case.id, **reading.read(self._cell(field or "text"), text))
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        if self.case is None or self._named() is not None or self.at.column not in ("", "text", "stage_id"):
            return None
        if self.at.column == "stage_id":
            return self.edit(writer, "")
        rows.remove(writer, DRILL_CASE, self.case.id)
        return Outcome()

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        if self.case is None or not down or self._named() is not None:
            return None
        rows.move(writer, DRILL_CASE, self.case.id, down)
        return Outcome(self.place)

    def _propose(self, writer: WorkshopWriter, text: str) -> Outcome:
        assert self.case is not None
        acts.propose_rule(writer, self.case.id, text)
        return Outcome(self.place, gettext("Proposed as a rule; the board of the code of conduct words and adopts it."))

    # -- hands

    def _by_hand(self) -> Call | None:
        """The latest call on the case, if hands were counted for it."""
        several = calls(self.view.state, self.case) if self.case is not None else []
        return several[-1] if several and several[-1].method == "hands" else None

    def _count(self, writer: WorkshopWriter, text: str, corrected: Call | None = None) -> Outcome:
        """Hands for what to do: a new call, or other numbers for the latest one."""
        assert self.case is not None
        vote = self._vote(self.case)
        counts = read_counts(text, vote.polls[0].parts[0].options)
        hands = sum(counts.values())
        if corrected is not None:
            counts |= rule_codes(dict(corrected.rules or ()))
        acts.count(writer, self.case.id, vote, counts, corrected.round_id if corrected is not None else None)
        return Outcome(place(self.case, "rules"), differs(self.view.state, hands))

    def _count_rules(self, writer: WorkshopWriter, text: str) -> Outcome:
        """Hands for the rules, beside those for what to do."""
        assert self.case is not None
        several, call = calls(self.view.state, self.case), self._by_hand()
        if call is None or call.counts is None:
            first = gettext("First the call: F4, or type its hands one line above.")
            raise Refused(gettext("The rules came in with the ballot.") if several else first)
        rules = read_rules(text, [rule.id for rule in adopted(self.view.state)])
        acts.count(writer, self.case.id, self._vote(self.case), call.counts | rule_codes(rules), call.round_id)
        return Outcome(self.place, differs(self.view.state, sum(rules.values()), call.callers))


PANEL = DrillPanel
