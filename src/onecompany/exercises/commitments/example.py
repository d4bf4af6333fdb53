"""What the leaders of Northwind Utilities, which does not exist, promise, and when the promises say what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onecompany.exercises.commitments import MEETING, acts
from onecompany.kinds import rows
from onecompany.kinds.cadence import MEETINGS_A_YEAR, QUARTER, later, meetings, orphans
from onecompany.kinds.findings import find_all
from onecompany.kinds.sample import Case, after, ids
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.parsing.lines import ParsedCommitment
from onecompany.store.acts.capture import commit, park, promises
from onecompany.store.acts.people import change_leader
from onecompany.store.writer import WorkshopWriter

# what, who, in how many days, the stages or the rule that it serves
PROMISES: tuple[tuple[str, str, int, tuple[str, ...]], ...] = (
    ("Name the owner of the move-in and tell every team", "Ana Peña", 14, ("I move in",)),
    ("One move-in date in one system, seen by all", "Chen Wei", 59, ("I sign up", "I move in")),
    ("Call every customer before the first bill", "Fatima Haddad", 29, ("I pay",)),
    ("A number for People that a customer would notice", "Hana Sato", 46, ()),
)

# the same, in the first review and in the second
LATER: tuple[tuple[tuple[str, str, int, tuple[str, ...]], ...], ...] = (
    (
        ("One page with all prices, and one team that may change it", "Ben Okafor", 45, ("I compare",)),
        ("Tell Sales each Monday which days the depot has", "Goran Ilić", 14, ("I sign up", "I move in")),
        ("Each of us sits beside a call agent for a day", "Dora Lindqvist", 75, ("I need help",)),
        ("Pay Sales for customers who are still here after a year", "Eli Roth", 100, ()),
    ),
    (
        (
            "Decide whether we stay on the line, and say it to every team",
            "Jonas Weber",
            14,
            ("Stay on the line until the light is on",),
        ),
        ("Bring one proposal for one owner, and vote on it", "Ben Okafor", 21, ("I compare",)),
        ("Show open bills to whoever takes the call", "Chen Wei", 60, ("I pay", "I need help")),
    ),
)


def fill(writer: WorkshopWriter, exercise: Any) -> None:
    """Four promises that see to one of the cracks, four meetings, and a parked item that somebody takes on."""
    _promise(writer, exercise, PROMISES)
    agenda = "\n".join(exercise.settings["agenda"])
    acts.plan_year(writer, after(writer, 91), 3, float(exercise.settings["section_minutes"]), agenda)
    for parked in orphans(writer.state)[:1]:
        acts.own(writer, parked.id, ids(writer, "leader")["Ben Okafor"])


def review(writer: WorkshopWriter, exercise: Any, number: int) -> None:
    """What is promised in a review, and one more meeting for each that was held, so that four lie ahead."""
    _promise(writer, exercise, LATER[number - 1])
    ahead = [row for row in meetings(writer.state) if row.date > after(writer, 0)]
    if ahead:
        days = [later(ahead[-1].date, QUARTER * number) for number in range(1, MEETINGS_A_YEAR - len(ahead) + 1)]
        usual = {"minutes": ahead[-1].minutes, "agenda": ahead[-1].agenda}
        rows.add(writer, MEETING, [{"date": day, **usual} for day in days])
    for parked in orphans(writer.state)[:1]:
        acts.own(writer, parked.id, ids(writer, "leader")["Hana Sato"])


def _promise(writer: WorkshopWriter, exercise: Any, given: Sequence[tuple[str, str, int, tuple[str, ...]]]) -> None:
    leaders, stages = ids(writer, "leader"), ids(writer, "stage")
    for what, who, days, served in given:
        promise = commit(writer, exercise.id, what)
        known = [stages[name] for name in served if name in stages]
        serves = f"{'stage' if len(known) == 1 else 'handoff'}:{'-'.join(known)}" if known else ""
        serves = next((f"rule:{row.id}" for row in writer.state.rows("rule") if row.text in served), serves)
        values = {"serves": serves, "serves_text": " → ".join(served), "leader_id": leaders[who]}
        rows.change(
            writer, COMMITMENT, promise, "completed a commitment", noticed=True, by_when=after(writer, days), **values
        )


def _change_all(writer: WorkshopWriter, **values: Any) -> None:
    for row in list(writer.state.rows("commitment")):
        rows.change(writer, COMMITMENT, row.id, "changed", **values)


def _take_cracks(writer: WorkshopWriter, exercise: Any) -> None:
    for findings in find_all(writer.state, writer.state.workshop.date).values():
        for finding in findings:
            if finding.level == "crack":
                acts.take(writer, exercise.id, finding)


def _own_parked(writer: WorkshopWriter) -> None:
    for item in orphans(writer.state):
        acts.own(writer, item.id, ids(writer, "leader")["Ana Peña"])


def _cancel_meetings(writer: WorkshopWriter) -> None:
    for meeting in list(writer.state.rows("meeting")):
        rows.remove(writer, MEETING, meeting.id)


def rework(writer: WorkshopWriter, exercise: Any) -> None:
    """Promise as a line does, move and remove; change the meetings; give back and drop what was parked."""
    line = ParsedCommitment("Call the landlords", None, "the caretaker", after(writer, 30), "", "")
    (promise,) = promises(writer, exercise.id, [line])
    rows.move(writer, COMMITMENT, promise, -1)
    rows.remove(writer, COMMITMENT, promise)
    acts.plan_year(writer, after(writer, 500), 3, 30.0, "What came of it")
    (meeting,) = rows.add(writer, MEETING, [{"date": after(writer, 400), "agenda": "What came of it"}])
    rows.change(writer, MEETING, meeting, minutes=45.0)
    rows.remove(writer, MEETING, meeting)
    parked = park(writer, exercise.id, "The old tariffs")
    acts.own(writer, parked, ids(writer, "leader")["Ana Peña"])
    acts.drop(writer, parked)


CASES = {
    "commitments.open_cracks": Case("warning", "no promise sees to a crack", _take_cracks),
    "commitments.no_owner": Case(
        "warning", "nobody has promised it", lambda writer, exercise: commit(writer, exercise.id, "Paint the van")
    ),
    "commitments.no_date": Case(
        "warning", "it has no day", lambda writer, exercise: commit(writer, exercise.id, "Paint the van")
    ),
    "commitments.past": Case(
        "warning",
        "it is still to be kept, and its day is past",
        lambda writer, _: _change_all(writer, by_when=after(writer, -1)),
    ),
    "commitments.absent": Case(
        "warning",
        "who has promised is not in the room",
        lambda writer, _: change_leader(writer, ids(writer, "leader")["Ana Peña"], present=False),
    ),
    "commitments.most": Case(
        "warning",
        "one person has more than a third of four promises or more",
        lambda writer, _: _change_all(writer, who="", leader_id=ids(writer, "leader")["Ana Peña"]),
    ),
    "commitments.none_soon": Case(
        "warning",
        "the first is due after the first review",
        lambda writer, _: _change_all(writer, by_when=after(writer, 200)),
    ),
    "commitments.parked": Case(
        "warning", "nobody has taken on a parked item", lambda writer, exercise: _own_parked(writer)
    ),
    "commitments.complete": Case(
        "strength", "every promise has an owner and a day", lambda writer, _: _change_all(writer, by_when=None)
    ),
    "commitments.no_open_cracks": Case("strength", "promises see to every crack", _take_cracks),
    "commitments.cadence": Case("strength", "meetings are planned", lambda writer, _: _cancel_meetings(writer)),
}
