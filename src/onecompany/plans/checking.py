"""Checks the values of a plan one by one and remembers everything that is wrong."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from onecompany.parsing.alike import composed
from onecompany.plans.errors import MOST, PlanProblem
from onecompany.plans.lines import Lines, Path
from onecompany.plans.rules import Setting

LONGEST_TEXT = 10_000
LONGEST_TITLE = 200
LONGEST_DAY = 24 * 60
"""Minutes."""


class Checker:
    """Reads values with a default, and notes a problem for each one that cannot be used."""

    def __init__(self, file: str, lines: Lines) -> None:
        self.file = file
        self.lines = lines
        self.problems: list[PlanProblem] = []

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
                hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(names) or 'none'}"
                self.wrong((*path, key), f"is not known here; {hint}")

    def text(self, path: Path, value: object, *, needed: bool = False) -> str:
        """A text; "" when it cannot be used."""
        if not isinstance(value, str):
            self.wrong(path, f"expected a text in quotes, got {named(value)}")
            return ""
        if needed and not value.strip():
            self.wrong(path, "expected a text that says something, got an empty one")
        length = len(composed(value))  # as it will be stored
        if length > LONGEST_TEXT:
            self.wrong(path, f"expected at most {LONGEST_TEXT:,} characters, got {length:,}")
            return ""
        bad = next((c for c in value if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"), None)
        if bad is not None:
            self.wrong(path, f"holds the control character U+{ord(bad):04X}, which no screen can show")
            return ""
        return composed(value).strip()

    def title(self, path: Path, value: object, *, longest: int = LONGEST_TITLE) -> str:
        """A text for one line: it says something, and line breaks become spaces. "" when it cannot be used."""
        text = " ".join(self.text(path, value, needed=True).split())
        if len(text) > longest:
            self.wrong(path, f"expected at most {longest} characters, got {len(text)}")
        return text

    def line(self, path: Path, value: object, longest: int) -> str:
        """The same, but it may be empty."""
        return self.title(path, value, longest=longest) if value != "" else ""

    def _texts(self, path: Path, values: list[object], rule: Setting) -> list[str]:
        """A list of texts, each of them and, where they are put into one text, all together within bounds."""
        if rule.longest:
            return [self.title((*path, i), item, longest=rule.longest) for i, item in enumerate(values)]
        texts = [self.text((*path, i), item, needed=True) for i, item in enumerate(values)]
        together = sum(len(text) + 1 for text in texts)
        if together > LONGEST_TEXT:
            self.wrong(path, f"expected at most {LONGEST_TEXT:,} characters in all, got {together:,}")
        return texts

    def number(self, path: Path, value: object, *, least: float, most: float, what: str = "a number") -> float:
        """A number within bounds; the least one when it cannot be used."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            self.wrong(path, f"expected {what}, got {named(value)}")
            return least
        if not least <= value <= most:
            self.wrong(path, f"expected {what} from {least:g} to {most:g}, got {named(value)}")
            return least
        return float(value)

    def minutes(self, path: Path, value: object) -> float:
        """A number of minutes above 0 and within a day; 1 when it cannot be used."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            self.wrong(path, f"expected a number of minutes above 0, got {named(value)}")
            return 1.0
        if not 0 < value <= LONGEST_DAY:
            self.wrong(path, f"expected a number of minutes above 0 and at most {LONGEST_DAY}, got {named(value)}")
            return 1.0
        return float(value)

    def choice(self, path: Path, value: object, choices: tuple[str, ...]) -> str:
        """One of some words; the first one when it cannot be used."""
        if value not in choices:
            self.wrong(path, f"expected one of {', '.join(choices)}, got {named(value)}")
            return choices[0]
        return str(value)

    def settings(self, path: Path, table: object, rules: Mapping[str, Setting]) -> dict[str, object]:
        """The settings of a kind, complete with their defaults."""
        if not isinstance(table, dict):
            self.wrong(path, f"expected a table, got {named(table)}")
            table = {}
        self.keys(path, table, rules)
        return {
            name: self.setting((*path, name), table[name], rule) if name in table else rule.default
            for name, rule in rules.items()
        }

    def setting(self, path: Path, value: object, rule: Setting) -> object:
        """One setting."""
        if rule.kind == "text":
            return self.line(path, value, rule.longest) if rule.longest else self.text(path, value)
        if rule.kind == "boolean":
            if not isinstance(value, bool):
                self.wrong(path, f"expected true or false, got {named(value)}")
            return value is True
        if rule.kind == "choice":
            return self.choice(path, value, rule.choices)
        if rule.kind in ("integer", "number"):
            what = "a whole number" if rule.kind == "integer" else "a number"
            if rule.kind == "integer" and isinstance(value, float):
                self.wrong(path, f"expected {what}, got {named(value)}")
                return rule.default
            low = -1e9 if rule.minimum is None else rule.minimum
            high = 1e9 if rule.maximum is None else rule.maximum
            number = self.number(path, value, least=low, most=high, what=what)
            return int(number) if rule.kind == "integer" else number
        if not isinstance(value, list):
            self.wrong(path, f"expected a list in square brackets, got {named(value)}")
            return []
        if rule.kind == "texts":
            return self._texts(path, value, rule)
        return [self.settings((*path, i), item, rule.fields or {}) for i, item in enumerate(value)]


def named(value: object) -> str:
    """A value as a message shows it, short."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return f"“{harmless(value)}”"
    if isinstance(value, int) and abs(value) > 10**15:
        return "a very large number" if value > 0 else "a very large negative number"
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
