"""Votes as acts: rounds are opened for what a board asks, and its kind is told what they came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onecompany.kinds import sorting_notes
from onecompany.kinds.hooks import hooks
from onecompany.kinds.registry import kind
from onecompany.kinds.rounds import Method, Poll, Vote, unfinished, voters
from onecompany.sentences import gettext
from onecompany.store.acts import rounds
from onecompany.store.acts.rounds import Asked, Revealed
from onecompany.store.problems import NotKept
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter


def _asked(writer: WorkshopWriter, poll: Poll, threshold: int) -> Asked:
    choices = tuple(tuple(option.code for option in part.options) for part in poll.parts)
    present = len(voters(writer.state, poll.subject))
    return Asked(poll.subject, poll.form, choices, poll.budget, poll.most, threshold, present)


def begin(writer: WorkshopWriter, exercise_id: str, vote: Vote, method: Method) -> list[str]:
    """Open the rounds of a vote by ballot, or for sealed lines. Returns their ids. Raises NotKept."""
    return rounds.open_rounds(
        writer, exercise_id, [_asked(writer, poll, vote.threshold) for poll in vote.polls], method
    )


def reveal(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Show what rounds came to; the kind of their exercise takes over what follows from it. Raises NotKept."""
    rounds.reveal(writer, round_ids, _tell)


def count_hands(
    writer: WorkshopWriter,
    exercise_id: str,
    vote: Vote,
    poll: Poll,
    counts: Mapping[str, int],
    *,
    n: int | None = None,
    method: Method = "hands",
    round_id: str | None = None,
) -> str:
    """Keep hands that were counted for one poll, as a new round or in place of what one came to. Returns its id.

    Hands are up in the open, so that no threshold hides them, but for a vote that says `open_hands=False`. Raises
    NotKept while a vote about the same goes on.
    """
    if any(row.subject == poll.subject for row in unfinished(writer.state, exercise_id)):
        raise NotKept(gettext("A vote about it is going on. F4 goes on with it, or counts hands instead."))
    asked = _asked(writer, poll, 0 if vote.open_hands else vote.threshold)
    return rounds.count_hands(writer, exercise_id, asked, counts, _tell, n=n, method=method, round_id=round_id)


def _tell(transaction: Transaction, revealed: Revealed) -> None:
    if sorting_notes.reveal(transaction, revealed):
        return
    exercise = transaction.state.get("exercise", revealed.round.exercise_id)
    hooks(kind(exercise.kind)).revealed(transaction, revealed)
