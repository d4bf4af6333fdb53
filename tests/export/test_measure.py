"""The one meter of text, beside the fonts that it speaks of."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from onecompany.export.measure import ARIAL, INTER, STAND_IN, Face, cut, height, leading, lines, width

FACES = (INTER, ARIAL, STAND_IN)
LONG = "A very long text that goes on, and on, without an end in sight; " * 40
EUROPEAN = (
    string.ascii_letters + string.digits + string.punctuation + "äöüßÄÖÜéèçñåøæőžščřłđğıИЯшщжΑλωδ−–—…€“”‘’•→≥ √ קשת"
)


class TestWidth:
    @pytest.mark.needs_font_file("LiberationSans-Regular.ttf")
    @pytest.mark.parametrize(
        ("file", "bold"), [("LiberationSans-Regular.ttf", False), ("LiberationSans-Bold.ttf", True)]
    )
    def test_arial_is_as_wide_as_its_twin(self, file: str, bold: bool) -> None:
        font = ImageFont.truetype(file, 2048, layout_engine=ImageFont.Layout.BASIC)
        for letter in EUROPEAN:
            assert width(letter, 2048, ARIAL, bold=bold) == pytest.approx(font.getlength(letter), abs=0.5), letter
        assert width(EUROPEAN, 12, ARIAL, bold=bold) == pytest.approx(
            sum(font.getlength(letter) for letter in EUROPEAN) * 12 / 2048, rel=1e-6
        )

    def test_the_widths_of_adobe_that_arial_shares(self) -> None:
        # Adobe Font Metrics of Helvetica and Helvetica-Bold, in thousandths: no file of a font is needed for these.
        for letters, regular, bold in (("ijl", 222, 278), ("mM", 833, None), ("0123456789", 556, 556), (" ", 278, 278)):
            for letter in letters:
                assert width(letter, 1000, ARIAL) == pytest.approx(regular, abs=1)
                if bold:
                    assert width(letter, 1000, ARIAL, bold=True) == pytest.approx(bold, abs=1)

    def test_what_stands_in_is_wider_and_higher(self) -> None:
        assert width("Any text", 12, STAND_IN) == pytest.approx(1.12 * width("Any text", 12, ARIAL))
        assert height("Any text", 500, 12, STAND_IN) > height("Any text", 500, 12, ARIAL)

    @pytest.mark.parametrize("face", FACES)
    def test_marks_and_signs_without_a_width_take_none(self, face: Face) -> None:
        assert width("e\u0301\u2068\u2069\u200d", 12, face) == width("e", 12, face)

    @pytest.mark.parametrize("face", FACES)
    def test_the_longest_line_counts(self, face: Face) -> None:
        assert width("one\nthree\ntwo", 12, face) == width("three", 12, face)
        assert width("", 12, face) == 0

    @pytest.mark.parametrize("face", FACES)
    @pytest.mark.parametrize("letters", ["李伟", "สวัสดี", "नमस्ते", "مرحبا", "שלום", "🚀", "안녕"])
    def test_letters_of_every_script_have_a_width(self, face: Face, letters: str) -> None:
        assert 0.2 * 12 < width(letters, 12, face) / len(letters) < 1.5 * 12


class TestLines:
    @pytest.mark.parametrize("face", FACES)
    def test_they_break_between_words(self, face: Face) -> None:
        assert lines("one two", width("one two", 12, face), 12, face) == ["one two"]
        assert lines("one two", width("one tw", 12, face), 12, face) == ["one", "two"]
        assert lines("one\ntwo", 500, 12, face) == ["one", "two"]
        assert lines("", 500, 12, face) == [""]
        assert lines("one\n", 500, 12, face) == ["one", ""]

    def test_they_break_after_hyphens_and_never_at_a_hard_space(self) -> None:
        assert lines("well-kept", width("well-ke", 12, ARIAL), 12, ARIAL) == ["well-", "kept"]
        assert lines("a 30\u00a0September", width("a 30\u00a0Sept", 12, ARIAL), 12, ARIAL)[0] == "a"

    def test_a_word_that_is_too_long_is_cut_and_a_letter_keeps_its_marks(self) -> None:
        assert list(map(len, lines("x" * 100, width("x" * 26, 12, ARIAL), 12, ARIAL))) == [26, 26, 26, 22]
        cut_up = lines("e\u0301" * 9, width("e" * 4, 12, ARIAL), 12, ARIAL)
        assert cut_up == ["e\u0301" * 4, "e\u0301" * 4, "e\u0301"]

    def test_east_asian_letters_break_anywhere(self) -> None:
        assert lines("李伟" * 10, 105, 10, ARIAL) == ["李伟" * 5, "李伟" * 5]

    def test_a_room_that_is_too_small_for_a_letter_still_ends(self) -> None:
        assert lines("ab c", 0.1, 12, ARIAL) == ["a", "b", "c"]

    @given(st.text(alphabet="ab -\n李e\u0301é🚀\u200d", max_size=40), st.floats(20, 200))
    def test_nothing_is_lost_but_spaces_and_no_line_is_too_wide(self, text: str, room: float) -> None:
        fallen = lines(text, room, 12, ARIAL)
        assert "".join(fallen).replace(" ", "") == text.replace("\n", "").replace(" ", "")
        assert all(width(line, 12, ARIAL) <= room + 1e-6 for line in fallen)


class TestHeight:
    def test_it_is_that_of_its_lines(self) -> None:
        assert height("one two three", 500, 10, ARIAL) == pytest.approx(11.5)
        assert height("one\ntwo", 500, 10, INTER) == pytest.approx(24.4)

    def test_taller_scripts_have_more_from_line_to_line(self) -> None:
        assert leading("สวัสดี", 10, ARIAL) > leading("hello", 10, ARIAL)


class TestCut:
    def test_it_keeps_to_the_lines_and_ends_between_words(self) -> None:
        shorter = cut(LONG, 300, 14, ARIAL, 2)
        assert len(lines(shorter, 300, 14, ARIAL)) == 2
        assert shorter.endswith("…")
        assert LONG.startswith(shorter.removesuffix("…"))

    def test_what_fits_stays(self) -> None:
        assert cut("short", 300, 14, ARIAL, 1) == "short"
