"""Which slides a report gives, and what each of them may be called. Pure.

- The first slide is the opening, with the bottom line for its title; the last one says what is asked, of whom and by
  when. Between them a section gives a slide for the first of its charts, matrices, tables and findings that says
  something; each further chart or matrix of it may give another.
- A table that says what it comes to (`Table.conclusion`) is always there: decisions, commitments, handoffs, what hurts.
- Of all others no more than `MOST` are taken: those whose section has a crack, then those that come first in the
  report. A section's own slide goes before a further one.
- Evidence without a title of its own, tables of one or two rows, and sections with nothing but words, are used only
  where there would be fewer than `LEAST`. An unfinished workshop may still give fewer: nothing is made up to fill them.
- The slides are in the order of the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onecompany.sentences import ngettext
from onecompany.summary import labels
from onecompany.summary.blocks import (
    Block,
    Bullets,
    Callout,
    Chart,
    Heading,
    Histogram,
    Level,
    Matrix,
    Readings,
    Table,
    Waterfall,
)
from onecompany.summary.document import Report, Section
from onecompany.summary.recorded import says_something
from onecompany.summary.texts import sentence_ends

LEAST, MOST = 3, 8
"""How many slides there are beside the first, the last, and the tables that are always there."""

_GRAVITY: dict[Level, int] = {"crack": 0, "warning": 1, "strength": 2}

_FEW = 3
"""A table of fewer rows, with no finding beside it, is as good as said in the title."""

_MANY = 3
"""So many findings at the beginning of a section are its slide."""

Evidence = Chart | Matrix | Table


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide between the first and the last. `titles` are what it may be called, the best first; `caption` is what
    its evidence is about. Without `evidence` it has the findings and words of its section."""

    section: Section
    titles: tuple[str, ...]
    evidence: Evidence | None
    caption: str = ""
    place: tuple[int, int] = (0, 0)
    always: bool = False
    further: bool = False

    @property
    def findings(self) -> tuple[Callout, ...]:
        """What the data says beside the evidence, the gravest first; a further slide of a section has none."""
        return () if self.further else findings(self.section)


@dataclass(frozen=True, slots=True)
class Choice:
    """The slides between the first and the last, and those that there was no room for."""

    slides: tuple[Slide, ...]
    left_out: tuple[Slide, ...]


def chosen(report: Report) -> Choice:
    """The slides of a report, by the rules above."""
    slides = [slide for place, section in enumerate(report.in_order()) for slide in _slides_of(section, place, report)]
    always = [slide for slide in slides if slide.always]
    strong = [slide for slide in slides if not slide.always and _is_strong(slide)]
    weak = [slide for slide in slides if not slide.always and not _is_strong(slide)]
    strong.sort(key=lambda slide: (slide.further, not _is_cracked(slide.section), slide.place))
    weak.sort(key=lambda slide: (slide.evidence is None, slide.place))
    some = weak[: max(0, LEAST - len(strong) - len(always))]
    taken = sorted((*always, *strong[:MOST], *some), key=lambda slide: slide.place)
    return Choice(tuple(map(_entitled, taken)), tuple(map(_entitled, strong[MOST:])))


def findings(section: Section) -> tuple[Callout, ...]:
    """The findings of a section, the gravest first."""
    callouts = (block for block in section.blocks if isinstance(block, Callout))
    return tuple(sorted(callouts, key=lambda callout: _GRAVITY[callout.level]))


def shorter(text: str) -> Iterator[str]:
    """A text of several sentences, then without its last one, and so on to the first alone."""
    line = " ".join(text.split())
    for end in reversed([*sentence_ends(line), len(line)] if line else []):
        yield line[:end].strip()


def _slides_of(section: Section, place: int, report: Report) -> Iterator[Slide]:
    told = [number for number, block in enumerate(section.blocks) if says_something(block)]
    evidence = [number for number in told if isinstance(section.blocks[number], Chart | Matrix | Table)]
    before = section.blocks[: evidence[0]] if evidence else section.blocks
    # Many findings before anything else are what the section is about; and without evidence there are only words.
    in_words = sum(isinstance(block, Callout) for block in before) >= _MANY or (told and not evidence)
    if in_words:
        yield Slide(section, _titles(section, None, report), None, _heading(section, len(before)), (place, 0))
    for number in evidence:
        block: Evidence = section.blocks[number]  # type: ignore[assignment]
        first = number == evidence[0] and not in_words
        always = isinstance(block, Table) and bool(block.conclusion)
        if first or always or not isinstance(block, Table):
            titles = _titles(section, block, report) if first else _own_titles(block)
            own = block.caption if isinstance(block, Matrix | Table) else block.title
            caption = own or _heading(section, number)
            yield Slide(section, titles, block, caption, (place, number), always, further=not first)


def _heading(section: Section, before: int) -> str:
    """The heading under which a block stands."""
    headings = [block.text for block in section.blocks[:before] if isinstance(block, Heading)]
    return headings[-1] if headings else ""


def _titles(section: Section, evidence: Evidence | None, report: Report) -> tuple[str, ...]:
    """What a section's slide may be called: its conclusion, else its gravest finding, what its chart shows, and the
    sentence of the bottom line that speaks of it.

    One chart of several does not show all that the section concludes, so that what it shows itself goes first; a curve
    of feeling does.
    """
    ranked = findings(section)
    sentences = [*shorter(section.conclusion), *(finding.text for finding in ranked[:1])]
    own = _own_titles(evidence) if evidence is not None else ()
    several = (
        isinstance(evidence, Histogram | Readings | Waterfall)
        and sum(isinstance(block, Chart) for block in section.blocks) > 1
    )
    sentences = [*own, *sentences] if several else [*sentences, *own]
    word = section.title.casefold()
    later = report.front.bottom_line[1:]
    sentences += [text for text in later if word and word in text.casefold()]
    return tuple(sentences)


def _own_titles(block: Block) -> tuple[str, ...]:
    """What a block says of itself in sentences."""
    match block:
        case Table(conclusion=conclusion):
            return tuple(shorter(conclusion))
        case Matrix(caption=caption):
            return tuple(shorter(caption)) if caption.endswith((".", "!")) else ()
    return tuple(list(shorter(getattr(block, "description", "")))[-1:])


def _entitled(slide: Slide) -> Slide:
    """A slide with what can be said of it in any case: how much there is."""
    match slide.evidence:
        case Table(rows=rows):
            number = len(rows)
        case Matrix(cells=cells):
            number = len(cells)
        case _:
            number = sum(len(block.items) for block in slide.section.blocks if isinstance(block, Bullets))
    about = slide.caption if slide.further and slide.caption else slide.section.title
    counted = labels.follows(about)
    if number:
        counted = ngettext(
            "One item is recorded under {title:quoted}",
            "{number:Words} items are recorded under {title:quoted}",
            number,
            title=about,
        )
    return replace(slide, titles=(*slide.titles, counted, slide.section.title))


def _is_strong(slide: Slide) -> bool:
    """Whether a slide concludes something, and is more than its title."""
    few = isinstance(slide.evidence, Table) and len(slide.evidence.rows) < _FEW and not slide.findings
    said = slide.evidence is not None or bool(slide.findings)
    return bool(slide.titles) and said and not few


def _is_cracked(section: Section) -> bool:
    return any(block.level == "crack" for block in section.blocks if isinstance(block, Callout))
