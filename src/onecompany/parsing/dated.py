"""The date in a sentence: where it stands, and the sentence without it.

What is read as a date is taken out, with what leads to it; all other words stay, in their order. What only looks like a
date stays, too. So how certain a date must be goes by what leads to it:

- "by", "until", "no later than", "bis", "spätestens am" and their like: anywhere in the sentence. A span of time
  stays ("from Monday until Friday", "12 Dec – 14 Dec").
- "on", "at", "am", "zum": where the sentence ends, or before figures; in German anywhere, for there the verb is last.
- A comma, a dash or brackets, at the end: whatever is a date.
- An hour behind it changes nothing, and stays: "on Monday at 9".
- At the beginning, "on" or nothing: days with their month, "in two weeks", "tomorrow"; a weekday before a comma.
- Nothing, at the end: days with their month, "end of March", "in two weeks", "next week", "tomorrow", whole names of
  weekdays; and none of them behind a word with which they make another sense ("for next week", "every Friday", "Black
  Friday"). "In two days" stays where it is how long somebody waits ("answer every call in two days"). In German also
  before the verb that ends the sentence.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from onecompany.parsing.dates import parse_date
from onecompany.parsing.dates.around import (
    ALWAYS,
    AT_BEGINNING,
    CERTAIN,
    DAYS,
    DISTANCE,
    GERMAN,
    GOES_ON,
    HOUR,
    LAST_VERB,
    OTHER_SENSE,
    SHORT_WEEKDAY,
    SOMEBODY_WAITS,
)
from onecompany.parsing.dates.words import BY, ON, each, is_of_a_date
from onecompany.parsing.habits import DAY_FIRST
from onecompany.parsing.half_dates import goes_on, is_share, span_to

_TOKEN = re.compile(r"\S+")
_BY = re.compile(rf"(?i)(?:{BY})\s+")
_ON = re.compile(rf"(?i)(?:{ON})\s+")
_WORD = re.compile(r"[^\W_]+")
_ARTICLES = each("the der dem den des")  # no sentence: words that are read
_RANGES = each("until till bis")  # no sentence: the same
_GERMAN_LEADS = each("am zum zur zu")  # no sentence: the same
_MOST_TOKENS, _MOST_WORDS, _LONGEST = 120, 8, 60
"""How much of a long text is looked at, from its end, and how long a date in it may be."""


class Dated(NamedTuple):
    """A sentence without its date: what is left, the day, how it was typed, and that with what leads to it."""

    rest: str
    day: dt.date
    typed: str
    said: str


class _Piece(NamedTuple):
    """A part of a text that is a date: from what leads to it (`lead`, "" for nothing) to its end."""

    start: int
    typed_from: int
    end: int
    lead: str


def dated(text: str, today: dt.date, names: Collection[str] = ()) -> Dated | None:
    """The sentence without the date that it holds; None where it holds none for certain.

    `names`: words in small letters that are names in this room. Raises TwoWays where the date is read in two ways.
    """
    found = _in_brackets(text, today) or _best(text, today, names)
    if found is None:
        return None
    typed = text[found.typed_from : found.end].strip(" ()")
    day = parse_date(typed, today)
    return None if day is None else Dated(_without(text, found), day, typed, text[found.start : found.end])


def leads_to_a_date(text: str, today: dt.date) -> bool:
    """Whether all of a text is a date, with what leads to it."""
    lead = _BY.match(text) or _ON.match(text)
    return lead is not None and _is_date(text[lead.end() :].strip(), today)


def _is_date(text: str, today: dt.date) -> bool:
    return text != "24/7" and parse_date(text, today, order=DAY_FIRST) is not None  # no sentence: all day and night


def _in_brackets(text: str, today: dt.date) -> _Piece | None:
    end = text.rstrip(" .;!")
    start = end.rfind("(")
    if not end.endswith(")") or start < 0 or len(end) - start > _LONGEST:
        return None
    if not _is_date(end[start + 1 : -1].strip(), today):
        return None
    inner = start + 1 + len(end[start + 1 :]) - len(end[start + 1 :].lstrip())
    lead = _BY.match(end, inner) or _ON.match(end, inner)
    return _Piece(start, lead.end() if lead else inner, len(end), "(")


def _best(text: str, today: dt.date, names: Collection[str]) -> _Piece | None:
    """The last date that is led to, else one that stands bare."""
    pieces = list(_pieces(text, today))
    for led in (
        [piece for piece in pieces if _BY.fullmatch(piece.lead) and not _ends_a_range(text, piece, today)],
        [piece for piece in pieces if _ON.fullmatch(piece.lead) and _on_a_day(text, piece)],
        [
            piece
            for piece in pieces
            if not piece.lead and _stands_bare(text, piece) and not _ends_a_range(text, piece, today)
        ],
    ):
        known = [piece for piece in led if not _is_word(text, piece, names)]
        if known:
            return known[-1]
    return None


def _pieces(text: str, today: dt.date) -> Iterator[_Piece]:
    """All dates in a text, each as long as it goes."""
    tokens = list(_TOKEN.finditer(text))[-_MOST_TOKENS:]
    end = 0
    for index, token in enumerate(tokens):
        if token.start() < end:
            continue
        lead = _BY.match(text, token.start()) or _ON.match(text, token.start())
        first = lead.end() if lead else token.start()
        if not _may_begin(text, first):
            continue
        inside = [other for other in tokens[index : index + _MOST_WORDS + 5] if other.start() >= first][:_MOST_WORDS]
        for last in reversed(inside):
            if (found := _ends_at(text, first, last.end(), today)) > first:
                piece = _Piece(token.start(), first, found, lead[0] if lead else "")
                if (more := _belongs_behind(text, piece, today)) > found:
                    end = more  # a whole that is no date: "Fri 31 Nov", "Mitte März bis Ende April"
                else:
                    yield piece
                    end = found
                break


def _belongs_behind(text: str, piece: _Piece, today: dt.date) -> int:
    """Where a date really ends that has more of one behind it: a weekday that is another, a year, a second date.

    Half of what was said is not what was said: 0 where there is no more.
    """
    if more := goes_on(text, piece.end):
        return more
    if first := span_to(text, piece.end):
        tokens = list(_TOKEN.finditer(text, first))[:_MOST_WORDS]
        return next((found for each in reversed(tokens) if (found := _ends_at(text, first, each.end(), today))), 0)
    return len(text) + 1 if is_share(text, piece.start, piece.end) else 0


def _may_begin(text: str, start: int) -> bool:
    words = [match[0].casefold() for match in _WORD.finditer(text, start, start + 40)][:2]
    return bool(words) and is_of_a_date(words[1] if words[0] in _ARTICLES and len(words) > 1 else words[0])


def _ends_at(text: str, start: int, end: int, today: dt.date) -> int:
    """Where a date ends that goes as far as this, but for the signs behind it; 0 for none."""
    if end - start > _LONGEST:
        return 0
    piece = text[start:end]
    for form in dict.fromkeys((piece, piece.rstrip(",;:!?"), piece.rstrip(".,;:!?"))):
        if _is_date(form, today):
            return start + len(form)
    return 0


def _ends_a_range(text: str, piece: _Piece, today: dt.date) -> bool:
    """Whether a date before it makes it the end of a span: "from Monday until Friday", "12 Dec – 14 Dec"."""
    if piece.lead and piece.lead.split()[0].casefold() not in _RANGES:
        return False
    before = text[: piece.start].rstrip(" ,–—-").split()[-3:]
    return any(_is_date(" ".join(before[-count:]), today) for count in range(1, len(before) + 1))


def _behind(text: str, piece: _Piece) -> str:
    """What stands behind a date, but for signs and the hour."""
    behind = text[piece.end :]
    hour = HOUR.match(behind.rstrip(" .;!"))
    return behind[hour.end() if hour else 0 :].strip(" .,;!")


def _begins(text: str, piece: _Piece) -> bool:
    """Whether a date with nothing but "on" before it stands at the beginning of a sentence, for which it is meant."""
    behind, typed = text[piece.end :], text[piece.typed_from : piece.end]
    words = _WORD.findall(_behind(text, piece))
    if text[: piece.start].strip() or piece.lead.strip().casefold() not in ("", "on", "am"):
        return False
    if len(words) < 2 or words[0].casefold() in GOES_ON or behind.lstrip()[:1] in "–—-":
        return False
    told_apart = bool(piece.lead) or behind[:1] in (",", ":")
    distance = DISTANCE.fullmatch(typed) and not ALWAYS.search(text)
    return bool(told_apart or distance or AT_BEGINNING.fullmatch(typed))


def _word_before(text: str, piece: _Piece) -> str:
    words = _WORD.findall(text[: piece.start][-60:])
    return words[-1].casefold() if words else ""


def _on_a_day(text: str, piece: _Piece) -> bool:
    before, lead = _word_before(text, piece), piece.lead.strip().casefold()
    if before.isdecimal():  # "at 10 am Friday"
        return False
    figures = any(sign.isdecimal() for sign in text[piece.typed_from : piece.end])
    return not _behind(text, piece) or figures or lead in _GERMAN_LEADS or _begins(text, piece)


def _stands_bare(text: str, piece: _Piece) -> bool:
    before, typed = text[: piece.start].rstrip(), text[piece.typed_from : piece.end]
    if _begins(text, piece) or (before.endswith((",", ";", "–", "—", " -")) and not _behind(text, piece)):
        return True
    distance = DISTANCE.fullmatch(typed) is not None
    if (distance and ALWAYS.search(before)) or (DAYS.fullmatch(typed) and SOMEBODY_WAITS.search(before)):
        return False
    if not (CERTAIN.fullmatch(typed) or distance) or _word_before(text, piece) in OTHER_SENSE:
        return False
    if len(_WORD.findall(before)) + len(_WORD.findall(text[piece.end :])) < (1 if distance else 2):
        return False  # "plan next quarter"
    behind = _behind(text, piece)
    return not behind or bool(LAST_VERB.fullmatch(behind) and GERMAN.fullmatch(typed))


def _is_word(text: str, piece: _Piece, names: Collection[str]) -> bool:
    """Whether a short weekday is rather a word ("the sun"), or anything a name in this room."""
    typed = text[piece.typed_from : piece.end]
    return typed.casefold() in names or bool(SHORT_WEEKDAY.fullmatch(typed) and typed[0].islower())


def _without(text: str, piece: _Piece) -> str:
    left, right = text[: piece.start], text[piece.end :]
    if not right.strip(" .,;!") or piece.lead == "(":
        return (left.rstrip(" ,;–—-") + right.strip(" ,;.!")).strip()
    if not left.strip():
        return right.lstrip(" ,;:.!–—-")
    right = right.lstrip()
    return left.rstrip(" ,;") + right if right[:1] in ",;:.!?)" else f"{left.rstrip()} {right}"
