"""Votes in words, the same on the board and in every format: what stands at a bar, and what a tally came to."""

from __future__ import annotations

from onecompany.sentences import decimals, gettext
from onecompany.summary import words
from onecompany.summary.charts import Histogram, Tally


def points(chart: Histogram) -> list[str]:
    """What stands at each bar: the figure of the scale, signed where the scale has two sides, or the word."""
    sign = words.signed if chart.start < 0 else words.number
    return list(chart.answers) if chart.answers else [sign(point) for point in chart.points]


def named_points(chart: Histogram) -> list[str]:
    """The same, with the words for the ends of the scale."""
    heads = points(chart)
    if heads and not chart.answers:
        heads[0], heads[-1] = f"{heads[0]} {chart.low_word}".rstrip(), f"{heads[-1]} {chart.high_word}".rstrip()
    return heads


def tally_line(chart: Histogram, tally: Tally) -> str:
    """A tally in a line: its name, how many answered, and on a scale their mean and spread."""
    mean, spread = chart.mean(tally), chart.spread(tally)
    values = {"name": tally.name, "n": tally.n}
    if mean is None or spread is None:
        return gettext("{name} · n {n}", **values)
    return gettext("{name} · n {n} · mean {mean} · spread {spread}", mean=tenths(mean), spread=tenths(spread), **values)


def tenths(value: float) -> str:
    """A mean or a spread in a sentence: always with its decimal, so that 4.0 beside 3.3 is the same measure."""
    tenth = words.rounded(value) or 0.0
    return f"{'−' if tenth < 0 else ''}{decimals(abs(tenth))}"
