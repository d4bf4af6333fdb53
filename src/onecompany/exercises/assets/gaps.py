"""Where the figures of two periods do not fit together: another count, a period or a segment that is missing. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.exercises.assets.periods import Period, gaps
from onecompany.exercises.assets.runs import breaks, is_next, missing_words
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.view import Finding
from onecompany.parsing.alike import alike
from onecompany.sentences import EMPTY, Message, lazy_gettext, lazy_ngettext
from onecompany.summary.words import signed


def find_gaps(known: Sequence[Period]) -> list[Finding]:
    """The warnings of it."""
    return [*_counts(known), *_breaks(known)]


def _counts(known: Sequence[Period]) -> list[Finding]:
    found = gaps(known)
    rows = {ref: "" for one, other, _ in found for ref in (*one.refs, *other.refs)}
    if not found:
        return []
    each = [
        lazy_gettext("{one} to {other}: {number}", one=one.name, other=other.name, number=signed(number))
        for one, other, number in found
    ]
    if len(found) == 1:
        ((one, other, number),) = found
        values = {
            "one": one.name,
            "other": other.name,
            "end": one.end,
            "start": other.total("start"),
            "number": abs(number),
        }
        text = lazy_ngettext(
            "{number:,} {customer} lies between the end of {one} and the start of {other}",
            "{number:,} {customers} lie between the end of {one} and the start of {other}",
            abs(number),
            **values,
        )
        why = lazy_gettext("{one} ends with {end:,}, {other} begins with {start:,}.", **values)
    else:
        text = lazy_gettext("The start is not the end of the period before, {number:words} times", number=len(found))
        why = lazy_gettext("{gaps:clauses}.", gaps=each if len(each) <= NAMED else [*each[-NAMED:], "…"])
    remedy = lazy_gettext("Find out which count of {customers} is right")
    return [Finding("assets.gap", "warning", text, why, tuple(rows), remedy)]


def _breaks(known: Sequence[Period]) -> list[Finding]:
    """Neighbours between which a period is missing, or of which each counts segments that the other does not."""
    found = breaks(known)
    if not found:
        return []
    texts = [_broken(one, other) for one, other in found]
    text, why = texts[0], _segments(*found[0])
    if len(found) > 1:
        text = lazy_gettext("The periods do not follow one another, {number:words} times", number=len(found))
        why = lazy_gettext("{gaps:clauses}.", gaps=texts if len(texts) <= NAMED else [*texts[-NAMED:], "…"])
    rows = {ref: "" for one, other in found for ref in (*one.refs, *other.refs)}
    remedy = lazy_gettext("Complete the figures, so that the periods can be added up")
    return [Finding(f"assets.gap:{found[0][1].rows[0].id}", "warning", text, why, tuple(rows), remedy)]


def _broken(one: Period, other: Period) -> Message:
    if not is_next(one, other):
        return lazy_gettext("There are no figures of {missing}", missing=missing_words(one, other))
    return lazy_gettext("{other} counts other segments than {one}", one=one.name, other=other.name)


def _segments(one: Period, other: Period) -> Message:
    """Which segments only one of two periods counts."""
    here, there = _only_in(one, other), _only_in(other, one)
    values = {"one": one.name, "other": other.name, "here": here, "there": there}
    if here and there:
        return lazy_gettext("Only in {one}: {here:list}. Only in {other}: {there:list}.", **values)
    if here:
        return lazy_gettext("Only in {one}: {here:list}.", **values)
    return lazy_gettext("Only in {other}: {there:list}.", **values) if there else EMPTY


def _only_in(one: Period, other: Period) -> list[str | Message]:
    return [row.segment or lazy_gettext("all others") for row in one.rows if alike(row.segment) not in other.segments]
