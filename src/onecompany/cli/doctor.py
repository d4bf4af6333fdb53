"""What could go wrong on this machine, found before the room does."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
from pathlib import Path

import typer

from onecompany import __version__, system
from onecompany.cli.checks import Check
from onecompany.cli.place import configuration, shelf
from onecompany.sentences import N_, gettext, ngettext
from onecompany.system import reason_of
from onecompany.system.common import Probe


def examine(path: Path, *, as_json: bool) -> int:
    """Look at everything and print it. 1 when there is a problem, else 0."""
    checks = [*_terminal(), *_file(path), *_backups(path), *_beside(path)]
    checks += [*_settings(), *_plans(), *_exports(), *_brand(path)]
    if as_json:
        rows = [{"what": check.what, "level": check.level, "found": check.text, "do": check.advice} for check in checks]
        typer.echo(json.dumps({"version": __version__, "checks": rows}, indent=2))
    else:
        for check in checks:
            sign = {"ok": "✓", "warning": "!", "problem": "✗"}[check.level]
            advice = f"\n    {check.advice}" if check.advice else ""
            typer.echo(f"{sign} {gettext(check.what)}: {check.text}{advice}")
    return 1 if any(check.level == "problem" for check in checks) else 0


def _terminal() -> list[Check]:
    python = sys.version.split()[0]
    version = f"onecompany {__version__}, Python {python}"  # no sentence: names of programs
    checks = [Check(N_("program"), "ok", version)]
    if system.TRIED:
        checks.append(Check(N_("system"), "ok", system.NAME))
    else:
        text = gettext("{system}: onecompany was never run on it so far, only checked for it", system=system.NAME)
        advice = gettext("Go through a whole day with it before you rely on it.")
        checks.append(Check(N_("system"), "warning", text, advice))
    if sys.stdout.isatty():
        columns, lines = shutil.get_terminal_size()
        small = columns < 80 or lines < 24
        advice = gettext("At least 80×24 is needed, 112×32 is what the room is designed for.") if small else ""
        checks.append(Check(N_("terminal size"), "warning" if small else "ok", f"{columns}×{lines}", advice))
    else:
        checks.append(Check(N_("terminal size"), "ok", gettext("not asked from a terminal")))
    checks.append(_probed(N_("encoding"), system.encoding()))
    if os.environ.get("NO_COLOR"):
        text = gettext("no colours, because NO_COLOR is set; every sign has a letter too")
        checks.append(Check(N_("terminal"), "ok", text))
    else:
        checks.append(_probed(N_("terminal"), system.terminal()))
    return checks


def _probed(what: str, probe: Probe) -> Check:
    return Check(what, "ok" if probe.good else "warning", probe.text, probe.advice)


def _file(path: Path) -> list[Check]:
    from onecompany.store.locating import is_new, resolved
    from onecompany.store.problems import StoreError
    from onecompany.store.reading import read_workshops, reading
    from onecompany.store.restoring.lost import FileLost, check_not_lost

    try:
        check_not_lost(resolved(path))
    except FileLost as problem:
        return [Check(N_("file"), "problem", str(problem), _way_back(path, problem)), *_folder(path.parent)]
    if is_new(path):
        text = gettext("{file} (made when the first workshop is)", file=path)
        return [Check(N_("file"), "ok", text), *_folder(path.parent)]
    checks = []
    try:
        with reading(path) as db:
            count = len(read_workshops(db))
            from onecompany.store.checking import check_file

            check_file(db, path)
        text = ngettext(
            "{file}, {number} workshop, checked through",
            "{file}, {number} workshops, checked through",
            count,
            file=path,
        )
        checks.append(Check(N_("file"), "ok", text))
    except StoreError as problem:
        checks.append(Check(N_("file"), "problem", str(problem), _way_back(path, problem)))
    checks.append(_probed(N_("permissions"), system.privacy(path)))
    return [*checks, *_folder(path.parent)]


def _way_back(path: Path, problem: Exception) -> str:
    from onecompany.cli.doctor_backups import way_back

    return way_back(path, problem)


def _backups(path: Path) -> list[Check]:
    from onecompany.cli.doctor_backups import look_at_backups

    return list(look_at_backups(path))


def _beside(path: Path) -> list[Check]:
    from onecompany.cli.doctor_beside import look_beside

    return list(look_beside(path))


def _folder(folder: Path) -> list[Check]:
    place = folder
    while not place.exists():
        place = place.parent
    if not os.access(place, os.W_OK):
        text = gettext("{folder} cannot be written", folder=place)
        return [Check(N_("folder"), "problem", text, gettext("Choose another place with --file."))]
    free = shutil.disk_usage(place).free // 1_000_000
    text = gettext("{megabytes} MB free", megabytes=free)
    if free > 200:
        return [Check(N_("disk"), "ok", text), _lock(place)]
    return [Check(N_("disk"), "warning", text, gettext("Make room before the workshop.")), _lock(place)]


def _lock(folder: Path) -> Check:
    """Whether two who open a file in this folder would know of each other."""
    trial = folder / f".onecompany-lock-{secrets.token_hex(4)}"
    advice = gettext(
        "Keep the file in a folder on this machine: another onecompany could write to it at the same time."
    )
    opened: list[int] = []
    try:
        flags = os.O_RDWR | os.O_CREAT | system.CLOSE_ON_EXEC | system.NO_FOLLOW
        opened.append(os.open(trial, flags, 0o600))
        opened.append(os.open(trial, flags, 0o600))
        taken = [system.take_lock(file) for file in opened]
    except OSError as problem:
        text = gettext("{folder} cannot be locked ({reason})", folder=folder, reason=reason_of(problem))
        return Check(N_("lock"), "problem", text, advice)
    finally:
        for file in opened:
            os.close(file)
        trial.unlink(missing_ok=True)
    if taken != [True, False]:
        return Check(N_("lock"), "problem", gettext("{folder} has locks that hold nobody off", folder=folder), advice)
    return Check(N_("lock"), "ok", gettext("one writer at a time, tried in the folder of the file"))


def _settings() -> list[Check]:
    from onecompany.app.settings import load_settings

    folder = configuration()
    settings = load_settings(folder)
    advice = gettext("It is left out; all else is used.")
    wrong = [Check(N_("settings"), "problem", problem, advice) for problem in settings.problems]
    text = ngettext(
        "{folder}, look {look}, {number} key of your own",
        "{folder}, look {look}, {number} keys of your own",
        len(settings.keys),
        folder=folder,
        look=settings.theme,
    )
    unasked = gettext("asked when it is typed first")
    ways = {"dates": settings.dates or unasked, "numbers": settings.numbers or unasked}
    written = gettext("dates such as 12/3: {dates}; numbers such as 1.234: {numbers}", **ways)
    return [*wrong, Check(N_("settings"), "ok", text), Check(N_("settings"), "ok", written)]


def _plans() -> list[Check]:
    entries = shelf().list()
    good = sum(entry.plan is not None for entry in entries)
    text = ngettext("{number} can be used", "{number} can be used", good)
    checks = [Check(N_("plans"), "ok" if good else "problem", text)]
    for entry in entries:
        checks += [Check(N_("plan"), "warning", str(problem)) for problem in entry.problems]
    return checks


def _exports() -> list[Check]:
    from onecompany.export import registry
    from onecompany.kinds import registry as kinds

    names = [format.name for format in registry.formats()]
    unusable = [*registry.problems(), *kinds.problems()]
    checks = [Check(N_("exports"), "ok" if names else "problem", ", ".join(names))]
    return [*checks, *(Check(N_("packages"), "warning", problem) for problem in unusable)]


def _brand(path: Path) -> list[Check]:
    from onecompany.export.brand_file import BrandError, brand_path, find_brand

    what = N_("look of hand-outs")
    folders = (path.parent, configuration())
    try:
        brand = find_brand(*folders)
    except BrandError as problem:
        return [Check(what, "problem", str(problem))]
    file = brand_path(*folders)
    if file is None:
        text = gettext("plain; brand.toml beside the file or in the settings folder changes it")
        return [Check(what, "ok", text)]
    name = brand.name or gettext("no name")
    if brand.logo:
        text = gettext("{file}, {name}, with a logo, paper {paper}", file=file, name=name, paper=brand.paper)
    else:
        text = gettext("{file}, {name}, without a logo, paper {paper}", file=file, name=name, paper=brand.paper)
    return [Check(what, "ok", text)]
