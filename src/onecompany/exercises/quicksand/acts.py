"""What the room does with scores. Each function is one act and one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onecompany.exercises.quicksand import STATEMENTS
from onecompany.exercises.quicksand.tables import CauseScore, CauseStatement
from onecompany.exercises.quicksand.votes import scored_in
from onecompany.kinds import rounds
from onecompany.kinds.lookup import row_words
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.rounds import Revealed
from onecompany.store.placing import last_place
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter

Key = tuple[str, str, str]
"""The ids of a silo and of a statement, and what the score is about: whole or self."""


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put in the plan's statements, or ours; of a plan with several such exercises each statement once."""
    usual = [
        {"cause": cause, "key": key, "text": gettext(STATEMENTS[cause][key])}
        for cause in STATEMENTS
        for key in STATEMENTS[cause]
    ]
    there = transaction.state.rows("cause_statement")
    known = {(row.cause, row.key) for row in there}
    new = [one for one in settings["statements"] or usual if (one["cause"], one["key"]) not in known]
    for number, one in enumerate(new):
        transaction.add(CauseStatement, **one, position=last_place(there) + number * GAP)


def put(writer: WorkshopWriter, entries: Mapping[Key, Mapping[str, Any]]) -> None:
    """Keep scores, evidence or both, as typed from paper: `score` from 1 to 5 or None, `evidence` a line or ""."""
    state = writer.state
    with writer.act(_label(writer, entries)) as transaction:
        rows = {(row.silo_id, row.statement_id, row.about): row for row in state.rows("cause_score")}
        for key, values in entries.items():
            _put(transaction, rows.get(key), key, values)


def _label(writer: WorkshopWriter, entries: Mapping[Key, Mapping[str, Any]]) -> str:
    silos = list(dict.fromkeys(silo_id for silo_id, *_ in entries))
    name = row_words(writer.state, "silo", silos[0]) if silos else ""
    if not any(value for values in entries.values() for value in values.values()):
        return ngettext("cleared scores of {name}", "cleared scores of {number} {silos}", len(silos), name=name)
    if not any("score" in values for values in entries.values()):
        return gettext("noted evidence of {name}", name=name)
    return ngettext("scored for {name}", "scored for {number} {silos}", len(silos), name=name)


def _put(transaction: Transaction, row: Any, key: Key, values: Mapping[str, Any]) -> None:
    """Change one score. What says nothing has no row."""
    before = {"score": row.score, "evidence": row.evidence} if row is not None else {"score": None, "evidence": ""}
    now = before | dict(values)
    says = now["score"] is not None or bool(now["evidence"])
    if row is None and says:
        silo_id, statement_id, about = key
        transaction.add(CauseScore, silo_id=silo_id, statement_id=statement_id, about=about, **now)
    elif row is not None and says:
        transaction.change(CauseScore, row.id, **values)
    elif row is not None:
        transaction.remove(CauseScore, row.id)


def revealed(transaction: Transaction, result: Revealed) -> None:
    """A ballot within a silo: the mean, as a whole number, halves up, is what the silo says.

    Of one vote nothing is taken over: it would be shown to all.
    """
    key, outcome = scored_in(result.round.subject), rounds.result(result.round)
    if key is None or outcome is None or outcome.nearest is None:
        return
    rows = {(row.silo_id, row.statement_id, row.about): row for row in transaction.state.rows("cause_score")}
    _put(transaction, rows.get(key), key, {"score": outcome.nearest})
