"""What the figures of a table say of one another: rows that are sums of others, and sums that do not come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from onecompany.parsing.amounts import Amount
from onecompany.parsing.figure_headings import COUNTED, WORTH, Sense
from onecompany.parsing.figure_lines import Line
from onecompany.parsing.footers import says_total
from onecompany.parsing.periods import MONTHS, Span, Unit, months_between
from onecompany.sentences import gettext

_FLOWS: tuple[Sense, ...] = ("gained", "lost", "more", "less")
"""What can be added up over periods; who is there at the start cannot."""


@dataclass(slots=True)
class Read:
    """A line with its figures, and the first day of its period once that is settled."""

    line: Line
    values: dict[Sense, Amount]
    first: dt.date = dt.date.min

    def number(self, sense: Sense) -> Decimal | None:
        """A figure of it; None where there is none."""
        amount = self.values.get(sense)
        return amount.value if amount is not None else None

    @property
    def row(self) -> dict[str, str | int | dt.date | Decimal | None]:
        """The line as it is handed on."""
        row: dict[str, str | int | dt.date | Decimal | None] = {"start_date": self.first, "segment": self.line.segment}
        for sense in COUNTED:
            value = self.number(sense)
            row[sense] = None if value is None else int(value)
        return row | {sense: self.number(sense) for sense in WORTH}


def without_totals(lines: Sequence[Read], unit: Unit) -> tuple[list[Read], list[Read]]:
    """The lines that are about one period of one segment, and those that are made of them."""
    totals = [read for read in lines if read.line.total]
    plain = [read for read in lines if not read.line.total]
    own = [read for read in plain if not _longer(read, unit) and read.line.meant]
    made = [
        read
        for read in plain
        if read not in own and _is_sum(read, [other for other in own if _covers(read, other)], _FLOWS)
    ]
    totals += made
    plain = [read for read in plain if read not in totals]
    every = _of_all_segments(plain)
    return [read for read in plain if read not in every], [*totals, *every]


def _longer(read: Read, unit: Unit) -> bool:
    return any(not span.day and months_between(span.first, span.last) + 1 > MONTHS[unit] for span in read.line.meant)


def _covers(read: Read, other: Read) -> bool:
    """Whether a line may be made of another one: of the same segment, and within its days, if these are known."""
    spans: list[Span] = read.line.meant
    within = not spans or any(span.first <= other.line.meant[0].first <= span.last for span in spans)
    return within and read.line.segment in ("", other.line.segment)


def _is_sum(read: Read, others: Sequence[Read], senses: Sequence[Sense]) -> bool:
    """Whether all figures of a line are the sums of those of others."""
    same = []
    for sense in senses:
        whole, parts = read.number(sense), [other.number(sense) for other in others]
        known = [part for part in parts if part is not None]
        if whole is not None and known:
            same.append((whole, sum(known, Decimal(0))))
    return len(others) > 1 and any(whole for whole, _ in same) and all(whole == parts for whole, parts in same)


def _of_all_segments(lines: Sequence[Read]) -> list[Read]:
    """The lines of a segment that is all others together; where it stands alone, it is a table without segments."""
    names = list(dict.fromkeys(read.line.segment for read in lines))
    if len(names) < 2:
        if names and says_total(names[0]):
            for read in lines:
                read.line.segment = ""
        return []
    senses: tuple[Sense, ...] = ("start", *_FLOWS, "end", "stock")
    beside = {
        id(read): [other for other in lines if other.line.meant == read.line.meant and other is not read]
        for read in lines
    }
    every: list[Read] = []
    for name in names:
        own = [read for read in lines if read.line.segment == name]
        sums = all(_is_sum(read, beside[id(read)], senses) for read in own)
        worded = says_total(name) and all(beside[id(read)] for read in own)
        if sums or worded:
            every += own
    return every if len(every) < len(lines) else []


def from_end(kept: Sequence[Read]) -> list[str]:
    """Who was there at the start, where a table says only who was there at the end."""
    if any(read.number("start") is not None for read in kept):
        return []
    counted = []
    for read in kept:
        gained, lost, end = read.number("gained"), read.number("lost"), read.number("end")
        if gained is not None and lost is not None and end is not None and end - gained + lost >= 0:
            read.values["start"] = Amount(end - gained + lost)
            counted.append(read)
    if not counted:
        return []
    return [
        gettext("How many there were at the start was worked out: those at the end, without the gained, with the lost.")
    ]


def settled_stock(kept: Sequence[Read]) -> Sense | None:
    """Whether figures that only say how many there are count them at the start or at the end; None if nothing tells."""
    of_start = of_end = pairs = 0
    by_segment: dict[str, list[Read]] = {}
    for read in sorted(kept, key=lambda read: read.first):
        by_segment.setdefault(read.line.segment, []).append(read)
    for reads in by_segment.values():
        for one, other in pairwise(reads):
            stock, following = one.number("stock"), other.number("stock")
            before, after = _net(one), _net(other)
            if stock is None or following is None or before is None or after is None:
                continue
            pairs += 1
            of_start += stock + before == following
            of_end += stock + after == following
    if of_start == of_end:
        return None
    return "start" if of_start == pairs else "end" if of_end == pairs else None


def _net(read: Read) -> Decimal | None:
    gained, lost = read.number("gained"), read.number("lost")
    return None if gained is None or lost is None else gained - lost


MOST_SAID = 5


def differing(kept: Sequence[Read], totals: Sequence[Read], name: Callable[[Read], str]) -> list[str]:
    """Where the end is not what start, gained and lost come to, and where a total is not what its rows come to."""
    said = []
    for read in kept:
        start, net, end = read.number("start"), _net(read), read.number("end")
        if start is None or net is None or end is None or start + net == end:
            continue
        known = {"place": name(read), "end": int(end), "sum": int(start + net)}
        said.append(gettext("In {place} the sheet says {end:,} at the end; by its sum there are {sum:,}.", **known))
    for total in totals:
        said += _not_the_sum(kept, total, name)
    more = len(said) - MOST_SAID
    return [*said[:MOST_SAID], *([gettext("… and {count} more sums do not come out.", count=more)] if more > 0 else [])]


def _not_the_sum(kept: Sequence[Read], total: Read, name: Callable[[Read], str]) -> list[str]:
    """Of a total below all rows; those of a quarter or a year were taken for sums because they are."""
    if not total.line.total or total.line.row < max(read.line.row for read in kept):
        return []
    said = []
    words: dict[Sense, str] = {"gained": gettext("gained"), "lost": gettext("lost")}
    for sense, word in words.items():
        whole, parts = total.number(sense), [read.number(sense) for read in kept]
        rows = sum((part for part in parts if part is not None), Decimal(0))
        if whole is not None and abs(whole) != rows:
            known = {"place": name(total), "whole": int(abs(whole)), "rows": int(rows), "what": word}
            said.append(gettext("In {place} the sum says {whole:,} {what}; the rows come to {rows:,}.", **known))
    return said
