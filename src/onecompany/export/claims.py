"""Whose files are whose: which workshop has handed out files of a name in a folder.

Two workshops may have files of one name: two on a day, organisations that differ in letters no file name can hold, or
files of two clients in one folder. The first that writes there has the name; any other gets its own, with a short sign
of the workshop at its end. So what is written over is always of the same workshop.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from collections.abc import Collection
from pathlib import Path

from onecompany.export.files import slug
from onecompany.sentences import N_, gettext

NAME = "handed-out.json"

TAKEN = N_("Files of that name in this folder are of something else. These end in {end:quoted}.")

_SIGN = 8
"""So many characters tell workshops apart."""


class Claims:
    """The names that are taken, in a file of the user's own folder. One that cannot be read knows of none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def stem(self, target: Path, stem: str, workshop_id: str, *, overwrite: bool) -> str:
        """What the files of a workshop are called in the folder `target`; from now on they are its own.

        An organisation has the files of its year, by its own id.
        """
        own = f"{stem}-{hashlib.sha256(workshop_id.encode()).hexdigest()[:_SIGN]}"
        place, name = str(_resolved(target)), slug(stem).casefold()
        taken = self._read()
        owner = taken.get(place, {}).get(name)
        if owner == workshop_id:
            return stem
        if owner is not None:
            return own
        if _has_files(target, name):
            # Of nobody who is known: beside it nothing is lost, but it is never written over.
            return own if overwrite else stem
        taken.setdefault(place, {})[name] = workshop_id
        self._write(taken)
        return stem

    def named(self, target: Path, stem: str, workshop_id: str, *, overwrite: bool) -> tuple[str, str]:
        """The same, with a sentence about it where the name is not the plain one."""
        claimed = self.stem(target, stem, workshop_id, overwrite=overwrite)
        return claimed, "" if claimed == stem else gettext(TAKEN, end=claimed.removeprefix(stem))

    def forget(self, owners: Collection[str]) -> None:
        """Whose names are nobody's any more, because they were deleted."""
        taken = self._read()
        left = {
            place: kept
            for place, names in taken.items()
            if (kept := {name: owner for name, owner in names.items() if owner not in owners})
        }
        if left != taken:
            self._write(left)

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            claims = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        if not isinstance(claims, dict):
            return {}
        return {place: names for place, names in claims.items() if isinstance(names, dict)}

    def _write(self, taken: dict[str, dict[str, str]]) -> None:
        beside = self._path.with_name(f".{NAME}.{secrets.token_hex(4)}.part")
        # A name that cannot be noted is nobody's, so that nothing is ever written over under it.
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            beside.write_text(json.dumps(taken, ensure_ascii=False, sort_keys=True, indent=1), encoding="utf-8")
            os.replace(beside, self._path)


def _resolved(target: Path) -> Path:
    with contextlib.suppress(OSError, RuntimeError):
        return target.resolve()
    return target.absolute()


def _has_files(target: Path, name: str) -> bool:
    """Whether the folder holds files of this name, whatever their endings."""
    with contextlib.suppress(OSError):
        return any(file.casefold().startswith((f"{name}.", f"{name}-")) for file in os.listdir(target))
    return False
