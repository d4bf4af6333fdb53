"""The words of the method, each explained in one sentence: on the screen, among the keys and in what is handed out."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from onecompany.sentences.catalogue import gettext
from onecompany.sentences.languages import N_

SILO, MOMENT, OWNER, HANDOFF, CRACK = "silo", "moment", "owner", "handoff", "crack"

_SENTENCES: Final = {
    SILO: N_("{Silo}: a part of the organisation with work and goals of its own."),
    MOMENT: N_("Moment of truth: a contact at which {customers} decide whether they stay."),
    OWNER: N_("Owner of a stage: the one {silo} that answers for it; others help."),
    HANDOFF: N_("Handoff: where {a_customer} passes from one owner to the next."),
    CRACK: N_("Crack: a place to lose {customers}; nobody answers for it, or too many."),
}

_FORMS: Final = {
    # For translators: all forms of the word that your sentences have, with commas between.
    MOMENT: N_("moment of truth, moments of truth"),
    # For translators: all forms of the word that your sentences have, with commas between.
    OWNER: N_("owner, owners, owns"),
    # For translators: all forms of the word that your sentences have, with commas between.
    HANDOFF: N_("handoff, handoffs"),
    # For translators: all forms of the word that your sentences have, with commas between.
    CRACK: N_("crack, cracks"),
}
WORDS: Final = tuple(_FORMS)
"""Those that are explained where they are first said."""

FOR_A_BOARD: Final = (CRACK, OWNER, HANDOFF, SILO)
"""Those that a board reads for the first time, whatever a workshop was about."""


def explained(word: str) -> str:
    """What a word means, in one sentence of at most 72 letters in the usual words."""
    return gettext(_SENTENCES[word])


def all_explained() -> list[str]:
    """All of them, in the order in which a day needs them, and what a department or silo is."""
    return [gettext(sentence) for sentence in _SENTENCES.values()]


def words_in(text: str) -> list[str]:
    """Which of the words stand in a text of ours, in the language that is spoken now."""
    return [word for word, forms in _FORMS.items() if _seen(gettext(forms)).search(text)]


@cache
def _seen(forms: str) -> re.Pattern[str]:
    words = "|".join(re.escape(form.strip()) for form in forms.split(","))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
