"""Markdown: read back by a Markdown parser and a YAML parser."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from onecompany.export import registry
from onecompany.export.markdown import escape, quoted, sparkline
from onecompany.summary.document import CurveChart, CurvePoint, Report
from onecompany.summary.texts import map_text, texts
from tests.export.reading import squeezed
from tests.sample_report import META, bundle, sample
from tests.sample_words import HOSTILE

UNUSED = ("Item", "Owner")
"""The headings of a table without rows, which give way to what is said instead."""

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
RISKY = st.text(alphabet="ab 1.)-+=*_`~#>[]()<!&;|\\{}%$^:/@'\"\n\t", max_size=40)


def rendered(report: Report | None = None) -> str:
    return registry.find("md").render(bundle(report)).decode()


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1]


def read(markdown: str) -> str:
    """What a reader sees: the text of the page that the Markdown makes, without its tags."""
    page = READER.render(markdown).replace("<br>", " ").replace("<br />", " ")
    return squeezed(html.unescape(re.sub(r"<[^>]*>", " ", page)))


@given(RISKY)
def test_escaped_text_is_read_as_it_was_typed(text):
    page = READER.render(escape(text))
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "br"}
    assert read(escape(text)) == squeezed(text)


@given(RISKY)
def test_a_cell_stays_one_cell(text):
    page = READER.render(f"| a | b |\n| --- | --- |\n| {escape(text, inside=True)} | end |\n")
    assert page.count("<td>") == 2
    assert "<td>end</td>" in page
    assert set(re.findall(r"<(\w+)", page)) <= {"table", "thead", "tbody", "tr", "th", "td", "br"}


@given(st.text(max_size=40))
def test_front_matter_is_read_as_text(text):
    assert yaml.safe_load(f"title: {quoted(text)}\n")["title"] == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("2.9", "2.9"),
        ("-8 and +1", "-8 and +1"),
        ("2. Item", "2\\. Item"),
        ("a\r\nb", "a<br>b"),
        ("==x== %%y%%", "\\=\\=x\\=\\= \\%\\%y\\%\\%"),
        ("http://a.example :smile: 10:30", "http\\://a.example \\:smile: 10:30"),
        ("", ""),
    ],
)
def test_no_more_is_escaped_than_must_be(text, markdown):
    assert escape(text) == markdown


def test_a_date_in_a_table_is_written_as_it_is_read():
    german = bundle(replace(sample(), meta=replace(META, language="de")))
    text = registry.find("md").make(german).files[".md"].decode()
    assert re.findall(r"^\| .*\| 30\. September 2026 \|$", text, re.MULTILINE)
    assert "\\." not in escape("2. Item", inside=True)


def test_front_matter_holds_title_organisation_date_and_people():
    matter = yaml.safe_load(rendered().split("---\n")[1])
    assert matter["title"] == META.title
    assert matter["organisation"] == "Northwind Utilities"
    assert matter["date"] == META.date
    assert matter["finished"] is True
    assert len(matter["people"]) == 8
    assert matter["people"][0] == "Ana Peña, COO, Operations"
    assert matter["people"][7].endswith("(absent)")


def test_no_people_is_an_empty_list():
    report = replace(sample(), meta=replace(META, people=(), finished=False))
    matter = yaml.safe_load(rendered(report).split("---\n")[1])
    assert matter["people"] == []
    assert matter["finished"] is False
    assert "not finished" in rendered(report)


def test_all_text_of_the_report_can_be_read():
    report = sample()
    shown = read(body(rendered()))
    parts = (report.front, report.sections, report.appendix, META.title, META.organisation, META.purpose)
    expected = [text for part in parts for text in texts(part) if text not in UNUSED]
    assert [text for text in expected if squeezed(text) not in shown] == []


def test_hostile_text_in_every_field_stays_text():
    nasty = map_text(sample(), lambda text: f"{text} {HOSTILE}")
    text = rendered(nasty)
    shown = read(body(text))
    assert yaml.safe_load(text.split("---\n")[1])["title"].endswith(HOSTILE)
    unused = [f"{each} {HOSTILE}" for each in UNUSED]
    assert [each for each in texts(nasty.sections) if squeezed(each) not in shown and each not in unused] == []
    page = READER.render(body(text))
    assert "<script" not in page
    assert "<a " not in page
    assert "<em>b</em>" not in page
    assert page.count("<table>") == READER.render(body(rendered())).count("<table>")


def test_matrix_and_curve_are_tables():
    text = rendered()
    assert "| **Sales** | ○ helps | ● owner | ● owner | · | · | ○ helps |" in text
    assert "| *Who answers* | ✓ one | ! two owners | ✓ one | ✗ nobody | ✓ one | ✓ one |" in text
    assert "`▆▅▆▁▆·`" in text
    assert "| I get connected | −2 (lowest) |" in text
    assert "| Ownership | 45 | 41 | −4 |" in text


def test_findings_are_one_list_with_a_sign_and_a_word():
    assert (
        "- **✗ Crack:** Nobody owns “I get connected”. Four silos help, nobody answers.\n"
        "- **! Warning:** Two own “I compare”: Marketing and Sales\n"
    ) in rendered()


def test_sparkline_goes_from_the_lowest_to_the_highest_bar():
    points = tuple(CurvePoint("", value) for value in (-2, -1, 0, 1, 2, None))
    assert sparkline(CurveChart(points, "t", "d")) == "▁▃▅▆█·"


def test_a_curve_of_means_says_how_far_the_answers_lie_apart():
    curve = CurveChart((CurvePoint("I buy", -0.7, 1.1), CurvePoint("I pay", 1)), "Curve", "d", low=0)
    section = replace(sample().in_order()[0], blocks=(curve,))
    text = rendered(replace(sample(), sections=(section,)))
    assert "| Stage | Feeling | Spread |\n| --- | ---: | ---: |\n" in text
    assert "| I buy | −0.7 (lowest) | 1.1 |\n| I pay | +1 | – |\n" in text


def test_every_line_ends_with_lf_and_blank_lines_part_the_blocks():
    text = rendered()
    assert "\r" not in text
    assert text.endswith(".\n")
    assert not re.search(r"[^\n]\n(#+ |\|[^\n]*\|\n\| ?---)", text)
    assert "\n\n\n" not in text


def test_names_in_another_script_are_isolated_and_those_of_the_front_matter_are_data():
    text = rendered()
    assert text.count("\u2068ليلى حداد\u2069") == body(text).count("ليلى حداد") > 2
    assert "\u2068" not in text.split("---\n")[1]
    assert READER.render(f"**{escape('דנה לוי')}** said") == "<p><strong>\u2068דנה לוי\u2069</strong> said</p>\n"
