"""What a terminal sends: bad bytes, letters in parts, pastes of any kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.intake.clean import MAX_PASTE
from onecompany.room.keyboard import PASTE, PASTED, Keyboard


def fed(*parts: bytes) -> str:
    """What is handed on of some parts."""
    keyboard = Keyboard()
    return b"".join(keyboard.feed(part) for part in parts).decode()


def pasted(text: str) -> bytes:
    """A paste as a terminal sends it."""
    return f"{PASTE}{text}{PASTED}".encode()


@pytest.mark.parametrize(
    ("sent", "handed_on"),
    [
        (b"abc\r", "abc\r"),
        (b"\x1b", "\x1b"),
        (b"\x1b[A\x1bOP\x1b[<0;3;4M", "\x1b[A\x1bOP\x1b[<0;3;4M"),
        (b"caf\xe9!", "caf\ufffd!"),
        (b"\xff\xfe\xc3(", "\ufffd\ufffd\ufffd("),
        ("Peña 顧客".encode(), "Peña 顧客"),
        (pasted("one\r\ntwo\tthree"), f"{PASTE}one\ntwo\tthree{PASTED}"),
        (pasted("a\x1b[31mred\x1b[0m\x1b[21~\x1b]0;title\x07b\x00"), f"{PASTE}aredb{PASTED}"),
        (pasted(""), PASTE + PASTED),
        (pasted(f"a{PASTE}b") + b"c", f"{PASTE}ab{PASTED}c"),
        (pasted("one") + b"x" + pasted("two"), f"{PASTE}one{PASTED}x{PASTE}two{PASTED}"),
        (pasted(f"one{PASTED}\x1b[21~\rtwo") + pasted("three"), f"{PASTE}one\ntwo{PASTED}{PASTE}three{PASTED}"),
    ],
)
def test_what_is_handed_on(sent: bytes, handed_on: str) -> None:
    assert fed(sent) == handed_on


def test_keys_are_handed_on_at_once() -> None:
    keyboard = Keyboard()
    assert keyboard.feed(b"\x1b") == b"\x1b"
    assert keyboard.feed(b"[2") == b"[2"
    assert keyboard.feed(b"00~x\x1b") == b"00~"
    assert keyboard.feed(b"[201~y") == b"x\x1b[201~y"


@given(
    text=st.text(alphabet=st.sampled_from("ab\n\t ñ顧\x1b[201~0;m\x07")).filter(lambda text: PASTED not in text),
    after=st.text(alphabet="xyz\r", max_size=5),
    size=st.integers(1, 9),
)
def test_it_does_not_matter_in_which_parts_it_comes(text: str, after: str, size: int) -> None:
    sent = b"k" + pasted(text) + after.encode()
    assert fed(*[sent[at : at + size] for at in range(0, len(sent), size)]) == fed(sent)


@given(st.binary(max_size=200).filter(lambda data: PASTE.encode() not in data))
def test_outside_a_paste_only_bad_bytes_are_replaced(data: bytes) -> None:
    assert fed(data, b" ") == (data + b" ").decode(errors="replace")


@given(st.binary(max_size=200).filter(lambda data: PASTED.encode() not in data))
def test_no_paste_holds_an_escape(data: bytes) -> None:
    handed_on = fed(PASTE.encode() + data + PASTED.encode())
    assert handed_on.startswith(PASTE)
    assert "\x1b" not in handed_on.removeprefix(PASTE).removesuffix(PASTED)


def test_of_an_endless_paste_only_so_much_is_handed_on_that_it_is_seen_to_be_too_long() -> None:
    handed_on = fed(PASTE.encode(), *[b"word " * 800] * 200, PASTED.encode(), b"x")
    assert len(handed_on) == len(PASTE) + MAX_PASTE + 1 + len(PASTED) + 1
    assert handed_on.endswith(PASTED + "x")
