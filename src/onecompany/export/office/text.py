"""What any Office file needs to know of a text: what it can hold of it, its language."""

from __future__ import annotations

import re

from onecompany.parsing.clean import scrub
from onecompany.summary.isolated import closed

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def plain(text: str) -> str:
    """What a file can hold of a text: no control characters, and no change of direction left open."""
    return closed(scrub(text, multiline=True))


def one_line(text: str) -> str:
    """A text with each run of space as one, for titles and names."""
    return " ".join(plain(text).split())


def language_tag(tag: str) -> str:
    """A tag with its country, as Office wants it: "de" becomes "de-DE". English is British; what is no tag is
    English."""
    from babel.core import get_global

    if not _TAG.fullmatch(tag) or tag == "en":
        return "en-GB"
    if "-" in tag:
        return tag
    likely = get_global("likely_subtags").get(tag.lower(), "").split("_")
    return f"{tag}-{likely[-1]}" if len(likely) > 1 else tag
