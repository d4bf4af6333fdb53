"""Titles and forms of address in front of a name: "Prof. Dr. Weiß", "Frau Haas" and "Sir Tom" are said of people whose
names may be kept without them, or with others."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from onecompany.parsing.alike import plain

Named = TypeVar("Named")

# no sentence: words that are read
_OF_A_DOCTOR = r"h\.?\s?c|habil|mult|med|dent|vet|univ|rer|nat|phil|jur|oec|pol|soc|theol|ing|techn"
_TITLE = rf"""
    (?: prof(?:essor(?:in)?)? | (?:d?dr|doctor|doktor|dres)(?:[\s.-]*(?:{_OF_A_DOCTOR})\b)* | pd | priv\.?-?doz
    | dipl(?:om)?\b[\s.-]*(?:\w+\.[\s-]*|ing\b|kfm\b|kffr\b)+ | (?:mag|ing)(?=\.)
    | herrn? | frau | hr | fr | mr | mrs | ms | mx | miss | mister | sir | dame | mme | madame | monsieur | lady )
    (?![^\W_]) [\s.-]*
"""
_TITLES = re.compile(rf"(?:{_TITLE})+", re.IGNORECASE | re.VERBOSE)
_BETWEEN = re.compile(r"\s*[,&+/;]\s*|\s+(?:and|und|y|et|with|mit)\s+", re.IGNORECASE)  # no sentence: the same
_MARKS = re.compile(r"[^\W_]+")


def titled(name: str) -> tuple[frozenset[str], str]:
    """The titles in front of a name, in plain letters, and the name without them; a title alone is the name itself."""
    match = _TITLES.match(name.lstrip())
    rest = name.lstrip()[match.end() :].strip() if match else ""
    if match is None or not rest:
        return frozenset(), name.strip()
    return frozenset(_MARKS.findall(plain(match[0]))), rest


def by_title(
    typed: str,
    rows: Sequence[Named],
    name: Callable[[Named], str],
    matching: Callable[[str, Sequence[tuple[Named, str]]], list[tuple[Named, str]]],
) -> list[Named]:
    """The rows that are meant where a title is typed, or kept; of several those who have the title.

    `matching` finds by a name among pairs of a row and its name without titles.
    """
    titles, bare = titled(typed)
    matches = [row for row, _ in matching(bare, [(row, titled(name(row))[1]) for row in rows])]
    return [row for row in matches if titles and titles <= titled(name(row))[0]] or matches


def several(typed: str) -> list[str]:
    """The names in a text that may hold more than one ("Ana und Karin"); none of one that holds no more than one."""
    parts = [part for part in _BETWEEN.split(typed.strip()) if part]
    return parts if len(parts) > 1 else []
