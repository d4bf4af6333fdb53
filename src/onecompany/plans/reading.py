"""Reads a TOML file that a person wrote: what is wrong with it is said with its line."""

from __future__ import annotations

import re
import tomllib

from onecompany.plans.checking import harmless
from onecompany.plans.errors import FileProblems, PlanProblem
from onecompany.plans.lines import Lines, too_deep
from onecompany.sentences import gettext

LARGEST = 1_000_000
"""Bytes of such a file."""

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_LONG_NUMBER = re.compile(r"[0-9_]{4300}")


def parsed(data: bytes, file: str, error: type[FileProblems]) -> tuple[dict[str, object], Lines]:
    """The tables of a TOML file, and where each value stands. Raises `error` when it is no TOML, with the line."""

    def refuse(line: int, message: str) -> FileProblems:
        return error([PlanProblem(file, line, "", message)])

    if len(data) > LARGEST:
        raise refuse(0, gettext("is larger than such a file can be ({most:,} bytes)", most=LARGEST))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        text_bytes = problem.object  # without a mark at the beginning of the file
        line = text_bytes.count(b"\n", 0, problem.start) + 1
        byte = text_bytes[problem.start]
        message = gettext("is not UTF-8: byte 0x{byte:02X} cannot stand there. Save it as UTF-8.", byte=byte)
        raise refuse(line, message) from None
    text = text.replace("\r\n", "\n")
    deep = too_deep(text)
    if deep is not None:
        raise refuse(deep, gettext("is nested deeper than such a file can be"))
    try:
        return tomllib.loads(text), Lines(text)
    except tomllib.TOMLDecodeError as problem:
        place = _AT_LINE.search(str(problem))
        line = int(place[1]) if place and place[1] else max(1, text.count("\n") + (not text.endswith("\n")))
        reason = harmless(_AT_LINE.sub("", str(problem)), 200)
        raise refuse(line, gettext("is no TOML: {reason}", reason=reason)) from None
    except (RecursionError, ValueError, OverflowError):
        number = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, number.start()) + 1 if number else 1
        message = gettext("cannot be read: it is nested too deep, or a number in it is too long")
        raise refuse(line, message) from None
