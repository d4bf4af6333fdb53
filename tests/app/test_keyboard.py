"""What a terminal sends: bad bytes, letters in parts, pastes of any kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key, Resize

from onecompany.display.keyboard import PASTE, PASTED, SILENT, Keyboard
from onecompany.parsing.clean import MAX_PASTE


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
        (b"\x1bI buy\r", "\x1b[27uI buy\r"),  # Esc and the next line, while the program was busy
        (b"a\x1b\x1bno", "a\x1b\x1b[27uno"),
        (b"\x1ba", "\x1ba"),
        (b"\x1ba\r", "\x1ba\r"),
        (b"\x1bOPx", "\x1bOPx"),
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
    assert keyboard.feed(b"[2") == b""
    assert keyboard.feed(b"00~x\x1b") == b"[200~"
    assert keyboard.feed(b"[201~y") == b"x\x1b[201~y"


@given(
    text=st.text(alphabet=st.sampled_from("ab\n\t ñ顧\x1b[201~0;m\x07")).filter(lambda text: PASTED not in text),
    after=st.text(alphabet="xyz\r", max_size=5),
    size=st.integers(1, 9),
)
def test_it_does_not_matter_in_which_parts_it_comes(text: str, after: str, size: int) -> None:
    sent = b"k" + pasted(text) + after.encode()
    assert fed(*[sent[at : at + size] for at in range(0, len(sent), size)]) == fed(sent)


@given(st.binary(max_size=200).filter(lambda data: b"\x1b" not in data))
def test_outside_a_paste_and_sequences_only_bad_bytes_are_replaced(data: bytes) -> None:
    assert fed(data, b" ") == (data + b" ").decode(errors="replace")


HUGE = (
    "\x1b[1114112;1u", "\x1b[2147483648~", "\x1b[55296u", "\x1b[97;1;1114112u", "\x1b[97;1;55357u", "\x1b[97:65u",
    "\x1b[97;5:1u", f"\x1b[{'9' * 5000}u", f"\x1b[{'9' * 5000}~", f"\x1b[<{'9' * 20};1;1M", "\x1b[<0;99999;1M",
    "\x1b[48;99999;99999;1;1t", "\x1b[48;0;0;0;0t", "\x1b[1;99999R", "\x1b[2x", "\x1b[?62;22c", "\x1b[?1u",
    "\x1b[;;;;A",    "\x1b[:~", "\x1b[1;2;3;4;5u", "\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1bP1$r0m\x1b\\",
    "\x1b[0u", "\x1b[999999999R",
)  # fmt: skip
KEPT = (
    "\x1b[A", "\x1b[1;5C", "\x1b[15~", "\x1b[97;5u", "\x1b[97;1;65u", "\x1b[128512u", "\x1b[<0;60;9M",
    "\x1b[<35;200;60m",    "\x1b[?2026;2$y", "\x1b[I", "\x1bOP", "\x1b[48;32;112;640;1120t", "\x1b[Z",
    "\x1b[3;5~", "\x1b[[A", "\x1b[57358u",
)  # fmt: skip


@pytest.mark.parametrize("sequence", HUGE)
def test_a_sequence_that_nothing_can_be_made_of_is_dropped(sequence: str) -> None:
    assert fed(f"a{sequence}b".encode()) == "ab"
    for at in range(1, len(sequence) if len(sequence) < 60 else 5):
        parts = sequence[:at].encode(), sequence[at:].encode()
        if not sequence.startswith("\x1b["):
            continue
        assert fed(b"a", *parts, b"b") in ("ab", "a\x1b[Eb"), "whatever parts it comes in"


@pytest.mark.parametrize("sequence", KEPT)
def test_a_key_is_handed_on_whole(sequence: str) -> None:
    assert fed(f"a{sequence}b".encode()) == f"a{sequence}b"
    for at in range(1, len(sequence)):
        assert fed(b"a", sequence[:at].encode(), sequence[at:].encode(), b"b") == f"a{sequence}b"


SIGNS = st.text(alphabet=st.sampled_from("\x1b[]OPM<>?;:0123456789~uARTt$ymxE\x07\\ab"), max_size=60)


@given(st.lists(SIGNS, max_size=6))
def test_textual_reads_whatever_is_handed_on(parts: list[str]) -> None:
    parser = XTermParser()
    keyboard = Keyboard()
    for part in (*parts, "~", "x"):
        handed_on = keyboard.feed(part.encode()).decode()
        for message in parser.feed(handed_on) if handed_on else ():
            if isinstance(message, Key) and message.character:
                message.character.encode()
            if isinstance(message, Resize):
                assert 0 < message.size.width < 10_000


class Hand:
    """Tells the time to a keyboard."""

    def __init__(self) -> None:
        self.time = 0.0
        self.keyboard = Keyboard(lambda: self.time)

    def send(self, data: bytes, after: float = 0.0) -> str:
        self.time += after
        return self.keyboard.feed(data).decode()


def test_a_paste_whose_end_is_lost_is_over_after_a_while() -> None:
    hand = Hand()
    assert hand.send(f"{PASTE}one\ntwo".encode()) == PASTE
    assert hand.send(b" more", 1.0) == ""
    assert hand.send(b"", SILENT + 0.1) == f"one\ntwo more{PASTED}"
    assert hand.send(b"x", 0.1) == "x"
    hand.send(f"{PASTE}one".encode())
    assert hand.send(b"\x11", SILENT + 0.1) == f"one{PASTED}\x11", "a key after the silence is a key"


def test_a_paste_that_never_ends_ends_and_ctrl_q_is_heard() -> None:
    hand = Hand()
    hand.send(PASTE.encode())
    came = "".join(hand.send(b"word ", 0.5) for _ in range(60))
    assert came.startswith("word word")
    assert came.endswith(PASTED)
    assert hand.send(b"more\x11", 0.5) == "\x11"
    assert hand.send(b"x", SILENT + 0.1) == "x"


@given(st.binary(max_size=200).filter(lambda data: PASTED.encode() not in data))
def test_no_paste_holds_an_escape(data: bytes) -> None:
    handed_on = fed(PASTE.encode() + data + PASTED.encode())
    assert handed_on.startswith(PASTE)
    assert "\x1b" not in handed_on.removeprefix(PASTE).removesuffix(PASTED)


def test_of_an_endless_paste_only_so_much_is_handed_on_that_it_is_seen_to_be_too_long() -> None:
    handed_on = fed(PASTE.encode(), *[b"word " * 800] * 200, PASTED.encode(), b"x")
    assert len(handed_on) == len(PASTE) + MAX_PASTE + 1 + len(PASTED) + 1
    assert handed_on.endswith(PASTED + "x")
