"""What Northwind Utilities, which does not exist, rewards, measures and passes along, and when its scores say what."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from onecompany.exercises.quicksand import ABOUT, REWARD, acts
from onecompany.exercises.quicksand.scores import LOW, Scores
from onecompany.exercises.quicksand.votes import votes
from onecompany.kinds import ballots, rows
from onecompany.kinds.sample import Case, ids
from onecompany.kinds.view import View
from onecompany.store import ballots as box
from onecompany.store.acts import rounds
from onecompany.store.writer import WorkshopWriter

# The sheets of paper: what each silo gives the whole, and what itself, cause by cause.
SHEETS = {
    "Operations": ("322", "232", "322", "433", "121", "232"),
    "Marketing": ("332", "433", "223", "333", "122", "332"),
    "IT": ("323", "343", "332", "323", "122", "232"),
    "Finance": ("253", "344", "322", "444", "343", "454"),
    "Sales": ("313", "443", "221", "434", "122", "433"),
    "Service": ("231", "323", "112", "233", "111", "232"),
}

# no sentence: what silos of an invented company say has happened; whose, which statement, about what
EVIDENCE = (
    ("Operations", 1, "self", "A crew that stayed at Birch Street missed its visits, and was asked why in the review"),
    ("Sales", 2, "whole", "The bonus was paid in full in the quarter in which 1,900 customers left"),
    ("Service", 3, "whole", "Three were praised at the summer party, for three big contracts"),
    ("Marketing", 5, "whole", "The price guarantee went, though complaints about it had doubled"),
    ("Sales", 7, "whole", "The promised date is a note in a system that the depot does not open"),
    ("Service", 7, "whole", "Of 40 calls on one Monday 31 began with “as I told your colleague”"),
    ("Service", 8, "whole", "For eleven days nobody could say who had the Kowalski family"),
    ("Finance", 8, "self", "Each open bill has a name on it since January"),
    ("IT", 9, "whole", "The double booking of October came back in November"),
)

# no sentence: what is rewarded there, and whom it takes
REWARDS = (
    ("Signed contracts of the month", ("Sales",)),
    ("Calls under four minutes", ("Service",)),
    ("Visits a day and engineer", ("Operations",)),
    ("Projects on budget", ("IT", "Finance")),
)


def _sheet(writer: WorkshopWriter, silo: str, parts: tuple[str, ...]) -> dict[acts.Key, dict[str, Any]]:
    """A silo's sheet of paper, as it is typed; a plan may have more statements, or fewer."""
    scores = Scores(writer.state)
    columns = [(cause, about) for cause in scores.causes for about in ABOUT]
    return {
        (ids(writer, "silo")[silo], row.id, about): {"score": int(figure)}
        for (cause, about), part in zip(columns, parts, strict=False)
        for row, figure in zip(scores.of(cause), cycle(part), strict=False)
    }


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Type the sheets of all silos, with some evidence, and what is rewarded today."""
    for silo, parts in SHEETS.items():
        acts.put(writer, _sheet(writer, silo, parts))
    silos, asked = ids(writer, "silo"), Scores(writer.state).statements
    for silo, number, about, text in EVIDENCE:
        for row in asked[number - 1 : number]:
            acts.put(writer, {(silos[silo], row.id, about): {"evidence": text}})
    for text, taking in REWARDS:
        rows.add(writer, REWARD, [{"text": text, "silos": [silos[name] for name in taking]}])


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """A ballot among the leaders of one silo; a score that goes; a reward that is moved, changed and removed."""
    silo = ids(writer, "silo")["Operations"]
    vote = votes(View(writer.state, exercise, writer.state.workshop.date), silo, "metrics")[0]
    round_ids = ballots.begin(writer, exercise.id, vote, "ballot")
    for number, leader in enumerate(writer.state.where("leader", "silo_id", silo)):
        box.cast(writer, leader.id, {round_id: [str(2 + number)] for round_id in round_ids})
    rounds.close(writer, round_ids)
    ballots.reveal(writer, round_ids)
    acts.put(writer, {(silo, Scores(writer.state).statements[0].id, "whole"): {"score": None, "evidence": ""}})
    first, second, *_ = [row.id for row in writer.state.rows("reward")]
    rows.move(writer, REWARD, second, -1)
    rows.change(writer, REWARD, second, silos=[])
    rows.remove(writer, REWARD, first)


def _give_alike(writer: WorkshopWriter) -> None:
    """Every silo gives 3 to every statement, of the whole and of itself."""
    scores = Scores(writer.state)
    keys = ((silo.id, row.id, about) for silo in scores.silos for row in scores.statements for about in ABOUT)
    acts.put(writer, {key: {"score": 3} for key in keys})


def _say_all(writer: WorkshopWriter) -> None:
    low = [row for row in writer.state.rows("cause_score") if row.score is not None and row.score <= LOW]
    acts.put(writer, {(row.silo_id, row.statement_id, row.about): {"evidence": "Seen in March"} for row in low})


def _remove_shared(writer: WorkshopWriter) -> None:
    for row in list(writer.state.rows("reward")):
        if len(row.silos) > 1:
            rows.remove(writer, REWARD, row.id)


CASES = {
    "quicksand.weakest": Case(
        "warning",
        "one of the three causes, or two, have the lowest mean for the whole; below 2.5 of 5 it is a crack",
        lambda writer, _: _give_alike(writer),
        also="crack",
    ),
    "quicksand.blind": Case(
        "warning",
        "a silo gives itself a whole point more than the others give the whole",
        lambda writer, _: _give_alike(writer),
    ),
    "quicksand.split": Case(
        "warning",
        "the scores of the silos for one statement about the whole lie far apart (spread 1.2 or more)",
        lambda writer, _: _give_alike(writer),
    ),
    "quicksand.no_evidence": Case(
        "warning", "a score of 1 or 2 has no line of evidence", lambda writer, _: _say_all(writer)
    ),
    "quicksand.silo_rewards": Case(
        "warning", "nothing that is rewarded today takes two silos", lambda writer, _: _remove_shared(writer)
    ),
}
