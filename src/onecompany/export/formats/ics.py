"""iCalendar (RFC 5545): the commitments and the quarterly meetings, for any calendar."""

from __future__ import annotations

from onecompany.export.format import Bundle, Format, Made
from onecompany.sentences import N_


def render(bundle: Bundle) -> Made:
    """All that has a date, each on its day. A warning says how much has none."""
    from onecompany.export.calendar_entries import calendar

    return calendar(bundle.report, bundle.revisions, by_person=bundle.options.by_person)


def lacks(bundle: Bundle) -> str:
    """Why a year has no calendar, where it has none."""
    from onecompany.export.calendar_entries import lacks

    return lacks(bundle.report)


FORMAT = Format(name="ics", title=N_("Calendar"), suffix=".ics", render=render, lacks=lacks)
