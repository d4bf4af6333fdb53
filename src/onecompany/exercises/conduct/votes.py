"""What can be put to the room: dots on rules, and thumbs for the code of a stage. Pure."""

from __future__ import annotations

from onecompany.exercises.conduct.chapters import LEFT, Chapter, chapter_of, chapters
from onecompany.exercises.conduct.ratifying import RATIFIED, RATIFY, asked_in, ratify_subject
from onecompany.kinds.rounds import Option, Part, Poll, Vote, dots_each, unfinished
from onecompany.kinds.view import View
from onecompany.sentences import gettext
from onecompany.store.records import Record

DOTS = "rules"
"""The subject of dots on all rules; those of a chapter have its key behind it."""

FEWEST = 2
"""Of one rule there is nothing to choose."""


def votes(view: View, at: Chapter | None, *, ratify_first: bool = False) -> list[Vote]:
    """What can be voted on, that of the chapter at the cursor first, and all rules last."""
    every = chapters(view.state, view.settings)
    own = [] if at is None else [_dots(view, at), ratify(view, at)]
    everywhere = [_dots(view)] if len([part for part in every if part.rules(view.state)]) > 1 else []
    return [vote for vote in (*(own[::-1] if ratify_first else own), *everywhere) if vote is not None]


def ratify(view: View, chapter: Chapter) -> Vote | None:
    """Thumbs for the adopted rules of a chapter; None where none was adopted, or it is of no stage any more."""
    if chapter.key == LEFT or not chapter.adopted(view.state):
        return None
    poll = _thumbs(view, chapter)
    return Vote(poll.title, (poll,), methods=("hands", "ballot"), threshold=view.settings["threshold"])


def poll_of(view: View, subject: str) -> Poll | None:
    """What was asked in a round, whatever became of the rules since."""
    kind, _, key = subject.partition(":")
    if kind == RATIFIED and (row := view.state.get(RATIFIED, key)) is not None:
        kind, key = RATIFY, chapter_of(row)
    elif asked := asked_in(subject)[0]:
        key = asked
    part = next((part for part in chapters(view.state, view.settings) if part.key == key), None)
    if kind == RATIFY:
        return _thumbs(view, part) if part is not None else None
    return _dots_poll(view, part, dropped=True) if kind == DOTS and (part is not None or not key) else None


def _thumbs(view: View, chapter: Chapter) -> Poll:
    thumbs = (
        Option("up", gettext("up: I stand for it"), "u"),
        Option("sideways", gettext("sideways: I go along"), "s"),
        Option("down", gettext("down: I do not agree"), "d"),
    )
    title = gettext("Ratify the code of {stage:quoted}", stage=chapter.name)
    question = gettext("Do we stand for the adopted rules of {stage:quoted}?", stage=chapter.name)
    going_on = (row.subject for row in unfinished(view.state, view.exercise.id))
    subject = next((s for s in going_on if asked_in(s)[0] == chapter.key), ratify_subject(view.state, chapter))
    return Poll(subject, "choice", title, (Part(question, thumbs),))


def _dots(view: View, chapter: Chapter | None = None) -> Vote | None:
    """Dots on the rules of a chapter, or of all; None where there is nothing to choose among."""
    poll = _dots_poll(view, chapter)
    if len(poll.parts[0].options) < FEWEST:
        return None
    return Vote(poll.title, (poll,), threshold=view.settings["threshold"])


def _dots_poll(view: View, chapter: Chapter | None, *, dropped: bool = False) -> Poll:
    over = [chapter] if chapter is not None else chapters(view.state, view.settings)
    rules = [(part, rule) for part in over for rule in part.rules(view.state) if dropped or rule.state != "dropped"]
    options = tuple(Option(f"rule:{rule.id}", _words(rule, None if chapter else part)) for part, rule in rules)
    title = gettext("Dots on the rules of all stages")
    if chapter is not None:
        title = gettext("Dots on the rules of {stage:quoted}", stage=chapter.name)
    budget = view.settings["dots"] or dots_each(len(rules))
    question = Part(gettext("Which of these will we really keep?"), options)
    subject = DOTS if chapter is None else f"{DOTS}:{chapter.key}"
    return Poll(subject, "dots", title, (question,), budget, min(view.settings["dots_on_one"], budget))


def _words(rule: Record, chapter: Chapter | None) -> str:
    """A rule as it is voted on; with its stage where several are voted on at once."""
    if chapter is None:
        always, never = gettext("Always: {rule}", rule=rule.text), gettext("Never: {rule}", rule=rule.text)
    else:
        values = {"rule": rule.text, "stage": chapter.name}
        always, never = gettext("{stage} · always: {rule}", **values), gettext("{stage} · never: {rule}", **values)
    return always if rule.kind == "always" else never
