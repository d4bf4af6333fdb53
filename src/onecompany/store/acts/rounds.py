"""Rounds from their opening to their reveal. Each function is one act and one step of undo.

Undo of a reveal closes the round again; its ballots are gone then, and to reveal it once more brings back what the
history has of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from sqlmodel import Session

from onecompany.clock import Stamp
from onecompany.clock.spans import seconds_between
from onecompany.sentences import gettext, ngettext
from onecompany.store.ballots import counted, forget, holds_votes, merged_counts, refresh, runner
from onecompany.store.bookkeeping import History
from onecompany.store.covered import covered
from onecompany.store.history import unpack
from onecompany.store.placing import last_place
from onecompany.store.problems import NotKept, Unknown
from onecompany.store.records import Change, Record
from onecompany.store.round_tables import Round
from onecompany.store.sealing import SealedText, sealed_texts
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter


@dataclass(frozen=True, slots=True)
class Asked:
    """What is put to the room, with what can be chosen; see `RoundBase`. `present` None: all who are here can vote."""

    subject: str
    form: str
    choices: tuple[tuple[str, ...], ...] = ()
    budget: int = 0
    most: int = 0
    threshold: int = 0
    present: int | None = None


@dataclass(frozen=True, slots=True)
class Revealed:
    """What a kind of exercise is told of within the act that reveals a round, with the values that its row now has."""

    round: Record
    lines: tuple[SealedText, ...] = ()


Tell = Callable[[Transaction, Revealed], None]
"""Lets the kind of the exercise know, which stands above the store (`kinds.ballots`)."""


def open_rounds(writer: WorkshopWriter, exercise_id: str, asked: Sequence[Asked], method: str) -> list[str]:
    """Put one or more questions to the room at once. Returns the ids of their rounds. Raises NotKept."""
    label = gettext("sealed lines were opened") if method == "sealed" else gettext("opened a ballot")
    with writer.act(label) as transaction:
        return [_add(transaction, writer, exercise_id, one, method, n).id for n, one in enumerate(asked)]


def _add(
    transaction: Transaction, writer: WorkshopWriter, exercise_id: str, asked: Asked, method: str, number: int
) -> Round:
    stamp = Stamp.take(writer.clock)
    here = sum(1 for leader in writer.state.rows("leader") if leader.present)
    return transaction.add(
        Round,
        exercise_id=exercise_id,
        subject=asked.subject,
        form=asked.form,
        method=method,
        choices=[list(part) for part in asked.choices],
        budget=asked.budget,
        most=asked.most,
        threshold=asked.threshold,
        present=here if asked.present is None else asked.present,
        opened_at=stamp.utc,
        opened_boot=stamp.boot,
        opened_boot_id=stamp.boot_id,
        position=last_place(writer.state.rows("round")) + number * GAP,
    )


def close(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Take no more votes. Nothing is shown yet. Raises NotKept."""
    with writer.act(gettext("ended the vote")) as transaction:
        for row in _rows(writer, round_ids):
            opened = Stamp(row.opened_at, row.opened_boot, row.opened_boot_id)
            seconds = round(seconds_between(opened, Stamp.take(writer.clock)), 1)
            transaction.change(Round, row.id, state="closed", seconds=seconds)


def reopen(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Take votes again, of those who have not voted. Raises NotKept."""
    with writer.act(gettext("went on with the vote")) as transaction:
        for row in _rows(writer, round_ids):
            if row.id in writer.state.covered:
                raise NotKept(
                    gettext("This vote was revealed once. Reveal it again, or begin it anew: who comes late is known.")
                )
            transaction.change(Round, row.id, state="open", seconds=None)


def begin_anew(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Throw all votes of rounds that are not revealed away, and take votes again. Undo does not bring them back."""
    rows, stamp = _rows(writer, round_ids), Stamp.take(writer.clock)
    with writer.act(gettext("began the vote anew")) as transaction:
        for row in rows:
            forget(runner(transaction.session), row.id)
            values = {"opened_at": stamp.utc, "opened_boot": stamp.boot, "opened_boot_id": stamp.boot_id}
            transaction.change(Round, row.id, state="open", seconds=None, **values)
        show_turnout = refresh(writer, transaction.session)
    show_turnout()


def give_up(writer: WorkshopWriter, round_ids: Sequence[str]) -> None:
    """Take rounds that are not revealed away with all their votes, as when hands are counted instead."""
    rows = _rows(writer, round_ids)
    with writer.act(gettext("gave up the ballot")) as transaction:
        for row in rows:
            forget(runner(transaction.session), row.id)
            transaction.remove(Round, row.id)
        show_turnout = refresh(writer, transaction.session)
    show_turnout()


def reveal(writer: WorkshopWriter, round_ids: Sequence[str], tell: Tell) -> None:
    """Show what rounds came to, and throw the ballots away. Raises NotKept, also when nobody has voted."""
    again = set()
    with writer.act(gettext("revealed the vote")) as transaction:
        run = runner(transaction.session)
        for row in _rows(writer, round_ids):
            if not holds_votes(run, row.id):
                before = covered(run, row.workshop_id, row.id)
                if before is None:
                    raise NotKept(gettext("Nobody has voted yet, so there is nothing to reveal."))
                again.add(before)
                continue
            lines = tuple(sealed_texts(run, row.id)) if row.form == "lines" else ()
            n, counts = (len(lines), {}) if row.form == "lines" else counted(run, row.id)
            values = {"state": "revealed", "revealed_at": writer.now(), **kept_of(row, n, counts)}
            transaction.change(Round, row.id, **values)
            forget(run, row.id)
            tell(transaction, Revealed(row.with_values(values), lines))
        for act_id in sorted(again):
            for change in _changes_of(transaction.session, act_id):
                transaction.replay(change)
        show_turnout = refresh(writer, transaction.session)
    show_turnout()


def kept_of(row: Any, n: int, counts: Mapping[str, int]) -> dict[str, Any]:
    """What is kept of a count: below the threshold only how many voted and, from two votes on, the total of a scale.

    One vote alone would be its own mean. What can be chosen no more, because it was removed meanwhile, is left out.
    """
    known = merged_counts(counts, set(chain.from_iterable(row.choices)).__contains__)
    total = sum(int(choice) * votes for choice, votes in known.items()) if row.form == "scale" else None
    if n < row.threshold:
        return {"n": n, "total": total if n > 1 else None, "counts": None}
    return {"n": n, "total": total, "counts": known}


def count_hands(
    writer: WorkshopWriter,
    exercise_id: str,
    asked: Asked,
    counts: Mapping[str, int],
    tell: Tell,
    *,
    n: int | None = None,
    method: str = "hands",
    round_id: str | None = None,
) -> str:
    """Keep hands that were counted in the open: a round that is revealed at once. Returns its id.

    `n`: how many voted, where that is not the sum of the counts (of dots). `round_id`: the count that is corrected.
    """
    hands = sum(counts.values()) if n is None else n
    label = ngettext("counted one hand", "counted {number} hands", hands)
    with writer.act(label) as transaction:
        if round_id is None:
            row: Any = _add(transaction, writer, exercise_id, asked, method, 0)
        else:
            (row,) = _rows(writer, [round_id])
            # What could be chosen when they were counted was chosen, whatever the board would ask by now.
            asked = replace(asked, choices=(*asked.choices, *row.choices))
        kept = kept_of(asked, hands, counts)
        values = {"state": "revealed", "revealed_at": writer.now(), "method": method, **kept}
        transaction.change(Round, row.id, **values)
        tell(transaction, Revealed(Record(**{**_columns(row), **values})))
        return str(row.id)


def _columns(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in Round.model_fields}


def _rows(writer: WorkshopWriter, round_ids: Sequence[str]) -> list[Record]:
    rows = [writer.state.get("round", round_id) for round_id in round_ids]
    if None in rows:
        raise Unknown(gettext("That vote is not there any more."))
    return rows


def _changes_of(session: Session, act_id: int) -> list[Change]:
    act = session.get(History, act_id)
    return unpack(act.changes) if act is not None else []
