"""Shares of a whole as a sentence says them: "both leaders have", "neither of the two", "three of eight"."""

from __future__ import annotations

from onecompany.kinds.phrasing import capital, in_words
from onecompany.kinds.view import counted
from onecompany.sentences import gettext
from onecompany.summary import words
from onecompany.summary.document import Number


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


def reached(label: str, part: int, whole: int, note: str = "") -> Number:
    """A number for page 1 that is good when all of a whole is reached, as "4 of 6", with its rank.

    One that is good ranks above those that say nothing yet.
    """
    rank = 0.1 + 0.9 * (whole - part) / whole
    return Number(label, gettext("{part} of {whole}", part=part, whole=whole), note, rank)


def unknown(label: str) -> Number:
    """A number for page 1 that was not recorded."""
    return Number(label, words.GAP, words.NOT_RECORDED)
