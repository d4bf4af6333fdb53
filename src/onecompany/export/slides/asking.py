"""The last slide: what is asked, with whom and by when, and what was decided."""

from __future__ import annotations

from collections.abc import Iterable

from pptx.slide import Slide

from onecompany.export.slides.frame import Deck, finish, new_slide
from onecompany.export.slides.grid import fitted
from onecompany.export.slides.gridding import of_table
from onecompany.export.slides.master import CONCLUSION
from onecompany.export.slides.measuring import cut, height, leading
from onecompany.export.slides.place import GAP, Box
from onecompany.export.slides.shapes import described, put_table, text_box
from onecompany.export.slides.text import Run, paragraph
from onecompany.export.slides.theme import INK, MUTED
from onecompany.export.slides.xml import Element
from onecompany.sentences import ngettext
from onecompany.summary import labels, words
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Ask, Report

_SIZE, _SMALL = 16.0, 12.0

_SHARE = 0.42
"""The most of the slide's height that is kept for what was decided."""


def add_slide(deck: Deck, elsewhere: Iterable[str]) -> None:
    """Make the slide. `elsewhere` are the parts of the report that no slide shows; the notes name them."""
    front = deck.report.front
    slide, body, lost = new_slide(deck, CONCLUSION, title(front.asks), labels.ASKS)
    # What is asked comes first; what was decided gets what it needs, up to its share.
    wanted = min(_decided(front.decisions, body, body.height)[1], body.height * _SHARE)
    upper = Box(body.left, body.top, body.width, body.height - wanted - GAP)
    if front.asks:
        end, short = _table(slide, upper, asks_table(front.asks), labels.ASKS)
    elif front.commitments.rows:
        end, short = _table(slide, upper, front.commitments, labels.COMMITMENTS)
    else:
        text = front.commitments.empty or labels.NO_COMMITMENTS
        text_box(slide, Box(*upper[:3], 24), [paragraph(Run(text, _SIZE, bold=False, colour=MUTED))], title="Nothing")
        end, short = upper.top + 24, ()
    box = Box(body.left, end + GAP, body.width, body.bottom - end - GAP)
    paragraphs, _, unshown = _decided(front.decisions, box, box.height)
    text_box(slide, box, paragraphs, title=labels.DECISIONS)
    cuts = (*lost, *short, *unshown)
    finish(deck, slide, [*(f"{labels.IN_FULL}: {text}" for text in cuts), *_notes(deck.report, elsewhere)])


def title(asks: tuple[Ask, ...]) -> str:
    """How many things are asked, and when the first is due."""
    if not asks:
        return labels.NO_ASKS
    days = sorted(ask.by_when for ask in asks if ask.by_when)
    if not days:
        return ngettext("One thing is asked of you", "{number:Words} things are asked of you", len(asks))
    return ngettext(
        "One thing is asked of you, by {day}",
        "{number:Words} things are asked of you, the first by {day}",
        len(asks),
        day=words.long_date(days[0]),
    )


def asks_table(asks: tuple[Ask, ...]) -> Table:
    """What is asked, of whom, by when."""
    columns = (TableColumn(labels.WHAT), TableColumn(labels.WHO), TableColumn(labels.BY_WHEN, "date"))
    return Table(columns, tuple((ask.text, ask.who, ask.by_when) for ask in asks))


def _table(slide: Slide, box: Box, table: Table, name: str) -> tuple[float, tuple[str, ...]]:
    """Put the table; where it ends, and what had to be shortened."""
    small = [words.GAP_KEY] if words.has_gaps(table) else []
    fit = fitted(of_table(table), box.width, box.height - 22)
    put_table(slide, fit, box.left, box.top, title=name, description=described(name, table))
    if fit.lost_rows:
        small.insert(0, labels.more_in_summary(fit.lost_rows))
    end = box.top + fit.height
    if not small:
        return end, fit.shortened
    paragraphs = [paragraph(Run(" · ".join(small), _SMALL, bold=False, colour=MUTED))]
    text_box(slide, Box(box.left, end + 5, box.width, 17), paragraphs, title="Small print")
    return end + 22, fit.shortened


def _decided(decisions: tuple[str, ...], box: Box, room: float) -> tuple[list[Element], float, list[str]]:
    """What was decided, as much as fits; how many points high that is, and what is shortened."""
    paragraphs = [paragraph(Run(labels.DECISIONS, _SIZE, bold=True, colour=INK))]
    used = leading("", _SIZE)
    if not decisions:
        paragraphs.append(paragraph(Run(labels.NO_DECISIONS, _SIZE, bold=False, colour=MUTED), before=6))
        return paragraphs, used + height(labels.NO_DECISIONS, _SIZE, box.width) + 8, []
    lost: list[str] = []
    for number, text in enumerate(decisions):
        short = cut(text, _SIZE, box.width - 16, 3)
        tall = height(short, _SIZE, box.width - 16) + 6
        if used + tall > room - (20 if number < len(decisions) - 1 else 0):
            more = labels.more_in_summary(len(decisions) - number)
            paragraphs.append(paragraph(Run(more, _SMALL, bold=False, colour=MUTED), before=6))
            return paragraphs, used + 20, lost
        used += tall
        paragraphs.append(paragraph(Run(short, _SIZE, bold=False, colour=INK), before=6, bullet=True))
        lost += [] if short == text else [text]
    return paragraphs, used + 4, lost


def _notes(report: Report, elsewhere: Iterable[str]) -> list[str]:
    front = report.front
    asked = [" · ".join((ask.text, words.shown(ask.who), words.shown(ask.by_when))) for ask in front.asks]
    promised = [" · ".join(map(words.shown, row)) for row in front.commitments.rows]
    notes = [f"{labels.ASKS}:", *(asked or [labels.NO_ASKS]), f"{labels.DECISIONS}:"]
    notes += front.decisions or (labels.NO_DECISIONS,)
    notes += [f"{labels.COMMITMENTS}:", *(promised or [front.commitments.empty or labels.NO_COMMITMENTS])]
    titles = list(elsewhere)
    return [*notes, *([f"{labels.ELSEWHERE}: {', '.join(titles)}"] if titles else [])]
