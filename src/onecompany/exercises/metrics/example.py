"""What the leaders of Northwind Utilities, which does not exist, are judged by, and when the metrics say what."""

from __future__ import annotations

from typing import Any

from onecompany.exercises.metrics import METRIC, acts
from onecompany.kinds import rows
from onecompany.kinds.journey import handoffs
from onecompany.kinds.sample import Case, after, ids
from onecompany.store.acts.capture import park
from onecompany.store.writer import WorkshopWriter

# whose, what, in how many days, the stage that it watches, who owns it too, and the rest
METRICS: tuple[tuple[str, str, int, str, tuple[str, ...], dict[str, Any]], ...] = (
    (
        "Ana Peña",
        "Homes live on the day we promised",
        120,
        "I move in",
        ("Service", "IT"),
        {
            "measures": "operation",
            "baseline": 71.0,
            "target": 95.0,
            "unit": "%",
            "source": "Switching log",
            "result": "Churn in the first year",
            "noticed": True,
            "rhythm": "weekly",
            "definition": "Move-ins with supply on the promised day, of all move-ins",
        },
    ),
    (
        "Ben Okafor",
        "New customers who say what they expected",
        120,
        "I compare",
        (),
        {
            "measures": "survey",
            "baseline": 3.9,
            "target": 4.3,
            "unit": "points",
            "source": "Welcome survey",
            "rhythm": "monthly",
        },
    ),
    (
        "Chen Wei",
        "Sign-ups that need no second contact",
        29,
        "I sign up",
        ("Sales",),
        {
            "measures": "behaviour",
            "baseline": 58.0,
            "target": 80.0,
            "unit": "%",
            "source": "CRM",
            "result": "Cost to serve",
            "noticed": True,
        },
    ),
    (
        "Dora Lindqvist",
        "First bills paid without a call",
        120,
        "I pay",
        ("Service",),
        {
            "measures": "behaviour",
            "baseline": 64.0,
            "target": 85.0,
            "unit": "%",
            "source": "Billing",
            "result": "Working capital",
            "noticed": True,
        },
    ),
    (
        "Eli Roth",
        "Customers still here after a year",
        304,
        "",
        ("Operations", "Service"),
        {
            "measures": "asset",
            "baseline": 82.0,
            "target": 88.0,
            "unit": "%",
            "source": "Contract data",
            "result": "Recurring revenue",
            "noticed": True,
        },
    ),
    (
        "Fatima Haddad",
        "Solved by the first person",
        212,
        "I need help",
        ("Operations",),
        {
            "measures": "operation",
            "baseline": 49.0,
            "target": 75.0,
            "unit": "%",
            "source": "Ticket system",
            "result": "Service cost a customer",
            "noticed": True,
        },
    ),
    (
        "Goran Ilić",
        "Visits that need no second one",
        212,
        "I move in",
        (),
        {
            "measures": "operation",
            "baseline": 66.0,
            "target": 90.0,
            "unit": "%",
            "source": "Dispatch",
            "result": "Field cost a home",
            "noticed": True,
        },
    ),
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Give all leaders but one a metric, and connect the sides of one handoff."""
    leaders, silos, stages = ids(writer, "leader"), ids(writer, "silo"), ids(writer, "stage")
    for leader, name, days, watches, joint, values in METRICS:
        (metric,) = acts.add_metrics(writer, leaders[leader], [name])
        references = {
            "watches": f"stage:{stages[watches]}" if watches else "",
            "joint_with": [silos[silo] for silo in joint],
        }
        rows.change(writer, METRIC, metric, f"described {name}", by_when=after(writer, days), **references, **values)
    acts.add_connecting(writer, stages["I sign up"], stages["I move in"], "Days from signature to light")
    park(writer, exercise.id, "Bonus plans for next year")


def _change_all(writer: WorkshopWriter, **values: Any) -> None:
    for row in list(writer.state.rows("metric")):
        rows.change(writer, METRIC, row.id, "changed", **values)


def _add(writer: WorkshopWriter, leader: str, *names: str) -> None:
    acts.add_metrics(writer, ids(writer, "leader")[leader], names)


def _connect_all(writer: WorkshopWriter) -> None:
    for handoff in handoffs(writer.state):
        acts.add_connecting(writer, handoff.from_stage.id, handoff.to_stage.id, "Days between")


def _watch_all(writer: WorkshopWriter) -> None:
    for stage in list(writer.state.rows("stage")):
        (metric,) = acts.add_metrics(writer, None, [f"Days of {stage.name}"])
        rows.change(writer, METRIC, metric, "said what it watches", watches=f"stage:{stage.id}")


def _remove_connecting(writer: WorkshopWriter) -> None:
    for row in list(writer.state.where("metric", "leader_id", None)):
        rows.remove(writer, METRIC, row.id)


def _meet_target(writer: WorkshopWriter) -> None:
    first = writer.state.rows("metric")[0]
    rows.change(writer, METRIC, first.id, "is there already", baseline=first.target)


def _move_alone(writer: WorkshopWriter) -> None:
    first = writer.state.rows("metric")[0]
    own = writer.state.get("leader", first.leader_id).silo_id
    rows.change(writer, METRIC, first.id, "said who moves it", joint_with=[own])


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Take an example of the plan, give a metric to another leader, move and remove."""
    leaders = ids(writer, "leader")
    example = {"metric": "Days to the first answer", "stage": "I need help", "measures": "operation", "unit": "days"}
    new = acts.add_example(writer, leaders["Ana Peña"], example)
    rows.move(writer, METRIC, new, -1)
    rows.change(writer, METRIC, new, leader_id=leaders["Hana Sato"])
    rows.remove(writer, METRIC, new)


CASES = {
    "metrics.no_metric": Case(
        "warning", "a leader in the room has no metric", lambda writer, _: _add(writer, "Hana Sato", "Days to hire")
    ),
    "metrics.unconnected": Case(
        "warning", "a handoff has no metric that connects its sides", lambda writer, _: _connect_all(writer)
    ),
    "metrics.unwatched": Case("warning", "no metric watches a stage", lambda writer, _: _watch_all(writer)),
    "metrics.survey_leaders": Case(
        "warning",
        "more than half of the metrics of a leader are surveys",
        lambda writer, _: _change_all(writer, measures="behaviour"),
    ),
    "metrics.survey_all": Case(
        "warning", "more than half of all metrics are surveys", lambda writer, _: _change_all(writer, measures="survey")
    ),
    "metrics.met": Case("warning", "a baseline is as good as its target", lambda writer, _: _meet_target(writer)),
    "metrics.incomplete": Case(
        "warning", "a metric lacks baseline, target, date or source", lambda writer, _: _remove_connecting(writer)
    ),
    "metrics.no_result": Case(
        "warning",
        "a metric names no business result that it moves",
        lambda writer, _: _change_all(writer, result="Churn"),
    ),
    "metrics.unnoticed": Case(
        "warning", "no customer would notice a metric", lambda writer, _: _change_all(writer, noticed=False)
    ),
    "metrics.alone": Case(
        "warning", "only the silo of its leader moves a metric", lambda writer, _: _move_alone(writer)
    ),
    "metrics.unshared": Case(
        "warning",
        "a metric names no other silo that moves it",
        lambda writer, _: _change_all(writer, joint_with=[row.id for row in writer.state.rows("silo")]),
    ),
    "metrics.too_many": Case(
        "warning",
        "a leader has more metrics than the plan wants",
        lambda writer, _: _add(writer, "Hana Sato", "Days to hire", "Days to leave", "Sick days", "Days to learn"),
    ),
    "metrics.every_leader": Case(
        "strength", "every leader in the room has a metric", lambda writer, _: _add(writer, "Hana Sato", "Days to hire")
    ),
    "metrics.connected": Case(
        "strength", "every handoff has a metric that connects its sides", lambda writer, _: _connect_all(writer)
    ),
}
