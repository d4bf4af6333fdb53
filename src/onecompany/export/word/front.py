"""Page 1, readable alone."""

from __future__ import annotations

from onecompany.export.brand import Brand
from onecompany.export.office.told import decorate, tell
from onecompany.export.office.xml import Element
from onecompany.export.word.charts import size_within
from onecompany.export.word.tables import put_table, row, table_around
from onecompany.export.word.text import StyledWords, paragraph
from onecompany.export.word.writer import Writer
from onecompany.summary import labels, words
from onecompany.summary.document import Ask, Meta, Number
from onecompany.summary.page_one import PageOne

_WIDE, _TALL = 150.0, 32.0
"""The most points that a logo is wide and high."""


def put_front(writer: Writer, meta: Meta, one: PageOne, brand: Brand, logo: bytes | None) -> None:
    """Write page 1, with the logo where there is one."""
    _masthead(writer, meta, one, brand, logo)
    front = one.front
    writer.head("FrontHeading", labels.BOTTOM_LINE)
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
    writer.head("FrontHeading", labels.COMMITMENTS)
    if front.commitments.rows:
        put_table(writer, front.commitments, front=True)
        _more(writer, one.more_commitments)
    else:
        writer.add(paragraph("NothingRecorded", front.commitments.empty or labels.NO_COMMITMENTS))
    if front.explained:
        writer.add(paragraph("FrontNote", front.explained))


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


def _masthead(writer: Writer, meta: Meta, one: PageOne, brand: Brand, logo: bytes | None) -> None:
    if brand.name or logo is not None:
        writer.add(_whose(writer, brand, logo))
    day = StyledWords(f"\t{words.shown(meta.date)}", "Small")
    writer.add(paragraph("Organisation", words.shown(meta.organisation), day))
    writer.add(paragraph("Title", words.shown(meta.title)))
    if one.purpose:
        writer.add(paragraph("Subtitle", one.purpose))
    if meta.confidentiality:
        writer.add(paragraph("Confidentiality", meta.confidentiality))
    if meta.under_way:
        writer.add(paragraph("Unfinished", meta.under_way))


def _whose(writer: Writer, brand: Brand, logo: bytes | None) -> Element:
    """The strip with the logo and the name of the consultancy."""
    strip = paragraph("Brand")
    if logo is not None and brand.logo is not None:
        width, height = size_within((brand.logo.width, brand.logo.height), _WIDE, _TALL)
        run, properties = writer.picture(logo, width=width, height=height)
        # Beside the name, the picture says nothing more.
        decorate(properties) if brand.name else tell(properties, labels.LOGO)
        strip.append(run)
    if brand.name:
        strip.extend(paragraph("Brand", f"   {brand.name}" if logo else brand.name).r_lst)
    return strip


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
    writer.head("FrontHeading", labels.NUMBERS)
    widths = [writer.page.width / len(numbers)] * len(numbers)
    writer.add(table_around("ReportNumbers", widths, [line], title=labels.NUMBERS))


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
