"""Disks and files as they are met: those that may not be written (root may write anything, unless it lays that down for
a while), and what a crash has left."""

from __future__ import annotations

import ctypes
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

_VERSION_3 = 0x20080522
_ANY_FILE = 1 << 1 | 1 << 2
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, see capabilities(7)."""


def is_root() -> bool:
    """Whether we may mount something."""
    return sys.platform == "linux" and os.geteuid() == 0


needs_root = pytest.mark.skipif(not is_root(), reason="only root of a Linux machine can mount a small disk")


@contextmanager
def bound_by_modes() -> Iterator[None]:
    """Within it, modes of files bind root too. Threads that were there before are not bound."""
    if not is_root():
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            pytest.skip("modes do not bind root")
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, kept = (ctypes.c_uint32 * 2)(_VERSION_3, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(header, kept) == 0
    bound = (ctypes.c_uint32 * 6)(*kept)
    bound[0] &= ~_ANY_FILE  # of what is in effect; what is permitted stays, so that it can be taken up again
    assert libc.capset(header, bound) == 0
    try:
        yield
    finally:
        assert libc.capset(header, kept) == 0


@contextmanager
def small_disk(folder: Path, size: str = "4m") -> Iterator[Path]:
    """A disk of its own, of this size and in memory. Needs root."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "none", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(folder: Path) -> Path:
    """Fill the disk to the last byte; returns the file that does."""
    filler = folder / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096) == 4096:
                pass
        except OSError:
            pass
    return filler


def left_by_a_crash(path: Path) -> None:
    """A file in the middle of an entry, with the journal that takes it back."""
    left = path.with_name("left")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE stage SET name = 'not kept'")
        db.execute("CREATE TABLE big (x)")
        db.executemany("INSERT INTO big VALUES (?)", [("x" * 3000,)] * 50)
        shutil.copy(path, left)
        shutil.copy(f"{path}-journal", f"{left}-journal")
    left.replace(path)
    Path(f"{left}-journal").replace(f"{path}-journal")
