"""What the metrics say by rule, once there is one; of eight leaders' metrics each rule says at most `NAMED` things."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.metrics.board import (
    FEWEST_FOR_A_SHARE,
    SURVEY,
    connecting,
    connecting_rows,
    leader_rows,
    meets_target,
    missing,
    moved_by_one,
    names_others,
    of_leader,
    rests_on_surveys,
    share_of_surveys,
)
from onecompany.kinds.journey import customers, handoffs
from onecompany.kinds.phrasing import NAMED, warn_of
from onecompany.kinds.view import Finding, View, in_order
from onecompany.sentences import EMPTY, N_, Message, lazy_gettext, lazy_ngettext, quoted
from onecompany.store.records import Record, Ref

PARTS = {
    "baseline": lazy_gettext("baseline"),
    "target": lazy_gettext("target"),
    "date": lazy_gettext("date"),
    "source": lazy_gettext("source"),
}
"""What a metric may lack."""


def find(view: View) -> list[Finding]:
    """The findings of the metrics, gravest first."""
    table = (*leader_rows(view.state), *connecting_rows(view.state))
    metrics: list[Record] = [row.metric for row in table if row.metric is not None]
    if not metrics:
        return []
    return in_order(
        [
            *_leaders(view),
            *_handoffs(view),
            *_stages(view),
            *_surveys(view, metrics),
            *_targets_met(metrics),
            *_incomplete(metrics),
            *_results(metrics),
            *_unnoticed(metrics),
            *_moved_alone(view, metrics),
            *_too_many(view),
        ]
    )


def _leaders_named(rows: Sequence[Any]) -> dict[Ref, str]:
    return {Ref("leader", row.id): row.name for row in rows}


def _quoted(rows: Sequence[Any]) -> dict[Ref, str]:
    return {Ref("metric", row.id): quoted(row.name) for row in rows}


def _leaders(view: View) -> list[Finding]:
    without = [row.leader for row in leader_rows(view.state) if row.metric is None and row.leader is not None]
    if without:
        return warn_of(
            "metrics.no_metric", _leaders_named(without),
            N_("{names:list} has no {customer} metric"),
            N_("{names:list} have no {customer} metric"),
            N_("{number:Words} leaders have no {customer} metric"),
            N_("Agree on {a_customer} metric for {names:list}"),
            N_("Agree on {a_customer} metric for the {number:words} leaders"),
        )  # fmt: skip
    leaders = view.state.rows("leader")
    if not any(leader.present for leader in leaders):
        return []
    text = lazy_gettext("Every leader in the room has {a_customer} metric")
    if all(of_leader(view.state, leader.id) for leader in leaders):
        text = lazy_gettext("Every leader has {a_customer} metric")
    return [Finding("metrics.every_leader", "strength", text)]


def _handoffs(view: View) -> list[Finding]:
    changes = handoffs(view.state)
    without = [handoff for handoff in changes if not connecting(view.state, handoff)]
    if changes and not without:
        return [Finding("metrics.connected", "strength", lazy_gettext("Every handoff has a connecting metric"))]
    if not without:
        return []
    names, number = [handoff.stages for handoff in without], len(without)
    text, why = lazy_gettext("{handoff} has no connecting metric", handoff=without[0].called), EMPTY
    if number > 1:
        text = lazy_gettext("{number:Words} handoffs have no connecting metric", number=number)
        why = lazy_gettext("{handoffs:quoted}.", handoffs=names)
    remedy = lazy_gettext("Agree on a metric that connects {handoffs:quoted}", handoffs=names)
    if number > NAMED:
        remedy = lazy_gettext("Agree on a metric that connects the {number:words} handoffs", number=number)
    links = tuple(Ref("handoff", handoff.id) for handoff in without)
    return [Finding("metrics.unconnected", "warning", text, why, links, remedy)]


def _stages(view: View) -> list[Finding]:
    watched = {metric.watches for metric in view.state.rows("metric")}
    stages = customers(view.state)
    without = [stage for stage in stages if f"stage:{stage.id}" not in watched]
    all_of = len(without) == len(stages) > 1
    return warn_of(
        "metrics.unwatched", {Ref("stage", row.id): quoted(row.name) for row in without},
        N_("No metric watches {names:list}"),
        N_("No metric watches {names:list}"),
        N_("No metric watches {number:words} of {stages:words} stages"),
        N_("Find a metric that watches {names:list}"),
        N_("Find a metric that watches the {number:words} stages"),
        stages=len(stages),
        every=lazy_gettext("No stage of the journey is watched by a metric") if all_of else EMPTY,
    )  # fmt: skip


def _surveys(view: View, metrics: list[Record]) -> list[Finding]:
    leaders = [leader for leader in view.state.rows("leader") if rests_on_surveys(of_leader(view.state, leader.id))]
    why = lazy_gettext("A score says what {customers} answered, not what they did.")
    findings = warn_of(
        "metrics.survey_leaders", _leaders_named(leaders),
        N_("{names:list} is judged mostly by surveys"),
        N_("{names:list} are judged mostly by surveys"),
        N_("{number:Words} leaders are judged mostly by surveys"),
        N_("Find what {customers} do, to judge {names:list} by"),
        N_("Find what {customers} do, to judge the {number:words} leaders by"),
        why=why,
    )  # fmt: skip
    if len(metrics) >= FEWEST_FOR_A_SHARE and rests_on_surveys(metrics):
        surveys = [metric for metric in metrics if metric.measures == SURVEY]
        remedy = lazy_gettext("Put what {customers} do in place of what they answer")
        text = share_of_surveys(len(surveys), len(metrics))
        findings.append(Finding("metrics.survey_all", "warning", text, why, tuple(_quoted(surveys)), remedy))
    return findings


def _targets_met(metrics: list[Record]) -> list[Finding]:
    met = [metric for metric in metrics if meets_target(metric)]
    return warn_of(
        "metrics.met", _quoted(met),
        N_("{names:list} has met its target already"),
        N_("{names:list} have met their targets already"),
        N_("{number:Words} metrics have met their targets already"),
        N_("Set a new target for {names:list}"),
        N_("Set a new target for the {number:words} metrics"),
    )  # fmt: skip


def _incomplete(metrics: list[Record]) -> list[Finding]:
    lacking = [metric for metric in metrics if missing(metric)]
    if len(lacking) <= NAMED:
        return [_lacks(metric, [PARTS[part] for part in missing(metric)]) for metric in lacking]
    counts = {part: sum(part in missing(metric) for metric in lacking) for part in PARTS}
    parts = [PARTS[part] for part, count in counts.items() if count]
    text = lazy_gettext("{number:Words} metrics lack a {parts:or}", number=len(lacking), parts=parts)
    counted = [
        lazy_ngettext("{part} in one", "{part} in {number:words}", count, part=PARTS[part])
        for part, count in counts.items()
        if count
    ]
    why = lazy_gettext("Missing: {parts:list}.", parts=counted)
    remedy = lazy_gettext("Complete the {number:words} metrics", number=len(lacking))
    return [Finding("metrics.incomplete", "warning", text, why, tuple(_quoted(lacking)), remedy)]


def _lacks(metric: Record, parts: list[Message]) -> Finding:
    text = lazy_gettext("{name:quoted} has no {parts:or}", name=metric.name, parts=parts)
    remedy = lazy_gettext("Complete {name:quoted}: {parts:list}", name=metric.name, parts=parts)
    return Finding(f"metrics.incomplete:{metric.id}", "warning", text, EMPTY, tuple(_quoted([metric])), remedy)


def _results(metrics: list[Record]) -> list[Finding]:
    """docs/field.md C10: each names the business result that it moves."""
    without = [metric for metric in metrics if not metric.result]
    all_of = len(without) == len(metrics) > 1
    return warn_of(
        "metrics.no_result", _quoted(without),
        N_("{names:list} names no business result"),
        N_("{names:list} name no business result"),
        N_("{number:Words} metrics name no business result"),
        *[N_("Say which business result each metric moves")] * 2,
        every=lazy_gettext("No metric names the business result that it moves") if all_of else EMPTY,
    )  # fmt: skip


def _unnoticed(metrics: list[Record]) -> list[Finding]:
    """docs/field.md C9: customers do not care about our internal score."""
    unseen = [metric for metric in metrics if metric.noticed is False]
    return warn_of(
        "metrics.unnoticed", _quoted(unseen),
        N_("No {customer} would notice {names:or}"),
        N_("No {customer} would notice {names:or}"),
        N_("No {customer} would notice {number:words} metrics"),
        N_("Put what {customers} notice in place of {names:list}"),
        N_("Put what {customers} notice in place of the {number:words} metrics"),
    )  # fmt: skip


def _moved_alone(view: View, metrics: list[Record]) -> list[Finding]:
    """docs/field.md S5: whose metric only their own silo moves, does not see on whom it depends."""
    alone = [metric for metric in metrics if moved_by_one(view.state, metric)]
    unsaid = [metric for metric in metrics if not names_others(view.state, metric) and metric not in alone]
    remedies = (
        N_("Say which other {silos} move {names:list}"),
        N_("Say which other {silos} move the {number:words} metrics"),
    )
    return [
        *warn_of(
            "metrics.alone", _quoted(alone),
            N_("{names:list} is moved by one {silo} alone"),
            N_("{names:list} are each moved by one {silo} alone"),
            N_("{number:Words} metrics are each moved by one {silo} alone"),
            *remedies, why=_on_whom(alone),
        ),
        *warn_of(
            "metrics.unshared", _quoted(unsaid),
            N_("{names:list} names no other {silo} that moves it"),
            N_("{names:list} name no other {silo} that moves them"),
            N_("{number:Words} metrics name no other {silo} that moves them"),
            *remedies, why=_on_whom(unsaid),
        ),
    ]  # fmt: skip


def _on_whom(metrics: list[Record]) -> Message:
    return lazy_ngettext("On which other {silo} does it depend?", "On which other {silo} do they depend?", len(metrics))


def _too_many(view: View) -> list[Finding]:
    limit: int = view.settings["limit"]
    over = [leader for leader in view.state.rows("leader") if len(of_leader(view.state, leader.id)) > limit]
    return warn_of(
        "metrics.too_many", _leaders_named(over),
        N_("{names:list} has more than {limit}"),
        N_("{names:list} have more than {limit}"),
        N_("{number:Words} leaders have more than {limit}"),
        N_("Choose {which} for {names:list}"),
        N_("Choose {which} for the {number:words} leaders"),
        why=lazy_gettext("Few are kept, many are not."),
        limit=lazy_ngettext("one metric", "{number:words} metrics", limit),
        which=lazy_ngettext("the one metric that counts", "the {number:words} metrics that count", limit),
    )  # fmt: skip
