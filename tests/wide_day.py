"""A hospital's workshop with as much on its boards as a day ever brings: every size of a screen is tried with it.

Nine stages, twelve departments and as many leaders, forty touchpoints, twenty-five pain points with votes, owners with
two cracks, handoffs, rules, metrics and promises.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from onecompany.exercises.conduct import acts as conduct
from onecompany.exercises.conduct.chapters import chapters
from onecompany.exercises.metrics import METRIC
from onecompany.exercises.ownership import acts as ownership
from onecompany.exercises.stages import acts as stages
from onecompany.exercises.stages import voting
from onecompany.kinds import ballots, rows
from onecompany.kinds.beginning import begin
from onecompany.kinds.journey import handoffs
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.kinds.view import View
from onecompany.parsing.people import Person
from onecompany.plans import Plan
from onecompany.sentences.terms import Terms
from onecompany.store.acts.capture import add_decision, park
from onecompany.store.file import Store
from onecompany.store.records import Ref
from onecompany.store.writer import WorkshopWriter
from tests.conftest import planned

ORGANISATION = "St. Brigid Hospital Group"

PEOPLE = (
    Person("Noor Haddad", "Chief of Emergency", "Emergency"),
    Person("Piet van Dam", "Chief of Surgery", "Surgery"),
    Person("Ruth Adeyemi", "Chief of Medicine", "Internal medicine"),
    Person("Katrin Oswald", "Chief Nursing Officer", "Nursing"),
    Person("Luca Bianchi", "Head of Radiology", "Radiology"),
    Person("Signe Dahl", "Head of Laboratory", "Laboratory"),
    Person("Tomás Reyes", "Chief Pharmacist", "Pharmacy"),
    Person("Wanda Krol", "Head of Admission", "Admission"),
    Person("Georg Steiner", "CFO", "Finance and controlling"),
    Person("Yusuf Demir", "CIO", "Information technology"),
    Person("Mae O'Connell", "Head of Facilities", "Facilities and catering"),
    Person("Ines Castro", "Head of People", "Human resources"),
)


class Place(NamedTuple):
    """A stage with all that is said about it. A star before a touchpoint: a moment of truth."""

    name: str
    goal: str
    feeling: int
    owners: tuple[str, ...]
    helps: tuple[str, ...]
    touchpoints: tuple[str, ...]
    pains: tuple[tuple[str, int], ...]
    always: str
    never: str


JOURNEY = (
    Place("I notice something", "To know whether it is serious", -1, ("Internal medicine",), ("Nursing",),
          ("Web page of symptoms", "Night line", "Family doctor", "Neighbour who was here", "Leaflet"),
          (("Nobody answers the night line", 7), ("Every page says something else", 2)),
          "Say what is urgent and what can wait", "Send them away without a number to ring"),
    Place("I am referred", "To be expected where I am sent", 0, ("Internal medicine",), ("Admission",),
          ("Referral letter", "Call to the clinic", "Choice of a date", "List of papers"),
          (("The letter is lost", 9), ("I carry my own pictures", 4), ("Two clinics want the same form", 3)),
          "Read the letter before they come", "Ask them for a paper that we have"),
    Place("I wait for a date", "To plan my weeks", -2, ("Admission",), ("Surgery", "Radiology"),
          ("Letter with the date", "*Call about the date", "Waiting list", "Blood test before", "Dates moved"),
          (("Moved twice without a reason", 14), ("Nobody knows the list", 6), ("No date on the phone", 5)),
          "Give a reason when a date moves", "Move a date twice"),
    Place("I arrive", "To be expected by name", -1, ("Admission", "Emergency"), ("Nursing", "Facilities and catering"),
          ("Car park", "*Reception", "Wristband", "Way to the ward"),
          (("An hour at the desk", 11), ("The way to the ward", 4), ("Paying at the machine", 1)),
          "Greet them by their name", "Let them stand at an empty desk"),
    Place("I am examined", "To be told what they see", 0, ("Radiology",), ("Laboratory", "Internal medicine"),
          ("Blood sample", "Picture", "*First words about it", "Gown", "Corridor bed"),
          (("Told in the corridor", 12), ("Four times the same questions", 10), ("Nobody says how long", 8)),
          "Say who tells the result, and when", "Speak of a result in a corridor"),
    Place("I am treated", "To be safe", 1, ("Surgery",), ("Nursing", "Pharmacy"),
          ("Talk with the surgeon", "Anaesthesia questionnaire", "*Morning of the operation", "Waking up", "Call home"),
          (("Fasting since midnight for nothing", 13), ("Family is not called", 9), ("Two opinions", 3)),
          "Call the family within the hour", "Let them fast without looking at the list"),
    Place("I lie on the ward", "To sleep, and to know what comes", 0, ("Nursing",), ("Facilities and catering",),
          ("Round in the morning", "Meals", "Bell", "Night"),
          (("The round comes while I wash", 2), ("The bell at night", 6), ("Cold supper", 1)),
          "Say every evening what comes tomorrow", "Wake somebody for a form"),
    Place("I go home", "To know what to do on the first evening", -2, (), ("Nursing", "Pharmacy", "Surgery"),
          ("*Talk at the end", "Letter to the family doctor", "Medicines for three days", "Taxi"),
          (("The letter comes a week later", 12), ("No medicines on a Friday", 10), ("Bed needed at ten", 7)),
          "Hand over the letter at the door", "Send somebody home alone at night"),
    Place("I live with it", "Somebody who knows me", 1, ("Internal medicine",), ("Human resources",),
          ("Call after three days", "Bill", "Control", "Group of patients"),
          (("A bill without words", 5), ("Whom do I ring now?", 8)),
          "Ring after three days", "Send a bill before the letter"),
)  # fmt: skip

METRICS: tuple[tuple[str, str, float, float, str], ...] = (
    ("Seen by a doctor within the hour", "operation", 61, 85, "%"),
    ("Operations on the day we promised", "operation", 72, 92, "%"),
    ("Back within thirty days, unplanned", "behaviour", 9.4, 6, "%"),
    ("Told every evening what comes tomorrow", "behaviour", 38, 90, "%"),
    ("From picture to first words", "operation", 26, 4, "hours"),
    ("Samples taken twice", "operation", 3.1, 1, "%"),
    ("Home with medicines for three days", "operation", 44, 95, "%"),
    ("Dates moved once at most", "operation", 68, 95, "%"),
    ("Patients who come back to us by choice", "asset", 57, 65, "%"),
    ("Questions asked only once", "behaviour", 1, 4, "in 5"),
    ("Would recommend the stay", "survey", 7.9, 8.8, "of 10"),
)
"""One for each leader but the last."""

PROMISES: tuple[tuple[str, int, int], ...] = (
    ("Name one owner of going home, and tell every ward", 0, 14),
    ("One list of dates that every clinic can see", 9, 60),
    ("Ring each of ten patients whose date we moved", 7, 10),
    ("No result in a corridor: a room beside radiology", 4, 30),
    ("Supper until eight on the surgical wards", 10, 21),
    ("Fasting rules on one page, read with the list at six", 1, 20),
    ("Medicines for three days, also on Fridays", 6, 45),
    ("Letter at the door for every second patient", 2, 40),
    ("A night line that somebody answers", 3, 28),
    ("Two of finance sit at the admission desk for a day", 8, 33),
    ("Show the bill to five patients before it goes out", 8, 50),
    ("Blood samples labelled at the bed", 5, 25),
    ("Reception and emergency agree who greets at night", 7, 12),
    ("A day beside another department for each new colleague", 11, 75),
)

PLAN = Plan(
    "wide-day",
    "A day with everybody",
    "A plan for tests",
    "en",
    (
        planned("open", "Check-in", style="check-in"),
        planned("stages"),
        planned("ownership"),
        planned("conduct"),
        planned("metrics"),
        planned("commitments"),
        planned("open", "Closing round", style="closing"),
    ),
    words=Terms("patient", "patients", "department", "departments"),
)


def make_wide_day(
    store: Store, day: dt.date, organisation: str = ORGANISATION, people: tuple[Person, ...] = PEOPLE
) -> str:
    """Make the workshop, held on a day, in a file, and return its id. Its clock has not begun."""
    workshop_id = begin(store, organisation=organisation, plan=PLAN, date=day, people=people, purpose="One way home.")
    writer = store.writer(workshop_id)
    exercises = {row.kind: row for row in writer.state.rows("exercise")}
    silos = {row.name: row.id for row in writer.state.rows("silo")}
    found = stages.add_stages(writer, [place.name for place in JOURNEY], None)
    for stage, place in zip(found, JOURNEY, strict=True):
        stages.change(writer, Ref("stage", stage), "described", goal=place.goal, feeling=place.feeling)
        points = stages.add_items(writer, "touchpoint", stage, [text.lstrip("*") for text in place.touchpoints], None)
        for point, text in zip(points, place.touchpoints, strict=True):
            if text.startswith("*"):
                stages.change(writer, Ref("touchpoint", point), "marked", moment=True)
        stages.add_items(writer, "pain", stage, [text for text, _ in place.pains], None)
        for silo in place.owners:
            ownership.set_role(writer, stage, silos[silo], "owner")
        for silo in place.helps:
            ownership.set_role(writer, stage, silos[silo], "helps")
    _vote(writer, exercises["stages"])
    _hand_over(writer)
    _rules(writer, exercises["conduct"])
    _measure_and_promise(writer, exercises["commitments"].id, found)
    add_decision(writer, exercises["ownership"].id, "Nursing speaks for going home until there is an owner")
    park(writer, exercises["stages"].id, "Parking for families of patients who stay long")
    return workshop_id


def _vote(writer: WorkshopWriter, exercise: Any) -> None:
    """Hands for every pain point."""
    votes = {text: count for place in JOURNEY for text, count in place.pains}
    vote = voting.dots_vote(View(writer.state, exercise, writer.state.workshop.date), "pain")
    assert vote is not None
    counts = {f"pain:{row.id}": votes[row.text] for row in writer.state.rows("pain")}
    ballots.count_hands(writer, exercise.id, vote, vote.polls[0], counts, n=len(writer.state.rows("leader")))


def _hand_over(writer: WorkshopWriter) -> None:
    """Something about every handoff, and one that is not agreed."""
    leaders = [row.id for row in writer.state.rows("leader")]
    given = ("The referral and its pictures", "Name, papers and fears", "The order", "The result, in words", "The list",
             "What was done", "Medicines", "The letter")  # fmt: skip
    for number, handoff in enumerate(handoffs(writer.state)):
        rating = ("smooth", "rough", "dropped", "rough")[number % 4]
        values = {"what": given[number], "notice": "Tells it again", "rating": rating, "leader_id": leaders[number]}
        ownership.change_handoff(writer, handoff.from_stage.id, handoff.to_stage.id, agreed=number % 3 == 0, **values)


def _rules(writer: WorkshopWriter, exercise: Any) -> None:
    """An always and a never for each stage; all but the last stage's are adopted."""
    by_name = {part.name: part for part in chapters(writer.state, exercise.settings)}
    for place in JOURNEY:
        lines = (("always", place.always), ("never", place.never))
        for rule in conduct.add_rules(writer, by_name[place.name], lines):
            if place is not JOURNEY[-1]:
                rows.change(writer, conduct.RULE, rule, state="adopted", votes=6, noticed=True)


def _measure_and_promise(writer: WorkshopWriter, exercise_id: str, found: list[str]) -> None:
    day, leaders = writer.state.workshop.date, [row.id for row in writer.state.rows("leader")]
    for number, (name, measures, baseline, target, unit) in enumerate(METRICS):
        values = {"leader_id": leaders[number], "name": name, "measures": measures, "unit": unit, "source": "Ward book"}
        values |= {"baseline": baseline, "target": target, "by_when": day + dt.timedelta(days=180), "noticed": True}
        rows.add(writer, METRIC, [values | {"watches": f"stage:{found[number % len(found)]}", "result": "Cost a stay"}])
    for number, (what, leader, days) in enumerate(PROMISES):
        served = JOURNEY[number % len(JOURNEY)].name
        values = {"exercise_id": exercise_id, "what": what, "leader_id": leaders[leader], "noticed": True}
        values |= {"by_when": day + dt.timedelta(days=days), "serves_text": served}
        rows.add(writer, COMMITMENT, [values | {"serves": f"stage:{found[number % len(found)]}"}])
