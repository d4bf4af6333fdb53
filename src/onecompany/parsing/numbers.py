"""Numbers with their unit, as people type them: "4.2 %", "1,200", "€ 4.5m"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from onecompany.parsing.clean import clean, shortened
from onecompany.parsing.habits import WITH_COMMA, WITH_POINT, TwoWays, habits
from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext

MAX_DIGITS = 15
"""As many as a double (IEEE 754) keeps exactly, and as many as spreadsheets show."""

LARGEST = 1e24
"""No number that is typed is as large: 15 figures, of billions."""

MAX_UNIT = 60
"""Characters in a unit; more is a sentence."""


MAX_TEXT = 200
"""Characters of a text that may hold a number."""


class NumberProblem(Refusal):
    """A text holds a figure, but not one number for certain. The message says why, and what to write."""


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A finite number and its unit as typed, "" when there is none. A currency stands first: "€ a month"."""

    value: float
    unit: str


class ExactNumber(NamedTuple):
    """The same, to the last figure."""

    value: Decimal
    unit: str


_SHARES = ("%", "‰", "percent", "per cent", "prozent", "pct")  # no sentence: how a share is typed
_SHAPE = r"(?s)(?P<before>[^0-9]*?)(?P<figures>(?:(?<![A-Za-z])[.,])?[0-9](?:[0-9.,'’ ]*[0-9])?)(?P<after>.*)"
_SIGN = r"(?P<first>[+−–-]?)\s*(?P<currency>[^\s+−–-]*)\s*(?P<second>[+−–-]?)"
_SECOND = r"(?i)(?:[-−–—/:x×±.,'’]|to\b|bis\b|or\b|and\b)\s*[-−–+]?\s*[0-9]|[0-9]"
_SCALE = (  # no sentence: words that are read, in English and German
    r"(?i)(?P<word>k|thousand|tsd|tausend|m|mn|mio|million(?:en)?|bn|billion|mrd|milliarden?|t(?=€|eur\b))"
    r"(?=$|[\s.€]|[^\w/]|eur\b)\.?\s*"
)
_POWERS = {"k": 3, "t": 3, "thousand": 3, "tsd": 3, "tausend": 3} | dict.fromkeys(
    ("bn", "billion", "mrd", "milliarde", "milliarden"), 9
)
_CURRENCIES = frozenset({"kr", "kr.", "zł", "Kč", "Ft", "Fr.", "Rs", "Rs."})  # no sentence: currencies
_MONEY = "Sc"  # no sentence: the category of Unicode
_NOT_FINITE = frozenset({"nan", "inf", "infinity", "∞"})


def parse_number(text: str) -> ParsedNumber | None:
    """The number that `text` says and its unit; None when there is no figure in it.

    - `12`, `−3`, `+3`, `12 days`, `4.2 %`, `4.2%`, `80 % within 24 h`: what follows the number is the unit.
    - Thousands: spaces or apostrophes (`1 200`, `1'200`), or commas, or points, in groups of three. With
      both, the last is the decimal sign: `1,200.5` and `1.200,5` are 1200.5.
    - One sign alone: `1,5` and `1.5` are one and a half. `1.200` is 1200 to one half of Europe and 1.2 to the other, so
      `habits` say which; where that is not known, TwoWays is raised. `1,200` is 1200 then, because nobody types so many
      decimals, and it goes by the habit once that is known.
    - A currency may stand before or after: `€ 4.5m` is 4,500,000 with the unit "€", to be compared with
      `€ 900k`. `k`, `thousand`, `Tsd`, `mn`, `Mio`, `million`, `bn`, `billion`, `Mrd` multiply anything; a lone
      `m` only money, for else it may be metres, minutes or millions, and is refused. "A dozen" and "half" are no
      numbers: who says them in a room means about twelve, or half of something.

    Raises `NumberProblem` for what is ambiguous, for two numbers (`3-5`, `12/15`), for a word before the
    number that is no currency (`about 12`), for more than 15 figures or
    200 characters, and for infinity and "NaN".
    """
    exact = parse_exactly(text)
    return None if exact is None else ParsedNumber(float(exact.value), exact.unit)


def is_share(unit: str) -> bool:
    """Whether a unit says that the number is a part of something."""
    return unit.casefold().startswith(_SHARES)


def parse_exactly(text: str, *, grouped: bool = False, money: bool = False) -> ExactNumber | None:
    """The same as `parse_number`, to the last figure.

    `grouped`: nobody means three decimals, so that `1.200` is 1200 as `1,200` is. `money`: it is money without a
    currency, too, so that a lone `m` is million.
    """
    typed = clean(text)
    if len(typed) > MAX_TEXT:
        message = gettext("The text has {length:,} characters. Write the number, then its unit.", length=len(typed))
        raise NumberProblem(message)
    match = re.fullmatch(_SHAPE, "".join(plain_figures(sign) for sign in typed))
    if match is None:
        if typed.casefold().strip("+-−") in _NOT_FINITE:
            message = gettext(
                "{typed:quoted} is no number that can be reached or compared. Write a figure.", typed=typed
            )
            raise NumberProblem(message)
        return None
    negative, currency = _before(typed, match["before"])
    after = match["after"].strip()
    figures = _value(typed, match["figures"], grouped=grouped)
    if re.match(_SECOND, after) or re.match("[eE][+-]?[0-9]", match["after"]):
        message = gettext(
            "{typed:quoted} holds more than one number. Write one, such as “12 days”.", typed=shortened(typed)
        )
        raise NumberProblem(message)
    power, rest = _scale(typed, after, currency, money=money)
    if rest == ".":
        rest = ""
    if rest and not (rest[0].isalpha() or rest[0] in "%‰°/(#*\"'′″" or unicodedata.category(rest[0]) == _MONEY):
        message = gettext(
            "After the number in {typed:quoted} stands {sign:quoted}. Write the number, then its unit.",
            typed=shortened(typed),
            sign=rest[0],
        )
        raise NumberProblem(message)
    if len(rest) > MAX_UNIT:
        message = gettext("The unit has more than {most} characters. Write the number, then its unit.", most=MAX_UNIT)
        raise NumberProblem(message)
    unit = f"{currency} {rest}" if currency and rest and rest[0] != "/" else currency + rest
    # From the text, for 4.35 times a million is not 4,350,000 in floating point.
    return ExactNumber((Decimal(f"{'-' if negative else ''}{figures}e{power}") + 0).normalize(), unit)


def plain_figures(sign: str) -> str:
    """Figures of all scripts as 0 to 9, and all spaces (a thin one may part groups of three) as plain."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return " " if sign.isspace() else sign


def _before(typed: str, before: str) -> tuple[bool, str]:
    """Whether a minus stands before the number, and the currency that does."""
    match = re.fullmatch(_SIGN, before.strip())
    if match is None or (match["first"] and match["second"]) or not _is_currency(match["currency"]):
        message = gettext(
            "{typed:quoted} begins with {start:quoted}. Begin with the number, or a currency.",
            typed=shortened(typed),
            start=shortened(before.strip()),
        )
        raise NumberProblem(message)
    return (match["first"] or match["second"]) not in ("", "+"), match["currency"]


def _is_currency(text: str) -> bool:
    if text in _CURRENCIES or re.fullmatch("(?:[A-Z]{3})?", text):  # ISO 4217 codes have three letters
        return True
    signs = [sign for sign in text if unicodedata.category(sign) == _MONEY]
    return len(signs) == 1 and len(text) <= 4 and all(sign in signs or "A" <= sign <= "Z" for sign in text)


def _scale(typed: str, after: str, currency: str, *, money: bool) -> tuple[int, str]:
    """The power of ten that the word after the number stands for, and what is left as the unit."""
    match = re.match(_SCALE, after)
    if match is None:
        return 0, after
    word, rest = match["word"].casefold(), after[match.end() :]
    known = money or currency or (rest and _is_currency(rest.split()[0]))
    if word == "m" and not known:
        message = gettext(
            "In {typed:quoted} the m may be million, metres or minutes. Write it in full.", typed=shortened(typed)
        )
        raise NumberProblem(message)
    return _POWERS.get(word, 6), rest


def _value(typed: str, figures: str, *, grouped: bool) -> str:
    """The figures with a point for the decimal sign and nothing else."""
    if sum(sign.isdigit() for sign in figures) > MAX_DIGITS:
        message = gettext(
            "{typed:quoted} has more than {most} figures. Write it in thousands or millions.",
            typed=shortened(typed),
            most=MAX_DIGITS,
        )
        raise NumberProblem(message)
    whole, decimal = figures, ""
    commas, points = figures.count(","), figures.count(".")
    if commas and points:
        whole, decimal = _split(figures, "." if figures.rfind(".") > figures.rfind(",") else ",")
    elif commas + points == 1:
        sign = "," if commas else "."
        before, behind = _split(figures, sign)
        if not re.fullmatch("[1-9][0-9]{0,2}", before) or len(behind) != 3:
            whole, decimal = before, behind
        elif not grouped:
            known = habits().numbers
            if sign == "." and not known:
                raise _two_ways(figures, before, behind)
            if known and sign == known[-2]:
                whole, decimal = before, behind
    groups = re.fullmatch(r"[0-9]*|[0-9]{1,3}(?P<sep>[,.'’ ])[0-9]{3}(?:(?P=sep)[0-9]{3})*", whole)
    if groups is None or not re.fullmatch("[0-9]*", decimal):
        message = gettext("{typed:quoted} is not one number. Write it like 1200 or 1,200.5.", typed=shortened(figures))
        raise NumberProblem(message)
    return f"{re.sub('[^0-9]', '', whole) or '0'}.{decimal or '0'}"


def _two_ways(figures: str, before: str, behind: str) -> TwoWays:
    values = {"typed": figures, "larger": before + behind, "smaller": f"{before}.{behind}0"}
    message = gettext("{typed:quoted} may be read in two ways. Write {larger}, or {smaller}.", **values)
    ways = {WITH_COMMA: before + behind, WITH_POINT: f"{Decimal(f'{before}.{behind}').normalize():f}"}
    return TwoWays(message, "numbers", figures, ways)


def _split(figures: str, sign: str) -> tuple[str, str]:
    before, _, behind = figures.rpartition(sign)
    return before, behind
