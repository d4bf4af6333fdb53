"""Rows of a list that are no leaders: totals, counts and notes below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onecompany.parsing.alike import plain

_WORDS = (  # no sentence: words that are read in lists
    "total", "totals", "totale", "totaal", "totalt", "sum", "summe", "summa", "suma", "somme", "gesamt", "gesamtzahl",
    "insgesamt", "anzahl", "count", "headcount", "razem", "celkem", "spolu", "osszesen", "toplam", "yhteensa",
    "sammanlagt", "i alt", "ialt", "number of", "nombre de", "numero de", "gesamtergebnis", "gesamtsumme",
    "итого", "всего", "合计", "合計", "總計", "합계",
)  # fmt: skip
_TOTAL = re.compile(
    rf"(?:(?:grand|sub|gesamt|zwischen)[ -]?)?(?:{'|'.join(_WORDS)})\b(?:[ \w()-]{{0,30}}?[:=–-])?[ \w()-]{{0,20}}"
)
_COUNT = re.compile(r"[0-9]+ (?:people|persons?|leaders?|personen|personas|personnes|persone|pessoas|osob|total|rows?)")
_NOTE = re.compile(
    r"\d|:|^[*(†]|^(?:strictly )?(?:confidential|vertraulich|confidentiel|confidencial|internal use only)\b"
)
_LONGEST = 4
"""Words in a name that stands alone; more is a note."""


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row counts the others: "Total: 2", "Summe;;12"."""
    text, *others = (cell for cell in cells if cell)
    figures = all(re.fullmatch(r"[\d., ]+", cell) for cell in others)
    words = plain(text)
    return figures and (_TOTAL.fullmatch(words) is not None or (_COUNT.fullmatch(words) is not None and not others))


_OTHER = re.compile(  # no sentence: words that are read in tables
    r"(?:durchschnitt|mittelwert|average|mean|median|ytd|kumuliert|ø)\b.*"
    r"|ergebnis|overall|all[e ]*(?:kunden|customers)?"
)


def says_total(text: str) -> bool:
    """Whether a text names what is made of other rows: "Summe 2025", "Q1 gesamt", "Durchschnitt"."""
    words = plain(text).strip(" :*=")
    backwards = re.fullmatch(r".{1,30} (?:gesamt|insgesamt|total|summe|ergebnis)", words)
    return bool(backwards or _TOTAL.fullmatch(words) or _OTHER.fullmatch(words))


_ALL = re.compile(  # no sentence: words that are read in tables
    r"(?:(?:grand|gesamt|zwischen|sub)[ -]?)?(?:total|summe|sum|gesamt|insgesamt|ergebnis)|overall"
    r"|(?:(?:total|summe|gesamt)[ :]*(?:all[er]*)?|all[er]*) ?(?:kunden|customers|segmente?|segments|kundengruppen)?"
)


def says_all(text: str) -> bool:
    """Whether a text names all together, and nothing else: "Gesamt", "All customers"; not "Total Energies"."""
    words = plain(text).strip(" :*=")
    return bool(words and _ALL.fullmatch(words))


def is_note(text: str) -> bool:
    """Whether a text that stands alone below a list says something of the list: "Stand: 12.3.", "* interim"."""
    return _NOTE.search(plain(text)) is not None or len(text.split()) > _LONGEST
