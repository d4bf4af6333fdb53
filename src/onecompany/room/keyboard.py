"""What a terminal sends, made harmless before anything is read from it as keys.

Textual decodes strictly and plays what follows an escape sequence in a paste as keys. So bytes that are no UTF-8
become U+FFFD, and a paste is cleaned as a whole. Pure: bytes in, bytes out.
"""

from __future__ import annotations

import codecs

from onecompany.intake.clean import MAX_PASTE, scrub

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
"""What terminals put before and after a paste when asked to (xterm, "Bracketed Paste Mode")."""


class Keyboard:
    """Takes what was read from a terminal, in parts as it comes, and gives back what may be read as keys.

    Of a paste at most `MAX_PASTE` characters and one more are handed on, so that whoever takes it can say that it
    is too long. A paste that holds the end of a paste is told by the second end that was read along with it.
    """

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._pasting = False
        self._pasted = ""
        self._held = ""
        """Outside a paste: the last characters that were handed on; in one: those that may begin its end."""

    def feed(self, data: bytes) -> bytes:
        """The next part; what may be handed on of it now."""
        text, given = self._decode(data), ""
        while text:
            part, text = self._in_paste(text) if self._pasting else self._outside(text)
            given += part
        return given.encode()

    def _outside(self, text: str) -> tuple[str, str]:
        """What is handed on at once, and what is left of it when a paste begins."""
        known = len(self._held)
        seen = self._held + text
        at = seen.find(PASTE)
        if at < 0:
            self._held = seen[-(len(PASTE) - 1) :]
            return text, ""
        self._pasting, self._held, self._pasted = True, "", ""
        end = at + len(PASTE)
        return seen[known:end], seen[end:]

    def _in_paste(self, text: str) -> tuple[str, str]:
        """The whole paste when it ends here, and what is left of it after that."""
        seen, self._held = self._held + text, ""
        at = _end(seen)
        if at < 0:
            held = next((n for n in range(len(PASTED) - 1, 0, -1) if seen.endswith(PASTED[:n])), 0)
            self._take(seen[: len(seen) - held])
            self._held = seen[len(seen) - held :]
            return "", ""
        self._take(seen[:at])
        self._pasting = False
        return scrub(self._pasted, multiline=True) + PASTED, seen[at + len(PASTED) :]

    def _take(self, text: str) -> None:
        self._pasted += text[: MAX_PASTE + 1 - len(self._pasted)]


def _end(seen: str) -> int:
    """Where the paste ends: at its last end before another paste begins; -1 when it does not end here."""
    first = seen.find(PASTED)
    begins = seen.find(PASTE, first) if first >= 0 else -1
    return seen.rfind(PASTED, 0, begins if begins >= 0 else len(seen))
