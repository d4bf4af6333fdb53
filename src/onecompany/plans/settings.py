"""Checks the settings of an exercise by the rules of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from onecompany.plans.checking import LONGEST_TEXT, LONGEST_TITLE, NUMBERS, Checker, named
from onecompany.plans.lines import Lines, Path
from onecompany.plans.rules import Setting
from onecompany.sentences import gettext


class SettingsChecker(Checker):
    """Reads the settings of one exercise after the other, and knows those of the exercises before."""

    def __init__(self, file: str, lines: Lines) -> None:
        super().__init__(file, lines)
        self._lists: dict[tuple[str, str], list[str]] = {}
        """The lists of texts so far, by kind and name of the setting."""

    def settings(self, path: Path, table: object, rules: Mapping[str, Setting]) -> dict[str, object]:
        """The settings of a kind, complete with their defaults."""
        if not isinstance(table, dict):
            self.wrong(path, gettext("expected a table, got {value}", value=named(table)))
            table = {}
        self.keys(path, table, rules)
        return {
            name: self.setting((*path, name), table[name], rule) if name in table else rule.default
            for name, rule in rules.items()
        }

    def remember(self, kind: str, settings: Mapping[str, object]) -> None:
        """Keep the lists of texts in the settings of an exercise, for what is named in them later."""
        for name, value in settings.items():
            if isinstance(value, list):
                texts = [item for item in value if isinstance(item, str) and item]
                self._lists.setdefault((kind, name), []).extend(texts)

    def setting(self, path: Path, value: object, rule: Setting) -> object:
        """One setting."""
        if rule.kind == "text":
            return self._one_text(path, value, rule)
        if rule.kind == "boolean":
            if not isinstance(value, bool):
                self.wrong(path, gettext("expected true or false, got {value}", value=named(value)))
            return value is True
        if rule.kind == "choice":
            return self.choice(path, value, rule.choices)
        if rule.kind in ("integer", "number"):
            if rule.kind == "integer" and isinstance(value, float):
                self.wrong(path, gettext(NUMBERS["integer"][0], value=named(value)))
                return rule.default
            low = -1e9 if rule.minimum is None else rule.minimum
            high = 1e9 if rule.maximum is None else rule.maximum
            number = self.number(path, value, least=low, most=high, of=rule.kind)
            return int(number) if rule.kind == "integer" else number
        if not isinstance(value, list):
            self.wrong(path, gettext("expected a list in square brackets, got {value}", value=named(value)))
            return []
        self._how_many(path, len(value), rule)
        if rule.kind == "texts":
            return self._texts(path, value, rule)
        fields = rule.fields or {}
        tables = [self.settings((*path, i), item, fields) for i, item in enumerate(value)]
        for i, item in enumerate(value):
            self._lacking((*path, i), item, fields)
        if rule.unique:
            self._alike(path, tables, rule.unique)
        return tables

    def _one_text(self, path: Path, value: object, rule: Setting) -> str:
        if rule.needed or (rule.longest and value != ""):
            text = self.title(path, value, longest=rule.longest or LONGEST_TITLE)
        else:
            text = self.text(path, value)
        known = self._lists.get(rule.named_in, []) if rule.named_in else []
        if text and known and text not in known:
            near = get_close_matches(text[:LONGEST_TITLE], known, n=1)
            message = gettext("expected one of {choices}, got {value}", choices=", ".join(known), value=named(text))
            if near:
                message = gettext(
                    "there is no {value} in this plan; did you mean {name}?", value=named(text), name=near[0]
                )
            self.wrong(path, message)
        return text

    def _how_many(self, path: Path, count: int, rule: Setting) -> None:
        """Note a list that is longer or shorter than it may be."""
        if rule.most is not None and not rule.fewest <= count <= rule.most:
            message = gettext(
                "expected a list of {least} to {most}, got {count:,}", least=rule.fewest, most=rule.most, count=count
            )
            self.wrong(path, message)
        elif count < rule.fewest:
            self.wrong(
                path, gettext("expected a list of at least {least}, got {count:,}", least=rule.fewest, count=count)
            )

    def _lacking(self, path: Path, table: object, rules: Mapping[str, Setting]) -> None:
        """Note the fields that each table must have and this one has not."""
        if isinstance(table, dict):
            for name, rule in rules.items():
                if rule.needed and name not in table:
                    self.wrong((*path, name), gettext("is missing"))

    def _alike(self, path: Path, tables: list[dict[str, object]], field: str) -> None:
        """Note each table that has in a field what one before it has."""
        seen: dict[object, int] = {}
        for i, table in enumerate(tables):
            first = seen.setdefault(table[field], i)
            if first != i and table[field]:
                message = gettext(
                    "is that of number {number} already: {value}", number=first + 1, value=named(table[field])
                )
                self.wrong((*path, i, field), message)

    def _texts(self, path: Path, values: list[object], rule: Setting) -> list[str]:
        """A list of texts, each of them and, where they are put into one text, all together within bounds."""
        if rule.longest:
            return [self.title((*path, i), item, longest=rule.longest) for i, item in enumerate(values)]
        texts = [self.text((*path, i), item, needed=True) for i, item in enumerate(values)]
        together = sum(len(text) + 1 for text in texts)
        if together > LONGEST_TEXT:
            message = gettext(
                "expected at most {most:,} characters in all, got {length:,}", most=LONGEST_TEXT, length=together
            )
            self.wrong(path, message)
        return texts
