"""Reads from the XML of a workbook (ECMA-376) what a sheet hides, strikes out and merges."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from string import ascii_letters
from xml.parsers import expat

from onecompany.parsing.marks import Marks, column_number

MOST_MERGED = 2_000
"""Merged ranges that are looked at; a list of people has a few dozen."""

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")


def marks_of(sheet: bytes, parts: Mapping[str, bytes]) -> Marks:
    """The marks of a sheet; `parts` are those of its workbook, by name. Every part is known to be sound XML."""
    by_name = {name.lower(): part for name, part in parts.items()}
    styles = _Styles()
    _parse(by_name.get("xl/styles.xml", b""), styles)
    struck_texts = _struck_texts(by_name.get("xl/sharedstrings.xml", b""))
    reader = _Sheet(styles, struck_texts)
    _parse(sheet, reader)
    return reader.marks


class _Reader:
    """What is told of a part while it is read."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """A piece of text."""


def _parse(part: bytes, reader: _Reader) -> None:
    if not part:
        return
    parser = expat.ParserCreate("utf-8", " ")
    parser.StartElementHandler = lambda name, attributes: reader.start(name.rpartition(" ")[2], attributes)
    parser.EndElementHandler = lambda name: reader.end(name.rpartition(" ")[2])
    parser.CharacterDataHandler = reader.text
    parser.ParseFile(io.BytesIO(part))


def _is_on(attributes: Mapping[str, str], name: str = "val", *, default: str = "1") -> bool:
    return attributes.get(name, default).lower() in ("1", "true", "on")


class _Styles(_Reader):
    """The formats of cells whose font is struck out, and of those that show a percent sign."""

    def __init__(self) -> None:
        self.within = ""
        self.fonts: list[bool] = []
        self.struck: set[int] = set()
        self.percent: dict[int, int] = {}
        self._percents = {"9": 2, "10": 2}  # the numbers of "0%" and "0.00%" (ECMA-376 part 1, 18.8.30)
        self._formats = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self.within = tag
        elif tag == "numFmt" and "%" in (code := attributes.get("formatCode", "")):
            scaled = "%" in re.sub(r'"[^"]*"|\\.', "", code)
            self._percents[attributes.get("numFmtId", "")] = 2 if scaled else 0
        elif tag == "font" and self.within == "fonts":
            self.fonts.append(False)
        elif tag == "strike" and self.within == "fonts" and self.fonts:
            self.fonts[-1] = _is_on(attributes)
        elif tag == "xf" and self.within == "cellXfs":
            font = attributes.get("fontId", "")
            if font.isdecimal() and len(font) < 6 and int(font) < len(self.fonts) and self.fonts[int(font)]:
                self.struck.add(self._formats)
            number = attributes.get("numFmtId", "")
            if number in self._percents:
                self.percent[self._formats] = self._percents[number]
            self._formats += 1


class _Texts(_Reader):
    """The shared texts all of whose runs are struck out."""

    def __init__(self) -> None:
        self.struck: set[int] = set()
        self._number, self._runs, self._struck = -1, 0, 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "si":
            self._number, self._runs, self._struck = self._number + 1, 0, 0
        elif tag == "r":
            self._runs += 1
        elif tag == "strike":
            self._struck += _is_on(attributes)

    def end(self, tag: str) -> None:
        if tag == "si" and self._runs and self._struck == self._runs:
            self.struck.add(self._number)


def _struck_texts(part: bytes) -> set[int]:
    reader = _Texts()
    _parse(part, reader)
    return reader.struck


class _Sheet(_Reader):
    """Rows, columns and cells of a sheet; both may leave out where they are, and then follow the one before."""

    def __init__(self, styles: _Styles, texts: set[int]) -> None:
        self.marks = Marks()
        self._styles, self._texts = styles, texts
        self._row = self._column = 0
        self._shared = self._value = False
        self._said = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "row":
            self._row = _number(attributes.get("r", "")) or self._row + 1
            self._column = 0
            if _is_on(attributes, "hidden", default="0") or attributes.get("ht") == "0":
                self.marks.hidden_rows.add(self._row)
        elif tag == "col" and (_is_on(attributes, "hidden", default="0") or attributes.get("width") == "0"):
            self.marks.hidden_columns.append((_number(attributes.get("min", "")), _number(attributes.get("max", ""))))
        elif tag == "c":
            self._cell(attributes)
        elif tag == "v":
            self._value, self._said = True, ""
        elif tag == "mergeCell" and len(self.marks.merged) < MOST_MERGED:
            match = _RANGE.fullmatch(attributes.get("ref", ""))
            if match and match[2] != match[4]:
                self.marks.merged.append((int(match[2]), int(match[4]), column_number(match[1])))

    def _cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r", "")
        letters = reference[: len(reference) - len(reference.lstrip(ascii_letters))]
        self._column = column_number(letters) if letters else self._column + 1
        self._shared = attributes.get("t") == "s"
        style = _number(attributes["s"]) if attributes.get("s") else -1
        if style in self._styles.struck:
            self.marks.struck.add((self._row, self._column))
        if style in self._styles.percent:
            self.marks.percent[self._row, self._column] = self._styles.percent[style]

    def text(self, text: str) -> None:
        if self._value:
            self._said += text

    def end(self, tag: str) -> None:
        if tag == "v":
            self._value = False
            if self._shared and self._said.strip().isdecimal() and _number(self._said.strip()) in self._texts:
                self.marks.struck.add((self._row, self._column))


def _number(figures: str) -> int:
    return int(figures[:9]) if figures.isascii() and figures.isdecimal() else 0
