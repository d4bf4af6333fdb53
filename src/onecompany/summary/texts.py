"""Goes through every shown text of a report, or of any part of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

Part = TypeVar("Part")

_QUOTED_OR_END = re.compile(r"„[^“”]*[“”]|“[^”]*”|«[^»]*»|»[^«]*«|([!?]|(?<!\d)\.|(?<=\d)\.(?! \w+ \d{4}))(?= )")
"""What stands in quotation marks, as English, German and French have them, or the end of a sentence.

The point of a day, as in "2. März 2026", ends none.
"""


def stopped(text: str) -> str:
    """A text as it stands before another sentence, such as a finding before its reason: with a stop at its end."""
    return text if text.rstrip("”’\"')*_ ").endswith((".", "!", "?", "…", ":")) else f"{text}."


def sentence_ends(text: str) -> list[int]:
    """Where a sentence of ours ends and another one follows: a full stop in words of the room, “Dr. Lee”, ends none."""
    return [match.end() for match in _QUOTED_OR_END.finditer(text) if match[1]]


def first_sentence(text: str) -> str:
    """The first of the sentences of a text of ours."""
    return text[: next(iter(sentence_ends(text)), len(text))]


def map_text(part: Part, change: Callable[[str], str]) -> Part:
    """The same part with `change` applied to each text that is shown, and to nothing else.

    This is how a report is cleaned once when it is built, and how names are put out of it.
    """
    return cast(Part, _mapped(part, change))


def texts(part: object) -> Iterator[str]:
    """Every text of a part that is shown, in order."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for item in part:
            yield from texts(item)
    elif is_dataclass(part):
        for part_field in fields(part):
            if not part_field.metadata.get("code") and not part_field.metadata.get("instead"):
                yield from texts(getattr(part, part_field.name))


def _mapped(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_mapped(item, change) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        names = [part_field.name for part_field in fields(part) if not part_field.metadata.get("code")]
        return replace(part, **{name: _mapped(getattr(part, name), change) for name in names})
    return part
