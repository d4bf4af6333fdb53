"""Who was there and what they said: the words of the sample report, in five scripts, some of them hostile."""

from __future__ import annotations

from datetime import date

from onecompany.summary.document import (
    Person,
    TableColumn,
)

HOSTILE = "<script>alert('x')</script> [Ana](javascript:1) *b* _i_ `c` | # $x$ {{ 7*7 }} &amp; ==m== %%n%% \\ ~~s~~"

ANA, BEN, DANA, LI = "Ana Peña", "Ben Okafor", "דנה לוי", "李伟"
LAYLA, SOREN, PRIYA, MAX = "ليلى حداد", "Søren Ødegård", "Priya Raman 🚀", "Max Müller"

PEOPLE = (
    Person(ANA, "COO", "Operations"),
    Person(BEN, "CMO", "Marketing"),
    Person(DANA, "CFO", "Finance"),
    Person(LI, "CIO", "IT"),
    Person(LAYLA, "Chief service officer", "Service"),
    Person(SOREN, "Sales director", "Sales"),
    Person(PRIYA, "Chief people officer", "People"),
    Person(MAX, "Head of network", "Network", present=False),
)

STAGES = ("I find out", "I compare", "I sign up", "I get connected", "I use it", "I stay or leave")

COMMITMENT_COLUMNS = (TableColumn("What"), TableColumn("Who"), TableColumn("By when", "date"))

COMMITMENTS = (
    ("Name one owner of “I get connected” and tell every customer who it is", ANA, date(2026, 9, 30)),
    ("Agree in writing what Sales hands over to Operations at signing", SOREN, date(2026, 10, 9)),
    ("Call each new customer on the day of the first connection", LAYLA, date(2026, 10, 16)),
    ("Put one customer number beside each cost figure in the monthly report", DANA, date(2026, 10, 30)),
    ("Show every open connection on one screen for all silos", LI, date(2026, 12, 12)),
    ("Recognise a team across two silos each quarter", PRIYA, None),
)

DECISIONS = (
    "“I get connected” gets one owner before the end of September.",
    "Sales no longer promises a connection date that Network has not confirmed.",
    "The customer is the first item of each quarterly meeting.",
)
