"""What the metrics say by rule. Nothing is said before there is one.

Eight leaders with a metric each could give forty sentences; so each rule says one, or at most `NAMED`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.metrics.board import (
    SURVEY,
    connecting,
    connecting_rows,
    leader_rows,
    meets_target,
    missing,
    mix,
    moved_by_one,
    names_others,
    of_leader,
)
from onecompany.kinds.journey import customers, handoffs
from onecompany.kinds.phrasing import NAMED, about, capital, in_words, out_of, quoted, these
from onecompany.kinds.view import Finding, View, counted, in_order, listed
from onecompany.store.records import Record, Ref

FEWEST_FOR_A_SHARE = 2
"""Of one metric alone no share is taken over all; its leader's is."""


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
            *_met(metrics),
            *_incomplete(metrics),
            *_results(metrics),
            *_unnoticed(metrics),
            *_alone(view, metrics),
            *_too_many(view),
        ]
    )


def _refs(table: str, rows: Sequence[Any]) -> tuple[Ref, ...]:
    return tuple(Ref(table, row.id) for row in rows)


def _leaders(view: View) -> list[Finding]:
    without = [row.leader for row in leader_rows(view.state) if row.metric is None and row.leader is not None]
    if not without:
        here = any(leader.present for leader in view.state.rows("leader"))
        all_of = all(of_leader(view.state, leader.id) for leader in view.state.rows("leader"))
        text = "Every leader has a customer metric" if all_of else "Every leader in the room has a customer metric"
        return [Finding("metrics.every_leader", "strength", text)] if here else []
    names = [leader.name for leader in without]
    said = about(names, "has no customer metric", "have no customer metric", "leader")
    mend = f"Agree on a customer metric for {these(names, 'leader')}"
    return [Finding("metrics.no_metric", "warning", said.text, said.why, _refs("leader", without), mend)]


def _handoffs(view: View) -> list[Finding]:
    changes = handoffs(view.state)
    without = [each for each in changes if not connecting(view.state, each)]
    if changes and not without:
        return [Finding("metrics.connected", "strength", "Every handoff has a connecting metric")]
    if not without:
        return []
    where = listed([each.stages for each in without])
    text, why = f"{without[0].said} has no connecting metric", ""
    if len(without) > 1:
        text, why = f"{capital(counted(len(without), 'handoff'))} have no connecting metric", f"{where}."
    connects = these([each.stages for each in without], "handoff")
    mend = f"Agree on a metric that connects {connects}"
    links = tuple(Ref("handoff", each.id) for each in without)
    return [Finding("metrics.unconnected", "warning", text, why, links, mend)]


def _stages(view: View) -> list[Finding]:
    watched = {metric.watches for metric in view.state.rows("metric")}
    stages = customers(view.state)
    without = [stage for stage in stages if f"stage:{stage.id}" not in watched]
    if not without:
        return []
    names = [stage.name for stage in without]
    mend = f"Find a metric that watches {these(names, 'stage')}"
    links = _refs("stage", without)
    if len(without) == len(stages) > 1:
        text = "No stage of the journey is watched by a metric"
        return [Finding("metrics.unwatched", "warning", text, "", links, mend)]
    if len(without) <= NAMED:
        return [Finding("metrics.unwatched", "warning", f"No metric watches {listed(names)}", "", links, mend)]
    text = f"No metric watches {in_words(len(without))} of {counted(len(stages), 'stage')}"
    return [Finding("metrics.unwatched", "warning", text, f"{listed(names)}.", links, mend)]


def _surveys(view: View, metrics: list[Record]) -> list[Finding]:
    found = []
    leaders = [leader for leader in view.state.rows("leader") if _rests(of_leader(view.state, leader.id))]
    why = "A score says what customers answered, not what they did."
    if leaders:
        names = [leader.name for leader in leaders]
        said = about(names, "is judged mostly by surveys", "are judged mostly by surveys", "leader")
        mend = f"Find what customers do, to judge {these(names, 'leader')} by"
        links = _refs("leader", leaders)
        found.append(Finding("metrics.survey_leaders", "warning", said.text, said.why or why, links, mend))
    if len(metrics) >= FEWEST_FOR_A_SHARE and _rests(metrics):
        text = f"{capital(out_of(mix(metrics)[SURVEY], len(metrics), 'metric'))} are surveys"
        links = _refs("metric", [metric for metric in metrics if metric.measures == SURVEY])
        mend = "Put what customers do in place of what they answer"
        found.append(Finding("metrics.survey_all", "warning", text, why, links, mend))
    return found


def _rests(metrics: Sequence[Record]) -> bool:
    """Whether more than half of some metrics are surveys, one that does not say counting as none."""
    return 2 * mix(metrics)[SURVEY] > len(metrics)


def _met(metrics: list[Record]) -> list[Finding]:
    met = [metric for metric in metrics if meets_target(metric)]
    if not met:
        return []
    names = [quoted(metric.name) for metric in met]
    said = about(names, "has met its target already", "have met their targets already", "metric")
    mend = f"Set a new target for {these(names, 'metric')}"
    return [Finding("metrics.met", "warning", said.text, said.why, _refs("metric", met), mend)]


def _incomplete(metrics: list[Record]) -> list[Finding]:
    lacking = [metric for metric in metrics if missing(metric)]
    if len(lacking) <= NAMED:
        return [
            Finding(
                f"metrics.incomplete:{metric.id}",
                "warning",
                f"{quoted(metric.name)} has no {_or(missing(metric))}",
                "",
                (Ref("metric", metric.id),),
                f"Complete {quoted(metric.name)}: {listed(missing(metric))}",
            )
            for metric in lacking
        ]
    counts = {what: sum(1 for metric in lacking if what in missing(metric)) for what in _WHAT}
    whats = [what for what, count in counts.items() if count]
    text = f"{capital(counted(len(lacking), 'metric'))} lack a {_or(whats)}"
    why = f"Missing: {listed([f'{what} in {in_words(counts[what])}' for what in whats])}."
    mend = f"Complete the {counted(len(lacking), 'metric')}"
    return [Finding("metrics.incomplete", "warning", text, why, _refs("metric", lacking), mend)]


_WHAT = ("baseline", "target", "date", "source")


def _or(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _results(metrics: list[Record]) -> list[Finding]:
    """C10: each names the business result that it moves."""
    without = [metric for metric in metrics if not metric.result]
    if not without:
        return []
    mend = "Say which business result each metric moves"
    links = _refs("metric", without)
    if len(without) == len(metrics) > 1:
        text = "No metric names the business result that it moves"
        return [Finding("metrics.no_result", "warning", text, "", links, mend)]
    names = [quoted(metric.name) for metric in without]
    said = about(names, "names no business result", "name no business result", "metric")
    return [Finding("metrics.no_result", "warning", said.text, said.why, links, mend)]


def _unnoticed(metrics: list[Record]) -> list[Finding]:
    """C9: customers do not care about our internal score."""
    unseen = [metric for metric in metrics if metric.noticed is False]
    if not unseen:
        return []
    names = [quoted(metric.name) for metric in unseen]
    why = ""
    if len(unseen) <= NAMED:
        text = f"No customer would notice {_or(names)}"
    else:
        text, why = f"No customer would notice {counted(len(unseen), 'metric')}", f"{listed(names)}."
    mend = f"Put what customers notice in place of {these(names, 'metric')}"
    return [Finding("metrics.unnoticed", "warning", text, why, _refs("metric", unseen), mend)]


def _alone(view: View, metrics: list[Record]) -> list[Finding]:
    """S5: whose metric only their own silo moves, does not see on whom it depends."""
    found = []
    alone = [metric for metric in metrics if moved_by_one(view.state, metric)]
    unsaid = [metric for metric in metrics if not names_others(view.state, metric) and metric not in alone]
    for name, which, one, many in (
        ("alone", alone, "is moved by one silo alone", "are each moved by one silo alone"),
        ("unshared", unsaid, "names no other silo that moves it", "name no other silo that moves them"),
    ):
        if which:
            names = [quoted(metric.name) for metric in which]
            said = about(names, one, many, "metric")
            why = said.why or f"On which other silo {'does it' if len(which) == 1 else 'do they'} depend?"
            mend = f"Say which other silos move {these(names, 'metric')}"
            found.append(Finding(f"metrics.{name}", "warning", said.text, why, _refs("metric", which), mend))
    return found


def _too_many(view: View) -> list[Finding]:
    limit: int = view.settings["limit"]
    over = [leader for leader in view.state.rows("leader") if len(of_leader(view.state, leader.id)) > limit]
    if not over:
        return []
    names = [leader.name for leader in over]
    than = f"more than {counted(limit, 'metric')}"
    said = about(names, f"has {than}", f"have {than}", "leader")
    why = said.why or "Few are kept, many are not."
    mend = f"Choose the {counted(limit, 'metric that counts', 'metrics that count')} for {these(names, 'leader')}"
    return [Finding("metrics.too_many", "warning", said.text, why, _refs("leader", over), mend)]
