"""The other sections of the sample report, and its appendix."""

from __future__ import annotations

from datetime import date

from onecompany.summary.document import BarPair, BarPairs, Bullets, Callout, Section, Table, TableColumn
from tests.sample_ahead import ASSETS, READINGS
from tests.sample_sections import JOURNEY, OWNERSHIP, PULSE
from tests.sample_words import (
    ANA,
    BEN,
    COMMITMENT_COLUMNS,
    COMMITMENTS,
    DANA,
    DECISIONS,
    HOSTILE,
    LAYLA,
    LI,
    MAX,
    PEOPLE,
    PRIYA,
    SOREN,
)

METRICS = Section(
    "metrics",
    "Metrics",
    60,
    (
        Callout("crack", f"{MAX} has no customer metric"),
        Callout("warning", "The metric of People rests on a survey", "A score is a snapshot and no strategy."),
        Table(
            (
                TableColumn("Leader"),
                TableColumn("Metric"),
                TableColumn("Measures"),
                TableColumn("Unit"),
                TableColumn("Baseline", "number"),
                TableColumn("Target", "number"),
                TableColumn("By when", "date"),
                TableColumn("Moves"),
                TableColumn("A customer would notice", "mark"),
            ),
            (
                (
                    ANA,
                    "Connected on the promised day",
                    "operation",
                    "%",
                    61,
                    92,
                    date(2027, 3, 31),
                    "Churn in year 1",
                    True,
                ),
                (
                    BEN,
                    "Sign-ups that stay a year",
                    "behaviour",
                    "%",
                    71.5,
                    80,
                    date(2027, 6, 30),
                    "Growth of the base",
                    True,
                ),
                (
                    DANA,
                    "Customers lost a month",
                    "asset",
                    "customers",
                    1240,
                    800,
                    date(2027, 6, 30),
                    "Revenue",
                    True,
                ),
                (
                    LI,
                    "Open cases seen by all silos",
                    "operation",
                    "%",
                    None,
                    100,
                    date(2026, 12, 12),
                    "Cost to serve",
                    False,
                ),
                (
                    LAYLA,
                    "Second call about the same thing",
                    "behaviour",
                    "calls",
                    3800,
                    1500,
                    None,
                    "Cost to serve",
                    True,
                ),
                (
                    SOREN,
                    "Dates promised and kept",
                    "operation",
                    "%",
                    54,
                    95,
                    date(2027, 3, 31),
                    "Churn in year 1",
                    True,
                ),
                (
                    PRIYA,
                    "Staff who would recommend us",
                    "survey",
                    "points",
                    -8,
                    20,
                    date(2027, 6, 30),
                    "Turnover",
                    None,
                ),
                (MAX, None, None, None, None, None, None, None, None),
            ),
            caption="What each leader is judged by",
        ),
        READINGS,
    ),
)

COMMITMENTS_ALL = Section(
    "commitments", "Commitments", 150, (Table((*COMMITMENT_COLUMNS,), COMMITMENTS, caption="All, by date"),)
)
DECISIONS_ALL = Section("decisions", "Decisions", 140, (Bullets(DECISIONS, ordered=True),))
PARKING = Section(
    "parking", "Parking lot", 160, (Table((TableColumn("Item"), TableColumn("Owner")), (), empty="Nothing is parked."),)
)
NOTES = Section("notes", "Notes", 170, (Bullets((HOSTILE, "Long: " + "x" * 400, "1. not a list\n# not a heading")),))

APPENDIX = (
    Section(
        "people",
        "Who was in the room",
        10,
        (
            Table(
                (TableColumn("Name"), TableColumn("Role"), TableColumn("Silo"), TableColumn("Present", "mark")),
                tuple((each.name, each.role, each.silo, each.present) for each in PEOPLE),
            ),
        ),
    ),
    Section(
        "timing",
        "Time",
        20,
        (
            BarPairs(
                (
                    BarPair("Pulse", 5, 7),
                    BarPair("The journey", 60, 64.5),
                    BarPair("Ownership", 45, 41),
                    BarPair("Metrics", 60, 60),
                    BarPair("Commitments", 30, None),
                ),
                "Planned and actual minutes",
                "The day ran four minutes late after the journey.",
            ),
        ),
    ),
)

SECTIONS = (OWNERSHIP, PULSE, ASSETS, JOURNEY, METRICS, COMMITMENTS_ALL, DECISIONS_ALL, PARKING, NOTES)
"""Not in order, as parts may hand them in."""
