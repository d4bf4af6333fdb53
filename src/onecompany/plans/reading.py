"""Reads a TOML file that a person wrote: what is wrong with it is said with its line."""

from __future__ import annotations

import re
import tomllib

from onecompany.plans.checking import harmless
from onecompany.plans.errors import FileProblems, PlanProblem
from onecompany.plans.lines import Lines, too_deep

LARGEST = 1_000_000
"""Bytes of such a file."""

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_LONG_NUMBER = re.compile(r"[0-9_]{4300}")


def parsed(data: bytes, file: str, what: str, error: type[FileProblems]) -> tuple[dict[str, object], Lines]:
    """The tables of a TOML file, and where each value stands. `what` the file is: "plan".

    Raises `error` when it is no TOML, with the line.
    """

    def refuse(line: int, message: str) -> FileProblems:
        return error([PlanProblem(file, line, "", message)])

    if len(data) > LARGEST:
        raise refuse(0, f"is larger than a {what} can be ({LARGEST:,} bytes)")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        read = problem.object  # a mark at the beginning of the file is not part of it
        line = read.count(b"\n", 0, problem.start) + 1
        why = f"is not UTF-8: byte 0x{read[problem.start]:02X} cannot stand there. Save it as UTF-8."
        raise refuse(line, why) from None
    text = text.replace("\r\n", "\n")
    deep = too_deep(text)
    if deep is not None:
        raise refuse(deep, f"is nested deeper than a {what} can be")
    try:
        return tomllib.loads(text), Lines(text)
    except tomllib.TOMLDecodeError as problem:
        said = str(problem)
        found = _AT_LINE.search(said)
        line = int(found[1]) if found and found[1] else max(1, text.count("\n") + (not text.endswith("\n")))
        raise refuse(line, f"is no TOML: {harmless(_AT_LINE.sub('', said), 200)}") from None
    except (RecursionError, ValueError, OverflowError):
        found = _LONG_NUMBER.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        raise refuse(line, "cannot be read: it is nested too deep, or a number in it is too long") from None
