"""Explains the words of the method in what is handed out: each once, where it is first said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onecompany.sentences.explained import CRACK, WORDS, explained, words_in
from onecompany.summary.blocks import Callout, Paragraph
from onecompany.summary.document import Front, Section
from onecompany.summary.texts import texts


def front_explained(front: Front, always: Sequence[str] = ()) -> Front:
    """Page 1 with what its own words mean: it is read alone. `always`: the words that it explains before all others."""
    words = dict.fromkeys((*always, *words_in(" ".join(texts(front)))))
    return replace(front, explained=" ".join(map(explained, words)))


def with_words_explained(sections: Sequence[Section], front: Front | None = None) -> tuple[Section, ...]:
    """The sections, in their order, with a line at the beginning of each that is the first to say a word.

    What page 1 explains, where there is one, is said already.
    """
    known = {word for word in WORDS if front is not None and explained(word) in front.explained}
    said = []
    for section in sections:
        words = words_in(" ".join(texts(section)))
        if any(isinstance(block, Callout) and block.level == "crack" for block in section.blocks):
            words.append(CRACK)  # its level is said by each format
        new = [word for word in dict.fromkeys(words) if word not in known]
        known.update(new)
        line = Paragraph(" ".join(explained(word) for word in new), "note", leads=True)
        said.append(replace(section, blocks=(line, *section.blocks)) if new else section)
    return tuple(said)
