"""Reads a page back with the parser of the standard library, which knows nothing of how it was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"img", "meta", "col", "br", "line", "path", "circle", "rect"})


@dataclass
class Page(HTMLParser):
    """The elements of a page with their attributes, and its text without that of the style sheet."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open[-1] == tag, f"</{tag}> closes <{self.open[-1]}>"
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    def having(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attrs
            for name, attrs in self.elements
            if name == tag
            and all(attrs.get(key.rstrip("_").replace("_", "-")) == value for key, value in wanted.items())
        ]


def read(data: bytes) -> Page:
    """Parse a whole page; every element must be closed in the right order."""
    page = Page()
    page.feed(data.decode("utf-8"))
    page.close()
    assert page.open == []
    return page


def squeezed(text: str) -> str:
    """A text with each run of space as one, as a browser shows it."""
    return " ".join(text.split())
