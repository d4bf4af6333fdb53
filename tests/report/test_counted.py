"""What counts over the workshops of an organisation, and what does not: not begun, not looked at, there twice."""

from __future__ import annotations

import datetime as dt

from onecompany.exchange.importing import bring_in
from onecompany.exercises.commitments import MEETING
from onecompany.exercises.commitments import acts as commitments
from onecompany.exercises.review import acts as review
from onecompany.exercises.review.cracks import cracks_since
from onecompany.exercises.vocabulary import acts as vocabulary
from onecompany.export.bundling import bundle
from onecompany.kinds import rows
from onecompany.kinds.drift import drifts
from onecompany.kinds.findings import CAME_ALONG, find_all
from onecompany.kinds.lineage import cracks, cracks_of
from onecompany.kinds.promises import serving
from onecompany.kinds.registry import table
from onecompany.kinds.view import Finding, View
from onecompany.parsing.people import Person
from onecompany.sentences import EMPTY
from onecompany.store.acts import agenda, capture
from onecompany.store.acts import people as leaders
from onecompany.store.file import Store
from onecompany.store.organisations import read_organisations
from onecompany.store.reading import reading
from tests.conftest import DAY, plan_of, planned
from tests.exercises.room import Room, promise
from tests.report.reporting import AT
from tests.report.test_course import course, documents, lines, next_room, workshops

REVIEW = plan_of(planned("review"), planned("commitments"))


def mapped(store: Store, workshop: str) -> Room:
    """A first day on which nobody owns Use."""
    room = Room(store.writer(workshop))
    room.journey("Discover", "Use")
    room.own(Discover="Marketing")
    agenda.start(room.writer)
    return room


def test_a_workshop_that_nobody_has_begun_counts_for_nothing_wherever_its_day_lies(store: Store, workshop: str) -> None:
    mapped(store, workshop)
    idle = next_room(store, 90, start=False)
    leaders.add_leader(idle.writer, Person("Nora New", "", "Sales"))  # to plan it is not to hold it
    after = next_room(store, 180)
    made = course(store, 200)
    assert [one.ahead for one in made.held] == [False, True, False]
    assert lines(store)["Nobody owns “Use”"].times == 2
    assert [state.workshop_id for state in after.state.before] == [workshop]
    assert [len(trend.points) for trend in made.trends if trend.key == "cracks"] == [2]


def test_what_was_typed_without_the_clock_counts_once_its_day_has_come(store: Store, workshop: str) -> None:
    mapped(store, workshop)
    typed = next_room(store, 90, start=False)
    typed.own(Use="Service")
    assert [one.ahead for one in course(store, 80).held] == [False, True]
    assert [one.ahead for one in course(store, 90).held] == [False, False]
    assert typed.writer.undo() is not None
    assert [one.ahead for one in course(store, 90).held] == [False, True]


def test_the_number_of_cracks_falls_by_closing_alone(store: Store, workshop: str) -> None:
    mapped(store, workshop)
    next_room(store, 90, REVIEW)
    states = workshops(store)
    stays = next(one for one in cracks_of(states[0], DAY) if one.key.startswith("ownership"))
    day = Finding("drill.hole:a case of that day", "crack", EMPTY)
    first, second = cracks(states, [[stays, day], []])
    assert sorted([first.unseen, second.unseen]) == [False, True]
    by_key = {line.finding.key: line for line in (first, second)}
    assert [by_key[day.key].open_at(place) for place in (0, 1)] == [False, False]
    assert [by_key[stays.key].open_at(place) for place in (0, 1)] == [True, False]


def test_what_nobody_looked_at_in_between_was_open_all_along(store: Store, workshop: str) -> None:
    mapped(store, workshop)
    for days in (90, 180):
        next_room(store, days)
    states = workshops(store)
    day = Finding("drill.hole:a case", "crack", EMPTY)
    (line,) = cracks(states, [[day], [], [day]])
    assert [line.open_at(place) for place in (0, 1, 2)] == [True, True, True]


def test_what_came_about_between_two_workshops_never_adds_up(store: Store, workshop: str) -> None:
    mapped(store, workshop)
    next_room(store, 90)
    turned = Finding("conduct.turned:x", "crack", EMPTY, once=True)
    assert cracks(workshops(store), [[turned], [turned]]) == []


def test_a_workshop_that_was_brought_in_twice_counts_once(store: Store, workshop: str) -> None:
    mapped(store, workshop)
    (one,) = documents(workshops(store))
    assert bring_in(store, one).copied
    assert bring_in(store, one).copied
    (line,) = (line for line in course(store, 1).cracks if line.finding.text == "Nobody owns “Use”")
    assert (len(line.seen), line.times) == (3, 1)


def test_terms_are_aligned_where_somebody_spoke_of_them(store: Store) -> None:
    plan = plan_of(planned("vocabulary", concepts=["delivery", "outage"]))
    first = next_room(store, 0, plan)
    delivery = first.state.rows("term")[0].id
    vocabulary.agree(first.writer, {delivery: ("on time", "on the day")})
    next_room(store, 90, REVIEW)
    next_room(store, 180, plan)
    trend = course(store, 200).trend("terms")
    assert trend is not None
    assert [(point.value, point.of) for point in trend.points] == [(0.5, 2), (None, None), (None, None)]
    fourth = next_room(store, 270, plan)
    outage = next(row.id for row in fourth.state.rows("term") if row.concept == "outage")
    vocabulary.agree(fourth.writer, {outage: ("dark", "no light")})
    trend = course(store, 300).trend("terms")
    assert trend is not None
    assert (trend.points[-1].value, trend.change) == (1.0, 0.5)


def next_at_home(store: Store, after: int) -> dt.date | None:
    """The next meeting of the organisation as home shows it."""
    with reading(store.path, lists_only=True) as db:
        (line,) = read_organisations(db, DAY + dt.timedelta(days=after))
    return line.meeting


def test_a_meeting_is_ahead_until_a_workshop_is_held_for_it(store: Store, workshop: str) -> None:
    first = mapped(store, workshop)
    commitments.plan_year(first.writer, DAY + dt.timedelta(days=91), 3, 30.0, "")
    days = [one.date for one in course(store, 1).planned]
    assert len(days) == 4
    assert next_at_home(store, 1) == days[0]
    early = next_room(store, 81, REVIEW)  # the meeting came along, and this is it
    assert [one.date for one in course(store, 82).planned] == days[1:]
    assert next_at_home(store, 82) == days[1]
    rows.add(early.writer, MEETING, [{"date": days[1] + dt.timedelta(days=1), "minutes": 20.0, "agenda": ""}])
    moved = [days[1] + dt.timedelta(days=1), *days[2:]]
    assert [one.date for one in course(store, 82).planned] == moved


def test_a_workshop_that_is_closed_is_handed_out_as_of_its_own_day(store: Store, workshop: str) -> None:
    first = mapped(store, workshop)
    promise(first, "Agree on Use", "Ana", DAY + dt.timedelta(days=30))
    when, later = DAY + dt.timedelta(days=5), DAY + dt.timedelta(days=200)
    made = [bundle(first.state, at=AT, today=day, version="1").report for day in (when, later)]
    assert made[0] != made[1]
    agenda.finish(first.writer)
    made = [bundle(first.state, at=AT, today=day, version="1").report for day in (when, later)]
    assert made[0] == made[1]
    assert not any(one.overdue for one in made[1].upcoming.promises)


def test_a_crack_whose_exercise_is_not_in_the_plan_can_be_taken_on(store: Store, workshop: str) -> None:
    """The review says it; so do the commitments, page 1 and the list of what was found, once each."""
    mapped(store, workshop)
    second = next_room(store, 90, REVIEW)
    assert "! “Nobody owns ‘Use’” has no commitment yet" in second.says("commitments")
    made = bundle(second.state, at=AT, today=second.today, version="1").report
    assert made.front.bottom_line[-1].endswith("The crack has no commitment yet.")
    (found,) = (section for section in made.sections if section.key == "findings")
    assert found.conclusion.startswith("The data shows one crack")
    (crack,) = find_all(second.state, second.today)[CAME_ALONG]
    capture.commit(second.writer, None, "Name the owner", serves=serving(crack))
    assert "✓ Every crack has a commitment" in second.says("commitments")
    talk = next_room(store, 180, plan_of(planned("commitments")))  # without a review nobody looks at it
    assert CAME_ALONG not in find_all(talk.state, talk.today)


def test_a_metric_that_goes_the_wrong_way_stands_among_the_cracks_of_now(store: Store, workshop: str) -> None:
    first, described = mapped(store, workshop), table("metric")
    assert described is not None
    (metric,) = rows.add(first.writer, described, [{"name": "Calls", "baseline": 50.0, "target": 90.0}])
    second = next_room(store, 90, REVIEW)
    (metric,) = second.state.rows("metric")
    review.read(second.writer, metric, DAY + dt.timedelta(days=90), 40.0)
    seen = View(second.state, second.exercise("review"), DAY + dt.timedelta(days=90))
    assert [(line.finding.text, stand) for line, stand in cracks_since(seen)] == [
        ("Nobody owns “Use”", "open"),
        ("“Calls” has moved the wrong way", "open"),
    ]


def test_a_code_that_was_emptied_was_dropped_and_one_that_began_empty_was_not(store: Store, workshop: str) -> None:
    first = mapped(store, workshop)
    described = table("rule")
    assert described is not None
    rows.add(first.writer, described, [{"text": "Call back", "kind": "always", "state": "adopted"}])
    second = next_room(store, 90, REVIEW)
    rows.remove(second.writer, described, second.state.rows("rule")[0].id)
    third = next_room(store, 91, REVIEW, goes_on_from=workshop, without=["rules"])
    became = [
        [drift.became for drift in drifts(View(store.read(one.state.workshop_id), None, DAY + dt.timedelta(days=90)))]
        for one in (second, third)
    ]
    assert became == [["removed"], []]
