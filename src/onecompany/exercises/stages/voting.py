"""What the room votes on in the journey, and what its votes came to. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from onecompany.kinds.rounds import Method, Option, Part, Poll, Result, Vote, dots_each, result
from onecompany.kinds.view import View
from onecompany.sentences import gettext, ngettext
from onecompany.store.records import Record
from onecompany.store.state import State
from onecompany.summary import words

LISTS = {"pain": "pains", "touchpoint": "touchpoints"}
"""The tables over which dots are put, with the subjects of their rounds."""

FINGERS: tuple[Method, ...] = ("hands", "ballot")


# -- what can be put to the room


def votes(view: View, table: str, stage_id: str) -> list[Vote]:
    """All that can be voted on; first what the cursor is on: one of the lists (`table`), or the feeling of a stage."""
    stages, threshold = view.state.rows("stage"), view.settings["threshold"]
    feelings = [feeling_vote(stage, threshold) for stage in stages if stage.id == stage_id]
    if len(stages) > 1:
        polls = tuple(feeling_poll(stage) for stage in stages)
        feelings.append(Vote(gettext("How every stage feels"), polls, FINGERS, threshold))
    dots = [vote for name in sorted(LISTS, key=lambda name: name != table) if (vote := dots_vote(view, name))]
    return [*feelings, *dots] if table == "feeling" else [*dots, *feelings]


def dots_vote(view: View, table: str) -> Vote | None:
    """Dots over all items of a list; None while there is nothing to choose from."""
    items = ordered_items(view.state, table)
    if len(items) < 2:
        return None
    title = gettext("Pain points") if table == "pain" else gettext("Touchpoints")
    asked = gettext("Which hurt most?") if table == "pain" else gettext("Which matter most?")
    budget = view.settings["dots"] or dots_each(len(items))
    poll = Poll(
        LISTS[table], "dots", title, (Part(asked, _options(items, table)),), budget, view.settings["dots_on_one"]
    )
    title = gettext("Dots for the pain points") if table == "pain" else gettext("Dots for the touchpoints")
    return Vote(title, (poll,), threshold=view.settings["threshold"])


def _options(items: list[tuple[Record, Record]], table: str) -> tuple[Option, ...]:
    """The items, with the stage where two of them say the same."""
    texts = [item.text for item, _ in items]
    alike = {text for text in texts if texts.count(text) > 1}
    return tuple(
        Option(
            f"{table}:{item.id}",
            gettext("{text} ({stage})", text=item.text, stage=stage.name) if item.text in alike else item.text,
        )
        for item, stage in items
    )


def feeling_vote(stage: Record, threshold: int) -> Vote:
    """How it feels at one stage, by all fingers at once."""
    return Vote(gettext("How {stage:quoted} feels", stage=stage.name), (feeling_poll(stage),), FINGERS, threshold)


def feeling_poll(stage: Record) -> Poll:
    """The feeling of a stage as a round."""
    text = gettext("How does {stage:quoted} feel to the {customer}?", stage=stage.name)
    part = Part(text, feeling_points(), gettext("awful"), gettext("great"))
    return Poll(f"feeling:{stage.id}", "scale", str(stage.name), (part,))


def feeling_points() -> tuple[Option, ...]:
    """How a stage can feel, from −2 to +2. On a ballot each is chosen by its number: no key is a minus and a figure."""
    return tuple(Option(str(point), words.signed(point)) for point in range(-2, 3))


def ordered_items(state: State, table: str) -> list[tuple[Record, Record]]:
    """The items of a list, lane after lane, each with its stage."""
    return [(item, stage) for stage in state.rows("stage") for item in state.where(table, "stage_id", stage.id)]


# -- what it came to


def results_of(state: State, subject: str) -> list[Result]:
    """What the rounds about a subject came to, in all exercises of this kind, the latest last."""
    rows = (row for row in state.where("round", "subject", subject) if _is_ours(state, row))
    return [outcome for row in rows if (outcome := result(row)) is not None]


def _is_ours(state: State, row: Record) -> bool:
    return bool(state.get("exercise", row.exercise_id).kind == "stages")


def earlier(state: State, table: str) -> Result | None:
    """What the round before the latest came to, if its votes are known."""
    known = [result for result in results_of(state, LISTS[table]) if result.counts is not None]
    return known[-2] if len(known) > 1 else None


@dataclass(frozen=True, slots=True)
class Felt:
    """How it feels at a stage: the mean of its round in one decimal, or the one number that was typed."""

    value: float
    round: Result | None = None

    @property
    def spread(self) -> float | None:
        """How far the answers lie apart, in one decimal; None for a number that was typed."""
        return words.rounded(self.round.spread) if self.round is not None else None


def felt(state: State, stage: Record) -> Felt | None:
    """How it feels at a stage. A round counts only while the feeling is still what it came to."""
    if stage.feeling is None:
        return None
    last = next(iter(results_of(state, f"feeling:{stage.id}")[::-1]), None)
    if last is None or last.mean is None or last.nearest != stage.feeling:
        return Felt(stage.feeling)
    return Felt((words.rounded(last.mean) or 0.0) + 0.0, last)  # + 0.0: there is no "−0" to show


def running(state: State, subject: str) -> Record | None:
    """The round about a subject that is not revealed, if there is one."""
    rows = (row for row in state.where("round", "subject", subject) if row.state != "revealed")
    return next((row for row in rows if _is_ours(state, row)), None)


def how_voted(state: State, subject: str) -> str:
    """How the latest round of dots was held; "" when there was none."""
    last = next(iter(results_of(state, subject)[::-1]), None)
    if last is None:
        return ""
    row = state.get("round", last.id)
    if last.counts is None:
        return ngettext(
            "{number:Words} has voted, fewer than {fewest:words}: what was chosen is not shown.",
            "{number:Words} have voted, fewer than {fewest:words}: what they chose is not shown.",
            last.n,
            fewest=row.threshold,
        )
    if last.method != "ballot":
        dots = sum(last.counts.values())
        return ngettext("One dot by hands.", "{number} dots by hands.", dots)
    values = {"dots": row.budget, "most": row.most}
    if row.budget == 1:
        return ngettext("One ballot with one dot.", "{number} ballots with one dot each.", last.n)
    if row.most >= row.budget:
        return ngettext("One ballot with {dots} dots.", "{number} ballots with {dots} dots each.", last.n, **values)
    return ngettext(
        "One ballot with {dots} dots, at most {most} on one.",
        "{number} ballots with {dots} dots each, at most {most} on one.",
        last.n,
        **values,
    )
