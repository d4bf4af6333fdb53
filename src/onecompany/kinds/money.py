"""Money: in which currency a plan counts, and how an amount is written. Pure."""

from __future__ import annotations

from decimal import Decimal

from onecompany.plans import Setting
from onecompany.sentences import N_
from onecompany.store.records import MOST_DECIMALS, MOST_FIGURES
from onecompany.store.state import State

CURRENCY = Setting(
    "text",
    default="EUR",
    longest=3,
    help=N_("The currency of all money, in the three letters of ISO 4217, such as EUR or USD."),
)
"""For a kind with money in it: `"currency": CURRENCY`. A workshop counts in that of its first such exercise."""

_SPOKEN = ("en", "en_CA", "de")
"""Languages whose signs are taken for a currency: $ and US$ are those of the dollar."""


def currency(state: State) -> str:
    """The currency in which a workshop counts; "" where its plan has none."""
    settings = (exercise.settings for exercise in state.rows("exercise"))
    return next((str(own["currency"]) for own in settings if "currency" in own), str(CURRENCY.default))


def amount(value: Decimal) -> str:
    """An amount as people write it, without its currency."""
    from onecompany.summary.words import number  # which a kind's description does not need

    return number(value)


def can_be_kept(value: Decimal) -> bool:
    """Whether an amount has no more figures and decimals than can be stored."""
    _, digits, exponent = value.normalize().as_tuple()
    assert isinstance(exponent, int), "an amount has an end"
    return -exponent <= MOST_DECIMALS and max(len(digits) + max(exponent, 0), -exponent) <= MOST_FIGURES


def is_currency(unit: str, code: str) -> bool:
    """Whether a unit as it was typed is that currency, by its letters or its sign."""
    if unit.casefold() == code.casefold():
        return True
    from babel.numbers import get_currency_symbol  # which takes tens of milliseconds

    return unit in {get_currency_symbol(code, locale) for locale in _SPOKEN}
