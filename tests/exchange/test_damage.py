"""Damaged documents are refused with the place of the damage, and nothing of them is in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onecompany.exchange.importing import ImportProblem, bring_in
from onecompany.exchange.loading import DEEPEST
from onecompany.store.file import Store
from tests.exchange.making import rows_in

Doc = dict[str, Any]


def put(found: Any, path: str, value: Any) -> None:
    """Put a value in, by a path such as `stages.0.feeling`."""
    *way, last = (int(part) if part.isdigit() else part for part in path.split("."))
    for part in way:
        found = found[part]
    found[last] = value


LEVEL: list[Any] = []
for _ in range(DEEPEST):
    LEVEL = [LEVEL]

DAMAGE: list[tuple[str, Any, str, str]] = [
    # path, value, place, why
    ("format", None, "format", "expected the name onecompany-workshop"),
    ("format.name", "workbook", "format", "something else"),
    ("format.version", 5, "format.version", "this program reads 4. It needs a later onecompany"),
    ("format.version", True, "format.version", "whole number"),
    ("format.more", 1, "format.more", "not known"),
    ("stage", [], "stage", "did you mean stages?"),
    ("workshop", [], "workshop", "expected an object"),
    ("workshop.date", "5.3.2026", "workshop.date", "a day such as 2026-03-05"),
    ("workshop.date", "20260305", "workshop.date", "a day such as"),
    ("workshop.date", "1700000000", "workshop.date", "a day such as"),
    ("workshop.date", "9999-12-31", "workshop.date", "a year from"),
    ("workshop.date", None, "workshop.date", "expected a valid date"),
    ("workshop.title", "", "workshop.title", "must say something"),
    ("workshop.state", "sleeping", "workshop.state", "expected one of new, running, closed"),
    ("workshop.started_at", "2026-03-05T09:00:00", "workshop.started_at", "in UTC such as"),
    ("workshop.started_at", "2026-03-05T09:00:00+01:00", "workshop.started_at", "in UTC such as"),
    ("workshop.started_at", "0001-01-01T00:00:00Z", "workshop.started_at", "a year from"),
    ("workshop.current_step_id", "zzzzzz", "workshop.current_step_id", "no step"),
    ("workshop.organisation", " ", "workshop.organisation", "a name"),
    ("workshop.organisation", 5, "workshop.organisation", "a name"),
    ("workshop.organisation_id", "../x", "workshop.organisation_id", "expected an id"),
    ("workshop.origin_id", "a b c d", "workshop.origin_id", "expected an id"),
    ("workshop.origin_id", "\ud800", "workshop.origin_id", "half a character"),
    ("workshop.id", None, "workshop.id", "expected a text"),
    ("leaders", {}, "leaders", "expected a list"),
    ("leaders.1", "Ana", "leaders[1]", "expected an object"),
    ("leaders.1.nmae", "Ana", "leaders[1].nmae", "did you mean name?"),
    ("leaders.1.name", "x" * 201, "leaders[1].name", "at most 200 characters"),
    ("leaders.1.present", 1, "leaders[1].present", "true or false"),
    ("leaders.1.silo", ["Sales"], "leaders[1].silo", "expected a text"),
    ("leaders.1.silo_id", "zzzzzz", "leaders[1].silo_id", "no silo in this document"),
    ("silos.0.id", "UPPER", "silos[0].id", "expected an id"),
    ("silos.0.id", "aaaaa-bbbbb", "silos[0].id", "expected an id"),
    ("silos.0.origin_id", 7, "silos[0].origin_id", "expected a text"),
    ("exercises", [], "exercises", "at least one"),
    ("exercises.0.kind", "stagess", "exercises[0].kind", "did you mean stages?"),
    ("exercises.0.flex", "rubber", "exercises[0].flex", "expected one of fixed, shrink, drop"),
    ("exercises.0.steps", [], "exercises[0].steps", "at least one step"),
    ("exercises.0.settings", [], "exercises[0].settings", "expected an object"),
    ("exercises.0.settings.style", "dance", "exercises[0].settings.style", "expected one of talk"),
    ("exercises.0.settings.colour", "red", "exercises[0].settings.colour", "not known"),
    ("exercises.0.settings.text", "a\x1b]0;b\x07", "exercises[0].settings.text", "control character"),
    ("exercises.0.settings.text", LEVEL, "exercises[0].settings", "nested deeper"),
    ("exercises.3.settings.limit", 2.5, "exercises[3].settings.limit", "a whole number"),
    ("exercises.0.steps.0.seconds", -1, "exercises[0].steps[0].seconds", "greater than or equal to 0"),
    ("exercises.0.steps.0.seconds", 1e300, "exercises[0].steps[0].seconds", "at most 10,000,000,000 seconds"),
    ("exercises.0.steps.0.seconds", float("inf"), "exercises[0].steps[0].seconds", "no number that can be kept"),
    ("exercises.0.steps.0.seconds", True, "exercises[0].steps[0].seconds", "expected a number"),
    ("exercises.0.steps.0.spans.0.end_boot", None, "exercises[0].steps[0].spans[0]", "together"),
    ("exercises.0.steps.0.spans.0.start_boot_id", "x" * 10_001, "exercises[0].steps[0].spans[0].start_boot_id", "most"),
    ("stages.0.feeling", 3, "stages[0].feeling", "less than or equal to 2"),
    ("stages.0.feeling", "2", "stages[0].feeling", "a whole number"),
    ("stages.0.feeling", 1.5, "stages[0].feeling", "a whole number"),
    ("stages.0.name", "a\x00b", "stages[0].name", "control character"),
    ("stages.1.touchpoints.0.text", "x" * 20_000, "stages[1].touchpoints[0].text", "10,000 characters, got 20,000"),
    ("stages.1.touchpoints.0.stage_id", "zzzzzz", "stages[1].touchpoints[0].stage_id", "not known"),
    ("ownership.0.role", "boss", "ownership[0].role", "expected one of owner, helps, an empty text"),
    ("ownership.0.stage_id", None, "ownership[0].stage_id", "expected a text"),
    ("handoffs.0.id", "aaaaaaaa", "handoffs[0].id", "is not made of from_stage_id and to_stage_id"),
    ("handoffs.0.recorded", False, "handoffs[0].recorded", "the row says something"),
    ("handoffs.0.recorded", "no", "handoffs[0].recorded", "true or false"),
    ("metrics.0.target", "many", "metrics[0].target", "expected a number"),
    ("metrics.0.target", 12345678901234567891, "metrics[0].target", "more digits than can be kept"),
    ("metrics.0.joint_with", ["zzzzzz"], "metrics[0].joint_with[0]", "no silo in this document"),
    ("metrics.0.joint_with", ["aaaaaa", 5], "metrics[0].joint_with[1]", "expected a text"),
    ("commitments.0.by_when", "2026-02-30", "commitments[0].by_when", "a day such as"),
    ("commitments.0.state", "maybe", "commitments[0].state", "expected one of open, kept, late, dropped"),
    ("commitments.0.who", None, "commitments[0].who", "expected a text"),
    ("commitments.0.leader_id", None, "commitments[0].who_typed", "stands only beside leader_id"),
    ("cadence.0.minutes", 0, "cadence[0].minutes", "greater than 0"),
    ("findings", {}, "findings", "expected a list"),
    ("findings.0", 1, "findings[0]", "expected an object"),
    ("findings.0.level", 1, "findings[0].level", "expected one of crack"),
    ("timing.0.actual_seconds", "1", "timing[0].actual_seconds", "expected a number"),
    ("timing.0.more", 1, "timing[0].more", "not known"),
]


@pytest.mark.parametrize(("path", "value", "place", "why"), DAMAGE, ids=[each[0] for each in DAMAGE])
def test_damage_is_told_with_its_place(good: Doc, refusing: Store, path: str, value: Any, place: str, why: str) -> None:
    put(good, path, value)
    rows = rows_in(refusing.path)
    with pytest.raises(ImportProblem) as caught:
        bring_in(refusing, good)
    told = [problem.reason for problem in caught.value.problems if problem.where == place]
    assert any(why in reason for reason in told), str(caught.value)
    assert rows_in(refusing.path) == rows


ROUND = {
    "id": "roundaaa", "subject": "decisions", "form": "scale", "method": "hands", "state": "revealed",
    "choices": [["1", "2"]], "n": 3, "total": 4, "counts": {"1": 2, "2": 1}, "dissent": [],
    "opened_at": "2026-03-05T09:00:00Z", "opened_boot": 1, "opened_boot_id": "b",
}  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        ({"counts": {"a lot": 3}}, "whole numbers"),
        ({"choices": [["1", "half"]]}, "whole numbers"),
        ({"choices": []}, "needs choices"),
        ({"counts": {"1": -3}}, "from 0 to 10,000"),
        ({"form": "dots", "counts": {"1": 10_001}}, "from 0 to 10,000"),
    ],
)
def test_a_round_that_nobody_could_count_is_told(good: Doc, other: Store, damage: Doc, why: str) -> None:
    exercise = good["exercises"][0]["id"]
    good["rounds"] = [{**ROUND, "exercise_id": exercise}]
    bring_in(other, good)
    good["rounds"] = [{**ROUND, "exercise_id": exercise, **damage}]
    with pytest.raises(ImportProblem, match=rf"rounds\[0\]: .*{why}"):
        bring_in(other, good)


def twice(good: Doc, key: str) -> None:
    """A second row that differs from the first in its id alone."""
    good[key].append(good[key][0] | {"id": "another01"})


def to_itself(good: Doc) -> Doc:
    """A handoff of a stage to the same stage."""
    stage = good["stages"][0]["id"]
    return {"id": f"{stage}-{stage}", "from_stage_id": stage, "to_stage_id": stage}


WHOLE: list[tuple[str, Callable[[Doc], Any], str]] = [
    ("an id twice", lambda d: d["notes"].append(d["notes"][0]), r"notes\[1\].id: \w+ is the id of another row"),
    ("ids over tables", lambda d: put(d, "silos.0.id", d["leaders"][1]["id"]), "is the id of another row"),
    ("the workshop's id", lambda d: put(d, "notes.0.id", d["workshop"]["id"]), r"notes\[0\].id: "),
    ("a cell twice", lambda d: twice(d, "ownership"), r"ownership\[1\]: has the same stage_id and silo_id"),
    ("a handoff twice", lambda d: d["handoffs"].append(d["handoffs"][0]), r"handoffs\[1\].id"),
    ("a handoff to itself", lambda d: d["handoffs"][0].update(to_itself(d)), r"handoffs\[0\]: has the same in from_"),
    ("a stage gone", lambda d: d["stages"].pop(), r"ownership\[0\].stage_id: is the id of no stage"),
    ("a silo for a leader", lambda d: put(d, "notes.0.leader_id", d["silos"][0]["id"]), "no leader in this document"),
    ("a list gone", lambda d: d.pop("decisions"), "decisions: is missing"),
    ("steps gone", lambda d: d["exercises"][0].pop("steps"), r"exercises\[0\].steps: is missing"),
    ("a column gone", lambda d: d["stages"][0].pop("name"), r"stages\[0\].name: is missing"),
    ("no id", lambda d: d["exercises"][0].pop("id"), r"exercises\[0\].id: is missing"),
    ("all dropped", lambda d: [row.update(dropped=True) for row in d["exercises"]], "exercises: .* not dropped"),
    (
        "two clocks",
        lambda d: [
            step["spans"].append(
                {"id": f"clock{n:05}", "start_utc": "2026-03-05T09:00:00Z", "start_boot": 1, "start_boot_id": "b"}
            )
            for n, step in enumerate(d["exercises"][0]["steps"] + d["exercises"][1]["steps"][:1])
        ],
        "another clock is running already",
    ),
]


@pytest.mark.parametrize(("damage", "why"), [each[1:] for each in WHOLE], ids=[each[0] for each in WHOLE])
def test_what_does_not_fit_together_is_told(good: Doc, refusing: Store, damage: Callable[[Doc], Any], why: str) -> None:
    damage(good)
    rows = rows_in(refusing.path)
    with pytest.raises(ImportProblem, match=why):
        bring_in(refusing, good)
    assert rows_in(refusing.path) == rows


def test_the_problem_is_all_that_is_wrong(good: Doc, refusing: Store) -> None:
    good["stages"] = [{"id": number, "name": "Buy", "touchpoints": [], "pains": []} for number in range(30)]
    with pytest.raises(ImportProblem) as caught:
        bring_in(refusing, good)
    lines = str(caught.value).splitlines()
    assert len(lines) == 21
    assert lines[0] == "stages[0].id: expected a text"
    assert lines[-1] == f"and {caught.value.more} more"


def test_a_problem_shows_nothing_that_a_terminal_obeys(good: Doc, refusing: Store) -> None:
    good["\x1b[31m" + "x" * 1000] = 1
    with pytest.raises(ImportProblem) as caught:
        bring_in(refusing, good)
    assert "\x1b" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_what_is_not_of_json_is_told(good: Doc, refusing: Store) -> None:
    put(good, "workshop.date", b"2026-03-05")
    with pytest.raises(ImportProblem, match=r"workshop\.date: is a bytes"):
        bring_in(refusing, good)
