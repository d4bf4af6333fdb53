"""What the speaker's notes hold: all words of a section that its slides have no room for. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onecompany.export.slides.choosing import Slide
from onecompany.summary import labels, words
from onecompany.summary.blocks import Block, Bullets, Callout, Facts, Heading, Matrix, Paragraph, Table
from onecompany.summary.tabled import figures
from onecompany.summary.texts import stopped


def of(slide: Slide, *, findings: Sequence[Callout], shown: Sequence[object], cut: Sequence[str]) -> list[str]:
    """The notes of a slide. `findings` are those that are on slides in full, `shown` all blocks that have slides, `cut`
    the texts that are shortened. A further slide of a section has only what is about its own evidence."""
    section = slide.section
    blocks = [block for block in section.blocks if block is slide.evidence] if slide.further else section.blocks
    lines = [section.title, *([] if slide.further else [section.conclusion])]
    lines += [f"{labels.IN_FULL}: {text}" for text in cut]
    for block in blocks:
        if block is slide.evidence or not any(block is other for other in shown):
            lines += _block_lines(block, on_slide=block is slide.evidence, findings=findings)
    return lines


def _block_lines(block: Block, *, on_slide: bool, findings: Sequence[Callout]) -> Iterator[str]:
    match block:
        case Callout():
            if block not in findings:
                yield finding(block)
        case Paragraph(text) | Heading(text):
            yield text
        case Bullets(items, _, empty):
            yield from (f"• {item}" for item in items)
            if not items:
                yield empty or labels.NOTHING
        case Facts(items):
            yield from (f"{fact.label}: {words.shown(fact.value, words.NOT_RECORDED)}" for fact in items)
        case Table():
            yield from _table(block, on_slide=on_slide)
        case Matrix(caption=caption, legend=legend):
            yield caption
            yield " · ".join(words.cell_text(cell) for cell in legend)
        case _:
            yield f"{block.title}: {words.described(block)}"
            table = figures(block)
            if table is not None:
                yield "; ".join(": ".join(words.shown(value) for value in row) for row in table.rows)


def finding(callout: Callout) -> str:
    """A finding in a line, with its sign and its reason."""
    line = f"{words.LEVEL_SIGNS[callout.level]} {words.level_word(callout.level)}: {callout.text}"
    return f"{stopped(line)} {callout.why}" if callout.why else line


def _table(block: Table, *, on_slide: bool) -> Iterator[str]:
    if on_slide:
        yield block.caption
    elif block.rows:
        title = block.caption or ", ".join(column.title for column in block.columns)
        yield f"{labels.ELSEWHERE}: {title} ({len(block.rows)})"
    else:
        yield block.empty or labels.NOTHING
