"""Which slides a report gives, and what each of them is called. Pure.

- The first slide is the opening, with the bottom line for its title; the last one says what is asked, with whom and
  by when, and what was decided. Both are always there, and say so where nothing was recorded.
- Between them a section gives a slide for its evidence: the first of its charts, matrices and tables that has data.
  Each further chart or matrix of it may give another.
- The title of a slide is the section's conclusion; where there is none, its gravest finding, then what its chart
  shows, then the sentence of the bottom line that speaks of it. A further chart is titled with what it shows.
- Of more than `MOST` slides those stay whose section has a crack, then those that come first in the report. A
  section's own slide goes before a further one.
- Evidence without a title of its own, tables of one or two rows, and sections with nothing but words, are used only
  where there would be fewer than `LEAST` slides. An unfinished workshop may still give fewer: nothing is made up to
  fill them.
- The slides are in the order of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onecompany.sentences import ngettext
from onecompany.summary import labels
from onecompany.summary.blocks import (
    BarPairs,
    Block,
    Bullets,
    Callout,
    Chart,
    CurveChart,
    Histogram,
    Level,
    Matrix,
    Paragraph,
    Readings,
    Table,
    Waterfall,
)
from onecompany.summary.document import Report, Section

LEAST, MOST = 5, 8
"""How many slides there are, with the first and the last."""

_FRAME = 2
"""The opening, and what is asked."""

_GRAVITY: dict[Level, int] = {"crack": 0, "warning": 1, "strength": 2}

_FEW = 3
"""A table of fewer rows, with no finding beside it, is as good as said in the title."""

_SHORT = 25
"""A sentence of fewer characters is taken together with the next one: it may only be the end of "e.g."."""

Evidence = Chart | Matrix | Table


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide between the first and the last. `finding` is the one that its title is, if it is one."""

    section: Section
    title: str
    evidence: Evidence | None
    finding: Callout | None = None
    place: tuple[int, int] = (0, 0)
    further: bool = False

    @property
    def findings(self) -> tuple[Callout, ...]:
        """What the data says beside the title, the gravest first."""
        callouts = findings(self.section)
        return tuple(callout for callout in callouts if callout is not self.finding or callout.why)


@dataclass(frozen=True, slots=True)
class Choice:
    """The slides between the first and the last, and the titles of those that there was no room for."""

    slides: tuple[Slide, ...]
    left_out: tuple[Slide, ...]


def chosen(report: Report) -> Choice:
    """The slides of a report, by the rules above."""
    strong: list[Slide] = []
    weak: list[Slide] = []
    for place, section in enumerate(report.in_order()):
        for slide in _slides_of(section, place, report):
            (strong if slide.title and not _is_small(slide) else weak).append(slide)
    strong.sort(key=lambda slide: (slide.further, not _is_cracked(slide.section), slide.place))
    taken, left = strong[: MOST - _FRAME], strong[MOST - _FRAME :]
    weak.sort(key=lambda slide: (slide.evidence is None, slide.place))
    for slide in weak[: max(0, LEAST - _FRAME - len(taken))]:
        taken.append(_titled(slide))
    return Choice(tuple(sorted(taken, key=lambda slide: slide.place)), tuple(left))


def findings(section: Section) -> tuple[Callout, ...]:
    """The findings of a section, the gravest first."""
    callouts = (block for block in section.blocks if isinstance(block, Callout))
    return tuple(sorted(callouts, key=lambda callout: _GRAVITY[callout.level]))


def has_data(block: Block) -> bool:
    """Whether there is anything to show: a point on a curve, a row of a table."""
    match block:
        case CurveChart(points=points) | Readings(points=points):
            return any(point.value is not None for point in points)
        case Histogram(tallies=tallies):
            return any(tally.n for tally in tallies)
        case Waterfall(steps=steps):
            return bool(steps)
        case BarPairs(rows=rows):
            return any(row.planned is not None or row.actual is not None for row in rows)
        case Matrix(cells=cells, column_heads=heads):
            return bool(cells and heads)
        case Table(rows=rows):
            return bool(rows)
    return False


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    sentence = ""
    for part in re.split(r"(?<=[.!?。！？])\s+", text.strip()):
        sentence = f"{sentence} {part}".strip()
        if len(sentence) >= _SHORT:
            break
    return sentence


def _slides_of(section: Section, place: int, report: Report) -> Iterator[Slide]:
    evidence = [(number, block) for number, block in enumerate(section.blocks) if has_data(block)]
    title, finding = _title(section, evidence[0][1] if evidence else None, report)
    if not evidence:
        if _says_something(section):
            # Words alone are a slide only where there is little else: see `chosen`.
            yield Slide(section, "", None, None, (place, 0))
        return
    for number, block in evidence:
        if number == evidence[0][0]:
            yield Slide(section, title, block, finding, (place, number))  # type: ignore[arg-type]
        elif not isinstance(block, Table):
            yield Slide(section, _described(block), block, None, (place, number), further=True)  # type: ignore[arg-type]


def _says_something(section: Section) -> bool:
    """Whether the words of a section say more than what was asked and that nothing was recorded."""
    lists = [block for block in section.blocks if isinstance(block, Bullets)]
    if any(isinstance(block, Callout) for block in section.blocks) or any(block.items for block in lists):
        return True
    return not lists and any(isinstance(block, Paragraph) and block.kind != "note" for block in section.blocks)


def _title(section: Section, evidence: Block | None, report: Report) -> tuple[str, Callout | None]:
    if section.conclusion:
        return section.conclusion, None
    ranked = findings(section)
    if ranked:
        return ranked[0].text, ranked[0]
    described = _described(evidence) if evidence is not None else ""
    return described or _of_bottom_line(section, report), None


def _described(block: Block) -> str:
    if isinstance(block, Table):
        return ""
    if isinstance(block, Matrix):
        return first_sentence(block.caption) if block.caption.endswith((".", "!")) else ""
    return first_sentence(getattr(block, "description", ""))


def _of_bottom_line(section: Section, report: Report) -> str:
    """The sentence of the bottom line that speaks of a section, by the section's own title."""
    word = section.title.casefold()
    later = report.front.bottom_line[1:]
    return next((text for text in later if word and word in text.casefold()), "")


def _titled(slide: Slide) -> Slide:
    """A slide with the best title that there is for one that concludes nothing: its section's, or a count."""
    section = slide.section
    ranked = findings(section)
    finding = None if section.conclusion or not ranked else ranked[0]
    title = slide.title or section.conclusion or (finding.text if finding else "") or _counted(slide)
    return Slide(section, title, slide.evidence, finding, slide.place)


def _counted(slide: Slide) -> str:
    match slide.evidence:
        case Table(rows=rows):
            number = len(rows)
        case Matrix(cells=cells):
            number = len(cells)
        case _:
            number = sum(len(block.items) for block in slide.section.blocks if isinstance(block, Bullets))
    if not number:
        return labels.follows(slide.section.title)
    return ngettext(
        "One item is recorded under {title:quoted}",
        "{number:Words} items are recorded under {title:quoted}",
        number,
        title=slide.section.title,
    )


def _is_small(slide: Slide) -> bool:
    """Whether a slide would be little more than its title."""
    return isinstance(slide.evidence, Table) and len(slide.evidence.rows) < _FEW and not slide.findings


def _is_cracked(section: Section) -> bool:
    return any(block.level == "crack" for block in section.blocks if isinstance(block, Callout))
