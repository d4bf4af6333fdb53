"""From the raw figures of a run of the bench to a table of ratios with their goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median
from typing import Any

Run = Mapping[str, Any]
"""One run of one scenario, as tui_bench.py writes it: times in milliseconds, memory in MB."""

Raw = Mapping[str, Sequence[Run]]
"""The runs of all scenarios by name; run n of each was made in round n."""

HELLO, INPUT, STORE = "textual hello", "textual input", "textual store: orm"
HOME, HOME_1000, ROOM, ROOM_5000 = "home", "home, 1,000 workshops", "run", "run, 5,000 items"
TYPING, TYPING_5000, ENTER, ENTER_5000 = "typing", "typing, 5,000 items", "enter", "enter, 5,000 items"
HOME_CLIENT, HOME_CLIENTS = "home, 1 organisation", "home, 40 organisations"
CLIENT, CLIENTS = "organisation", "organisation, among 40"
TYPING_EXPORT = "typing, 5,000 items, all formats being made"
TYPING_BACKUP, ENTER_BACKUP = "typing, 5,000 items, backups being made", "enter, 5,000 items, backups being made"
IDLE, IDLE_5000 = "idle, clock running", "idle, 5,000 items"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a figure of one scenario, against that of another (ratio) or alone; with its goal."""

    what: str
    ours: str
    figure: Callable[[Sequence[Run]], float | None]
    unit: str
    goal: float | None
    base: str = ""
    by_round: bool = False
    """Whether the ratio is the median of the ratios of the rounds, so that a drift of the machine cancels out."""


def percentile(values: Sequence[float], share: int) -> float | None:
    """The value that `share` per cent of the values do not exceed."""
    return sorted(values)[max(0, ceil(len(values) * share / 100) - 1)] if values else None


def _keys(label: str | None, share: int) -> Callable[[Sequence[Run]], float | None]:
    def figure(runs: Sequence[Run]) -> float | None:
        return percentile([key[1] for run in runs for key in run["keys"] if label in (None, key[0])], share)

    return figure


def _middle(field: str) -> Callable[[Sequence[Run]], float | None]:
    def figure(runs: Sequence[Run]) -> float | None:
        values = [run[field] for run in runs if run.get(field) is not None]
        return median(values) if values else None

    return figure


START, MEMORY, CPU, BYTES = _middle("start_ms"), _middle("rss_mb"), _middle("idle_cpu"), _middle("idle_bps")
KEY, TYPED, ENTERED = _keys(None, 95), _keys("type", 95), _keys("<enter>", 95)
ENTERED_MIDDLE = _keys("<enter>", 50)

LINES = (
    Line("start to home", HOME, START, "ms", 1.35, HELLO, by_round=True),
    Line("start to home, 1,000 workshops", HOME_1000, START, "ms", 1.5, HOME, by_round=True),
    Line("start to home, 40 organisations of 12 workshops", HOME_CLIENTS, START, "ms", 1.5, HOME_CLIENT, by_round=True),
    Line("start into a workshop", ROOM, START, "ms", 1.35, HELLO, by_round=True),
    Line("start into 5,000 items", ROOM_5000, START, "ms", 1.5, ROOM, by_round=True),
    Line("start to home, Posting", HOME, START, "ms", 1.0, "posting", by_round=True),
    Line("start to home, Harlequin", HOME, START, "ms", 1.0, "harlequin", by_round=True),
    Line("typing, p95", TYPING, TYPED, "ms", 1.5, INPUT),
    Line("typing, 5,000 items, p95", TYPING_5000, TYPED, "ms", 1.5, TYPING),
    Line("typing while all formats are made, p95", TYPING_EXPORT, TYPED, "ms", 2.0, TYPING_5000),
    Line("typing while backups are made, p95", TYPING_BACKUP, TYPED, "ms", 1.3, TYPING_5000),
    Line("arrows on the board, p95", ROOM, KEY, "ms", 1.5, INPUT),
    Line("arrows, 5,000 items, p95", ROOM_5000, KEY, "ms", 1.5, ROOM),
    Line("arrows at home, p95", HOME, KEY, "ms", 1.5, INPUT),
    Line("arrows at home, 1,000 workshops, p95", HOME_1000, KEY, "ms", 1.5, HOME),
    Line("arrows at home, 40 organisations, p95", HOME_CLIENTS, KEY, "ms", 1.5, HOME_CLIENT),
    Line("an organisation's screen, among 40, p50", CLIENTS, ENTERED_MIDDLE, "ms", 1.5, CLIENT),
    Line("Enter, committed, p95", ENTER, ENTERED, "ms", 1.5, STORE),
    Line("Enter, committed, p50", ENTER, ENTERED_MIDDLE, "ms", 1.5, STORE),
    Line("Enter, 5,000 items, p95", ENTER_5000, ENTERED, "ms", 1.5, ENTER),
    Line("Enter while backups are made, p95", ENTER_BACKUP, ENTERED, "ms", 1.3, ENTER_5000),
    Line("peak memory after entries", ENTER, MEMORY, "MB", 1.3, STORE),
    Line("peak memory, 5,000 items", ENTER_5000, MEMORY, "MB", 1.5, ENTER),
    Line("peak memory, 1,000 workshops", HOME_1000, MEMORY, "MB", 1.5, HOME),
    Line("peak memory, 40 organisations", CLIENTS, MEMORY, "MB", 1.5, CLIENT),
    Line("idle CPU, clock running", IDLE, CPU, "%", 1.0),
    Line("idle CPU, 5,000 items", IDLE_5000, CPU, "%", 1.0),
    Line("idle bytes a second", IDLE, BYTES, "B/s", 400.0),
    Line("idle bytes a second, 5,000 items", IDLE_5000, BYTES, "B/s", 400.0),
)


def _ratio(line: Line, ours: Sequence[Run], base: Sequence[Run]) -> float | None:
    rounds = [(ours, base)]
    if line.by_round:
        rounds = [([mine], [other]) for mine, other in zip(ours, base, strict=False)]
    quotients = [mine / other for a, b in rounds if (mine := line.figure(a)) and (other := line.figure(b))]
    return median(quotients) if quotients else None


def _cells(line: Line, raw: Raw) -> list[str] | None:
    """The cells of a line; None when what it needs was not measured."""
    if line.ours not in raw or (line.base and line.base not in raw):
        return None
    mine = line.figure(raw[line.ours])
    other = line.figure(raw[line.base]) if line.base else None
    judged = _ratio(line, raw[line.ours], raw[line.base]) if line.base else mine
    if mine is None or judged is None or line.goal is None:
        return None
    met = "yes" if judged <= line.goal else "no"
    against = f"{other:.1f}" if other is not None else ""
    ratio = f"{judged:.2f}" if line.base else ""
    return [line.what, f"{mine:.1f}", line.unit, line.base, against, ratio, f"≤ {line.goal:g}", met]


def table(raw: Raw) -> str:
    """All lines for which there are figures, as a Markdown table."""
    heads = ["figure", "ours", "unit", "against", "theirs", "ratio", "goal", "met"]
    rows = [heads, *(cells for line in LINES if (cells := _cells(line, raw)))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)
