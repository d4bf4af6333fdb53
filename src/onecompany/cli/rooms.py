"""Starting the application: the one place where file, clock and screens are put together."""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
from pathlib import Path

from onecompany.cli.failing import explained, fail
from onecompany.cli.place import configuration
from onecompany.sentences import gettext


def run_application(path: Path, workshop: str | None, *, scratch: bool = False) -> int:
    """Open the application over a file, at home or in a workshop. Returns the exit code.

    `scratch`: the file is gone soon, so that no backups are made.
    """
    need_terminal()
    gc.disable()  # collecting while importing costs a tenth of the start; see docs/performance.md
    from onecompany.app.keeper import Keeper
    from onecompany.app.settings import load_settings
    from onecompany.app.workshop_file import WorkshopFile
    from onecompany.clock import SystemClock
    from onecompany.store.locating import resolved

    settings, clock = load_settings(configuration()), SystemClock()
    workshop_file = WorkshopFile(path, clock=clock)
    keeper = None if scratch else Keeper(clock)
    from onecompany.app.terminal import run

    try:
        return run(workshop_file, settings, workshop, keeper)
    finally:
        workshop_file.close()
        if not scratch and workshop_file.path != resolved(path):
            print(gettext("What was open goes on in {path}", path=workshop_file.path), file=sys.stderr)
        for text in keeper.close() if keeper is not None else ():
            print(text, file=sys.stderr)


def need_terminal() -> None:
    """End the command where there is no terminal to show an application in."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        fail(
            gettext(
                "The application needs a terminal, to be seen and to be typed in. "
                "`onecompany --help` lists the commands."
            )
        )


def run_workshop(path: Path, wanted: str) -> int:
    """Go straight into a workshop: the one named, else the one that was open last."""
    from onecompany.cli.finding import find_workshop
    from onecompany.store.problems import StoreError, Unknown

    with explained():
        try:
            workshop = find_workshop(path, wanted).id if wanted else _last(path)
        except Unknown:
            raise
        except StoreError:  # the application says it on a page of its own, with what can be done
            workshop = None
    return run_application(path, workshop)


def _last(path: Path) -> str:
    from onecompany.cli.finding import all_workshops
    from onecompany.store.locating import is_new
    from onecompany.store.problems import Unknown
    from onecompany.store.reading import read_presence, reading

    lines = all_workshops(path)
    if is_new(path) or not lines:
        raise Unknown(
            gettext("There is no workshop in {file} yet. `onecompany new` or the application makes one.", file=path)
        )
    with reading(path) as db:
        presence = read_presence(db)
    known = [line.id for line in lines]
    return presence.workshop_id if presence and presence.workshop_id in known else known[0]


def run_demo() -> int:
    """The finished first day of the sample in a folder that is gone afterwards, with the reviews that followed it."""
    need_terminal()
    from onecompany.clock import SystemClock
    from onecompany.kinds.sample_year import make_year
    from onecompany.store.file import Store

    folder = Path(tempfile.mkdtemp(prefix="onecompany-demo-"))
    try:
        path = folder / "demo.onecompany"
        with Store(path, clock=SystemClock(), scratch=True) as store:
            workshop, *_ = make_year(store)
        return run_application(path, workshop, scratch=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
