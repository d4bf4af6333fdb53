"""What a terminal sends, made harmless before anything is read from it as keys.

Textual decodes strictly, stumbles over numbers in escape sequences and plays what follows one in a paste as keys. So
bytes that are no UTF-8 become U+FFFD, sequences that nothing can be made of are dropped, and a paste is cleaned as a
whole. Pure: bytes in, bytes out, and the moments are handed in.
"""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable

from onecompany.display.sequences import BEGUN, BROKEN, LONGEST, WHOLE, readable
from onecompany.parsing.clean import MAX_PASTE, scrub

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
"""What terminals put before and after a paste when asked to (xterm, "Bracketed Paste Mode")."""


SILENT = 2.0
"""Seconds without another byte after which a paste is over, though its end never came: it was lost on the way."""

LASTS = 15.0
"""Seconds that a paste may take. What still comes of it then, until it falls silent, is dropped."""

QUIT = "\x11"
"""Ctrl+Q, which is heard in a paste that goes on for ever. No text has it in it."""


ESCAPE = "\x1b[27u"
"""The Escape key so that nothing behind it can be taken for a part of it (kitty keyboard protocol)."""

NOTHING = "\x1b[E"
"""A sequence that Textual knows as one to be ignored, where the beginning of a bad one was handed on already."""


class Keyboard:
    """Takes what was read from a terminal, in parts as it comes, and gives back what may be read as keys.

    Of a paste at most `MAX_PASTE` characters and one more are handed on, so that whoever takes it can say that it
    is too long. A paste that holds the end of a paste is told by the second end that was read along with it.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._begun_at = self._heard_at = now()
        self._deaf = False
        """Whether what comes is the rest of a paste that took too long."""
        self._sequence = ""
        """An escape sequence that has begun, of which more must come before it can be handed on."""
        self._escape_passed_on = False
        """Whether its first character was handed on already: alone, it is a key."""
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._pasting = False
        self._pasted = ""
        self._held = ""
        """Outside a paste: the last characters that were handed on; in one: those that may begin its end."""

    def feed(self, data: bytes) -> bytes:
        """The next part; what may be handed on of it now. To be called without any from time to time."""
        text, passed_on = self._decode(data), self._overdue()
        if data:
            if self._now() - self._heard_at >= SILENT:
                self._sequence = ""  # nothing of it comes any more
            self._heard_at = self._now()
        if self._deaf:
            return (passed_on + QUIT * text.count(QUIT)).encode()
        while text:
            part, text = self._in_paste(text) if self._pasting else self._outside(text)
            passed_on += part
        return passed_on.encode()

    def _overdue(self) -> str:
        """The paste that is over though its end never came, with what came of it."""
        silent = self._now() - self._heard_at >= SILENT
        if silent:
            self._deaf = False
        if not self._pasting or not (silent or self._now() - self._begun_at >= LASTS):
            return ""
        self._pasting, self._deaf = False, not silent
        self._take(self._held)
        self._held = ""
        return scrub(self._pasted, multiline=True) + PASTED

    def _outside(self, text: str) -> tuple[str, str]:
        """What is handed on at once, and what is left of it when a paste begins."""
        text = self._sequences(text)
        known = len(self._held)
        seen = self._held + text
        start = seen.find(PASTE)
        if start < 0:
            self._held = seen[-(len(PASTE) - 1) :]
            return text, ""
        self._pasting, self._held, self._pasted, self._begun_at = True, "", "", self._now()
        end = start + len(PASTE)
        return seen[known:end], seen[end:]

    def _sequences(self, text: str) -> str:
        """The text without the escape sequences that nothing can be made of; one that has begun is held back."""
        escape_passed_on = self._escape_passed_on
        rest = (self._sequence or ("\x1b" if escape_passed_on else "")) + text
        self._sequence, self._escape_passed_on = "", False
        parts, position = [], 0
        while (esc := rest.find("\x1b", position)) >= 0:
            parts.append(rest[position:esc])
            if BEGUN.match(rest, esc):
                # Of one that never ends, no more is remembered than shows that it is none.
                self._sequence, self._escape_passed_on, position = (
                    rest[esc:][: LONGEST + 2],
                    escape_passed_on and esc == 0,
                    len(rest),
                )
                break
            if match := WHOLE.match(rest, esc) or BROKEN.match(rest, esc):
                position = match.end()
                parts.append(match[0] if readable(match[0]) else NOTHING if escape_passed_on and esc == 0 else "")
                if match[0] == PASTE:  # what follows is text
                    break
            else:
                passed_on = escape_passed_on and esc == 0
                parts.append(ESCAPE if _is_a_key(rest, esc) and not passed_on else "\x1b")
                position = esc + 1
        out = "".join([*parts, rest[position:]])
        if self._escape_passed_on:
            return ""
        self._escape_passed_on = not self._sequence and out.endswith("\x1b")
        return out[1:] if escape_passed_on else out

    def _in_paste(self, text: str) -> tuple[str, str]:
        """The whole paste when it ends here, and what is left of it after that."""
        seen, self._held = self._held + text, ""
        end = _end(seen)
        if end < 0:
            held = next((n for n in range(len(PASTED) - 1, 0, -1) if seen.endswith(PASTED[:n])), 0)
            self._take(seen[: len(seen) - held])
            self._held = seen[len(seen) - held :]
            return "", ""
        self._take(seen[:end])
        self._pasting = False
        return scrub(self._pasted, multiline=True) + PASTED, seen[end + len(PASTED) :]

    def _take(self, text: str) -> None:
        self._pasted += text[: MAX_PASTE + 1 - len(self._pasted)]


def _is_a_key(text: str, esc: int) -> bool:
    """Whether an escape is the key, though letters come in the same read: nobody types two with Alt at that speed.

    They come together when the program was busy: Escape, and the beginning of the next line. One letter behind it is
    left to Textual, which takes it for a key with Alt; so is what begins a function key or an answer of the terminal.
    """
    behind = text[esc + 1 : esc + 3]
    return len(behind) == 2 and behind.isprintable() and behind[0] not in "[O]PX^_"


def _end(seen: str) -> int:
    """Where the paste ends: at its last end before another paste begins; -1 when it does not end here."""
    first = seen.find(PASTED)
    begins = seen.find(PASTE, first) if first >= 0 else -1
    return seen.rfind(PASTED, 0, begins if begins >= 0 else len(seen))
