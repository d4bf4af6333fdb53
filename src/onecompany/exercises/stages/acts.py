"""What the room does with the journey. Each function is one transaction and one step of undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from onecompany.exercises.stages.tables import Pain, Stage, Touchpoint
from onecompany.kinds.hooks import tell
from onecompany.store.acts.capture import short
from onecompany.store.placing import places, shift
from onecompany.store.problems import Unknown
from onecompany.store.records import Ref
from onecompany.store.transaction import GAP, Transaction
from onecompany.store.writer import WorkshopWriter

TABLES: dict[str, type[SQLModel]] = {"stage": Stage, "touchpoint": Touchpoint, "pain": Pain}
MOST_VOTES = 10_000
ALONG = {"ownership": "who owns it", "handoff": "handoffs", "metric": "metrics", "commitment": "commitments"}
"""What other exercises say about a stage, in words."""

WORDS = {"stage": "stage", "touchpoint": "touchpoint", "pain": "pain point"}


def prepare(transaction: Transaction, exercise_id: str, settings: Mapping[str, Any]) -> None:
    """Put in the plan's stages, unless stages came along from the last workshop."""
    if transaction.state.tables.get("stage"):
        return
    for number, name in enumerate(settings["preset"], 1):
        row = transaction.add(Stage, name=name, position=number * GAP)
        transaction.state.tables.setdefault("stage", {})[row.id] = row  # type: ignore[assignment]


def add_stages(writer: WorkshopWriter, names: Sequence[str], after: str | None) -> list[str]:
    """Add stages behind another one, or at the end. Returns their ids."""
    with writer.act(_added("stage", names)) as transaction:
        spots = places(transaction, Stage, writer.state.rows("stage"), after, len(names))
        return [transaction.add(Stage, name=name, position=place).id for name, place in zip(names, spots, strict=True)]


def add_items(writer: WorkshopWriter, table: str, stage_id: str, texts: Sequence[str], after: str | None) -> list[str]:
    """Add touchpoints or pain points to a stage, behind another one or at the end. Returns their ids."""
    _row(writer, Ref("stage", stage_id))
    model = Touchpoint if table == "touchpoint" else Pain
    with writer.act(_added(table, texts)) as transaction:
        spots = places(transaction, model, writer.state.where(table, "stage_id", stage_id), after, len(texts))
        return [
            transaction.add(model, stage_id=stage_id, text=text, position=place).id
            for text, place in zip(texts, spots, strict=True)
        ]


def _added(table: str, texts: Sequence[str]) -> str:
    word = WORDS[table]
    return f"added {word} “{short(texts[0])}”" if len(texts) == 1 else f"added {len(texts)} {word}s"


def _row(writer: WorkshopWriter, ref: Ref) -> Any:
    row = writer.state.find(ref)
    if row is None:
        raise Unknown(f"That {WORDS[ref.table]} is not there any more.")
    return row


def _said(row: Any) -> str:
    return short(getattr(row, "name", "") or getattr(row, "text", ""))


def change(writer: WorkshopWriter, ref: Ref, label: str, **values: Any) -> None:
    """Change columns of a stage, a touchpoint or a pain point."""
    _row(writer, ref)
    with writer.act(label) as transaction:
        transaction.change(TABLES[ref.table], ref.id, **values)


def remove(writer: WorkshopWriter, ref: Ref) -> None:
    """Remove a stage with all that is in it, a touchpoint or a pain point."""
    row = _row(writer, ref)
    with writer.act(f"removed {WORDS[ref.table]} “{_said(row)}”") as transaction:
        if ref.table == "stage":
            tell(transaction, "stage_removed", ref.id)
        transaction.remove(TABLES[ref.table], ref.id)


def move(writer: WorkshopWriter, ref: Ref, steps: int) -> bool:
    """Move a stage along the journey, or an item up or down in its lane. Whether it moved."""
    row, state = _row(writer, ref), writer.state
    stage = ref.table == "stage"
    siblings = state.rows("stage") if stage else state.where(ref.table, "stage_id", row.stage_id)
    with writer.act(f"moved {WORDS[ref.table]} “{_said(row)}”") as transaction:
        return shift(transaction, TABLES[ref.table], siblings, ref.id, steps)


def move_to_stage(writer: WorkshopWriter, ref: Ref, stage_id: str) -> None:
    """Move a touchpoint or a pain point to the end of another stage's lane."""
    row, target = _row(writer, ref), _row(writer, Ref("stage", stage_id))
    if row.stage_id == stage_id:
        return
    with writer.act(f"moved “{_said(row)}” to {target.name}") as transaction:
        lane = writer.state.where(ref.table, "stage_id", stage_id)
        (place,) = places(transaction, TABLES[ref.table], lane, None, 1)
        transaction.change(TABLES[ref.table], ref.id, stage_id=stage_id, position=place)


def merge(writer: WorkshopWriter, stage_id: str, into: str) -> str:
    """Merge a stage into another, which loses no word: says what went where.

    The name stays as a touchpoint, before the touchpoints that came with it; goals are joined, votes added. A feeling
    goes along where the other has none, else it is written beside the name. What other exercises say about the stage
    goes on at the one that is kept, as far as it has sense there.
    """
    gone, kept = _row(writer, Ref("stage", stage_id)), _row(writer, Ref("stage", into))
    if stage_id == into:
        raise Unknown("A stage cannot be merged into itself.")
    with writer.act(f"merged {gone.name} into {kept.name}") as transaction:
        beside = _beside(gone, kept)
        came = {table: writer.state.where(table, "stage_id", stage_id) for table in ("touchpoint", "pain")}
        lane = writer.state.where("touchpoint", "stage_id", into)
        place, *behind = places(transaction, Touchpoint, lane, None, 1 + len(came["touchpoint"]))
        transaction.add(
            Touchpoint, stage_id=into, text=f"{gone.name} ({beside})" if beside else gone.name, position=place
        )
        _move_all(transaction, "touchpoint", came["touchpoint"], into, behind)
        lane = writer.state.where("pain", "stage_id", into)
        _move_all(transaction, "pain", came["pain"], into, places(transaction, Pain, lane, None, len(came["pain"])))
        goals = " / ".join(dict.fromkeys(goal for goal in (kept.goal, gone.goal) if goal))
        feeling = kept.feeling if kept.feeling is not None else gone.feeling
        votes = min(kept.votes + gone.votes, MOST_VOTES)
        transaction.change(Stage, into, goal=goals, votes=votes, feeling=feeling)
        tell(transaction, "stages_merged", stage_id, into)
        said = _merged(gone, kept, {made.table for made in transaction.changes})
        transaction.remove(Stage, stage_id)
    return said


def _beside(gone: Any, kept: Any) -> str:
    """What the stage that is kept cannot say for the one that goes."""
    differs = gone.feeling is not None and kept.feeling is not None and gone.feeling != kept.feeling
    felt = f"felt {gone.feeling:+d}".replace("-", "−") if differs else ""
    whose = "" if gone.people == kept.people else "our own people" if gone.people else "customers"
    return ", ".join(filter(None, (felt, whose)))


def _merged(gone: Any, kept: Any, tables: set[str]) -> str:
    """What went where, in whole sentences."""
    said = [f"“{short(gone.name)}” is a touchpoint of “{short(kept.name)}” now."]
    if gone.goal and kept.goal and gone.goal != kept.goal:
        said.append("Both goals are kept.")
    if "felt" in _beside(gone, kept):
        said.append(f"The feeling is that of “{short(kept.name)}”; the other stands beside the name.")
    along = [word for table, word in ALONG.items() if table in tables]
    if along:
        said.append(f"{', '.join(along).capitalize()} went along.")
    if "parking" in tables:
        said.append("Words about a handoff that is none any more are in the parking lot.")
    return " ".join([*said, "Ctrl+Z brings both back."])


def _move_all(transaction: Transaction, table: str, rows: Sequence[Any], stage_id: str, spots: Sequence[float]) -> None:
    for row, place in zip(rows, spots, strict=True):
        transaction.change(TABLES[table], row.id, stage_id=stage_id, position=place)


def split(writer: WorkshopWriter, stage_id: str, name: str, from_touchpoint: str | None) -> str:
    """Split a stage: a new one behind it takes its touchpoints from one of them on. Returns the new id."""
    old = _row(writer, Ref("stage", stage_id))
    with writer.act(f"split {old.name}: {short(name)}") as transaction:
        (place,) = places(transaction, Stage, writer.state.rows("stage"), stage_id, 1)
        new = transaction.add(Stage, name=name, position=place, people=old.people)
        rows = writer.state.where("touchpoint", "stage_id", stage_id)
        index = next((i for i, row in enumerate(rows) if row.id == from_touchpoint), len(rows))
        for row in rows[index:]:
            transaction.change(Touchpoint, row.id, stage_id=new.id)
        return new.id
