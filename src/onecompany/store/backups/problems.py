"""Why there is no backup, each in a sentence that a facilitator can act on."""

from __future__ import annotations

from pathlib import Path

from onecompany.sentences import gettext
from onecompany.store.problems import StoreError


class BackupNotMade(StoreError):
    """A backup could not be made: no room, no permission, something in the way. The file itself is as it was."""


class BackupLater(BackupNotMade):
    """Another backup of the file is being made; it can be tried again in a moment."""


class BackupUnsound(BackupNotMade):
    """A backup was made and is not as it should be; it was removed. `__cause__` is what was found."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            gettext(
                "A backup of {path} was made, looked through, and found damaged, so it was removed. The file itself "
                "may be damaged: close it, and let `onecompany doctor` look at it.",
                path=path,
            )
        )
        self.path = path
