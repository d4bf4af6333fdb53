"""Builds the year of an organisation from its workshops: once, for all formats. Pure; the moment is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from onecompany.clock import Stamp
from onecompany.parsing.clean import clean
from onecompany.report.appendix import people
from onecompany.report.build import CONFIDENTIAL
from onecompany.report.explaining import front_explained
from onecompany.report.year import ahead, code, compared, kept, moved, road, stuck
from onecompany.report.year import people as came_and_went
from onecompany.report.year.front import conclusion, front
from onecompany.report.year.told import Told
from onecompany.sentences import gettext, language
from onecompany.sentences.explained import FOR_A_BOARD
from onecompany.store.state import State
from onecompany.summary.document import Meta, Report
from onecompany.summary.texts import map_text

A_YEAR = 460
"""Days that are still called a year: a fifth meeting comes a quarter after the twelve months."""


def build_year(
    states: Sequence[State],
    *,
    at: Stamp,
    today: date,
    version: str,
    data_hash: str,
    confidentiality: str | None = None,
    author: str = "",
    board: bool = False,
) -> Report:
    """The year of an organisation with these workshops, at least one, as of the moment `at` and the day `today`.

    They come by date, and each of them has those before it as its earlier ones (`store.earlier.in_line`). The rest is
    as in `report.build.build_report`: the same rows, moment and day give the same report.
    """
    told = Told(tuple(states), today)
    workshop, organisation = told.last.workshop, told.last.organisation.name
    sections = (
        compared.then_and_now(told),
        road.road(told),
        kept.section(told),
        moved.section(told),
        stuck.section(told),
        code.section(told),
        came_and_went.section(told),
        ahead.decisions(told),
        ahead.section(told),
    )
    page_one = front_explained(front(told), FOR_A_BOARD) if board else front(told)
    report = Report(
        Meta(
            organisation=organisation,
            title=gettext("The year at a glance") if _is_a_year(told) else gettext("The road at a glance"),
            date=today,
            made_at=at.utc,
            language=language(),
            people=() if board else people(told.last),
            purpose=next((state.workshop.purpose for state in reversed(told.begun) if state.workshop.purpose), ""),
            confidentiality=gettext(CONFIDENTIAL, organisation=organisation)
            if confidentiality is None
            else confidentiality,
            version=version,
            data_hash=data_hash,
            finished=workshop.state != "running",
            covers="year",
            conclusion=conclusion(page_one),
            author=author,
        ),
        page_one,
        tuple(section for section in sections if section is not None and not (board and section.is_empty)),
        (),
        told.upcoming,
    )
    return map_text(report, partial(clean, multiline=True))


def _is_a_year(told: Told) -> bool:
    began: date = told.first.workshop.date
    return (told.today - began).days <= A_YEAR
