"""A word with its cases, for languages in which a noun is not the same wherever it stands."""

from __future__ import annotations

from typing import Final

CASES: Final = ("acc", "dat", "gen")
"""How a sentence asks for them, behind the colon of a brace: `{customers:dat}`. Without one it is the nominative."""


class Word(str):
    """A word as it stands alone, which knows its other cases. One that is given without them has all alike."""

    acc: str
    dat: str
    gen: str

    def __new__(cls, nominative: str, acc: str | None = None, dat: str | None = None, gen: str | None = None) -> Word:
        word = super().__new__(cls, nominative)
        word.acc = nominative if acc is None else acc
        word.dat = nominative if dat is None else dat
        word.gen = nominative if gen is None else gen
        return word

    def case(self, name: str) -> str:
        """The word in one of the `CASES`."""
        return str(getattr(self, name))

    def begun(self) -> Word:
        """The same at the beginning of a sentence."""
        return Word(*(form[:1].upper() + form[1:] for form in (str(self), self.acc, self.dat, self.gen)))

    def after(self, article: Word) -> Word:
        """The same behind its article, both in the same case."""
        return Word(
            f"{article} {self}", f"{article.acc} {self.acc}", f"{article.dat} {self.dat}", f"{article.gen} {self.gen}"
        )
