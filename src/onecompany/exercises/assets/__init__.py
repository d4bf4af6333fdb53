"""Customers as assets: how many there were, came and left, period by period, and why they left."""

from onecompany.kinds.columns import Column, Day, Money, RowOf, Text, WholeNumber, Width
from onecompany.kinds.kind import Kind, Table
from onecompany.kinds.money import CURRENCY
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

MOST = 9_999_999_999
"""More people than there are."""

_PEOPLE = WholeNumber(0, MOST)
_HOW_MANY = N_("how many people, as a whole number")
_REFUSED = N_("How many people is that? A whole number from 0 to {most:,}.")
_WIDE = Width(9, 11, 0)
_WORTH = Width(12, 14, 0)


def _people(name: str, title: str, short: str = "") -> Column:
    return Column(name, _PEOPLE, title, short, expected=_HOW_MANY, refused=_REFUSED, width=_WIDE)


CUSTOMER_PERIOD = Table(
    "customer_period",
    N_("period"),
    (
        Column(
            "start_date",
            Day(),
            N_("Period"),
            expected=N_("a month, a quarter or a year, with its year"),
            missing=N_("A period needs its date. Delete removes the period."),
            width=Width(10, 12, 0),
        ),
        Column("segment", Text(), N_("Segment"), expected=N_("which of the {customers}"), width=Width(12, 16, 1)),
        _people("start", N_("At the start"), N_("At the\nstart")),
        _people("gained", N_("Gained")),
        _people("lost", N_("Lost")),
        _people("more", N_("Bought more"), N_("Bought\nmore")),
        _people("less", N_("Bought less"), N_("Bought\nless")),
        Column("value_start", Money(), N_("Value at the start"), N_("Value at\nthe start"), width=_WORTH),
        Column("value_end", Money(), N_("Value at the end"), N_("Value at\nthe end"), width=_WORTH),
    ),
    nouns=N_("periods"),
    key="periods",
    by="start_date",
    unique=("start_date", "segment"),
    computed={"end": "periods.end", "end_date": "periods.end_date"},
    wrong="periods.wrong",
    optional=True,
)

LEAVING_REASON = Table(
    "leaving_reason",
    N_("reason for leaving"),
    (
        Column("period_id", RowOf("customer_period")),
        Column("text", Text(required=True), N_("Why they left"), width=Width(24, 40, 3)),
        _people("people", N_("People")),
        Column(
            "stage_id",
            RowOf("stage"),
            N_("Stage"),
            N_("Stage · owner"),
            expected=N_("the stage at which we lost them"),
            width=Width(20, 32, 2),
        ),
    ),
    nouns=N_("reasons for leaving"),
    key="reasons",
    among="period_id",
    optional=True,
)

KIND = Kind(
    name="assets",
    title=N_("{Customers} as assets"),
    package=__name__,
    minutes=20,
    steps=(
        PlannedStep(N_("Whole people"), 12, N_("How many did we have, win and lose?")),
        PlannedStep(N_("Why they left"), 8, N_("Why did they leave, and where did we lose them?")),
    ),
    field_rows=("C5",),
    settings={
        "period": Setting(
            "choice", default="quarter", choices=("month", "quarter", "year"), help=N_("How long a period is.")
        ),
        "currency": CURRENCY,
        "segments": Setting(
            "texts", default=[], longest=60, most=12, help=N_("Groups of {customers}, each with figures of its own.")
        ),
        "covered": Setting(
            "integer",
            default=50,
            minimum=1,
            maximum=100,
            help=N_("Of those who left, the per cent whose reasons are to be known."),
        ),
        "in_a_row": Setting(
            "integer", default=3, minimum=2, maximum=12, help=N_("Periods of net gain that make a strength.")
        ),
    },
    tables=(CUSTOMER_PERIOD, LEAVING_REASON),
    figures="periods.wanted",
)
