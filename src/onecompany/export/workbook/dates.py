"""How dates are shown in Excel: real dates, written in the language that is spoken."""

from __future__ import annotations

import re
from datetime import date, datetime
from locale import windows_locale

from onecompany.summary.dates import locale

ENGLISH = "[$-809]d mmmm yyyy"
"""As `summary.words` writes them, whatever the language of the reader's Excel."""

ISO = "yyyy-mm-dd"
"""Where a language's way cannot be said in Excel: nobody takes this one for another day."""

FIRST = date(1900, 3, 1)
"""The first day that all programs count alike: Excel's calendar has a 29 February 1900."""

_PATTERN = re.compile(r"'(?P<quoted>[^']*)'|(?P<token>y+|[ML]+|d+)|(?P<other>[A-Za-z]+)|(?P<plain>[^A-Za-z'])")
_TOKENS = {"y": "yyyy", "yy": "yy", "yyyy": "yyyy", "d": "d", "dd": "dd"}


def is_real(value: object) -> bool:
    """Whether a value can be a date in Excel: a day, of no time of day, that Excel can count."""
    return isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST


def number_format(language: str) -> str:
    """The format of dates in a language such as `de` or `pt-BR`, after the long form of Unicode CLDR."""
    if language in ("en", "en-GB"):
        return ENGLISH
    code = _code(language)
    pattern = str(locale(language).date_formats["long"].pattern)
    code_of_format = "".join(map(_written, _PATTERN.finditer(pattern)))
    return f"[$-{code:X}]{code_of_format}" if code and "\0" not in code_of_format else ISO


def _code(language: str) -> int:
    """The number of a language as Windows has it; 0 where it has none."""
    wanted = language.replace("-", "_")
    exact = [code for code, name in windows_locale.items() if name == wanted]
    alike = [code for code, name in windows_locale.items() if name.split("_")[0] == wanted.split("_")[0]]
    return min(exact or alike, default=0)


def _written(match: re.Match[str]) -> str:
    """A piece of CLDR's pattern in Excel's; NUL for one that Excel has no word for."""
    if (token := match["token"]) is not None:
        return "m" * min(len(token), 4) if token[0] in "ML" else _TOKENS.get(token, "\0")
    if match["other"] is not None:
        return "\0"
    text = match["quoted"] if match["quoted"] is not None else match["plain"]
    return text if text == " " else f'"{text}"' if text else ""
