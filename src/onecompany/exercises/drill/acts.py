"""What the room does with cases that it does not do with other rows. Each function is one act and one step of undo."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onecompany.exercises.drill import DRILL_CASE
from onecompany.exercises.drill.calls import DONT, ESCALATE, calls, latest, takes_rules
from onecompany.exercises.drill.tables import DrillCase
from onecompany.kinds import ballots, rows
from onecompany.kinds.registry import tables
from onecompany.kinds.rounds import Vote
from onecompany.kinds.wording import split_side
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext
from onecompany.store.acts.capture import short
from onecompany.store.placing import places
from onecompany.store.problems import NotKept
from onecompany.store.records import Record
from onecompany.store.transaction import GAP, Transaction, models
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.words import shortened

LONGEST_CASE = 400
"""Characters of a case within the first words of a rule, which are there to be put better."""


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put in the plan's cases, each at the stage that it names, if that is there."""
    stages = {alike(row.name): row.id for row in transaction.state.rows("stage")}
    for number, case in enumerate(settings["cases"], 1):
        transaction.add(
            DrillCase,
            exercise_id=exercise_id,
            text=case["text"],
            stage_id=stages.get(alike(case["stage"])),
            position=number * GAP,
        )


def stages_merged(transaction: Transaction, gone: str, kept: str) -> None:
    """What happened at `gone` happened at `kept`. Of a stage that is removed a case lets go by itself."""
    for row in transaction.state.where("drill_case", "stage_id", gone):
        transaction.change(DrillCase, row.id, stage_id=kept)


def count(
    writer: WorkshopWriter, case_id: str, vote: Vote, counts: Mapping[str, int], round_id: str | None = None
) -> str:
    """Keep hands for a case: a new call, or in place of one. `counts` of what to do, and of the rules where these were
    counted. Returns the id of the round.
    """
    case, (poll,) = rows.present(writer.state, DRILL_CASE, case_id), vote.polls
    hands = sum(counts.get(option.code, 0) for option in poll.parts[0].options)
    return ballots.count_hands(writer, case.exercise_id, vote, poll, counts, n=hands, round_id=round_id)


def propose_rule(writer: WorkshopWriter, case_id: str, typed: str = "") -> str:
    """Make a hole a rule that is proposed at the stage of the case. Returns its id. Raises NotKept.

    `typed`: its words, which may begin with "always" or "never"; without them it says what most would do in the case.
    """
    case = rows.present(writer.state, DRILL_CASE, case_id)
    rule = tables().get("rule")
    if rule is None or not takes_rules(writer.state):
        raise NotKept(gettext("This plan has no code of conduct that could take the rule. ^K makes it a commitment."))
    side, text = _sided(writer, typed.strip()) if typed else _first_words(writer, case)
    if any(row.text == text and row.stage_id == case.stage_id for row in writer.state.rows("rule")):
        raise NotKept(gettext("That rule is there already: the board of the code of conduct words and adopts it."))
    new = {"stage_id": case.stage_id, "people": False, "kind": side, "text": text, "state": "proposed"}
    label = gettext("proposed the rule {rule:quoted}", rule=short(text))
    model, lane = models()[rule.name], rows.among(writer.state, rule, new)
    with writer.act(label) as transaction:
        (spot,) = places(transaction, model, lane, None, 1)
        row: Any = transaction.add(model, position=spot, **new)
        transaction.change(DrillCase, case_id, closed_by=f"rule:{row.id}")
        return str(row.id)


def _sided(writer: WorkshopWriter, typed: str) -> tuple[str, str]:
    side, rest = split_side(typed, writer.state.language)
    return (side or "always", rest) if rest else ("always", typed)


def _first_words(writer: WorkshopWriter, case: Record) -> tuple[str, str]:
    call = latest(calls(writer.state, case))
    leading = call.leading if call is not None else []
    text = shortened(" ".join(case.text.split()), LONGEST_CASE)
    if leading == [ESCALATE]:
        return "always", gettext("Escalate when this happens: {case}", case=text)
    return ("never" if leading == [DONT] else "always"), gettext("Do it when this happens: {case}", case=text)
