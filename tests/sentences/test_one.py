"""A sentence that speaks of one thing says so: never "1 minutes", in any form that a number can give it."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from placeholders import ALWAYS
from tests.sentences.test_catalogue import gathered

SEVERAL = re.compile(r"\b(?:1|[Oo]ne) (?:more |other |open |small )?([a-z]+s|people|have|are|were)\b")
NEVER_ONE = {
    "These are {lines} lines, and from here on there are {silos_left} {silos}. Begin at the first.",
    "{lines} lines, and from here on there are {number} concepts. Begin further up, or add concepts.",
    "{acts} acts are missing, from {since} until {until}.",
}
"""Sentences that nobody says of one: several lines were pasted, or there are two moments."""

NO_NOUNS = frozenset("begins has is was does goes stands votes stays as this less counts calls".split())  # noqa: SIM905
"""What a single thing does, and other words that end so."""


def with_one(sentence: str, name: str = "number") -> str:
    """A sentence with 1 for this number, and any word for all else."""
    said = []
    for words, field, spec, _ in Formatter().parse(sentence):
        said.append(words)
        if field in ALWAYS:
            said.append(str(field))
        elif field is not None:
            said.append(("1" if spec in ("", ",") else "one") if field == name else "that")
    return "".join(said)


def wrong(sentence: str, name: str = "number") -> list[str]:
    """What is said of one thing as if it were several."""
    found = (match for match in SEVERAL.finditer(with_one(sentence, name)) if match[1] not in NO_NOUNS)
    return [match[0] for match in found]


def test_of_one_every_sentence_with_a_plural_speaks_in_the_singular() -> None:
    plurals = [message.id for message in gathered() if isinstance(message.id, tuple)]
    assert len(plurals) > 300
    assert {one: found for one, _ in plurals if (found := wrong(one))} == {}


def test_a_number_that_is_called_as_what_it_counts_has_a_plural() -> None:
    """As "Keep {minutes} minutes": nothing keeps such a number from being one.

    Where it is a limit of ours, or the whole of which a part is told, it is more.
    """
    named = re.compile(r"(?<!of )(?<!at most )\{(\w+s)(?::[^}]*)?\} \1\b(?! no )")
    single = [message.id for message in gathered() if message.id and not isinstance(message.id, tuple)]
    assert {one for one in single if named.search(one)} <= NEVER_ONE


@pytest.mark.parametrize("sentence", ["Keep {number} minutes", "{number:words} stages are ratified", "One people have"])
def test_what_is_wrong_is_found(sentence: str) -> None:
    assert wrong(sentence)
