"""How Northwind Utilities, which does not exist, keeps its rules alive, and when that is said to lack what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.reinforce import RECOGNITION, REINFORCEMENT
from onecompany.exercises.reinforce.kept import Kept, code
from onecompany.kinds import rows
from onecompany.kinds.sample import Case, after, ids
from onecompany.store.writer import WorkshopWriter

# no sentence: the rule; who trains it and how, in how many days; its metric, or how it is seen in words; what
# reinforces it, how often, and who answers for it
KEPT: tuple[tuple[str, str, str, int, str, str, str, str], ...] = (
    ("Give the same price on every page and on the phone", "Ben Okafor", "Ten pages and ten calls, checked together",
     14, "Two prices found a month", "Whoever finds a second price gets lunch from the CMO", "monthly", "Ben Okafor"),
    ("Promise a day that the depot has not confirmed", "Goran Ilić", "A morning in the depot for each salesperson",
     21, "metric:Homes live on the day we promised", "No bonus for a sale that had to be moved", "weekly", "Eli Roth"),
    ("Call two days before and name the engineer", "Goran Ilić", "Three calls heard together, one made",
     10, "metric:Homes live on the day we promised", "Best call of the week, played on Monday", "weekly", "Ana Peña"),
    ("Stay on the line until the light is on", "Fatima Haddad", "Sit beside somebody who does it",
     17, "Second calls on the day of moving in", "Thanked by name in the Friday note", "weekly", "Ana Peña"),
    ("Estimate twice in a row", "the billing team", "Half an hour in the team, with three real bills",
     28, "metric:First bills paid without a call", "", "monthly", "Dora Lindqvist"),
    ("Let the first person who answers see it through", "Fatima Haddad", "Case of the week, in each team",
     7, "metric:Solved by the first person", "First choice of their next job", "every Monday", "Fatima Haddad"),
)  # fmt: skip

# no sentence: for what, which silos, by whom, in how many days
WON = (("A month in which no home waited for its light", ("Sales", "Operations", "Service"), "Ana Peña", 87),)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Keep some of the adopted rules alive, one of them without anything that reinforces it; agree on a recognition."""
    leaders, silos = ids(writer, "leader"), ids(writer, "silo")
    lines = {kept.rule.text: kept for kept in code(writer.state)}
    for text, trainer, how, days, measured, reinforced, rhythm, owner in KEPT:
        if text in lines:
            trained = {"trainer_id": leaders[trainer]} if trainer in leaders else {"trainer": trainer}
            values = {"how": how, "reinforced_by": reinforced, "rhythm": rhythm, "first_date": after(writer, days)}
            new = _add(writer, lines[text], leader_id=leaders[owner], **trained, **values)
            rows.change(writer, REINFORCEMENT, new, **_measured(writer, measured))
    for text, names, who, days in WON:
        values = {"silos": [silos[name] for name in names], "leader_id": leaders[who], "by_when": after(writer, days)}
        rows.add(writer, RECOGNITION, [{"text": text, **values}])


def _add(writer: WorkshopWriter, kept: Kept, **values: Any) -> str:
    (new,) = rows.add(writer, REINFORCEMENT, [{"rule": f"rule:{kept.rule.id}", "rule_text": kept.words, **values}])
    return new


def _measured(writer: WorkshopWriter, words: str) -> dict[str, str]:
    """What it is measured by: a metric of the workshop by its name, if it is there, else in words."""
    name, metrics = words.removeprefix("metric:"), ids(writer, "metric")
    known = f"metric:{metrics[name]}" if words != name and name in metrics else ""
    return {"measured_by": known, "measured_by_text": name}


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Add a recognition and move it up, change what was said of a rule, remove both."""
    (new,) = rows.add(writer, RECOGNITION, [{"text": "The first bill that nobody had to explain"}])
    rows.move(writer, RECOGNITION, new, -1)
    rows.remove(writer, RECOGNITION, new)
    for row in list(writer.state.rows("reinforcement"))[:1]:
        rows.change(writer, REINFORCEMENT, row.id, rhythm="daily")
        rows.remove(writer, REINFORCEMENT, row.id)


def _change_all(writer: WorkshopWriter, **values: Any) -> None:
    for row in list(writer.state.rows("reinforcement")):
        rows.change(writer, REINFORCEMENT, row.id, **values)


def _complete(writer: WorkshopWriter) -> None:
    for kept in code(writer.state):
        row = kept.row.id if kept.row is not None else _add(writer, kept)
        said = {
            "trainer": "the team lead",
            "measured_by_text": "one in ten, looked at",
            "reinforced_by": "a word of thanks",
        }
        rows.change(writer, REINFORCEMENT, row, **said)


def _unadopt(writer: WorkshopWriter) -> None:
    from onecompany.kinds.registry import tables

    for kept in code(writer.state)[6:]:
        rows.change(writer, tables()["rule"], kept.rule.id, state="proposed")


CASES = {
    "reinforce.lacks": Case(
        "warning",
        "an adopted rule is not trained, not measured or not reinforced",
        lambda writer, _: _complete(writer),
    ),
    "reinforce.one_owner": Case(
        "warning",
        "one person answers for more than half of the rules",
        lambda writer, _: _change_all(writer, leader_id=ids(writer, "leader")["Ana Peña"]),
    ),
    "reinforce.no_recognition": Case(
        "warning",
        "nothing is recognised that several silos win together",
        lambda writer, _: rows.change(writer, RECOGNITION, writer.state.rows("recognition")[0].id, silos=[]),
    ),
    "reinforce.too_many": Case(
        "warning", "more rules are adopted than the plan wants", lambda writer, _: _unadopt(writer)
    ),
    "reinforce.late": Case(
        "warning",
        "a rule is first trained after the first review",
        lambda writer, _: _change_all(writer, first_date=after(writer, 400)),
    ),
    "reinforce.complete": Case(
        "strength",
        "training, a measure and reinforcement are planned for every adopted rule",
        lambda writer, _: _complete(writer),
    ),
}
