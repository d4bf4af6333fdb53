"""Shares of a whole as a sentence says them: "both leaders have", "neither of the two", "three of eight"."""

from __future__ import annotations

from onecompany.kinds.phrasing import capital, in_words
from onecompany.kinds.view import counted
from onecompany.summary.document import Number
from onecompany.summary.words import GAP, NOT_RECORDED


def share(part: int, whole: int, noun: str, verb: str = "has", verbs: str = "have") -> str:
    """ "Three of eight leaders have", "All eight leaders have", "Neither of the two leaders has" ...

    Begins with a capital letter. None of one is not a share: say that in other words.
    """
    nouns = counted(whole, noun)
    if part == whole:
        all_of = {1: f"The one {noun} {verb}", 2: f"Both {noun}s {verbs}"}
        return all_of.get(whole) or f"All {nouns} {verbs}"
    if not part:
        return f"{'Neither' if whole == 2 else 'None'} of the {nouns} {verb}"
    return f"{capital(in_words(part))} of {nouns} {verb if part == 1 else verbs}"


def lowered(text: str) -> str:
    """The same within a sentence, for one that begins with a word of ours and not with a name."""
    return text[:1].lower() + text[1:]


def unknown(label: str) -> Number:
    """A number of page 1 that was not recorded."""
    return Number(label, GAP, NOT_RECORDED)
