"""Check-in, talk, break and closing round: a text on the wall and a list of notes."""

from onecompany.kinds.kind import Kind
from onecompany.plans import PlannedStep, Setting
from onecompany.sentences import N_

KIND = Kind(
    name="open",
    title=N_("Open round"),
    package=__name__,
    minutes=10,
    steps=(PlannedStep(N_("Open round"), 10),),
    field_rows=("L6",),
    loose=True,
    settings={
        "style": Setting(
            "choice", default="talk", choices=("talk", "check-in", "break", "closing"), help=N_("What it is for.")
        ),
        "text": Setting("text", default="", help=N_("The text on the wall.")),
        "sealed": Setting(
            "boolean", default=False, help=N_("Alone, in silence: lines are typed unseen, and revealed together.")
        ),
        "names": Setting("boolean", default=False, help=N_("Whether it is kept who has sealed which line.")),
    },
    shows=("note",),
    apart=True,
)
