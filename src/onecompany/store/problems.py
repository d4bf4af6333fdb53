"""What can go wrong with a workshop file, each with a sentence that a facilitator can act on."""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """The base of all that the store raises. `str()` is one or two plain sentences, free of the room's words."""


class FileInUse(StoreError):
    """Another process has the file open for writing. `pid` is that process, 0 when it left no number."""

    def __init__(self, path: Path, pid: int) -> None:
        who = f"by process {pid}" if pid else "by another process"
        super().__init__(f"{path} is open {who}. Close it there, or open it here read-only.")
        self.path = path
        self.pid = pid


class FileNotOurs(StoreError):
    """The file exists and is no workshop file."""


class FileNewer(StoreError):
    """The file was written by a later version of the program; it is left byte for byte."""


class FileDamaged(StoreError):
    """An integrity check failed. Nothing is written to the file."""


class FileReadOnly(StoreError):
    """The file or its folder cannot be written."""


class NotKept(StoreError):
    """An act was not written. What was typed is still with the caller, and trying again is safe."""


class Unknown(StoreError):
    """A row, a workshop or an organisation that is not in the file."""
