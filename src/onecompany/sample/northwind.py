"""What Northwind Utilities said on its day. The company does not exist."""

from __future__ import annotations

from onecompany.parsing.people import Person

ORGANISATION = "Northwind Utilities (sample)"
"""Which does not exist."""

PEOPLE = (
    Person("Ana Peña", "COO", "Operations"),
    Person("Ben Okafor", "CMO", "Marketing"),
    Person("Chen Wei", "CIO", "IT"),
    Person("Dora Lindqvist", "CFO", "Finance"),
    Person("Eli Roth", "Head of Sales", "Sales"),
    Person("Fatima Haddad", "Head of Service", "Service"),
    Person("Goran Ilić", "Head of Field Work", "Operations"),
    Person("Hana Sato", "Head of People", "Finance"),
)

# name, what they want, feeling, touchpoints (a star: moment of truth), pain points
JOURNEY: tuple[tuple[str, str, int, tuple[str, ...], tuple[str, ...]], ...] = (
    ("I hear of you", "To know that there is a choice", 0, ("Neighbour's advice", "Comparison site"), ()),
    (
        "I compare",
        "To see what I would really pay",
        1,
        ("Tariff calculator", "*First call"),
        ("Two prices for the same house",),
    ),
    ("I sign up", "To be done in ten minutes", 2, ("Web form", "Confirmation letter"), ()),
    (
        "I move in",
        "Light and heat on the first evening",
        -2,
        ("*Meter reading", "Switching date", "Engineer's visit"),
        ("Nobody says when", "The engineer comes twice", "Calling three numbers"),
    ),
    ("I pay", "A bill that I understand", -1, ("*First bill", "Payment plan"), ("The estimate is always too high",)),
    ("I need help", "One person who sorts it out", 1, ("Service line", "App", "*Outage message"), ("Waiting in line",)),
)

# who owns, who helps, by stage
OWNERS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("Marketing",), ("Sales",)),
    (("Marketing", "Sales"), ()),
    (("Sales",), ("IT",)),
    ((), ("Operations", "Service", "IT")),
    (("Finance",), ("IT", "Service")),
    (("Service",), ("Operations",)),
)

# whose, what, in how many days, the other cells
METRICS: tuple[tuple[str, str, int, dict[str, str]], ...] = (
    (
        "Ana Peña",
        "Homes live on the day we promised",
        120,
        {
            "measures": "operation",
            "baseline": "71 %",
            "target": "95 %",
            "source": "Switching log",
            "watches": "I move in",
            "result": "Churn in the first year",
            "joint_with": "Service, IT",
            "noticed": "yes",
            "rhythm": "weekly",
            "definition": "Move-ins with supply on the promised day, of all move-ins",
        },
    ),
    (
        "Ben Okafor",
        "New customers who say what they expected",
        120,
        {
            "measures": "survey",
            "baseline": "3.9 points",
            "target": "4.3 points",
            "source": "Welcome survey",
            "watches": "I compare",
            "rhythm": "monthly",
        },
    ),
    (
        "Chen Wei",
        "Sign-ups that need no second contact",
        29,
        {
            "measures": "behaviour",
            "baseline": "58 %",
            "target": "80 %",
            "source": "CRM",
            "watches": "I sign up",
            "result": "Cost to serve",
            "joint_with": "Sales",
            "noticed": "yes",
        },
    ),
    (
        "Dora Lindqvist",
        "First bills paid without a call",
        120,
        {
            "measures": "behaviour",
            "baseline": "64 %",
            "target": "85 %",
            "source": "Billing",
            "watches": "I pay",
            "result": "Working capital",
            "joint_with": "Service",
            "noticed": "yes",
        },
    ),
    (
        "Eli Roth",
        "Customers still here after a year",
        304,
        {
            "measures": "asset",
            "baseline": "82 %",
            "target": "88 %",
            "source": "Contract data",
            "result": "Recurring revenue",
            "joint_with": "Operations, Service",
            "noticed": "yes",
        },
    ),
    (
        "Fatima Haddad",
        "Solved by the first person",
        212,
        {
            "measures": "operation",
            "baseline": "49 %",
            "target": "75 %",
            "source": "Ticket system",
            "watches": "I need help",
            "result": "Service cost a customer",
            "joint_with": "Operations",
            "noticed": "yes",
        },
    ),
    (
        "Goran Ilić",
        "Visits that need no second one",
        212,
        {
            "measures": "operation",
            "baseline": "66 %",
            "target": "90 %",
            "source": "Dispatch",
            "watches": "I move in",
            "result": "Field cost a home",
            "noticed": "yes",
        },
    ),
)
