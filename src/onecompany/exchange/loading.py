"""From the bytes of a file to JSON's own types, with everything refused that no document of ours holds."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from onecompany.exchange.problems import Path, Problems, problem
from onecompany.plans.checking import harmless

LARGEST = 64 * 1024 * 1024
"""Bytes of a file; a workshop of 5,000 items has two million."""

DEEPEST = 32
"""Lists and objects within one another; ours has eight and what a kind's settings add."""

LONGEST_NUMBER = 400
"""Characters of a number. Without a limit reading one takes a time that grows with the square of its length."""

_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


def load(text: bytes) -> dict[str, Any]:
    """The document in the bytes of a file; `importing.bring_in` checks what it says. Raises ImportProblem.

    A mark of UTF-8 at its beginning is passed over.
    """
    if len(text) > LARGEST:
        raise problem("", f"It is larger than a workshop can be ({LARGEST:,} bytes).")
    if text.startswith(_UTF_16_OR_32):
        raise problem("line 1, column 1", "is UTF-16 or UTF-32. Save it as UTF-8.")
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        read = error.object  # a mark at the beginning is not part of it
        line = read.count(b"\n", 0, error.start) + 1
        start = read.rfind(b"\n", 0, error.start) + 1
        column = len(read[start : error.start].decode("utf-8", "replace")) + 1
        byte = read[error.start]
        raise problem(f"line {line}, column {column}", f"byte 0x{byte:02X} is not UTF-8. Save it as UTF-8.") from None
    try:
        found = json.loads(decoded, object_pairs_hook=_once, parse_int=_whole, parse_float=_number)
    except json.JSONDecodeError as error:
        raise problem(f"line {error.lineno}, column {error.colno}", f"is no JSON: {error.msg}.") from None
    except RecursionError:
        raise problem("", "It is nested deeper than a workshop can be.") from None
    check_sound(found)
    if not isinstance(found, dict):
        raise problem("", "It is JSON, but no workshop: expected an object in curly brackets.")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no key stands twice: of two values one would be lost."""
    made = dict(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise problem("", f"The key “{harmless(name)}” stands twice in one object.")
            seen.add(name)
    return made


def _number(text: str) -> float:
    return float(text) if len(text) <= LONGEST_NUMBER else math.inf


def _whole(text: str) -> int | float:
    return int(text) if len(text) <= LONGEST_NUMBER else math.inf


def check_sound(document: object) -> None:
    """Raises ImportProblem for what the types of JSON allow and a document does not.

    That is NaN, infinity, halves of characters, lists and objects nested too deep, and anything that is not JSON's.
    """
    problems = Problems()
    left: list[tuple[Path, object]] = [((), document)]
    while left:
        path, value = left.pop()
        if isinstance(value, str):
            if not _whole_characters(value):
                problems.add(path, "holds half a character (a lone surrogate), which no file can hold.")
        elif isinstance(value, float):
            if not math.isfinite(value):
                problems.add(path, "is no number that can be kept: NaN, infinite, or far too long.")
        elif isinstance(value, Mapping | list):
            if len(path) >= DEEPEST:
                problems.add(path[:3], "is nested deeper than a workshop can be.")
                continue
            pairs = list(value.items() if isinstance(value, Mapping) else enumerate(value))
            for key, each in reversed(pairs):
                if isinstance(value, Mapping) and not (isinstance(key, str) and _whole_characters(key)):
                    problems.add(path, "has a key that is no text.")
                else:
                    left.append(((*path, key), each))
        elif value is not None and not isinstance(value, bool | int):
            problems.add(path, f"is a {type(value).__name__}, which JSON does not have.")
    problems.stop()


def _whole_characters(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)
