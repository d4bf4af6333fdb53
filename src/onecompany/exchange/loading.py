"""From the bytes of a file to JSON's own types, with everything refused that no document of ours holds."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from onecompany.exchange.problems import Path, Problems, problem
from onecompany.plans.checking import harmless
from onecompany.sentences import gettext

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
        raise problem("", gettext("It is larger than a workshop can be ({most:,} bytes).", most=LARGEST))
    if text.startswith(_UTF_16_OR_32):
        raise problem(_spot(1, 1), gettext("is UTF-16 or UTF-32. Save it as UTF-8."))
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        read = error.object  # a mark at the beginning is not part of it
        line = read.count(b"\n", 0, error.start) + 1
        start = read.rfind(b"\n", 0, error.start) + 1
        column = len(read[start : error.start].decode("utf-8", "replace")) + 1
        reason = gettext("byte 0x{byte:02X} is not UTF-8. Save it as UTF-8.", byte=read[error.start])
        raise problem(_spot(line, column), reason) from None
    try:
        document = json.loads(decoded, object_pairs_hook=_once, parse_int=_whole, parse_float=_number)
    except json.JSONDecodeError as error:
        reason = gettext("is no JSON: {reason}.", reason=error.msg)
        raise problem(_spot(error.lineno, error.colno), reason) from None
    except RecursionError:
        raise problem("", gettext("It is nested deeper than a workshop can be.")) from None
    check_sound(document)
    if not isinstance(document, dict):
        raise problem("", gettext("It is JSON, but no workshop: expected an object in curly brackets."))
    return document


def _spot(line: int, column: int) -> str:
    return gettext("line {line}, column {column}", line=line, column=column)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no key stands twice: of two values one would be lost."""
    values = dict(pairs)
    if len(values) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise problem("", gettext("The key {key:quoted} stands twice in one object.", key=harmless(name)))
            seen.add(name)
    return values


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
                reason = gettext("holds half a character (a lone surrogate), which no file can hold.")
                problems.add(path, reason)
        elif isinstance(value, float):
            if not math.isfinite(value):
                problems.add(path, gettext("is no number that can be kept: NaN, infinite, or far too long."))
        elif isinstance(value, Mapping | list):
            if len(path) >= DEEPEST:
                problems.add(path[:3], gettext("is nested deeper than a workshop can be."))
                continue
            pairs = list(value.items() if isinstance(value, Mapping) else enumerate(value))
            for key, inner in reversed(pairs):
                if isinstance(value, Mapping) and not (isinstance(key, str) and _whole_characters(key)):
                    problems.add(path, gettext("has a key that is no text."))
                else:
                    left.append(((*path, key), inner))
        elif value is not None and not isinstance(value, bool | int):
            problems.add(path, gettext("is a {type}, which JSON does not have.", type=type(value).__name__))
    problems.stop()


def _whole_characters(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)
