"""What stands behind a date and makes it another one, or none: "Fri 31 Nov" is not the coming Friday."""

from __future__ import annotations

import re

_MONTH = "jan|feb|mar|mär|maer|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"  # no sentence: words that are read
_GOES_ON = re.compile(  # no sentence: the same
    rf"(?i),?\s+(?:(?:the|der|dem|den)\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?(?:\s+of)?[\s-]*(?:{_MONTH})\w*\.?(?:\s+\d{{4}})?"
    r"|\d{1,4}[./-]\d\S*|(?:18|19|20|21)\d\d\b|\d{1,2}(?:st|nd|rd|th|\.)(?!\w)|week\b|woche\b"
    rf"|(?:{_MONTH})[^\W\d_]*\.?(?:\s+\d{{1,4}})?\b)"
)
_SPAN = re.compile(r"(?i)\s+(?:until|till|to|bis|–|—|-)\s+")  # no sentence: the same
_SHARE = re.compile(r"(?i)by 1/[2345]|by [23]/[345]")  # no sentence: the same
_CHANGES = re.compile(  # no sentence: the same
    r"(?i)\b(?:cut|reduce|lower|raise|increase|grow|shrink|improve|drop|fall|rise|halve|speed|shorten)\w*\b"
)


def goes_on(text: str, end: int) -> int:
    """Where more of a date that ends here comes to its end: a day behind a weekday, a year; 0 for no more."""
    more = _GOES_ON.match(text, end)
    return more.end() if more else 0


def span_to(text: str, end: int) -> int:
    """Where the second date of a span would begin whose first ends here; 0 for no span."""
    span = _SPAN.match(text, end)
    return span.end() if span else 0


def is_share(text: str, start: int, end: int) -> bool:
    """Whether what stands there is how much something changes: "cut costs by 1/2"."""
    said = text[start:end].strip(" .,;!")
    return _SHARE.fullmatch(said) is not None and _CHANGES.search(text, 0, start) is not None
