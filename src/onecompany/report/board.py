"""The board's copy: what a board decides on or holds somebody to, and of all else the sentence it comes to. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onecompany.kinds.finding_blocks import in_a_line, in_full_or_listed
from onecompany.kinds.reporting import table
from onecompany.kinds.view import Finding
from onecompany.report.parts import Part, merged
from onecompany.report.shared import decisions
from onecompany.sentences import gettext, ngettext
from onecompany.store.state import State
from onecompany.summary import labels
from onecompany.summary.blocks import Block, Bullets, Paragraph, TableColumn
from onecompany.summary.document import Front, Section
from onecompany.summary.page_one import asked
from onecompany.summary.texts import texts


def for_board(
    state: State, parts: Sequence[Part], full: Sequence[Section], front: Front, findings: Sequence[Finding]
) -> tuple[Section, ...]:
    """What each kind of exercise has for a board, all other cracks, what is decided and asked, and the rest in a line.

    `full`: the sections of the full report; `findings`: all, each once, the gravest first.
    """
    shown = merged([section for part in parts for section in part.for_board])
    made = (*shown, _other_cracks(state, shown, findings), decisions(state), _asked(front))
    told = tuple(section for section in made if not section.is_empty)
    if not told and all(section.is_empty for section in full):
        return ()  # page 1 says that nothing was recorded
    return (*told, _also(parts, full, {section.key for section in told}, front))


def _other_cracks(state: State, shown: Sequence[Section], findings: Sequence[Finding]) -> Section:
    """No crack is left out of the board's copy, whatever found it."""
    said = set(texts(tuple(shown)))
    cracks = [finding for finding in findings if finding.level == "crack"]
    # What was said in full has its reason apart, what was listed has it in its line.
    others = [finding for finding in cracks if said.isdisjoint((finding.text, in_a_line(finding)))]
    title = gettext("Other cracks") if shown else gettext("Cracks")
    return Section("cracks", title, 45, tuple(in_full_or_listed(state, others, findings)))


def _asked(front: Front) -> Section:
    return Section("asks", labels.ASKS, 145, (Bullets(tuple(map(asked, front.asks))),))


def _also(parts: Sequence[Part], full: Sequence[Section], told: set[str], front: Front) -> Section:
    """What the other parts come to, what was not recorded, and where the rest is."""
    return Section("copy", gettext("What else the day came to"), 190, tuple(_rest(parts, full, told, front)))


def _rest(parts: Sequence[Part], full: Sequence[Section], told: set[str], front: Front) -> Iterator[Block]:
    ordered = sorted(full, key=lambda section: section.order)
    rows = [
        (section.title, section.conclusion)
        for section in ordered
        if not section.is_empty and section.key not in told and section.conclusion not in ("", *front.bottom_line)
    ]
    if rows:
        conclusion = ngettext("Another part came to this.", "{number:Words} other parts came to this.", len(rows))
        yield replace(table((TableColumn(labels.PART), TableColumn(labels.CONCLUSION)), rows), conclusion=conclusion)
    empty = dict.fromkeys(section.title for part in parts for section in part.sections if section.is_empty)
    missing = gettext("Not recorded: {parts:quoted}.", parts=list(empty)) if empty else ""
    copy = gettext("This is the board's copy. The full report has all findings, and what each part rests on.")
    yield Paragraph(" ".join(filter(None, (missing, copy))), "note")
