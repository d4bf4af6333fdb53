"""Reads a plan: everything that is wrong with it is said at once, with its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from onecompany.plans.checking import LONGEST_DAY, Checker, named
from onecompany.plans.errors import PlanError
from onecompany.plans.fixed_times import check_times
from onecompany.plans.groups import GROUP_KEYS, grouped
from onecompany.plans.lines import Path as Where
from onecompany.plans.model import Plan, PlannedExercise, PlannedStep
from onecompany.plans.reading import parsed
from onecompany.plans.rules import KindRules
from onecompany.plans.settings import SettingsChecker
from onecompany.sentences import Terms, gettext, ngettext, speaking, using
from onecompany.sentences.terms import FORMS, LONGEST_WORD

MOST_EXERCISES = 200
MOST_STEPS = 100
LONGEST_TAG = 35
"""Characters of a language tag that every program must take (RFC 5646, section 4.4.1)."""

_PLAN_KEYS = ("title", "summary", "language", "start", "words", "exercise")
_EXERCISE_KEYS = ("kind", "title", "prompt", "script", "at", "flex", "min_minutes", "minutes", "step", "settings")
_STEP_KEYS = ("title", "minutes", "prompt", "script", *GROUP_KEYS)
_FLEX = ("fixed", "shrink", "drop")


def load(
    data: bytes, *, name: str, path: Path | None, kinds: Mapping[str, KindRules], words: Terms | None = None
) -> Plan:
    """The plan in the bytes of a file. `name` is what it is called, `kinds` what each kind allows.

    `words` are used in place of its own for the customer and the silo, in its texts too.
    Raises PlanError with every problem, each with file, line and key.
    """
    file = str(path) if path is not None else f"{name}.toml"
    table, lines = parsed(data, file, PlanError)
    check = SettingsChecker(file, lines)
    plan = _plan(check, table, name, path, kinds, words)
    if check.problems:
        raise PlanError(check.problems)
    return plan


def _plan(
    check: SettingsChecker,
    table: Mapping[str, object],
    name: str,
    path: Path | None,
    kinds: Mapping[str, KindRules],
    chosen: Terms | None,
) -> Plan:
    check.keys((), table, _PLAN_KEYS)
    check.language = str(table.get("language", "en"))
    own = _words(check, table.get("words", {}))
    words = check.words = own if chosen is None else chosen
    if "title" not in table:
        check.wrong((), gettext("title is missing: a plan needs a title"))
    title = check.title(("title",), table.get("title", "?"))
    summary = " ".join(check.text(("summary",), table.get("summary", "")).split())
    language = check.text(("language",), table.get("language", "en"), needed=True)
    if len(language) > LONGEST_TAG or not re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language or "en"):
        check.wrong(("language",), gettext("expected a language tag such as en or pt-BR"))
    start = check.time(("start",), table["start"]) if "start" in table else ""
    items = table.get("exercise", [])
    if not isinstance(items, list) or not items:
        check.wrong(("exercise",), gettext("a plan needs at least one [[exercise]]"))
        items = []
    if len(items) > MOST_EXERCISES:
        message = gettext("expected at most {most} exercises, got {count:,}", most=MOST_EXERCISES, count=len(items))
        check.wrong(("exercise",), message)
        items = []
    before: set[str] = set()
    with using(words):  # what a kind says where the plan says nothing
        read = [_exercise(check, ("exercise", number), item, kinds, before) for number, item in enumerate(items)]
    exercises = tuple(exercise for exercise in read if exercise is not None)
    plan = Plan(name, title, summary, language, exercises, path, words, start)
    check_times(check, plan, [number for number, exercise in enumerate(read) if exercise is not None])
    return plan


def _words(check: Checker, table: object) -> Terms:
    """The plan's own words for the customer and the silo."""
    if not isinstance(table, dict):
        check.wrong(("words",), gettext("expected a table [words], got {value}", value=named(table)))
        return Terms()
    check.keys(("words",), table, FORMS)
    return Terms.of(
        {name: check.title(("words", name), table[name], longest=LONGEST_WORD) for name in FORMS if name in table}
    )


def _exercise(
    check: SettingsChecker, path: Where, item: object, kinds: Mapping[str, KindRules], before: set[str]
) -> PlannedExercise | None:
    if not isinstance(item, dict):
        check.wrong(path, gettext("expected a table [[exercise]]"))
        return None
    check.keys(path, item, _EXERCISE_KEYS)
    kind = item.get("kind")
    rules = kinds.get(kind) if isinstance(kind, str) else None
    if rules is None:
        near = get_close_matches(kind[:100], list(kinds), n=1) if isinstance(kind, str) else []
        names = ", ".join(sorted(kinds))
        if kind is None:
            message = gettext("is missing; there are: {names}", names=names)
        elif near:
            message = gettext(
                "there is no kind of exercise {kind}; did you mean {name}?", kind=named(kind), name=near[0]
            )
        else:
            message = gettext("there is no kind of exercise {kind}; there are: {names}", kind=named(kind), names=names)
        check.wrong((*path, "kind"), message)
        before.update(near)  # What needs it has nothing wrong with it.
        return None
    for needed in rules.needs:
        if needed not in before:
            message = gettext("{kind} needs an exercise of kind {needed} before it", kind=rules.name, needed=needed)
            check.wrong((*path, "kind"), message)
    before.add(rules.name)
    title = check.title((*path, "title"), item["title"] if "title" in item else _usual_title(check, rules))
    prompt = check.text((*path, "prompt"), item.get("prompt", ""))
    earlier = len(check.problems)
    steps = _steps(check, path, item, rules, title)
    timed = len(check.problems) == earlier
    where = (*path, "min_minutes")
    least = check.number(where, item.get("min_minutes", 0), least=0, most=LONGEST_DAY, of="minutes")
    total = round(sum(step.minutes for step in steps), 6)
    if timed and least > total:
        message = ngettext(
            "is {least:g}, but the exercise has only {minutes:g} minute",
            "is {least:g}, but the exercise has only {minutes:g} minutes",
            1 if total == 1 else 2,  # 0.5 minutes is a plural too
            least=least,
            minutes=total,
        )
        check.wrong(where, message)
    settings = check.settings((*path, "settings"), item.get("settings", {}), rules.settings)
    check.remember(rules.name, settings)
    return PlannedExercise(
        kind=rules.name,
        title=title,
        prompt=prompt,
        script=check.text((*path, "script"), item.get("script", "")),
        flex=check.choice((*path, "flex"), item.get("flex", "fixed"), _FLEX),  # type: ignore[arg-type]
        min_minutes=least,
        steps=steps,
        settings=settings,
        at=check.time((*path, "at"), item["at"]) if "at" in item else "",
    )


def _usual_title(check: Checker, rules: KindRules) -> str:
    """What a kind is called, in the language of the plan: its words are read only where a plan needs them."""
    with speaking(check.language):
        return gettext(rules.title)


def _usual_steps(check: Checker, rules: KindRules) -> tuple[PlannedStep, ...]:
    with speaking(check.language):
        return rules.spoken_steps


def _steps(
    check: Checker, path: Where, item: Mapping[str, object], rules: KindRules, title: str
) -> tuple[PlannedStep, ...]:
    if "minutes" in item:
        if "step" in item:
            message = gettext("stands beside steps; give minutes to each step, or to the exercise alone")
            check.wrong((*path, "minutes"), message)
        minutes = check.minutes((*path, "minutes"), item["minutes"])
        return (PlannedStep(title, minutes, ""),)
    if "step" not in item:
        return _usual_steps(check, rules)
    items = item["step"]
    if not isinstance(items, list) or not items or len(items) > MOST_STEPS:
        check.wrong((*path, "step"), gettext("expected one to {most} tables [[exercise.step]]", most=MOST_STEPS))
        return _usual_steps(check, rules)
    steps = []
    for number, step in enumerate(items):
        where = (*path, "step", number)
        if not isinstance(step, dict):
            check.wrong(where, gettext("expected a table [[exercise.step]]"))
            continue
        check.keys(where, step, _STEP_KEYS)
        if "minutes" not in step:
            check.wrong(where, gettext("minutes is missing: a step needs its minutes"))
        planned = PlannedStep(
            title=check.title((*where, "title"), step["title"]) if "title" in step else title,
            minutes=check.minutes((*where, "minutes"), step.get("minutes", 1)),
            prompt=check.text((*where, "prompt"), step.get("prompt", "")),
            script=check.text((*where, "script"), step.get("script", "")),
        )
        steps.append(grouped(check, where, step, planned))
    return tuple(steps)
