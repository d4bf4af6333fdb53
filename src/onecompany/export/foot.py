"""The foot of every page: whose hand-out it is, and that it is confidential."""

from __future__ import annotations

import re
from bisect import bisect

from onecompany.export.measure import Face, width
from onecompany.summary.isolated import unmarked

BETWEEN = " · "


def foot(organisation: str, confidentiality: str, room: float, size: float, face: Face) -> str:
    """`organisation · confidentiality`, in a line of `room` points.

    The line of confidentiality is never cut. Where both have no room, the name ends at a word with "…", and where not
    even its first word has room, it gives way. A line that is longer than the room itself is for the format to wrap.
    The name does not stand there twice: a line that holds it stands alone.
    """
    name, line = (" ".join(text.split()) for text in (organisation, confidentiality))
    said = rf"(?<!\w){re.escape(unmarked(name))}(?!\w)"
    if line and (not name or re.search(said, unmarked(line), re.IGNORECASE)):
        return line
    end = f"{BETWEEN}{line}" if name and line else line
    left = room - width(end, size, face)
    if width(name, size, face) <= left:
        return name + end
    words = name.split()
    fitting = bisect(range(1, len(words)), left, key=lambda count: width(_beginning(words, count), size, face))
    return _beginning(words, fitting) + end if fitting else line


def _beginning(words: list[str], count: int) -> str:
    return " ".join(words[:count]).rstrip(" ,;:–-&") + "…"
