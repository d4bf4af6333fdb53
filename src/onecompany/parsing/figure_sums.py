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
from onecompany.parsing.footers import says_all
from onecompany.parsing.periods import MONTHS, Span, Unit, months_between
from onecompany.sentences import gettext

_FLOWS: tuple[Sense, ...] = ("gained", "lost", "more", "less")
"""What can be added up over periods; who is there at the start cannot."""


@dataclass(slots=True, eq=False)
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


def without_totals(lines: Sequence[Read], unit: Unit) -> tuple[list[Read], list[Read], list[str]]:
    """The lines that are about one period of one segment, and those that are made of them.

    The last are segments that may be made of the others too, for which too few figures speak; they are kept.
    """
    totals = [read for read in lines if read.line.total]
    plain = [read for read in lines if not read.line.total]
    own = dict.fromkeys(read for read in plain if not _longer(read, unit) and read.line.meant)
    totals += [
        read
        for read in plain
        if read not in own and _figures_that_add_up(read, [other for other in own if _covers(read, other)], _FLOWS)
    ]
    gone = set(totals)
    plain = [read for read in plain if read not in gone]
    every, perhaps = _of_all_segments(plain)
    gone.update(every)
    return [read for read in plain if read not in gone], [*totals, *every], perhaps


def _longer(read: Read, unit: Unit) -> bool:
    return any(not span.day and months_between(span.first, span.last) + 1 > MONTHS[unit] for span in read.line.meant)


def _covers(read: Read, other: Read) -> bool:
    """Whether a line may be made of another one: of the same segment, and within its days, if these are known."""
    spans = read.line.meant
    within = not spans or any(span.first <= other.line.meant[0].first <= span.last for span in spans)
    return within and read.line.segment in ("", other.line.segment)


def _figures_that_add_up(read: Read, others: Sequence[Read], senses: Sequence[Sense]) -> int:
    """How many figures of a line, zeros aside, are the sums of those of others; 0 where one of them is not."""
    same = 0
    for sense in senses:
        whole, parts = read.number(sense), [other.number(sense) for other in others]
        known = [part for part in parts if part is not None]
        if whole is not None and known:
            if whole != sum(known, Decimal(0)):
                return 0
            same += bool(whole)
    return same if len(others) > 1 else 0


_ENOUGH = 4
"""Figures that add up; fewer may do so by chance."""


def _of_all_segments(lines: Sequence[Read]) -> tuple[list[Read], list[str]]:
    """The lines of a segment that is all others together, and segments that may be; one that stands alone is none."""
    names = list(dict.fromkeys(read.line.segment for read in lines))
    if len(names) < 2:
        if names and says_all(names[0]):
            for read in lines:
                read.line.segment = ""
        return [], []
    senses: tuple[Sense, ...] = ("start", *_FLOWS, "end", "stock")
    together: dict[tuple[Span, ...], list[Read]] = {}
    for read in lines:
        together.setdefault(tuple(read.line.meant), []).append(read)
    beside = {read: [other for other in together[tuple(read.line.meant)] if other is not read] for read in lines}
    every: list[Read] = []
    perhaps: list[str] = []
    for name in names:
        own = [read for read in lines if read.line.segment == name]
        sums = [_figures_that_add_up(read, beside[read], senses) for read in own]
        if (says_all(name) and all(beside[read] for read in own)) or (
            all(sums) and (sum(sums) >= _ENOUGH or not name) and name in (names[0], names[-1])
        ):
            every += own
        elif all(sums):
            perhaps.append(name)
    return (every, perhaps) if len(every) < len(lines) else ([], perhaps)


def dashes_that_are_none(kept: Sequence[Read], name: Callable[[Read], str]) -> list[str]:
    """Make dashes a zero where start, gained, lost and end only come out with one; elsewhere they stay a question."""
    said = []
    for read in kept:
        dashes = [sense for sense in _BALANCE if sense in read.values and read.values[sense].dash]
        parts = {sense: Decimal(0) if sense in dashes else read.number(sense) for sense in _BALANCE}
        start, gained, lost, end = parts.values()
        if not dashes or start is None or gained is None or lost is None or end is None or not (start or end):
            continue
        if start + gained - abs(lost) == end:
            for sense in dashes:
                read.values[sense] = Amount(Decimal(0))
            said.append(name(read))
    if not said:
        return []
    return [gettext("Dashes were read as none in {places:list}, for so the sums come out.", places=said[:6])]


_BALANCE: tuple[Sense, ...] = ("start", "gained", "lost", "end")


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
    """Of a total below all rows, and one of all segments; those of a year were taken for sums because they are."""
    if total.line.segment and not total.line.total:
        kept = [read for read in kept if read.line.meant == total.line.meant]
    elif not total.line.total or total.line.row < max(read.line.row for read in kept):
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
