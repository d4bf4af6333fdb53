"""Check-in, talk, break and closing round: a text on the wall and a list of notes."""

from onecompany.kinds.kind import Kind
from onecompany.plans import PlannedStep, Setting

KIND = Kind(
    name="open",
    title="Open round",
    package=__name__,
    minutes=10,
    steps=(PlannedStep("Open round", 10, "", ""),),
    field_rows=("L6",),
    settings={
        "style": Setting(
            "choice", default="talk", choices=("talk", "check-in", "break", "closing"), help="What it is for."
        ),
        "text": Setting("text", default="", help="The text on the wall."),
    },
    shows=("note",),
    apart=True,
)
