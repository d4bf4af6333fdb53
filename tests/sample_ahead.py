"""What lies ahead in the sample report, and the charts whose exercises come later: pulse, assets, readings."""

from __future__ import annotations

from datetime import date

from onecompany.summary.document import (
    Histogram,
    Meeting,
    Promise,
    Reading,
    Readings,
    Section,
    StageRules,
    Table,
    TableColumn,
    Tally,
    Upcoming,
    Waterfall,
    WaterfallStep,
)
from tests.sample_words import COMMITMENTS, STAGES

PULSE_CHART = Histogram(
    "United in how we make decisions that affect customers",
    "At the opening most gave 2 or 3; at the close most gave 4.",
    (Tally("opening", (1, 3, 2, 1, 0)), Tally("closing", (0, 1, 2, 4, 0))),
    low_word="not at all",
    high_word="fully",
)

ASSETS = Section(
    "assets",
    "Customer assets",
    20,
    (
        Waterfall(
            "Customers, January to June",
            "48,200 customers at the start, 6,150 gained, 7,430 lost, 46,920 at the end.",
            (
                WaterfallStep("at the start", 48_200, total=True),
                WaterfallStep("gained", 6_150),
                WaterfallStep("lost", -7_430),
                WaterfallStep("at the end", 46_920, total=True),
            ),
            unit="customers",
        ),
        Table(
            (TableColumn("Reason for leaving"), TableColumn("Customers", "number"), TableColumn("Stage")),
            (
                ("Moved, and not asked to come along", 2_310, STAGES[5]),
                ("The first connection came late", 1_980, STAGES[3]),
                ("A cheaper offer", 1_240, STAGES[1]),
                ("Not said", 1_900, None),
            ),
            caption="Why customers left",
        ),
    ),
    conclusion="We lost 1,280 customers more than we gained, and the first known reason is one of ours.",
)

READINGS = Readings(
    "Connected on the promised day",
    "From 61 % to 78 % in three quarters; the target is 92 %.",
    (Reading("Sep 2026", 61), Reading("Dec 2026", 66), Reading("Mar 2027", None), Reading("Jun 2027", 78)),
    baseline=61,
    target=92,
    unit="%",
)

PROMISES = tuple(Promise(f"pr{number:08}", what, who, day) for number, (what, who, day) in enumerate(COMMITMENTS, 1))

AGENDA = (
    "What we promised, and what became of it",
    "The customer's journey: what has moved",
    "One decision that only we together can take",
)

MEETINGS = (
    Meeting(
        "me00000001",
        date(2026, 12, 15),
        45,
        AGENDA,
        PROMISES[:5],
        ("Target of “Open cases seen by all silos”: 100 %",),
    ),
    Meeting("me00000002", date(2027, 3, 16), 45, AGENDA),
)

CODE = (
    StageRules(STAGES[0], ("Say what we do not do as plainly as what we do",), ("Promise for another silo",)),
    StageRules(STAGES[1], ("Show the whole price, with all fees",), ()),
    StageRules(STAGES[2], ("Give a date that Network has confirmed",), ("Ask for the same thing twice",)),
    StageRules(
        STAGES[3],
        ("Call before the customer has to", "Say who answers, by name"),
        ("Leave anybody without light overnight", "Send the customer to another department"),
    ),
    StageRules(STAGES[4], ("Tell of an outage before it is noticed",), ("Charge for our own mistakes",)),
    StageRules(STAGES[5], ("Ask why, and write down the answer",), ("Hold anybody by the small print",)),
)

AHEAD = Upcoming(PROMISES, MEETINGS, MEETINGS[0], CODE)
