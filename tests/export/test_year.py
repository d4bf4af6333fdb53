"""The year in every format: what each of them holds of it, nobody by name, a few pages, the same bytes each time."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from onecompany import __version__
from onecompany.export import registry
from onecompany.export.bundling import Choices, bundle_year, stem_of
from onecompany.export.format import Bundle, ExportError
from onecompany.kinds.rows import change
from onecompany.kinds.shared_tables import COMMITMENT
from onecompany.store.acts import agenda, capture
from onecompany.store.file import Store
from onecompany.store.transaction import models
from tests.conftest import PEOPLE
from tests.exercises.room import Room, add_metric, day, promise
from tests.export.anything import readable
from tests.export.test_bundling import said as words_in
from tests.report.reporting import AT
from tests.report.test_course import next_room, room, workshops

__all__ = ["room"]

LONG = "Stadtwerke Musterstadt Energieversorgung GmbH & Co. KG"


def year(store: Store, days: int, choices: Choices | None = None, *name: str) -> Bundle:
    """The bundle of the year, so many days after the first workshop."""
    states = workshops(store, *name)
    return bundle_year(states, at=AT, today=day(days), version=__version__, choices=choices)


@pytest.fixture
def held(store: Store, room: Room) -> Store:
    """Two workshops with a promise, a meeting ahead, a metric and a rule."""
    promise(room, "Ana calls Finn", "Ana", day(30))
    capture.add_decision(room.writer, None, "Ben will tell the board")
    next_room(store, 140)
    second = next_room(store, 150)
    promise(second, "Finn writes to everybody", "Finn", day(200))
    with second.writer.act("added") as transaction:
        transaction.add(models()["meeting"], date=day(230), minutes=30, agenda="What was kept")
        stage = second.stage("Use")
        transaction.add(models()["rule"], stage_id=stage, kind="always", text="Call back", state="adopted")
    return store


def test_each_format_tells_of_the_year_or_says_why_it_does_not(held: Store) -> None:
    bundle = year(held, 160)
    assert bundle == year(held, 160)
    said = {"ics": "Finn writes to everybody", "agenda": "What was kept", "code": "Call back"}
    for name in registry.names():
        if name == "json":
            with pytest.raises(ExportError, match="one workshop"):
                registry.find(name).make(bundle)
            assert "one workshop" in registry.find(name).lacks(bundle)
            continue
        assert registry.find(name).lacks(bundle) == ""
        text = " ".join(readable(name, bundle).split())
        assert said.get(name, bundle.report.front.bottom_line[0]) in text, name


def test_nobody_is_named_without_names_and_only_owners_are_for_the_board(held: Store) -> None:
    names = [word.casefold() for person in PEOPLE for word in person.name.split()]
    for name in ("md", "ics", "csv"):
        assert words_in(names, readable(name, year(held, 160)).casefold()) != []
        assert words_in(names, readable(name, year(held, 160, Choices(names=False))).casefold()) == []
        board = words_in(names, readable(name, year(held, 160, Choices("board"))).casefold())
        assert set(board) <= {"ana", "pe\u00f1a", "finn", "maher"}


def test_a_year_in_which_nothing_is_dated_has_no_calendar(store: Store, room: Room) -> None:
    bundle = year(store, 10)
    assert registry.find("ics").lacks(bundle).startswith("Nothing that lies ahead has a date")
    with pytest.raises(ExportError, match="no calendar"):
        registry.find("ics").make(bundle)
    assert registry.find("code").lacks(bundle)


def test_the_files_are_called_by_organisation_year_and_day(store: Store, room: Room) -> None:
    with room.writer.act("renamed") as transaction:
        transaction.change(models()["organisation"], room.state.organisation.id, name=LONG)
    assert stem_of(year(store, 10, None, LONG)) == "Stadtwerke-Musterstadt-Energieversorgung-year-2026-03-15"


def test_twelve_workshops_are_five_pages_at_most_and_one_is_three(store: Store, room: Room) -> None:
    """Promises, readings and cracks of a year that is fuller than most, of a company with a long name."""
    for first_name in ("Ana", "Ben", "Carla", "Dev", "Eva", "Finn", "Grace", "Hugo"):
        add_metric(room, first_name, f"Homes that are live on the day that we promised, {first_name}", unit="%")
    agenda.start(room.writer)
    agenda.finish(room.writer)
    alone = PdfReader(io.BytesIO(registry.find("pdf").make(year(store, 5)).files[".pdf"]))
    assert len(alone.pages) <= 3
    last = room
    for number in range(1, 12):
        promise(last, f"Call everybody who has waited for more than a week, and say when, {number}", "Ana", day(30))
        promise(last, f"Show the price on the first page of each letter that we send, {number}", "Ben", day(60))
        last = next_room(store, 24 * number)
        for row in list(last.state.rows("commitment"))[:1]:
            reason = "The works council has it, and nobody wants to go on without it"
            change(last.writer, COMMITMENT, row.id, "said", state="kept" if number % 2 else "dropped", reason=reason)
        with last.writer.act("read") as transaction:
            for metric in list(last.state.rows("metric")):
                values = {"date": day(24 * number), "value": 70.0 + number}
                transaction.add(models()["reading"], metric_id=metric.id, **values)
        capture.add_decision(last.writer, None, f"Operations owns what comes after the signature, decision {number}")
    with last.writer.act("renamed") as transaction:
        transaction.change(models()["organisation"], room.state.organisation.id, name=LONG)
    made = PdfReader(io.BytesIO(registry.find("pdf").make(year(store, 24 * 11 + 1, None, LONG)).files[".pdf"]))
    assert 3 <= len(made.pages) <= 5
    assert "1 / " in made.pages[0].extract_text()
    assert "From page 1, in full" not in "".join(page.extract_text() for page in made.pages)
