"""A page that was handed out, as its reader sees it."""

from __future__ import annotations

from html.parser import HTMLParser


class Page(HTMLParser):
    """The text of a page, its headings and findings, and what could reach outside of it."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.findings: set[tuple[str, str]] = set()
        """Level and sentence of each."""
        self._open: list[str] = []
        self._level = ""
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self._open.append(tag)
        found = dict(attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        kind, _, level = (found.get("class") or "").partition(" ")
        if kind == "callout":
            self._level = level
        if tag == "h2":
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"style", "title"} & set(self._open):
            return
        self.words.append(data)
        if "h2" in self._open:
            self.headings[-1] += data
        if "strong" in self._open and self._level:
            self.findings.add((self._level, data))
            self._level = ""

    @property
    def text(self) -> str:
        """All words, with single spaces."""
        return " ".join(" ".join(self.words).split())
