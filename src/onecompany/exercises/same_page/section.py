"""One sentence in the report: the adopted one, who stands behind it and who does not, and what it was made from."""

from __future__ import annotations

from dataclasses import replace

from onecompany.exercises.same_page.answers import HIGH, LOW, Answers, answers, language_note, question
from onecompany.exercises.same_page.common import HALF
from onecompany.kinds.reporting import leader_name, nothing, table
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Bullets, Heading, Histogram, Paragraph, Table, TableColumn, Tally
from onecompany.summary.document import Adopted, Section
from onecompany.summary.words import number, rounded

ORDER = 130
"""Behind the exercises about the customer, before the decisions (140)."""


def sections(view: View) -> list[Section]:
    """The answers of one exercise; those of several follow each other under one title, each with its own heading."""
    answered = answers(view.state, view.exercise.id)
    same = [row for row in view.state.rows("exercise") if row.kind == view.exercise.kind]
    blocks: list[Block] = [Heading(view.exercise.title)] if len(same) > 1 else []
    blocks.append(Paragraph(question(view.exercise), leads=True))
    if not answered.sentences and answered.adopted is None:
        blocks.append(nothing())
    else:
        heading = gettext("What each had written alone")
        if len(same) > 1:
            heading = gettext("{exercise}: what each had written alone", exercise=view.exercise.title)
        names = bool(view.settings["names"])
        blocks += [*_adopted(view.state, answered), *_sentences(view.state, answered, heading, names=names)]
    return [Section("same_page", gettext("Same page"), ORDER, tuple(blocks), _conclusion(view, answered))]


def one_sentence(view: View) -> Adopted | None:
    """The adopted sentence, for page 1."""
    adopted = answers(view.state, view.exercise.id).adopted
    return None if adopted is None else Adopted(adopted.text, question(view.exercise))


def as_planned(state: State) -> bool:
    """Whether nobody has written a sentence yet."""
    return not state.rows("sentence")


def _conclusion(view: View, answered: Answers) -> str:
    title, fist, below = view.exercise.title, answered.fist, answered.below(view.state)
    if answered.adopted is None:
        if not answered.sentences:
            return ""
        return ngettext(
            "At {exercise:quoted} one sentence was written, and none was adopted.",
            "At {exercise:quoted} {number:words} sentences were written, and none was adopted.",
            len(answered.sentences),
            exercise=title,
        )
    if fist is None or fist.counts is None:
        return gettext("At {exercise:quoted} the room adopted one sentence.", exercise=title)
    if not below:
        return ngettext(
            "At {exercise:quoted} the room adopted one sentence, and the only one who voted stands behind it.",
            "At {exercise:quoted} the room adopted one sentence, and all {number:words} who voted stand behind it.",
            fist.n,
            exercise=title,
        )
    return ngettext(
        "At {exercise:quoted} the room adopted one sentence; one of {n:words} does not stand behind it.",
        "At {exercise:quoted} the room adopted one sentence; {number:words} of {n:words} do not stand behind it.",
        below,
        exercise=title,
        n=fist.n,
    )


def _adopted(state: State, answered: Answers) -> list[Block]:
    """The sentence, large, the fist to five on it, and the dissent."""
    if answered.adopted is None:
        return [Paragraph(gettext("No sentence was adopted."), "note")]
    blocks: list[Block] = [Paragraph(answered.adopted.text, "quote"), *_fist(answered)]
    dissent = answered.dissent(state)
    if dissent:
        lines = [(leader_name(state, row.leader_id), row.text) for row in dissent]
        items = [gettext("{name}: {text}", name=name, text=text) if name else str(text) for name, text in lines]
        blocks += [Heading(gettext("Dissent on record")), Bullets(tuple(items))]
    return blocks


def _fist(answered: Answers) -> list[Block]:
    if answered.fist is None:
        return [Paragraph(gettext("Who stands behind it was not asked."), "note")]
    shown = [fist for fist in answered.fists if fist.counts is not None]
    if shown:
        names = [gettext("before"), gettext("now")]
        tallies = tuple(
            Tally(names[fist is answered.fist], tuple((fist.counts or {}).get(str(point), 0) for point in range(6)))
            for fist in shown[-2:]
        )
        title = gettext("Fist to five: who stands behind it")
        return [Histogram(title, _described(answered), tallies, gettext(LOW), gettext(HIGH), start=0)]
    return [Paragraph(_described(answered))]


def _described(answered: Answers) -> str:
    fist = answered.fist
    assert fist is not None
    mean = rounded(fist.mean)
    if mean is None:
        return ngettext("One has voted.", "{number:Words} have voted.", fist.n)
    return gettext("On a scale from 0 to 5 the mean of {n} votes is {mean}.", n=fist.n, mean=number(mean))


def _sentences(state: State, answered: Answers, heading: str, *, names: bool) -> list[Block]:
    if not answered.sentences:
        return []
    blocks: list[Block] = [Heading(heading)]
    common = answered.common
    if common.distance is not None:
        shared = [common.spelled(key) for key in common.used_by(HALF)]
        apart = gettext(
            "At the start {share:percent} of the pairs of sentences had no content word in common.",
            share=common.distance,
        )
        words = gettext("No word is used by half of them.")
        if shared:
            words = gettext("Half of them or more use {words:quoted}.", words=shared)
        blocks.append(Paragraph(f"{apart} {words}"))
    blocks.append(_table(state, answered, names=names))
    if language_note(common):
        blocks.append(Paragraph(language_note(common), "note"))
    return blocks


def _table(state: State, answered: Answers, *, names: bool) -> Table:
    """All sentences, the words that half of them use set bold."""
    whose = gettext("Whose")
    columns = (TableColumn(gettext("Sentence")), TableColumn(whose))
    lines = [(row.text, leader_name(state, row.leader_id) if names else "") for row in answered.sentences]
    shown = table(columns, lines, optional=(whose,))
    return replace(shown, strong=answered.common.forms(HALF) if answered.common.is_compared else ())
