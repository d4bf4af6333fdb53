"""Plans for tests: a few kinds of exercise of our own, and short ways to load a text."""

from __future__ import annotations

from onecompany.plans import KindRules, Plan, PlanError, PlannedStep, PlanProblem, Setting, load

LEVELS = ("low", "high")

KINDS = {
    rules.name: rules
    for rules in (
        KindRules(
            "walk",
            "A walk",
            30,
            (PlannedStep("Out", 10, "Go."), PlannedStep("Back", 20)),
            {
                "note": Setting("text", default="none"),
                "people": Setting("integer", default=3, minimum=1, maximum=10),
                "share": Setting("number", default=0.5, minimum=0),
                "quiet": Setting("boolean", default=False),
                "places": Setting("texts", default=[]),
                "songs": Setting("texts", default=["One"], longest=20, fewest=1, most=2),
                "level": Setting("choice", default="low", choices=LEVELS),
                "stops": Setting(
                    "tables",
                    default=[],
                    fields={
                        "name": Setting("text", default=""),
                        "level": Setting("choice", default="low", choices=LEVELS),
                    },
                ),
                "rests": Setting(
                    "tables",
                    default=[],
                    fewest=2,
                    fields={"name": Setting("text", needed=True, longest=20), "note": Setting("text", default="")},
                    unique="name",
                ),
            },
        ),
        KindRules("talk", "A talk", 10, (PlannedStep("Talk", 10),), needs=("walk",)),
        KindRules(
            "sing",
            "A song",
            5,
            (PlannedStep("Sing", 5),),
            {"song": Setting("text", default="", named_in=("walk", "songs"))},
        ),
    )
}

FILE = "day.toml"


def read(text: str) -> Plan:
    """The plan in a text."""
    return load(text.encode(), name="day", path=None, kinds=KINDS)


def problems(data: str | bytes) -> list[PlanProblem]:
    """What is wrong with a text; nothing when it is right."""
    try:
        load(data.encode() if isinstance(data, str) else data, name="day", path=None, kinds=KINDS)
    except PlanError as error:
        return error.problems
    return []
