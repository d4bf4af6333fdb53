"""How much there is to draw in an SVG picture, what it uses again counted each time.

A few lines that use each other ten times over make a picture that is never finished; very deep ones end a program.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

MOST_PARTS = 20_000
"""Parts that a logo draws at most; a detailed coat of arms has some 2,000."""

DEEPEST = 100
"""How many parts may lie within each other."""

_REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^)'\"\s]+)")

_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")


def too_much(root: ET.Element) -> bool:
    """Whether a picture is too large or too deep to be drawn, or refers to itself."""
    if _too_deep(root):
        return True
    rules = _rules(root)
    named = {name: part for part in root.iter() if (name := part.get("id"))}
    parts = list(root.iter())
    # What lies within a part, and what it refers to, is drawn with it; a part is done when all of those are.
    known: dict[ET.Element, int] = {}
    open_parts: set[ET.Element] = set()
    waiting: list[tuple[ET.Element, bool]] = [(part, False) for part in parts]
    while waiting:
        part, opened = waiting.pop()
        if part in known:
            continue
        drawn = [*part, *(named[name] for name in _references(part, rules) if name in named)]
        if opened:
            known[part] = 1 + sum(known[inner] for inner in drawn)
            open_parts.discard(part)
            if known[part] > MOST_PARTS:
                return True
            continue
        if any(inner in open_parts for inner in drawn) or part in drawn:
            return True
        open_parts.add(part)
        waiting.append((part, True))
        waiting += [(inner, False) for inner in drawn if inner not in known]
    return False


def _too_deep(root: ET.Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for part in level for child in part]
        if not level:
            return False
    return True


def _references(part: ET.Element, rules: dict[str, list[str]]) -> list[str]:
    names = [value[1:] for key, value in part.attrib.items() if key.rpartition("}")[2] == "href" and value[:1] == "#"]
    for value in part.attrib.values():
        names += _REFERENCE.findall(value)
    for name in ("", *part.get("class", "").split()):
        names += rules.get(name, ())
    return names


def _rules(root: ET.Element) -> dict[str, list[str]]:
    """What the picture's own style sheets refer to, by class; "" for what may apply to any part."""
    rules: dict[str, list[str]] = {}
    for part in root.iter():
        if str(part.tag).rpartition("}")[2].lower() == "style":
            for selector, body in _RULE.findall(part.text or ""):
                for name in _CLASS.findall(selector) or [""]:
                    rules.setdefault(name, []).extend(_REFERENCE.findall(body))
    return rules
