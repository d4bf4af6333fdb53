"""What a test needs of the machine beside Python: it says so by a mark, and is skipped with the reason where it lacks.

    @pytest.mark.needs_program("soffice")
    @pytest.mark.needs_fonts("李伟 🚀")
    @pytest.mark.needs_font_file("LiberationSans-Regular.ttf")

CI installs all of it and sets ONECOMPANY_NO_SKIPS, with which a test that would be skipped fails.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from functools import cache

import pytest
from PIL import ImageFont

PROGRAMS = {
    "chromium": ("Chromium", ("chromium", "google-chrome", "chromium-browser")),
    "soffice": ("LibreOffice", ("soffice", "libreoffice")),
}
"""What programs are called, and the names their commands have."""

NO_SKIPS = bool(os.environ.get("ONECOMPANY_NO_SKIPS"))

MARKS = (
    "needs_program(name): skipped where this program is not installed",
    "needs_fonts(text): skipped where no font on the computer has some of these letters (at most ten)",
    "needs_font_file(name): skipped where no font file of this name is on the computer",
)


def program(name: str) -> str | None:
    """The path of a program's command; None when it is not installed."""
    return next((path for command in PROGRAMS[name][1] if (path := shutil.which(command))), None)


@cache
def without_font(text: str) -> str:
    """The letters of a text that can only be set as a box here. Asked of the PDF itself, which tells of each."""
    from onecompany.export import registry
    from onecompany.summary.blocks import Paragraph, Table, TableColumn
    from onecompany.summary.document import Front, Report, Section
    from tests.sample_report import META, bundle

    section = Section("fonts", "Fonts", 1, (Paragraph(" ".join(text)),))
    nothing = Front((), (), (), (), Table((TableColumn("What"),), ()))
    report = Report(replace(META, people=()), nothing, (section,))
    warnings = registry.find("pdf").make(bundle(report)).warnings
    return "".join(letter for letter in text if any(f"U+{ord(letter):04X}" in warning for warning in warnings))


def lacking(item: pytest.Item) -> str:
    """What a test needs and this machine lacks; "" when it can run."""
    for mark in item.iter_markers("needs_program"):
        if program(mark.args[0]) is None:
            return f"{PROGRAMS[mark.args[0]][0]} is not installed"
    for mark in item.iter_markers("needs_fonts"):
        if missing := without_font(mark.args[0]):
            return f"no font on this computer has “{missing}”"
    for mark in item.iter_markers("needs_font_file"):
        try:
            ImageFont.truetype(mark.args[0])
        except OSError:
            return f"{mark.args[0]} is not installed"
    return ""


def not_allowed(report: pytest.TestReport) -> None:
    """Make a skipped test a failed one: CI has all that tests need, so that a skip there is a hole in the net."""
    if report.skipped and not hasattr(report, "wasxfail"):
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"{why}. With ONECOMPANY_NO_SKIPS no test may be skipped."
