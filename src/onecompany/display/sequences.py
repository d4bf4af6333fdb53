"""Escape sequences of a terminal: which of them Textual may read. All others are dropped, however they are made.

Textual reads numbers from them without looking, and takes what it does not know for typed letters.
"""

from __future__ import annotations

import re

from onecompany.display.textual_internals import KNOWN_SEQUENCES

WHOLE = re.compile(
    r"\x1b\[\[[A-E]"  # the Linux console's F1 to F5
    r"|\x1b\[M..."  # a mouse without SGR
    r"|\x1b\[[0-?]*[ -/]*[@-~]"  # CSI (ECMA-48, 5.4)
    r"|\x1b[\]PX^_][^\x1b\x07]*(?:\x1b\\|\x07)",  # an answer of the terminal: OSC, DCS, SOS, PM, APC
    re.DOTALL,
)
BROKEN = re.compile(r"\x1b\[[0-?]+[ -/]*(?=[^ -~])")
"""A CSI that something else cuts off."""

BEGUN = re.compile(r"\x1b\[[0-?]*[ -/]*\Z|\x1b\[\[\Z|\x1b\[M.{0,2}\Z", re.DOTALL)
"""A CSI of which more must come."""

LONGEST = 48
"""Characters of a sequence that a terminal may send for a key, the mouse or its size; what is longer is none."""

LARGEST = 9999
"""The largest number in one that is no character: columns, rows, pixels."""

_KEY = re.compile(r"\x1b\[(\d*)(?:;(\d*)(?:;([\d:]*))?)?([u~ABCDEFHPQRS])")
_MOUSE = re.compile(r"\x1b\[<(\d{1,4});(-?\d{1,5});(-?\d{1,5})[Mm]")
_RESIZE = re.compile(r"\x1b\[48;(\d{1,5})(?::\d*)*;(\d{1,5})(?::\d*)*;(\d{1,5})(?::\d*)*;(\d{1,5})(?::\d*)*t")
_MODE = re.compile(r"\x1b\[\?\d{1,5};\d\$y")
_ALWAYS = frozenset({"\x1b[200~", "\x1b[201~", "\x1b[I", "\x1b[O"})


def readable(sequence: str) -> bool:
    """Whether Textual may read a whole escape sequence: it knows it, and its numbers are what they can be."""
    if len(sequence) > LONGEST:
        return False
    if sequence in _ALWAYS or sequence in KNOWN_SEQUENCES or _MODE.fullmatch(sequence):
        return True
    if match := _MOUSE.fullmatch(sequence):
        return all(-LARGEST <= int(number) <= LARGEST for number in match.groups())
    if match := _RESIZE.fullmatch(sequence):
        return all(0 < int(number) <= LARGEST for number in match.groups())
    if match := _KEY.fullmatch(sequence):
        code, modifiers, text, end = match.groups(default="")
        codes = [code, *text.split(":")] if end == "u" else text.split(":")
        numbers = code if end != "u" else ""
        return all(_character(number_text) for number_text in codes if number_text) and all(
            not number_text or len(number_text) <= 4 for number_text in (modifiers, numbers)
        )
    return sequence.startswith("\x1b[M") and len(sequence) == 6


def _character(number: str) -> bool:
    """Whether a number names a character that can be typed, or a key as the kitty protocol numbers them."""
    return len(number) <= 7 and 0 < int(number) < 0x110000 and not 0xD800 <= int(number) < 0xE000
