"""What came of an organisation's workshops, as its screen tells it: worked out in a thread, for it takes a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onecompany.app.beside import beside_the_screen
from onecompany.app.workshop_file import WorkshopFile
from onecompany.report.course import Course
from onecompany.report.year.road import remark
from onecompany.report.year.told import Told
from onecompany.sentences import Terms, gettext, using
from onecompany.summary.times import from_today
from onecompany.summary.words import long_date


@dataclass(frozen=True, slots=True)
class Story:
    """What came of an organisation's workshops. `remarks`: of each workshop, by id, such as that it was held late.

    `words`: what the latest workshop calls the customer and the silo.
    """

    course: Course
    remarks: Mapping[str, str]
    words: Terms


def worked_out(workshop_file: WorkshopFile, organisation_id: str) -> Story | None:
    """What came of its workshops; None where the organisation is not there any more."""
    with beside_the_screen():
        states = workshop_file.organisation(organisation_id)
        if not states:
            return None
        words = states[-1].terms
        with using(words):
            told = Told(states, workshop_file.today)
            remarks = {one.workshop_id: remark(told, place, one) for place, one in enumerate(told.course.held)}
            return Story(told.course, remarks, words)


def next_meeting(course: Course, today: date) -> str:
    """The next planned meeting in words."""
    if not course.planned:
        return gettext("○ No meeting is planned.")
    meeting = course.planned[0]
    values = {"day": long_date(meeting.date), "when": from_today(meeting.date, today)}
    return gettext("○ Next meeting {day}, {when} · {customer} section of {minutes} min",
                   minutes=round(meeting.minutes), **values)  # fmt: skip
