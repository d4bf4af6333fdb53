"""The tutorial in docs/first-workshop.md, played by its own keys: bold is pressed, code is typed, quotes are seen."""

from __future__ import annotations

import re
from pathlib import Path

from tests.app.conftest import Opened

PAGE = Path(__file__).parents[2] / "docs" / "first-workshop.md"
TOKENS = re.compile(r"\*\*(?P<key>[^*]+)\*\*|`(?P<text>[^`]+)`|(?:you|You) see “(?P<seen>[^”]+)”|\(“(?P<said>[^”]+)”\)")
NAMES = {"page down": "pagedown", "→": "right", "↓": "down", "esc": "escape"}


def tokens(text: str) -> list[tuple[str, str]]:
    """What is pressed, typed and seen, in order."""
    _, _, played = text.partition("## 1.")
    flowing = " ".join(played.partition("\nNext:")[0].split())
    return [(match.lastgroup or "", match[match.lastgroup or 0]) for match in TOKENS.finditer(flowing)]


def key(name: str) -> str:
    """A key as Textual calls it."""
    return NAMES.get(name.lower(), name.lower())


async def test_it_is_played_by_its_own_keys(opened: Opened, tmp_path: Path) -> None:
    played = tokens(PAGE.read_text(encoding="utf-8"))
    assert len(played) > 60
    async with opened(tmp_path / "first.onecompany", None) as hands:
        for what, text in played:
            match what:
                case "key":
                    await hands.press(key(text))
                case "text":
                    await hands.type(text)
                    await hands.settle()
                case _:
                    await hands.settle()
                    await hands.still()
                    screen = " ".join(re.sub("[│▸◂]", " ", hands.screen).split())
                    assert text in screen, hands.screen
