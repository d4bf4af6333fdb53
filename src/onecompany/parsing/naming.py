"""A name as a cell or a line gives it: without its address, with the first name first, and whether it is one at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onecompany.parsing.alike import plain, spaced
from onecompany.parsing.clean import shortened
from onecompany.sentences import gettext

ADDRESS = r"[\w.+'&-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
MOST_WORDS = 10
"""Words in a name; a title, four names and a particle or two are fewer, a sentence is more."""

_ADDRESSED = re.compile(rf"\s*[<(\[]\s*(?:mailto:)?{ADDRESS}\s*[>)\]]")
_BESIDE = re.compile(rf"(?<=\w)\s+{ADDRESS}\s*$")
# no sentence: words that are read in lists
_BEHIND_A_NAME_WORDS = """
    jr sr ii iii iv mba phd md mbe obe cbe esq cpa cfa pmp msc bsc ba ma llm llb jd dds dr prof mag ing dipl mr
    mrs ms herr frau
"""
_BEHIND_A_NAME = frozenset(_BEHIND_A_NAME_WORDS.split())
_OF_A_ROLE = re.compile(
    r"\b(?:c[efimopstdrcx]o|chro|vp|svp|evp|head|chief|officer|director|manager|lead|leader|president|chair\w*|partner|founder"
    r"|counsel|secretary|treasurer|controller|owner|interim|acting|deputy|leiter\w*|leitung|vorstand|direct\w+|responsab\w+"
    r"|jefe|jefa|gerente|chef\w*|capo|kierownik|dyrektor|prezes|geschaftsfuhr\w+|prokurist\w*|of|operations|sales|marketing"
    r"|finance|service|services|it|hr|legal|product|technology|customer|group|global|emea)\b"
)
_NO_NAME = re.compile(r"https?://|www\.")


def bare_name(cell: str) -> str:
    """The name in a cell without the e-mail address that mail programs put beside it, quotes and "@" of a chat."""
    name = _BESIDE.sub("", _ADDRESSED.sub("", cell)).strip()
    quoted = re.fullmatch(r"\"([^\"]*)\"|'([^']*)'", name)
    name = (quoted[1] or quoted[2] or "").strip() if quoted else name
    return spaced(re.sub(r"^@(?=\w)", "", name))


def is_address(cell: str) -> bool:
    """Whether a cell is an e-mail address and nothing else."""
    return re.fullmatch(rf"[<(]?\s*(?:mailto:)?{ADDRESS}\s*[>)]?", cell.strip()) is not None


def is_addressed(cell: str) -> bool:
    """Whether a cell is a name with its e-mail address, as in the To: line of a mail."""
    return _ADDRESSED.search(cell) is not None and bool(bare_name(cell))


def sounds_like_a_role(text: str) -> bool:
    """Whether a text says what somebody does, and not what somebody is called."""
    return _OF_A_ROLE.search(plain(text)) is not None or re.fullmatch(r"[A-Z]{2,5}", text) is not None


def sounds_like_a_person(text: str) -> bool:
    """Whether a text is two or three words with capitals, none of which says what somebody does."""
    words = text.split()
    names = all(word[0].isupper() and word[1:] != word[1:].upper() for word in words if word)
    return 2 <= len(words) <= 3 and names and not re.search(r"[\d,;/&]", text) and not sounds_like_a_role(text)


def turned(name: str) -> str | None:
    """ "Pena, Ana" as "Ana Pena"; None when the comma means something else."""
    name, bracket, tail = name.partition(" (")  # "Pena, Ana (Operations)", as directories show them
    parts = [part.strip() for part in name.split(",")]
    if len(parts) != 2 or not all(parts):
        return None
    last, first = parts
    if plain(first).strip(".") in _BEHIND_A_NAME or any(sign.isdigit() or sign in ":/&" for sign in name):
        return None
    if sounds_like_a_role(first) or len(last.split()) > 4 or len(first.split()) > 3:
        return None
    return f"{first} {last}{bracket}{tail}"


def order_of_names(names: Sequence[str]) -> dict[str, str]:
    """Those of `names` that are written "Last, First", each with how it is said; for a whole column of a list.

    One that could be two people ("Ana Pena, Ben Okafor") counts only where every name of the column has a comma.
    """
    in_order = {name: turned_name for name in names if (turned_name := turned(name)) is not None}
    every = len(in_order) == len(names) > 1
    return {name: turned_name for name, turned_name in in_order.items() if every or not may_be_two(name)}


def may_be_two(name: str) -> bool:
    """Whether a name with a comma may be two people."""
    parts = [part.split() for part in name.split(",")]
    return len(parts) > 1 and all(len(words) > 1 and words[0][0].isupper() for words in parts)


def why_no_name(name: str) -> str:
    """What is wrong with a name, as a sentence; "" for one that can be taken."""
    short = shortened(name)
    if not any(sign.isalpha() for sign in name):
        return gettext("{name:quoted} is no name, for it has no letter.", name=short)
    if "�" in name:
        return gettext(
            "{name:quoted} holds a sign in place of a letter that was lost. Save the list again as UTF-8, or type it.",
            name=short,
        )
    if is_address(name):
        return gettext("{name:quoted} is an e-mail address, and no name.", name=short)
    if link := _NO_NAME.search(name):
        return gettext("{name:quoted} holds {part:quoted}, which no name has.", name=short, part=link[0])
    if re.search(r":(?:\s|$)", name):
        return gettext("{name:quoted} holds a colon, which no name has. Write: name; role; {silo}.", name=short)
    if len(name.split()) > MOST_WORDS:
        return gettext("{name:quoted} has {count} words, and is no name.", name=short, count=len(name.split()))
    parts = name.split(",")
    if len(parts) > 1 and may_be_two(name):
        return gettext(
            "{name:quoted} may be more than one leader. Write one leader a row, the first name first.", name=short
        )
    if len(parts) == 2 and plain(parts[1]).strip(" .") not in _BEHIND_A_NAME:
        return gettext(
            "{name:quoted} holds a comma. Is {part:quoted} the role? Then put it apart; if not, leave out the comma.",
            name=short,
            part=parts[1].strip(),
        )
    return ""
