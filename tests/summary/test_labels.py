"""The words around the report's own: each that is asked for is there, and said in the language of that moment."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import onecompany
from onecompany.kinds.phrasing import ask
from onecompany.sentences import Terms, lazy_gettext, speaking, using
from onecompany.summary import labels, words
from onecompany.summary.blocks import Table, TableColumn
from onecompany.summary.document import Ask, Front, Meta, Number, Report
from onecompany.summary.page_one import ASK, page_one
from onecompany.summary.texts import map_text, stopped, texts
from tests.shouting import shouting

__all__ = ["shouting"]

SOURCE = Path(onecompany.__file__).parent


@pytest.mark.parametrize(
    ("text", "before"),
    [("Nobody owns it", "Nobody owns it."), ("It says “we”", "It says “we”."), ("“Who?”", "“Who?”"), ("So.", "So.")],
)
def test_a_finding_has_a_stop_before_its_reason(text: str, before: str) -> None:
    assert stopped(text) == before


def test_means_of_a_column_have_one_decimal_each_in_reports() -> None:
    assert [words.shown(words.rounded(value)) for value in (2, 2.45, -0.04, None)] == ["2.0", "2.5", "0.0", words.GAP]
    assert words.shown(2.0) == "2"


def test_every_label_that_is_asked_for_is_there() -> None:
    asked: dict[str, set[str]] = {"labels": set(), "words": set()}
    for path in (*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.md"), *SOURCE.rglob("*.typ")):
        for module, name in re.findall(r"\b(labels|words)\.([A-Z_]{2,})\b", path.read_text(encoding="utf-8")):
            asked[module].add(name)
    assert len(asked["labels"]) > 50
    assert [name for name in sorted(asked["labels"]) if not getattr(labels, name, "")] == []
    assert [name for name in sorted(asked["words"]) if not getattr(words, name, "")] == []
    assert {*labels.SENTENCES} - asked["labels"] - {"AGENDA_CUT", "CODE_CUT", "KIND"} == set()
    with pytest.raises(AttributeError, match="no label NOSUCH"):
        _ = labels.NOSUCH
    with pytest.raises(AttributeError, match="no word NOSUCH"):
        _ = words.NOSUCH


@pytest.mark.usefixtures("shouting")
def test_they_are_said_in_the_language_and_the_words_of_the_moment() -> None:
    english = labels.AGENDA, words.shown(True), labels.more(2), words.level_word("crack"), words.shown(None)
    assert english == ("Agenda", "✓ yes", "and 2 more, further on", "Crack", "–")
    with speaking("xx"):
        assert (labels.AGENDA, words.shown(True), labels.more(2)) == ("AGENDA", "✓ YES", "AND 2 MORE, FURTHER ON")
        assert (words.level_word("crack"), words.NOT_RECORDED, words.GAP_KEY) == (
            "CRACK",
            "NOT RECORDED",
            "– MEANS NOT RECORDED.",
        )
    with using(Terms("patient", "patients", "ward", "wards")):
        assert labels.NEXT_MEETING == "The patient in our next quarterly meeting"


def reported(*asks: Ask, lines: tuple[str, ...] = ()) -> Report:
    """A report with nothing but this on page 1."""
    front = Front(lines, (), asks, (), Table((TableColumn("What"),), ()))
    return Report(Meta("Org", "Day", date(2026, 3, 5), datetime(2026, 3, 5, tzinfo=UTC)), front)


def test_what_is_asked_is_a_whole_sentence_on_page_1_and_stands_in_full_further_on() -> None:
    long, short = f"Agree who owns “{'x' * 100}” and when", "Agree who owns “xxx…” and when"
    one = page_one(reported(Ask(long, "Ana", short=short), Ask("Call them", short="never shown")))
    assert [each.text for each in one.front.asks] == [short, "Call them"]
    assert one.rest is not None
    assert f"{long} (Ana)" in texts(one.rest)
    assert len(page_one(reported(Ask("y " * ASK))).front.asks[0].text) <= ASK


def test_german_has_the_room_for_the_names_that_english_has_room_for() -> None:
    names = ["I arrive → I am examined", "I go home → I live with it"]
    with speaking("de"):
        asked = ask(lazy_gettext("Name who closes the cracks at {names:quoted}", names=names))
    (shown,) = page_one(reported(asked)).front.asks
    assert shown.text.endswith("bei „I arrive → I am examined“ und „I go home → I live with it“ schließt")


def test_a_short_wording_loses_its_names_and_is_no_text_of_its_own() -> None:
    ask = Ask("Ana asks at length", short="Ana asks")
    assert map_text(ask, lambda text: text.replace("Ana", "COO")).short == "COO asks"
    assert list(texts(ask)) == ["Ana asks at length", ""]


def test_of_the_bottom_line_whole_sentences_stand_on_page_1() -> None:
    first, second = f"Nobody owns “{'Dr. Lee calls ' * 8}”.", f"It {'really ' * 12}matters."
    one = page_one(reported(lines=(f"{first} {second}", "x" * 300)))
    assert one.front.bottom_line[0] == first
    assert one.front.bottom_line[1].endswith("…")
    assert one.rest is not None
    assert f"{first} {second}" in texts(one.rest)


def test_a_rank_lies_between_0_and_1() -> None:
    with pytest.raises(ValueError, match="a rank lies between"):
        Number("x", 1, rank=1.1)
