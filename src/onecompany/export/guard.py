"""Keeps a spreadsheet from taking a text for a formula (owasp.org/www-community/attacks/CSV_Injection)."""

from __future__ import annotations

import unicodedata

_SIGNS = frozenset("=+-@")
_BREAKS = ("\t", "\r", "\n")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
"""Unicode categories that show nothing: controls, formats, spaces."""


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may calculate with the text, or make more cells of it.

    It does when the first letter that can be seen is one of `= + - @`, full-width or small forms included, and
    when the text begins with a tab or a line break.
    """
    if text.startswith(_BREAKS):
        return True
    first = next((letter for letter in text if unicodedata.category(letter) not in _UNSEEN), "")
    return unicodedata.normalize("NFKC", first)[:1] in _SIGNS


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where it is risky: spreadsheets read such a cell as text."""
    return f"'{text}" if is_risky(text) else text
