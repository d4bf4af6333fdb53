"""Plain text as Markdown that shows it literally: CommonMark, GitHub's, GitLab's and Obsidian's additions."""

from __future__ import annotations

import json
import re

from onecompany.summary.blocks import CurveChart
from onecompany.summary.emphasis import pieces
from onecompany.summary.isolated import isolated, unmarked

_BARS = "▁▂▃▄▅▆▇█"

_ALWAYS = re.compile(r"[\\`*_\[\]<>|~#$^]")
_SOMETIMES = re.compile(
    r"&(?=#?\w)"  # entities
    r"|==|%%|\{\{|\{%|!(?=\[)"  # marks, comments and includes of Obsidian and of site makers
    r"|:(?=//|[\w+-]+:)|(?<=www)\.",  # links and :emoji: that would make themselves
    re.IGNORECASE,
)
_AT_START = re.compile(r"^(?:[-+:](?=\s|$)|(?=[-=]+$)|\d{1,9}(?=[.)](?:\s|$)))")
_YAML_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Ready(str):
    """Text that is Markdown already and is printed as it is."""

    __slots__ = ()


def escape(text: str, *, inside: bool = False) -> Ready:
    """The text in one line of Markdown, shown literally; a line break becomes `<br>`.

    Each line is treated as if it began a line of the file, so that no text turns into a list or a heading
    wherever a template puts it; but not `inside` a line, such as in a cell of a table. A text that is written
    from right to left does not turn what stands beside it.
    """
    lines = (isolated(_line(" ".join(line.split()), inside=inside)) for line in text.strip().splitlines())
    return Ready("<br>".join(lines))


def _line(line: str, *, inside: bool) -> str:
    line = _ALWAYS.sub(r"\\\g<0>", line)
    line = _SOMETIMES.sub(lambda match: "".join(f"\\{letter}" for letter in match[0]), line)
    start = None if inside else _AT_START.match(line)
    if start is None:
        return line
    head = start.end() if line[0].isdigit() else 0
    return f"{line[:head]}\\{line[head:]}"


_BOLD = {True: "\ufdd0", False: "\ufdd1"}
"""Stand around what is bold until the text is escaped. They are no characters, and so in no text (see `clean`)."""


def cell(text: str, strong: tuple[str, ...]) -> Ready:
    """The text in a cell of a table, with some words in bold letters wherever they stand."""
    marked = "".join(
        f"{_BOLD[True]}{piece.text}{_BOLD[False]}" if piece.strong else piece.text for piece in pieces(text, strong)
    )
    return Ready(escape(marked, inside=True).replace(_BOLD[True], "**").replace(_BOLD[False], "**"))


def quoted(text: str) -> Ready:
    """The text as a double-quoted YAML value in one line, which no reader takes for anything but text: it is data."""
    plain = json.dumps(unmarked(" ".join(text.split())), ensure_ascii=False)
    return Ready(_YAML_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", plain))


def finalize(value: object) -> object:
    """What a template prints: escaped, unless it is `Ready` or a number of the program's own."""
    return escape(value) if isinstance(value, str) and not isinstance(value, Ready) else value


def sparkline(chart: CurveChart) -> Ready:
    """The curve as one line of bars, "·" where no feeling was recorded."""
    steps = len(_BARS) - 1
    return Ready(
        "".join("·" if point.value is None else _BARS[round((point.value + 2) / 4 * steps)] for point in chart.points)
    )
