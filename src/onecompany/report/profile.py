"""The board's copy of a report: no details, no appendix, and nobody by name but owners of commitments and metrics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from onecompany.report.roles import Roles
from onecompany.sentences import gettext
from onecompany.store.state import State
from onecompany.summary.blocks import Block, Heading, Paragraph, Table
from onecompany.summary.document import Report, Section
from onecompany.summary.texts import map_text
from onecompany.summary.upcoming import Promise, Upcoming


def briefed(report: Report) -> Report:
    """The report without what stands under headings of details; a last part says which parts have more."""
    made = [(section, replace(section, blocks=_brief(section))) for section in report.in_order()]
    sections = [new for old, new in made if new.blocks or not old.blocks]
    shorter = [old.title for old, new in made if new.blocks != old.blocks]
    if shorter:
        text = gettext(
            "This is the board's copy. The full report also says who took part and how the day went, and it has the "
            "details of {parts:quoted}.",
            parts=shorter,
        )
        sections.append(Section("copy", gettext("What the full report has"), 190, (Paragraph(text),)))
    return replace(report, sections=tuple(sections))


def _brief(section: Section) -> tuple[Block, ...]:
    """Its blocks up to each heading of details, and again from the next heading on."""
    kept, detailed = [], False
    for block in section.blocks:
        detailed = block.detail if isinstance(block, Heading) else detailed
        if not detailed:
            kept.append(block)
    return tuple(kept)


def without_people(report: Report) -> Report:
    """The report without its appendix and its list of people: for the board, where nobody is named already."""
    return replace(report, meta=replace(report.meta, people=()), appendix=())


def for_board(report: Report, *states: State) -> Report:
    """The report without the appendix, and with roles for all names but those of owners of commitments and metrics.

    `states`: the workshop, or all workshops that the report is about.
    Owners are named where they own something, and nowhere else: what they said or asked is not for the board by name.
    """
    roles, others = Roles(*states), Roles(*states, owners=False)

    def section(part: Section) -> Section:
        bare = map_text(replace(part, blocks=()), roles)
        return replace(bare, blocks=tuple(_block(block, roles, others) for block in part.blocks))

    meta = map_text(replace(report.meta, people=()), roles)
    commitments = _block(report.front.commitments, roles, others)
    front = replace(map_text(report.front, roles), commitments=commitments)
    return replace(
        report,
        meta=meta,
        front=front,
        sections=tuple(map(section, report.sections)),
        appendix=(),
        upcoming=_upcoming(report.upcoming, roles),
    )


def _block(block: Block, roles: Roles, others: Roles) -> Any:
    bare = map_text(block, roles)
    if not isinstance(block, Table) or not isinstance(bare, Table):
        return bare
    kept = {index for index, column in enumerate(block.columns) if column.owners}
    rows = tuple(
        tuple(map_text(old[index], others) if index in kept else new[index] for index in range(len(old)))
        for old, new in zip(block.rows, bare.rows, strict=True)
    )
    return replace(bare, rows=rows)


def _upcoming(upcoming: Upcoming, roles: Callable[[str], str]) -> Upcoming:
    def promise(one: Promise) -> Promise:
        return replace(map_text(one, roles), who=one.who)

    def meeting(one: Any) -> Any:
        return replace(map_text(one, roles), promises=tuple(map(promise, one.promises))) if one else None

    return replace(
        map_text(upcoming, roles),
        promises=tuple(map(promise, upcoming.promises)),
        meetings=tuple(map(meeting, upcoming.meetings)),
        next_meeting=meeting(upcoming.next_meeting),
    )
