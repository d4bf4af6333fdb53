"""The tables of a report with what is said beside them, for formats that are tables and nothing else. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from onecompany.parsing.clean import scrub
from onecompany.summary import labels, words
from onecompany.summary.blocks import Matrix
from onecompany.summary.document import Report
from onecompany.summary.tabled import FigureSheet, sheets
from onecompany.summary.texts import map_text


@dataclass(frozen=True, slots=True)
class Tabled:
    """A table with its title, and the `notes` that stand beside it: the picture in words, what its signs mean."""

    sheet: FigureSheet
    notes: tuple[str, ...]

    @property
    def has_gaps(self) -> bool:
        """Whether something in it was not recorded. A cell of a matrix without a word says just that."""
        if self.sheet.of_words or isinstance(self.sheet.block, Matrix):
            return False
        return words.has_gaps(self.sheet.table)


def cleaned(report: Report) -> Report:
    """The report without what no file of text can hold, for one that is not from the store."""
    return map_text(report, partial(scrub, multiline=True))


def tables(report: Report) -> tuple[Tabled, ...]:
    """All tables of a report: page 1 first, then the commitments on it, then the parts in their order."""
    front = report.front.commitments
    first, *rest = sheets(report)
    commitments = FigureSheet(labels.COMMITMENTS, replace(front, empty=front.empty or labels.NO_COMMITMENTS))
    return tuple(Tabled(sheet, _notes(sheet)) for sheet in (first, commitments, *rest))


def _notes(sheet: FigureSheet) -> tuple[str, ...]:
    notes = []
    caption = sheet.table.caption
    if caption and caption not in sheet.title:
        notes.append(caption)
    match sheet.block:
        case Matrix(legend=legend):
            notes += [words.cell_text(cell) for cell in legend]
        case None:
            pass
        case chart:
            notes.append(words.described(chart))
    return tuple(note for note in notes if note.strip())
