"""Whether a file lies in a folder that a program keeps the same on several machines, and copies that such a one left.

Nothing is asked of the network or of the program itself: names of folders, small files that it leaves as marks, and
what it writes into the environment.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from onecompany.sentences import gettext
from onecompany.store.locating import resolved
from onecompany.store.problems import StoreError
from onecompany.store.reading import read_workshops, reading

ONEDRIVE, DROPBOX, ICLOUD, GOOGLE = "OneDrive", "Dropbox", "iCloud Drive", "Google Drive"  # no sentence: names
NEXTCLOUD, SYNCTHING = "Nextcloud", "Syncthing"  # no sentence: names


class _Service(NamedTuple):
    """How one is known: by how a folder's name begins, and by what lies in the folder that it keeps."""

    name: str
    folders: tuple[str, ...]
    marks: tuple[str, ...] = ()


# OneDrive: folder "OneDrive" or "OneDrive - Company", set in the environment by its client on Windows.
# Dropbox: https://help.dropbox.com/installs/locate-dropbox-folder; .dropbox and .dropbox.cache lie in its root.
# macOS keeps all of them in ~/Library/CloudStorage/Service-Account, and iCloud in ~/Library/Mobile Documents:
# https://support.apple.com/guide/mac-help/mchlr8da0e84/mac
# Nextcloud, ownCloud: the journal of the client in the root, https://doc.owncloud.com/desktop/next/architecture.html
# Syncthing: https://docs.syncthing.net/users/faq.html, .stfolder.
_GOOGLE_FOLDERS = ("google drive", "googledrive", "my drive")  # no sentence: names
_SERVICES = (
    _Service(ONEDRIVE, ("onedrive",)),
    _Service(DROPBOX, ("dropbox",), (".dropbox", ".dropbox.cache")),
    _Service(ICLOUD, ("icloud", "com~apple~clouddocs", "mobile documents")),  # no sentence: names
    _Service(GOOGLE, _GOOGLE_FOLDERS, (".tmp.drivedownload", ".tmp.driveupload")),
    _Service(NEXTCLOUD, ("nextcloud", "owncloud"), (".nextcloudsync.log", ".owncloudsync.log", ".sync_*.db")),
    _Service(SYNCTHING, ("syncthing",), (".stfolder",)),
)

_ENDS = (" ", "-", "_", "(", ".", ",")
"""What stands behind the name of a service in that of a folder, where anything does: "OneDrive - Northwind"."""

MOST_COPIES = 20
"""Files beside ours of which we look whether they are copies of it."""


def service_of(path: Path) -> str:
    """The service that keeps the folder of a file the same elsewhere; "" where none is known to."""
    folder = resolved(path).parent
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = os.environ.get(variable, "")
        if root and folder.is_relative_to(resolved(Path(root))):
            return ONEDRIVE
    for place in (folder, *folder.parents):
        for service in _SERVICES:
            if _is_called(place.name, service) or _has_mark(place, service):
                return service.name
    return ""


def _is_called(name: str, service: _Service) -> bool:
    plain = name.casefold()
    return any(plain == known or plain.startswith(tuple(known + end for end in _ENDS)) for known in service.folders)


def _has_mark(folder: Path, service: _Service) -> bool:
    try:
        return any(next(folder.glob(mark), None) is not None for mark in service.marks)
    except OSError:
        return False


def conflicted_copies(path: Path) -> list[Path]:
    """Other files beside a workshop file that have a workshop of it: copies that a program for synchronising has left
    where two machines had changed it, or that somebody has made.

    Each service names them in its own way, and in the user's language ("name (Ana's conflicted copy 2026-11-27)",
    "name (conflicted copy 2026-11-27 101112)", "name-LAPTOP", "name 2", "name (1)", "name.sync-conflict-…"); all of
    them begin with the name, and what is in them tells. None where the file itself cannot be read.
    """
    path = resolved(path)
    try:
        ours = _workshops(path)
        others = list(islice(_like(path), MOST_COPIES))
    except (OSError, StoreError):
        return []
    return [other for other in others if ours & workshops_in(other)]


def _like(path: Path) -> Iterator[Path]:
    stem = path.stem.casefold()
    with os.scandir(path.parent) as entries:
        names = sorted(entry.name for entry in entries if entry.is_file(follow_symlinks=False))
    for name in names:
        other = path.with_name(name)
        if other != path and other.suffix == path.suffix and other.stem.casefold().startswith(stem):
            yield other


def workshops_in(path: Path) -> set[str]:
    """The ids of the workshops in another file; none where it cannot be read, or is no workshop file."""
    try:
        return _workshops(path)
    except StoreError:
        return set()


def _workshops(path: Path) -> set[str]:
    with reading(path, patience=0, lists_only=True) as db:
        return {line.id for line in read_workshops(db)}


class Said:
    """What was said once of a file, remembered in the user's folder of state by a hash of its path."""

    def __init__(self, path: Path, state: Path | None = None) -> None:
        """`state`: the folder, where it is not the user's own."""
        if state is None:
            from platformdirs import user_state_path

            state = user_state_path("onecompany", appauthor=False)
        name = blake2b(os.fsencode(os.path.normcase(resolved(path))), digest_size=8).hexdigest()
        self._place = state / "said" / name

    def already(self, what: str) -> bool:
        """Whether it was said before, in other runs too."""
        return _mark(what) in self._known()

    def note(self, *what: str) -> None:
        """It is said now, and from now on it was."""
        known = self._known()
        marks = [mark for mark in map(_mark, what) if mark not in known]
        if not marks:
            return
        try:
            self._place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._place.write_text("\n".join([*known, *marks]) + "\n", "ascii")
            self._place.chmod(0o600)
        except OSError:  # then it is said again
            pass

    def _known(self) -> list[str]:
        try:
            return self._place.read_text("ascii").split() if self._place.exists() else []
        except (OSError, ValueError):
            return []


def _mark(what: str) -> str:
    return blake2b(what.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def what_it_does(service: str) -> str:
    """What can happen to a file in such a folder, and what to do: two sentences."""
    return gettext(
        "{service} may put an older copy in the place of the file, or a second one beside it, when two machines have "
        "changed it. Open it on one machine at a time, stop {service} while a workshop runs, and begin again only when "
        "the room is closed.",
        service=service,
    )
