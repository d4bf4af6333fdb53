"""Turns a template and what it is given into a PDF: tagged, with the bundled letters, the same bytes each time.

All that the workshop says goes to Typst as JSON in `sys.inputs`, never into the source; no package is looked for.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Fonts

TEMPLATES = Path(__file__).parent.parent / "templates" / "typst"

BOX = "□"
"""Stands for a letter that no font on the computer has; Inter has it."""

_OTHER_SCRIPTS = (
    *("Noto Sans", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Thai"),
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Hiragino Sans", "Droid Sans Fallback"),
    *("Helvetica Neue", "Arial", "Liberation Sans", "Arial Hebrew", "Geeza Pro", "Arial Unicode MS", "DejaVu Sans"),
    *("Noto Color Emoji", "Apple Color Emoji"),
)

_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

_MOST = 200
"""So many different letters may be missing; Typst names them one at a time."""


@cache
def fonts() -> Fonts:
    """The bundled fonts, then those of the computer. Looking for them takes a tenth of a second, so once."""
    import typst

    from onecompany.export import fonts as bundled

    return typst.Fonts(font_paths=[bundled.__path__[0]])


@cache
def families() -> tuple[str, ...]:
    """Inter, then those families for other scripts that the computer has, in the order of preference.

    Left to itself Typst takes any font that has a letter, and that may be a display face.
    """
    there = set(fonts().families())
    return tuple(name for name in ("Inter", *_OTHER_SCRIPTS) if name in there)


def compiled(template: str, given: Mapping[str, Any], at: datetime) -> tuple[bytes, str]:
    """The PDF of a template, and the letters that are shown as `BOX` because no font has them.

    `at` is the moment that the file carries. Typst itself is the judge of what can be shown: PDF/UA allows no missing
    letter, and the error names it.
    """
    import typst

    data = json.dumps({**given, "fonts": families()}, ensure_ascii=False)
    missing = ""
    while True:
        told = json.loads(data)
        if missing:
            told["missing"] = shown_as_box(missing)
        try:
            made = typst.compile(
                TEMPLATES / template,
                root=TEMPLATES,
                font_paths=fonts(),
                format="pdf",
                pdf_standards=["ua-1"],
                timestamp=int(at.timestamp()),
                sys_inputs={"given": json.dumps(told, ensure_ascii=False)},
            )
        except typst.TypstError as problem:
            letters = _letters(str(problem))
            found = {letter for letter in letters if letter in data} - {BOX}
            if not found or len(missing) > _MOST:
                raise
            for letter in sorted(found):
                missing += letter
                data = data.replace(letter, BOX)
            continue
        return made, missing


def shown_as_box(letters: str) -> str:
    """A sentence about letters that no font has, by their numbers, since they cannot be shown."""
    named = ", ".join(f"U+{ord(letter):04X}" for letter in letters)
    return f"No font on this computer has these letters, which are shown as {BOX}: {named}."


def _letters(said: str) -> set[str]:
    """The letters that an error of Typst names; ASCII is never missing."""
    found: set[str] = set()
    for text in _UNSHOWN.findall(said):
        found |= {letter for letter in _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) if ord(letter) > 127}
    return found
