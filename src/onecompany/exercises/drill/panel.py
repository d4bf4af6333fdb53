"""The drill on the screen: one case large, with its calls; below it all cases, and the rules by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from onecompany.boards.hands import read_counts
from onecompany.boards.panel import Choice, Outcome, Panel, Refused, in_words
from onecompany.boards.place import Place
from onecompany.boards.sheet import Sheet
from onecompany.boards.stack import Stack
from onecompany.exercises.drill import DRILL_CASE
from onecompany.exercises.drill.board import case_model, list_model, place
from onecompany.exercises.drill.calls import CODES, Call, ask, calls, cases, latest, subject, takes_rules
from onecompany.exercises.drill.hands import differs, read_rules, rule_codes, typed_rules
from onecompany.kinds.cells import Cell, typed
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Poll, Vote, unfinished
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.drill import acts
    from onecompany.kinds import rows
    from onecompany.kinds import typed as reading
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.drill.acts")
    rows = LazyModule("onecompany.kinds.rows")
    reading = LazyModule("onecompany.kinds.typed")

ROOMY = 17
"""Lines from which on there is air around a case."""

WHERE = {
    "": N_("A case after this one"),
    "text": N_("A case after this one"),
    "stage_id": N_("The stage at which it happens"),
    "calls": N_("Call {number}: hands for do, don't, escalate, such as 6 3 1"),
    "rules": N_("Hands by rule, such as 3: 5, 7: 2, none: 3"),
    "hole": N_("The rule that is missing: always …, or never …"),
}
"""What an entry is, by the field where it is begun."""


class DrillPanel(Panel):
    """Left and right turn from case to case above; in the list below up and down do."""

    NEXT: ClassVar = Choice("ctrl+g", "^G", N_("next case"), goes=True)
    ON_HOLE: ClassVar = (
        Choice("ctrl+r", "^R", N_("hole to rule")),
        Choice("", "^K", N_("hole to commitment")),
    )
    CHOICES: ClassVar[tuple[Choice, ...]] = (NEXT,)

    _case_id = ""
    _listed: Sequence[str] = ()
    """The cases when the board was shown last."""

    def compose(self) -> ComposeResult:
        below = Sheet(id="cases")
        below.active = False
        yield Stack(Sheet(id="case"), below)

    # -- the case that is seen

    @property
    def _above(self) -> Sheet:
        return self.query_one("#case", Sheet)

    @property
    def _below(self) -> Sheet:
        return self.query_one("#cases", Sheet)

    @property
    def cases(self) -> list[Record]:
        """The cases of this exercise, in order."""
        return cases(self.view.state, self.view.exercise.id)

    @property
    def case(self) -> Record | None:
        """The case that is seen; None when there is none."""
        here = self.cases
        return next((row for row in here if row.id == self._case_id), here[0] if here else None)

    @property
    def _at(self) -> Place:
        return Place.parse(self.place)

    def repaint(self, place: str) -> None:
        here, target = self.cases, Place.parse(place)
        if target.table == "drill_case" and target.id:
            self._case_id = target.id
        elif self._case_id in self._listed and here and self._case_id not in [row.id for row in here]:
            # It is gone; the one that took its place is as near as can be.
            self._case_id = here[min(self._listed.index(self._case_id), len(here) - 1)].id
        self._listed = [row.id for row in here]
        self._show(place)

    def _show(self, place: str = "") -> None:
        self._above.show(case_model(self.view, self.case, roomy=self.size.height >= ROOMY), place)
        self._below.show(list_model(self.view, self.case), place)
        if place and place in (self._above.cursor, self._below.cursor):
            self.activate(self._above if place == self._above.cursor else self._below)
        elif not self._below.cursor:
            self.activate(self._above)
        self.query_one(Stack).fit()

    def on_resize(self) -> None:
        """Another height has room for other things."""
        self._show(self.place)

    def activate(self, sheet: Sheet) -> None:
        super().activate(sheet)
        self.query_one(Stack).fit()

    # -- from case to case

    def move(self, across: int, down: int) -> None:
        if self._above.active and across:
            self._turn(across)
        elif self._above.active and down > 0 and self.case is not None and not self._above.move(0, down):
            self.select(place(self.case))
        elif self._above.active and down > 0:
            self.post_message(self.Pointed())
        else:
            super().move(across, down)
            self._follow()

    def tab(self, step: int) -> None:
        """To the next field, behind the last one to the next case, and at last to the list."""
        if self._above.active and self._above.tab(step):
            self.post_message(self.Pointed())
        elif not (self._above.active and self._turn(step, "text" if step > 0 else "rules")):
            super().tab(step)
            self._follow()

    def jump(self, where: str) -> None:
        super().jump(where)
        self._follow()

    def select(self, place: str) -> bool:
        target = Place.parse(place)
        if target.table == "drill_case" and any(row.id == target.id for row in self.cases):
            self._turn_to(target.id)
        return super().select(place)

    def _turn(self, step: int, field: str = "") -> bool:
        """The case before or after, at the same field. Whether there is one."""
        here = [row.id for row in self.cases]
        index = here.index(self.case.id) + step if self.case is not None else -1
        if not 0 <= index < len(here):
            return False
        wanted = Place("drill_case", here[index], field or self._at.column)
        if not self.select(str(wanted)):
            self.select(str(wanted.at_column("rules")))
        return True

    def _turn_to(self, case_id: str) -> None:
        if self.case is None or self.case.id != case_id:
            self._case_id = case_id
            self._show(self.place if self._below.active else "")

    def _follow(self) -> None:
        """Show the case at which the cursor is in the list."""
        if self._at.table == "drill_case" and self._at.id:
            self._turn_to(self._at.id)

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == "round" and (round_ := self.view.state.find(ref) or row) is not None:
            return [self.place_of(round_.subject)]
        if ref.table == "drill_case":
            return [str(Place(*ref, column if column == "stage_id" else "text"))]
        return [str(ref)]

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
        row: Record | None = self.view.state.get("rule", self._at.id) if self._at.table == "rule" else None
        return row

    def where(self) -> str:
        if self._named() is not None:
            return gettext("A rule of the code, by its number")
        if self.case is None:
            return gettext("The first case")
        number = len(calls(self.view.state, self.case)) + 1
        return gettext(WHERE.get(self._at.column, WHERE["text"]), number=number)

    def subject(self) -> tuple[str, str]:
        row = self._named() or self.case
        return ("", "") if row is None else (f"{'rule' if self._named() else 'drill_case'}:{row.id}", row.text)

    def choices(self) -> Sequence[Choice]:
        several = calls(self.view.state, self.case) if self.case is not None else []
        call = latest(several)
        hole: tuple[Choice, ...] = self.ON_HOLE if call is not None and call.is_hole else ()
        if not takes_rules(self.view.state):
            hole = hole[1:]
        return in_words((*hole, *self.CHOICES) if len(self.cases) > 1 else hole)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        if self.case is None:
            return None
        if key == "ctrl+r":
            return self._propose(writer, "")
        here = self.cases
        following = here[(here.index(self.case) + 1) % len(here)]
        return Outcome(str(Place("drill_case", following.id, self._at.column if self._at.table != "rule" else "")))

    def enter(self, writer: WorkshopWriter) -> Outcome | None:
        in_list = self._below.active and self.case is not None and self._at.table == "drill_case"
        return Outcome(place(self.case, "calls")) if in_list else None

    # -- what is typed

    def _cell(self, name: str) -> Cell:
        return Cell(DRILL_CASE, DRILL_CASE.column(name), self.view.state, self.view.today, self.case)

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        if self._named() is not None:
            raise Refused(gettext("Rules are made on the board of the code of conduct. Up there are the cases."))
        case, field = self.case, self._at.column
        if case is not None and field == "calls":
            return self._count(writer, " ".join(lines))
        if case is not None and field not in ("", "text"):
            return self.edit(writer, " ".join(lines))
        new = [{"exercise_id": self.view.exercise.id, **reading.read(self._cell("text"), line)} for line in lines]
        ids = rows.add(writer, DRILL_CASE, new, after=case.id if case is not None else None)
        return Outcome(str(Place("drill_case", ids[-1], field if case is not None else "text")))

    def editable(self) -> str | None:
        if self.case is None or self._named() is not None:
            return None
        call, field = self._by_hand(), self._at.column
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
        field = self._at.column
        if self.case is None:
            raise Refused(gettext("There is nothing to edit here."))
        if field == "hole":
            return self._propose(writer, text)
        if field == "calls":
            return self._count(writer, text, self._by_hand())
        if field == "rules":
            return self._count_rules(writer, text)
        rows.change(writer, DRILL_CASE, self.case.id, **reading.read(self._cell(field or "text"), text))
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        if self.case is None or self._named() is not None or self._at.column not in ("", "text", "stage_id"):
            return None
        if self._at.column == "stage_id":
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
        if any(row.subject == subject(self.case.id) for row in unfinished(self.view.state, self.view.exercise.id)):
            raise Refused(gettext("A vote about it is going on. F4 ends it, or gives it up for hands."))
        counts = read_counts(text, vote.polls[0].parts[0].options)
        hands = sum(counts.values())
        if not hands:
            raise Refused(gettext("No hands at all? Type how many were up, such as 6 3 1."))
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
