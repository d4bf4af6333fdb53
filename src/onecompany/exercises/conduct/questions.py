"""What is asked before a rule is changed: whether it is decided that one of last time goes, and who finds it hard."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from onecompany.boards.outcome import Answer, Outcome, Question, Refused
from onecompany.boards.wrap import clipped
from onecompany.exercises.conduct import RULE
from onecompany.exercises.conduct.chapters import Chapter
from onecompany.kinds.drift import last_code
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.lineage import line_of
from onecompany.kinds.lookup import row_words
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record

if TYPE_CHECKING:
    from onecompany.exercises.conduct import acts
    from onecompany.kinds import rows
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.conduct.acts")
    rows = LazyModule("onecompany.kinds.rows")


def adopted_before(view: View, rule: Record) -> bool:
    """Whether a rule was adopted last time: then it is given up in the open (L4 of docs/field.md)."""
    return any(line_of(rule) == line_of(row) for row in last_code(view))


def drop(writer: WorkshopWriter, view: View, rule: Record) -> Outcome:
    """Drop a rule; one that is dropped is taken up again."""
    if rule.state == "dropped":
        label = gettext("took up rule {text:quoted} again", text=clipped(rule.text, 40))
        rows.change(writer, RULE, rule.id, label, state="proposed")
        return Outcome(f"rule:{rule.id}")
    decision = gettext("We give up the rule: always {rule}", rule=rule.text)
    if rule.kind == "never":
        decision = gettext("We give up the rule: never {rule}", rule=rule.text)
    title = gettext("Drop a rule that was adopted last time")
    return _in_the_open(writer, view, rule, title, decision, partial(acts.drop, rule_id=rule.id))


def turn_into(writer: WorkshopWriter, view: View, rule: Record, part: Chapter, side: str) -> Outcome:
    """Make an always of a never, or the other way round."""
    decision = gettext("What was a never is an always now: {rule}", rule=rule.text)
    if side == "never":
        decision = gettext("What was an always is a never now: {rule}", rule=rule.text)
    act = partial(acts.move_to, rule_id=rule.id, chapter=part, side=side, first=side == "never")
    title = gettext("Turn a rule that was adopted last time into its opposite")
    return _in_the_open(writer, view, rule, title, decision, act)


def _in_the_open(
    writer: WorkshopWriter, view: View, rule: Record, title: str, decision: str, act: Callable[..., None]
) -> Outcome:
    """Do it at once; with a rule of last time only when it was asked whether that is decided."""

    def done(writer: WorkshopWriter, decision: str = "") -> Outcome:
        act(writer, decision=decision)
        return Outcome(f"rule:{rule.id}")

    if not adopted_before(view, rule):
        return done(writer)
    words = row_words(view.state, "rule", rule.id)
    answers = [
        Answer(gettext("Yes: put the decision on record"), partial(done, decision=decision)),
        Answer(gettext("Do it without a decision; it stays a crack until there is one"), done),
        Answer(gettext("Leave it as it is")),
    ]
    text = gettext("{rule:quoted} was adopted last time. Is it decided?", rule=words)
    return Outcome(f"rule:{rule.id}", question=Question(title, text, answers))


def hardest(view: View, rule: Record) -> Outcome:
    """Ask which silo will find it hardest to keep a rule, the one that was said first."""
    silos = sorted(view.state.rows("silo"), key=lambda silo: silo.id != rule.hardest_for)
    if not silos:
        raise Refused(gettext("There is no {silo} yet. F12 shows leaders and {silos}."))

    def change(writer: WorkshopWriter, **values: Any) -> Outcome:
        rows.change(writer, RULE, rule.id, **values)
        return Outcome(f"rule:{rule.id}")

    answers = [Answer(str(silo.name), partial(change, hardest_for=silo.id)) for silo in silos]
    answers.append(Answer(gettext("No {silo} in particular"), partial(change, hardest_for=None)))
    words = row_words(view.state, "rule", rule.id)
    return Outcome(f"rule:{rule.id}", question=Question(gettext("Who will find it hardest to keep?"), words, answers))
