"""What the journey's board shows: a lane a stage, and the curve of feeling under them. Rows in, a model out."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.boards import charts
from onecompany.boards.lanes import Folded, Group, lanes
from onecompany.boards.model import BoardCell, BoardRow, Model, Tone
from onecompany.boards.voting import standing
from onecompany.exercises.stages import causes
from onecompany.exercises.stages.feelings import curve
from onecompany.exercises.stages.voting import felt, running
from onecompany.kinds.journey import more_stages
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words
from onecompany.summary.tallies import tenths

MOMENT = "★"
PEOPLE = "☺"


def journey_model(state: State, opened: str = "") -> Model:
    """The lanes, with the feeling and its curve at the foot. `opened`: the pain point whose answers are seen."""
    stages = state.rows("stage")
    if not stages:
        return lanes([BoardCell("·", "stage:", "muted")], [])
    titles = list_titles(state)
    groups = [
        Group(
            "touchpoint",
            titles["touchpoint"],
            [[item_cell(row) for row in state.where("touchpoint", "stage_id", stage.id)] for stage in stages],
            [f"touchpoints:{stage.id}" for stage in stages],
            folded_touchpoints(state, stages),
        ),
        Group(
            "pain",
            titles["pain"],
            [
                [cell for row in state.where("pain", "stage_id", stage.id) for cell in _pain(state, row, opened)]
                for stage in stages
            ],
            [f"pains:{stage.id}" for stage in stages],
            folded_pains(state, stages),
        ),
        Group(
            "goal",
            titles["goal"],
            [[BoardCell(stage.goal, f"goal:{stage.id}")] if stage.goal else [] for stage in stages],
            [f"goal:{stage.id}" for stage in stages],
            _folded_goals(stages),
        ),
    ]
    feelings = [feeling_cell(state, stage) for stage in stages]
    asked = [f"feeling:{stage.id}" for stage in stages]
    felt_lanes = [[cell] if cell is not None else [] for cell in feelings]
    feeling = Group("feeling", feeling_title(state, stages), felt_lanes, asked)
    chart = curve(state, stages)
    picture = BoardRow(drawing=lambda columns, _width: charts.curve(chart, columns))
    return lanes([head_cell(stage) for stage in stages], groups, feeling, (picture,), across=more_stages)


def folded_touchpoints(state: State, stages: Sequence[Record]) -> Folded:
    """The touchpoints of stages in figures."""
    lists = [state.where("touchpoint", "stage_id", stage.id) for stage in stages]
    moments = [sum(row.moment for row in rows) for rows in lists]
    counts = [ngettext("{number} touchpoint", "{number} touchpoints", len(rows)) if rows else "" for rows in lists]
    stars = [f" {MOMENT}{number}" if number else "" for number in moments]
    return Folded(
        _with_standing(state, gettext("Touchpoints: how many · ★ moments of truth"), "touchpoints"),
        [f"{count}{star}" for count, star in zip(counts, stars, strict=True)],
        [f"{len(rows)}{star}" if rows else "" for rows, star in zip(lists, stars, strict=True)],
        gettext("Touchpoints: {number}, ★ {moments}", number=sum(map(len, lists)), moments=sum(moments)),
    )


def folded_pains(state: State, stages: Sequence[Record]) -> Folded:
    """The pain points of stages in figures, with their votes."""
    lists = [state.where("pain", "stage_id", stage.id) for stage in stages]
    votes = [sum(row.votes for row in rows) for rows in lists]
    counts = [ngettext("{number} pain", "{number} pains", len(rows)) for rows in lists]
    words = [f"{count}, {_voted(number)}" if number else count for count, number in zip(counts, votes, strict=True)]
    return Folded(
        _with_standing(state, gettext("Pain points: how many (votes)"), "pains"),
        [text if rows else "" for rows, text in zip(lists, words, strict=True)],
        [f"{len(rows)} {_votes(number)}".strip() if rows else "" for rows, number in zip(lists, votes, strict=True)],
        gettext("Pain points: {number}, {votes}", number=sum(map(len, lists)), votes=_voted(sum(votes))),
    )


def _voted(number: int) -> str:
    return ngettext("{number} vote", "{number} votes", number)


def _folded_goals(stages: Sequence[Record]) -> Folded:
    """What customers want, one line each."""
    title, goals = gettext("What the {customer} wants here"), [stage.goal for stage in stages]
    said = gettext("{title}: at {known} of {stages}", title=title, known=sum(map(bool, goals)), stages=len(goals))
    return Folded(title, goals, goals, said)


def list_titles(state: State) -> dict[str, str]:
    """What stands above the lists of a stage, by their kind of place."""
    return {
        "touchpoint": _with_standing(state, gettext("Touchpoints · ★ moment of truth"), "touchpoints"),
        "pain": _with_standing(
            state, " · ".join(filter(None, (gettext("Pain points"), causes.legend(state)))), "pains"
        ),
        "goal": gettext("What the {customer} wants here"),
    }


def feeling_title(state: State, stages: Sequence[Record]) -> str:
    """What stands above the feelings of some stages."""
    title = gettext("How it feels, −2 to +2")
    if any(feeling.spread is not None for stage in stages if (feeling := felt(state, stage)) is not None):
        title = gettext("How it feels, −2 to +2 · ± spread of the answers")
    return _with_standing(state, title, *(f"feeling:{stage.id}" for stage in stages))


def _with_standing(state: State, title: str, *subjects: str) -> str:
    """A title, and behind it how many have voted while a vote about what stands below is going on."""
    vote = next((row for subject in subjects if (row := running(state, subject)) is not None), None)
    return title if vote is None else f"{title} · {standing(state, vote)}"


def _votes(votes: int) -> str:
    return f"({votes})" if votes else ""


def head_cell(stage: Record) -> BoardCell:
    """The name of a stage."""
    name = f"{PEOPLE} {stage.name}" if stage.people else stage.name
    return BoardCell(name, f"stage:{stage.id}", "head", lines=3, tail=_votes(stage.votes), tight=2, words=True)


def item_cell(row: Record, mark: str = "") -> BoardCell:
    """A touchpoint or a pain point; its votes, and a mark if it has one, are never cut."""
    moment = getattr(row, "moment", None)
    place = f"{'pain' if moment is None else 'touchpoint'}:{row.id}"
    text = f"{MOMENT} {row.text}" if moment else row.text
    tail = f"{_votes(row.votes)} {mark}".strip() if mark else _votes(row.votes)
    return BoardCell(text, place, "strong" if moment else "text", lines=6, tail=tail, tight=4)


def _pain(state: State, row: Record, opened: str) -> list[BoardCell]:
    """A pain point; below it why it hurts, or how many answers there are."""
    if row.id != opened:
        return [item_cell(row, causes.mark(state, row))]
    return [item_cell(row), *causes.below(state, row, opened=True)]


def feeling_cell(state: State, stage: Record) -> BoardCell | None:
    """How it feels at a stage; None where nobody said."""
    feeling = felt(state, stage)
    if feeling is None:
        return None
    tone: Tone = "bad" if feeling.value < 0 else "good" if feeling.value > 0 else "text"
    text = words.signed(feeling.value)
    if feeling.spread is not None:
        text = f"{text} ±{tenths(feeling.spread)}"
    return BoardCell(text, f"feeling:{stage.id}", tone, "center", tight=2)
