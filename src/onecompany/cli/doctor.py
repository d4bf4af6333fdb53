"""What could go wrong on this machine, found before the room does."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from onecompany import __version__, system
from onecompany.cli.place import configuration, shelf
from onecompany.system.common import Told


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
    if system.TRIED:
        checks.append(Check("system", "ok", system.NAME))
    else:
        found = f"{system.NAME}: onecompany was never run on it so far, only checked for it"
        checks.append(Check("system", "warning", found, "Go through a whole day with it before you rely on it."))
    if sys.stdout.isatty():
        columns, lines = shutil.get_terminal_size()
        small = columns < 80 or lines < 24
        do = "At least 80×24 is needed, 112×32 is what the room is designed for." if small else ""
        checks.append(Check("terminal size", "warning" if small else "ok", f"{columns}×{lines}", do))
    else:
        checks.append(Check("terminal size", "ok", "not asked from a terminal"))
    checks.append(_told("encoding", system.encoding()))
    if os.environ.get("NO_COLOR"):
        checks.append(Check("terminal", "ok", "no colours, because NO_COLOR is set; every sign has a letter too"))
    else:
        checks.append(_told("terminal", system.terminal()))
    return checks


def _told(what: str, told: Told) -> Check:
    return Check(what, "ok" if told.good else "warning", told.found, told.do)


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
        many = "workshop" if count == 1 else "workshops"
        checks.append(Check("file", "ok", f"{path}, {count} {many}, checked through"))
    except StoreError as problem:
        checks.append(Check("file", "problem", str(problem)))
    checks.append(_told("permissions", system.privacy(path)))
    return [*checks, *_folder(path.parent)]


def _folder(folder: Path) -> list[Check]:
    place = folder
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        return [Check("folder", "problem", f"{place} cannot be written", "Choose another place with --file.")]
    free = shutil.disk_usage(place).free // 1_000_000
    level = "ok" if free > 200 else "warning"
    disk = Check("disk", level, f"{free} MB free", "" if free > 200 else "Make room before the workshop.")
    return [disk, _lock(place)]


def _lock(folder: Path) -> Check:
    """Whether two who open a file in this folder would know of each other."""
    trial = folder / f".onecompany-lock-{secrets.token_hex(4)}"
    do = "Keep the file in a folder on this machine: another onecompany could write to it at the same time."
    opened: list[int] = []
    try:
        flags = os.O_RDWR | os.O_CREAT | system.CLOSE_ON_EXEC | system.NO_FOLLOW
        opened.append(os.open(trial, flags, 0o600))
        opened.append(os.open(trial, flags, 0o600))
        taken = [system.take_lock(file) for file in opened]
    except OSError as problem:
        return Check("lock", "problem", f"{folder} cannot be locked ({problem.strerror})", do)
    finally:
        for file in opened:
            os.close(file)
        trial.unlink(missing_ok=True)
    if taken != [True, False]:
        return Check("lock", "problem", f"{folder} has locks that hold nobody off", do)
    return Check("lock", "ok", "one writer at a time, tried in the folder of the file")


def _settings() -> list[Check]:
    from onecompany.app.settings import load_settings

    folder = configuration()
    settings = load_settings(folder)
    wrong = [
        Check("settings", "problem", problem, "It is left out; all else is used.") for problem in settings.problems
    ]
    own = len(settings.keys)
    found = f"{folder}, look {settings.theme}, {own} {'key' if own == 1 else 'keys'} of your own"
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
