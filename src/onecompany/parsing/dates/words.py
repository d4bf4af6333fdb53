"""The words of dates, in English and in German, as the one set of words that the rules read.

Both languages are always understood, whatever the language of the plan, and may be mixed ("end März"). Where they
clash: Christmas is 25 December, and Weihnachten the eve, on which it begins there. German short forms of weekdays (so,
do, mi …) count only in front of a day, because they are words of either language. "Nächsten Freitag" is the Friday of
next week, as "next Friday" is, though some mean the coming one.
"""

from __future__ import annotations

import re
import unicodedata

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_SAME = {  # no sentence: words that are read, each with those that mean the same
    "today": "heute eod",
    "tomorrow": "morgen",
    "overmorrow": "übermorgen uebermorgen",
    "yesterday": "gestern",
    "ereyesterday": "vorgestern",
    "monday": "montag", "tuesday": "dienstag", "wednesday": "mittwoch", "thursday": "donnerstag",
    "friday": "freitag", "saturday": "samstag sonnabend", "sunday": "sonntag",
    "january": "januar jänner jaenner", "february": "februar feber", "march": "märz maerz mrz mär",
    "may": "mai", "june": "juni", "july": "juli", "october": "oktober okt", "december": "dezember dez",
    "day": "days tag tage tagen", "week": "weeks woche wochen", "month": "months monat monats monate monaten",
    "quarter": "quarters quartal quartals quartale quartalen", "year": "years jahr jahres jahre jahren",
    "a": "an ein eine einem einer einen",
    "one": "eins", "two": "zwei", "three": "drei", "four": "vier", "five": "fünf fuenf", "six": "sechs",
    "seven": "sieben", "eight": "acht", "nine": "neun", "ten": "zehn", "eleven": "elf", "twelve": "zwölf zwoelf",
    "next": "nächste nächsten nächster nächstes nächstem naechste naechsten naechster naechstes naechstem",
    "coming": "kommende kommenden kommender kommendes kommendem",
    "this": "diese diesen dieser dieses diesem",
    "last": "letzte letzten letzter letztes letztem vorige vorigen voriger voriges vergangene vergangenen",
    "beginning": "anfang beginn start", "early": "frühe", "mid": "middle mitte", "late": "späte", "end": "ende",
    "ago": "vor",
    "in": "im",
    "kw": "cw kalenderwoche",
    "christmas": "xmas",
}  # fmt: skip
_SEVERAL = {  # no sentence: words that are read, and what they are short for
    "eom": "end month", "monatsende": "end month", "monatsmitte": "mid month", "monatsanfang": "beginning month",
    "eow": "end week", "midweek": "mid week",
    "eoq": "end quarter", "quartalsende": "end quarter",
    "eoy": "end year", "jahresende": "end year", "jahresmitte": "mid year", "jahresanfang": "beginning year",
    "overmorrow": "day after tomorrow", "ereyesterday": "day before yesterday",
}  # fmt: skip
_MEANS = {word: meant for meant, words in _SAME.items() for word in words.split()}
_MEANS = {word: _SEVERAL.get(meant, meant) for word, meant in _MEANS.items()} | _SEVERAL

_WORD = re.compile(r"[^\W\d_]+")
_LITTLE = re.compile(r"\b(?:the|of|des|der|dem|den|vom|von)\b ?")
_HYPHENED = re.compile(r"\b(early|mid|late|end|month|quarter|year|anfang|mitte|ende)-(?=[^\W\d_])")

BY = (  # no sentence: words that are read
    r"(?:no|not) later than|at the latest (?:by|on)|due (?:by|on)|due|latest by|by|until|till"
    r"|bis (?:allerspätestens|spätestens)(?: (?:zum|zur|am|im|in|zu))?|spätestens(?: (?:bis|zum|zur|am|im|in|zu))*"
    r"|bis (?:zum|zur|am|im|in|zu)|bis"
)
"""What says that a date is one by when something is done."""
ON = "on|at|am|zum|zur|zu"  # no sentence: the same
"""What may stand before a date, and before much else."""
_BEFORE = re.compile(rf"(?:{BY}|{ON}) ")
_BEHIND = re.compile(r",? (?:at the latest|latest|spätestens)$")  # no sentence: words that are read


def bare(text: str) -> str:
    """The text in small letters with plain spaces, without what only leads to a date: "by the 12th" is "12th"."""
    words = " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())
    words = words.replace("spaetestens", "spätestens")
    return _BEHIND.sub("", _BEFORE.sub("", words, count=1) if _BEFORE.match(words) else words)


def understood(text: str) -> str:
    """The text in the words that the rules read: "bis Ende März" is "end march"."""
    words = _WORD.sub(lambda match: _MEANS.get(match[0], match[0]), _HYPHENED.sub(r"\1 ", bare(text)))
    return _LITTLE.sub("", words)


def is_of_a_date(word: str) -> bool:
    """Whether a date may begin with this word, in small letters."""
    return word in _BEGINS or word[:1].isdecimal() or word.rstrip("0123456789") in ("q", "h", "kw")


def each(words: str) -> frozenset[str]:
    """The words of a line, as a set."""
    return frozenset(words.split())


_BEGINS = (  # no sentence: words that are read
    each(
        "in day easter good new whit christmas pentecost ascension weihnachten heiligabend silvester neujahr ostern"
        " ostersonntag ostermontag karfreitag pfingsten pfingstmontag himmelfahrt whitsun whitsunday pfingstsonntag"
        " maundy corpus gründonnerstag fronleichnam christi mo di mi do fr sa so tues weds thur"
        " thurs mar jun jul aug sep sept oct nov dec jan feb apr april august september november q h kw"
    )
    | {*DAYS, *_SEVERAL, *_MEANS, *_MEANS.values()}
) - {"a", *each(_SAME["a"]), *COUNTS}
