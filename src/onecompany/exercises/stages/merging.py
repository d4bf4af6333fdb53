"""What is said when stages become one, are split, or go: what went where, and what of it stays in other words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.kinds.went_along import changed, gone
from onecompany.parsing.alike import alike
from onecompany.sentences import gettext, ngettext
from onecompany.store.acts.capture import short
from onecompany.store.records import Change, Record
from onecompany.store.state import State

OWN = ("stage", "touchpoint", "pain")


def name_left(state: State, stage: Record, kept: Record, feeling: int | None) -> str:
    """What of a stage's name stands as a touchpoint in the one that is kept; "" where that says the same already."""
    text = _name_and_rest(stage, kept, feeling)
    there = [row.text for row in state.rows("touchpoint") if row.stage_id in (stage.id, kept.id)]
    return "" if alike(text) in map(alike, (kept.name, *there)) else text


def _name_and_rest(stage: Record, kept: Record, feeling: int | None) -> str:
    """The name of the stage that goes, with what the one that is kept, with its `feeling`, cannot say for it."""
    felt = stage.feeling if stage.feeling != feeling else None
    if stage.people == kept.people:
        named = gettext("{stage} (felt {feeling:signed})", stage=stage.name, feeling=felt or 0)
        return str(stage.name) if felt is None else named
    if stage.people:
        if felt is None:
            return gettext("{stage} (our own people)", stage=stage.name)
        return gettext("{stage} (felt {feeling:signed}, our own people)", stage=stage.name, feeling=felt)
    if felt is None:
        return gettext("{stage} ({customers})", stage=stage.name)
    return gettext("{stage} (felt {feeling:signed}, {customers})", stage=stage.name, feeling=felt)


def goals_joined(one: str, other: str) -> str:
    """Two goals as one."""
    return " / ".join(dict.fromkeys(goal for goal in (one, other) if goal))


def merged_message(state: State, stage: Record, kept: Record, goal: str, left: str, changes: Sequence[Change]) -> str:
    """What went where, in whole sentences. `left`: what stands for the name; `changes`: all that was done so far."""
    names = {"stage": short(stage.name), "other": short(kept.name)}
    went = _items(state, stage.id)
    if left:
        went.append(gettext("the name as a touchpoint"))
    sentences = [gettext("Merged {stage} into {other}.", **names)]
    if went:
        sentences = [gettext("Merged {stage} into {other}: {what:list}.", what=went, **names)]
    if stage.goal and kept.goal and stage.goal != kept.goal:
        both = goal == goals_joined(kept.goal, stage.goal)
        sentences.append(
            gettext("Both goals are kept.") if both else gettext("The goal is {goal:quoted}.", goal=short(goal))
        )
    elif stage.goal and not kept.goal:
        sentences.append(gettext("The goal went along."))
    if None not in (stage.feeling, kept.feeling) and stage.feeling != kept.feeling:
        sentences.append(gettext("The feeling that was not taken stands in words."))
    along = changed(state, changes, {*OWN, "parking", "round"})
    if along:
        sentences.append(gettext("Along went {what:list}.", what=along))
    if any(change.table == "round" and change.new is None for change in changes):
        sentences.append(gettext("Votes about it are over."))
    if any(change.table == "parking" for change in changes):
        sentences.append(gettext("Words about a handoff that is none any more are in the parking lot."))
    return " ".join([*sentences, gettext("Ctrl+Z brings both back.")])


def _items(state: State, stage_id: str, tables: Sequence[str] = ("touchpoint", "pain")) -> list[str]:
    """How many items lie in the lanes of a stage, in words."""
    counts = {table: len(state.where(table, "stage_id", stage_id)) for table in tables}
    words = {
        "touchpoint": lambda n: ngettext("{number} touchpoint", "{number} touchpoints", n),
        "pain": lambda n: ngettext("{number} pain point", "{number} pain points", n),
    }
    return [words[table](number) for table, number in counts.items() if number]


def removed_message(state: State, ref_id: str, changes: Sequence[Change]) -> str:
    """What went along with a row, and what points to it no more; "" for nothing. `state`: before it went."""
    went = gone(state, changes, {ref_id})
    # What was changed and went all the same is told with what went.
    rest = [change for change in changes if change.id not in {c.id for c in changes if c.new is None}]
    sentences = [gettext("With it went {what:list}.", what=went)] if went else []
    if left := changed(state, rest):
        sentences.append(gettext("No longer about it: {what:list}.", what=left))
    return " ".join(sentences)


def split_message(state: State, stage: Record, moved: int) -> str:
    """Which part of a stage is the new one's. `state`: before it was split."""
    stays = [gettext("the goal")] if stage.goal else []
    stays += [gettext("the feeling")] if stage.feeling is not None else []
    stays += _items(state, stage.id, ("pain",))
    sentences = [
        ngettext(
            "Split: {number} touchpoint of {stage:quoted} is in the new stage.",
            "Split: {number} touchpoints of {stage:quoted} are in the new stage.",
            moved,
            stage=short(stage.name),
        )
    ]
    if stays:
        sentences.append(gettext("With {stage:quoted} stay {what:list}.", stage=short(stage.name), what=stays))
    return " ".join([*sentences, gettext("Type its name.")])
