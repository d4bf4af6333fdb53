"""Files that are handed out, and workshops that are brought in."""

from __future__ import annotations

import json
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from onecompany import __version__
from onecompany.cli.failing import FAILED, explained, fail
from onecompany.cli.finding import find_workshop
from onecompany.cli.older import say_if_older
from onecompany.cli.place import configuration, home_path
from onecompany.cli.writing import writing
from onecompany.clock import Stamp, SystemClock
from onecompany.sentences import gettext

if TYPE_CHECKING:
    from onecompany.export.bundling import Profile
    from onecompany.export.format import Bundle, Options
    from onecompany.export.noting import Owner
    from onecompany.export.run import Outcome


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made, as it was typed. `formats`: names with commas between them; `every`: all there are.

    `separator` between the values of csv: a sign, or one of the words of `SEPARATORS`.
    """

    target: Path
    formats: str = ""
    every: bool = False
    profile: str = "full"
    names: bool = True
    private: bool = False
    times: bool = False
    overwrite: bool = False
    as_json: bool = False
    separator: str = ","
    by_person: bool = False


SEPARATORS = {",": ",", ";": ";", "tab": "\t", "language": ""}
"""What can be typed, and what it is; "" for what the language has."""


def make_files(path: Path, wanted: str, order: Order) -> None:
    """Write the files of a workshop and list them; exit code 1 when one of them could not be made."""
    from onecompany.export.brand_file import find_brand
    from onecompany.export.bundling import Choices, bundle
    from onecompany.export.noting import Owner
    from onecompany.store.earlier import earlier_workshops
    from onecompany.store.reading import reading
    from onecompany.store.replaying import read_sound
    from onecompany.store.revisions import revisions_up_to

    names, profile, target = _formats(order), _profile(order), _target(order)
    with explained():
        brand = find_brand(path.parent, configuration())
        line = find_workshop(path, wanted)
        with reading(path) as db:
            state = read_sound(db, line.id)
            changed = revisions_up_to(db, line.id)
        say_if_older(path)
    state.earlier = earlier_workshops(path, line.id)
    now = Stamp.take(SystemClock())
    if order.private and profile == "board":
        fail(gettext("Private notes never go to the board. Leave out --with-private-notes, or --profile board."))
    if order.private and "json" not in names:
        typer.echo(gettext("Private notes are in the json file alone, which is not among these formats."), err=True)
    if order.times and profile == "board":
        fail(gettext("The board's copy has no minutes. Leave out --times, or --profile board."))
    choices = Choices(profile, order.names, order.private, order.times, _options(order))
    today = now.utc.astimezone().date()
    handouts = bundle(state, at=now, today=today, version=__version__, choices=choices, brand=brand, revisions=changed)
    _write(handouts, names, target, Owner(state.organisation.id, line.id), order, path)


def make_year(path: Path, wanted: str, order: Order) -> None:
    """Write the files of an organisation's year and list them; exit code 1 when one of them could not be made."""
    from onecompany.cli.finding import find_organisation
    from onecompany.export.brand_file import find_brand
    from onecompany.export.bundling import Choices, bundle_year
    from onecompany.export.noting import Owner
    from onecompany.store.earlier import read_organisation
    from onecompany.store.reading import reading
    from onecompany.store.replaying import read_sound
    from onecompany.store.revisions import revisions

    names, profile, target = _formats(order), _profile(order), _target(order)
    now = Stamp.take(SystemClock())
    choices, today = Choices(profile, order.names, options=_options(order)), now.utc.astimezone().date()
    with explained():
        brand = find_brand(path.parent, configuration())
        organisation = find_organisation(path, wanted, today).id
        with reading(path) as db:
            states = read_organisation(db, organisation, read_sound)
            changed = revisions(db, [state.workshop_id for state in states])
        say_if_older(path)
    handouts = bundle_year(
        states, at=now, today=today, version=__version__, choices=choices, brand=brand, revisions=changed
    )
    _write(handouts, names, target, Owner(organisation), order, path)


def _target(order: Order) -> Path:
    from onecompany.export.files import expanded
    from onecompany.export.format import ExportError

    try:
        return expanded(order.target)
    except ExportError as problem:
        fail(str(problem))


def _write(handouts: Bundle, names: list[str], target: Path, owner: Owner, order: Order, file: Path) -> None:
    """Write what was asked for under the name that is the owner's, and note it beside the workshop `file`."""
    from onecompany.export.bundling import stem_of
    from onecompany.export.claims import Claims
    from onecompany.export.noting import note
    from onecompany.export.run import export

    stem, why = Claims(configuration()).named(target, stem_of(handouts), owner.id, overwrite=order.overwrite)
    for remark in filter(None, (why, handouts.remark)):
        typer.echo(remark, err=True)
    outcomes = export(handouts, names, target, stem=stem, overwrite=order.overwrite, every=order.every)
    if trouble := note(file, outcomes, owner, SystemClock().now()):
        typer.echo(trouble, err=True)
    if order.as_json:
        typer.echo(json.dumps([_row(outcome) for outcome in outcomes], ensure_ascii=False, indent=2))
    else:
        _list(outcomes)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(FAILED)


def _formats(order: Order) -> list[str]:
    from onecompany.export import registry

    known = registry.names()
    if order.every:
        return list(known)
    names = [name.strip() for name in order.formats.split(",") if name.strip()]
    if not names:
        formats = ", ".join(known)
        fail(gettext("Which formats? --format with names out of {formats}, or --all.", formats=formats))
    unknown = [name for name in names if name not in known]
    if unknown:
        formats = ", ".join(known)
        fail(gettext("There is no format {name:quoted}. There are: {formats}.", name=unknown[0], formats=formats))
    return names


def _options(order: Order) -> Options:
    from onecompany.export.format import Options

    if order.separator not in SEPARATORS:
        fail(
            gettext(
                "There is no separator {name:quoted}. There are: {separators}.",
                name=order.separator,
                separators="  ".join(SEPARATORS),
            )
        )
    return Options(SEPARATORS[order.separator], order.by_person)


def _profile(order: Order) -> Profile:
    from onecompany.export.bundling import PROFILES

    for profile in PROFILES:
        if profile == order.profile:
            return profile
    profiles = ", ".join(PROFILES)
    return fail(
        gettext("There is no profile {name:quoted}. There are: {profiles}.", name=order.profile, profiles=profiles)
    )


def _row(outcome: Outcome) -> dict[str, object]:
    return {
        "format": outcome.format,
        "paths": [str(path) for path in outcome.paths],
        "bytes": outcome.bytes,
        "error": outcome.error,
        "warnings": list(outcome.warnings),
    }


def _list(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for path in outcome.paths:
            typer.echo(str(path))
        for message in filter(None, (outcome.error, *outcome.warnings)):
            typer.echo(f"{outcome.format}: {message}", err=True)


def bring(path: Path, file: Path) -> None:
    """Bring in a workshop and print its id."""
    from onecompany.exchange.importing import ImportProblem, bring_in, load
    from onecompany.kinds.registry import import_tables

    with explained():
        try:
            document = load(_bytes_of(file))
            import_tables()
            with writing(path) as store:
                result = bring_in(store, document)
        except ImportProblem as problem:
            fail(gettext("{file}: nothing was brought in.\n{problem}", file=file, problem=problem))
    if result.copied:
        typer.echo(gettext("This file has that workshop already, so a copy was made."), err=True)
    typer.echo(result.workshop_id)


def _bytes_of(file: Path) -> bytes:
    """What a file holds; that it is an ordinary one, no larger than a workshop can be, is asked before it is read."""
    from onecompany.exchange.loading import LARGEST

    place = home_path(file)
    status = place.stat()
    if not stat.S_ISREG(status.st_mode):
        fail(gettext("{file} is no ordinary file. Name a file that the json export wrote.", file=file))
    if status.st_size > LARGEST:
        message = gettext(
            "{file}: nothing was brought in. It is larger than a workshop can be ({most:,} bytes).",
            file=file,
            most=LARGEST,
        )
        fail(message)
    return place.read_bytes()
