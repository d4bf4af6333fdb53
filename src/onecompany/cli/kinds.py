"""Listing and showing the kinds of exercise that a plan can use, those of other packages among them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import typer

from onecompany.cli.failing import fail
from onecompany.kinds.kind import Kind
from onecompany.kinds.registry import UnknownKind, kind, kinds
from onecompany.plans import Setting
from onecompany.sentences import gettext


def show_kinds(*, as_json: bool) -> None:
    """List the kinds."""
    if as_json:
        _print([_described(own) for own in kinds().values()])
        return
    width = max(map(len, kinds()))
    for own in kinds().values():
        line = gettext(
            "{kind} {minutes:>4g} min  {title}",
            kind=f"{own.name:<{width}}",
            minutes=own.minutes,
            title=gettext(own.title),
        )
        typer.echo(f"{line}  ({', '.join(own.field_rows)})" if own.field_rows else line)
    typer.echo(gettext("In brackets: which rows of docs/field.md it implements."))


def show_kind(name: str, *, as_json: bool) -> None:
    """Show one kind with its steps and its settings."""
    try:
        own = kind(name)
    except UnknownKind as problem:
        fail(str(problem))
    if as_json:
        _print(_described(own))
        return
    typer.echo(gettext("{title}  ·  {minutes:g} min", title=gettext(own.title), minutes=own.minutes))
    if own.needs:
        typer.echo(gettext("Comes behind: {kinds}", kinds=", ".join(own.needs)))
    if own.field_rows:
        typer.echo(gettext("Rows of docs/field.md: {rows}", rows=", ".join(own.field_rows)))
    typer.echo("\n" + gettext("Steps, where a plan gives none:"))
    for step in own.rules.spoken_steps:
        typer.echo(f"  {step.minutes:>4g}  {step.title}" + (f" · {step.prompt}" if step.prompt else ""))
    if own.settings:
        typer.echo("\n" + gettext("Settings:"))
    for line in _settings(own.settings, ""):
        typer.echo(line)


def _settings(settings: Mapping[str, Setting], indent: str) -> Iterator[str]:
    for name, setting in settings.items():
        default = json.dumps(setting.default, ensure_ascii=False)
        yield f"  {indent}{name} = {default}  {gettext(setting.help)}".rstrip()
        yield f"  {indent}    {_takes(setting)}"
        yield from _settings(setting.fields or {}, f"{indent}  ")


def _takes(setting: Setting) -> str:
    """What may stand there, and within which bounds."""
    limits = [gettext("one of {words:or}", words=setting.choices)] if setting.choices else []
    if setting.minimum is not None and setting.maximum is not None:
        limits.append(gettext("from {least:g} to {most:g}", least=setting.minimum, most=setting.maximum))
    if setting.most is not None:
        limits.append(gettext("{least} to {most} of them", least=setting.fewest, most=setting.most))
    if setting.unique:
        limits.append(gettext("each with its own {name}", name=setting.unique))
    if setting.needed:
        limits.append(gettext("must be there"))
    if setting.named_in:
        kind_, list_ = setting.named_in
        limits.append(gettext("one of {list} of {kind}, where the plan has any", list=list_, kind=kind_))
    if setting.longest is not None:
        limits.append(gettext("at most {number} characters", number=setting.longest))
    return ", ".join([setting.kind, *limits])


def _described(own: Kind) -> dict[str, Any]:
    return {
        "name": own.name,
        "title": gettext(own.title),
        "minutes": own.minutes,
        "field_rows": list(own.field_rows),
        "needs": list(own.needs),
        "steps": [
            {"title": step.title, "minutes": step.minutes, "prompt": step.prompt} for step in own.rules.spoken_steps
        ],
        "settings": {name: _of_setting(setting) for name, setting in own.settings.items()},
    }


def _of_setting(setting: Setting) -> dict[str, Any]:
    described = {
        "kind": setting.kind,
        "default": setting.default,
        "help": gettext(setting.help),
        "choices": list(setting.choices),
        "minimum": setting.minimum,
        "maximum": setting.maximum,
        "longest": setting.longest,
        "fewest": setting.fewest,
        "most": setting.most,
        "needed": setting.needed,
        "unique": setting.unique,
        "named_in": setting.named_in,
    }
    if setting.fields:
        described["fields"] = {name: _of_setting(inner) for name, inner in setting.fields.items()}
    return described


def _print(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
