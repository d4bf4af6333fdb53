"""Compiles a template with data: bundled fonts first, one pinned moment, nothing from outside.

The data goes to the template as JSON, as one input; no text of the workshop is ever part of a source. The templates are
read from their own folder, which is the root, and none of them names a package.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

from onecompany import export
from onecompany.export import fonts
from onecompany.export.format import ExportError
from onecompany.export.typesetting.glyphs import Absent, foreign_words, look_for
from onecompany.export.typesetting.row_heads import with_row_heads
from onecompany.sentences import gettext

ROOT = Path(export.__path__[0]) / "templates" / "typ"
"""Where the templates are, and the only folder that they can read from."""

_PREFERRED = (
    "Inter",
    "Noto Sans",
    "Noto Sans Hebrew",
    "Arial Hebrew",
    "Noto Sans Arabic",
    "Geeza Pro",
    "Segoe UI",
    "Noto Sans CJK SC",
    "PingFang SC",
    "Microsoft YaHei",
    "Droid Sans Fallback",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Apple Color Emoji",
    "Segoe UI Emoji",
    "Noto Color Emoji",
)
"""The families that are asked first, so that names in other scripts are set in letters that go with Inter."""

_PROBE = """\
#let (texts, fonts) = json(bytes(sys.inputs.view))
#set document(title: "probe")
#set page(width: 400pt, height: auto)
#set text(font: fonts, features: (calt: 0), ligatures: false)
#for each in texts {
  block(each)
  block(text(features: (calt: 1), [\\u{2067}#each\\u{2069}]))
  block(text(weight: 600, each))
  block(text(weight: 700, each))
  block(text(style: "italic", each))
}
"""
"""All that Typst needs to say whether it has letters for these texts, in each of the looks that the pages use."""


PANIC = "PanicException"
"""What comes out of Typst where it has a fault of its own: no `Exception`, and no place to be imported from."""

_ANY = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of what is thrown away."""


@dataclass(frozen=True, slots=True)
class TypesetPdf:
    """A PDF, and the characters in it that no font has."""

    data: bytes
    absent: Absent

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the facilitator should know of it."""
        return self.absent.sentences


def typeset(template: str, view: dict[str, Any], made_at: datetime) -> TypesetPdf:
    """The PDF (PDF/UA-1) of a template with this view, dated `made_at`.

    The view also gets `fonts`, and `absent`: the sentence about characters without a font. There is always a PDF of
    what people typed, whatever the letters: what Typst refuses in spite of its own answers is tried again with plain
    letters alone, and then without the standard. Raises `ExportError` for what no text can be the reason of.
    """
    source = (ROOT / template).read_bytes()
    bundled = _sets(view, bundled=True)
    plainest = Absent(all_foreign=True)
    tries = (
        (Absent() if bundled else look_for(view, _can_set), bundled, True),
        (plainest, True, True),
        (replace(plainest, untagged=True), True, False),
    )
    for absent, of_ours, tagged in tries:
        whole = {**absent.filled(view), "fonts": _families(of_ours), "absent": absent.sentence}
        try:
            return TypesetPdf(_compiled(source, whole, made_at, bundled=of_ours, tagged=tagged), absent)
        except typst.TypstError as problem:
            refused: BaseException = problem
        except BaseException as problem:
            if type(problem).__name__ != PANIC:
                raise
            refused = problem
    raise ExportError(gettext("The pages could not be set by typst. Nothing of it was written.")) from refused


def _sets(view: object, *, bundled: bool) -> bool:
    return _can_set(foreign_words(view), bundled=bundled)


def _can_set(texts: Sequence[str], *, bundled: bool = False) -> bool:
    """Whether there are letters for these texts: in the bundled fonts alone, or in all on this computer."""
    return not texts or _fonts_can_set(_fonts(bundled), tuple(texts), bundled=bundled)


@lru_cache(maxsize=10_000)
def _fonts_can_set(fonts: typst.Fonts, texts: tuple[str, ...], *, bundled: bool) -> bool:
    """Of each workshop three PDFs are made, and most of their words are the same."""
    try:
        _compiled(_PROBE.encode(), {"texts": list(texts), "fonts": _families(bundled)}, _ANY, bundled=bundled)
    except typst.TypstError:
        return False
    except BaseException as problem:
        if type(problem).__name__ != PANIC:
            raise
        return False
    return True


def _compiled(source: bytes, view: object, made_at: datetime, *, bundled: bool, tagged: bool = True) -> bytes:
    compiler = typst.Compiler(
        source,
        root=ROOT,
        font_paths=_fonts(bundled),
        sys_inputs={"view": json.dumps(view)},
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"] if tagged else [], timestamp=int(made_at.timestamp()))
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no single file")
    return with_row_heads(pdf)


def _families(bundled: bool) -> list[str]:
    there = set(_fonts(bundled).families())
    return [family for family in _PREFERRED if family in there]


@cache
def _fonts(bundled: bool) -> typst.Fonts:
    """The bundled fonts alone, or with those of the computer, which takes a tenth of a second to look for."""
    return typst.Fonts(include_system_fonts=not bundled, include_embedded_fonts=False, font_paths=[fonts.__path__[0]])
