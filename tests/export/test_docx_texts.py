"""Every text of the report is in the Word document, as it was typed, whatever its script and its length."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onecompany.export.brand import Brand
from onecompany.summary import labels, words
from onecompany.summary.document import Bullets, Front, Matrix, Paragraph, Report, Section, Table, TableColumn
from onecompany.summary.texts import map_text
from tests.export.opened import (
    UNUSED,
    data,
    margins,
    missing,
    opened,
    paragraphs,
    section,
    styled,
    text,
)
from tests.export.reading import squeezed
from tests.sample_report import META, sample
from tests.sample_words import HOSTILE


@pytest.fixture(scope="module")
def packed() -> bytes:
    return data()


@pytest.fixture(scope="module")
def document(packed):
    return opened(packed)


def test_every_text_of_the_report_is_there(document):
    assert [each for each in missing(sample(), document) if each not in UNUSED] == []
    for said in (words.colophon(META), labels.BOTTOM_LINE, "– means not recorded.", "−2: let down, +2: delighted"):
        assert said in text(document)


def test_values_are_written_for_people(document):
    for said in ("12 December 2026", "−8", "71.5", "3,800", "+6,150", "✓ yes", "✗ no", "by 25 September 2026"):
        assert said in text(document)


def test_names_are_marked_by_the_direction_of_their_script(document):
    for name in ("ليلى حداد", "דנה לוי"):
        found = [each for each in paragraphs(document) if each.text == name]
        assert len(found) > 1
        for each in found:
            assert each._p.xpath("w:pPr/w:bidi")
            assert [bool(run._r.xpath("w:rPr/w:rtl")) for run in each.runs] == [True]
    (chinese,) = {
        each._p.xpath("string(w:r/w:rPr/w:rFonts/@w:hint)") for each in paragraphs(document) if each.text == "李伟"
    }
    assert chinese == "eastAsia"


def test_a_line_in_two_directions_is_cut_where_it_turns():
    (line,) = [each for each in paragraphs(opened(data(section(Paragraph("Ask דנה לוי, CFO"))))) if "CFO" in each.text]
    runs = [(run.text, bool(run._r.xpath("w:rPr/w:rtl"))) for run in line.runs]
    assert runs == [("Ask ", False), ("דנה לוי", True), (", CFO", False)]
    assert not line._p.xpath("w:pPr/w:bidi")


def test_a_direction_that_is_left_open_ends_with_its_text():
    shown = text(opened(data(section(Paragraph("a\u202eb\u2067c\u2069d")))))
    assert "a\u202eb\u2067c\u2069d\u202c" in shown


def test_a_line_feed_is_a_line_break():
    found = paragraphs(opened(data(section(Paragraph("one\ntwo")))))
    (line,) = [each for each in found if each.text == "one\ntwo"]
    assert [len(run._r.xpath("w:br")) for run in line.runs] == [1]


def test_hostile_text_in_every_field_stays_text():
    nasty = map_text(sample(), lambda each: f"{each} {HOSTILE} =1+1")
    document = opened(data(nasty))
    unused = [f"{each} {HOSTILE} =1+1" for each in UNUSED]
    assert [each for each in missing(nasty, document) if each not in unused] == []
    assert all(rel.reltype.rsplit("/", 1)[1] != "hyperlink" for rel in document.part.rels.values())


def test_what_xml_forbids_is_left_out_and_nothing_else():
    nasty = map_text(sample(), lambda each: f"{each}\x00\x0b\x1f\ud800\ufffe\uffff")
    shown = squeezed(text(opened(data(nasty, Brand(name="A\x00B")))))
    assert "Northwind Utilities" in shown
    assert not re.search("[\x00-\x08\x0e-\x1f\ufffe\uffff]", shown)


def test_forty_thousand_characters_in_any_field_are_all_there():
    long = map_text(sample(), lambda each: f"{each} {'word ' * 8000}".strip())
    short = replace(sample(), sections=(replace(long.sections[0], order=1),), front=long.front, meta=long.meta)
    document = opened(data(short))
    assert missing(short, document) == []
    assert max(map(len, margins(document))) <= 110


def test_an_empty_unfinished_workshop_says_what_is_missing():
    nothing = Table((TableColumn("What"),), ())
    sections = (
        Section("a", "", 1, ()),
        Section("b", "B", 2, (nothing, Bullets((), empty="No item."), Matrix((), (), ()))),
    )
    report = Report(replace(META, finished=False, purpose=""), Front((), (), (), (), nothing), sections)
    shown = text(opened(data(report)))
    for said in (labels.UNFINISHED, labels.NO_ASKS, labels.NO_DECISIONS, labels.NO_COMMITMENTS, "No item.", words.GAP):
        assert said in shown
    assert shown.count(labels.NOTHING) == 4


def test_a_report_without_sections_is_one_page():
    alone = opened(data(replace(sample(), sections=(), appendix=())))
    assert len(alone.sections) == 1
    assert words.colophon(META) in text(alone)


def test_what_page_one_has_to_shorten_is_further_on_in_full():
    long = replace(sample(), front=replace(sample().front, bottom_line=("We " + "say more " * 60 + "than fits.",)))
    document = opened(data(long))
    assert styled(document, "Heading 1 Unnumbered") == [labels.FURTHER, labels.APPENDIX]
    assert long.front.bottom_line[0] in text(document)


def test_a_day_in_a_sentence_is_in_one_line_and_one_in_a_cell_as_its_column_is():
    def set_in(block: object, beginning: str) -> str:
        (found,) = [each.text for each in paragraphs(opened(data(section(block)))) if each.text.startswith(beginning)]
        return found

    sentence = Paragraph("The first is due on 16 March 2026, the last on 1. Mai 2026.")
    assert set_in(sentence, "The first is") == "The first is due on 16\xa0March\xa02026, the last on 1.\xa0Mai\xa02026."
    cell = Table((TableColumn("When"),), (("kept late, on 16 March 2026",),))
    assert set_in(cell, "kept late") == "kept late, on 16 March 2026"


def test_words_and_dates_follow_the_language_of_the_report():
    said = text(opened(data(replace(sample(), meta=replace(META, language="de")))))
    assert "17. September 2026" in said
    assert "Die nächsten Zusagen" in said
