"""Reads a plan: everything that is wrong with it is said at once, with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from onecompany.plans.checking import Checker, named
from onecompany.plans.errors import PlanError
from onecompany.plans.lines import Path as Where
from onecompany.plans.model import Plan, PlannedExercise, PlannedStep
from onecompany.plans.reading import parsed
from onecompany.plans.rules import KindRules

MOST_EXERCISES = 200
MOST_STEPS = 100
LONGEST_TAG = 35
"""Characters of a language tag that every program must take (RFC 5646, section 4.4.1)."""

_PLAN_KEYS = ("title", "summary", "language", "exercise")
_EXERCISE_KEYS = ("kind", "title", "prompt", "script", "flex", "min_minutes", "minutes", "step", "settings")
_STEP_KEYS = ("title", "minutes", "prompt", "script")
_FLEX = ("fixed", "shrink", "drop")


def load(data: bytes, *, name: str, path: Path | None, kinds: Mapping[str, KindRules]) -> Plan:
    """The plan in the bytes of a file. `name` is what it is called, `kinds` what each kind allows.

    Raises PlanError with every problem, each with file, line and key.
    """
    file = str(path) if path is not None else f"{name}.toml"
    table, lines = parsed(data, file, "plan", PlanError)
    check = Checker(file, lines)
    plan = _plan(check, table, name, path, kinds)
    if check.problems:
        raise PlanError(check.problems)
    return plan


def _plan(
    check: Checker, table: Mapping[str, object], name: str, path: Path | None, kinds: Mapping[str, KindRules]
) -> Plan:
    check.keys((), table, _PLAN_KEYS)
    if "title" not in table:
        check.wrong((), "title is missing: a plan needs a title")
    title = check.title(("title",), table.get("title", "?"))
    summary = " ".join(check.text(("summary",), table.get("summary", "")).split())
    language = check.text(("language",), table.get("language", "en"), needed=True)
    if len(language) > LONGEST_TAG or not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language or "en"):
        check.wrong(("language",), "expected a language tag such as en or pt-BR")
    items = table.get("exercise", [])
    if not isinstance(items, list) or not items:
        check.wrong(("exercise",), "a plan needs at least one [[exercise]]")
        items = []
    if len(items) > MOST_EXERCISES:
        check.wrong(("exercise",), f"expected at most {MOST_EXERCISES} exercises, got {len(items):,}")
        items = []
    exercises = []
    before: set[str] = set()
    for number, item in enumerate(items):
        exercise = _exercise(check, ("exercise", number), item, kinds, before)
        if exercise is not None:
            exercises.append(exercise)
    return Plan(name, title, summary, language, tuple(exercises), path)


def _exercise(
    check: Checker, path: Where, item: object, kinds: Mapping[str, KindRules], before: set[str]
) -> PlannedExercise | None:
    if not isinstance(item, dict):
        check.wrong(path, "expected a table [[exercise]]")
        return None
    check.keys(path, item, _EXERCISE_KEYS)
    kind = item.get("kind")
    rules = kinds.get(kind) if isinstance(kind, str) else None
    if rules is None:
        near = get_close_matches(kind[:100], list(kinds), n=1) if isinstance(kind, str) else []
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(sorted(kinds))}"
        what = "is missing" if kind is None else f"there is no kind of exercise {named(kind)}"
        check.wrong((*path, "kind"), f"{what}; {hint}")
        before.update(near)  # What needs it has nothing wrong with it.
        return None
    for needed in rules.needs:
        if needed not in before:
            check.wrong((*path, "kind"), f"{rules.name} needs an exercise of kind {needed} before it")
    before.add(rules.name)
    title = check.title((*path, "title"), item.get("title", rules.title))
    prompt = check.text((*path, "prompt"), item.get("prompt", ""))
    found = len(check.problems)
    steps = _steps(check, path, item, rules, title)
    timed = len(check.problems) == found
    least = check.number(
        (*path, "min_minutes"), item.get("min_minutes", 0), least=0, most=24 * 60, what="a number of minutes"
    )
    total = round(sum(step.minutes for step in steps), 6)
    if timed and least > total:
        there = "1 minute" if total == 1 else f"{total:g} minutes"
        check.wrong((*path, "min_minutes"), f"is {least:g}, but the exercise has only {there}")
    return PlannedExercise(
        kind=rules.name,
        title=title,
        prompt=prompt,
        script=check.text((*path, "script"), item.get("script", "")),
        flex=check.choice((*path, "flex"), item.get("flex", "fixed"), _FLEX),  # type: ignore[arg-type]
        min_minutes=least,
        steps=steps,
        settings=check.settings((*path, "settings"), item.get("settings", {}), rules.settings),
    )


def _steps(
    check: Checker, path: Where, item: Mapping[str, object], rules: KindRules, title: str
) -> tuple[PlannedStep, ...]:
    if "minutes" in item:
        if "step" in item:
            check.wrong((*path, "minutes"), "stands beside steps; give minutes to each step, or to the exercise alone")
        minutes = check.minutes((*path, "minutes"), item["minutes"])
        return (PlannedStep(title, minutes, ""),)
    if "step" not in item:
        return rules.steps
    items = item["step"]
    if not isinstance(items, list) or not items or len(items) > MOST_STEPS:
        check.wrong((*path, "step"), f"expected one to {MOST_STEPS} tables [[exercise.step]]")
        return rules.steps
    steps = []
    for number, step in enumerate(items):
        where = (*path, "step", number)
        if not isinstance(step, dict):
            check.wrong(where, "expected a table [[exercise.step]]")
            continue
        check.keys(where, step, _STEP_KEYS)
        if "minutes" not in step:
            check.wrong(where, "minutes is missing: a step needs its minutes")
        steps.append(
            PlannedStep(
                title=check.title((*where, "title"), step["title"]) if "title" in step else title,
                minutes=check.minutes((*where, "minutes"), step.get("minutes", 1)),
                prompt=check.text((*where, "prompt"), step.get("prompt", "")),
                script=check.text((*where, "script"), step.get("script", "")),
            )
        )
    return tuple(steps)
