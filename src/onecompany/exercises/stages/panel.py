"""The journey on the screen: a lane a stage, and the curve of feeling under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from onecompany.boards.panel import Choice, Outcome, Refused, in_words
from onecompany.exercises.stages.causes_panel import AT_PAIN, AT_WHY, UNDER_PAIN
from onecompany.exercises.stages.reshaping import ReshapedPanel
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.stages import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.stages.acts")

WHERE = {
    "stage": N_("New stage after {stage}"),
    "touchpoint": N_("New touchpoint in {stage}"),
    "touchpoints": N_("First touchpoint in {stage}"),
    "pain": N_("New pain point in {stage}"),
    "pains": N_("First pain point in {stage}"),
    "goal": N_("What the {customer} wants at {stage}"),
    "feeling": N_("How it feels at {stage}, −2 to +2, or all fingers: 0 1 3 4 2"),
}
"""What an entry is, by the kind of place where it is begun."""


class StagesPanel(ReshapedPanel):
    """Stage names on top; below, in each lane, touchpoints, pain points, the customer's goal and the feeling."""

    CHOICES: ClassVar[tuple[Choice, ...]] = (
        Choice("ctrl+t", "^T", N_("moment of truth")),
        Choice("ctrl+g", "^G", N_("goal"), goes=True),
        Choice("ctrl+d", "^D", N_("pain"), goes=True),
        Choice("ctrl+l", "^L", N_("feeling"), goes=True),
        Choice("ctrl+u", "^U", N_("sort by votes")),
        Choice("ctrl+o", "^O", N_("our own people ☺")),
        Choice("ctrl+r", "^R", N_("merge two")),
        Choice("ctrl+x", "^X", N_("split")),
    )
    IN_RANKING: ClassVar[tuple[Choice, ...]] = (
        Choice("ctrl+t", "^T", N_("moment of truth")),
        Choice("ctrl+u", "^U", N_("back to the stages")),
    )

    def choices(self) -> Sequence[Choice]:
        shown = self.IN_RANKING if self.ranked else self.CHOICES
        if self.pain is not None:
            here = AT_WHY if self.at[0] == "why" else AT_PAIN
            return in_words((*here, *(choice for choice in shown if choice.key not in ("ctrl+t", "ctrl+x"))))
        keys = (choice for choice in shown if choice.key != "ctrl+t" or self.ranked in ("", "touchpoint"))
        reshapes = ("ctrl+r", "ctrl+x") if self.at[0] == "stage" else ()  # a narrow frame cuts what comes last
        return in_words(sorted(keys, key=lambda choice: choice.key not in reshapes))

    # -- where the cursor is

    def where(self) -> str:
        kind, _ = self.at
        stage: Record | None = self.view.state.get("stage", self.stage_id())
        if stage is None:
            return gettext("The first stage, in the {customer}'s words")
        return gettext(WHERE[kind], stage=stage.name) if kind in WHERE else self.where_cause()

    @property
    def takes_numbers(self) -> bool:
        return self.at[0] == "feeling"

    def subject(self) -> tuple[str, str]:
        if self.pain is not None:
            return f"pain:{self.pain.id}", str(self.pain.text)
        stage: Record | None = self.view.state.get("stage", self.stage_id())
        return (f"stage:{stage.id}", stage.name) if stage else ("", "")

    def places_of(self, ref: Ref, column: str = "", row: Any = None) -> Sequence[str]:
        if ref.table == "stage" and column in ("goal", "feeling"):
            return [f"{column}:{ref.id}"]
        return super().places_of(ref, column, row)

    # -- what is typed

    def keep(self, writer: WorkshopWriter, lines: Sequence[str]) -> Outcome:
        kind, row_id = self.at
        stage_id = self.stage_id()
        if kind in UNDER_PAIN:
            return self.keep_cause(writer, lines)
        if kind == "stage" or not stage_id:
            return Outcome(f"stage:{acts.add_stages(writer, lines, row_id or None)[-1]}")
        if kind in ("touchpoint", "touchpoints"):
            return Outcome(f"touchpoint:{acts.add_items(writer, 'touchpoint', stage_id, lines, row_id)[-1]}")
        if kind in ("pain", "pains"):
            return Outcome(f"pain:{acts.add_items(writer, 'pain', stage_id, lines, row_id)[-1]}")
        if kind == "feeling":
            return self.keep_feeling(writer, self.view.state.get("stage", row_id), " ".join(lines))
        return self.edit(writer, " ".join(lines))

    def editable(self) -> str | None:
        kind, row_id = self.at
        if kind in ("touchpoint", "pain"):
            return str(self.view.state.get(kind, row_id).text)
        stage: Record | None = self.view.state.get("stage", row_id)
        if stage is None:
            return self.cause_text()
        if kind == "feeling":
            return self.feeling_text(stage)
        return stage.goal if kind == "goal" else stage.name if kind == "stage" else None

    def edit(self, writer: WorkshopWriter, text: str) -> Outcome:
        kind, row_id = self.at
        if kind in UNDER_PAIN:
            return self.edit_cause(writer, text)
        stage: Record | None = self.view.state.get("stage", self.stage_id())
        if kind in ("touchpoint", "pain"):
            label = gettext("changed a touchpoint") if kind == "touchpoint" else gettext("changed a pain point")
            acts.change(writer, Ref(kind, row_id), label, text=text)
        elif stage is not None and kind == "stage":
            acts.change(writer, Ref("stage", row_id), gettext("renamed {stage}", stage=stage.name), name=text)
        elif stage is not None and kind == "goal":
            label = gettext("said what the {customer} wants at {stage}", stage=stage.name)
            acts.change(writer, Ref("stage", row_id), label, goal=text)
        elif stage is not None and kind == "feeling":
            return self.keep_feeling(writer, stage, text, corrected=True)
        return Outcome(self.place)

    def delete(self, writer: WorkshopWriter) -> Outcome | None:
        kind, row_id = self.at
        if kind in ("stage", "touchpoint", "pain") and row_id:
            return Outcome(say=acts.remove(writer, Ref(kind, row_id)))
        stage: Record | None = self.view.state.get("stage", row_id)
        if stage is None or kind not in ("goal", "feeling"):
            return self.delete_cause(writer)
        if kind == "goal":
            label = gettext("cleared the goal at {stage}", stage=stage.name)
            acts.change(writer, Ref("stage", row_id), label, goal="")
        else:
            label = gettext("cleared the feeling at {stage}", stage=stage.name)
            acts.change(writer, Ref("stage", row_id), label, feeling=None)
        return Outcome(self.place)

    def shift(self, writer: WorkshopWriter, across: int, down: int) -> Outcome | None:
        (kind, row_id), place = self.at, self.place
        if kind == "why":
            return Outcome(place) if down and acts.move(writer, Ref(kind, row_id), down) else None
        if self.ranked and down:
            raise Refused(gettext("Here the votes give the order. ^U goes back to the stages."))
        if kind == "stage" and across and row_id:
            acts.move(writer, Ref("stage", row_id), across)
        elif kind in ("touchpoint", "pain") and down:
            acts.move(writer, Ref(kind, row_id), down)
        elif kind in ("touchpoint", "pain"):
            order = [stage.id for stage in self.stages]
            index = order.index(self.stage_id()) + across
            if not 0 <= index < len(order):
                return None
            acts.move_to_stage(writer, Ref(kind, row_id), order[index])
        else:
            return None
        return Outcome(place)

    def votable(self) -> bool:
        kind, row_id = self.at
        return kind in ("stage", "touchpoint", "pain") and bool(row_id)

    def vote(self, writer: WorkshopWriter, hands: int) -> Outcome:
        kind, row_id = self.at
        if not self.votable():
            raise Refused(gettext("Move to a stage, a touchpoint or a pain point to count hands for it."))
        acts.change(
            writer, Ref(kind, row_id), ngettext("counted one hand", "counted {number} hands", hands), votes=hands
        )
        return Outcome(self.place)

    def choose(self, writer: WorkshopWriter, key: str) -> Outcome | None:
        stage_id = self.stage_id()
        if not stage_id:
            return None
        if key == "ctrl+u":
            return self.rank()
        go = {"ctrl+g": "goal", "ctrl+d": "pains", "ctrl+l": "feeling"}.get(key)
        if go:
            pains = self.view.state.where("pain", "stage_id", stage_id)
            return Outcome(f"pain:{pains[-1].id}" if go == "pains" and pains else f"{go}:{stage_id}")
        if key in ("ctrl+t", "ctrl+x") and self.pain is not None:
            return self.choose_cause(writer, key)
        if key == "ctrl+t":
            return self.mark_moment(writer)
        if key == "ctrl+o":
            return self.mark_people(writer, stage_id)
        if key == "ctrl+x":
            return self.split(writer, stage_id)
        return self.merge(writer, stage_id)


PANEL = StagesPanel
