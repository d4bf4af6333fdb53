"""What sentences have in common: the words that many of them use, and those that one alone does. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from onecompany.parsing.content_words import ContentWord, Support, content_words, support

HALF, NEARLY_ALL = 0.5, 0.75
"""The share of the sentences from which on a word is shared, and from which on nearly all use it."""


@dataclass(frozen=True, slots=True)
class Common:
    """The content words of sentences, and how many use each. `words`: those of each sentence, in order.

    `users`: how many sentences use a word, by its key, the most used first.
    """

    words: tuple[tuple[ContentWord, ...], ...]
    users: dict[str, int]
    support: Support

    @property
    def is_compared(self) -> bool:
        """Whether there is anything to compare: two sentences, in a language whose words can be told apart."""
        return len(self.words) > 1 and self.support != "none"

    def used_by(self, share: float) -> list[str]:
        """The keys of the words that two sentences use at least, and such a share of all."""
        least = max(2, share * len(self.words))
        return [key for key, number in self.users.items() if number >= least]

    def alone(self, key: str) -> bool:
        """Whether one sentence alone uses a word."""
        return self.is_compared and self.users[key] == 1

    @property
    def distance(self) -> float | None:
        """The share of the pairs of sentences that have no content word in common; None where nothing is compared."""
        if not self.is_compared:
            return None
        keys = [{word.key for word in words} for words in self.words]
        pairs = [one.isdisjoint(other) for one, other in combinations(keys, 2)]
        return sum(pairs) / len(pairs)

    def spelled(self, key: str) -> str:
        """A word as most of the sentences spell it, in small letters where any of them does."""
        forms = Counter(word.spelled for words in self.words for word in words if word.key == key)
        cases = Counter(form.casefold() for form in forms.elements())
        return min(forms, key=lambda form: (-cases[form.casefold()], not form.islower(), form.isupper(), form))

    def forms(self, share: float) -> tuple[str, ...]:
        """All spellings of the words that such a share of the sentences uses."""
        keys = set(self.used_by(share))
        return tuple(dict.fromkeys(word.spelled for words in self.words for word in words if word.key in keys))


def common(texts: Sequence[str], language: str) -> Common:
    """What these sentences have in common; the same whatever their order."""
    return _common(tuple(texts), language)


@lru_cache(maxsize=64)
def _common(texts: tuple[str, ...], language: str) -> Common:
    words = tuple(content_words(text, language) for text in texts)
    users: defaultdict[str, int] = defaultdict(int)
    for of_one in words:
        for key in {word.key for word in of_one}:
            users[key] += 1
    # Neither by which sentence comes first nor by the order of a set.
    ordered = sorted(users.items(), key=lambda used: (-used[1], used[0]))
    return Common(words, dict(ordered), support(language))
