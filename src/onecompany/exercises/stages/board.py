"""What the journey's board shows: a lane a stage, and the curve of feeling under them. Rows in, a model out."""

from __future__ import annotations

from onecompany.boards import charts
from onecompany.boards.lanes import Group, lanes
from onecompany.boards.model import BoardCell, BoardRow, Model, Tone
from onecompany.exercises.stages.feelings import curve
from onecompany.kinds.journey import more_stages
from onecompany.sentences import gettext
from onecompany.store.records import Record
from onecompany.store.state import State

MOMENT = "★"
PEOPLE = "☺"


def journey_model(state: State) -> Model:
    """The lanes, with the feeling and its curve at the foot."""
    stages = state.rows("stage")
    if not stages:
        return lanes([BoardCell("·", "stage:", "muted")], [])
    groups = [
        Group(
            "touchpoint",
            gettext("Touchpoints · ★ moment of truth"),
            [[_item(row) for row in state.where("touchpoint", "stage_id", stage.id)] for stage in stages],
            [f"touchpoints:{stage.id}" for stage in stages],
        ),
        Group(
            "pain",
            gettext("Pain points"),
            [[_item(row) for row in state.where("pain", "stage_id", stage.id)] for stage in stages],
            [f"pains:{stage.id}" for stage in stages],
        ),
        Group(
            "goal",
            gettext("What the {customer} wants here"),
            [[BoardCell(stage.goal, f"goal:{stage.id}")] if stage.goal else [] for stage in stages],
            [f"goal:{stage.id}" for stage in stages],
        ),
    ]
    feeling = Group(
        "feeling",
        gettext("How it feels, −2 to +2"),
        [[_feeling(stage)] if stage.feeling is not None else [] for stage in stages],
        [f"feeling:{stage.id}" for stage in stages],
    )
    chart = curve(stages)
    picture = BoardRow(drawing=lambda columns, _width: charts.curve(chart, columns))
    return lanes([_head(stage) for stage in stages], groups, feeling, (picture,), across=more_stages)


def _votes(votes: int) -> str:
    return f"({votes})" if votes else ""


def _head(stage: Record) -> BoardCell:
    name = f"{PEOPLE} {stage.name}" if stage.people else stage.name
    return BoardCell(name, f"stage:{stage.id}", "head", lines=3, tail=_votes(stage.votes), tight=2)


def _item(row: Record) -> BoardCell:
    moment = getattr(row, "moment", None)
    place = f"{'pain' if moment is None else 'touchpoint'}:{row.id}"
    text = f"{MOMENT} {row.text}" if moment else row.text
    return BoardCell(text, place, "strong" if moment else "text", lines=6, tail=_votes(row.votes), tight=4)


def _feeling(stage: Record) -> BoardCell:
    tone: Tone = "bad" if stage.feeling < 0 else "good" if stage.feeling > 0 else "text"
    return BoardCell(gettext("{feeling:signed}", feeling=stage.feeling), f"feeling:{stage.id}", tone, "center")
