"""Checks the values of a plan one by one and remembers everything that is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import TypeGuard

from onecompany.clock.local import minutes_of
from onecompany.parsing.alike import composed
from onecompany.plans.errors import MOST, PlanProblem
from onecompany.plans.lines import Lines, Path
from onecompany.sentences import N_, Terms, gettext, quoted, speaking

LONGEST_TEXT = 10_000
LONGEST_TITLE = 200
LONGEST_DAY = 24 * 60
"""Minutes."""

_CONTROLS = ("Cc", "Cs")  # no sentence: categories of Unicode

NUMBERS = {
    "number": (
        N_("expected a number, got {value}"),
        N_("expected a number from {least:g} to {most:g}, got {value}"),
    ),
    "integer": (
        N_("expected a whole number, got {value}"),
        N_("expected a whole number from {least:g} to {most:g}, got {value}"),
    ),
    "minutes": (
        N_("expected a number of minutes, got {value}"),
        N_("expected a number of minutes from {least:g} to {most:g}, got {value}"),
    ),
}
"""What is said of a value that is no number, and of one out of bounds."""


class Checker:
    """Reads values with a default, and notes a problem for each one that cannot be used."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[PlanProblem] = []
        self.words = Terms()
        """What stands in a text in place of `{customer}` and the like."""
        self.language = "en"
        """What a plan is written in."""

    def wrong(self, path: Path, message: str) -> None:
        """Note a problem."""
        self.problems.append(PlanProblem(self.file, self.lines.of(path), shown(path), message))

    def keys(self, path: Path, table: Mapping[str, object], known: Iterable[str]) -> None:
        """Note every key that nobody knows, with the nearest one that there is."""
        names = list(known)
        for key in table:
            if key not in names:
                # A guess takes a while; nobody reads it for more problems than are listed.
                near = get_close_matches(key, names, n=1) if len(self.problems) < MOST else []
                if near:
                    message = gettext("is not known here; did you mean {name}?", name=near[0])
                elif names:
                    message = gettext("is not known here; there are: {names}", names=", ".join(names))
                else:
                    message = gettext("is not known here; there are none")
                self.wrong((*path, key), message)

    def text(self, path: Path, value: object, *, needed: bool = False) -> str:
        """A text; "" when it cannot be used."""
        if not isinstance(value, str):
            self.wrong(path, gettext("expected a text in quotes, got {value}", value=named(value)))
            return ""
        if needed and not value.strip():
            self.wrong(path, gettext("expected a text that says something, got an empty one"))
        with speaking(self.language):
            value = self.words.put_into(value)
        length = len(composed(value))  # as it will be stored
        if length > LONGEST_TEXT:
            self.too_long(path, LONGEST_TEXT, length)
            return ""
        bad = next((char for char in value if unicodedata.category(char) in _CONTROLS and char not in "\n\t"), None)
        if bad is not None:
            code = f"U+{ord(bad):04X}"
            self.wrong(path, gettext("holds the control character {code}, which no screen can show", code=code))
            return ""
        return composed(value).strip()

    def title(self, path: Path, value: object, *, longest: int = LONGEST_TITLE) -> str:
        """A text for one line: it says something, and line breaks become spaces. "" when it cannot be used."""
        text = " ".join(self.text(path, value, needed=True).split())
        if len(text) > longest:
            self.too_long(path, longest, len(text))
        return text

    def too_long(self, path: Path, most: int, length: int) -> None:
        """Note that a text has more characters than it may have."""
        message = gettext("expected at most {most:,} characters, got {length:,}", most=most, length=length)
        self.wrong(path, message)

    def number(self, path: Path, value: object, *, least: float, most: float, of: str = "number") -> float:
        """A number within bounds; the least one when it cannot be used. `of`: one of `NUMBERS`, what it counts."""
        if not _is_number(value):
            self.wrong(path, gettext(NUMBERS[of][0], value=named(value)))
            return least
        if not least <= value <= most:
            self.wrong(path, gettext(NUMBERS[of][1], least=least, most=most, value=named(value)))
            return least
        return float(value)

    def minutes(self, path: Path, value: object) -> float:
        """A number of minutes above 0 and within a day; 1 when it cannot be used."""
        if not _is_number(value):
            self.wrong(path, gettext("expected a number of minutes above 0, got {value}", value=named(value)))
            return 1.0
        if not 0 < value <= LONGEST_DAY:
            message = gettext(
                "expected a number of minutes above 0 and at most {most}, got {value}",
                most=LONGEST_DAY,
                value=named(value),
            )
            self.wrong(path, message)
            return 1.0
        return float(value)

    def time(self, path: Path, value: object) -> str:
        """A time of day as "09:00", "9:00" too; "" when it cannot be used."""
        time = value.zfill(5) if isinstance(value, str) else ""
        if minutes_of(time) is None:
            self.wrong(path, gettext('expected a time of day such as "09:00", got {value}', value=named(value)))
            return ""
        return time

    def choice(self, path: Path, value: object, choices: tuple[str, ...]) -> str:
        """One of some words; the first one when it cannot be used."""
        if value not in choices:
            words = ", ".join(choices)
            self.wrong(path, gettext("expected one of {choices}, got {value}", choices=words, value=named(value)))
            return choices[0]
        return str(value)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def named(value: object) -> str:
    """A value as a message shows it, short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return gettext("a table")
    if isinstance(value, list):
        return gettext("a list")
    if isinstance(value, str):
        return quoted(harmless(value))
    if isinstance(value, int) and abs(value) > 10**15:
        return gettext("a very large number") if value > 0 else gettext("a very large negative number")
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def harmless(text: str, longest: int = 40) -> str:
    """A text of the file as a message can hold it: short, and nothing in it that a terminal would obey."""
    short = text if len(text) <= longest else f"{text[:longest]}…"
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in short)


def shown(path: Path) -> str:
    """A path as people count: `exercise[2].step[1].minutes`, from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{harmless(part)}" if text else harmless(part)
    return text
