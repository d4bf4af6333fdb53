"""What the room does with the code of conduct. Each function is one transaction and one step of undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from onecompany.exercises.conduct import RULE
from onecompany.exercises.conduct.chapters import Chapter
from onecompany.exercises.conduct.ratifying import RATIFIED, asked_in
from onecompany.exercises.conduct.tables import Ratification, Rule
from onecompany.kinds import rows
from onecompany.kinds.code_of_conduct import SIDES
from onecompany.kinds.loose_notes import Sorted
from onecompany.kinds.people import spoken
from onecompany.kinds.shared_tables import DISSENT
from onecompany.kinds.wording import split_side
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.acts.rounds import Revealed
from onecompany.store.placing import last_place, places, shift
from onecompany.store.problems import Unknown
from onecompany.store.records import Record, Ref
from onecompany.store.round_tables import Round
from onecompany.store.state import State
from onecompany.store.tables import Decision, Note
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter


def add_rules(
    writer: WorkshopWriter, chapter: Chapter, lines: Sequence[tuple[str, str]], after: str | None = None
) -> list[str]:
    """Add rules to a chapter, each with its side, behind another one or at the end of its lane. Returns their ids."""
    label = ngettext("added rule {text:quoted}", "added {number} rules", len(lines), text=short(lines[0][1]))
    with writer.act(label) as transaction:
        spots = {}
        for side in SIDES:
            lane = chapter.lane(writer.state, side)
            spots[side] = places(transaction, Rule, lane, after, sum(1 for kind, _ in lines if kind == side))
        values: dict[str, Any] = {"stage_id": chapter.stage_id, "people": chapter.people}
        return [
            str(transaction.add(Rule, kind=kind, text=text, position=spots[kind].pop(0), **values).id)
            for kind, text in lines
        ]


def move(writer: WorkshopWriter, rule_id: str, steps: int) -> bool:
    """Move a rule up (negative) or down in its lane. Whether it moved."""
    rule = rows.present(writer.state, RULE, rule_id)
    with writer.act(gettext("moved rule {text:quoted}", text=short(rule.text))) as transaction:
        return shift(transaction, Rule, _lane(writer.state, rule), rule_id, steps)


def move_to(
    writer: WorkshopWriter, rule_id: str, chapter: Chapter, side: str, *, first: bool = False, decision: str = ""
) -> None:
    """Move a rule into another lane, as its last one or its first. `decision`: what is put on record along with it."""
    rule = rows.present(writer.state, RULE, rule_id)
    label = gettext("moved rule {text:quoted} to {stage}", text=short(rule.text), stage=chapter.name)
    if rule.kind != side:
        label = gettext("{text:quoted} is an always now", text=short(rule.text))
        if side == "never":
            label = gettext("{text:quoted} is a never now", text=short(rule.text))
    with writer.act(label) as transaction:
        lane = chapter.lane(writer.state, side)
        (spot,) = places(transaction, Rule, lane, None, 1)
        spot = lane[0].position - GAP if first and lane else spot
        values = {"stage_id": chapter.stage_id, "people": chapter.people, "kind": side, "position": spot}
        transaction.change(Rule, rule_id, **values)
        _decide(transaction, writer, decision)


def drop(writer: WorkshopWriter, rule_id: str, decision: str = "") -> None:
    """Drop a rule. `decision`: what is put on record along with it."""
    rule = rows.present(writer.state, RULE, rule_id)
    with writer.act(gettext("dropped rule {text:quoted}", text=short(rule.text))) as transaction:
        transaction.change(Rule, rule_id, state="dropped")
        _decide(transaction, writer, decision)


def _decide(transaction: Transaction, writer: WorkshopWriter, decision: str) -> None:
    if decision:
        place = last_place(writer.state.rows("decision"))
        transaction.add(Decision, exercise_id=writer.exercise_id or None, text=decision, position=place)


def dissent(writer: WorkshopWriter, round_id: str, lines: Sequence[str], after: str | None = None) -> list[str]:
    """Put on record why somebody does not agree; "Ana: …" is Ana's. Returns the ids of the lines."""
    said = [spoken(writer.state, line) for line in lines]
    new = [{"round_id": round_id, "leader_id": leader_id, "text": text} for leader_id, text in said]
    return rows.add(writer, DISSENT, new, after=after)


def _lane(state: State, rule: Record) -> list[Record]:
    same = (rule.kind, rule.people)
    return [row for row in state.where("rule", "stage_id", rule.stage_id) if (row.kind, row.people) == same]


# -- hooks


def carry(state: State, day: dt.date) -> dict[str, list[Record]]:
    """The adopted rules go on. Their votes do not: they were given on that day."""
    return {"rule": [row.with_values({"votes": 0}) for row in state.rows("rule") if row.state == "adopted"]}


def revealed(transaction: Transaction, result: Revealed) -> None:
    """Dots become the votes of the rules; thumbs become a ratification, which is what the round is about from then on.

    A round about a stage would go when the stage goes. What the room has ratified stays on record.
    """
    asked, state = result.round, transaction.state
    if asked.form == "dots" and asked.counts is not None:
        for code in asked.choices[0]:
            rule_id = code.partition(":")[2]
            if state.get("rule", rule_id) is not None:
                transaction.change(Rule, rule_id, votes=asked.counts.get(code, 0))
    key, rules = asked_in(asked.subject)
    if key:
        chapter = Chapter(key, state.get("stage", key))
        row = transaction.add(
            Ratification,
            exercise_id=asked.exercise_id,
            stage_id=chapter.stage_id,
            people=chapter.people,
            rules=rules,  # those that the room was asked about, whatever was adopted while it voted
            position=last_place(state.rows("ratification")),
        )
        transaction.change(Round, asked.id, subject=f"{RATIFIED}:{row.id}")


def take_notes(transaction: Transaction, exercise: Record, sorted_to: Sorted) -> Ref:
    """Loose notes become rules that are proposed. The name of a group, which is none, stays as a note."""
    state = transaction.state
    part = Chapter(sorted_to.spot, state.get("stage", sorted_to.spot))
    lane = part.lane(state, sorted_to.lane)
    if part.stage is None and not part.people:
        raise Unknown(gettext("That stage is not there any more."))
    made: list[str] = []
    for note, spot in zip(sorted_to.notes, places(transaction, Rule, lane, None, len(sorted_to.notes)), strict=True):
        side, rest = split_side(note.text, state.workshop.language)
        text = rest if side == sorted_to.lane and rest else note.text
        values: dict[str, Any] = {"stage_id": part.stage_id, "people": part.people, "kind": sorted_to.lane}
        made.append(transaction.add(Rule, text=text, position=spot, **values).id)
    if sorted_to.name:
        spot = last_place(state.where("note", "exercise_id", exercise.id))
        transaction.add(Note, exercise_id=exercise.id, text=sorted_to.name, position=spot)
    return Ref("rule", made[0]) if made else Ref("stage", part.key)


def stages_merged(transaction: Transaction, gone: str, kept: str) -> None:
    """The rules of `gone` go to the ends of the lanes of `kept`, and what the room has said to them goes along."""
    state = transaction.state
    there = Chapter(kept, state.get("stage", kept))
    for side in SIDES:
        came = Chapter(gone, state.get("stage", gone)).lane(state, side)
        for rule, spot in zip(came, places(transaction, Rule, there.lane(state, side), None, len(came)), strict=True):
            transaction.change(Rule, rule.id, stage_id=kept, position=spot)
    for row in state.where("ratification", "stage_id", gone):
        transaction.change(Ratification, row.id, stage_id=kept)
