"""What Northwind Utilities, which does not exist, always and never does, and when its code says what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.conduct import RULE, acts
from onecompany.exercises.conduct.chapters import Chapter, chapters
from onecompany.exercises.conduct.ratifying import verdict
from onecompany.exercises.conduct.votes import ratify, votes
from onecompany.kinds import ballots, rows, sorting_notes
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.sample import Case, ids
from onecompany.kinds.shared_tables import DISSENT
from onecompany.kinds.view import View
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter

# no sentence: where an invented company says what; a number is its dots, and how many are adopted stands first
CODE: dict[str, tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]] = {
    "I hear of you": ((("Say what a year costs, not a month", 5), ("Show the price with all that comes to it", 3)), ()),
    "I compare": (
        (("Give the same price on every page and on the phone", 8), ("Name the tariff that is cheapest for them", 4)),
        (("Call somebody who asked for an e-mail", 6), ("Hide how one leaves again", 5)),
    ),
    "I sign up": (
        (
            ("Confirm in writing within the hour what comes next", 6),
            ("Let them finish on paper what they began here", 2),
        ),
        (("Promise a day that the depot has not confirmed", 9),),
    ),
    "I move in": (
        (
            ("Call two days before and name the engineer", 7),
            ("Stay on the line until the light is on", 6),
            ("Pay for the hotel when we are late", 1),
        ),
        (("Send them to another number", 9), ("Leave a home without supply over a night", 8)),
    ),
    "I pay": (
        (("Explain every bill that is a tenth above the last", 5), ("Offer a plan before the second reminder", 4)),
        (("Estimate twice in a row", 7), ("Send a reminder while a complaint is open", 6)),
    ),
    "I need help": (
        (("Let the first person who answers see it through", 8), ("Say when we do not know", 3)),
        (("Close a case before they say it is solved", 7),),
    ),
    "people": (
        (("Tell our own people before we tell the press", 4), ("Let who is on the phone decide up to 100 euros", 7)),
        (("Blame a colleague in front of a customer", 6),),
    ),
}

ADOPTED = 5
"""Rules with so many dots are adopted."""

# no sentence: thumbs up, sideways and down, and why not
THUMBS: dict[str, tuple[int, int, int, tuple[str, ...]]] = {
    "I compare": (8, 0, 0, ()),
    "I sign up": (6, 2, 0, ()),
    "I move in": (
        5,
        1,
        2,
        ("Goran Ilić: We have nobody on call on Sundays", "A night without supply is not always ours to prevent"),
    ),
    "I pay": (7, 1, 0, ()),
    "I need help": (8, 0, 0, ()),
    "people": (7, 0, 1, ("Dora Lindqvist: 100 euros a call is a budget that nobody has approved",)),
}

HARDEST = {
    "Leave a home without supply over a night": "Operations",
    "Promise a day that the depot has not confirmed": "Sales",
}
UNNOTICED = ("Tell our own people before we tell the press",)


def _chapters(writer: WorkshopWriter, exercise: Any) -> dict[str, Chapter]:
    """The chapters by the name of their stage, or by their key."""
    every = chapters(writer.state, exercise.settings)
    return {part.stage.name if part.stage is not None else part.key: part for part in every}


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Write the code stage by stage, give dots to all of it, adopt what got most, and ratify all stages but one."""
    parts, silos = _chapters(writer, exercise), ids(writer, "silo")
    dots: dict[str, int] = {}
    for name, (always, never) in CODE.items():
        lines = [*(("always", text) for text, _ in always), *(("never", text) for text, _ in never)]
        new = acts.add_rules(writer, parts[name], lines)
        dots |= {f"rule:{rule}": count for rule, (_, count) in zip(new, (*always, *never), strict=True)}
    for rule in list(writer.state.rows("rule")):
        if rule.text in HARDEST:
            rows.change(writer, RULE, rule.id, hardest_for=silos[HARDEST[rule.text]])
        rows.change(writer, RULE, rule.id, noticed=rule.text not in UNNOTICED)
    everywhere = votes(_view(writer, exercise), None)[-1]
    ballots.count_hands(writer, exercise.id, everywhere, everywhere.polls[0], dots, n=8)
    for rule in list(writer.state.rows("rule")):
        if rule.votes >= ADOPTED or rule.text in UNNOTICED:
            rows.change(writer, RULE, rule.id, state="adopted")
        elif rule.votes == 1:
            acts.drop(writer, rule.id)
    for name, (up, sideways, down, reasons) in THUMBS.items():
        _ratify(writer, exercise, parts[name], up, sideways, down)
        for reason in reasons:
            acts.dissent(writer, _round(writer, parts[name]), [reason])


def _view(writer: WorkshopWriter, exercise: Any) -> View:
    return View(writer.state, exercise, writer.state.workshop.date)


def _ratify(writer: WorkshopWriter, exercise: Any, part: Chapter, up: int, sideways: int, down: int) -> None:
    vote = ratify(_view(writer, exercise), part)
    assert vote is not None
    counts = {"up": up, "sideways": sideways, "down": down}
    ballots.count_hands(writer, exercise.id, vote, vote.polls[0], counts)


def _round(writer: WorkshopWriter, part: Chapter) -> str:
    seen = verdict(writer.state, part)
    assert seen is not None
    assert seen.result is not None
    return seen.result.id


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Move rules within their lane and to others, drop one with a decision, remove one; ratify one stage again."""
    parts = _chapters(writer, exercise)
    always = parts["I compare"].lane(writer.state, "always")
    acts.move(writer, always[1].id, -1)
    acts.move_to(writer, always[0].id, parts["I pay"], "never", first=True)
    acts.drop(writer, always[1].id, "The cheapest tariff is named by the calculator")
    rows.remove(writer, RULE, always[0].id)
    _ratify(writer, exercise, parts["I pay"], 8, 0, 0)
    rows.remove(writer, DISSENT, writer.state.rows("dissent")[0].id)
    first, second = sorting_notes.add(writer, exercise.id, ["Never leave a call unanswered", "Say who calls back"])
    group = sorting_notes.group(writer, Ref("slip", second), "Calls")
    sorting_notes.sort(writer, Ref("slip", first), parts["I pay"].key, "never", "I pay, never")
    sorting_notes.sort(writer, Ref("cluster", group), parts["I pay"].key, "always", "I pay, always")


def _change_all(writer: WorkshopWriter, **values: Any) -> None:
    for row in list(writer.state.rows("rule")):
        rows.change(writer, RULE, row.id, **values)


def _adopt_more(writer: WorkshopWriter, exercise: Any) -> None:
    texts = ("Greet by name", "Call back the same day", "Ask whether it worked", "Say thank you")
    new = acts.add_rules(writer, _chapters(writer, exercise)["I pay"], [("always", text) for text in texts])
    for rule in new:
        rows.change(writer, RULE, rule, state="adopted")


def _ratify_all(writer: WorkshopWriter, exercise: Any) -> None:
    for part in _chapters(writer, exercise).values():
        _ratify(writer, exercise, part, 8, 0, 0)


def _empty_a_lane(writer: WorkshopWriter, exercise: Any) -> None:
    for row in list(_chapters(writer, exercise)["I pay"].lane(writer.state, "always")):
        rows.remove(writer, RULE, row.id)


def _add(writer: WorkshopWriter, exercise: Any, stage: str, kind: str, text: str) -> None:
    acts.add_rules(writer, _chapters(writer, exercise)[stage], [(kind, text)])


CASES = {
    "conduct.no_always": Case(
        "warning",
        "a stage has no rule of what we always do",
        _empty_a_lane,
    ),
    "conduct.no_never": Case(
        "warning",
        "a stage has no rule of what we never do",
        lambda writer, exercise: _add(writer, exercise, "I hear of you", "never", "Advertise a price that has ended"),
    ),
    "conduct.too_many": Case("warning", "more rules are adopted in a lane than the plan wants", _adopt_more),
    "conduct.unnoticed": Case(
        "warning", "no customer would notice an adopted rule", lambda writer, _: _change_all(writer, noticed=True)
    ),
    "conduct.both": Case(
        "crack",
        "two rules have the same words, one as always and one as never",
        lambda writer, exercise: _add(writer, exercise, "I pay", "always", "always estimate twice, in a row!"),
    ),
    "conduct.turned": Case(
        "crack",
        "a rule of last time is its opposite now, or none any more, and no decision says so",
        lambda writer, _: acts.drop(writer, adopted(writer.state)[0].id),
        again=True,
    ),
    "conduct.weakened": Case(
        "warning",
        "a rule that was adopted last time is only proposed now",
        lambda writer, _: rows.change(writer, RULE, adopted(writer.state)[0].id, state="proposed"),
        again=True,
    ),
    "conduct.dissent": Case("warning", "somebody voted against the code of a stage", _ratify_all),
    "conduct.hardest": Case(
        "warning",
        "one silo finds more than half of the adopted rules hardest",
        lambda writer, _: _change_all(writer, hardest_for=ids(writer, "silo")["Sales"]),
    ),
    "conduct.ratified": Case("strength", "the code of every stage is ratified", _ratify_all),
}
