"""A workshop of a hospital speaks of patients and wards: on the board, in what it says, and in what is handed out."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from onecompany.clock import Stamp
from onecompany.export.bundling import bundle
from onecompany.export.format import Bundle
from onecompany.export.registry import find
from onecompany.sentences import Terms, settle
from onecompany.store.file import Store
from onecompany.store.tables import Workshop
from tests.app.conftest import MIDDAY, Opened
from tests.clock_double import FakeClock

WORDS = Terms("patient", "patients", "ward", "wards")

SENTENCES = (
    "Patients feel worst at “I move in”",
    "What hurts the patient",
    "Who owns the patient at each stage",
    "Three wards help, nobody answers",
    "leaders have a patient metric",
)
"""What the report of the sample says in its own words."""


@pytest.fixture
def hospital(sample: tuple[Path, str], clock: FakeClock) -> Iterator[tuple[Path, str]]:
    """The sample as if it had been made of a plan with such words."""
    path, workshop = sample
    with Store(path, clock=clock) as store, store.writer(workshop).act("took words of its own") as transaction:
        transaction.change(Workshop, workshop, words=WORDS.own)
    yield path, workshop
    settle(Terms())


def content(path: Path, workshop: str, clock: FakeClock) -> Bundle:
    with Store(path, clock=clock) as store:
        return bundle(store.read(workshop), at=Stamp.take(clock), today=MIDDAY.date(), version="1")


def text(of: Bundle, name: str) -> str:
    return " ".join(b" ".join(find(name).make(of).files.values()).decode().replace("**", "").split())


def test_the_hand_outs_speak_with_its_words(hospital: tuple[Path, str], clock: FakeClock) -> None:
    handout = content(*hospital, clock)
    for name in ("md", "html"):
        said = text(handout, name)
        assert [sentence for sentence in SENTENCES if sentence not in said] == [], name
        for word in ("What the customer wants", "Customers feel", "customer metric", "departments help", "No customer"):
            assert word not in said
    (pdf,) = find("pdf").make(handout).files.values()
    pages = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)
    assert [sentence for sentence in SENTENCES if sentence not in pages] == []


def test_the_words_come_from_the_file_and_not_from_who_asks(hospital: tuple[Path, str], clock: FakeClock) -> None:
    usual = hospital[0].with_name("usual.onecompany")
    shutil.copy(hospital[0], usual)
    with Store(usual, clock=clock) as store, store.writer(hospital[1]).act("took them back") as transaction:
        transaction.change(Workshop, hospital[1], words={})
    settle(WORDS)
    assert "Customers feel worst at “I move in”" in text(content(usual, hospital[1], clock), "md")


def test_the_document_keeps_the_words_and_speaks_with_them(hospital: tuple[Path, str], clock: FakeClock) -> None:
    document = json.loads(text(content(*hospital, clock), "json"))
    assert document["workshop"]["words"] == WORDS.own
    texts = [finding["text"] + finding["why"] for finding in document["findings"]]
    assert any("wards" in said for said in texts)
    assert any("patient" in said for said in texts)


def test_the_words_come_back_with_the_document(hospital: tuple[Path, str], clock: FakeClock, tmp_path: Path) -> None:
    from onecompany.exchange.importing import ImportProblem, bring_in

    document = dict(content(*hospital, clock).document)
    with Store(tmp_path / "other.onecompany", clock=clock) as store:
        assert store.read(bring_in(store, document).workshop_id).terms == WORDS
        for wrong in ({"customer": "x" * 41}, {"silo": "a\x1b[2Jb"}, {"guest": "x"}, {"silo": ""}, {"silo": 3}):
            document["workshop"] = dict(document["workshop"]) | {"words": wrong}  # type: ignore[call-overload]
            with pytest.raises(ImportProblem, match="words"):
                bring_in(store, document)
        del document["workshop"]["words"]  # type: ignore[attr-defined]
        assert store.read(bring_in(store, document).workshop_id).terms == Terms()


async def test_board_findings_and_preview_speak_with_its_words(opened: Opened, hospital: tuple[Path, str]) -> None:
    async with opened(*hospital, at="ownership") as hands:
        hands.paint()
        said = " ".join(f"{finding.text} {finding.why}" for finding in hands.room.session.findings())
        assert "wards help" in said
        assert "silo" not in said
        assert "Three wards help" in hands.screen
        await hands.press("f10")
        assert "where patients feel worst" in " ".join(hands.screen.split())
        await hands.keys("escape", "ctrl+b")
        await hands.keys("n")
        assert "Name; role; department" in hands.screen


def test_a_workshop_takes_the_words_of_its_plan(tmp_path: Path, clock: FakeClock) -> None:
    from onecompany.kinds.beginning import begin
    from onecompany.kinds.registry import kinds
    from onecompany.plans import load

    data = b'title = "Day"\n[words]\ncustomer = "patient"\n[[exercise]]\nkind = "stages"\n'
    plan = load(data, name="day", path=None, kinds={name: kind.rules for name, kind in kinds().items()})
    with Store(tmp_path / "a.onecompany", clock=clock) as store:
        workshop = begin(store, organisation="Clinic", plan=plan, date=MIDDAY.date())
        assert store.read(workshop).terms == Terms("patient")
        assert store.read(workshop).workshop.words == {"customer": "patient"}
