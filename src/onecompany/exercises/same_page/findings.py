"""What sentences say by rule: how far apart they were, whether one was adopted, who does not stand behind it."""

from __future__ import annotations

from collections.abc import Iterator

from onecompany.exercises.same_page.answers import LINES, Answers, answers
from onecompany.exercises.same_page.common import HALF, NEARLY_ALL
from onecompany.kinds.people import attendance, here_then
from onecompany.kinds.rounds import results
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, Message, lazy_gettext, lazy_ngettext
from onecompany.store.records import Ref

SPELLED = 5
"""Words that a finding names."""


def find(view: View) -> list[Finding]:
    """The findings of one exercise, gravest first; none before there is a sentence."""
    answered = answers(view.state, view.exercise.id)
    if not answered.sentences and answered.adopted is None:
        return []
    return in_order([*_adopted(view, answered), *_words(view, answered), *_missing(view, answered)])


def _key(rule: str, view: View) -> str:
    return f"same_page.{rule}:{view.exercise.id}"


def _where(view: View) -> Message:
    """In which exercise, where there are several of the kind."""
    same = [row for row in view.state.rows("exercise") if row.kind == view.exercise.kind]
    return lazy_gettext("In {exercise:quoted}.", exercise=view.exercise.title) if len(same) > 1 else EMPTY


def _adopted(view: View, answered: Answers) -> Iterator[Finding]:
    if answered.adopted is None:
        text = lazy_gettext("The room has not adopted one sentence")
        remedy = lazy_gettext("Agree on one sentence for {question:quoted}", question=view.exercise.title)
        yield Finding(_key("none", view), "crack", text, _where(view), remedy=remedy)
        return
    below = answered.below(view.state)
    if below and answered.fist is not None:
        text = lazy_ngettext(
            "One of {n:words} does not stand behind the adopted sentence",
            "{number:Words} of {n:words} do not stand behind the adopted sentence",
            below,
            n=answered.fist.n,
        )
        links = (
            Ref("sentence", answered.adopted.id),
            *(Ref("dissent", row.id) for row in answered.dissent(view.state)),
        )
        yield Finding(_key("dissent", view), "warning", text, _where(view), links)


def _words(view: View, answered: Answers) -> Iterator[Finding]:
    common = answered.common
    if not common.is_compared:
        return
    links = tuple(Ref("sentence", row.id) for row in answered.sentences)
    if not common.used_by(HALF):
        text = lazy_ngettext(
            "No word is shared by half of the sentences",
            "No word is shared by half of the {number:words} sentences",
            len(answered.sentences),
        )
        yield Finding(_key("apart", view), "warning", text, _where(view), links)
    every = common.used_by(NEARLY_ALL)
    if every:
        spelled = [common.spelled(key) for key in every[:SPELLED]]
        text = lazy_gettext("Nearly all sentences say {words:quoted}", words=spelled)
        if all(common.users[key] == len(answered.sentences) for key in every[:SPELLED]):
            text = lazy_gettext("All sentences say {words:quoted}", words=spelled)
        using = {number for number, words in enumerate(common.words) if any(word.key in every for word in words)}
        about = tuple(link for number, link in enumerate(links) if number in using)
        yield Finding(_key("shared", view), "strength", text, _where(view), about)


def _missing(view: View, answered: Answers) -> Iterator[Finding]:
    # Those count who were there when the sentences were written, whoever left since.
    sealed = results(view.state, view.exercise.id, LINES)
    held = sealed[-1].held if sealed else None
    present = attendance(view.state, held).here
    if 0 < len(answered.sentences) < present:
        text = lazy_ngettext(
            "One sentence came from {leaders:words} leaders in the room",
            "{number:Words} sentences came from {leaders:words} leaders in the room",
            len(answered.sentences),
            leaders=present,
        )
        yield Finding(_key("missing", view), "warning", text, _where(view) or here_then(view.state, held))
