"""Which words and which language hold for all sentences of a program that shows one thing at a time."""

from __future__ import annotations

from onecompany.sentences.languages import own_language as own_language
from onecompany.sentences.languages import settle_language
from onecompany.sentences.terms import USUAL, Terms, settle_words


def settle(words: Terms = USUAL, language: str | None = None) -> None:
    """From now on sentences use these words and this language, in every task and thread, wherever no other ones hold.

    Without `language` it is the user's own.
    """
    settle_words(words)
    settle_language(language)
