"""A disk whose power is cut: what was written, what had come to it by then, and what may be left afterwards.

What a program does to files is noted as it happens, with a mark where it has promised something. The power is then cut
at any of these moments, as often as wanted: the same as letting the program run again for each cut, and a thousand
times faster. Afterwards
- what was synced is there;
- of what was written since, each sector of 512 bytes is there, or not, or in part, whatever the order;
- a file may have grown without its bytes, which are then nothing or anything;
- of the names that were made, changed and removed since their folder was synced, some are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.beneath import OK, Beneath

SECTOR = 512

Op = tuple[str, *tuple[Path | int | bytes | str, ...]]
"""What was done, and to which file: see `Noted`."""

Left = dict[Path, bytes]
"""The files that are there, and what is in them."""


class Noted(Beneath):
    """Notes what is done to the files below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ops: list[Op] = []
        self.before: Left = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    def mark(self, what: str, number: int) -> None:
        """From here on something is promised: so many commits, so many acts."""
        self.ops.append(("mark", what, number))

    def opens(self, path: Path, *, new: bool) -> int:
        return self._note("make", path) if new else OK

    def writes(self, path: Path, at: int, data: bytes) -> int:
        return self._note("write", path, at, data)

    def truncates(self, path: Path, size: int) -> int:
        return self._note("cut", path, size)

    def syncs(self, path: Path) -> int:
        return self._note("sync", path)

    def deletes(self, path: Path) -> int:
        return self._note("remove", path)

    def renames(self, path: Path, target: Path) -> int:
        return self._note("rename", path, target)

    def links(self, path: Path, target: Path) -> int:
        return self._note("link", path, target)

    def syncs_folder(self, folder: Path) -> int:
        return self._note("sync folder", folder)

    def _note(self, what: str, path: Path, *more: Path | int | bytes) -> int:
        if path.is_relative_to(self.folder):
            self.ops.append((what, path, *more))
        return OK


@dataclass(eq=False)
class _File:
    """One file: what is on the disk of it, and what is on its way there."""

    there: bytes = b""
    coming: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Places and bytes; None: it is cut there."""

    def now(self) -> bytearray:
        content = bytearray(self.there)
        for at, data in self.coming:
            if data is None:
                del content[at:]
            else:
                _put(content, at, data)
        return content

    def sync(self) -> None:
        self.there, self.coming = bytes(self.now()), []

    def after_cut(self, dice: random.Random) -> bytes:
        content, kept = bytearray(self.there), dice.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for at, data in self.coming:
            if data is None:
                if dice.random() < kept:
                    del content[at:]
                continue
            for start, sector in _sectors(at, data):
                chance = dice.random()
                if chance < kept:
                    _put(content, start, sector)
                elif chance < kept + (1 - kept) * 0.2:
                    _put(content, *_torn(start, sector, dice))
                elif start + len(sector) > len(content) and dice.random() < 0.3:
                    size = start + len(sector) - len(content)
                    content += dice.randbytes(size) if dice.random() < 0.3 else bytes(size)
        return bytes(content)


def _put(content: bytearray, at: int, data: bytes) -> None:
    if at > len(content):
        content += bytes(at - len(content))
    content[at : at + len(data)] = data


def _sectors(at: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """A write, parted where sectors end."""
    start = 0
    while start < len(data):
        end = min(len(data), ((at + start) // SECTOR + 1) * SECTOR - at)
        yield at + start, data[start:end]
        start = end


def _torn(at: int, sector: bytes, dice: random.Random) -> tuple[int, bytes]:
    """The beginning of a sector, or its end."""
    part = dice.randrange(len(sector) + 1)
    return (at, sector[:part]) if dice.random() < 0.5 else (at + part, sector[part:])


class Disk:
    """The files, as they go on from one noted thing to the next."""

    def __init__(self, before: Mapping[Path, bytes]) -> None:
        self._names = {path: _File(content) for path, content in before.items()}
        self._there = dict(self._names)
        self._coming: list[tuple[str, Path, Path | None, _File]] = []
        self.promised: dict[str, int] = {}
        """What the last mark of each sort said."""

    def do(self, op: Op) -> None:
        """One thing more is done."""
        what, path, *more = op
        if what == "mark":
            (self.promised[str(path)],) = more  # type: ignore[assignment]
            return
        assert isinstance(path, Path)
        if what == "sync folder":
            self._sync_folder(path)
        elif what == "make":
            self._name(what, path, None, self._names.setdefault(path, _File()))
        elif what == "remove":
            self._name(what, path, None, self._names.pop(path))
        elif what == "rename":
            (target,) = more
            assert isinstance(target, Path)
            self._names[target] = self._names.pop(path)
            self._name(what, path, target, self._names[target])
        elif what == "link":
            (target,) = more
            assert isinstance(target, Path)
            self._names[target] = self._names[path]
            self._name("make", target, None, self._names[target])
        elif what == "sync":
            self._names[path].sync()
        else:
            at, data = more if what == "write" else (*more, None)
            assert isinstance(at, int)
            assert data is None or isinstance(data, bytes)
            self._names[path].coming.append((at, data))

    def _name(self, what: str, path: Path, target: Path | None, file: _File) -> None:
        self._coming.append((what, path, target, file))

    def _sync_folder(self, folder: Path) -> None:
        for change in self._coming:
            if change[1].parent == folder:
                _rename(self._there, change)
        self._coming = [change for change in self._coming if change[1].parent != folder]

    def now(self) -> Left:
        """What a program finds that looks."""
        return {path: bytes(file.now()) for path, file in self._names.items()}

    def after_cut(self, dice: random.Random) -> Left:
        """What is there when the power comes back. The disk itself goes on as if nothing had been."""
        names, kept = dict(self._there), dice.choice((0.0, 0.5, 0.9, 1.0))
        for change in self._coming:
            if dice.random() < kept:
                _rename(names, change)
        contents: dict[int, bytes] = {}
        for file in names.values():
            contents.setdefault(id(file), file.after_cut(dice))
        return {path: contents[id(file)] for path, file in names.items()}


def _rename(names: dict[Path, _File], change: tuple[str, Path, Path | None, _File]) -> None:
    """Change a name in what is on the disk, whatever came there of what was before it."""
    what, path, target, file = change
    if what == "make":
        names[path] = file
    else:
        if names.get(path) is file:
            del names[path]
        if target is not None:
            names[target] = file


def cuts(noted: Noted, times: int, dice: random.Random) -> Iterator[tuple[Mapping[str, int], Left]]:
    """The power is cut so often, at any moment: what was promised by then, and what is left."""
    moments = sorted(dice.randrange(len(noted.ops) + 1) for _ in range(times))
    disk, done = Disk(noted.before), 0
    for moment in moments:
        for op in noted.ops[done:moment]:
            disk.do(op)
        done = moment
        yield disk.promised, disk.after_cut(dice)


def put_down(left: Left, noted: Noted, folder: Path) -> None:
    """Make the files that are left, below another folder."""
    for path, content in left.items():
        target = folder / path.relative_to(noted.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def unexplained(noted: Noted) -> list[Path]:
    """The files that are not as what was noted says: something was written to them that nobody saw."""
    disk = Disk(noted.before)
    for op in noted.ops:
        disk.do(op)
    there = {path: path.read_bytes() for path in noted.folder.rglob("*") if path.is_file()}
    said = disk.now()
    return sorted(path for path in there.keys() | said.keys() if there.get(path) != said.get(path))
