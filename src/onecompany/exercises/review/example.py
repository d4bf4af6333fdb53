"""What the leaders of Northwind Utilities, which does not exist, look back at, and when a review says what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.review import READING, acts
from onecompany.kinds import rows
from onecompany.kinds.code_of_conduct import adopted
from onecompany.kinds.journey import cracks
from onecompany.kinds.promises import promised_before
from onecompany.kinds.registry import table
from onecompany.kinds.sample import Case, after, ids
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts.capture import add_decision
from onecompany.store.transaction import models
from onecompany.store.writer import WorkshopWriter

# no sentence: what was promised last time, by whom, due in so many days, what became of it, why
PROMISES: tuple[tuple[str, str, int, str, str], ...] = (
    ("Call each customer whose visit is moved", "Goran Ilić", -40, "kept", "214 calls, and no letter of complaint"),
    ("One name on every letter about a bill", "Dora Lindqvist", -12, "kept", ""),
    ("Read the meter where the customer is at home", "Goran Ilić", -3, "kept", "One visit in two"),
    ("Show the price on the first page", "Ben Okafor", 35, "late", "The page is made anew in spring"),
    ("Bonus for new contracts alone ends", "Eli Roth", -5, "dropped", "The works council said no"),
    ("Answer in the evening, too", "Fatima Haddad", 61, "open", ""),
)

# no sentence: what the first metrics were on two days before, so many days ago, and what they are now
READ: tuple[tuple[tuple[float, float], float], ...] = (
    ((74.0, 81.0), 88.0),
    ((4.0, 4.1), 3.8),
    ((61.0, 60.0), 60.0),
)
DAYS_AGO = (182, 91)

# no sentence: in each of the two reviews of the year what became of what was promised before, until when, and why
ANSWERS: tuple[tuple[tuple[str, str, int | None, str], ...], ...] = (
    (
        ("Name the owner of the move-in and tell every team", "kept", None, "The depot told every team itself"),
        ("One move-in date in one system, seen by all", "late", 45, "Billing sees it, the depot does not yet"),
        ("Call every customer before the first bill", "dropped", None, "400 calls a week, and nobody to make them"),
        ("A number for People that a customer would notice", "kept", None, ""),
    ),
    (
        ("One move-in date in one system, seen by all", "kept", None, "Sales, depot and billing read the same day"),
        ("One page with all prices, and one team that may change it", "kept", None, ""),
        ("Tell Sales each Monday which days the depot has", "kept", None, "Every Monday but two"),
        ("Each of us sits beside a call agent for a day", "kept", None, "All eight, Finance twice"),
        ("Pay Sales for customers who are still here after a year", "open", None, "The works council has it"),
    ),
)

# no sentence: what metrics were on those two days; nobody had read one of them on the first
YEAR: dict[str, tuple[float | None, float | None]] = {
    "Homes live on the day we promised": (78.0, 89.0),
    "New customers who say what they expected": (3.9, 4.1),
    "Sign-ups that need no second contact": (69.0, 81.0),
    "First bills paid without a call": (70.0, 76.0),
    "Customers still here after a year": (82.0, 84.0),
    "Solved by the first person": (58.0, 51.0),
    "Visits that need no second one": (None, 74.0),
    "Days from signature to light": (12.0, 8.0),
}

# no sentence: a rule that is turned round, about which nobody decides anything, and one that goes with a decision
TURNED, GONE = "Stay on the line until the light is on", "Call somebody who asked for an e-mail"


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Six promises of last time with what became of them, and three metrics read twice before and today."""
    leaders = ids(writer, "leader")
    before: list[dict[str, Any]] = [
        {"what": what, "leader_id": leaders.get(who), "by_when": after(writer, days), "origin_id": f"before{number}"}
        for number, (what, who, days, _, _) in enumerate(PROMISES, 1)
    ]
    new = rows.add(writer, COMMITMENT, before)
    for promise, (_, _, _, state, reason) in zip(new, PROMISES, strict=True):
        acts.answer(writer, promise, state)
        if reason:
            rows.change(writer, COMMITMENT, promise, reason=reason)
    for number, (metric, (past, today)) in enumerate(zip(list(writer.state.rows("metric")), READ, strict=False), 1):
        old = [
            {"metric_id": metric.id, "date": after(writer, -days), "value": value, "origin_id": f"read{number}x{days}"}
            for days, value in zip(DAYS_AGO, past, strict=True)
        ]
        rows.add(writer, READING, old)
        acts.read(writer, metric, after(writer, 0), today)


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """What became of the promises of last time, what the metrics are now, and in the second review of the code."""
    promises = {row.what: row.id for row in promised_before(writer.state)}
    for what, state, days, reason in ANSWERS[number - 1]:
        acts.answer(writer, promises[what], state)
        told: dict[str, Any] = {"reason": reason} if reason else {}
        if days is not None:
            told["by_when"] = after(writer, days)
        if told:
            rows.change(writer, COMMITMENT, promises[what], **told)
    for metric in list(writer.state.rows("metric")):
        if (value := YEAR[metric.name][number - 1]) is not None:
            acts.read(writer, metric, after(writer, 0), value, unit=metric.unit or "days")
    if number > 1 and (described := table("rule")) is not None:
        rules = {row.text: row.id for row in writer.state.rows("rule")}
        rows.change(writer, described, rules[TURNED], kind="never")
        rows.change(writer, described, rules[GONE], state="dropped")
        add_decision(writer, exercise.id, f"“{GONE}” is no rule any more: they ask to be called")


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Answer one anew; read a metric on another day, in place of it on that day again, and take that back."""
    acts.answer(writer, promised_before(writer.state)[0].id, "late")
    for metric in list(writer.state.rows("metric"))[:1]:
        new = acts.read(writer, metric, after(writer, -3), 87.0)
        acts.read(writer, metric, after(writer, -2), 86.0, instead=new)
        rows.remove(writer, READING, new)


def _answer_all(writer: WorkshopWriter, state: str) -> None:
    for row in promised_before(writer.state):
        acts.answer(writer, row.id, state)


def _change_all(writer: WorkshopWriter, **values: Any) -> None:
    for row in promised_before(writer.state):
        rows.change(writer, COMMITMENT, row.id, **values)


def _forget(writer: WorkshopWriter) -> None:
    for row in [row for row in writer.state.rows("reading") if not row.origin_id]:
        rows.remove(writer, READING, row.id)


def _turn(writer: WorkshopWriter) -> None:
    """A rule becomes its opposite in a workshop whose plan has no code of conduct."""
    exercise, described = writer.state.where("exercise", "kind", "conduct")[0], table("rule")
    with writer.act("another plan") as transaction:  # no sentence: nobody reads it
        transaction.change(models()["exercise"], exercise.id, kind="open", settings={})
    if described is not None:
        first = adopted(writer.state)[0]
        rows.change(writer, described, first.id, kind="never" if first.kind == "always" else "always")


def _set(writer: WorkshopWriter, exercise: Any, **settings: Any) -> None:
    with writer.act("another plan") as transaction:  # no sentence: nobody reads it
        transaction.change(models()["exercise"], exercise.id, settings={**exercise.settings, **settings})


def _close(writer: WorkshopWriter) -> None:
    """Of the silos that own one stage all but the first only help there."""
    described = table("ownership")
    for crack in cracks(writer.state) if described is not None else ():
        for row in list(writer.state.where("ownership", "stage_id", crack.stage.id)):
            if described is not None and row.silo_id in {silo.id for silo in crack.owners[1:]}:
                rows.change(writer, described, row.id, role="helps")


CASES = {
    "review.kept": Case(
        "strength",
        "all promises have an answer, and four of five or more were kept, or fewer than half",
        lambda writer, _: _answer_all(writer, "kept"),
        also="warning",
    ),
    "review.overdue": Case(
        "warning",
        "a promise of last time is still to be kept, and its day is over",
        lambda writer, _: _change_all(writer, by_when=after(writer, -9)),
    ),
    "review.reasons": Case(
        "warning", "a promise was dropped, and nobody has said why", lambda writer, _: _change_all(writer, reason="")
    ),
    "review.unread": Case("warning", "a metric of last time has no new reading", lambda writer, _: _forget(writer)),
    "review.wrong_way": Case("crack", "a metric is worse than the time before", lambda writer, _: _forget(writer)),
    "review.again": Case(
        "crack",
        "a crack is open in the third workshop, or in as many as the plan says",
        lambda writer, exercise: _set(writer, exercise, again=12),
        again=True,
    ),
    "review.closed": Case(
        "strength", "a crack of last time is none any more", lambda writer, _: _close(writer), again=True
    ),
    "review.turned": Case(
        "crack",
        "a rule of last time is its opposite now, or none any more, no decision says so, and the plan has no code",
        lambda writer, _: _turn(writer),
        again=True,
    ),
}
