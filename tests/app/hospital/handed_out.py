"""What lies in the folder of hand-outs at half past three, as its readers find it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import openpyxl
from docx import Document
from pptx import Presentation
from pypdf import PdfReader

from tests.app.hospital import words
from tests.e2e.page import Page

WHOLE = ("pdf", "docx", "html", "md", "xlsx", "csv", "json")
"""Formats that hold all that was said."""

PROMISED = (*words.PROMISES, words.TAKEN_ALONG)
SAID = (
    *(hope.partition(": ")[2] for hope in words.HOPES),
    *words.STAGES,
    *(text for texts in words.TOUCHPOINTS.values() for text in texts),
    "I register",
    *words.GOALS.values(),
    *words.LOOSE,
    *words.WHYS,
    words.OF_GROUP,
    *(text for texts in words.PAINS.values() for text in texts),
    *(text for what, notice, *_ in words.HANDOFFS[:-1] for text in (what, notice)),
    words.HALF + words.REST,
    words.LEFT,
    words.REWARD,
    "when they know what to do on the first evening",
    *(rule for rules in words.RULES.values() for rule in rules),
    words.DISSENT.partition(": ")[2],
    *(name for _, name, *_ in words.METRICS),
    *(what for _, what, _ in PROMISED),
    words.PARKED,
    words.DECIDED,
    *(line.partition(": ")[2] for line in words.LEARNT),
    *words.NAMES,
)
"""All that was typed and kept, down to the last taxi."""


def check(folder: Path) -> None:
    """Every hand-out says what it is for, and none says what is private."""
    texts = dict(_read(folder))
    assert set(texts) == {*WHOLE, "pptx", "ics", "agenda", "code"}
    assert [(name, text) for name in WHOLE for text in SAID if text not in texts[name]] == []
    for name, text in texts.items():
        secret = [each for each in (words.PRIVATE, words.WRONG, "A pager goes", "Whoever has to leave") if each in text]
        assert not secret, (name, secret)
    assert [what for _, what, _ in PROMISED if what not in texts["ics"]] == []
    assert texts["ics"].count("BEGIN:VEVENT") >= len(PROMISED) + 4
    for always, never in words.RULES.values():
        assert always in texts["code"]
        stage = next(stage for stage, rules in words.RULES.items() if never in rules)
        assert (never in texts["code"]) == (stage in words.ADOPTED_NEVERS), never
    assert "Show the bill to five patients" in texts["agenda"]
    slides = ("St. Brigid Hospital Group", "Nobody owns “I go home”", "Katrin Oswald", *words.STAGES)
    assert [text for text in slides if text not in texts["pptx"]] == []


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    """Each hand-out by its name, as one line of text."""
    for path in sorted(folder.iterdir()):
        name = next((part for part in ("agenda", "code") if path.stem.endswith(part)), path.suffix[1:])
        if path.is_dir():
            yield "csv", _line(table.read_text(encoding="utf-8").replace('""', '"') for table in path.iterdir())
        elif path.suffix == ".pdf":
            if name == "pdf":
                yield name, _line(page.extract_text() for page in PdfReader(path).pages)
        elif path.suffix == ".html":
            yield name, Page(path.read_text(encoding="utf-8")).text
        elif path.suffix == ".docx":
            yield name, _line(_paragraphs(path))
        elif path.suffix == ".pptx":
            yield name, _line(_shapes(path))
        elif path.suffix == ".xlsx":
            book = openpyxl.load_workbook(path, read_only=True)
            rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
            yield name, _line(str(cell) for row in rows for cell in row if cell is not None)
        elif path.suffix == ".json":
            yield name, _line(_values(json.loads(path.read_text(encoding="utf-8"))))
        else:
            text = path.read_text(encoding="utf-8")
            yield name, _line([text.replace("\\", "").replace("\n ", "") if name == "ics" else text.replace("\\", "")])


def _line(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())


def _paragraphs(path: Path) -> Iterator[str]:
    for node in Document(str(path)).element.body.iter("{*}p"):
        yield "".join(text.text or "" for text in node.iter("{*}t"))


def _shapes(path: Path) -> Iterator[str]:
    for slide in Presentation(str(path)).slides:
        for node in slide.element.iter("{*}p"):
            yield "".join(text.text or "" for text in node.iter("{*}t"))


def _values(document: object) -> Iterator[str]:
    if isinstance(document, dict):
        for value in document.values():
            yield from _values(value)
    elif isinstance(document, list):
        for value in document:
            yield from _values(value)
    elif isinstance(document, str):
        yield document
