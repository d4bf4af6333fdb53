"""A rich report, made by hand: Northwind Utilities, eight leaders, six stages, names in five scripts."""

from __future__ import annotations

from datetime import UTC, date, datetime

from onecompany.export.format import Bundle
from onecompany.summary.document import (
    Ask,
    Front,
    Meta,
    Number,
    Report,
    Table,
)
from tests.sample_ahead import AHEAD
from tests.sample_rest import APPENDIX, SECTIONS
from tests.sample_words import COMMITMENT_COLUMNS, COMMITMENTS, DECISIONS, MAX, PEOPLE

META = Meta(
    organisation="Northwind Utilities",
    title="One-company leadership workshop",
    date=date(2026, 9, 17),
    made_at=datetime(2026, 9, 17, 15, 42, tzinfo=UTC),
    people=PEOPLE,
    purpose="One picture of the customer's journey, one owner for each stage, and a customer metric "
    "that each of us is judged by.",
    confidentiality="Confidential. For the leadership team of Northwind Utilities only.",
    version="0.1.0",
    data_hash="9f2c41d07be8",
    conclusion="Two of six stages have no single owner, and customers feel worst at one of them: “I get connected”.",
)

FRONT = Front(
    bottom_line=(
        "Two of six stages have no single owner, and customers feel worst at one of them: “I get connected”.",
        "Seven of eight leaders leave with a customer metric; Network has none.",
        "Six commitments were made, five of them with a date.",
    ),
    numbers=(
        Number("stages with one owner", "4 of 6", "one has nobody, one has two"),
        Number("handoffs agreed", "1 of 4", "two rough, one dropped"),
        Number("leaders with a customer metric", "7 of 8", "Network has none"),
        Number("of the metrics rest on surveys", 1, "of nine"),
    ),
    asks=(
        Ask("Confirm who owns “I get connected”", "the chief executive", date(2026, 9, 25)),
        Ask("Name a customer metric for Network", MAX, date(2026, 10, 2)),
        Ask("Keep 45 minutes for the first quarterly review", "all leaders", date(2026, 12, 15)),
    ),
    decisions=DECISIONS,
    commitments=Table(COMMITMENT_COLUMNS, COMMITMENTS[:5]),
)


def sample() -> Report:
    """The whole report."""
    return Report(META, FRONT, SECTIONS, APPENDIX, AHEAD)


def bundle(report: Report | None = None) -> Bundle:
    """What a format is given."""
    return Bundle(report or sample(), {"format": {"name": "onecompany", "version": 1}})
