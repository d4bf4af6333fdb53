"""A ballot in a workshop file, and what lies on the disk of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onecompany.store.acts import rounds
from onecompany.store.acts.rounds import Asked, Revealed
from onecompany.store.ballots import cast
from onecompany.store.transaction import Transaction
from onecompany.store.writer import WorkshopWriter

SCALE = (("1", "2", "3", "4", "5"),)


def told(transaction: Transaction, revealed: Revealed) -> None:
    """A kind to which a reveal says nothing."""


def asked(subject: str = "decisions", threshold: int = 4, form: str = "scale") -> Asked:
    """What is put to the room: a scale from 1 to 5, or sealed lines."""
    return Asked(subject, form, SCALE if form == "scale" else (), threshold=threshold)


def opened(writer: WorkshopWriter, *subjects: str, threshold: int = 4) -> list[str]:
    """Ballots that are open, in the first exercise."""
    exercise = writer.state.rows("exercise")[0].id
    return rounds.open_rounds(writer, exercise, [asked(s, threshold) for s in subjects or ("decisions",)], "ballot")


def vote(writer: WorkshopWriter, round_id: str, votes: Sequence[int]) -> None:
    """The leaders vote in their order, one after the other."""
    for leader, choice in zip(writer.state.rows("leader"), votes, strict=False):
        cast(writer, leader.id, {round_id: [str(choice)]})


def ended(writer: WorkshopWriter, *round_ids: str) -> None:
    """Rounds are closed and revealed."""
    rounds.close(writer, round_ids)
    rounds.reveal(writer, round_ids, told)


def on_disk(path: Path) -> bytes:
    """The file and all that lies beside it."""
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()) if file.is_file())
