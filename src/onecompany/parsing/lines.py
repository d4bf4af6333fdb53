"""What a typed line is meant to be: where it goes, and what a commitment in it says."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from onecompany.parsing.alike import alike, plain
from onecompany.parsing.clean import clean, scrub
from onecompany.parsing.dated import dated, leads_to_a_date
from onecompany.parsing.titles import by_title, several
from onecompany.parsing.undated import no_day_at_end, unread_at_end
from onecompany.sentences import gettext, ngettext

Place = Literal["item", "parking", "decision", "commitment", "note"]

_PREFIXES: dict[str, Place] = {"?": "parking", "!": "decision", ">": "commitment"}
_NOTE = "'"


@dataclass(frozen=True, slots=True)
class Routed:
    """Where a line goes, and its text without the prefix, cleaned. The text of a lone prefix is empty."""

    kind: Place
    text: str


def route(line: str, *, allow_note: bool = False) -> Routed:
    """Read the prefix of a line: `?` parking lot, `!` decision, `>` commitment, `'` note on a cell.

    A line that begins with a space is an item, whatever comes next; the space is dropped. `'` is a letter
    like others unless `allow_note`, which grids of choices set. The length is the caller's to check
    (`clean.check_length`).
    """
    typed = scrub(line)
    first = typed[:1]
    if allow_note and first == _NOTE:
        return Routed("note", typed[1:].strip())
    if first in _PREFIXES:
        return Routed(_PREFIXES[first], typed[1:].strip())
    return Routed("item", typed.strip())


@dataclass(frozen=True, slots=True)
class ParsedCommitment:
    """What a typed commitment says. Every word of it is in `what`, `who_text` or `when_text`.

    `who_id` is None with a `who_text` when nobody in the room has that name, or more than one (`problem` then
    asks which). `problem` is empty when there is nothing to ask. `others`: who is named beside the owner; they stand at
    the end of `what`. `no_day`: the day at its end that there is not, such as "31 Nov"; `unread`: what looks like a day
    there and is none for certain, such as "after Easter"; both stay in `what`.
    """

    what: str
    who_id: str | None
    who_text: str
    by_when: dt.date | None
    when_text: str
    problem: str
    no_day: str = ""
    others: tuple[str, ...] = ()
    unread: str = ""


_PARTICLES = frozenset(
    (
        "al",
        "and",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "mac",
        "of",
        "und",
        "van",
        "von",
        "y",
    )
)
_MOST_NAME_WORDS = 4
_Row = TypeVar("_Row")


def commitment(text: str, leaders: Sequence[tuple[str, str]], today: dt.date) -> ParsedCommitment:
    """Read "Ana: first go-live call, by 12 Dec" as who, what and by when.

    `leaders` are pairs of id and name; `today` is the local date in the room.

    Who stands before the first colon: a leader's whole name, else the first names, else any part of the name,
    else the beginnings of its words, whatever the case and the accents ("ana", "pena", "ana p."). Without
    such a leader it is still taken for a name when it has at most four words without figures and, if more
    than one, with capitals; else the colon belongs to the sentence.

    By when is the date that `dated` takes out of the sentence: "by hand" stays in `what`. Raises TwoWays for one that
    may be two days.
    """
    line = clean(text)
    who_id, who_text, rest, problem = _who(line, leaders, today)
    others = _beside(who_text, who_id, leaders)
    names = {word for _, name in leaders for word in name.casefold().split()}
    when = dated(rest, today, names)
    what = when.rest if when is not None else rest
    if others and what:
        what = gettext("{what} (with {names:list})", what=what.rstrip(" .;,"), names=others)
    if when is not None:
        return ParsedCommitment(what, who_id, who_text, when.day, when.typed, problem, others=others)
    no_day = no_day_at_end(rest, today)
    unread = "" if no_day else unread_at_end(rest, names)
    return ParsedCommitment(what, who_id, who_text, None, "", problem, no_day, others, unread)


def _who(line: str, leaders: Sequence[tuple[str, str]], today: dt.date) -> tuple[str | None, str, str, str]:
    before, colon, rest = line.partition(":")
    who = before.strip()
    if not colon or not who or rest.startswith("//"):
        return None, "", line, ""
    matches = _matching(who, leaders) or next(
        (known for part in _names_in(who) if len(known := _matching(part, leaders)) == 1), []
    )
    if len(matches) == 1:
        return matches[0][0], who, rest.strip(), ""
    if matches:
        return None, who, rest.strip(), _which([name for _, name in matches])
    if _looks_like_name(who) and not leads_to_a_date(who, today):  # "By Friday: call them"
        return None, who, rest.strip(), ""
    return None, "", line, ""


def _names_in(who: str) -> list[str]:
    """The names where there may be more than one; none of a text that is rather a sentence."""
    return parts if all(map(_looks_like_name, parts := several(who))) else []


def _beside(who: str, owner: str | None, leaders: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Who is named beside the owner: leaders by their names, others as they were typed."""
    if owner is None or _matching(who, leaders):
        return ()
    known = [(matches[0] if len(matches := _matching(part, leaders)) == 1 else ("", part)) for part in _names_in(who)]
    return tuple(dict.fromkeys(name for leader_id, name in known if leader_id != owner))


def _matching(who: str, leaders: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The leaders whom `who` fits best, by the first way of naming that fits anyone, with titles or without."""
    pairs = [(leader, leader[1]) for leader in leaders]
    return [leader for leader, _ in _fitting(who, pairs)] or by_title(who, leaders, lambda leader: leader[1], _fitting)


def _fitting(who: str, leaders: Sequence[tuple[_Row, str]]) -> list[tuple[_Row, str]]:
    parts = _words(who)
    if not parts:
        return []
    count = len(parts)
    names = [(leader, _words(leader[1])) for leader in leaders]
    exact = [leader for leader in leaders if alike(leader[1]) == alike(who)]
    if exact:
        return exact
    ways = (
        lambda name: name == parts,
        lambda name: name[:count] == parts,
        lambda name: any(name[start : start + count] == parts for start in range(len(name))),
        lambda name: len(name) >= count and all(full.startswith(part) for full, part in zip(name, parts, strict=False)),
    )
    for fits in ways:
        if matches := [leader for leader, name in names if fits(name)]:
            return matches
    return []


def _words(name: str) -> list[str]:
    return plain(name).replace(".", " ").split()


def _which(names: list[str]) -> str:
    """The question which of several leaders is meant, as short as tells them apart."""
    short = [f"{words[0]} {words[-1][0]}." if len(words := name.split()) > 1 else name for name in names]
    forms = short if len(set(short)) == len(short) else list(dict.fromkeys(names))
    if len(forms) == 1:
        return ngettext(
            "{number} leader is called {name}. Which one?",
            "{number} leaders are called {name}. Which one?",
            len(names),
            name=forms[0],
        )
    return gettext("{names:or}?", names=forms)


def _looks_like_name(who: str) -> bool:
    words = who.split()
    if len(words) > _MOST_NAME_WORDS or not any(sign.isalpha() for sign in who):
        return False
    if not all(sign.isalpha() or sign in " .,'’-&+" or unicodedata.combining(sign) for sign in who):
        return False
    return len(words) == 1 or all(not word[0].islower() or word in _PARTICLES for word in words)


def remarks(parsed: ParsedCommitment) -> str:
    """What is said of a commitment that was read otherwise than it may have been meant; "" for others."""
    said = []
    if parsed.others:
        said.append(
            gettext(
                "A commitment has one owner, the first leader named; its words name {names:list}, too.",
                names=parsed.others,
            )
        )
    if parsed.no_day:
        said.append(
            gettext("{said:quoted} is no day of the calendar: the commitment has no date yet.", said=parsed.no_day)
        )
    if parsed.unread:
        said.append(gettext("{said:quoted} is not read as a date: the commitment has none yet.", said=parsed.unread))
    return " ".join(said)
