"""The words of the method, each explained in one sentence: on the screen, among the keys and in what is handed out."""

from __future__ import annotations

import re
from typing import Final

from onecompany.sentences.catalogue import N_, gettext

MOMENT, OWNER, HANDOFF, CRACK = "moment", "owner", "handoff", "crack"

_SENTENCES: Final = {
    MOMENT: N_("Moment of truth: a contact at which {customers} decide whether they stay."),
    OWNER: N_("Owner of a stage: the one {silo} that answers for it; others help."),
    HANDOFF: N_("Handoff: where {a_customer} passes from one owner to the next."),
    CRACK: N_("Crack: a place to lose {customers}; nobody answers for it, or too many."),
}
WORDS: Final = tuple(_SENTENCES)
_SILO: Final = N_("{Silo}: a part of the organisation with work and goals of its own.")

_SEEN: Final = {
    MOMENT: re.compile(r"\bmoments? of truth\b", re.IGNORECASE),
    OWNER: re.compile(r"\bowners?\b|\bowns\b", re.IGNORECASE),
    HANDOFF: re.compile(r"\bhandoffs?\b", re.IGNORECASE),
    CRACK: re.compile(r"\bcracks?\b", re.IGNORECASE),
}


def explained(word: str) -> str:
    """What a word means, in one sentence of at most 72 letters in the usual words."""
    return gettext(_SENTENCES[word])


def all_explained() -> list[str]:
    """All of them, in the order in which a day needs them, and what a department or silo is."""
    return [gettext(_SILO), *map(gettext, _SENTENCES.values())]


def words_in(text: str) -> list[str]:
    """Which of the words stand in a text of ours, in English."""
    return [word for word, seen in _SEEN.items() if seen.search(text)]
