"""The vote that goes on in an exercise: its rounds as the file has them, in the words of its board."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from onecompany.boards.heap import is_heap
from onecompany.boards.voting import standing
from onecompany.kinds.loose_notes import sealed_vote
from onecompany.kinds.rounds import Option, Part, Poll, Vote, missing, turnout, unfinished
from onecompany.parsing.clean import visible
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.store.state import State

if TYPE_CHECKING:
    from onecompany.boards.panel import Panel


@dataclass(frozen=True, slots=True)
class RunningVote:
    """Rounds that were opened together and are not revealed, in the order in which they are asked.

    `vote` has the polls of these rounds, in this order, with what can be chosen in them.
    """

    state: State
    rows: tuple[Record, ...]
    vote: Vote

    @property
    def ids(self) -> list[str]:
        """The ids of the rounds."""
        return [row.id for row in self.rows]

    @property
    def open(self) -> bool:
        """Whether votes are taken."""
        return any(row.state == "open" for row in self.rows)

    @property
    def covered(self) -> bool:
        """Whether it was revealed, and undo took that back: no vote can come to those that were counted then."""
        return any(row.id in self.state.covered for row in self.rows)

    @property
    def sealed(self) -> bool:
        """Whether it takes lines, and no votes."""
        return any(row.form == "lines" for row in self.rows)

    @property
    def voters(self) -> list[Record]:
        """Who is here and has not voted in all of it, in the order of the leaders."""
        ids = {leader.id for row in self.rows for leader in missing(self.state, row)}
        return [leader for leader in self.state.rows("leader") if leader.id in ids]

    @property
    def turnout(self) -> tuple[int, int]:
        """How many have voted, of how many."""
        return min(turnout(self.state, row) for row in self.rows)

    @property
    def lines(self) -> int:
        """How many lines are sealed."""
        return sum(self.state.sealed.get(row.id, 0) for row in self.rows)

    @property
    def votes(self) -> int:
        """How many votes or lines are in it."""
        return self.lines if self.sealed else max(turnout(self.state, row)[0] for row in self.rows)

    def asked(self, leader: Record) -> list[tuple[str, Poll]]:
        """What one leader has not voted in yet: each poll with the id of its round."""
        pairs = zip(self.rows, self.vote.polls, strict=True)
        return [(row.id, poll) for row, poll in pairs if leader.id not in self.state.turnout.get(row.id, frozenset())]


def running_vote(panel: Panel) -> RunningVote | None:
    """What goes on in the exercise of a board; None when nothing does."""
    state, exercise = panel.view.state, panel.view.exercise
    rows = tuple(unfinished(state, exercise.id))
    if not rows:
        return None
    subjects = {row.subject for row in rows}
    offered = [
        vote for vote in (*panel.votes(), sealed_vote(panel.view)) if subjects <= {poll.subject for poll in vote.polls}
    ]
    vote = min(offered, key=lambda vote: len(vote.polls), default=Vote(exercise.title, ()))
    known = {poll.subject: poll for poll in vote.polls}
    polls = [_poll(state, row, known.get(row.subject) or panel.poll_of(row), vote.title) for row in rows]
    return RunningVote(state, rows, replace(vote, polls=tuple(polls)))


def board_title(panel: Panel) -> Content:
    """What stands in the frame of a board: its exercise, and how the vote stands that goes on in it."""
    state, exercise = panel.view.state, panel.view.exercise
    rows = unfinished(state, exercise.id)
    heap = [gettext("Loose notes")] if is_heap(panel.place) else []
    words = [visible(exercise.title), *heap, *([standing(state, rows[0])] if rows else [])]
    return Content(" · ".join(words))


def _poll(state: State, row: Record, poll: Poll | None, title: str) -> Poll:
    """What can be chosen in a round is what it was opened with, whatever the board would ask by now."""
    parts = []
    for number, codes in enumerate(row.choices):
        part = poll.parts[number] if poll is not None and number < len(poll.parts) else Part(title, ())
        words = {option.code: option for option in part.options}
        options = tuple(words.get(code) or Option(code, _words(state, code)) for code in codes)
        parts.append(replace(part, options=options))
    return Poll(row.subject, row.form, poll.title if poll is not None else title, tuple(parts), row.budget, row.most)


def _words(state: State, code: str) -> str:
    """What a code stands for, where the board does not say so: the row that it refers to."""
    ref = Ref.parse(code)
    row = state.find(ref) if ref is not None else None
    return getattr(row, "text", "") or getattr(row, "name", "") or code
