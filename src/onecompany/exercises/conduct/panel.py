"""The code of conduct on the screen: always and never in lanes by stage, or one stage over the whole board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from onecompany.boards.panel import Answer, Choice, Outcome, Panel, Question, Refused
from onecompany.boards.sheet import Sheet
from onecompany.boards.voting import standing
from onecompany.boards.wrap import clipped
from onecompany.exercises.conduct import RULE
from onecompany.exercises.conduct.board import asks_about, one, spoken_line, whole
from onecompany.exercises.conduct.chapters import LEFT, Chapter, chapter_of, chapters
from onecompany.exercises.conduct.drift import last_code, line_of
from onecompany.exercises.conduct.ratifying import RATIFIED, RATIFY, verdict
from onecompany.exercises.conduct.votes import DOTS, ratify, votes
from onecompany.exercises.conduct.wording import split_side
from onecompany.kinds.code_of_conduct import SIDES
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lookup import row_words
from onecompany.kinds.people import spoken
from onecompany.kinds.rounds import Poll, Vote
from onecompany.kinds.shared_tables import DISSENT
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.conduct import acts
    from onecompany.kinds import rows
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.conduct.acts")
    rows = LazyModule("onecompany.kinds.rows")

SMALL = 100
"""Columns of a window below which one stage at a time is shown: lanes would be columns of single words."""

WHERE = {
    "always": N_("What we always do at {stage:quoted}"),
    "never": N_("What we never do at {stage:quoted}"),
    "dissent": N_("Why somebody does not agree to the code of {stage:quoted}"),
}
"""What an entry is, by the kind of place where it is begun."""


class ConductPanel(Panel):
    """Rules in their lanes; below each stage what the room has said to it."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("ctrl+o", "^O", N_("adopt")),
        Choice("ctrl+x", "^X", N_("drop")),
        Choice("ctrl+t", "^T", N_("{customer} notices")),
        Choice("ctrl+d", "^D", N_("hardest for")),
        Choice("ctrl+l", "^L", N_("one stage")),
    )

    _single: bool | None = None
    _key = ""

    def compose(self) -> ComposeResult:
        yield Sheet()

    def on_resize(self, event: Resize) -> None:
        """A window that became too small for lanes, or large enough for them, shows the board in the other way."""
        self.repaint(self.place)

    @property
    def chapters(self) -> list[Chapter]:
        """The chapters from left to right."""
        return chapters(self.view.state, self.view.settings)

    @property
    def single(self) -> bool:
        """Whether one chapter fills the board: as the facilitator wants it, else where lanes have no room."""
        return bool(self.chapters) and (self.app.size.width < SMALL if self._single is None else self._single)

    def repaint(self, place: str) -> None:
        every = self.chapters
        said = partial(standing, self.view.state)
        if not self.single:
            self.sheet.show(whole(self.view, every, said), place)
            return
        wanted = self._chapter_at(place or self.place)
        keys = [part.key for part in every]
        self._key = wanted.key if wanted is not None else self._key if self._key in keys else keys[0]
        self.sheet.show(one(self.view, every, every[keys.index(self._key)], said), place)

    # -- where the cursor is

    @property
    def _at(self) -> tuple[str, str]:
        kind, _, row_id = self.place.partition(":")
        return kind, row_id

    def _chapter_at(self, place: str) -> Chapter | None:
        """The chapter in which a place is; None when there is none."""
        kind, _, key = place.partition(":")
        state = self.view.state
        if kind == "rule":
            rule = state.get("rule", key)
            key = chapter_of(rule) if rule is not None else ""
        elif kind == "dissent":
            line = state.get("dissent", key)
            about = state.get("round", line.round_id) if line is not None else None
            key = asks_about(state, about) if about is not None else ""
        return next((part for part in self.chapters if part.key == key), None)

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that has the cursor."""
        return self._chapter_at(self.place)

    @property
    def rule(self) -> Record | None:
        """The rule at the cursor."""
        kind, row_id = self._at
        found: Record | None = self.view.state.get("rule", row_id) if kind == "rule" else None
        return found

    def _side(self) -> str:
        """The side to which a line belongs that is typed here; "dissent" below the rules."""
        kind, _ = self._at
        if kind in ("dissent", "dissents", "ratified"):
            return "dissent"
        rule = self.rule
        return str(rule.kind) if rule is not None else kind if kind in SIDES else "always"

    def where(self) -> str:
        part = self.chapter
        if part is None:
            return gettext("The code needs stages: they come from the journey")
        return gettext(WHERE[self._side()], stage=part.name)

    def subject(self) -> tuple[str, str]:
        rule, part = self.rule, self.chapter
        if rule is not None:
            return f"rule:{rule.id}", row_words(self.view.state, "rule", rule.id)
        if part is not None and part.stage is not None:
            return f"stage:{part.key}", str(part.name)
        return "", ""

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == RATIFIED and (found := self.view.state.find(ref) or row):
            return [f"ratified:{chapter_of(found)}"]
        return [str(ref)]

    def select(self, place: str) -> bool:
        part = self._chapter_at(place) if self.single else None
        if part is not None and part.key != self._key:
            before = self.place
            self.repaint(place)
            if self.place != place:
                self.repaint(before)
        return super().select(place)

    # -- moving: on the board of one stage, sideways is to another stage

    def move(self, across: int, down: int) -> None:
        if not (across and self.single and self._turn(across)):
            super().move(across, down)

    def jump(self, where: str) -> None:
        steps = {"first": -len(self.chapters), "last": len(self.chapters)}
        if not (where in steps and self.single and self._turn(steps[where])):
            super().jump(where)

    def tab(self, step: int) -> None:
        before = self.place
        super().tab(step)
        if self.single and self.place == before and self._turn(step):
            super().jump("top" if step > 0 else "bottom")

    def _turn(self, steps: int) -> bool:
        """Show another chapter, as far as there are any, with the cursor in the same part of it. Whether it did."""
        every, here = self.chapters, self.chapter
        if here is None:
            return False
        there = every[max(0, min(len(every) - 1, every.index(here) + steps))]
        if there == here:
            return False
        kind, side = self._at[0], self._side()
        place = f"{kind}:{there.key}" if kind in ("stage", "ratified") else self._first_of(there, side)
        self.repaint(place)
        self.post_message(self.Pointed())
        return True

    def _first_of(self, part: Chapter, side: str) -> str:
        if side == "dissent":
            return f"ratified:{part.key}"
        lane = part.lane(self.view.state, side)
        return f"rule:{lane[0].id}" if lane else f"{side}:{part.key}"

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        part, side = self.chapter, self._side()
        if part is None:
            raise Refused(gettext("There is no stage yet. The journey comes first; F5 goes there."))
        if side == "dissent":
            return self._dissent(writer, part, lines)
        if part.key == LEFT:
            raise Refused(gettext("Rules of no stage are moved to one: Shift and an arrow. A new one is typed there."))
        language = self.view.state.workshop.language
        read = [(said or side, text) for said, text in (split_side(line, language) for line in lines)]
        if not all(text for _, text in read):
            raise Refused(gettext("What do we always do, or never? Type the rest of the sentence, too."))
        new = acts.add_rules(writer, part, read, self.rule.id if self.rule is not None else None)
        other = sum(kind != side for kind, _ in read)
        if not other:
            return Outcome(f"rule:{new[-1]}")
        kept = ngettext("Kept among what we always do.", "{number} rules were kept among what we always do.", other)
        if side == "always":
            kept = ngettext("Kept among what we never do.", "{number} rules were kept among what we never do.", other)
        return Outcome(f"rule:{new[-1]}", kept)

    def _dissent(self, writer: WorkshopWriter, part: Chapter, lines: Sequence[str]) -> Outcome:
        seen = verdict(self.view.state, part)
        if seen is None or seen.result is None:
            raise Refused(gettext("F4 puts the code of this stage to the room. Then dissent is typed here."))
        kind, row_id = self._at
        new = acts.dissent(writer, seen.result.id, lines, row_id if kind == "dissent" else None)
        return Outcome(f"dissent:{new[-1]}", gettext("The dissent is on record."))

    def editable(self) -> str | None:
        kind, row_id = self._at
        if kind == "dissent":
            return spoken_line(self.view.state, self.view.state.get("dissent", row_id))
        return str(self.rule.text) if self.rule is not None else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        kind, row_id = self._at
        if kind == "dissent":
            leader_id, reason = spoken(self.view.state, text)
            rows.change(writer, DISSENT, row_id, gettext("changed a dissent"), leader_id=leader_id, text=reason)
            return Outcome(self.place)
        rule = self.rule
        if rule is None:
            raise Refused(gettext("There is nothing to edit here."))
        said, rest = split_side(text, self.view.state.workshop.language)
        rows.change(writer, RULE, rule.id, gettext("changed a rule"), text=rest if said == rule.kind and rest else text)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        kind, row_id = self._at
        if kind == "dissent":
            rows.remove(writer, DISSENT, row_id)
            return Outcome()
        rule = self.rule
        if rule is None:
            return None
        if rule.state != "dropped" and self._agreed_before(rule):
            return self._drop(writer, rule)
        rows.remove(writer, RULE, rule.id)
        return Outcome()

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        kind, row_id = self._at
        if kind == "dissent" and down:
            rows.move(writer, DISSENT, row_id, down)
            return Outcome(self.place)
        rule, part, place = self.rule, self.chapter, self.place
        if rule is None or part is None:
            return None
        if down and acts.move(writer, rule.id, down):
            return Outcome(place)
        if down:
            side = "never" if down > 0 else "always"
            return self._turn_into(writer, rule, part, side) if side != rule.kind else None
        every = [other for other in self.chapters if other.key != LEFT or other.key == part.key]
        index = next(index for index, other in enumerate(every) if other.key == part.key) + across
        if not 0 <= index < len(every):
            return None
        acts.move_to(writer, rule.id, every[index], rule.kind)
        return Outcome(place)

    # -- what the room says of a rule

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        if key == "ctrl+l":
            return self._other_size()
        rule = self.rule
        if rule is None:
            raise Refused(gettext("Move to a rule first."))
        if key == "ctrl+x":
            return self._drop(writer, rule)
        if key == "ctrl+d":
            return self._hardest(rule)
        if key == "ctrl+o":
            state = "proposed" if rule.state == "adopted" else "adopted"
            label = gettext("adopted rule {text:quoted}", text=clipped(rule.text, 40))
            if state == "proposed":
                label = gettext("rule {text:quoted} is only proposed", text=clipped(rule.text, 40))
            rows.change(writer, RULE, rule.id, label, state=state)
        elif key == "ctrl+t":
            noticed = {None: True, True: False, False: None}[rule.noticed]
            rows.change(writer, RULE, rule.id, noticed=noticed)
        return Outcome(self.place)

    def _other_size(self) -> Outcome:
        if not self.chapters:
            raise Refused(gettext("There is no stage yet. The journey comes first; F5 goes there."))
        self._single = not self.single
        self.repaint(self.place)
        return Outcome(self.place)

    def _hardest(self, rule: Record) -> Outcome:
        silos = self.view.state.rows("silo")
        if not silos:
            raise Refused(gettext("There is no {silo} yet. F12 shows leaders and {silos}."))
        answers = [Answer(str(silo.name), self._change(rule, hardest_for=silo.id)) for silo in silos]
        answers.append(Answer(gettext("No {silo} in particular"), self._change(rule, hardest_for=None)))
        title = gettext("Who will find it hardest to keep?")
        return Outcome(self.place, question=Question(title, str(rule.text), answers))

    def _change(self, rule: Record, **values: Any) -> Callable[[WorkshopWriter], Outcome]:
        def change(writer: WorkshopWriter) -> Outcome:
            rows.change(writer, RULE, rule.id, **values)
            return Outcome(f"rule:{rule.id}")

        return change

    def _agreed_before(self, rule: Record) -> bool:
        """Whether the rule was adopted last time: then it is given up in the open."""
        return any(line_of(rule) == line_of(row) for row in last_code(self.view))

    def _drop(self, writer: WorkshopWriter, rule: Record) -> Outcome:
        if rule.state == "dropped":
            rows.change(
                writer,
                RULE,
                rule.id,
                gettext("took up rule {text:quoted} again", text=clipped(rule.text, 40)),
                state="proposed",
            )
            return Outcome(self.place)
        decision = gettext("We give up the rule: always {rule}", rule=rule.text)
        if rule.kind == "never":
            decision = gettext("We give up the rule: never {rule}", rule=rule.text)
        act = partial(acts.drop, rule_id=rule.id)
        return self._in_the_open(writer, rule, gettext("Drop a rule that was adopted last time"), decision, act)

    def _turn_into(self, writer: WorkshopWriter, rule: Record, part: Chapter, side: str) -> Outcome:
        decision = gettext("What was a never is an always now: {rule}", rule=rule.text)
        if side == "never":
            decision = gettext("What was an always is a never now: {rule}", rule=rule.text)
        act = partial(acts.move_to, rule_id=rule.id, chapter=part, side=side, first=side == "never")
        title = gettext("Turn a rule that was adopted last time into its opposite")
        return self._in_the_open(writer, rule, title, decision, act)

    def _in_the_open(
        self, writer: WorkshopWriter, rule: Record, title: str, decision: str, act: Callable[..., None]
    ) -> Outcome:
        """Do it at once; for a rule of last time only when it was asked whether that is decided."""

        def done(writer: WorkshopWriter, decision: str = "") -> Outcome:
            act(writer, decision=decision)
            return Outcome(f"rule:{rule.id}")

        if not self._agreed_before(rule):
            return done(writer)
        text = gettext("{rule:quoted} was adopted last time. Is it decided?", rule=rule.text)
        answers = [
            Answer(gettext("Yes: put the decision on record"), partial(done, decision=decision)),
            Answer(gettext("Do it without a decision; it stays a crack until there is one"), done),
            Answer(gettext("Leave it as it is")),
        ]
        return Outcome(self.place, question=Question(title, text, answers))

    # -- votes

    def votable(self) -> bool:
        return self.rule is not None

    def vote(self, writer: WorkshopWriter, hands: int) -> Outcome:
        if self.rule is None:
            raise Refused(gettext("Move to a rule to count hands for it."))
        label = ngettext("counted one hand", "counted {number} hands", hands)
        rows.change(writer, RULE, self.rule.id, label, votes=hands)
        return Outcome(self.place)

    def votes(self) -> Sequence[Vote]:
        return votes(self.view, self.chapter, ratify_first=self._side() == "dissent")

    def poll_of(self, row: Any) -> Poll | None:
        key = asks_about(self.view.state, row) or row.subject.partition(":")[2]
        part = next((part for part in self.chapters if part.key == key), None)
        if row.subject.startswith((RATIFY, RATIFIED)):
            vote = ratify(self.view, part) if part is not None else None
            return vote.polls[0] if vote is not None else None
        polls = (poll for vote in votes(self.view, part) for poll in vote.polls)
        return next((poll for poll in polls if poll.subject == row.subject), None)

    def place_of(self, subject: str) -> str:
        kind, _, key = subject.partition(":")
        if kind == RATIFIED:
            ratification = self.view.state.get(RATIFIED, key)
            return f"ratified:{chapter_of(ratification)}" if ratification is not None else ""
        if kind == RATIFY:
            return f"ratified:{key}"
        part = next((part for part in self.chapters if part.key == key), None) if kind == DOTS else None
        return self._first_of(part, "always") if part is not None else ""


PANEL = ConductPanel
