"""What is said in Northwind's workshop, and what follows from it by rule."""

from __future__ import annotations

ORGANISATION = "Northwind Utilities"
LEADERS = """\
Ben Okafor; CMO; Marketing
Carla Rossi; CSO; Sales
Ana Peña; COO; Operations
Finn Maher; Head of Service; Service
Eva Lind; CFO; Finance
Dev Patel; CIO; IT
Grace Wu; Head of Field Operations; Operations
Hugo Blanc; Head of Key Accounts; Sales"""

AGENDA = ("Check-in", "Pulse", "Journey", "Ownership", "Break", "Metrics", "Commitments", "Pulse 2", "Key learnings")
"""The exercises of the plan `journey-ownership-metrics`, which the form has marked."""

STAGES: dict[str, tuple[list[str], str]] = {
    "I find out": (["A neighbour tells me", "The web page"], "See that it is for people like me"),
    "I compare": (["The price list", "A call with sales"], "Know what it will cost in the end"),
    "I buy": (["The contract", "The confirmation"], "Sign without a trap"),
    "I get started": (["The first visit", "The first invoice"], "Have it work on the first day"),
    "I use it": (["The meter", "The hotline"], "Never have to think about it"),
    "I stay or go": (["The renewal letter"], ""),
}
FEELINGS = {"I buy": 1, "I get started": -2}

OWNERS = {
    "Marketing": "oo....",
    "Sales": ".hoh.o",
    "Operations": "...h..",
    "Service": "...ho.",
    "Finance": ".....h",
    "IT": "....h.",
}
"""Each silo along the stages: o owner, h helps. Nobody owns `I get started`, though three help."""

METRICS = {
    "Ben Okafor": ("Visitors who ask for an offer", "behaviour"),
    "Carla Rossi": ("Offers accepted within a week", "behaviour"),
    "Ana Peña": ("First visits kept on the day", "operation"),
    "Finn Maher": ("Calls solved the first time", "operation"),
    "Eva Lind": ("Customers who would recommend us", "survey"),
    "Dev Patel": ("Hours without a reading", "operation"),
    "Grace Wu": ("Customers still here after a year", "asset"),
}
"""Hugo Blanc is left out."""

PARKED = ("Who pays for the new web page?", "Bonus plans")
DECISION = "We stop the double price from today"
NOTE = "Carla and Finn do not talk to each other"
"""A private note, which is for nobody else."""
SCRIPT = "Whose phone rings when it fails?"
"""Out of the plan's script, which is for nobody else either."""

SAID_WRONG = "I am in the wrong room"
"""Undone."""


def find_findings() -> set[tuple[str, str]]:
    """What follows from all of it by rule, and nothing else: level and sentence."""
    return {
        ("warning", "The journey is at its lowest at “I get started” (−2)"),
        ("warning", "“I stay or go” does not say what the customer wants there"),
        ("crack", "Nobody owns “I get started”"),
        ("warning", "Marketing → Sales after “I compare” is rough"),
        ("warning", "Service → Sales after “I use it” is rough"),
        ("warning", "Service → Sales after “I use it” is not agreed"),
        ("warning", "Hugo Blanc has no customer metric"),
        ("warning", "Four handoffs have no connecting metric"),
        ("warning", "No metric watches five of six stages"),
        ("warning", "Eva Lind is judged mostly by surveys"),
        ("warning", "Six metrics lack a baseline, target, date or source"),
        ("warning", "Six metrics name no business result"),
        ("warning", "Seven metrics name no other department that moves them"),
        ("warning", f"“{PARKED[0]}” and “{PARKED[1]}” are parked with no owner"),
        ("strength", "Every commitment has an owner and a date"),
        ("strength", "Every crack has a commitment"),
    }
