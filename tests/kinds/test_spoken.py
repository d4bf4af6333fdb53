"""What the kinds say is said in the language and the words of the moment in which it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from onecompany.clock import Stamp
from onecompany.kinds.findings import find_all
from onecompany.kinds.view import Finding
from onecompany.report.build import build_report
from onecompany.sentences import Terms, speaking, using
from onecompany.store.state import State
from onecompany.summary.blocks import Heading, Matrix, Table
from onecompany.summary.document import Report, Section
from onecompany.summary.texts import texts
from tests.kinds.conftest import DAY, MORNING
from tests.kinds.words import reworded
from tests.shouting import shouting

__all__ = ["shouting"]

WARDS = Terms("patient", "patients", "ward", "wards")


def found(state: State) -> list[Finding]:
    """All that is said."""
    return [finding for findings in find_all(state, DAY).values() for finding in findings]


@pytest.mark.usefixtures("shouting")
def test_findings_are_the_same_whatever_language_they_were_made_in(filled: State) -> None:
    english = found(filled)
    with speaking("xx"):
        assert found(filled) == english
        said = [finding.text for finding in english]
    assert len(said) > 5
    assert all(one != other for one, other in zip(said, (finding.text for finding in english), strict=True))


def made(state: State) -> Report:
    """The report as it is handed out."""
    return build_report(state, at=Stamp(MORNING, 0.0, "boot"), today=DAY, version="1", data_hash="x")


def headings(sections: tuple[Section, ...]) -> Iterator[str]:
    """The words of the program that stand over what the room has said."""
    for section in sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, Table):
                yield from (column.title for column in block.columns)
                yield block.caption
            elif isinstance(block, Matrix):
                yield from (block.caption, block.corner, block.foot_title)
            elif isinstance(block, Heading):
                yield block.text


@pytest.mark.usefixtures("shouting")
def test_no_heading_of_the_report_was_said_too_early(filled: State) -> None:
    titles = {row.title for row in filled.rows("exercise")}
    titles |= {row.name for table in ("cluster", "group") for row in filled.rows(table)}
    with speaking("xx"), using(Terms("CUSTOMER", "CUSTOMERS", "SILO", "SILOS")):
        report = made(filled)
    said = {*headings(report.sections), *headings(report.appendix), *(number.label for number in report.front.numbers)}
    assert len(said) > 40
    # The article of a plan's word is made, and not said.
    assert sorted(text for text in said - titles if re.search("[a-z]", re.sub("[Aa] CUSTOMER", "", text))) == []


def test_the_report_speaks_in_the_words_of_the_plan(filled: State) -> None:
    with using(WARDS):
        report = made(filled)
    said = [*headings(report.sections), *(number.label for number in report.front.numbers)]
    assert "What the patient wants" in said
    assert [text for text in said if re.search("customer|silo", text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    "words", [Terms("patient", "patients"), Terms("citizen", "citizens"), Terms("family", "families")], ids=str
)
def test_nothing_that_is_said_of_no_text_of_the_room_speaks_of_customers(filled: State, words: Terms) -> None:
    """What the room or the plan has typed is taken out of the rows first; what is left are our own sentences."""
    state = reworded(filled, lambda table, column, row_id: f"xyz {row_id}")
    with using(words):
        said = [
            *texts(made(state)),
            *(text for finding in found(state) for text in (finding.text, finding.why, finding.mend)),
        ]
    assert len(said) > 300
    assert [text for text in said if re.search("customer", text, re.IGNORECASE)] == []
