"""On which line a value of a TOML file stands. The standard library's parser does not tell, so the source is scanned.

The scanner knows strings, comments, brackets and keys, and nothing more: whether the file is TOML at all is for
`tomllib` to say. Every step takes time in proportion to the length of the text, whatever the text is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Where a value is: ("exercise", 1, "step", 0, "minutes"), counting from 0."""

Token = tuple[str, int]
"""A piece of the text, and the line on which it begins, from 1."""

DEEPEST = 32
"""Brackets in brackets, or parts of a dotted key. A plan needs five; without end they are only there to do harm."""

# A string that is never closed reaches to the end of the text: it is read once, not again from every quote in it.
_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:\\.|[^"\\\n])*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+|\n|[\[\]{}=,.]"
    r"""|[^\s"'#\[\]{}=,.]+""",
    re.DOTALL,
)


def too_deep(text: str) -> int | None:
    """The line on which brackets or a dotted key go deeper than `DEEPEST`; None when nothing does.

    To be asked before the text is parsed: the parser takes time by the square of a key's length, and stack by depth.
    """
    brackets = dots = 0
    before = ""
    for token, line in _tokens(text):
        if token == ".":
            dots += 1
        elif before != ".":
            dots = 0
        before = token
        brackets = max(0, brackets + (token in ("[", "{")) - (token in ("]", "}")))
        if brackets > DEEPEST or dots > DEEPEST:
            return line
    return None


class Lines:
    """The line of every key, table and item of a list of a text that is TOML."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        here: Path = ()
        for tokens in _statements(text):
            words = [token for token, _ in tokens]
            line = tokens[0][1]
            if words[:2] == ["[", "["]:
                here = self._enter(_keys(words[2:-2]), line, array=True)
            elif words[0] == "[":
                here = self._enter(_keys(words[1:-1]), line, array=False)
            elif "=" in words:
                sign = words.index("=")
                self._value(self._note(here, _keys(words[:sign]), line), tokens[sign + 1 :])

    def of(self, path: Path) -> int:
        """The line of a value, or of the nearest table around it; 1 when nothing is known."""
        while path:
            if path in self._lines:
                return self._lines[path]
            path = path[:-1]
        return 1

    def _note(self, path: Path, keys: Iterable[str], line: int) -> Path:
        for key in keys:
            path = (*path, key)
            self._lines.setdefault(path, line)
        return path

    def _enter(self, keys: list[str], line: int, *, array: bool) -> Path:
        path: Path = ()
        for index, key in enumerate(keys):
            path = self._note(path, (key,), line)
            if array and index == len(keys) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        self._lines[path] = line
        return path

    def _value(self, here: Path, tokens: Iterable[Token]) -> None:
        opened: list[_Bracket] = []
        for token, line in tokens:
            top = opened[-1] if opened else None
            if token in ("]", "}"):
                opened.pop()
            elif top is not None and token == ",":
                top.index += 1
                top.keys = []
                top.named = False
            elif top is not None and top.table and not top.named:
                if token == "=":
                    top.named = True
                    here = self._note(top.path, _keys(top.keys), top.line)
                else:
                    top.line = line if not top.keys else top.line
                    top.keys.append(token)
            else:
                if top is not None and not top.table:
                    here = (*top.path, top.index)
                    self._lines.setdefault(here, line)
                if token in ("[", "{"):
                    opened.append(_Bracket(here, token == "{", [], line))


@dataclass(slots=True)
class _Bracket:
    """A list or an inline table that is being read: the item that it is at, or the key and whether it is complete."""

    path: Path
    table: bool
    keys: list[str]
    line: int
    index: int = 0
    named: bool = False


def _tokens(text: str) -> Iterator[Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        token = match[0]
        if not token.startswith("#"):
            yield token, line
        line += token.count("\n")


def _statements(text: str) -> Iterator[list[Token]]:
    """The statements of the text; a value over many lines is one."""
    depth = 0
    tokens: list[Token] = []
    valued = False
    for token, line in _tokens(text):
        if token == "\n":
            if tokens and depth <= 0:
                yield tokens
                tokens, depth, valued = [], 0, False
            continue
        if valued:
            depth += (token in ("[", "{")) - (token in ("]", "}"))
        valued = valued or token == "="
        tokens.append((token, line))
    if tokens:
        yield tokens


def _keys(tokens: Iterable[str]) -> list[str]:
    return [_key(token) for token in tokens if token != "."]


def _key(token: str) -> str:
    if "\\" in token:
        return str(tomllib.loads(f"key = {token}")["key"])
    return token[1:-1] if token[:1] in ('"', "'") else token
