"""The first sections of the sample report: pulse, journey, ownership."""

from __future__ import annotations

from onecompany.summary.document import (
    Bullets,
    Callout,
    CurveChart,
    CurvePoint,
    Fact,
    Facts,
    Heading,
    Matrix,
    MatrixCell,
    Paragraph,
    Section,
    Table,
    TableColumn,
)
from tests.sample_ahead import PULSE_CHART
from tests.sample_words import LAYLA, SOREN, STAGES

JOURNEY = Section(
    "stages",
    "The journey",
    30,
    (
        CurveChart(
            tuple(map(CurvePoint, STAGES, (1, 0, 1, -2, 1, None))),
            "The curve of feeling",
            "The feeling rises to +1 at “I sign up”, falls to −2 at “I get connected” and recovers to +1. "
            "For “I stay or leave” no feeling was recorded.",
            low=3,
        ),
        Callout("crack", "The curve is lowest at “I get connected”", "Nobody owns that stage."),
        Callout("warning", "“I stay or leave” does not say what the customer wants"),
        Callout("strength", "Five of six stages have a moment of truth"),
        Table(
            (
                TableColumn("Stage"),
                TableColumn("What the customer wants"),
                TableColumn("Touchpoints"),
                TableColumn("Votes", "number"),
            ),
            (
                (
                    STAGES[0],
                    "To know whether this is for somebody like me",
                    "Website\nNeighbour (moment of truth)",
                    3,
                ),
                (STAGES[1], "A price that I can understand", "Tariff calculator\nCall", 2),
                (STAGES[2], "To be done in ten minutes", "Form (moment of truth)\nConfirmation", 5),
                (
                    STAGES[3],
                    "To know the day, and that it holds",
                    "Appointment (moment of truth)\nEngineer",
                    11,
                ),
                (STAGES[4], "Not to think of it", "Bill\nApp\nOutage message (moment of truth)", 4),
                (STAGES[5], None, "Renewal letter", None),
            ),
            caption="Stages, goals and moments of truth",
        ),
        Heading("Pain points"),
        Bullets(
            (
                "The date is promised before anybody has asked the engineers.",
                "Three letters, three customer numbers.",
            )
        ),
    ),
    conclusion="The journey breaks at “I get connected”, which most of us had taken for an internal matter.",
)

_LETTERS = {"o": MatrixCell("owner", "owner"), "h": MatrixCell("helps", "helps"), ".": MatrixCell()}
_OWNERSHIP = {
    "Marketing": "oo...h",
    "Sales": "hoo..h",
    "Operations": "...hh.",
    "Network": "...hh.",
    "Service": "...hoo",
    "Finance": "..h.hh",
    "IT": "h.hhh.",
}

OWNERSHIP = Section(
    "ownership",
    "Ownership",
    40,
    (
        Matrix(
            tuple(_OWNERSHIP),
            STAGES,
            tuple(tuple(_LETTERS[letter] for letter in row) for row in _OWNERSHIP.values()),
            column_foot=(
                MatrixCell("one", "strength"),
                MatrixCell("two owners", "warning"),
                MatrixCell("one", "strength"),
                MatrixCell("nobody", "crack"),
                MatrixCell("one", "strength"),
                MatrixCell("one", "strength"),
            ),
            foot_title="Who answers",
            corner="Silo",
            caption="Who owns the customer at each stage",
            legend=(MatrixCell("owner: answers for the customer here", "owner"), MatrixCell("helps", "helps")),
        ),
        Callout("crack", "Nobody owns “I get connected”", "Four silos help, nobody answers."),
        Callout("warning", "Two own “I compare”: Marketing and Sales"),
        Callout("strength", "Four of six stages have one owner"),
        Heading("Handoffs"),
        Table(
            (
                TableColumn("From → to"),
                TableColumn("What is handed over"),
                TableColumn("How the customer notices"),
                TableColumn("Rating"),
                TableColumn("Agreed", "mark"),
                TableColumn("Answers for it"),
            ),
            (
                (
                    "Marketing → Sales, after “I find out”",
                    "The interest",
                    "Asked the same again",
                    "rough",
                    False,
                    SOREN,
                ),
                (
                    "Sales → nobody, after “I sign up”",
                    "The contract and a date",
                    "Silence",
                    "dropped",
                    False,
                    None,
                ),
                (
                    "Nobody → Service, before “I use it”",
                    None,
                    "A second welcome letter",
                    "rough",
                    False,
                    LAYLA,
                ),
                (
                    "Service → Service, year to year",
                    "The history",
                    "Nothing to notice",
                    "smooth",
                    True,
                    LAYLA,
                ),
            ),
        ),
    ),
    conclusion="Four stages have one owner. One has none and one has two.",
)

PULSE = Section(
    "unity",
    "Pulse",
    10,
    (
        Facts((Fact("Ballots", 7), Fact("Mean", 2.9), Fact("Spread", 1.3), Fact("Earlier workshops", None))),
        Paragraph("We decide for the customer as one company, and we say so before we promise anything.", "quote"),
        Paragraph("Adopted by the room with two dissenting.\nThe distance at the start stays on record."),
        PULSE_CHART,
        Paragraph("Scale 1 to 5, private ballot.", "note"),
    ),
)
