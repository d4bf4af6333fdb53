"""Explains the words of the method in what is handed out: each once, where it is first said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onecompany.sentences.explained import CRACK, explained, words_in
from onecompany.summary.blocks import Callout, Paragraph
from onecompany.summary.document import Section
from onecompany.summary.texts import texts


def with_words_explained(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, in their order, with a line at the beginning of each that is the first to say a word."""
    known: set[str] = set()
    said = []
    for section in sections:
        words = words_in(" ".join(texts(section)))
        if any(isinstance(block, Callout) and block.level == "crack" for block in section.blocks):
            words.append(CRACK)  # its level is said by each format
        new = [word for word in dict.fromkeys(words) if word not in known]
        known.update(new)
        line = Paragraph(" ".join(explained(word) for word in new), "note")
        said.append(replace(section, blocks=(line, *section.blocks)) if new else section)
    return tuple(said)
