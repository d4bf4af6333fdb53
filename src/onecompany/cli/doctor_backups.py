"""What the doctor says of backups: whether there is a new one, what is in it, and that it can be restored."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onecompany.cli.backups import organisations_in, size_of, when
from onecompany.cli.checks import Check
from onecompany.sentences import N_, gettext, ngettext
from onecompany.store.backups import Backup, backups_folder, contents, list_backups
from onecompany.store.locating import in_the_way_of_a_folder, is_new
from onecompany.store.problems import FileInUse, FileNewer, FileReadOnly, NotUpgraded, StoreError
from onecompany.system import reason_of

LATE = timedelta(hours=1)
"""How much younger the newest entry may be than the newest backup: opening, ten minutes, and closing make one."""


def look_at_backups(path: Path) -> Iterator[Check]:
    """All that is to be said of a file's backups; nothing where there is neither a file nor any of them."""
    backups, folder = list_backups(path), backups_folder(path)
    missing = is_new(path)
    if what := in_the_way_of_a_folder(folder):
        text = gettext("{path} is {what}, where the backups are to be, so none is made", path=folder, what=what)
        yield Check(N_("backups"), "problem", text, gettext("Move it away."))
    elif not backups and not missing:
        advice = gettext("Opening the file makes one, and so does `onecompany backup`.")
        yield Check(N_("backups"), "warning", gettext("there is none yet"), advice)
    if backups:
        yield _newest(path, backups[0], missing=missing)
        yield _restorable(path)
        text = ngettext(
            "{number} in {folder}, {size}",
            "{number} in {folder}, {size} together",
            len(backups),
            folder=folder,
            size=size_of(sum(backup.size for backup in backups)),
        )
        yield Check(N_("backups"), "ok", text)


def way_back(path: Path, problem: Exception) -> str:
    """What to do about a file that is not as it should be: how far `onecompany restore` brings it back, or else."""
    from onecompany.clock import SystemClock
    from onecompany.store.restoring.finding import search
    from onecompany.store.restoring.words import promise

    if isinstance(problem, FileNewer):
        return gettext("Install the newest onecompany.")
    if isinstance(problem, FileInUse | FileReadOnly | NotUpgraded):
        return gettext("Do what it says, then look again: `onecompany doctor`.")
    there = search(path, now=SystemClock().now())
    if there.recovery is None:
        why = " ".join(there.faults)
        text = gettext(
            "There is no backup of it here. A copy from elsewhere: `onecompany restore --from` and its path."
        )
        return f"{why} {text}".strip()
    told = " ".join((promise(there.recovery, SystemClock().now()), *there.faults))
    return gettext("`onecompany restore` brings it back. {how_far}", how_far=told)


def _newest(path: Path, newest: Backup, *, missing: bool) -> Check:
    what = N_("newest backup")
    try:
        held = organisations_in(contents(newest))
    except StoreError as problem:
        return Check(what, "problem", str(problem), gettext("Make another one: `onecompany backup`."))
    text = gettext("{when}, {size}, {held}", when=when(newest.at), size=size_of(newest.size), held=held)
    changed = None if missing else _last_act(path)
    if changed is not None and changed - newest.at > LATE:
        advice = gettext("The file was changed since, {when}. `onecompany backup` makes one now.", when=when(changed))
        return Check(what, "warning", text, advice)
    return Check(what, "ok", text)


def _last_act(path: Path) -> datetime | None:
    """When something was entered last, in UTC; None when nothing was, or when the file cannot be read."""
    from onecompany.store.reading import reading

    try:
        with reading(path, lists_only=True) as db:
            (at,) = db.execute("SELECT max(at) FROM history").fetchone()
        return None if at is None else datetime.fromisoformat(at).replace(tzinfo=UTC)
    except (StoreError, ValueError):
        return None


def _restorable(path: Path) -> Check:
    """Bring the file back into a scratch folder, as `onecompany restore` would, and read every workshop of it."""
    from onecompany.clock import SystemClock
    from onecompany.kinds.registry import import_tables
    from onecompany.store.file import Store
    from onecompany.store.restoring.finding import search
    from onecompany.store.restoring.rebuilding import rebuild

    what, clock = N_("restoring it"), SystemClock()
    advice = gettext("Make another backup: `onecompany backup`.")
    import_tables()
    try:
        there = search(path, now=clock.now())
        if there.recovery is None:
            return Check(what, "problem", " ".join(there.faults) or gettext("there is nothing to go by"), advice)
        with tempfile.TemporaryDirectory(prefix="onecompany-doctor-") as scratch:
            trial = Path(scratch) / "trial.onecompany"
            rebuilt = rebuild(there.recovery, trial, now=clock.now())
            with Store(trial, clock=clock, scratch=True) as store:
                for line in store.workshops():
                    store.read(line.id)
    except StoreError as problem:
        return Check(what, "problem", str(problem), advice)
    except OSError as problem:
        return Check(what, "warning", gettext("it could not be tried: {why}", why=reason_of(problem)))
    if there.faults:
        return Check(what, "problem", " ".join(there.faults), advice)
    text = ngettext(
        "tried in a scratch folder, with {number} act of the journal; every workshop can be read",
        "tried in a scratch folder, with {number} acts of the journal; every workshop can be read",
        rebuilt.acts,
    )
    return Check(what, "ok", text)
