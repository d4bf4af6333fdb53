"""Sentences for who only looks on and has no keys: without what names a key or asks for something to be typed.

It follows from the words of the program, before values are put in, so that it holds for every kind and in every
language, and what the room has said stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

_LOOKING_ON: ContextVar[bool] = ContextVar("onlookers read", default=False)

_KEY = re.compile(
    r"\bF\d{1,2}\b|\^[A-Z]|\bCtrl\+|\b(?:Enter|Esc|Tab|Space|Del|Backspace|Page Up|Page Down)\b|\b[Tt]ype\b|\bpaste"
)
_PARTS = re.compile(r"(?<=[.!?])\s+(?=\S)|\s·\s")
"""Between two sentences, and between two parts of a heading."""


def onlookers_read() -> None:
    """From now on, here and in every task that is begun here."""
    _LOOKING_ON.set(True)


def looking_on() -> bool:
    """Whether onlookers read what is said now."""
    return _LOOKING_ON.get()


@contextmanager
def whoever_types_reads() -> Iterator[None]:
    """Within this, keys are named."""
    before = _LOOKING_ON.set(False)
    try:
        yield
    finally:
        _LOOKING_ON.reset(before)


@cache
def without_keys(sentence: str, translated: str | None = None) -> str:
    """What of a sentence, its braces still empty, is for onlookers; "" for nothing.

    `sentence` is the one in the program, which says which parts name a key; `translated` the same in the language that
    is spoken, of which the same parts are left out. One that has other parts than ours is left out as a whole.
    """
    spoken = sentence if translated is None else translated
    if not _KEY.search(sentence):
        return spoken
    kept = [not _KEY.search(part) for part in _PARTS.split(sentence)]
    parts = parts_of(spoken, sentence)
    between = " · " if " · " in spoken else " "
    return between.join(part for part, is_kept in zip(parts, kept, strict=False) if is_kept)


def parts_of(translated: str, sentence: str) -> list[str]:
    """The parts of a translation, as many as the sentence has; none where it has others, of which one names a key."""
    parts = _PARTS.split(translated)
    return parts if not _KEY.search(sentence) or len(parts) == len(_PARTS.split(sentence)) else []
