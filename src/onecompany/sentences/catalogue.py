"""Sentences in the language that is spoken now, with their values put in."""

from __future__ import annotations

from typing import Any

from onecompany.sentences.languages import NC_, translated, translated_for
from onecompany.sentences.onlookers import looking_on, without_keys
from onecompany.sentences.terms import terms
from onecompany.sentences.values import filled


def gettext(sentence: str, /, **values: Any) -> str:
    """A sentence in the language that is spoken now. `values` go into its braces, and so do the plan's words.

    Raises LookupError when the sentence has a brace for which there is no value: that is an error of ours.
    """
    if not sentence:  # under which gettext keeps what a catalogue says of itself
        return ""
    return _filled(sentence, translated(sentence), values)


def pgettext(context: str, sentence: str, /, **values: Any) -> str:
    """As `gettext`, of a sentence that says something else elsewhere: `pgettext("of a day", "Agenda")`."""
    return gettext(NC_(context, sentence), **values)


def ngettext(one: str, many: str, number: int, /, **values: Any) -> str:
    """As `gettext`, of a sentence that differs by a number; this can stand in it as `{number}` or `{number:words}`."""
    spoken = translated_for(number, one, many)
    return _filled(one if spoken == one else many, spoken, {"number": number, **values})


def _filled(sentence: str, spoken: str, values: dict[str, Any]) -> str:
    return filled(without_keys(sentence, spoken) if looking_on() else spoken, terms(), values)
