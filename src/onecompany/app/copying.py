"""A copy of what we have, when the file that it was in is gone or is another; and the sample, copied into a file."""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from onecompany.app.retry import retry
from onecompany.app.workshop_file import WorkshopFile
from onecompany.clock import Clock, Stamp
from onecompany.exchange.document import document
from onecompany.exchange.importing import bring_in
from onecompany.exchange.shape import NOT_INSTALLED
from onecompany.exchange.text import dumps
from onecompany.sentences import gettext
from onecompany.store import disk
from onecompany.store.file import Store
from onecompany.store.handouts import note_copy
from onecompany.store.locating import OF_SQLITE, beside, is_new, make_folder, resolved
from onecompany.store.names import new_part
from onecompany.store.problems import NotKept
from onecompany.store.restoring.placing import free_of_leftovers
from onecompany.store.state import State
from onecompany.system import reason_of

_SUFFIX = 40
"""Bytes of what may be behind the last full stop of a name; what is longer is no ending, but a sentence."""


async def save_copy(file: WorkshopFile, state: State, target: Path, *, whole: bool) -> None:
    """Save what we have in another file. Raises StoreError.

    `whole`: the file that we have open is intact, only not to be found any more; all of it is copied. Else the
    workshop is made anew from its rows in memory.
    """
    if whole:
        await asyncio.to_thread(copy_file, await file.store(), target)
    else:
        await asyncio.to_thread(copy_workshop, state.copy(), target, file.clock)
    note_copy(file.path, target, file.clock.now())


def copy_file(store: Store, target: Path) -> None:
    """Copy the whole file that is open, with all workshops and their history. Raises StoreError."""
    target = _free(target)
    part = target.with_name(new_part())
    try:
        store.copy_to(part)
        free_of_leftovers(target, store.clock.now())
        disk.put_in_place(part, target)
    except OSError as error:
        raise NotKept(
            gettext("{path} could not be written: {reason}.", path=target, reason=reason_of(error))
        ) from error
    finally:
        disk.forget(part)


def copy_workshop(state: State, target: Path, clock: Clock) -> None:
    """Make the workshop anew in a file of its own. Its history is not in it. Raises StoreError.

    A new file has no tables of kinds that are not installed here: where there are rows of such, all of the workshop
    is kept as a JSON document beside the file too.
    """
    workshop = document(state, findings=None, at=Stamp.take(clock), private=True)
    target = _free(target)
    others = workshop.get(NOT_INSTALLED)
    if others and others["tables"]:
        _write(dumps(workshop), _free(target.with_suffix(".json")))
        workshop[NOT_INSTALLED] = {**others, "tables": {}}
    with Store(target, clock=clock) as store:
        bring_in(store, workshop)


async def sample(file: WorkshopFile, tell: Callable[[str], None]) -> str:
    """The id of the sample's organisation in the file that is open; what there is not of its year is made.

    Each workshop is an act of its own: where it ended between two, the rest is made the next time. Raises StoreError.
    """
    from onecompany.kinds.sample import ORGANISATION
    from onecompany.kinds.sample_year import is_begun

    store = await file.store()

    def there() -> list[str]:
        return [line.id for line in file.workshops() if line.organisation == ORGANISATION]

    def take(workshop: dict[str, Any]) -> None:
        if workshop["workshop"]["id"] not in there():
            bring_in(store, workshop)

    known = await retry(there, tell)
    if not known or is_begun(known):
        tell(gettext("The sample is being made …"))
        for workshop in await asyncio.to_thread(_sample, store.clock):
            await retry(partial(take, workshop), tell)
    return await retry(lambda: store.organisation_id(ORGANISATION) or "", tell)


def _sample(clock: Clock) -> list[dict[str, Any]]:
    """The sample's workshops as documents: hundreds of acts, in a file that nobody would miss, so that none waits for
    the disk. All that is in them has the same ids each time, so that its lines hold where some are there already."""
    from onecompany.kinds.sample_year import MARK, make_year

    numbers = count()
    with tempfile.TemporaryDirectory(prefix="onecompany-sample-") as folder:
        path = Path(folder, "sample.onecompany")
        with Store(path, clock=clock, scratch=True, new_id=lambda: f"{MARK}{next(numbers):06}") as store:
            states = [store.read(workshop) for workshop in make_year(store)]
        at = Stamp.take(clock)
        return [document(state, findings=None, at=at, private=True) for state in states]


def _write(text: str, path: Path) -> None:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise NotKept(gettext("{path} could not be written: {reason}.", path=path, reason=reason_of(error))) from error


def proposed_path(path: Path, clock: Clock) -> Path:
    """Where a copy could lie: beside the file, with the hour in its name."""
    moment = clock.now().astimezone().strftime("%Y%m%d-%H%M%S")
    suffix = path.suffix if 0 < len(os.fsencode(path.suffix)) <= _SUFFIX else ".onecompany"
    return beside(path.with_name(path.stem), f"-{moment}{suffix}", behind=OF_SQLITE)


def _free(target: Path) -> Path:
    target = resolved(target)
    make_folder(target.parent)
    if not is_new(target):
        raise NotKept(gettext("{path} is there already and was left alone. Choose another name.", path=target))
    return target
