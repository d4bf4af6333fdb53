"""What can be put to the room: dots on rules, and thumbs for the code of a stage. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.exercises.conduct.chapters import LEFT, Chapter, chapters
from onecompany.exercises.conduct.ratifying import RATIFY
from onecompany.kinds.rounds import Option, Part, Poll, Vote, dots_each
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record

DOTS = "rules"
"""The subject of dots on all rules; those of a chapter have its key behind it."""


def votes(view: View, at: Chapter | None, *, ratify_first: bool = False) -> list[Vote]:
    """What can be voted on, that of the chapter at the cursor first, and all rules last."""
    every = chapters(view.state, view.settings)
    own = [] if at is None else [_dots(view, f"{DOTS}:{at.key}", [at]), ratify(view, at)]
    everywhere = [_dots(view, DOTS, every)] if len([part for part in every if part.rules(view.state)]) > 1 else []
    return [vote for vote in (*(own[::-1] if ratify_first else own), *everywhere) if vote is not None]


def _dots(view: View, subject: str, over: Sequence[Chapter]) -> Vote | None:
    """Dots on the rules of some chapters that are not dropped; None where there is nothing to choose."""
    rules = [(part, rule) for part in over for rule in part.rules(view.state) if rule.state != "dropped"]
    if len(rules) < 2:
        return None
    options = tuple(Option(f"rule:{rule.id}", _words(rule, part, len(over))) for part, rule in rules)
    title = gettext("Dots on the rules of all stages")
    if len(over) == 1:
        title = gettext("Dots on the rules: {stage}", stage=over[0].name)
    question = gettext("Which of these will we really keep?")
    budget = view.settings["dots"] or dots_each(len(rules))
    most = min(view.settings["dots_on_one"], budget)
    poll = Poll(subject, "dots", title, (Part(question, options),), budget, most)
    return Vote(title, (poll,), threshold=view.settings["threshold"])


def _words(rule: Record, chapter: Chapter, chapters_asked: int) -> str:
    values = {"rule": rule.text, "stage": chapter.name}
    if chapters_asked > 1:
        always = gettext("{stage} · always: {rule}", **values)
        return always if rule.kind == "always" else gettext("{stage} · never: {rule}", **values)
    return gettext("Always: {rule}", **values) if rule.kind == "always" else gettext("Never: {rule}", **values)


def ratify(view: View, chapter: Chapter) -> Vote | None:
    """Thumbs for the adopted rules of a chapter; None where none was adopted, or it is of no stage any more."""
    if chapter.key == LEFT or not chapter.adopted(view.state):
        return None
    thumbs = (
        Option("up", gettext("up: I stand for it"), "u"),
        Option("sideways", gettext("sideways: I go along"), "s"),
        Option("down", gettext("down: I do not agree"), "d"),
    )
    title = gettext("Ratify the code: {stage}", stage=chapter.name)
    question = gettext("Do we stand for the adopted rules of {stage:quoted}?", stage=chapter.name)
    poll = Poll(f"{RATIFY}:{chapter.key}", "choice", title, (Part(question, thumbs),))
    return Vote(title, (poll,), methods=("hands", "ballot"), threshold=view.settings["threshold"])
