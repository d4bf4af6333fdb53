"""The table of contents: a field that Word keeps, filled in so that nobody has to be asked to do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

from onecompany.export.office.xml import Element, name, x
from onecompany.export.word.text import paragraph
from onecompany.summary import labels

_FIELD = ' TOC \\o "1-1" \\u \\b Parts \\h \\z '
"""All headings of the first level within the bookmark, as links (ISO/IEC 29500-1, 17.16.5.68)."""


def mark(headings: Sequence[Element]) -> None:
    """Give each heading a bookmark that the contents refer to, and one around all of them for the field."""
    for number, heading in enumerate(headings, 1):
        heading.insert(1, x("w:bookmarkStart", id=number, name=f"_Toc{number:08}"))
        heading.append(x("w:bookmarkEnd", id=number))
    headings[0].insert(1, x("w:bookmarkStart", id=0, name="Parts"))


def contents(headings: Sequence[Element], *, numbered: bool) -> list[Element]:
    """The table of contents, each entry with its number where the headings have one; pages are told by `turn`."""
    numbers = count(1)
    entries = []
    for number, heading in enumerate(headings, 1):
        style = heading.find(f"{name('w:pPr')}/{name('w:pStyle')}").get(name("w:val"))
        own = f"{next(numbers)}\t" if numbered and style == "Heading1" else "\t"
        entry = paragraph("TOC1")
        title = "".join(text.text or "" for text in heading.iter(name("w:t")))
        link = x("w:hyperlink", *paragraph("TOC1", f"{own}{title}\t").r_lst, anchor=f"_Toc{number:08}", history=1)
        link.extend(field(f" PAGEREF _Toc{number:08} \\h "))
        entry.append(link)
        entries.append(entry)
    begin, instruction, separate, _, end = field(_FIELD)
    entries[0][1:1] = [begin, instruction, separate]
    entries[-1].append(end)
    return [paragraph("TOCHeading", labels.CONTENTS), *entries]


def turn(entries: Sequence[Element], headings: Sequence[Element], pages: Mapping[Element, int]) -> None:
    """Write into the entries on which page each heading stands."""
    for entry, heading in zip(entries[1:], headings, strict=True):
        *_, number = entry.iter(name("w:t"))
        number.text = str(pages[heading])


def field(instruction: str) -> list[Element]:
    """A field, with what it holds until it is filled in."""
    code, stand_in = x("w:instrText"), x("w:t")
    code.text, stand_in.text = instruction, "1"
    return [
        x("w:r", x("w:fldChar", fldCharType="begin")),
        x("w:r", code),
        x("w:r", x("w:fldChar", fldCharType="separate")),
        x("w:r", stand_in),
        x("w:r", x("w:fldChar", fldCharType="end")),
    ]
