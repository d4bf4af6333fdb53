"""Writes `export/fonts/arial.json`, the widths of Arial's letters, from the files of Liberation Sans.

Liberation Sans was drawn to have the metrics of Arial (Red Hat, 2007), and may be read by everybody:
`python tools/arial_widths.py LiberationSans-Regular.ttf LiberationSans-Bold.ttf`.
"""

from __future__ import annotations

import json
import sys
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

TARGET = Path(__file__).parent.parent / "src/onecompany/export/fonts/arial.json"

EM = 2048
"""Units of the letters' size in these files: at this size an advance is a whole number."""

LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xF000, 0x10000)]

NOWHERE = "\uffff"
"""Never a letter: it is shown as any letter that a font lacks."""


def widths(path: str) -> dict[str, str]:
    """Advances with the letters that have them, as ranges of their numbers in hexadecimal digits."""
    font = ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
    small = ImageFont.truetype(path, 40, layout_engine=ImageFont.Layout.BASIC)
    lacking = bytes(small.getmask(NOWHERE))
    present = [number for number in LETTERS if bytes(small.getmask(chr(number))) != lacking]
    by_width: dict[int, list[int]] = {}
    for number in present:
        by_width.setdefault(round(font.getlength(chr(number))), []).append(number)
    return {str(width): " ".join(ranges(numbers)) for width, numbers in sorted(by_width.items())}


def ranges(numbers: list[int]) -> list[str]:
    """Numbers as "41-5a" or "61"."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    return [f"{run[0]:x}-{run[-1]:x}" if len(run) > 1 else f"{run[0]:x}" for run in runs]


if __name__ == "__main__":
    regular, bold = sys.argv[1:]
    faces = {"em": EM, "regular": widths(regular), "bold": widths(bold)}
    TARGET.write_text(json.dumps(faces, indent=0) + "\n", encoding="utf-8")
