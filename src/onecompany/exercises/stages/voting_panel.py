"""The journey's board as one votes on it: in lanes, or as a ranking of one of its lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.events import Resize

from onecompany.boards.hands import not_as_many, read_counts
from onecompany.boards.model import Model
from onecompany.boards.one_at_a_time import OneAtATime
from onecompany.boards.panel import Outcome, Refused
from onecompany.boards.sheet import Sheet
from onecompany.exercises.stages import voting
from onecompany.exercises.stages.board import journey_model
from onecompany.exercises.stages.causes import OF_PAIN, pain_of
from onecompany.exercises.stages.feelings import read_feeling
from onecompany.exercises.stages.ranking import first_place, ranking_model
from onecompany.exercises.stages.zoomed import curve_model, stage_model
from onecompany.kinds.lazy_module import LazyModule
from onecompany.kinds.rounds import Poll, Result, Vote
from onecompany.sentences import gettext
from onecompany.store.records import Record, Ref
from onecompany.summary import words

if TYPE_CHECKING:
    from onecompany.exercises.stages import acts
    from onecompany.kinds import ballots
    from onecompany.store.writer import WorkshopWriter
else:
    acts = LazyModule("onecompany.exercises.stages.acts")
    ballots = LazyModule("onecompany.kinds.ballots")

RANKING = "ranking"
"""Stands for the first place in the ranking of a table: `ranking:pain`."""


class VotedPanel(OneAtATime):
    """Shows the lanes, the ranking, or one stage or the curve in the zoom; puts votes to the room, keeps feelings."""

    ranked = ""
    """The table whose items are shown by their votes; "" while the lanes are."""
    _curved = False
    """Whether the curve is what is zoomed."""
    opened = ""
    """The pain point whose answers are seen in its lane, and that has places for more."""

    def compose(self) -> ComposeResult:
        yield Sheet()

    @property
    def at(self) -> tuple[str, str]:
        """What the cursor is on, and the id of its row."""
        kind, _, row_id = self.place.partition(":")
        return kind, row_id

    # -- what is shown

    def repaint(self, place: str) -> None:
        state = self.view.state
        kind, _, row_id = place.partition(":")
        if kind == RANKING:
            self.ranked = row_id
        elif place and kind != self.ranked and not (self.ranked == "pain" and kind in OF_PAIN):
            self.ranked = ""
        pain = pain_of(state, place)
        if kind != "pain" and pain is not None:
            self.opened = pain.id
        if not self.ranked or not state.rows(self.ranked):
            self.ranked = ""
            self.sheet.show(self._journey(place), place)
            return
        model = ranking_model(state, self.ranked, self.opened)
        self.sheet.show(model, first_place(model) if kind == RANKING else place)

    def _journey(self, place: str) -> Model:
        state = self.view.state
        self._curved = self._curved and place.partition(":")[0] in ("", "stage", "feeling")
        if self.single:
            return stage_model(state, state.get("stage", self.turn_to(place)), self.opened)
        if self.zoomed and self._curved and state.rows("stage"):
            return curve_model(state, self.size.height)
        return journey_model(state, self.opened)

    @property
    def aspect(self) -> str:
        return ",".join((self.ranked, self.opened, "curve" if self._curved else ""))  # no sentence: codes

    def take_aspect(self, aspect: str) -> None:
        self.ranked, self.opened, curve, *_ = *aspect.split(","), "", "", ""
        self._curved = bool(curve)

    # -- the zoom

    def zoom(self, *, on: bool) -> None:
        super().zoom(on=on)
        self._curved = on and self.at[0] == "feeling"

    def on_resize(self, event: Resize) -> None:
        """The curve is as high as there is room for."""
        if self.zoomed and self._curved:
            self.repaint(self.place)

    @property
    def single(self) -> bool:
        """Whether one stage fills the board."""
        return self.zoomed and not self._curved and not self.ranked and bool(self.keys())

    def keys(self) -> Sequence[str]:
        return [stage.id for stage in self.view.state.rows("stage")]

    def key_of(self, place: str) -> str:
        _kind, _, row_id = place.partition(":")
        row = pain_of(self.view.state, place) or self.view.state.get("touchpoint", row_id)
        return row_id if row is None else str(row.stage_id)

    def counterpart(self, key: str) -> str:
        kind = self.at[0]
        table = {"touchpoints": "touchpoint", "pains": "pain", **dict.fromkeys(OF_PAIN, "pain")}.get(kind, kind)
        if table not in ("touchpoint", "pain"):
            return f"{kind}:{key}"
        items = self.view.state.where(table, "stage_id", key)
        return f"{table}:{items[0].id}" if items else f"{table}s:{key}"

    def select(self, place: str) -> bool:
        if place.startswith(f"{RANKING}:"):
            self.repaint(place)
            return bool(self.ranked)
        if super().select(place) or (self._curved and self._from_curve(place)):
            return True
        ranked, stood, opened = self.ranked, self.place, self.opened
        pain = pain_of(self.view.state, place)
        if ranked or (pain is not None and opened != pain.id):
            self.repaint(place)
            if self.place == place:
                return True
            self.ranked, self.opened = ranked, opened
            self.repaint(stood)
        return False

    def _from_curve(self, place: str) -> bool:
        """Show the stage that a place is of instead of the curve. Whether there is one."""
        stood = self.place
        self.repaint(place)
        if self.place != place:
            self._curved = True
            self.repaint(stood)
        return self.place == place

    def rank(self) -> Outcome:
        """From the lanes to the ranking of the list that the cursor is in, or of the other one, and back."""
        kind, _ = self.at
        place = self.place
        if self.ranked:
            self.ranked = ""
            return Outcome(place)
        table = "touchpoint" if kind.startswith("touchpoint") else "pain"
        if not self.view.state.rows(table):
            table = "touchpoint" if table == "pain" else "pain"
        if not self.view.state.rows(table):
            raise Refused(gettext("There are no touchpoints and no pain points yet."))
        self.ranked = table
        return Outcome(place if kind == table else f"{RANKING}:{table}")

    # -- votes

    def votes(self) -> Sequence[Vote]:
        kind, row_id = self.at
        table = "touchpoint" if kind.startswith("touchpoint") else kind
        return voting.votes(self.view, table, row_id if kind == "feeling" else "")

    def poll_of(self, row: Any) -> Poll | None:
        _, _, stage_id = row.subject.partition("feeling:")
        stage: Record | None = self.view.state.get("stage", stage_id)
        return voting.feeling_poll(stage) if stage is not None else super().poll_of(row)

    def place_of(self, subject: str) -> str:
        table = next((table for table, name in voting.LISTS.items() if name == subject), "")
        return f"{RANKING}:{table}" if table else subject

    # -- feelings

    def feeling_text(self, stage: Record) -> str:
        """What F2 edits: the counts of the fingers, or the one number."""
        counted = self._fingers(stage)
        if counted is not None:
            return " ".join(str(counted.count(option.code)) for option in voting.feeling_points())
        return "" if stage.feeling is None else words.signed(stage.feeling)

    def _fingers(self, stage: Record) -> Result | None:
        """The round whose fingers were counted, where the feeling comes from one."""
        feeling = voting.felt(self.view.state, stage)
        last = feeling.round if feeling is not None else None
        return last if last is not None and last.method != "ballot" and last.counts is not None else None

    def keep_feeling(self, writer: WorkshopWriter, stage: Record, text: str, *, corrected: bool = False) -> Outcome:
        """Keep one number, or the fingers for each as a round; `corrected`: in place of those that stand there."""
        if len(text.replace(",", " ").replace(";", " ").split()) > 1:
            return self._count_fingers(writer, stage, text, corrected=corrected)
        value = read_feeling(text)
        if value is None and text.strip():
            raise Refused(
                gettext(
                    "A feeling is a number from −2 (awful) to +2 (great), or how many fingers were up for each of "
                    "them, such as 0 1 3 4 2."
                )
            )
        label = gettext("rated the feeling at {stage}", stage=stage.name)
        acts.change(writer, Ref("stage", stage.id), label, feeling=value)
        return Outcome(self.place)

    def _count_fingers(self, writer: WorkshopWriter, stage: Record, text: str, *, corrected: bool) -> Outcome:
        vote = voting.feeling_vote(stage, self.view.settings["threshold"])
        counts = read_counts(text, vote.polls[0].parts[0].options)
        earlier = self._fingers(stage) if corrected else None
        ballots.count_hands(
            writer,
            self.view.exercise.id,
            vote,
            vote.polls[0],
            counts,
            round_id=earlier.id if earlier is not None else None,
        )
        return Outcome(self.place, not_as_many(self.view.state, sum(counts.values())))
