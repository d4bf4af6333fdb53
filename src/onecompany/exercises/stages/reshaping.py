"""What changes the shape of the journey: stages that are merged or split, and what is marked in them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from onecompany.boards.panel import Answer, Outcome, Question, Refused
from onecompany.exercises.stages import merging
from onecompany.exercises.stages.causes_panel import CausesPanel
from onecompany.kinds.lazy_module import LazyModule
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref

if TYPE_CHECKING:
    from onecompany.exercises.stages import acts
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.stages.acts")


class ReshapedPanel(CausesPanel):
    """Merges and splits stages, and marks moments of truth and stages of our own people."""

    @property
    def stages(self) -> list[Record]:
        """The stages in order."""
        return self.view.state.rows("stage")

    def stage_id(self) -> str:
        """The stage whose lane has the cursor; "" when there is none."""
        kind, row_id = self.at
        if kind == "touchpoint" or self.pain is not None:
            row: Record | None = self.pain or self.view.state.get(kind, row_id)
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
        """Ask which stage goes into this one, its neighbours first."""
        index = next(i for i, stage in enumerate(self.stages) if stage.id == stage_id)
        kept, stages = self.stages[index], self.stages
        others = [stage for _, stage in sorted(enumerate(stages), key=lambda pair: (abs(pair[0] - index), -pair[0]))][
            1:
        ]
        if not others:
            raise Refused(gettext("There is no other stage to join with."))
        answers = [Answer(stage.name, partial(self._take_in, kept_id=kept.id, gone_id=stage.id)) for stage in others]
        title = gettext("Merge which stage into {stage:quoted}?", stage=kept.name)
        text = gettext(
            "{stage:quoted} stays the name of both; that of the other becomes a touchpoint.", stage=kept.name
        )
        answers.append(Answer(gettext("Leave all stages as they are")))
        return Outcome(self.place, question=Question(title, text, answers, numbered=True))

    def _take_in(self, writer: WorkshopWriter, *, kept_id: str, gone_id: str) -> Outcome:
        """One stage goes into another; what both have said of themselves, the room says anew before."""
        kept, gone = (self.view.state.get("stage", stage_id) for stage_id in (kept_id, gone_id))
        if not (kept.goal and gone.goal) or kept.goal == gone.goal:
            return self._ask_feeling(writer, kept=kept, gone=gone, goal=None)
        both = merging.goals_joined(kept.goal, gone.goal)
        answers = [
            Answer(
                gettext("As at {stage}: {goal}", stage=stage.name, goal=stage.goal),
                partial(self._ask_feeling, kept=kept, gone=gone, goal=stage.goal),
            )
            for stage in (kept, gone)
        ]
        answers.insert(
            0,
            Answer(
                gettext("Both together: {goal}", goal=both),
                partial(self._ask_feeling, kept=kept, gone=gone, goal=both),
            ),
        )
        text = gettext("{stage} and {other} both have a goal. What is it at both together?", **_names(kept, gone))
        return self._asked(kept, gone, text, answers)

    def _ask_feeling(self, writer: WorkshopWriter, *, kept: Record, gone: Record, goal: str | None) -> Outcome:
        def merge(writer: WorkshopWriter, feeling: int | None = None) -> Outcome:
            return Outcome(f"stage:{kept.id}", acts.merge(writer, gone.id, kept.id, feeling, goal))

        if None in (kept.feeling, gone.feeling) or kept.feeling == gone.feeling:
            return merge(writer)
        answers = [
            Answer(
                gettext("{feeling:signed}, as at {stage}", feeling=stage.feeling, stage=stage.name),
                partial(merge, feeling=stage.feeling),
            )
            for stage in (kept, gone)
        ]
        text = gettext(
            "The room felt {one:signed} at {stage} and {two:signed} at {other}. What is it at both together?",
            one=kept.feeling,
            two=gone.feeling,
            **_names(kept, gone),
        )
        return self._asked(kept, gone, text, answers)

    def _asked(self, kept: Record, gone: Record, text: str, answers: list[Answer]) -> Outcome:
        title = gettext("Merge {stage} and {other}", **_names(kept, gone))
        return Outcome(
            self.place,
            question=Question(title, text, [*answers, Answer(gettext("Leave both stages as they are"))]),
        )

    def split(self, writer: WorkshopWriter, stage_id: str) -> Outcome:
        """Split a stage before the touchpoint at the cursor, and ask what the new one is called."""
        kind, row_id = self.at
        stage: Record = self.view.state.get("stage", stage_id)
        if kind != "touchpoint":
            raise Refused(gettext("Move to the touchpoint with which the new stage begins."))
        lane = [row.id for row in self.view.state.where("touchpoint", "stage_id", stage_id)]
        message = merging.split_message(self.view.state, stage, len(lane) - lane.index(row_id))
        new = acts.split(writer, stage_id, gettext("{stage} 2", stage=stage.name), row_id)
        return Outcome(f"stage:{new}", message, edit=True)


def _names(kept: Record, gone: Record) -> dict[str, str]:
    return {"stage": kept.name, "other": gone.name}
