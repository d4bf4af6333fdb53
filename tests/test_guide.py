"""The guide for whoever stands there: a page for each kind, whose plan entry loads, and links that lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from onecompany.kinds.registry import kinds
from onecompany.plans import load

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
OURS = sorted(kind.name for kind in kinds().values() if kind.is_ours)
RULES = {name: kind.rules for name, kind in kinds().items()}
BY_HAND = ["How long", "On paper", "On screen", "What to say", "What goes wrong", "In the summary"]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def page(kind: str) -> str:
    return (DOCS / "exercises" / f"{kind}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", OURS)
def test_each_kind_has_its_page_with_all_that_one_looks_for(kind: str) -> None:
    parts = re.findall(r"^## (.*)$", page(kind), re.MULTILINE)
    assert parts[:8] == [*BY_HAND, "Its keys", "In a plan"]
    assert all(len(part.split()) > 2 for part in page(kind).split("\n## ")[1:]), "a heading with nothing below it"
    assert f"exercises/{kind}.md" in (DOCS / "facilitating.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", OURS)
def test_the_entry_on_its_page_is_part_of_a_plan_and_means_what_stands_without_it(kind: str) -> None:
    (entry,) = re.findall(r"```toml\n(.*?)```", page(kind), re.DOTALL)
    before = "".join(f'[[exercise]]\nkind = "{name}"\n' for name in RULES[kind].needs)
    shown, bare = (
        load(f'title = "Day"\n{before}{text}'.encode(), name="day", path=None, kinds=RULES).exercises[-1]
        for text in (entry, f'[[exercise]]\nkind = "{kind}"\n')
    )
    assert (shown.steps, shown.settings) == (bare.steps, bare.settings)


def test_every_link_of_the_pages_leads_to_a_file() -> None:
    sources = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]
    links = [(source, link) for source in sources for link in LINK.findall(source.read_text(encoding="utf-8"))]
    assert len(links) > 60
    assert [(str(source), link) for source, link in links if not (source.parent / link).exists()] == []
