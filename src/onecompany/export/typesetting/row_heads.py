"""Cells that head a row, told as such to those who cannot see them.

Typst 0.15 has a function for it (`pdf.header-cell`), behind a switch that its Python package does not have. The
templates set such a cell as `strong`, which they use for nothing else, and here its element of structure, a data cell
(TD), becomes a heading (TH) with its scope (ISO 32000-1, 14.8.5.7). Each element is a line of plain text in the file; a
change keeps its length, so that no place in the file moves.
"""

from __future__ import annotations

import re

_ELEMENT = re.compile(rb"(?m)^(\d+) 0 obj\n<</Type/StructElem/S/(Strong|TD)/P (\d+) 0 R.*$")

_HEADERS = re.compile(rb"/Headers\[([^\]]*)\]")


def with_row_heads(pdf: bytes) -> bytes:
    """The file with each cell that holds a `Strong` told as the heading of its row.

    The cells of its row name no headings themselves any more: a reader then finds both by their scope. The heading over
    it heads both its row and its column.
    """
    elements = {match[1]: match for match in _ELEMENT.finditer(pdf)}
    heads = {match[3] for match in elements.values() if match[2] == b"Strong"} & elements.keys()
    if not heads:
        return pdf
    rows = {elements[head][3] for head in heads}
    corners = {corner for head in heads for corner in _HEADERS.findall(elements[head][0])}

    def told(match: re.Match[bytes]) -> bytes:
        if match[1] in heads:
            line = match[0].replace(b"/S/TD/", b"/S/TH/", 1)
            return _HEADERS.sub(lambda headers: b"/Scope/Row".ljust(len(headers[0])), line)
        if match[3] in rows:
            return _HEADERS.sub(lambda headers: b" " * len(headers[0]), match[0])
        return match[0]

    pdf = _ELEMENT.sub(told, pdf)
    for corner in corners:
        over = re.compile(rb"/S/TH/[^\n]*/ID%s[^\n]*?/Scope/Column" % re.escape(corner))
        pdf = over.sub(lambda match: match[0].removesuffix(b"Column") + b"Both  ", pdf, count=1)
    return pdf
