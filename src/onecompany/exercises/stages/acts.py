"""What the room does with the journey. Each function is one transaction and one step of undo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from onecompany.exercises.stages import KIND, merging
from onecompany.exercises.stages.tables import Pain, Persona, Stage, Touchpoint, Why
from onecompany.exercises.stages.voting import LISTS
from onecompany.kinds import rounds, rows
from onecompany.kinds.hooks import tell
from onecompany.kinds.loose_notes import Sorted
from onecompany.sentences import gettext
from onecompany.store.acts.capture import short
from onecompany.store.acts.rounds import Revealed
from onecompany.store.placing import last_place, places
from onecompany.store.problems import Unknown
from onecompany.store.records import Record, Ref
from onecompany.store.round_tables import Round
from onecompany.store.state import State
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter

MODELS: dict[str, type[SQLModel]] = {"stage": Stage, "touchpoint": Touchpoint, "pain": Pain, "why": Why}
TABLES = {table.name: table for table in KIND.tables}
MOST_VOTES = 10_000


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put in the plan's stages and personas, unless some came along from the last workshop."""
    if not transaction.state.rows("persona"):
        for number, values in enumerate(settings.get("personas", ()), 1):
            transaction.add(Persona, position=number * GAP, **values)
    if transaction.state.rows("stage"):
        return
    for number, name in enumerate(settings["preset"], 1):
        transaction.add(Stage, name=name, position=number * GAP)


def carry(state: State, day: dt.date) -> dict[str, list[Record]]:
    """The journey goes on with its goals, touchpoints and moments of truth.

    What hurts, how it feels and how many dots something got was said of that day. Whoever meets again says it anew: a
    pain that was mended since must not stand there as if it still hurt, nor a curve as if the room had just drawn it.
    """
    stages = [row.with_values({"votes": 0, "feeling": None}) for row in state.rows("stage")]
    touchpoints = [row.with_values({"votes": 0}) for row in state.rows("touchpoint")]
    return {"stage": stages, "touchpoint": touchpoints, "pain": []}


def revealed(transaction: Transaction, result: Revealed) -> None:
    """Take over what a round came to: the dots of each item, or the mean of a feeling as its nearest number.

    Below the threshold nobody knows what was chosen, and what stood there stays.
    """
    row, state = result.round, transaction.state
    table = next((table for table, subject in LISTS.items() if subject == row.subject), None)
    if table is not None:
        for choice in row.choices[0] if row.counts is not None else []:
            _, _, row_id = choice.partition(":")
            if state.get(table, row_id) is not None:
                votes = min(row.counts.get(choice, 0), MOST_VOTES)
                transaction.change(MODELS[table], row_id, votes=votes)
        return
    _, feeling, stage_id = row.subject.partition("feeling:")
    outcome = rounds.result(row)
    if feeling and state.get("stage", stage_id) and outcome is not None and outcome.nearest is not None:
        transaction.change(Stage, stage_id, feeling=outcome.nearest)


def take_notes(transaction: Transaction, exercise: Record, sorted_to: Sorted) -> Ref:
    """Loose notes become stages, touchpoints or pain points.

    A group becomes one stage with its notes as touchpoints; in a stage that is there its name is the first of them.
    """
    state, texts = transaction.state, [note.text for note in sorted_to.notes]
    made: list[Ref] = []
    table, stage_id = sorted_to.lane, sorted_to.spot.partition(":")[2]
    if table == "stage":
        names = [sorted_to.name] if sorted_to.name else texts
        for name, place in zip(names, places(transaction, Stage, state.rows("stage"), None, len(names)), strict=True):
            made.append(Ref("stage", transaction.add(Stage, name=name, position=place).id))
        table, stage_id, texts = "touchpoint", made[0].id, texts if sorted_to.name else []
    elif (stage := state.get("stage", stage_id)) is None:
        raise Unknown(gettext("That stage is not there any more."))
    elif sorted_to.name and sorted_to.name not in (stage.name, *texts):
        texts = [sorted_to.name, *texts]
    lane = state.where(table, "stage_id", stage_id)
    for text, place in zip(texts, places(transaction, MODELS[table], lane, None, len(texts)), strict=True):
        row: Any = transaction.add(MODELS[table], stage_id=stage_id, text=text, position=place)
        made.append(Ref(table, row.id))
    return made[0] if made else Ref("stage", stage_id)


def add_stages(writer: WorkshopWriter, names: Sequence[str], after: str | None) -> list[str]:
    """Add stages behind another one, or at the end. Returns their ids."""
    return rows.add(writer, TABLES["stage"], [{"name": name} for name in names], after=after)


def add_items(writer: WorkshopWriter, table: str, stage_id: str, texts: Sequence[str], after: str | None) -> list[str]:
    """Add touchpoints or pain points to a stage, behind another one or at the end. Returns their ids."""
    _row(writer, Ref("stage", stage_id))
    return rows.add(writer, TABLES[table], [{"stage_id": stage_id, "text": text} for text in texts], after=after)


def add_whys(writer: WorkshopWriter, pain_id: str, texts: Sequence[str], after: str | None) -> list[str]:
    """Add answers to the question why a pain point hurts, behind another one or as the last. Returns their ids."""
    _row(writer, Ref("pain", pain_id))
    return rows.add(writer, TABLES["why"], [{"pain_id": pain_id, "text": text} for text in texts], after=after)


def mark_root(writer: WorkshopWriter, why_id: str) -> None:
    """Mark an answer as the root cause in place of the one that is. It stays that when more are added behind it."""
    why = _row(writer, Ref("why", why_id))
    answers = writer.state.where("why", "pain_id", why.pain_id)
    with writer.act(gettext("marked {why:quoted} as the root cause", why=short(why.text))) as transaction:
        for row in answers:
            transaction.change(Why, row.id, root=row.id == why_id)


def change(writer: WorkshopWriter, ref: Ref, label: str, **values: Any) -> None:
    """Change columns of a stage, a touchpoint, a pain point or a cause."""
    rows.change(writer, TABLES[ref.table], ref.id, label, **values)


def remove(writer: WorkshopWriter, ref: Ref) -> str:
    """Remove a stage with all that is in it, a touchpoint, a pain point with its causes, or a cause.

    Says what went along.
    """
    before = writer.state.copy()
    return merging.removed_message(before, ref.id, rows.remove(writer, TABLES[ref.table], ref.id))


def move(writer: WorkshopWriter, ref: Ref, steps: int) -> bool:
    """Move a stage along the journey, or an item up or down in its lane. Whether it moved."""
    return rows.move(writer, TABLES[ref.table], ref.id, steps)


def _row(writer: WorkshopWriter, ref: Ref) -> Record:
    return rows.present(writer.state, TABLES[ref.table], ref.id)


def move_to_stage(writer: WorkshopWriter, ref: Ref, stage_id: str) -> None:
    """Move a touchpoint or a pain point to the end of another stage's lane."""
    row, target = _row(writer, ref), _row(writer, Ref("stage", stage_id))
    if row.stage_id == stage_id:
        return
    with writer.act(gettext("moved {text:quoted} to {stage}", text=short(row.text), stage=target.name)) as transaction:
        lane = writer.state.where(ref.table, "stage_id", stage_id)
        (place,) = places(transaction, MODELS[ref.table], lane, None, 1)
        transaction.change(MODELS[ref.table], ref.id, stage_id=stage_id, position=place)


def merge(writer: WorkshopWriter, stage_id: str, into: str, feeling: int | None = None, goal: str | None = None) -> str:
    """Merge a stage into another, which loses no word: says what went where.

    The name stays as a touchpoint, before the touchpoints that came with it; votes are added. A feeling goes along
    where the other has none, else it is written beside the name. `feeling`, `goal`: what the room says of both; without
    a word from the room both goals are joined. The rounds of the stage whose feeling it is go along with it.
    What other exercises say about the stage goes on at the one that is kept, as far as it has sense there.
    """
    gone, kept = _row(writer, Ref("stage", stage_id)), _row(writer, Ref("stage", into))
    if stage_id == into:
        raise Unknown(gettext("A stage cannot be merged into itself."))
    if feeling is None:
        feeling = kept.feeling if kept.feeling is not None else gone.feeling
    if goal is None:
        goal = merging.goals_joined(kept.goal, gone.goal)
    before = writer.state.copy()
    left = merging.name_left(before, gone, kept, feeling)
    with writer.act(gettext("merged {stage} into {other}", stage=gone.name, other=kept.name)) as transaction:
        came = {table: writer.state.where(table, "stage_id", stage_id) for table in ("touchpoint", "pain")}
        lane = writer.state.where("touchpoint", "stage_id", into)
        place, *behind = places(transaction, Touchpoint, lane, None, 1 + len(came["touchpoint"]))
        if left:
            transaction.add(Touchpoint, stage_id=into, text=left, position=place)
        _move_all(transaction, "touchpoint", came["touchpoint"], into, behind)
        lane = writer.state.where("pain", "stage_id", into)
        _move_all(transaction, "pain", came["pain"], into, places(transaction, Pain, lane, None, len(came["pain"])))
        votes = min(kept.votes + gone.votes, MOST_VOTES)
        # A stage that is new today goes on as the one of earlier workshops that becomes a part of it.
        origin = kept.origin_id or gone.origin_id
        transaction.change(Stage, into, goal=goal, votes=votes, feeling=feeling, origin_id=origin)
        if feeling == gone.feeling != kept.feeling:
            _take_rounds(transaction, stage_id, into)
        tell(transaction, "stages_merged", stage_id, into)
        message = merging.merged_message(before, gone, kept, goal, left, transaction.changes)
        transaction.remove(Stage, stage_id)
    return message


def _take_rounds(transaction: Transaction, stage_id: str, into: str) -> None:
    """The rounds in which the feeling of a stage was asked are those of another now, and its latest."""
    place = last_place(transaction.state.rows("round"))
    rows = [row for row in transaction.state.where("round", "subject", f"feeling:{stage_id}") if row.n is not None]
    for number, row in enumerate(rows):
        transaction.change(Round, row.id, subject=f"feeling:{into}", position=place + number * GAP)


def _move_all(transaction: Transaction, table: str, rows: Sequence[Any], stage_id: str, spots: Sequence[float]) -> None:
    for row, place in zip(rows, spots, strict=True):
        transaction.change(MODELS[table], row.id, stage_id=stage_id, position=place)


def split(writer: WorkshopWriter, stage_id: str, name: str, from_touchpoint: str | None) -> str:
    """Split a stage: a new one behind it takes its touchpoints from one of them on. Returns the new id."""
    old = _row(writer, Ref("stage", stage_id))
    with writer.act(gettext("split {stage}: {name}", stage=old.name, name=short(name))) as transaction:
        (place,) = places(transaction, Stage, writer.state.rows("stage"), stage_id, 1)
        new = transaction.add(Stage, name=name, position=place, people=old.people)
        rows = writer.state.where("touchpoint", "stage_id", stage_id)
        index = next((i for i, row in enumerate(rows) if row.id == from_touchpoint), len(rows))
        for row in rows[index:]:
            transaction.change(Touchpoint, row.id, stage_id=new.id)
        return new.id
