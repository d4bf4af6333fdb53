"""The calendar, read back by icalendar and line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from icalendar import Calendar

from onecompany.export import registry
from onecompany.export.format import Made, Options
from onecompany.summary.document import Report
from onecompany.summary.upcoming import Meeting, Occasion, Promise, Upcoming
from tests.export.spoiled import HOSTILE, LONG, spoiled
from tests.sample_ahead import AGENDA, PROMISES
from tests.sample_report import META, bundle, sample
from tests.sample_words import ANA


def made(report: Report | None = None) -> Made:
    return registry.find("ics").make(bundle(report))


def data(report: Report | None = None) -> bytes:
    return made(report).files[".ics"]


def coming(*promises: Promise, meetings: tuple[Meeting, ...] = (), following: Meeting | None = None) -> Report:
    return replace(sample(), upcoming=Upcoming(promises, meetings, following))


def events(report: Report | None = None) -> list:
    return list(Calendar.from_ical(data(report)).walk("VEVENT"))


def by_uid(report: Report | None = None) -> dict:
    return {str(each["uid"]): each for each in events(report)}


def test_all_that_has_a_date_is_an_event_and_the_rest_is_told():
    assert [str(each["uid"]) for each in events()] == [
        *(f"pr0000000{number}@onecompany" for number in range(1, 6)),
        "me00000001@onecompany",
        "me00000002@onecompany",
    ]
    assert made().warnings == ("1 commitment has no date and is not in the calendar.",)
    undated = tuple(replace(each, by_when=None) for each in PROMISES)
    meeting = Meeting("m", date(2026, 12, 15), 45)
    open_ended = replace(meeting, uid="n", date=None)
    assert made(coming(*undated, meetings=(meeting, open_ended))).warnings == (
        "6 commitments have no date and are not in the calendar.",
        "1 meeting has no date and is not in the calendar.",
    )


def test_the_calendar_is_named_and_complete():
    calendar = Calendar.from_ical(data())
    assert calendar["version"] == "2.0"
    assert calendar["prodid"] == "-//onecompany//onecompany 0.1.0//EN"
    assert calendar["calscale"] == "GREGORIAN"
    assert calendar["x-wr-calname"] == "Northwind Utilities · One-company leadership workshop"
    assert "method" not in calendar


def test_a_commitment_lasts_its_day_and_leaves_it_free():
    event = by_uid(coming(replace(PROMISES[0], serves="“I get connected”")))["pr00000001@onecompany"]
    assert event["dtstart"].dt == date(2026, 9, 30)
    assert event["dtend"].dt == date(2026, 10, 1)
    assert event["dtstart"].params["value"] == "DATE"
    assert (event["transp"], event["class"], event["sequence"]) == ("TRANSPARENT", "CONFIDENTIAL", 0)
    assert event["summary"] == f"{PROMISES[0].what} ({ANA})"
    assert event["description"].split("\n") == [
        PROMISES[0].what,
        f"Who: {ANA}",
        "What it serves: “I get connected”",
        "From: Northwind Utilities, One-company leadership workshop, 17 September 2026",
    ]


@pytest.mark.parametrize(
    ("day", "rings"),
    [
        (date(2026, 9, 30), datetime(2026, 9, 29, 9)),  # a Wednesday
        (date(2026, 9, 28), datetime(2026, 9, 25, 9)),  # a Monday: on the Friday before
        (date(2026, 9, 27), datetime(2026, 9, 25, 9)),  # a Sunday
        (date(2026, 9, 26), datetime(2026, 9, 25, 9)),  # a Saturday
    ],
)
def test_a_promise_rings_at_nine_on_the_working_day_before(day, rings):
    (event,) = events(coming(replace(PROMISES[0], by_when=day)))
    (alarm,) = event.walk("VALARM")
    assert datetime.combine(day, time()) + alarm["trigger"].dt == rings
    assert (alarm["action"], "RELATED" in alarm["trigger"].params) == ("DISPLAY", False)
    assert PROMISES[0].what in alarm["description"]


def test_what_is_overdue_does_not_ring():
    (event,) = events(coming(replace(PROMISES[0], overdue=True)))
    assert event.walk("VALARM") == []


def test_a_meeting_has_its_hour_its_minutes_its_agenda_and_a_reminder():
    event = by_uid()["me00000001@onecompany"]
    assert event["summary"] == "Customer section of the quarterly meeting · Northwind Utilities"
    assert b"DTSTART:20261215T090000\r\n" in event.to_ical(), "nine o'clock, wherever it is read"
    assert event["duration"].dt == timedelta(minutes=45)
    assert (event["status"], event["transp"]) == ("TENTATIVE", "OPAQUE")
    assert "Only the day was agreed." in event["description"]
    described = event["description"]
    for text in ("45 minutes", *AGENDA, *(each.what for each in PROMISES[:5]), "by 30 September 2026", "100 %"):
        assert text in described
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == timedelta(days=-7)
    assert alarm["description"]
    (sunday,) = events(coming(meetings=(Meeting("m", date(2026, 12, 13), 1),)))
    assert sunday.walk("VALARM")[0]["trigger"].dt == timedelta(days=-9), "a Friday"


def test_a_section_of_a_minute_takes_one_minute():
    (event,) = events(coming(meetings=(Meeting("m", date(2026, 12, 15), 1),)))
    assert "takes 1 minute." in event["description"]
    assert event["duration"].dt == timedelta(minutes=1)


def test_what_was_changed_counts_up_and_nothing_else():
    first, second = PROMISES[0].uid, PROMISES[1].uid
    report = coming(*PROMISES[:2], meetings=(Meeting("m", date(2026, 12, 15), 45),))

    def numbers(revisions: dict[str, int]) -> list[int]:
        given = replace(bundle(report), revisions=revisions)
        found = Calendar.from_ical(registry.find("ics").make(given).files[".ics"])
        return [each["sequence"] for each in found.walk("VEVENT")]

    assert numbers({}) == [0, 0, 0]
    assert numbers({first: 12, second: 14, "another": 20}) == [12, 14, 20]
    assert numbers({first: 21, second: 14, "another": 20}) == [21, 14, 21]


def test_each_person_has_a_calendar_of_their_own_beside_the_one_for_all():
    others = (replace(PROMISES[0], uid="x", who="ana peña"), replace(PROMISES[0], uid="y", who=""))
    training = Occasion("oc", "Train", ANA, date(2026, 10, 6))
    report = coming(*PROMISES, *others, meetings=(Meeting("m", date(2026, 12, 15), 45),))
    report = replace(report, upcoming=replace(report.upcoming, occasions=(training,)))
    files = registry.find("ics").make(replace(bundle(report), options=Options(by_person=True))).files
    uids = {
        name: {str(each["uid"]).partition("@")[0] for each in Calendar.from_ical(data).walk("VEVENT")}
        for name, data in files.items()
    }
    assert files[".ics"] == data(report)
    assert uids["-Ana-Pena.ics"] == {*(each.uid for each in PROMISES if each.who == ANA and each.by_when), "m", "oc"}
    assert uids["-ana-pena-2.ics"] == {"x", "m"}
    assert len(uids) == 2 + len({each.who for each in PROMISES if each.by_when})
    assert set.union(*(of for name, of in uids.items() if name != ".ics")) == uids[".ics"] - {"y"}
    assert not [name for name in files if not re.fullmatch(r"(-[A-Za-z0-9._-]+)?\.ics", name)]


def test_moments_are_the_pinned_one_in_utc():
    odd = datetime(2026, 9, 17, 21, 27, 3, 500, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    for event in events(replace(sample(), meta=replace(META, made_at=odd))):
        for name in ("dtstamp", "last-modified"):
            assert event[name].dt == datetime(2026, 9, 17, 15, 42, 3, tzinfo=UTC)
    assert data().count(b"DTSTAMP:20260917T154200Z") == 7


def test_the_next_meeting_is_there_once_and_only_with_a_date():
    meeting = Meeting("m", date(2026, 12, 15), 45)
    assert list(by_uid(coming(meetings=(meeting,), following=meeting))) == ["m@onecompany"]
    assert list(by_uid(coming(following=meeting))) == ["m@onecompany"]
    assert made(coming(meetings=(meeting,), following=Meeting("", None, 45))).warnings == ()


def test_what_nobody_has_promised_has_its_day_too():
    dated = Occasion("oc1", "Sit beside each other", ANA, date(2026, 10, 6), "Sales and Service")
    report = replace(sample(), upcoming=Upcoming(occasions=(dated, Occasion("oc2", "Lunch"))))
    (event,) = events(report)
    assert (event["uid"], event["summary"]) == ("oc1@onecompany", "Sit beside each other")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 10, 6), date(2026, 10, 7))
    assert event["description"].split("\n")[:3] == [
        "Sit beside each other",
        "Sales and Service",
        f"Who sees to it: {ANA}",
    ]
    assert made(report).warnings == ("1 event has no date and is not in the calendar.",)


def test_ids_do_not_depend_on_the_others_and_are_never_alike():
    assert list(by_uid(coming(PROMISES[2]))) == ["pr00000003@onecompany"]
    twice = coming(PROMISES[0], PROMISES[0], replace(PROMISES[0], uid=""))
    assert list(by_uid(twice)) == ["pr00000001@onecompany", "pr00000001-2@onecompany", "commitment@onecompany"]


UNDATED = Upcoming(promises=(Promise("a", "b"),), next_meeting=Meeting("", None, 45))


@pytest.mark.parametrize("upcoming", [Upcoming(), UNDATED])
def test_without_any_date_it_says_what_to_do(upcoming):
    found = made(replace(sample(), upcoming=upcoming))
    (told,) = found.warnings
    assert "no meeting has a date" in told
    (event,) = Calendar.from_ical(found.files[".ics"]).walk("VEVENT")
    assert event["SUMMARY"] == "One-company leadership workshop · Northwind Utilities"
    assert event["DTSTART"].dt == META.date
    assert event["UID"].startswith("workshop-")
    assert made(replace(sample(), upcoming=upcoming)).files == found.files


@pytest.mark.parametrize("text", [*HOSTILE, LONG, "é" * 500, "🚀" * 500], ids=lambda text: f"{text[:20]!a}x{len(text)}")
def test_hostile_text_stays_text_and_lines_stay_short(text):
    for whole in (False, True):
        raw = data(spoiled(text, whole=whole))
        assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r")
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        assert not [each for each in raw.decode() if each < " " and each not in "\r\n\t"]
        calendar = Calendar.from_ical(raw)
        assert len(calendar.walk("VEVENT")) == len(events())
        assert all(len(str(each["summary"])) < 200 and str(each["summary"]).strip() for each in calendar.walk("VEVENT"))


def test_a_text_comes_back_as_it_was_typed():
    for text in ('a; b, c \\n d\\ "e" : f', "line\nbreak\n\nBEGIN:VEVENT", LONG, "🚀é" * 200):
        assert by_uid(coming(replace(PROMISES[0], what=text)))["pr00000001@onecompany"]["description"].startswith(
            f"{text}\nWho: "
        )


def test_the_ends_of_the_calendar_are_days_too():
    for day in (date.min, date.max):
        (event,) = events(coming(replace(PROMISES[0], by_when=day)))
        assert event["dtstart"].dt == day
