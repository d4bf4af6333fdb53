"""What could go wrong on this machine, found before the room does."""

from __future__ import annotations

import json
import locale
import os
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from onecompany import __version__
from onecompany.cli.place import configuration, shelf
from onecompany.system import privacy


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `level` is ok, warning or problem."""

    what: str
    level: str
    found: str
    do: str = ""


def examine(path: Path, *, as_json: bool) -> int:
    """Look at everything and print it. 1 when there is a problem, else 0."""
    checks = [*_terminal(), *_file(path), *_settings(), *_plans(), *_exports(), *_look(path)]
    if as_json:
        typer.echo(json.dumps({"version": __version__, "checks": [asdict(c) for c in checks]}, indent=2))
    else:
        for check in checks:
            sign = {"ok": "✓", "warning": "!", "problem": "✗"}[check.level]
            typer.echo(f"{sign} {check.what}: {check.found}" + (f"\n    {check.do}" if check.do else ""))
    return 1 if any(check.level == "problem" for check in checks) else 0


def _terminal() -> list[Check]:
    checks = [Check("program", "ok", f"onecompany {__version__}, Python {sys.version.split()[0]}")]
    if sys.stdout.isatty():
        columns, lines = shutil.get_terminal_size()
        small = columns < 80 or lines < 24
        do = "At least 80×24 is needed, 112×32 is what the room is designed for." if small else ""
        checks.append(Check("terminal size", "warning" if small else "ok", f"{columns}×{lines}", do))
    else:
        checks.append(Check("terminal size", "ok", "not asked from a terminal"))
    encoding = locale.getpreferredencoding(do_setlocale=False)
    utf8 = encoding.lower().replace("-", "") == "utf8"
    do = "" if utf8 else "The application works as UTF-8 all the same; set LANG to a UTF-8 locale for the shell."
    checks.append(Check("encoding", "ok" if utf8 else "warning", encoding, do))
    term, colours = os.environ.get("TERM", ""), os.environ.get("COLORTERM", "")
    if os.environ.get("NO_COLOR"):
        checks.append(Check("colours", "ok", "none, because NO_COLOR is set; every sign has a letter too"))
    elif colours in ("truecolor", "24bit") or "256" in term:
        checks.append(Check("colours", "ok", colours or term))
    else:
        do = "Use a terminal with 256 colours or more for the looks of the room."
        checks.append(Check("colours", "warning", term or "unknown", do))
    return checks


def _file(path: Path) -> list[Check]:
    from onecompany.store.locating import is_new
    from onecompany.store.problems import StoreError
    from onecompany.store.reading import read_workshops, reading

    if is_new(path):
        return [Check("file", "ok", f"{path} (made when the first workshop is)"), *_folder(path.parent)]
    checks = []
    try:
        with reading(path) as db:
            count = len(read_workshops(db))
            from onecompany.store.checking import check_file

            check_file(db, path)
        checks.append(Check("file", "ok", f"{path}, {count} workshops, checked through"))
    except StoreError as problem:
        checks.append(Check("file", "problem", str(problem)))
    who = privacy(path)
    checks.append(Check("permissions", "ok" if who.private else "warning", who.found, who.do))
    return [*checks, *_folder(path.parent)]


def _folder(folder: Path) -> list[Check]:
    place = folder
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        return [Check("folder", "problem", f"{place} cannot be written", "Choose another place with --file.")]
    free = shutil.disk_usage(place).free // 1_000_000
    level = "ok" if free > 200 else "warning"
    return [Check("disk", level, f"{free} MB free", "" if free > 200 else "Make room before the workshop.")]


def _settings() -> list[Check]:
    from onecompany.room.settings import load_settings

    folder = configuration()
    settings = load_settings(folder)
    wrong = [
        Check("settings", "problem", problem, "It is left out; all else is used.") for problem in settings.problems
    ]
    found = f"{folder}, look {settings.theme}, {len(settings.keys)} keys of your own"
    return [*wrong, Check("settings", "ok", found)]


def _plans() -> list[Check]:
    checks = []
    entries = shelf().list()
    good = [entry for entry in entries if entry.plan]
    checks.append(Check("plans", "ok" if good else "problem", f"{len(good)} can be used"))
    for entry in entries:
        checks += [Check("plan", "warning", str(problem)) for problem in entry.problems]
    return checks


def _exports() -> list[Check]:
    from onecompany.export.registry import formats

    names = [each.name for each in formats()]
    return [Check("exports", "ok" if names else "problem", ", ".join(names))]


def _look(path: Path) -> list[Check]:
    from onecompany.export.brand_file import BrandError, brand_path, find_brand

    folders = (path.parent, configuration())
    try:
        brand = find_brand(*folders)
    except BrandError as problem:
        return [Check("look of hand-outs", "problem", str(problem))]
    where = brand_path(*folders)
    if where is None:
        return [
            Check("look of hand-outs", "ok", "plain; brand.toml beside the file or in the settings folder changes it")
        ]
    logo = "with a logo" if brand.logo else "without a logo"
    return [Check("look of hand-outs", "ok", f"{where}, {brand.name or 'no name'}, {logo}, paper {brand.paper}")]
