"""What was typed into a form or a box and not sent off: kept beside the workshop file until it is.

A file of its own, for this user alone, so that nothing of it is in a file that a client gets. The line that is open in
a room is kept here beside its place in the workshop file, which may be destroyed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from onecompany.store.unfinished import PART, read_texts, unfinished_path
from onecompany.system import CLOSE_ON_EXEC, NO_FOLLOW

EVERY = 0.8
"""Seconds between two savings; the promise is one second."""


class FormDrafts:
    """Texts by the name of their field. In memory at once, on the disk at the next `save`."""

    def __init__(self, workshop_file: Path, *, on_disk: bool = True) -> None:
        """`on_disk` False: nothing is written, because the file is only looked at."""
        self._path = unfinished_path(workshop_file)
        self.on_disk = on_disk
        self._changed = False
        self._texts: dict[str, str] | None = None

    def _all(self) -> dict[str, str]:
        if self._texts is None:
            self._texts = read_texts(self._path) or {}  # where somebody else has written it, nothing is offered
        return self._texts

    def get(self, field: str) -> str:
        """What was typed there; "" when nothing is left over."""
        return self._all().get(field, "")

    def remember(self, field: str, text: str) -> None:
        """Remember what stands in a field; an empty text is forgotten."""
        texts = self._all()
        if texts.get(field, "") != text:
            self._changed = True
            texts[field] = text
            if not text:
                del texts[field]

    def forget(self, *fields: str) -> None:
        """It was sent off."""
        for field in fields:
            self.remember(field, "")

    def drop(self, which: Callable[[str, str], bool]) -> None:
        """Forget all for which this is true, of the name of the field and its text."""
        for field, text in list(self._all().items()):
            if which(field, text):
                self.forget(field)

    def follow(self, workshop_file: Path) -> None:
        """The workshop file goes on elsewhere, and what is unfinished with it."""
        self._all()
        self._path = unfinished_path(workshop_file)
        self._changed = True

    def save(self) -> None:
        """Bring it to the disk. Called every `EVERY` seconds, and when the application ends."""
        if not self._changed or not self.on_disk:
            return
        try:
            self._write(self._all())
        except OSError:  # a full disk, a folder without write permission: tried again a second later
            return
        self._changed = False

    def _write(self, texts: dict[str, str]) -> None:
        if not texts:
            self._path.unlink(missing_ok=True)
            return
        part = self._path.with_name(self._path.name + PART)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | CLOSE_ON_EXEC | NO_FOLLOW
        with os.fdopen(os.open(part, flags, 0o600), "w", encoding="utf-8", errors="replace") as file:
            json.dump(texts, file, ensure_ascii=False)
        part.replace(self._path)
