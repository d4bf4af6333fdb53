"""The text in bytes whose encoding nobody has told: UTF-8 and UTF-16 for certain, older ones by their letters.

An old encoding is guessed: of those in which every letter fits one language, the first is taken; the reader says which.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from onecompany.sentences import gettext

_WESTERN = {
    "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü", "pt": "áâãàçéêíóôõú", "it": "àèéìíîòóùú",
    "nl": "áéèëïíóöúü",
    "sv": "åäöéà", "da": "æøåéä",
    "en": "éèêëïöç", "is": "áðéíóúýþæö", "ca": "àçèéíïòóúü",
}  # fmt: skip
_CENTRAL = {
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýžöü", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű", "hr": "čćđšž",
    "ro": "ăâîşţșț", "de": "äöüß",
}  # fmt: skip
_CYRILLIC = {"ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў"}
_GREEK = {"el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"}
_TURKISH = {"tr": "çğıöşüâîûi"}
_BALTIC = {"lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "et": "äöõüšž"}

USUAL = "Windows-1252"  # no sentence: the name of an encoding
"""What most old files in western languages are in."""

_ENCODINGS = (  # no sentence: names of encodings
    ("cp1252", USUAL, _WESTERN, 0.2),
    ("cp1250", "Windows-1250", _CENTRAL, 0.15),
    ("iso8859-2", "ISO 8859-2", _CENTRAL, 0.1),
    ("mac-roman", "Mac Roman", _WESTERN, 0.1),
    ("cp1254", "Windows-1254", _TURKISH, 0.1),
    ("cp1257", "Windows-1257", _BALTIC, 0.1),
    ("cp1251", "Windows-1251", _CYRILLIC, 0.1),
    ("koi8-r", "KOI8-R", _CYRILLIC, 0.05),
    ("cp1253", "Windows-1253", _GREEK, 0.05),
    ("cp850", "DOS 850", _WESTERN, 0.0),
    ("cp852", "DOS 852", _CENTRAL, 0.0),
    ("mac-latin2", "Mac Central European", _CENTRAL, 0.0),
)
"""From the most to the least usual: codec, name, languages, and how much sooner it is believed than others."""

_HINTS = {
    "pl": r"sk[ia]\b|cz|sz|rz|wicz|owsk|zarz|dz|prz|wie|ow\b",
    "cs": r"ov[aá]\b|ek\b|ick|sk[yý]\b|oddel|rize|prod|vyr|ejn",
    "hu": r"\bszab|gy|nagy|osztaly|vezet|rtek|sz[aeo]|ly",
    "de": r"sch|ung\b|ich|tz|ver|leit|\bf.hr|ei|ieb",
    "fr": r"eur\b|trice\b|tion\b|ment\b|\bde\b|que\b|aux\b",
    "es": r"cion|\bde\b|ez\b|os\b|as\b|dor[a]?\b",
    "pt": r"..o\b|..es\b|\bda?\b|mento|dor\b|vend",
}
"""Parts of words that speak for a language where the same bytes are letters of two."""

_FOLLOWS = {"ñ": tuple("aeiouáéíóúü"), "õ": ("e",), "œ": tuple("aeiuln")}
"""What comes after a letter in the languages that have it."""

_WORDS_OF_ONE = frozenset("àáéèóòôíúyÀÉÓяЯиИвВсСкКуУоОаАηο")
_VOWELS = frozenset("aeiouyаеёиоуыэюяαεηιουω")
_OTHER_SIGNS = frozenset("€£§©®°«»„“”‚‘’‹›–—…·•№™ªº¿¡")
_ROUNDED = str.maketrans("øØæÆœŒ", "oOeEoO")
_LONGEST_GUESS, _MOST_SIGNS = 20_000, 400
"""Bytes and strange signs that are looked at; a language shows itself in fewer."""

_USUAL, _ENOUGH_OF_USUAL, _ENOUGH = 0.15, 0.1, 0.7
"""How well a text must fit an encoding that is usual, and one that is not."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, when its encoding was guessed, what that is called and some words that show how it was read."""

    text: str
    guessed: str = ""
    words: tuple[str, ...] = ()


def decoded(data: bytes) -> Decoded | None:
    """The text in the bytes; None when no encoding gives one that somebody could have written.

    Raises UnicodeDecodeError for bytes that say themselves that they are UTF-16, and are not.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded(data.decode("utf-16"))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _guessed(data)


def without_mark(data: bytes) -> Decoded | None:
    """The text of UTF-16 that lacks its mark: every other byte of plain letters is 0. None for anything else."""
    for name, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(data) > 3 and len(data) % 2 == 0 and 2 * zeros.count(0) > len(zeros):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return Decoded(text, gettext("UTF-16 without its mark"), _accented(text))
    return None


def _guessed(data: bytes) -> Decoded | None:
    lines = [line for line in data.splitlines() if not line.isascii()]
    sample = b"\n".join(lines)[:_LONGEST_GUESS]
    best: tuple[float, str, str] | None = None
    for codec, name, languages, sooner in _ENCODINGS:
        try:
            text = sample.decode(codec)
        except UnicodeDecodeError:
            continue
        fit = max(_fit(text, language, letters) for language, letters in languages.items())
        if fit < (_ENOUGH_OF_USUAL if sooner >= _USUAL else _ENOUGH):
            continue
        if codec.startswith("mac") and b"\n" not in data:
            sooner += 0.2  # lines that end with CR alone come from an old Macintosh
        if best is None or fit + sooner > best[0] + 0.01:
            best = (fit + sooner, codec, name)
    if best is None:
        return None
    return Decoded(data.decode(best[1], "replace"), best[2], _accented(sample.decode(best[1])))


def _accented(text: str) -> tuple[str, ...]:
    words = re.findall(r"\w+(?:[^\S\r\n]\w+)?", text[:_LONGEST_GUESS])
    return tuple(dict.fromkeys(word for word in words if not word.isascii()))[:3]


def _fit(text: str, language: str, letters: str) -> float:
    """How well a text could be of a language: the share of its strange signs that are letters of it, in their place."""
    strange = [index for index, sign in enumerate(text) if not sign.isascii()][:_MOST_SIGNS]
    good = sum(_in_place(text, index, letters) for index in strange)
    hint = len(re.findall(_HINTS[language], text.casefold())) if language in _HINTS else 0
    return good / len(strange) + 0.2 * min(1.0, hint / (1 + len(text.split())))


def _vowelless(text: str, index: int) -> bool:
    """Whether the word at a place has no vowel, as "Bjšrn" has none."""
    around = re.search(r"\w*$", text[max(0, index - 30) : index]), re.match(r"\w*", text[index : index + 30])
    word = "".join(part[0] for part in around if part)
    letters = unicodedata.normalize("NFD", word.translate(_ROUNDED)).casefold()
    return len(word) > 2 and not word.isupper() and not any(letter in _VOWELS for letter in letters)


def _in_place(text: str, index: int, letters: str) -> float:
    """1 for a letter where a word can have it, less for a sign that may stand there, below 0 for what cannot."""
    sign, before, behind = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if sign.isalpha():
        if (sign.isupper() and before.isalpha() and (before.islower() or text[index + 2 : index + 3].islower())) or (
            sign.islower() and behind.isupper()
        ):
            return -1.0
        if not (before.isalpha() or behind.isalpha()):
            return 0.5 if sign in _WORDS_OF_ONE else -0.5
        if _vowelless(text, index):
            return -0.5
        follows = _FOLLOWS.get(sign)
        if follows is not None and behind.casefold() not in follows:
            return 0.3
        return 1.0 if sign.casefold() in letters or sign.lower() in letters else 0.1
    if sign in "’‘´" and before.isalpha() and behind.isalpha():
        start = re.search(r"\w*$", text[:index])
        word = start[0] if start else ""
        return 0.8 if len(word) <= 2 or behind in "st" else -1.0
    if sign in _OTHER_SIGNS or sign.isspace():
        return -1.0 if before.isalpha() and behind.isalpha() and not sign.isspace() else 0.75
    return -1.0


_GARBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]{1,3}")


def mended(text: str) -> tuple[str, tuple[str, str] | None]:
    """The text, mended when it was UTF-8 once and was read as Windows-1252: "PeÃ±a".

    The second value is an example, before and after; None when nothing was garbled.
    """
    garbled_parts = _GARBLED.findall(text)
    if not garbled_parts:
        return text, None
    example: list[tuple[str, str]] = []

    def mend(garbled: re.Match[str]) -> str:
        try:
            letters = garbled[0].encode("cp1252").decode("utf-8")
        except UnicodeError:
            return garbled[0]
        example.append((garbled[0], letters))
        return letters

    letters = _GARBLED.sub(mend, text)
    if len(example) < len(garbled_parts):
        return text, None
    before = next((word for word in re.findall(r"[^\s;,|\"]+", text) if example[0][0] in word), example[0][0])
    return letters, (before, _GARBLED.sub(mend, before))
