"""Reports spoiled in every field, and the same format made by another process."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping

from onecompany.summary.document import Report
from onecompany.summary.walk import map_text
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

_ELSEWHERE = """
import hashlib, sys
from onecompany.export import registry
from tests.sample_report import bundle
for suffix, data in registry.find(sys.argv[1]).make(bundle()).files.items():
    print(suffix, hashlib.sha256(data).hexdigest())
"""


def spoiled(text: str, *, whole: bool = False) -> Report:
    """The sample with a text in front of every other one, or in its place."""
    return map_text(sample(), lambda own: text if whole else f"{text}{own}")


def hashes(files: Mapping[str, bytes]) -> list[str]:
    return [f"{suffix} {hashlib.sha256(data).hexdigest()}" for suffix, data in files.items()]


def elsewhere(name: str) -> list[str]:
    """The hashes of what another process makes of the sample, with another hash seed and in another time zone."""
    told = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, name],
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.splitlines()
