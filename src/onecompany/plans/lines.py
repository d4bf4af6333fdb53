"""On which line a key of a TOML file stands. The standard library's parser does not tell, so the source is scanned.

The scanner knows strings, comments, brackets and tables, and nothing more: whether the file is TOML at all was
settled by `tomllib` before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Where a value is: ("exercise", 1, "step", 0, "minutes"), counting from 0."""

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""+|\'\'\'.*?\'\'\'+|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*|\n|[\[\]{}=,.]|[^\s"\'#\[\]{}=,.]+',
    re.DOTALL,
)


class Lines:
    """The line of every key and table of a TOML text."""

    def __init__(self, text: str) -> None:
        self._found: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}
        self._scan(text)

    def of(self, path: Path) -> int:
        """The line of a value, or of the nearest table around it; 1 when nothing is known."""
        while path:
            if path in self._found:
                return self._found[path]
            path = path[:-1]
        return 1

    def _scan(self, text: str) -> None:
        here: Path = ()
        for number, tokens in _statements(text):
            if tokens[:2] == ["[", "["]:
                here = self._enter(_keys(tokens[2:-2]), number, array=True)
            elif tokens[0] == "[":
                here = self._enter(_keys(tokens[1:-1]), number, array=False)
            elif "=" in tokens:
                at = tokens.index("=")
                path = (*here, *_keys(tokens[:at]))
                self._found.setdefault(path, number)

    def _enter(self, keys: list[str], number: int, *, array: bool) -> Path:
        path: Path = ()
        for index, key in enumerate(keys):
            path = (*path, key)
            if index == len(keys) - 1 and array:
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path = (*path, self._counts[path])
        for known in [known for known in self._counts if len(known) > len(path) and known[: len(path)] == path]:
            if array:
                del self._counts[known]
        self._found.setdefault(path, number)
        return path


def _statements(text: str) -> Iterator[tuple[int, list[str]]]:
    """The statements of the text with the line on which each begins; a value over many lines is one."""
    line, begun, depth = 1, 1, 0
    tokens: list[str] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == "\n":
            line += 1
            if tokens and depth <= 0:
                yield begun, tokens
                tokens, depth = [], 0
            continue
        if token.startswith("#"):
            continue
        if not tokens:
            begun = line
        if "=" in tokens:
            depth += (token in "[{") - (token in "]}")
        tokens.append(token)
        line += token.count("\n")
    if tokens:
        yield begun, tokens


def _keys(tokens: list[str]) -> list[str]:
    return [token[1:-1] if token[:1] in "\"'" else token for token in tokens if token != "."]
