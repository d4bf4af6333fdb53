"""Sentences, what they have in common, the one that is adopted, and what is said of all that."""

from __future__ import annotations

import itertools
import json

import pytest

from onecompany.clock import Stamp
from onecompany.exchange.document import document
from onecompany.exercises.same_page import SENTENCE, acts
from onecompany.exercises.same_page.answers import language_note
from onecompany.exercises.same_page.common import HALF, NEARLY_ALL, common
from onecompany.exercises.same_page.section import as_planned, sections
from onecompany.kinds import rows
from onecompany.kinds.findings import find_all
from onecompany.kinds.hooks import tell
from onecompany.kinds.rounds import dissent
from onecompany.kinds.search import hits
from onecompany.plans import Plan
from onecompany.report.build import build_report
from onecompany.store.acts.people import change_leader, remove_leader
from onecompany.store.writer import WorkshopWriter
from onecompany.summary.blocks import Bullets, Heading, Histogram, Paragraph, Table
from onecompany.summary.document import Adopted, Report
from onecompany.summary.page_one import page_one
from onecompany.summary.texts import texts
from tests.conftest import DAY, MORNING
from tests.exercises.same_page_room import CARDS, Page, two_questions
from tests.report.reporting import board_copy

AT = Stamp(MORNING, 100_000.0, "test")


@pytest.fixture
def plan() -> Plan:
    """Two questions."""
    return two_questions()


@pytest.fixture
def page(writer: WorkshopWriter) -> Page:
    """The first one."""
    return Page(writer)


def report(page: Page) -> Report:
    """What is handed out."""
    return build_report(page.writer.state, at=AT, today=DAY, version="1", data_hash="x")


# -- words


def test_words_that_half_use_are_shared_and_those_of_one_are_alone() -> None:
    found = common(CARDS, "en")
    assert [found.spelled(key) for key in found.used_by(HALF)] == ["customer", "promise", "date"]
    assert [found.spelled(key) for key in found.used_by(NEARLY_ALL)] == ["customer", "promise"]
    assert {found.spelled(key) for key in found.users if found.alone(key)} == {
        "trust", "kept", "cheapest", "supply", "region",
    } | ({"one", "every"} & {found.spelled(key) for key in found.users if found.alone(key)})  # fmt: skip
    assert set(found.forms(HALF)) == {"Customers", "customer", "customer's", "promise", "date"}


def test_the_distance_is_the_share_of_pairs_without_a_word_in_common() -> None:
    assert common(CARDS, "en").distance == pytest.approx(3 / 6)
    assert common(CARDS[:3], "en").distance == 0
    assert common(["Light", "Heat"], "en").distance == 1
    assert common(["We are", "We have"], "en").distance == 1
    assert common(CARDS[:1], "en").distance is None
    assert common([], "en").distance is None


def test_of_two_sentences_a_word_is_shared_by_both_or_by_none() -> None:
    found = common(["Customers stay", "Customers leave"], "en")
    assert [found.spelled(key) for key in found.used_by(HALF)] == ["Customers"]
    assert common(["Stay", "Leave"], "en").used_by(HALF) == []


def test_the_order_of_sentences_makes_no_difference() -> None:
    assert {(common(order, "en").distance, *common(order, "en").users.items())
            for order in itertools.permutations(CARDS)} == {
        (common(CARDS, "en").distance, *common(CARDS, "en").users.items())
    }  # fmt: skip
    assert len({tuple(map(common(order, "en").spelled, common(order, "en").users))
                for order in itertools.permutations(CARDS)}) == 1  # fmt: skip


def test_german_sentences_share_words_in_any_form() -> None:
    found = common(
        [
            "Wir halten, was wir unseren Kunden versprechen",
            "Kunden verlassen sich auf uns, weil wir Versprechen halten",
            "Für jeden Kunden der richtige Anschluss am versprochenen Tag",
            "Wir sind die sicherste Adresse für Kundinnen und Kunden",
        ],
        "de-CH",
    )
    assert [found.spelled(key) for key in found.used_by(HALF)] == ["Kunden", "halten", "versprechen"]
    assert found.distance == 0


def test_what_cannot_be_compared_is_said_and_not_found(page: Page) -> None:
    page.writer.state.workshop.language = "ja"
    page.write("お客様を第一に", "毎日の光", "約束を守る")
    assert page.rules() == {"same_page.none", "same_page.missing"}
    assert page.answers.common.distance is None
    assert language_note(page.answers.common).startswith("Words are not compared")
    spoken = list(texts(sections(page.view())[0]))
    assert any(text.startswith("Words are not compared") for text in spoken)
    page.writer.state.workshop.language = "cy"
    assert language_note(page.answers.common).startswith("Endings are not known")
    page.writer.state.workshop.language = "sv"
    assert language_note(page.answers.common).startswith("There is no list of little words")
    page.writer.state.workshop.language = "de"
    assert language_note(page.answers.common) == ""


# -- findings


def test_nothing_is_said_before_there_is_a_sentence(page: Page) -> None:
    assert page.says() == []
    assert as_planned(page.writer.state)
    assert report(page).front.adopted is None


def test_the_findings_name_what_they_are_about(page: Page) -> None:
    page.write()
    assert page.says() == [
        "✗ The room has not adopted one sentence",
        "! Four sentences came from eight leaders in the room",
        "✓ Nearly all sentences say “customer” and “promise”",
    ]
    page.adopt()
    page.fist(0, 1, 1, 2, 2, 2)
    assert "! Two of eight do not stand behind the adopted sentence" in page.says()
    assert "same_page.none" not in page.rules()


def test_words_that_all_use_are_said_of_all(page: Page) -> None:
    page.write("Customers stay", "Our customer is known", "Each customer's date holds")
    assert "✓ All sentences say “customer”" in page.says()


def test_sentences_without_a_shared_word_are_apart(page: Page) -> None:
    page.write("Light on day one", "Bills arrive", "Nobody waits", "Heat arrives late")
    assert "same_page.apart" not in page.rules()
    page.write("Five dates a week")
    assert "! No word is shared by half of the five sentences" in page.says()


@pytest.mark.parametrize(
    ("hands", "below"), [((0, 0, 0, 3, 3, 2), 0), ((0, 0, 1, 7, 0, 0), 1), ((1, 1, 1, 0, 0, 5), 3)]
)
def test_who_is_below_three_is_counted(page: Page, hands: tuple[int, ...], below: int) -> None:
    page.write()
    page.adopt()
    page.fist(*hands)
    assert page.answers.below(page.writer.state) == below
    assert ("same_page.dissent" in page.rules()) == bool(below)


def test_as_many_sentences_as_leaders_in_the_room_are_all(page: Page) -> None:
    page.write(*CARDS, *CARDS[:3])
    assert "same_page.missing" in page.rules()
    change_leader(page.writer, page.writer.state.rows("leader")[0].id, present=False)
    assert "same_page.missing" not in page.rules()


# -- acts


def test_cards_are_one_act_and_one_step_of_undo(page: Page) -> None:
    acts_before = len(page.writer.undo_line.acts)
    page.write()
    assert page.texts == list(CARDS)
    assert len(page.writer.undo_line.acts) == acts_before + 1
    page.writer.undo()
    assert page.texts == []


def test_where_the_plan_wants_names_a_card_can_say_whose_it_is(writer: WorkshopWriter) -> None:
    without, with_names = Page(writer), Page(writer, 1)
    without.write("Ana: Nobody owns the way")
    with_names.write("Ana: Nobody owns the way", "Zoe: Three systems")
    assert [(row.text, row.leader_id) for row in without.answers.sentences] == [("Ana: Nobody owns the way", None)]
    (ana,) = [leader.id for leader in writer.state.rows("leader") if leader.name.startswith("Ana")]
    assert [(row.text, row.leader_id) for row in with_names.answers.sentences] == [
        ("Nobody owns the way", ana),
        ("Zoe: Three systems", None),
    ]


def test_adopting_again_replaces_and_undo_brings_the_first_back_with_its_fist(page: Page) -> None:
    page.write()
    first = page.adopt("We keep what we promise")
    assert page.adopt("We keep what we have promised") == first, "before a fist the wording is worked on"
    round_id = page.fist(0, 0, 1, 3, 2, 2)
    acts.dissent(page.writer, round_id, ["Ana: It has a cost"])
    second = page.adopt("We promise less and keep it all")
    assert second != first
    found = page.answers
    assert (found.adopted and found.adopted.text, found.fist) == ("We promise less and keep it all", None)
    assert dissent(page.writer.state, round_id) == []
    page.writer.undo()
    found = page.answers
    assert found.adopted is not None
    assert found.adopted.text == "We keep what we have promised"
    assert found.below(page.writer.state) == 1
    assert [row.text for row in found.dissent(page.writer.state)] == ["It has a cost"]
    assert page.texts == list(CARDS)


def test_a_fist_that_is_held_again_stays_beside_the_one_before(page: Page) -> None:
    page.write()
    page.adopt()
    page.fist(2, 2, 2, 1, 1, 0)
    page.fist(0, 0, 1, 2, 3, 2)
    assert [fist.n for fist in page.answers.fists] == [8, 8]
    assert page.answers.below(page.writer.state) == 1
    (chart,) = [block for block in sections(page.view())[0].blocks if isinstance(block, Histogram)]
    assert [tally.counts for tally in chart.tallies] == [(2, 2, 2, 1, 1, 0), (0, 0, 1, 2, 3, 2)]
    assert chart.points == (0, 1, 2, 3, 4, 5)


def test_a_leader_who_goes_takes_no_sentence_along(writer: WorkshopWriter) -> None:
    page = Page(writer, 1)
    page.write("Ana: Nobody owns the way")
    (ana,) = [leader.id for leader in writer.state.rows("leader") if leader.name.startswith("Ana")]
    remove_leader(writer, ana, tell)
    assert [(row.text, row.leader_id) for row in page.answers.sentences] == [("Nobody owns the way", None)]


# -- the report


def test_the_part_of_the_report_has_all_of_it(page: Page) -> None:
    page.write()
    page.adopt()
    acts.dissent(page.writer, page.fist(0, 1, 1, 2, 2, 2), ["Ana: It has a cost", "Who pays?"])
    (section,) = [part for part in report(page).sections if part.key == "same_page"]
    quotes = [block.text for block in section.blocks if isinstance(block, Paragraph) and block.kind == "quote"]
    assert quotes == ["We keep what we promise"]
    (lines,) = [block for block in section.blocks if isinstance(block, Bullets)]
    assert lines.items == ("Ana Peña: It has a cost", "Who pays?")
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    assert [row[0] for row in table.rows] == list(CARDS)
    assert set(table.strong) == {"Customers", "customer", "customer's", "promise", "date"}
    assert "At the start 50% of the pairs of sentences had no content word in common." in said(section.blocks)
    assert "At “Our promise” the room adopted one sentence; two of eight do not stand behind it." in section.conclusion
    assert next(block.text for block in section.blocks if isinstance(block, Heading)) == "Our promise"


def said(blocks: tuple[object, ...]) -> str:
    """All words of some blocks."""
    return " ".join(texts(blocks))


def test_two_questions_stay_apart_and_page_1_has_the_first_sentence(writer: WorkshopWriter) -> None:
    first, second = Page(writer), Page(writer, 1)
    second.write("Three systems, three truths", "Ana: Nobody owns the way")
    second.adopt("Nobody owns the way between us")
    front = report(first).front
    assert front.adopted == Adopted("Nobody owns the way between us", "Our enemy")
    first.write()
    first.adopt()
    second.fist(0, 0, 0, 3, 3, 2)
    assert first.answers.fist is None
    assert first.texts == list(CARDS)
    whole = report(first)
    assert whole.front.adopted == Adopted("We keep what we promise", "Our promise")
    (section,) = [part for part in whole.sections if part.key == "same_page"]
    assert [block.text for block in section.blocks if isinstance(block, Paragraph) and block.kind == "quote"] == [
        "We keep what we promise",
        "Nobody owns the way between us",
    ]
    assert "same_page.missing" in second.rules()
    assert {finding.key for finding in find_all(writer.state, DAY)[first.exercise.id]}.isdisjoint(
        finding.key for finding in find_all(writer.state, DAY)[second.exercise.id]
    )


def test_what_is_found_leads_to_the_exercise_that_has_it(writer: WorkshopWriter) -> None:
    first, second = Page(writer), Page(writer, 1)
    first.write("Customers trust the date")
    second.write("Three systems, three truths")
    second.adopt("Nobody owns the way")
    acts.dissent(writer, second.fist(0, 1, 1, 2, 2, 2), ["It has a cost"])
    where = {hit.text: hit.exercise_id for hit in hits(writer.state)}
    assert where["Customers trust the date"] == first.exercise.id
    for text in ("Three systems, three truths", "Nobody owns the way", "It has a cost"):
        assert where[text] == second.exercise.id


def test_page_1_shows_the_sentence_whole_or_says_where_it_is(page: Page) -> None:
    page.write()
    page.adopt("We keep what we promise. " * 10)
    one = page_one(report(page))
    assert one.front.adopted is not None
    assert one.front.adopted.text == "We keep what we promise. " * 10
    assert not one.adopted_further
    page.adopt("We keep what we promise. " * 30)
    one = page_one(report(page))
    assert (one.front.adopted, one.adopted_further) == (None, True)


def test_the_question_stays_with_its_answer_and_is_none(page: Page) -> None:
    (empty,) = sections(page.view())
    assert empty.is_empty
    page.write()
    page.adopt("We keep what we promise.")
    (section,) = sections(page.view())
    _, question, sentence, *_ = section.blocks
    assert isinstance(question, Paragraph)
    assert question.leads
    assert isinstance(sentence, Paragraph)
    assert sentence.text == "We keep what we promise."


def test_the_boards_copy_has_the_sentence_and_nobody_who_dissents(page: Page) -> None:
    page.write()
    page.adopt("Ana Peña keeps what we promise")
    acts.dissent(page.writer, page.fist(0, 1, 1, 2, 2, 2), ["Ana: Ana Peña has no budget"])
    bare = " ".join(texts(board_copy(page.writer.state)))
    assert "COO keeps what we promise" in bare
    assert "Ana" not in bare
    assert "has no budget" not in bare


def test_the_document_has_sentences_and_what_came_of_the_question(page: Page) -> None:
    page.write()
    page.adopt()
    acts.dissent(page.writer, page.fist(0, 1, 1, 2, 2, 2), ["Ana: It has a cost"])
    written = json.loads(json.dumps(document(page.writer.state, findings={}, at=AT)))
    assert [(row["exercise"], row["text"], row["adopted"]) for row in written["sentences"]] == [
        *(("Our promise", text, False) for text in CARDS),
        ("Our promise", "We keep what we promise", True),
    ]
    first, second = written["same_page"]
    assert first["exercise"] == first["question"] == "Our promise"
    assert first["adopted"] == "We keep what we promise"
    assert first["distance"] == 0.5
    assert first["shared_words"] == ["customer", "promise", "date"]
    assert first["fist"]["counts"] == {"0": 0, "1": 1, "2": 1, "3": 2, "4": 2, "5": 2}
    assert first["dissent"] == [{"text": "It has a cost", "leader": "Ana Peña"}]
    assert {key: second[key] for key in ("adopted", "distance", "shared_words", "fist", "dissent")} == {
        "adopted": None, "distance": None, "shared_words": [], "fist": None, "dissent": [],
    }  # fmt: skip


def test_a_fist_by_ballot_of_few_shows_neither_counts_nor_how_many_dissent(page: Page) -> None:
    page.write()
    page.adopt()
    page.ballot(0, 3)
    assert page.answers.fist is not None
    assert (page.answers.fist.n, page.answers.fist.counts) == (2, None)
    assert "On a scale from 0 to 5 the mean of 2 votes is 1.5." in said(sections(page.view())[0].blocks)
    assert page.answers.below(page.writer.state) == 0
    assert "same_page.dissent" not in page.rules()
    acts.dissent(page.writer, page.answers.fist.id, ["It has a cost"])
    assert "! One of two does not stand behind the adopted sentence" in page.says()


def test_hostile_sentences_are_kept_as_they_are(page: Page) -> None:
    hostile = [
        "[/] [b]bold",
        "=HYPERLINK(1)",
        "<script>x</script>",
        "a\u202eb \u2066c",
        "👩‍👩‍👧 \u200b",
        "x" * 9_000,
        "’’’ ---",
    ]
    page.write(*hostile)
    page.adopt(hostile[0])
    assert page.texts == hostile
    assert report(page)


def test_twelve_leaders_with_thirty_words_are_compared_at_once(page: Page) -> None:
    texts_of_twelve = [" ".join(f"word{(number * 7 + place) % 40}" for place in range(30)) for number in range(12)]
    page.write(*texts_of_twelve)
    assert len(page.answers.sentences) == 12
    assert page.answers.common.distance == 0
    rows.remove(page.writer, SENTENCE, page.answers.sentences[0].id)
    assert len(page.answers.common.words) == 11
