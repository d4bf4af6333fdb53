"""A column of figures in a table: people as whole numbers, money as decimals.

What a single figure leaves open ("1.234") its column and its table decide: the sign that parts thousands in one cell
cannot be the decimal sign of the next. What they leave open too is asked, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from onecompany.parsing.clean import shortened
from onecompany.parsing.figure_headings import power_in
from onecompany.parsing.money_signs import fits, is_currency
from onecompany.parsing.numbers import MAX_DIGITS, plain_figures
from onecompany.parsing.worksheet import NOT_READ, Numeral
from onecompany.sentences import gettext

_SHAPE = re.compile(
    r"(?P<open>\()?\s*(?P<first>[+−–-])?\s*(?P<before>[^\d\s+−–().,'’-]{1,4}\.?)?\s*(?P<second>[+−–-])?\s*"
    r"(?P<core>[0-9][0-9.,'’ ]*|[.,][0-9]+)(?P<after>[^)*†¹²³]*)(?P<close>\))?(?P<mark>[*†¹²³]{0,3})"
)
_UNKNOWN = frozenset(  # no sentence: words that are read in tables
    ("n/a", "na", "n. a.", "n.a.", "k.a.", "k. a.", "ka", "n.v.", "n. v.", "unbekannt", "unknown", "?", "keine angabe")
)
_DASHES = frozenset(("-", "–", "—", "−", "./.", "--", "---"))
_DASH_OF_MONEY = re.compile(r"[-–—−]{1,2}\s*(?:€|\$|£|[A-Z]{3})")
_PEOPLE = re.compile(  # no sentence: words that are read in tables
    r"(?:kunden?|customers?|clients?|personen|people|persons?|mitglieder|members|patient(?:en|s)?|gäste|guests|"
    r"stk|stück|st|pers|abos?|subscribers|verträge|contracts|accounts)\.?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"(?:%|‰|prozent|percent|pct|v\. ?h)", re.IGNORECASE)  # no sentence: signs that are read
_SCALE = re.compile(
    r"(?P<word>(?:tsd|tausend|thousand|mio|mn|million(?:en)?|mrd|milliarden|bn|billion|k)\b\.?|[TKkMm](?=€|\$|£|[A-Z]{3}\b)|m\b)"
    r"\s*",
    re.IGNORECASE,
)
_ERRORS = re.compile(
    r"#+(?:(?:REF|BEZUG|DIV/0|VALUE|WERT|NAME|NULL|NUM|ZAHL|N/A|NV|SPILL|ÜBERLAUF)[!?]?)?", re.IGNORECASE
)


MAX_DECIMALS = 3
"""As many as amounts of money are kept with; no currency has more."""


MAX_PEOPLE_DIGITS = 10
"""There are not ten billion people."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A cell taken apart: its figures with their signs still in it, or why there is no number in it.

    `blank`: nothing stands there, or that it is not known. `sure`: a workbook says the number itself.
    """

    text: str
    core: str = ""
    negative: bool = False
    power: int = 0
    currency: str = ""
    sure: bool = False
    blank: bool = False
    problem: str = ""
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """What was read of a cell: a number, None for a blank one; or why it cannot be taken."""

    value: Decimal | None = None
    problem: str = ""
    dash: bool = False
    """Whether a dash stands there, which is none in many tables and not known in others."""


def take_apart(cell: str, *, money: bool) -> Taken:
    """The parts of a cell; whether its signs part thousands or decimals is settled by `read`."""
    text = "".join(map(plain_figures, cell)).strip()
    if not text or text.casefold() in _UNKNOWN:
        return Taken(cell, blank=True)
    if isinstance(cell, Numeral):
        return Taken(cell, text.lstrip("-"), text.startswith("-"), sure=True)
    typed = shortened(text)
    match = _SHAPE.fullmatch(text)
    if text in _DASHES or (money and _DASH_OF_MONEY.fullmatch(text)):
        why = gettext("{typed:quoted} may be none, or that nobody knows. Write 0, or leave it empty.", typed=typed)
    elif text == NOT_READ:
        why = gettext("The formula has no result here, or an error. Write the figure.")
    elif _ERRORS.fullmatch(text):
        why = gettext("{typed:quoted} is an error of the spreadsheet. Write the figure.", typed=typed)
    elif match is None or bool(match["open"]) != bool(match["close"]) or (match["first"] and match["second"]):
        why = gettext("{typed:quoted} is no number. Write the figure alone, or leave it empty.", typed=typed)
    else:
        return _parts(cell, typed, match, money=money)
    return Taken(cell, problem=why, dash=text in _DASHES)


def _parts(cell: str, typed: str, match: re.Match[str], *, money: bool) -> Taken:
    core, after = match["core"].rstrip(" '’"), match["after"].strip()
    if core[-1] in ",." and re.fullmatch("[-–—]{1,2}.*", after):  # "1200,-" of price tags
        core, after = core[:-1], after.lstrip("-–— ")
    before = match["before"] or ""
    trailing = after in ("-", "−")
    negative = bool(match["open"]) or trailing or (match["first"] or match["second"] or "+") != "+"
    after = "" if trailing else after
    if _PERCENT.match(after) or _PERCENT.fullmatch(before):
        if money:
            why = gettext("{typed:quoted} is a percentage. How much money is that?", typed=typed)
        else:
            why = gettext("{typed:quoted} is a percentage. How many people is that? Write their number.", typed=typed)
        return Taken(cell, problem=why)
    power = 0
    if scale := _SCALE.match(after):
        rest = after[scale.end() :].strip()
        word = scale["word"].casefold().rstrip(".")
        if word == "m" and not (is_currency(before) or is_currency(rest)):
            why = gettext("In {typed:quoted} the m may be a million, or something else. Write it in full.", typed=typed)
            return Taken(cell, problem=why)
        power = {"k": 3, "t": 3, "m": 6}.get(word) or power_in(word)
        after = rest
    currency = next((part for part in (before, after) if is_currency(part)), "")
    others = [part for part in (before, after) if part and part != currency]
    if any(money or not _PEOPLE.fullmatch(part) for part in others):
        known = {"typed": typed, "part": shortened(others[0], 20)}
        why = gettext("In {typed:quoted} stands {part:quoted}. Write the figure alone.", **known)
        return Taken(cell, problem=why)
    if currency and not money:
        why = gettext("{typed:quoted} is money. How many people is that? Write their number.", typed=typed)
        return Taken(cell, problem=why)
    if sum(sign.isdigit() for sign in core) > MAX_DIGITS:
        why = gettext("{typed:quoted} has more than {most} figures.", typed=typed, most=MAX_DIGITS)
        return Taken(cell, problem=why)
    return Taken(cell, core, negative, power, currency)


# -- which sign parts what


@dataclass(frozen=True, slots=True)
class Signs:
    """Signs that some cell shows to part decimals, and thousands; a sign in both says nothing.

    `likely` part thousands, for else there were parts of people: it counts where nothing else is shown.
    """

    decimals: frozenset[str] = frozenset()
    thousands: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()

    def says(self, sign: str) -> str:
        """What a sign parts: "decimals", "thousands", or "" where that is not known."""
        one, other = sign in self.decimals, sign in self.thousands
        opposite = "," if sign == "." else "."
        one, other = one or opposite in self.thousands, other or opposite in self.decimals
        return "" if one == other else "decimals" if one else "thousands"  # no sentence: names of these two


def _open(core: str) -> str:
    """The sign of a core that may part either: that of "1.234"."""
    match = re.fullmatch(r"[1-9][0-9]{0,2}([.,])[0-9]{3}", core)
    return match[1] if match else ""


def signs_in(column: Iterable[Taken], *, whole: bool) -> Signs:
    """What the cells of a column show of the signs in it. `whole`: they count people, one by one."""
    decimals, thousands, likely = set[str](), set[str](), set[str]()
    for taken in column:
        points, core = [sign for sign in taken.core if sign in ".,"], taken.core
        if not points or taken.sure:
            continue
        if sign := _open(core):
            if whole and not taken.power and not core.endswith("000"):  # 1.000 may be one, as some programs write it
                likely.add(sign)
        elif len(set(points)) == 2:
            decimals.add(points[-1])
            thousands.add(points[0])
        elif len(points) > 1:
            thousands.add(points[0])
        else:
            decimals.add(points[0])
    return Signs(frozenset(decimals), frozenset(thousands), frozenset(likely))


def together(all_signs: Iterable[Signs]) -> Signs:
    """What the columns of a table show together."""
    known = list(all_signs)
    return Signs(
        frozenset[str]().union(*(signs.decimals for signs in known)),
        frozenset[str]().union(*(signs.thousands for signs in known)),
        frozenset[str]().union(*(signs.likely for signs in known)),
    )


def read(taken: Taken, column: Signs, table: Signs, *, money: bool, power: int = 0, currency: str = "") -> Amount:
    """The number of a cell. `power`: what its heading says; `currency`: the code of what money is counted in."""
    if taken.blank or taken.problem:
        return Amount(None, taken.problem, taken.dash)
    known = {"typed": shortened(str(taken.text)), "currency": currency, "most": MAX_DECIMALS}
    if taken.currency and not fits(taken.currency, currency):
        return Amount(None, gettext("{typed:quoted} is not in {currency}. Write how much that is.", **known))
    if power and taken.power:
        return Amount(None, gettext("{typed:quoted} and its heading both multiply. Write it in full.", **known))
    figures = taken.core if taken.sure else _settled(taken.core, column, table)
    if not figures:
        return Amount(None, _not_settled(taken.core, known))
    value = Decimal(figures).scaleb(power + taken.power).normalize()
    value = -value if taken.negative and value else value
    if not money and value != value.to_integral_value():
        return Amount(None, gettext("{typed:quoted} is no whole number. How many people is that?", **known))
    if value != round(value, MAX_DECIMALS):
        return Amount(None, gettext("{typed:quoted} has more than {most:words} decimals. Round it.", **known))
    if value.adjusted() >= (MAX_DIGITS - MAX_DECIMALS if money else MAX_PEOPLE_DIGITS):
        return Amount(None, gettext("{typed:quoted} is too large to be kept.", **known))
    return Amount(value.quantize(Decimal(1)) if value == value.to_integral_value() else value)


def _not_settled(core: str, known: dict[str, object]) -> str:
    """What is asked of figures that may be read in two ways, or in none."""
    sign = _open(core)
    if not sign:
        return gettext("{typed:quoted} is not one number. Write it like 1200 or 1200.50.", **known)
    ways = {"whole": core.replace(sign, ""), "other": f"{Decimal(core.replace(sign, '.')).normalize():f}"}
    return gettext("{typed:quoted} may be {whole} or {other}. Write it as one of these.", **known, **ways)


def _settled(core: str, column: Signs, table: Signs) -> str:
    """The figures with a point before the decimals; "" when it is not certain which sign that is, or no number."""
    sign = _open(core)
    if sign:
        says = column.says(sign) or table.says(sign)
        if not says and sign in column.likely | table.likely and sign not in table.decimals:
            says = "thousands"  # no sentence: its name
        return "" if not says else core.replace(sign, "") if says == "thousands" else core.replace(sign, ".")
    points = [other for other in core if other in ".,"]
    whole, decimal = core, ""
    if points and (len(points) == 1 or len(set(points)) == 2):
        whole, _, decimal = core.rpartition(points[-1])
    groups = re.fullmatch(r"[0-9]*|[0-9]{1,3}(?P<sep>[,.'’ ])[0-9]{3}(?:(?P=sep)[0-9]{3})*", whole)
    if groups is None or not re.fullmatch("[0-9]*", decimal):
        return ""
    return f"{re.sub('[^0-9]', '', whole) or '0'}.{decimal or '0'}"
