"""Every number in these texts is the number of the line on which it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.plans.lines import DEEPEST, Lines, Path, too_deep


def numbered(text: str) -> str:
    """The text with each @ replaced by the number of its line."""
    return "\n".join(line.replace("@", str(number)) for number, line in enumerate(text.split("\n"), 1))


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, int]]:
    """The numbers in a parsed text, each with where it is."""
    if type(value) is int:
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))


# What stands in texts and comments must not be taken for TOML.
TEXTS = st.sampled_from(
    [
        '"#"',
        "'\"'",
        '"\\\\"',
        '"\\""',
        "'[['",
        '"""\n[[a]]\nk1 = 1 # "\n"""',
        '"""a""b"\\""" ]\n"""',
        '"""\n\n"""""',
        '"""\\\n  x"""',
        "'''\n\"\"\" {\n'''",
        "'''it''s'''''",
        '""',
        '""""""',
        "''''''",
        "1979-05-27 07:32:00.5Z",
        "1.5e3",
        "-inf",
        "true",
    ]
)
SPACE = st.sampled_from(["", " ", "\n", "\n\n  ", ' # [ { \' """\n', "\n# ]]\n"])


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    """The text of a value, with @ for every number in it."""
    what = draw(st.sampled_from(["number", "number", "text", "list", "table"] if depth else ["number", "text"]))
    if what == "number":
        return "@"
    if what == "text":
        return draw(TEXTS)
    items: list[str] = draw(st.lists(values(depth=depth - 1), max_size=3))
    if what == "table":
        return "{ " + ", ".join(f"{draw(keys(number))} = {item}" for number, item in enumerate(items)) + " }"
    end = draw(st.sampled_from(["", ","])) if items else ""
    return "[" + ",".join(f"{draw(SPACE)}{item}{draw(SPACE)}" for item in items) + end + draw(SPACE) + "]"


def keys(number: int) -> st.SearchStrategy[str]:
    """Ways to write a key that nobody else has."""
    return st.sampled_from(
        [
            f"k{number}",
            f'"k {number}"',
            f"'k = {number}'",
            f'"\\u006b[{number}"',
            f"a{number} . b",
            f"a{number}.'b.c'.d",
        ]
    )


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A TOML file: keys, tables, lists of tables, comments, one behind the other."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 6))):
        if number:
            heads = [f"[t{number}]", "[[list]]", f"[t{number}.'x y']  # [a]"]
            if any(line.startswith("[[list]]") for line in lines):
                heads += ["[[list.inner]]", " [[ list . inner ]]", f"[list.t{number}]"]
            lines.append(draw(st.sampled_from(heads)))
        for which in range(draw(st.integers(0, 3))):
            lines.append(draw(st.sampled_from(["", "# [[list]] \"\"\" '''", "\t"])))
            lines.append(f"{draw(keys(which))} = {draw(values())}{draw(st.sampled_from(['', ' # x = [']))}")
    return numbered("\n".join(lines))


@given(texts())
def test_every_value_is_found_on_its_line(text: str) -> None:
    lines = Lines(text)
    for path, line in leaves(tomllib.loads(text)):
        assert lines.of(path) == line, path


@given(texts())
def test_ordinary_texts_are_not_too_deep(text: str) -> None:
    assert too_deep(text) is None


def test_tables_stand_where_their_headers_stand() -> None:
    lines = Lines("a = 1\n\n[b.c]\nx = 1\n[[d]]\n[[d.e]]\n[[d.e]]\n[d.f]\n[[d]]\n[[d.e]]\n[b]\n")
    where = {
        ("b", "c"): 3,
        ("b",): 11,
        ("d",): 5,
        ("d", 0): 5,
        ("d", 0, "e", 0): 6,
        ("d", 0, "e", 1): 7,
        ("d", 0, "f"): 8,
        ("d", 1): 9,
        ("d", 1, "e", 0): 10,
    }
    assert {path: lines.of(path) for path in where} == where


def test_what_is_not_there_stands_where_it_belongs() -> None:
    lines = Lines("\n[a]\nb = 1\n[[c]]\n[[c]]\n")
    assert lines.of(("a", "x")) == 2
    assert lines.of(("a", "b", "x", 3)) == 3
    assert lines.of(("c", 1, "settings", "x")) == 5
    assert lines.of(("x",)) == 1
    assert lines.of(()) == 1
    assert Lines("").of(("x",)) == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = " + "[" * DEEPEST + "]" * DEEPEST, None),
        ("\na = [[\n" + "[" * (DEEPEST - 1), 3),
        ("a = '" + "[" * 99 + "'", None),
        ('a = """\n' + "[" * 99, None),
        ("# " + "[" * 99, None),
        ("[a]\n" * 99, None),
        ("a = [1.5, 2.5]\n" * 99, None),
        ("\n" + "a." * DEEPEST + "a = 1", None),
        ("\n" + "a." * (DEEPEST + 1) + "a = 1", 2),
        ("\n" + "'a' . " * (DEEPEST + 1) + "a = 1", 2),
        ("a = ]]]]" + "[" * DEEPEST, None),
    ],
)
def test_what_is_too_deep(text: str, line: int | None) -> None:
    assert too_deep(text) == line
