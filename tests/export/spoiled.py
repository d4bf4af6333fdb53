"""Reports spoiled in every field."""

from __future__ import annotations

import itertools

from onecompany.summary.document import Report
from onecompany.summary.texts import map_text
from tests.sample_report import sample

HOSTILE = (
    '=HYPERLINK("http://x.example","click")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\tbegins with a tab",
    "\rbegins with CR",
    "\nbegins with LF",
    "-2+3|cmd",
    "+49 30 1234",
    "＝1＋1",
    " \u200b =1+1",
    "<script>alert(1)</script> & </w:t> ]]> [a]:*?/\\'",
    "{=1+1} _x0041_ ; , \\n BEGIN:VEVENT\r\nBEGIN:VEVENT",
    "a\u202eb\u2066c\u200bd שלום مرحبا 李伟 🚀 −→≥✓",
    "\x00\x01\x07\x1b[31m\x85\ufffe\ud800 end",
    "'quoted'",
    '&L&P &"Arial" &12',
    "history",
    "",
    "   ",
)

LONG = " ".join(f"w{number:05}" for number in range(1, 5716))
"""40,000 characters."""


def spoiled(text: str, *, whole: bool = False) -> Report:
    """The sample with a text in front of every other one, or in its place."""
    return map_text(sample(), lambda own: text if whole else f"{text}{own}")


def spoiled_in_turn(first: int, *, whole: bool = False) -> Report:
    """The sample spoiled with all of them in turn, from this one on."""
    turn = itertools.cycle((*HOSTILE[first:], *HOSTILE[:first]))
    return map_text(sample(), lambda own: next(turn) if whole else f"{next(turn)}{own}")
