"""What one export is made from, and that nothing which was left out is in any format, in clear or in metadata."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from onecompany import __version__
from onecompany.clock import Stamp
from onecompany.export import registry
from onecompany.export.brand import Brand
from onecompany.export.bundling import Choices, bundle, stem_of
from onecompany.export.files import slug
from onecompany.export.format import Bundle, Options
from onecompany.kinds.beginning import begin
from onecompany.plans import Plan
from onecompany.store.acts import capture
from onecompany.store.acts.capture import add_note
from onecompany.store.file import Store
from onecompany.store.transaction import models
from tests.conftest import DAY, PEOPLE
from tests.exercises.room import Room, day, promise
from tests.export.anything import readable
from tests.report.reporting import AT
from tests.report.test_names import named

LOSSLESS = {"json"}


@pytest.fixture
def room(writer: Any) -> Room:
    """A workshop in which names are said everywhere."""
    return Room(writer)


def made(room: Room, choices: Choices | None = None, brand: Brand | None = None) -> Bundle:
    """The bundle of a room, in the evening of the day."""
    return bundle(room.state, at=AT, today=DAY, version=__version__, choices=choices, brand=brand)


def read(name: str, given: Bundle) -> str:
    """All that can be read in the files of a format, in small letters."""
    return readable(name, given).casefold()


def said(names: list[str], text: str) -> list[str]:
    """The names that stand in a text as words of their own."""
    return [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


@pytest.mark.parametrize("name", registry.names())
def test_without_names_none_is_in_any_format(room: Room, name: str) -> None:
    names = [each.casefold() for each in named(room)]
    with_names = read(name, made(room))
    without = read(name, made(room, Choices(names=False, private=True, options=Options(by_person=True))))
    assert said(names, without) == []
    if name != "code":
        assert said(names, with_names) != []


def test_who_has_left_is_not_named_either(room: Room, store: Store, plan: Plan) -> None:
    promise(room, "Finn Maher calls them", "Finn", day(200))
    listed = [person for person in PEOPLE if person.name != "Finn Maher"]
    company = room.state.organisation.name
    following = begin(store, organisation=company, plan=plan, date=day(90), people=listed)
    later = Room(store.writer(following))
    assert {row.who for row in later.state.rows("commitment")} == {"Finn Maher"}
    assert said(["finn", "maher"], read("md", made(later))) == ["finn", "maher"]
    for choices in (Choices(names=False), Choices(names=False, profile="board")):
        assert said(["finn", "maher"], read("md", made(later, choices))) == []


@pytest.mark.parametrize("name", registry.names())
def test_the_board_reads_no_other_names_than_owners(room: Room, name: str) -> None:
    named(room)
    add_note(room.writer, room.exercise("open").id, ["quandary"], private=True)
    shown = read(name, made(room, Choices("board")))
    assert said(["quist", "vasari", "bodil", "carlo", "quandary"], shown) == []
    if name in ("csv", "docx", "html", "ics", "json", "md", "pdf", "xlsx"):
        assert said(["anouk"], shown), "an owner stands there by name"


def test_the_board_has_no_appendix_and_owners_by_name_in_json_too(room: Room) -> None:
    named(room)
    whole, board = made(room), made(room, Choices("board"))
    assert whole.report.appendix
    assert board.report.appendix == ()
    assert whole.report.meta.data_hash == board.report.meta.data_hash
    assert "Bodil Quist" in str(whole.document)
    assert "Quist" not in str(board.document)
    assert "Anouk Zwart" in str(board.document)
    assert "Anouk Zwart" in str(board.report.front.commitments)


def test_private_notes_are_in_json_only_when_asked_for(room: Room) -> None:
    add_note(room.writer, room.exercise("open").id, ["quandary"], private=True)
    for name in registry.names():
        if name in ("ics", "code"):
            continue
        assert ("quandary" in read(name, made(room, Choices(private=True)))) == (name in LOSSLESS), name
        assert "quandary" not in read(name, made(room)), name


def test_the_line_of_the_house_and_its_dates(room: Room) -> None:
    promise(room, "Call", "Ana", day(20))
    usual, own = made(room), made(room, brand=Brand(confidentiality="Ours alone.", language="de"))
    assert usual.report.meta.confidentiality.startswith("Confidential. For the leadership team of Northwind")
    assert own.report.meta.confidentiality == "Ours alone."
    assert made(room, brand=Brand(confidentiality="")).report.meta.confidentiality == ""
    assert "märz 2026" in read("html", own)


def test_calendars_of_persons_are_called_by_their_roles_where_names_are_left_out(room: Room) -> None:
    promise(room, "Call", "Ana", day(20))
    (who,) = {one.who for one in made(room, Choices(names=False)).report.upcoming.promises}
    for names, called in ((True, "Ana-Pena"), (False, slug(who))):
        content = made(room, Choices(names=names, options=Options(by_person=True)))
        assert list(registry.find("ics").make(content).files) == [".ics", f"-{called}.ics"]


def test_the_rows_of_the_room_stay_as_they_were(room: Room) -> None:
    named(room)
    before = {name: dict(rows) for name, rows in room.state.tables.items()}
    made(room, Choices("board", names=False))
    assert room.state.tables == before


def test_a_copy_does_not_see_what_comes_after(room: Room) -> None:
    capture.commit(room.writer, None, "Before")
    frozen = room.state.copy()
    capture.commit(room.writer, None, "After")
    assert [row.what for row in frozen.rows("commitment")] == ["Before"]
    assert len(room.state.rows("commitment")) == 2


def test_the_moment_is_pinned(room: Room) -> None:
    one = bundle(room.state, at=AT, today=DAY, version="1")
    assert one == bundle(room.state, at=Stamp(AT.utc, AT.boot, AT.boot_id), today=DAY, version="1")
    assert one.report.meta.made_at == AT.utc


def test_every_format_is_made_of_a_workshop_in_which_nothing_was_said(room: Room) -> None:
    for name in registry.names():
        assert all(registry.find(name).make(made(room)).files.values()), name


def test_the_board_without_names_says_the_same_sentences(room: Room) -> None:
    names = [each.casefold() for each in named(room)]
    plain, board = made(room, Choices(names=False)), made(room, Choices("board", names=False))
    assert replace(board.report.front, explained="", numbers=()) == replace(
        plain.report.front, explained="", numbers=()
    )
    assert board.report.meta.confidentiality == plain.report.meta.confidentiality
    assert said(names, read("md", board)) == []
    assert (board.report.appendix, board.report.meta.people) == ((), ())


def test_the_files_are_called_by_no_name(room: Room) -> None:
    with room.writer.act("renamed") as transaction:
        transaction.change(models()["organisation"], room.state.organisation.id, name="Okafor & Sons")
    assert stem_of(made(room)).startswith("Okafor-Sons-2026-")
    assert "Okafor" not in stem_of(made(room, Choices(names=False)))


def test_the_files_of_a_german_workshop_are_called_in_german_whatever_the_board_speaks(room: Room) -> None:
    content = made(room)
    meta = replace(content.report.meta, organisation="Stadtwerke Köln", language="de")
    assert stem_of(replace(content, report=replace(content.report, meta=meta))).startswith("Stadtwerke-Koeln-")


def test_without_words_for_a_language_all_is_english_and_that_is_said(room: Room) -> None:
    promise(room, "Call", "Ana", day(20))
    given = made(room, brand=Brand(language="pt-BR"))
    assert given.report.meta.language == "en"
    assert given.remark == "There are no words for pt-BR yet: the hand-outs are in English."
    assert "março" not in read("html", given)
    assert "march 2026" in read("html", given)
    assert made(room).remark == ""


def test_that_the_plan_is_in_another_language_is_said(room: Room) -> None:
    """It says something itself, and has words of its own that no German sentence can decline."""
    remark = made(room, brand=Brand(language="de-AT")).remark
    assert remark.startswith("The hand-outs are in de-AT, the plan is in en: ")
    assert made(room, brand=Brand(language="en-GB")).remark == ""
    german = room.state.workshop.with_values({"language": "de"})
    room.state.tables["workshop"][german.id] = german
    assert made(room, brand=Brand(language="de-AT")).remark == ""


def test_a_workshop_is_handed_out_in_its_own_language(room: Room) -> None:
    german = room.state.workshop.with_values({"language": "de"})
    room.state.tables["workshop"][german.id] = german
    assert made(room).report.meta.language == "de"
    assert "vertraulich" in read("html", made(room))
    assert made(room, brand=Brand(language="en")).report.meta.language == "en"


def test_what_was_not_recorded_has_no_heading_in_any_hand_out(room: Room) -> None:
    room.journey("Buy", "Use")
    full, board = made(room).report, made(room, Choices(profile="board")).report
    assert [section.title for section in full.sections if section.is_empty] == ["Not recorded"]
    assert not any(section.is_empty for section in board.sections)
