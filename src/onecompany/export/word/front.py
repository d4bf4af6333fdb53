"""Page 1, readable alone."""

from __future__ import annotations

from onecompany.export.brand import Brand
from onecompany.export.word.logo import Picture
from onecompany.export.word.styles import NUMBERS
from onecompany.export.word.tables import put_table, row, table_around, widths_in_twips
from onecompany.export.word.text import StyledWords, paragraph
from onecompany.export.word.writer import Writer
from onecompany.export.word.xml import Element
from onecompany.summary import labels, words
from onecompany.summary.document import Ask, Meta, Number
from onecompany.summary.page_one import PageOne


def put_front(writer: Writer, meta: Meta, one: PageOne, brand: Brand, logo: Picture | None) -> None:
    """Write page 1, with the logo where there is one."""
    _masthead(writer, meta, one, brand, logo)
    front = one.front
    writer.add(paragraph("FrontHeading", labels.BOTTOM_LINE))
    for number, sentence in enumerate(front.bottom_line):
        writer.add(paragraph("BottomLineFurther" if number else "BottomLine", sentence))
    if not front.bottom_line:
        writer.add(paragraph("NothingRecorded", labels.NOTHING))
    _adopted(writer, one)
    if front.numbers:
        _numbers(writer, front.numbers)
    _list(writer, labels.ASKS, [_ask(ask) for ask in front.asks], labels.NO_ASKS, one.more_asks)
    decided = [paragraph("FrontList", decision) for decision in front.decisions]
    _list(writer, labels.DECISIONS, decided, labels.NO_DECISIONS, one.more_decisions)
    writer.add(paragraph("FrontHeading", labels.COMMITMENTS))
    if front.commitments.rows:
        put_table(writer, front.commitments, front=True)
        _more(writer, one.more_commitments)
    else:
        writer.add(paragraph("NothingRecorded", front.commitments.empty or labels.NO_COMMITMENTS))
    if front.explained:
        writer.add(paragraph("More", front.explained))


def _adopted(writer: Writer, one: PageOne) -> None:
    """The sentence that the room has adopted, or that it follows further on."""
    adopted = one.front.adopted
    if adopted is None and not one.adopted_further:
        return
    writer.add(paragraph("FrontHeading", labels.ADOPTED))
    if adopted is None:
        writer.add(paragraph("More", labels.ADOPTED_FURTHER))
        return
    writer.add(paragraph("Adopted", adopted.text))
    if adopted.question:
        writer.add(paragraph("More", adopted.question))


def _masthead(writer: Writer, meta: Meta, one: PageOne, brand: Brand, logo: Picture | None) -> None:
    if logo is not None or brand.name:
        strip = paragraph("Brand")
        if logo is not None:
            name = brand.name or labels.LOGO
            strip.append(writer.picture(logo.data, width=logo.width, height=logo.height, title=name, description=name))
        if brand.name:
            strip.extend(paragraph("Brand", f"   {brand.name}" if logo else brand.name).r_lst)
        writer.add(strip)
    day = StyledWords(f"\t{words.shown(meta.date)}", "Small")
    writer.add(paragraph("Organisation", words.shown(meta.organisation), day))
    writer.add(paragraph("Title", words.shown(meta.title)))
    if one.purpose:
        writer.add(paragraph("Subtitle", one.purpose))
    if meta.confidentiality:
        writer.add(paragraph("Confidentiality", meta.confidentiality))
    if meta.under_way:
        writer.add(paragraph("Unfinished", meta.under_way))


def _numbers(writer: Writer, numbers: tuple[Number, ...]) -> None:
    cells = []
    for number in numbers:
        value = StyledWords(words.shown(number.value), "Gap" if words.missing(number.value) else "")
        cells.append(paragraph("NumberValue", value, keep=True, in_cell=True))
    line = row(cells)
    for cell, number in zip(line.tc_lst, numbers, strict=True):
        cell.append(paragraph("NumberLabel", number.label, keep=bool(number.note), in_cell=True))
        if number.note:
            cell.append(paragraph("NumberNote", number.note, in_cell=True))
    writer.add(paragraph("AfterTable"))
    writer.add(
        table_around(
            NUMBERS, widths_in_twips(writer.page.width, [1 / len(numbers)] * len(numbers)), [line], title=labels.NUMBERS
        )
    )


def _ask(ask: Ask) -> Element:
    ends = [ask.who, labels.by(ask.by_when) if ask.by_when else ""]
    who = ", ".join(end for end in ends if end)
    return paragraph("FrontList", ask.text, StyledWords(f" – {who}" if who else "", "Quiet"))


def _list(writer: Writer, title: str, items: list[Element], empty: str, more: int) -> None:
    writer.add(paragraph("FrontHeading", title), *items)
    if not items:
        writer.add(paragraph("NothingRecorded", empty))
    _more(writer, more)


def _more(writer: Writer, count: int) -> None:
    if count:
        writer.add(paragraph("More", labels.more(count)))
