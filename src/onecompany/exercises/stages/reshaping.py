"""What changes the shape of the journey: stages that are merged or split, and what is marked in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from onecompany.boards.panel import Answer, Outcome, Question, Refused
from onecompany.exercises.stages.voting_panel import VotedPanel
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.stages import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.stages.acts")


class ReshapedPanel(VotedPanel):
    """Merges and splits stages, and marks moments of truth and stages of our own people."""

    @property
    def stages(self) -> list[Record]:
        """The stages in order."""
        return self.view.state.rows("stage")

    def stage_id(self) -> str:
        """The stage whose lane has the cursor; "" when there is none."""
        kind, row_id = self.at
        if kind in ("touchpoint", "pain"):
            row: Record | None = self.view.state.get(kind, row_id)
            return row.stage_id if row else ""
        return row_id

    def mark_moment(self, writer: WorkshopWriter) -> Outcome:
        """Mark the touchpoint at the cursor as a moment of truth, or not any more."""
        kind, row_id = self.at
        if kind != "touchpoint":
            raise Refused(gettext("Move to a touchpoint to mark it as a moment of truth."))
        row: Record = self.view.state.get("touchpoint", row_id)
        label = gettext("unmarked a moment of truth") if row.moment else gettext("marked a moment of truth")
        acts.change(writer, Ref(kind, row_id), label, moment=not row.moment)
        return Outcome(self.place)

    def mark_people(self, writer: WorkshopWriter, stage_id: str) -> Outcome:
        """Make a stage one of our own people, or the customers' again."""
        if not self.view.settings["allow_people_stage"]:
            raise Refused(gettext("This plan has no stage of our own people (allow_people_stage)."))
        stage: Record = self.view.state.get("stage", stage_id)
        label = gettext("{stage} is about our own people", stage=stage.name)
        if stage.people:
            label = gettext("{stage} is the {customers}' again", stage=stage.name)
        acts.change(writer, Ref("stage", stage_id), label, people=not stage.people)
        return Outcome(self.place)

    def merge(self, writer: WorkshopWriter, stage_id: str) -> Outcome:
        """Merge the next stage into this one; asks first where both have a feeling."""
        index = next(i for i, stage in enumerate(self.stages) if stage.id == stage_id)
        if index + 1 == len(self.stages):
            raise Refused(gettext("There is no next stage to join with."))
        kept, gone = self.stages[index], self.stages[index + 1]

        def merge_with(writer: WorkshopWriter, feeling: int | None = None) -> Outcome:
            return Outcome(f"stage:{kept.id}", acts.merge(writer, gone.id, kept.id, feeling))

        if None in (kept.feeling, gone.feeling) or kept.feeling == gone.feeling:
            return merge_with(writer)
        answers = [
            Answer(
                gettext("{feeling:signed}, as at {stage}", feeling=stage.feeling, stage=stage.name),
                partial(merge_with, feeling=stage.feeling),
            )
            for stage in (kept, gone)
        ]
        text = gettext(
            "The room felt {one:signed} at {stage} and {two:signed} at {other}. What is it at both together?",
            one=kept.feeling,
            stage=kept.name,
            two=gone.feeling,
            other=gone.name,
        )
        title = gettext("Merge {stage} and {other}", stage=kept.name, other=gone.name)
        answers.append(Answer(gettext("Leave both stages as they are")))
        return Outcome(self.place, question=Question(title, text, answers))

    def split(self, writer: WorkshopWriter, stage_id: str) -> Outcome:
        """Split a stage before the touchpoint at the cursor."""
        kind, row_id = self.at
        stage: Record = self.view.state.get("stage", stage_id)
        if kind != "touchpoint":
            raise Refused(gettext("Move to the touchpoint with which the new stage begins."))
        new = acts.split(writer, stage_id, f"{stage.name} 2", row_id)
        return Outcome(f"stage:{new}", gettext("Split. F2 names the new stage."))
