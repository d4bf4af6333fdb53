import subprocess
import sys
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onecompany.parsing.clean import MAX_ITEM, MAX_PASTE, TooLong, check_length, clean, visible

# Any code point, lone surrogates included, with those that matter drawn often.
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs"]),
        st.sampled_from("\x1b\x9b\x9d[]0;31mOP\\\x07\n\r\t\u200d\ufe0f👩💻\ufffe"),
    ),
    max_size=60,
)


def forbidden(sign: str) -> bool:
    code = ord(sign)
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return True
    return unicodedata.category(sign) in ("Cc", "Cs")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "red"),
        ("\x9d0;title\x9cx", "x"),
        ("\x1bP1$q\x1b\\x", "x"),
        ("a\x1b(Bb\x1bcc\x1b[200~paste\x1b[201~", "abcpaste"),
        ("\x1bOPx", "x"),
        ("half \x1b]0;open title", "half 0;open title"),
        ("a\x00b\x07c\x7fd\x85e", "abcd e"),
        ("one\r\ntwo\tthree\rfour", "one two three four"),
        ("  spaced  out  ", "spaced  out"),
        ("\udcff\ud83d", "\ufffd\ufffd"),
        ("a\ufffeb\uffffc\ufdd0d\U0010ffff", "abcd"),
        ("Zu\u0308rich Zürich", "Zu\u0308rich Zürich"),
        ("[b]bold[/b] [@click=app.exit]x[/]", "[b]bold[/b] [@click=app.exit]x[/]"),
        ("👩\u200d💻 می\u200cخواهم", "👩\u200d💻 می\u200cخواهم"),
    ],
)
def test_clean_keeps_letters_and_nothing_else(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_many_lines_keep_line_ends_tabs_and_the_spaces_at_their_ends() -> None:
    assert clean(" a\r\nb\rc\u2028d\x1b[1m\te ", multiline=True) == " a\nb\nc\nd\te "


def test_an_escape_sequence_never_swallows_the_next_lines() -> None:
    assert clean("\x1b]0;x\nkept\nkept too\x07", multiline=True) == "0;x\nkept\nkept too"


@pytest.mark.reliability("control, C1, NUL, lone surrogate")
@given(NASTY, st.booleans())
def test_clean_is_idempotent_and_yields_nothing_forbidden(text: str, multiline: bool) -> None:
    once = clean(text, multiline=multiline)
    assert clean(once, multiline=multiline) == once
    allowed = "\n\t" if multiline else ""
    assert [sign for sign in once if forbidden(sign) and sign not in allowed] == []
    once.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])))
def test_clean_changes_no_letter(text: str) -> None:
    assert clean(text) == text.strip()


@pytest.mark.reliability("bidi controls, zero width")
@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("pay\u202eoc.exe", "pay⟨RLO⟩oc.exe"),
        ("\u2066a\u2069", "⟨LRI⟩a⟨PDI⟩"),
        ("zero\u200bwidth\u2060\ufeff", "zero⟨ZWSP⟩width⟨WJ⟩⟨BOM⟩"),
        ("a\u200db\u200cc", "a⟨ZWJ⟩b⟨ZWNJ⟩c"),
        ("👩\u200d💻", "👩\u200d💻"),
        (
            "❤\ufe0f\u200d🔥 👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 🙂\u200d↔\ufe0f",
            "❤\ufe0f\u200d🔥 👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 🙂\u200d↔\ufe0f",
        ),
        ("1\ufe0f\u20e3 1\ufe0f", "1\ufe0f\u20e3 1⟨U+FE0F⟩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("ന്\u200d ", "ന്\u200d "),
        ("辻\U000e0100", "辻\U000e0100"),
        (
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
            "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        ),
        ("x\U000e0041", "x⟨U+E0041⟩"),
        ("\u3164\u115f", "⟨U+3164⟩⟨U+115F⟩"),
        ("Kunden\u00adbindung", "Kundenbindung"),
        ("a\tb\nc\x1b[2J", "a    b\nc"),
    ],
)
def test_visible_names_what_the_eye_would_miss(stored: str, shown: str) -> None:
    assert visible(stored) == shown


@pytest.mark.reliability("bidi controls, zero width")
@given(NASTY)
def test_visible_is_idempotent_and_safe_for_a_terminal(text: str) -> None:
    once = visible(text)
    assert visible(once) == once
    assert [sign for sign in once if forbidden(sign) and sign != "\n"] == []
    bidi = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    assert [sign for sign in once if unicodedata.bidirectional(sign) in bidi] == []


@pytest.mark.reliability("bidi controls, zero width")
@given(st.text(st.sampled_from("👩💻🏽❤\ufe0f\u200dمخaक्\u200c\u200b")))
@example("a\u200d\u200d👩")
def test_a_joiner_that_joins_nothing_is_never_kept(text: str) -> None:
    shown = visible(text)
    assert "\u200b" not in shown
    assert "\u200d\u200d" not in shown
    assert not shown.startswith(("\u200d", "\u200c", "\ufe0f"))


@pytest.mark.parametrize("part", ["\x1b]", "\x9d", "\x1b[1;", "\u200d", "\U0001f3f4\U000e0067", " ", "\n"])
def test_a_hostile_paste_is_taken_within_a_second(part: str) -> None:
    text = part * (MAX_PASTE // len(part))
    start = time.process_time()
    clean(text)
    visible(text)
    assert time.process_time() - start < 1.0


def test_an_item_has_a_longest_length_and_says_so() -> None:
    assert check_length("x" * MAX_ITEM) == "x" * MAX_ITEM
    with pytest.raises(TooLong, match=r"The text has 10,001 characters; 10,000 is the most. Shorten it") as caught:
        check_length("x" * (MAX_ITEM + 1))
    assert (caught.value.length, caught.value.limit, caught.value.line) == (10_001, 10_000, None)


def test_importing_the_package_loads_no_library_that_the_first_screen_must_wait_for() -> None:
    code = (
        "import sys, onecompany.parsing.clean, onecompany.parsing.lines, onecompany.parsing.numbers, "
        "onecompany.parsing.people, onecompany.parsing.sheets; "
        "late = {'dateutil', 'python_calamine', 'zipfile', 'textual', 'sqlmodel', 'typer'}; "
        "print(*late & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == ""
