"""What may be stored of a text that somebody typed or pasted, and what of it may be shown.

`clean` removes what would steer a terminal or break a file format, and never a letter. `visible` makes
seen what the eye would miss. Both may be called twice without harm.
"""

from __future__ import annotations

import re

from onecompany.parsing.refusal import Refusal
from onecompany.sentences import gettext

MAX_ITEM = 10_000
"""Characters in one item: some five pages. More is a paste into the wrong window."""

MAX_PASTE = 100_000
"""Characters in one paste: taken within a second, and more than any list that a room makes."""


class TooLong(Refusal):
    """A text is longer than may be kept. The message says by how much, and what to do."""

    def __init__(self, length: int, limit: int, *, line: int | None = None) -> None:
        self.length, self.limit, self.line = length, limit, line
        values = {"length": length, "most": limit}
        if limit == MAX_PASTE:
            message = gettext(
                "The pasted text has {length:,} characters; {most:,} is the most. Paste it in smaller parts.", **values
            )
        elif line is None:
            message = gettext(
                "The text has {length:,} characters; {most:,} is the most. Shorten it, or make it several items.",
                **values,
            )
        else:
            message = gettext(
                "Line {line} has {length:,} characters; {most:,} is the most. Shorten it, or make it several items.",
                line=line,
                **values,
            )
        super().__init__(message)


_ESCAPES = (
    # ECMA-48, 5th edition (June 1991), chapters 5 and 8. A control string ends within its line, else only
    # its introducer goes: better a stray title on the board than a lost paragraph. Nor does it hold another one,
    # so that many of them are read in linear time.
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\r\n]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # control sequences: colours, the cursor
    r"|\x1b[NO][!-~]"  # single shifts: function keys
    r"|\x1b[ -/]*[0-~]"  # character sets, resets
)
_LINE_ENDS = "\r\n|[\r\v\f\x85\u2028\u2029]"
_SURROGATES = "[\ud800-\udfff]"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
"""Never characters, by The Unicode Standard, section 23.7. XML 1.0, production 2, forbids two of them."""
_FORBIDDEN = f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_NONCHARACTERS}]"


def clean(text: str, *, multiline: bool = False) -> str:
    """What may be stored of `text`: no control characters, no escape sequences, nothing that XML 1.0 forbids.

    Lone surrogates (an invalid byte that was typed) become U+FFFD. Letters are kept as they were typed:
    no normalisation. In a single line, line ends and tabs become spaces and the ends are trimmed; with
    `multiline` line ends become "\\n", tabs stay, and nothing is trimmed, so that a draft stays as it is.
    """
    cleaned = scrub(text, multiline=multiline)
    return cleaned if multiline else cleaned.strip()


def scrub(text: str, *, multiline: bool = False) -> str:
    """The same as `clean`, but a single line keeps the spaces at its ends, which `lines.route` needs."""
    if text.isprintable():
        return text
    text = re.sub(_ESCAPES, "", text)
    text = re.sub(_LINE_ENDS, "\n", text)
    text = re.sub(_SURROGATES, "\ufffd", text)
    text = re.sub(_FORBIDDEN, "", text)
    return text if multiline else text.replace("\n", " ").replace("\t", " ")


def check_length(text: str) -> str:
    """Return `text`, or raise `TooLong` when it has more than `MAX_ITEM` characters."""
    if len(text) > MAX_ITEM:
        raise TooLong(len(text), MAX_ITEM)
    return text


def shortened(text: str, longest: int = 40) -> str:
    """A text as a message can hold it: as it is, or its beginning."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


_EMOJI = "©®‼⁉™ℹ\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
"""Where the characters that take part in emoji sequences lie (Unicode Technical Standard 51), by block."""

_JOINING = (
    "\u0620-\u06ff\u0700-\u074f\u0750-\u077f\u07c0-\u085f\u0860-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff"
    "\u1807\u1820-\u18aa\u1900-\u1aaf\u1b00-\u1bff\ua840-\ua87f\ua880-\uaaff\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff"
    "\ufe70-\ufefc\U00010ac0-\U00010aff\U00010d00-\U00010d3f\U00011000-\U000116cf\U0001e900-\U0001e94b"
)
"""Blocks of the scripts in which a joiner or non-joiner changes how letters look: Arabic, Syriac, N'Ko,
Mongolian, Adlam, and the Indic and Brahmi-derived ones (The Unicode Standard, section 23.2)."""

_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
"""After these a joiner may also end a word, as in older Malayalam."""

_IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

_UNSEEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""The characters that Unicode calls default ignorable, and the annotation marks; U+00AD is apart."""

_HIDDEN = (
    f"(?P<kept>(?<=[{_EMOJI}\ufe0f])\u200d(?=[{_EMOJI}])"
    f"|(?<=[{_EMOJI}])[\ufe0e\ufe0f]"
    "|(?<=[0-9#*])\ufe0f(?=\u20e3)"
    "|(?<=\U0001f3f4)[\U000e0030-\U000e007a]{3,6}\U000e007f"  # flags of parts of a country
    f"|(?<=[{_JOINING}])[\u200c\u200d](?=[{_JOINING}])"
    f"|(?<=[{_VIRAMAS}])[\u200c\u200d]"
    f"|(?<=[{_IDEOGRAPHS}])[\ufe00-\ufe02\U000e0100-\U000e01ef])"  # forms of an ideograph, as in names
    f"|[{_UNSEEN}]"
)
_NAMES = {
    "\u061c": "ALM", "\u200b": "ZWSP", "\u200c": "ZWNJ", "\u200d": "ZWJ", "\u200e": "LRM", "\u200f": "RLM",
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO", "\u2060": "WJ",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\ufeff": "BOM",
}  # fmt: skip
"""The short names that The Unicode Standard gives these characters."""


def visible(text: str) -> str:
    """What may be shown of `text`: one that steers the direction of writing, or has no width, is named.

    "a\\u202eb" is shown as "a⟨RLO⟩b". Kept as they are: joiners and variation selectors within emoji, joiners
    between letters of scripts that need them, forms of ideographs. A soft hyphen is not shown, which is its
    meaning within a line. Tabs become four spaces, line ends stay. What `clean` removes is removed here too.
    """
    if text.isascii() and text.isprintable():
        return text
    text = scrub(text, multiline=True).replace("\t", "    ").replace("\u00ad", "")
    return re.sub(_HIDDEN, _named, text)


def _named(match: re.Match[str]) -> str:
    if match["kept"] is not None:
        return match["kept"]
    sign = match[0]
    return f"⟨{_NAMES.get(sign, f'U+{ord(sign):04X}')}⟩"
