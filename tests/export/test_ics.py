"""The calendar, read back by icalendar and line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from onecompany.export import registry
from onecompany.export.format import Made
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
    assert event.walk("VALARM") == []


def test_a_meeting_has_its_minutes_its_agenda_and_a_reminder():
    event = by_uid()["me00000001@onecompany"]
    assert event["summary"] == "Customer section of the quarterly meeting · Northwind Utilities"
    assert event["dtstart"].dt == date(2026, 12, 15)
    described = event["description"]
    for text in ("45 minutes", *AGENDA, *(each.what for each in PROMISES[:5]), "by 30 September 2026", "100 %"):
        assert text in described
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY"
    assert alarm["trigger"].dt == timedelta(days=-7)
    assert alarm["description"]


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
