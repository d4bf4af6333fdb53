"""Page 1 cut to one page, with what did not fit kept for later on, so that nothing is left out silently."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onecompany.summary import labels
from onecompany.summary.document import (
    Adopted,
    Ask,
    Block,
    Bullets,
    Front,
    Heading,
    Number,
    Paragraph,
    Report,
    Section,
    Table,
)
from onecompany.summary.texts import sentence_ends, texts
from onecompany.summary.words import shortened, shown

SENTENCES, NUMBERS, ASKS, DECISIONS, COMMITMENTS = 3, 4, 4, 4, 5
"""How many of each page 1 has room for, when each is as long as it may be (`_SENTENCE` and the others below)."""

_PURPOSE, _SENTENCE, ASK, _DECISION, _CELL, LABEL, _VALUE = 200, 190, 110, 90, 84, 40, 14
_ADOPTED = 420
"""The most characters of the sentence that the room has adopted. It is never cut: a longer one follows in full."""
"""The most characters of each, so that all of it together still is one page of A4 or Letter."""

_ROOMY = 1400
"""So many characters fit on page 1 at the size of the other pages."""


@dataclass(frozen=True, slots=True)
class PageOne:
    """Page 1 as a format with pages sets it.

    `more_asks` and the like say how many of a list follow further on. `rest` holds, in full, each text that
    was cut and is in no section of the report; `None` when there is nothing of that kind. `adopted_further`: the
    sentence that the room has adopted is too long for the page.
    """

    purpose: str
    front: Front
    more_asks: int
    more_decisions: int
    more_commitments: int
    rest: Section | None
    adopted_further: bool = False

    @property
    def is_dense(self) -> bool:
        """Whether there is so much on the page that it has to be set smaller."""
        return sum(map(len, (self.purpose, *texts(self.front)))) > _ROOMY


def page_one(report: Report) -> PageOne:
    """Cut the front of a report so that it fits on one page."""
    whole = report.front
    front = Front(
        bottom_line=tuple(_sentences(text) for text in whole.bottom_line[:SENTENCES]),
        numbers=tuple(
            replace(
                number,
                label=shortened(number.label, LABEL),
                value=shortened(number.value, _VALUE) if isinstance(number.value, str) else number.value,
                note=shortened(number.note, LABEL),
            )
            for number in whole.numbers[:NUMBERS]
        ),
        asks=tuple(
            replace(ask, text=_wording(ask), who=shortened(ask.who, LABEL), short="") for ask in whole.asks[:ASKS]
        ),
        decisions=tuple(shortened(text, _DECISION) for text in whole.decisions[:DECISIONS]),
        commitments=_short_table(whole.commitments),
        adopted=_adopted(whole.adopted),
        explained=whole.explained,
    )
    purpose = shortened(report.meta.purpose, _PURPOSE)
    return PageOne(
        purpose=purpose,
        front=front,
        more_asks=len(whole.asks) - len(front.asks),
        more_decisions=len(whole.decisions) - len(front.decisions),
        more_commitments=len(whole.commitments.rows) - len(front.commitments.rows),
        rest=_rest(report, {purpose, *texts(front)}),
        adopted_further=whole.adopted is not None and front.adopted is None,
    )


def _adopted(adopted: Adopted | None) -> Adopted | None:
    if adopted is None or len(adopted.text) > _ADOPTED:
        return None
    return replace(adopted, question=shortened(adopted.question, ASK))


def _wording(ask: Ask) -> str:
    """What is asked in so few words that it fits: as a whole sentence where there is a short one."""
    return shortened(ask.short or ask.text, ASK) if len(ask.text) > ASK else ask.text


def _sentences(text: str) -> str:
    """As many whole sentences as fit; of one that is too long itself, its beginning."""
    if len(text) <= _SENTENCE:
        return text
    ends = [end for end in sentence_ends(text) if end <= _SENTENCE]
    return text[: ends[-1]] if ends else shortened(text, _SENTENCE)


def _short_table(table: Table) -> Table:
    rows = tuple(
        tuple(shortened(value, _CELL) if isinstance(value, str) else value for value in row)
        for row in table.rows[:COMMITMENTS]
    )
    return replace(table, rows=rows)


def _rest(report: Report, on_page: set[str]) -> Section | None:
    elsewhere = on_page | set(texts(report.sections)) | set(texts(report.appendix)) | {""}
    front = report.front

    def cut(part: object) -> bool:
        return not elsewhere.issuperset(texts(part))

    blocks: list[Block] = []
    if cut(report.meta.purpose):
        blocks.append(Paragraph(report.meta.purpose))
    if front.adopted is not None and cut(front.adopted.text):
        blocks += [Heading(labels.ADOPTED), Paragraph(front.adopted.text, "quote")]
    for title, items in (
        (labels.BOTTOM_LINE, [text for text in front.bottom_line if cut(text)]),
        (labels.NUMBERS, [_counted(number) for number in front.numbers if cut(number)]),
        (labels.ASKS, [text for ask in front.asks if (text := asked(ask)) not in elsewhere and cut(ask)]),
        (labels.DECISIONS, [text for text in front.decisions if cut(text)]),
    ):
        if items:
            blocks += [Heading(title), Bullets(tuple(items))]
    rows = tuple(row for row in front.commitments.rows if cut(row))
    if rows:
        blocks += [Heading(labels.COMMITMENTS), replace(front.commitments, rows=rows)]
    return Section("page_one", labels.FURTHER, 0, tuple(blocks)) if blocks else None


def _counted(number: Number) -> str:
    return " · ".join(text for text in (f"{number.label}: {shown(number.value)}", number.note) if text)


def asked(ask: Ask) -> str:
    """What is asked, with of whom and by when."""
    ends = [end for end in (ask.who, labels.by(ask.by_when) if ask.by_when else "") if end]
    return f"{ask.text} ({', '.join(ends)})" if ends else ask.text
