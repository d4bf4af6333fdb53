"""Builds the report from the rows of a workshop: once, for all formats. Pure; the moment is handed in."""

from __future__ import annotations

from datetime import date
from functools import partial

from onecompany.clock import Stamp
from onecompany.kinds.findings import find_all
from onecompany.kinds.people import day_words
from onecompany.parsing.clean import clean
from onecompany.report.appendix import appendix, people
from onecompany.report.board import for_board
from onecompany.report.capitals import with_capitals
from onecompany.report.explaining import front_explained, with_words_explained
from onecompany.report.findings import findings, ranked
from onecompany.report.front import conclusion, front
from onecompany.report.parts import merged, parts
from onecompany.report.shared import decisions, loose_notes, parking
from onecompany.sentences import N_, gettext, language
from onecompany.sentences.explained import FOR_A_BOARD
from onecompany.store.state import State
from onecompany.summary.document import Meta, Report
from onecompany.summary.texts import map_text
from onecompany.summary.upcoming import joined

CONFIDENTIAL = N_("Confidential. For the leadership team of {organisation} only.")


def build_report(
    state: State,
    *,
    at: Stamp,
    today: date,
    version: str,
    data_hash: str,
    confidentiality: str | None = None,
    author: str = "",
    board: bool = False,
    times: bool = False,
) -> Report:
    """The report of a workshop, finished or not, as of the moment `at` and the local day `today`.

    `version` is the program's, `data_hash` that of `summary.digest`. `confidentiality` stands on page 1; None for
    the usual line, "" for none. `author`: the consultancy, "" for none. `board`: the board's copy, which is a few
    pages without appendix. `times`: with the minutes planned and used. Private notes and the facilitator's scripts are
    in no part of it. All texts are free of what a file format cannot hold. The same rows, moment and day give the
    same report.
    """
    state = with_capitals(state)
    workshop, organisation = state.workshop, state.organisation.name
    findings_by_exercise = find_all(state, today)
    exercise_parts, every = parts(state, today, findings_by_exercise, board=board), ranked(state, findings_by_exercise)
    own = [decisions(state), parking(state), *loose_notes(state, today), findings(state, every)]
    page_one = front_explained(front(state, exercise_parts, today, board=board), FOR_A_BOARD if board else ())
    sections = merged([*(section for part in exercise_parts for section in part.sections), *own])
    if board:
        sections = for_board(state, exercise_parts, sections, page_one, every)
    report = Report(
        Meta(
            organisation=organisation,
            title=workshop.title,
            date=workshop.date,
            made_at=at.utc,
            language=language(),
            people=() if board else people(state),
            attendance=day_words(state),
            purpose=workshop.purpose,
            confidentiality=gettext(CONFIDENTIAL, organisation=organisation)
            if confidentiality is None
            else confidentiality,
            version=version,
            data_hash=data_hash,
            finished=workshop.state == "closed",
            conclusion=conclusion(page_one),
            author=author,
        ),
        page_one,
        with_words_explained(sections, page_one),
        () if board else appendix(state, at=at, times=times),
        joined(part.upcoming for part in exercise_parts),
    )
    return map_text(report, partial(clean, multiline=True))
