"""The bars of a case: how many would do what at the first call, and after the talk. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.exercises.drill.calls import ANSWERS, CODES, DO, DONT, Call, before_and_after
from onecompany.sentences import Message, gettext, lazy_ngettext
from onecompany.summary.charts import Histogram, Tally


def bars(several: Sequence[Call], title: str) -> Histogram:
    """How many would do what: the first call, and the latest beside it."""
    first, last = before_and_after(several)
    names = ((gettext("first call"), first), (gettext("after the talk"), last))
    tallies = tuple(Tally(name, tuple(call.counts.values())) for name, call in names if call and call.counts)
    return Histogram(title, _described(several), tallies, answers=tuple(gettext(ANSWERS[code]) for code in CODES))


def _described(several: Sequence[Call]) -> str:
    """The bars in words, first what they come to."""
    first, last = before_and_after(several)
    sentences = [_change(first, last)]
    if first is not None:
        sentences.append(gettext("At the first call {counts:list}.", counts=spoken(first)))
    if last is not None:
        sentences.append(gettext("After the talk {counts:list}.", counts=spoken(last)))
    return " ".join(sentences)


def _change(first: Call | None, last: Call | None) -> str:
    """How far all agree, and whether that is more than before."""
    call = last or first
    if call is None or call.agreement is None:
        return ""
    shares = {"share": float(call.agreement), "before": float((first or call).agreement or 0)}
    if first is None or last is None or shares["share"] == shares["before"]:
        return gettext("Agreement is at {share:percent}.", share=shares["share"])
    if shares["share"] > shares["before"]:
        return gettext("Agreement rose from {before:percent} to {share:percent}.", **shares)
    return gettext("Agreement fell from {before:percent} to {share:percent}.", **shares)


def spoken(call: Call) -> list[Message]:
    """How many would do what, in words, most first."""
    counts = sorted((call.counts or {}).items(), key=lambda one: -one[1])
    return [_counted(code, number) for code, number in counts if number]


def _counted(code: str, number: int) -> Message:
    if code == DO:
        return lazy_ngettext("one would do it", "{number:words} would do it", number)
    if code == DONT:
        return lazy_ngettext("one would not", "{number:words} would not", number)
    return lazy_ngettext("one would escalate", "{number:words} would escalate", number)
