"""Currencies by the signs and codes that stand beside amounts of money."""

from __future__ import annotations

import re
import unicodedata

_DOLLARS = frozenset(("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"))
_CROWNS = frozenset(("SEK", "NOK", "DKK", "ISK"))
_SIGNS: dict[str, frozenset[str]] = {
    "€": frozenset(("EUR",)), "euro": frozenset(("EUR",)), "$": _DOLLARS, "us$": frozenset(("USD",)),
    "£": frozenset(("GBP",)), "¥": frozenset(("JPY", "CNY")), "fr": frozenset(("CHF",)), "sfr": frozenset(("CHF",)),
    "kr": _CROWNS, "zł": frozenset(("PLN",)), "kč": frozenset(("CZK",)), "ft": frozenset(("HUF",)),
    "₹": frozenset(("INR",)), "₺": frozenset(("TRY",)), "₽": frozenset(("RUB",)), "₩": frozenset(("KRW",)),
}  # fmt: skip
_CODES = frozenset((
    "EUR", "USD", "CHF", "GBP", "JPY", "CNY", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "INR",
    "TRY", "RUB", "KRW", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "BRL", "ZAR", "AED", "ILS",
))  # fmt: skip
_WITH_POWER = re.compile(
    r"(?:[TKM]|tsd|mio|mrd)[. ]{0,2}(?P<code>€|\$|£|[A-Z]{3})|(?P<sign>€|\$|£|[A-Z]{3}) ?[km]", re.I
)


def is_currency(text: str) -> bool:
    """Whether a text is the sign or the code of a currency, and nothing else."""
    sign = text.strip().rstrip(".")
    return sign.casefold() in _SIGNS or sign.upper() in _CODES


def fits(sign: str, code: str) -> bool:
    """Whether a sign or a code may mean the currency with this ISO 4217 code: "$" may be USD or CAD."""
    bare = sign.strip().rstrip(".")
    return bare.upper() == code or code in _SIGNS.get(bare.casefold(), ())


def currency_in(text: str) -> str:
    """The currency that a heading names, as it stands there: "€", "CHF"; "" for none."""
    words: list[str] = re.findall(r"[^\s()\[\]/,;:-]+", text)
    for word in words:
        if (match := _WITH_POWER.fullmatch(word)) and is_currency(str(match["code"] or match["sign"])):
            return str(match["code"] or match["sign"])
        if word.upper() in _CODES and (word.isupper() or word.casefold() in ("eur", "usd", "chf", "gbp")):
            return word
        if word.casefold() in ("€", "euro", "$", "us$", "£") or (
            len(word) == 1 and unicodedata.category(word) == "Sc"  # no sentence: the category of Unicode
        ):
            return word
    return ""
