"""The second half of each page in docs/exercises: keys, plan entry and findings of a kind, from its code."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from onecompany.boards.outcome import Choice
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import kinds
from onecompany.plans import Setting
from onecompany.sentences import gettext

PAGES = Path(__file__).parent.parent / "docs" / "exercises"
MARK = "<!-- From here on written by `make pages`; do not edit. -->\n"
LEVELS = {"crack": "✗ crack", "warning": "! warning", "strength": "✓ strength"}


def pages() -> Iterator[tuple[Path, str]]:
    """Each page that is there, as it is to be: what was written by hand, and what the code says of the kind."""
    for own in kinds().values():
        path = PAGES / f"{own.name}.md"
        if path.is_file():
            by_hand, _, _ = path.read_text(encoding="utf-8").partition(MARK)
            yield path, by_hand + MARK + "\n" + "\n".join([*_keys(own), *_entry(own), *_findings(own)])


def _keys(own: Kind) -> list[str]:
    lines = ["## Its keys", ""]
    if choices := list(dict.fromkeys(_choices(own))):
        table = [f"| {choice.shown} | {gettext(choice.does)} |" for choice in choices]
        lines += ["| key | what it does |", "| --- | --- |", *table, ""]
    return [*lines, "And those of every board: [keys.md](../keys.md).", ""]


def _choices(own: Kind) -> Iterator[Choice]:
    """The keys that stand in the frame of its board, in the order in which the modules say them."""
    modules = sorted(info.name for info in pkgutil.iter_modules(import_module(own.package).__path__))
    for name in modules:
        module = import_module(f"{own.package}.{name}")
        classes = [one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__]
        for holder in (module, *classes):
            for value in vars(holder).values():
                yield from _inside(value)


def _inside(value: Any) -> Iterator[Choice]:
    if isinstance(value, Choice):
        yield value
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _inside(item)


def _entry(own: Kind) -> list[str]:
    lines = ["## In a plan", "", "As it is without a word of the plan's own:", "", "```toml", "[[exercise]]"]
    lines += [f'kind = "{own.name}"']
    for step in own.rules.spoken_steps:
        lines += ["", "  [[exercise.step]]", f"  title = {_toml(step.title)}", f"  minutes = {step.minutes:g}"]
        lines += [f"  prompt = {_toml(step.prompt)}"] if step.prompt else []
    if own.settings:
        lines += ["", "  [exercise.settings]", *(_setting(name, rule) for name, rule in own.settings.items())]
    behind = f" It comes behind {' and '.join(f'`{name}`' for name in own.needs)}." if own.needs else ""
    more = f"What each setting takes: `onecompany plan kinds {own.name}`.{behind}"
    return [*lines, "```", "", more if own.settings else behind.strip(), ""]


def _setting(name: str, rule: Setting) -> str:
    usual = f"  {name} = {_toml(rule.default)}  # {gettext(rule.help)}"
    return usual if rule.default or not rule.fewest else f"  # {name}: {gettext(rule.help)}"


def _toml(value: object) -> str:
    """Texts, numbers, yes and no, and empty lists: what JSON writes is TOML."""
    return json.dumps(value, ensure_ascii=False)


def _findings(own: Kind) -> list[str]:
    cases = own.part("example").CASES if own.has_part("example") else {}
    if not cases:
        return []
    rows = sorted(cases.items(), key=lambda item: list(LEVELS).index(item[1].level))
    table = [f"| {_levels(case)} | {case.when} | `{key}` |" for key, case in rows]
    return ["## What the board says", "", "| | when | key |", "| --- | --- | --- |", *table, ""]


def _levels(case: Any) -> str:
    levels: Iterable[str] = filter(None, (case.level, case.also))
    return " or ".join(LEVELS[level] for level in levels)
