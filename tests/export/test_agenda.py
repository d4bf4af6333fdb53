"""The agenda of the next meeting and the code of conduct: one page each, as PDF and HTML, whatever is in them."""

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
from onecompany.export.next_agenda import PROMISES, next_agenda
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
        assert "Recognise a team" not in text, "it is due after the meeting"


def test_a_page_with_room_shortens_nothing():
    long = " ".join(["Call every household before its line is cut"] * 6)
    promise = Promise("p", long, "Ana Peña", None)
    meeting = Meeting("m", None, 30, (long,), (promise,), (long,))
    agenda = next_agenda(of(Upcoming(next_meeting=meeting)))
    assert (agenda.points, agenda.promises.rows[0][0], agenda.targets, agenda.cut) == ((long,), long, (long,), False)
    agenda = next_agenda(of(Upcoming(next_meeting=replace(meeting, promises=(promise,) * PROMISES))))
    assert agenda.cut
    assert str(agenda.promises.rows[0][0]).endswith("…")


@pytest.mark.parametrize("upcoming", [Upcoming(), Upcoming(next_meeting=replace(MEETINGS[0], date=None))])
def test_a_meeting_without_a_date_is_said_to_have_none(upcoming):
    found = made("agenda", upcoming)
    for text in (words(found), page(found)):
        assert labels.NO_DATE in text
        assert (labels.NO_AGENDA in text) == (upcoming.next_meeting is None)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", ["agenda", "code"])
@pytest.mark.parametrize("upcoming", [FULL, sample().upcoming, Upcoming()], ids=["full", "sample", "empty"])
def test_it_is_one_page_whatever_is_in_it(name, upcoming, paper):
    long = {"organisation": "Org\n" * 10_000, "title": "T" * 40_000, "confidentiality": HOSTILE * 50}
    found = made(name, upcoming, Brand(paper=paper, name="House " * 12), **(long if upcoming is FULL else {}))
    (only,) = pdf(found).pages
    wide = name == "code"
    assert (only.mediabox.width > only.mediabox.height) == wide
    assert bool(told(found)) == (upcoming is FULL)
    assert "<script>" in words(found) or upcoming is not FULL


def test_what_is_cut_is_told_and_counted():
    agenda = next_agenda(of(FULL))
    assert agenda.cut
    assert (agenda.more_points, agenda.more_promises, agenda.more_targets) == (
        "and 12 more, in the summary",
        "and 18 more, in the summary",
        "and 14 more, in the summary",
    )
    assert not next_agenda(sample()).cut
    assert labels.AGENDA_CUT in made("agenda", FULL).warnings
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


def test_promises_take_the_room_of_points_and_targets_that_are_not_there():
    promises = tuple(Promise("p", f"Promise {n}", "Ana Peña", date(2026, 12, 1)) for n in range(1, 23))
    found = made("agenda", Upcoming(next_meeting=Meeting("m", date(2026, 12, 15), 30, AGENDA[:4], promises)))
    assert told(found) == ()
    assert len(pdf(found).pages) == 1
    assert "Promise 22" in words(found)
    long = tuple(replace(promise, what=f"{promise.what} {'so ' * 30}") for promise in promises)
    agenda = next_agenda(of(Upcoming(next_meeting=Meeting("m", None, 30, AGENDA[:4], long))))
    assert len(agenda.promises.rows) == PROMISES
