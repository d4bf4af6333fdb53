"""The agenda of the next meeting, with all that is open, and the code of conduct on one page, as PDF and HTML."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.code_sheet import code_sheet
from onecompany.export.format import Made
from onecompany.export.next_agenda import next_agenda
from onecompany.summary import labels
from onecompany.summary.document import Meeting, Promise, Report, StageRules, Upcoming
from tests.export.reading import read, squeezed
from tests.sample_ahead import AGENDA, CODE, MEETINGS
from tests.sample_report import META, bundle, sample

HOSTILE = '#panic() $x$ @ref <script>alert(1)</script> \u202e{{ 7*7 }} "]]> \ufeff\x07 דנה 李伟\ngo on '

FULL = Upcoming(
    next_meeting=Meeting(
        "m",
        None,
        30,
        tuple(f"Point {n} {HOSTILE * 4}" for n in range(20)),
        tuple(Promise("p", f"Promise {n} {HOSTILE * 9}", HOSTILE * 3, None) for n in range(30)),
        tuple(f"Target {n} {HOSTILE * 4}" for n in range(20)),
    ),
    code=tuple(
        StageRules(
            f"Stage {n} {HOSTILE * 5}",
            tuple(f"always {n}.{m} {HOSTILE * 3}" for m in range(8)),
            tuple(f"never {n}.{m} " + "x" * 190 for m in range(8)),
        )
        for n in range(9)
    ),
)


LONG = {"organisation": "Org\n" * 10_000, "title": "T" * 40_000, "confidentiality": HOSTILE * 50}
"""What stands over and under a sheet, much too long."""


def made(name: str, upcoming: Upcoming, brand: Brand | None = None, **meta: object) -> Made:
    report = replace(sample(), upcoming=upcoming, meta=replace(META, **meta))  # type: ignore[arg-type]
    return registry.find(name).make(replace(bundle(report), brand=brand or Brand()))


def pdf(found: Made) -> PdfReader:
    (data,) = [data for suffix, data in found.files.items() if suffix.endswith(".pdf")]
    return PdfReader(io.BytesIO(data))


def words(found: Made) -> str:
    return squeezed(" ".join(page.extract_text() for page in pdf(found).pages))


def page(found: Made) -> str:
    (data,) = [data for suffix, data in found.files.items() if suffix.endswith(".html")]
    return squeezed(read(data).text)


def told(found: Made) -> tuple[str, ...]:
    """What is told of the pages themselves, whatever fonts this computer has."""
    return tuple(warning for warning in found.warnings if "no font" not in warning)


def of(upcoming: Upcoming) -> Report:
    return replace(sample(), upcoming=upcoming)


def test_the_agenda_says_when_what_and_who():
    found = made("agenda", sample().upcoming)
    assert list(found.files) == ["-agenda.pdf", "-agenda.html"]
    assert told(found) == ()
    for text in (words(found), page(found)):
        for part in (*AGENDA, "15 December 2026", "45 min", "Ana Peña", "30 September 2026", "Northwind Utilities"):
            assert part in text
        for part in (labels.NEXT_MEETING, "Target of “Open cases seen by all silos”: 100 %", META.confidentiality):
            assert part in text
        assert "Recognise a team" in text, "it is open, though it has no date"
        assert "Due by then: 5 of 6." in text


def promise(what: str, day: date | None, *, overdue: bool = False) -> Promise:
    return Promise(what, what, "Ana Peña", day, overdue=overdue)


def test_all_that_is_open_stands_there_once_and_what_is_overdue_first():
    early, late = promise("early", date(2026, 10, 1)), promise("late", date(2027, 3, 1))
    undated, over = promise("undated", None), promise("over", date(2026, 9, 1), overdue=True)
    never = promise("never", None, overdue=True)
    meeting = Meeting("m", date(2026, 12, 15), 45, promises=(undated, early))
    agenda = next_agenda(of(Upcoming((undated, late, early, never, over), (meeting,), meeting)))
    assert [row[0] for row in agenda.promises.rows] == ["over", "never", "early", "late", "undated"]
    assert [row[2] for row in agenda.promises.rows] == [
        *(f"1 September 2026, {labels.OVERDUE}", labels.OVERDUE, date(2026, 10, 1), date(2027, 3, 1), labels.NO_DAY),
    ]
    assert agenda.due == "Due by then: 3 of 5."
    assert next_agenda(of(Upcoming((early,), (), replace(meeting, date=None)))).due == ""
    assert next_agenda(of(Upcoming((), (meeting,), replace(meeting, promises=())))).due == ""


def test_how_long_it_takes_is_said_in_whole_words():
    lengths = [next_agenda(of(Upcoming(next_meeting=Meeting("m", None, minutes)))).length for minutes in (1, 45, 90)]
    assert lengths == ["1 minute", "45 minutes", "90 minutes"]


@pytest.mark.parametrize("upcoming", [Upcoming(), Upcoming(next_meeting=replace(MEETINGS[0], date=None))])
def test_a_meeting_without_a_date_is_said_to_have_none(upcoming):
    found = made("agenda", upcoming)
    for text in (words(found), page(found)):
        assert labels.NO_DATE in text
        assert (labels.NO_AGENDA in text) == (upcoming.next_meeting is None)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    ("name", "upcoming"),
    [
        ("agenda", sample().upcoming),
        ("agenda", Upcoming()),
        *(("code", each) for each in (FULL, sample().upcoming, Upcoming())),
    ],
)
def test_it_is_one_page_where_that_has_room(name, upcoming, paper):
    found = made(name, upcoming, Brand(paper=paper, name="House " * 12), **(LONG if upcoming is FULL else {}))
    (only,) = pdf(found).pages
    assert "1 / 1" not in only.extract_text()
    wide = name == "code"
    assert (only.mediabox.width > only.mediabox.height) == wide
    assert bool(told(found)) == (upcoming is FULL)
    assert "<script>" in words(found) or upcoming is not FULL


def test_nothing_of_a_long_agenda_is_left_out():
    found = made("agenda", FULL, Brand(name="House " * 12), **LONG)
    assert told(found) == ()
    pages = pdf(found).pages
    assert len(pages) > 1
    for number, one in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in one.extract_text(), "a sheet that has become several says which it is"
    for text in (words(found), page(found)):
        for kind, count in (("Point", 20), ("Promise", 30), ("Target", 20)):
            assert [number for number in range(count) if f"{kind} {number} " not in text] == []
    assert "and 12 more" not in page(found)


def test_rules_that_are_cut_are_told():
    assert labels.CODE_CUT in made("code", FULL).warnings
    assert labels.CODE_CUT in page(made("code", FULL))


def test_the_code_stands_by_stage():
    found = made("code", sample().upcoming)
    assert found.warnings == ()
    for text in (words(found), page(found)):
        places = [text.index(rule) for stage in CODE for rule in (*stage.always, *stage.never)]
        assert places == sorted(places)
        assert all(stage.stage in text for stage in CODE)
        assert f"✓ {labels.ALWAYS}" in text
        assert f"✗ {labels.NEVER}" in text


def test_without_a_rule_it_says_so():
    for text in (words(made("code", Upcoming())), page(made("code", Upcoming()))):
        assert labels.NO_RULES in text


def test_a_code_that_fits_is_not_touched():
    assert code_sheet(sample()).stages == CODE
    assert not code_sheet(sample()).cut
    assert len(code_sheet(of(FULL)).stages) == 9


@pytest.mark.parametrize("name", ["agenda", "code"])
def test_the_pdf_is_tagged_dated_and_named(name):
    reader = pdf(made(name, sample().upcoming))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata.title.startswith("Northwind Utilities · One-company leadership workshop · ")
    assert reader.metadata.creation_date.date() == date(2026, 9, 17)


@pytest.mark.parametrize("name", ["agenda", "code"])
def test_the_page_has_no_script_and_nothing_from_outside(name):
    (data,) = [data for suffix, data in made(name, FULL).files.items() if suffix.endswith(".html")]
    found = read(data)
    assert not found.tags() & {"script", "iframe", "link", "img"}
    (policy,) = [attrs["content"] for attrs in found.having("meta") if "http-equiv" in attrs]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in found.style


def test_many_promises_still_fit_on_a_page():
    promises = tuple(promise(f"Promise {number}", date(2026, 12, 1)) for number in range(1, 23))
    found = made("agenda", Upcoming(promises, (), Meeting("m", date(2026, 12, 15), 30, AGENDA[:4])))
    assert len(pdf(found).pages) == 1
    assert "Promise 22" in words(found)
