"""What can go wrong with a workshop file, each with a sentence that a facilitator can act on."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from onecompany.sentences import gettext


class StoreError(Exception):
    """The base of all that the store raises. `str()` is one or two plain sentences, free of the room's words."""

    plain = ""
    """The same for a command, which has no Enter to press and opens nothing read-only; "" where `str()` does."""

    def for_commands(self, plain: str) -> Self:
        """This problem, with what a command says of it."""
        self.plain = plain
        return self


class FileInUse(StoreError):
    """Another process has the file open for writing. `pid` is that process, 0 when it left no number."""

    def __init__(self, path: Path, pid: int = 0) -> None:
        super().__init__(
            gettext("{path} is open by process {pid}. Close it there, or open it here read-only.", path=path, pid=pid)
            if pid
            else gettext("{path} is open by another process. Close it there, or open it here read-only.", path=path)
        )
        self.path = path
        self.pid = pid

    @property
    def unreadable(self) -> str:
        """The same of a file that cannot even be looked at here."""
        return gettext(
            "{path} is open in another window or by another program. Close it there. Nor can it be looked at here: it "
            "is damaged, or not to be read.",
            path=self.path,
        )


class FileBusy(FileInUse):
    """Another program holds SQLite's own lock on the file: a backup, a sync client, a database tool."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.args = (
            gettext(
                "{path} is in use by another program. Close it there, or wait until it is done; then try again.",
                path=path,
            ),
        )


class FileNotOurs(StoreError):
    """The file exists and is no workshop file."""


class FileEmpty(StoreError):
    """The file is there and has no byte: new, or what is left of one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            gettext(
                "{path} is there, but it is empty (0 bytes): a copy that did not finish, or a sync that has not come "
                "yet. If a new workshop file is to be made here, remove it first.",
                path=path,
            )
        )
        self.path = path


class FileNewer(StoreError):
    """The file was written by a later version of the program; it is left byte for byte."""


class NotUpgraded(StoreError):
    """A step that should have brought the file up to date failed. The file is as it was."""

    def __init__(self, path: Path, package: str, version: str, step: str, error: Exception) -> None:
        super().__init__(
            gettext(
                "{path} cannot be brought up to date: a step of {package} {version} failed (“{step}”: {error}). The "
                "file was left as it was. Install another version of {package}, then open it again.",
                path=path,
                package=package,
                version=version,
                step=step,
                error=error,
            )
        )


class FileDamaged(StoreError):
    """An integrity check failed. Nothing is written to the file."""


class FileReadOnly(StoreError):
    """The file or its folder cannot be written. `reason`: a sentence of a few words that says why."""

    def __init__(self, text: str, reason: str = "") -> None:
        super().__init__(text)
        self.reason = reason


class NotKept(StoreError):
    """An act was not written. What was typed is still with the caller, and trying again is safe."""


class NotOpen(NotKept):
    """The file could not be opened for writing, because of `problem`."""

    def __init__(self, problem: Exception) -> None:
        super().__init__(gettext("Nothing can be kept: {problem}", problem=problem))
        self.problem = problem


class KeptAfterAll(NotKept):
    """The act was tried again after an error, and the file has it already: the error came when it was written."""

    def __init__(self) -> None:
        super().__init__(gettext("It was kept after all; it is on the board."))


class FileGone(NotKept):
    """The file was deleted, moved or replaced while it was open. What was kept is still with us."""

    def __init__(self, path: Path, *, replaced: bool) -> None:
        super().__init__(
            gettext(
                "{path} was replaced by another file while it was open. Nothing was written; the line is still here.",
                path=path,
            )
            if replaced
            else gettext(
                "{path} was moved or deleted while it was open. Nothing was written; the line is still here.", path=path
            )
        )
        self.path = path
        self.replaced = replaced


class FileChanged(NotKept):
    """Another program wrote to the file while it was open here."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            gettext(
                "{path} was changed by another program while it was open. Nothing was written; the line is still here.",
                path=path,
            )
        )
        self.path = path


class Held(NotKept):
    """An act was not written because another program holds the file at the moment."""


class OutOfBounds(NotKept):
    """A value is too long, empty, too large or of another kind than its place takes. Trying again needs another one."""


class Unknown(StoreError):
    """A row, a workshop or an organisation that is not in the file."""


def explained(error: Exception, path: Path) -> StoreError:
    """The problem behind an error of SQLite, in words."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith("SQLITE_NOTADB"):
        return FileNotOurs(
            gettext("{path} is not a workshop file (it is no SQLite file). It was left as it is.", path=path)
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return FileBusy(path)
    if name == "SQLITE_FULL":
        return FileReadOnly(
            gettext(
                "The disk with {path} is full, so nothing could be kept. Make room, or open it read-only.", path=path
            ),
            gettext("The disk is full."),
        ).for_commands(gettext("The disk with {path} is full. Make room, then try again.", path=path))
    if name.startswith(("SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY")):
        return FileReadOnly(
            gettext(
                "{path} was left in the middle of an entry by a crash, and cannot be put right because it may not be "
                "written. Copy it to a folder of yours, together with the file beside it that ends in -journal.",
                path=path,
            ),
            gettext("A crash left it in the middle of an entry."),
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return FileReadOnly(
            gettext(
                "{path} cannot be opened ({error}). Check its permissions and its folder's.", path=path, error=name
            ),
            gettext("Its permissions, or those of its folder, do not allow it."),
        )
    if name.startswith("SQLITE_IOERR"):
        return FileReadOnly(
            gettext(
                "{path} cannot be read or written: the disk reports an error ({error}). Keep a copy of it.",
                path=path,
                error=name,
            ),
            gettext("The disk reports an error."),
        )
    return FileDamaged(
        gettext(
            "{path} is damaged ({error}). Nothing was written to it; keep a copy before anything else is tried.",
            path=path,
            error=name or type(error).__name__,
        )
    )
