"""What can be put to the leaders of one silo: the statements of a cause or all, of the whole and of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onecompany.exercises.quicksand import ABOUT, CAUSES, LEAST, MOST
from onecompany.exercises.quicksand.scores import Scores
from onecompany.kinds.rounds import Part, Poll, Vote, only_silo, scale, voters
from onecompany.kinds.view import View
from onecompany.sentences import N_, gettext
from onecompany.store.records import Record

FEWEST = 2
"""Voters below which a silo's score would be a person's: it is said aloud, and typed."""

ASKED = {"whole": N_("Of the whole: {statement}"), "self": N_("Of {name} itself: {statement}")}

_SUBJECT = re.compile(r"score:([0-9a-z]+)-(whole|self)@silo:([0-9a-z]+)")


def subject_of(silo_id: str, statement_id: str, about: str) -> str:
    """What a round is about that asks the leaders of a silo."""
    return f"score:{statement_id}-{about}{only_silo(silo_id)}"


def scored_in(subject: str) -> tuple[str, str, str] | None:
    """The silo, the statement and what the score is about, of the subject of a round."""
    match = _SUBJECT.fullmatch(subject)
    return None if match is None else (match[3], match[1], match[2])


def votes(view: View, silo_id: str, cause: str) -> list[Vote]:
    """What is offered at a silo and a cause: that cause, then all of them; nothing where a vote would name a voter."""
    scores = Scores(view.state)
    silo = view.state.get("silo", silo_id)
    if silo is None or len(voters(view.state, only_silo(silo_id))) < FEWEST:
        return []
    some = [_vote(view, silo, scores.of(cause), gettext(CAUSES[cause]))] if cause and len(scores.causes) > 1 else []
    return [*some, _vote(view, silo, scores.statements, gettext("all statements"))] if scores.statements else []


def _vote(view: View, silo: Record, rows: Iterable[Record], what: str) -> Vote:
    polls = tuple(poll(silo, row, about) for row in rows for about in ABOUT)
    title = gettext("{name} on {what}", name=silo.name, what=what)
    return Vote(title, polls, methods=("ballot",), threshold=view.settings["threshold"])


def poll(silo: Record, statement: Record, about: str) -> Poll:
    """One statement, of the whole or of the silo itself."""
    asked = gettext(ASKED[about], statement=statement.text, name=silo.name)
    part = Part(asked, scale(LEAST, MOST), gettext("never"), gettext("always"))
    title = gettext("{name} scores {statement:quoted}", name=silo.name, statement=statement.text)
    return Poll(subject_of(silo.id, statement.id, about), "scale", title, (part,))
