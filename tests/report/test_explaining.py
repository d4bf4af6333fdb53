"""What is handed out explains a word of the method once, where it is first said."""

from __future__ import annotations

import datetime as dt

import pytest

from onecompany.clock import Stamp
from onecompany.export.bundling import bundle
from onecompany.export.registry import find
from onecompany.kinds.sample import SMALL, make_sample
from onecompany.report.explaining import front_explained, with_words_explained
from onecompany.sentences import LANGUAGES, speaking
from onecompany.sentences.explained import CRACK, HANDOFF, MOMENT, OWNER, all_explained, explained, words_in
from onecompany.store.file import Store
from onecompany.summary.blocks import Bullets, Callout, Paragraph, Table, TableColumn
from onecompany.summary.document import Front, Section


def test_each_word_once_before_what_says_it_first() -> None:
    first = Section("a", "Owners", 10, (Bullets(("Nobody owns Buy: a crack",)),))
    second = Section("b", "Handoffs and cracks", 20, ())
    plain = Section("c", "Words", 30, (Paragraph("cracked, downer, handoffish"),))
    one, two, three = with_words_explained([first, second, plain])
    assert one.blocks == (Paragraph(f"{explained(OWNER)} {explained(CRACK)}", "note", leads=True), *first.blocks)
    assert two.blocks == (Paragraph(explained(HANDOFF), "note", leads=True),)
    assert three is plain
    (found,) = with_words_explained([Section("d", "Findings", 10, (Callout("crack", "Nobody is there"),))])
    assert found.blocks[0] == Paragraph(explained(CRACK), "note", leads=True)


def test_page_1_is_read_alone_so_it_explains_its_own_words() -> None:
    front = Front(("Nobody owns Buy", "Nine cracks are open"), (), (), (), Table((TableColumn("What"),), ()))
    page_one = front_explained(front)
    assert page_one.explained == f"{explained(OWNER)} {explained(CRACK)}"
    (section,) = with_words_explained([Section("a", "Owners, cracks and handoffs", 10, ())], page_one)
    assert section.blocks == (Paragraph(explained(HANDOFF), "note", leads=True),)


def test_which_words_stand_in_a_text() -> None:
    assert words_in("Two Moments of Truth, no owner") == [MOMENT, OWNER]
    assert words_in("homeowner and handoffish") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_explains_a_word_fits_into_a_line_of_the_frame_in_every_language(language: str) -> None:
    with speaking(language):
        assert [sentence for sentence in all_explained() if len(sentence) > 75] == []


def test_the_sentences_are_in_what_is_handed_out(store: Store) -> None:
    day = dt.date(2026, 3, 2)
    state = store.read(make_sample(store, day, SMALL))
    content = bundle(state, at=Stamp.take(store.clock), today=day, version="1")
    text = b"".join(find("md").make(content).files.values()).decode()
    for word in (MOMENT, OWNER, HANDOFF, CRACK):
        assert text.count(explained(word)) == 1, word
