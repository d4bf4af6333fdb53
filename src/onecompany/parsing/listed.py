"""A typed list of people as rows of cells: what separates the parts, what is quoted, lines of mail programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onecompany.parsing.clean import MAX_PASTE
from onecompany.parsing.naming import ADDRESS, bare_name, sounds_like_a_person, sounds_like_a_role, turned
from onecompany.parsing.pasted import unmarked_lines
from onecompany.sentences import N_, gettext

SEPARATORS = ("\t", ";", "|", "·", "•", " – ", " — ", " - ", " -- ", " / ", ",")
"""What may stand between name, role and silo, the surest first."""

SEVERAL = N_("These may be several leaders. Write one leader a line: name; role; {silo}.")
MOST_PARTS = 60
"""Parts of a line that are taken apart; what comes then is no list of leaders."""

_SURE = ("\t", ";", "|")

_MAIL = re.compile(
    rf"(?:\s*\"(?P<quoted>[^\"]*)\"\s*|\s*'(?P<single>[^']*)'\s*|(?P<plain>[^<>\";]*))"
    rf"<(?:mailto:)?(?P<address>{ADDRESS})>\s*(?:[;,]|$)"
)
_FIELD = re.compile(r"(?i)^\s*(?:to|cc|bcc|an|kopie|à|para|a|aan|do|till|til)\s*:\s*")
_TAB = "\ue0f9"
"""Stands for a tab while lines are trimmed: a character of private use, which means nothing to anybody."""

_COUNTED = re.compile(r"(?m)^([^\S\t\r\n]*(?:[•‣◦▪●○·*+–—-]|\(?[0-9]{1,3}[.)]))\t+")
"""The mark of a list as word processors paste it, with a tab behind it."""

_QUOTED = re.compile(r'(?:(?<=[\t;\n\r])|^)"(?:[^"]|"")*"(?=[\t;\n\r]|$)')
"""A cell as spreadsheets paste it that may hold line ends."""

_IN_BRACKETS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<about>[^()]+)\)")
_COLON = re.compile(r"(?P<name>[^:]{2,60}?)\s*:\s+(?P<about>\S.*)")


def mailed(text: str) -> list[str]:
    """The names in a line of a mail program: `Pena, Ana <ana@x.y>; Okafor, Ben <ben@x.y>`. Empty for any other line."""
    if "<" not in text or "@" not in text:
        return []
    rest = _FIELD.sub("", text)
    names: list[str] = []
    place = 0
    while place < len(rest.rstrip()):
        address = _MAIL.match(rest, place)
        if address is None:
            return []
        name = next((address[way] for way in ("quoted", "single", "plain") if address[way] is not None), "")
        names.append(bare_name(name) or address["address"])
        place = address.end()
    return names


def rows_of(text: str) -> tuple[list[list[str]], dict[int, str]]:
    """The lines as cells, empty ones included, and what is unclear in a line, by its number from 1.

    A line of a mail program becomes as many rows as it has names, so lines may count on from there; there is
    seldom another one.
    """
    text = _QUOTED.sub(lambda cell: re.sub("\r?\n|\r", " ", cell[0]), _COUNTED.sub(r"\1 ", text))
    # A tab that separates must not become a space, nor one at the end of a line be trimmed away.
    lines = [line.replace(_TAB, "\t") for line in unmarked_lines(text.replace("\t", _TAB))]
    named = [(line, mailed(line)) for line in lines]
    separator = separator_of([line for line, names in named if line.strip() and not names])
    rows: list[list[str]] = []
    unclear: dict[int, str] = {}
    for line, names in named:
        if len(names) > 1 or (names and not separator):
            rows.extend([name] for name in names)
            continue
        cells = _cells(line, separator)
        if len(cells) > 1 and separator == ";" and all(map(turned, cells)):
            rows.extend([cell] for cell in cells)  # the To: line of a mail, without its addresses
            continue
        rows.append(cells)
        if len(cells) > 1 and (many := _several(line, cells, separator)):
            rows[-1:] = many
        elif separator not in _SURE and _may_be_several(line, separator):
            unclear[len(rows)] = gettext(SEVERAL)
        if len(cells) == 1 and separator not in ("", ",") and (asked := _other_separator(line, separator)):
            unclear[len(rows)] = asked
    filled = [row for row in rows if any(row)]
    if (
        separator != ";"
        and len(filled) == 1
        and len(filled[0]) > 2
        and all(sounds_like_a_person(cell) for cell in filled[0])
    ):
        unclear[rows.index(filled[0]) + 1] = gettext(SEVERAL)
    if separator == "," and len(filled) > 1 and all(map(_last_first, filled)):
        last, first = filled[0]
        unclear[rows.index(filled[0]) + 1] = gettext(
            "Is {last:quoted} the last name? Then write “{first} {last}”; "
            "if {first:quoted} is the role, “{last}; {first}”.",
            last=last,
            first=first,
        )
    return rows, unclear


def _last_first(cells: Sequence[str]) -> bool:
    """Whether a line may be a last name before a first one: two single words with capitals, none of them a role."""
    return (
        len(cells) == 2
        and all(len(cell.split()) == 1 and cell.istitle() for cell in cells)
        and bool(turned(", ".join(cells)))
    )


def _several(line: str, cells: Sequence[str], separator: str) -> list[list[str]]:
    """The leaders in a line that names each with the role in brackets: "Ana (COO), Ben (CSO)"; none in any other."""
    matches = [_IN_BRACKETS.fullmatch(cell) for cell in cells]
    if separator not in (",", ";") or not all(match and sounds_like_a_role(match["about"]) for match in matches):
        return []
    return [[match["name"], *split(match["about"], ",")] for match in matches if match]


def _may_be_several(line: str, separator: str) -> bool:
    """Whether a line may name several leaders: "Ana - COO, Ben - CSO"."""
    parts = line.split(",")
    return bool(separator) and separator != "," and len(parts) > 1 and all(separator in part for part in parts)


def separator_of(lines: Sequence[str]) -> str:
    """What separates the parts in most of the lines; of two that do so equally the surer. "" for none."""
    best, most = "", 0.0
    for separator in SEPARATORS:
        parted = [cells for line in lines if len(cells := split(line, separator)) > 1]
        # "Ana Peña (COO, Operations)": what stands in brackets is not taken apart.
        share = sum(separator in _SURE or not _torn(cells) for cells in parted)
        if share > most:
            best, most = separator, share
    return best


def _torn(cells: Iterable[str]) -> bool:
    return any(cell.count("(") != cell.count(")") for cell in cells)


def _cells(line: str, separator: str) -> list[str]:
    cells = split(line, separator or SEPARATORS[0])
    if len(cells) > 1 and not (separator == "," and _torn(cells)):
        return cells
    if cells[0] != line.strip() and len(cells) == 1:
        return cells  # in quotes, so it is one part
    if match := _IN_BRACKETS.fullmatch(line.strip()):
        about = split(match["about"], ";" if ";" in match["about"] else ",")
        if len(about) == 2 or sounds_like_a_role(match["about"]):
            return [match["name"], *about]
    wide = re.split(r"\s{2,}", line.strip())
    if not separator and len(wide) > 1 and sounds_like_a_role(wide[1]):
        return wide
    if (match := _COLON.fullmatch(line.strip())) and sounds_like_a_role(match["about"]):
        return [match["name"], *split(match["about"], ",")]
    return [line.strip()] if separator == "," and _torn(cells) else cells


def _other_separator(line: str, separator: str) -> str:
    """What to say of a line without the separator of the others, when another one may be meant."""
    for other in SEPARATORS:
        cells = split(line, other)
        if other != separator and len(cells) > 1 and not _torn(cells) and any(map(sounds_like_a_role, cells[1:])):
            values = {"sign": other.strip(), "line": "; ".join(cells)}
            if separator == "\t":
                return gettext(
                    "The other lines separate with a tab, this one with {sign:quoted}. Write: {line}", **values
                )
            return gettext(
                "The other lines separate with {usual:quoted}, this one with {sign:quoted}. Write: {line}",
                usual=separator.strip(),
                **values,
            )
    return ""


def split(line: str, separator: str) -> list[str]:
    """The cells of a line. One in double quotes holds the separator itself; a quote in it is written twice."""
    sign = re.escape(separator)
    quoted = re.compile(rf'\s*"(?P<text>(?:[^"]|"")*)"[^\S\t]*(?:{sign}|$)')
    cells: list[str] = []
    place = 0
    while True:
        if len(cells) == MOST_PARTS:
            return [*cells, line[place:].strip()]
        if cell := quoted.match(line, place):
            cells.append(cell["text"].replace('""', '"').strip())
            ended = cell.end() == len(line) and not cell[0].endswith(separator)
            place = cell.end()
        else:
            end = line.find(separator, place)
            ended = end < 0
            cells.append(line[place : len(line) if ended else end].strip())
            place = end + len(separator)
        if ended:
            return cells


def written(parts: Sequence[str]) -> str:
    """The line that `rows_of` reads as these cells again, wherever it stands among such lines."""
    kept = list(parts)
    while len(kept) > 1 and not kept[-1]:
        kept.pop()
    alone = len(kept) == 1
    return "; ".join(_quoted(part, first=not index, alone=alone) for index, part in enumerate(kept))


def _quoted(part: str, *, first: bool, alone: bool) -> str:
    marked = first and unmarked_lines(part) != [part]
    other = alone and (any(sign in part for sign in SEPARATORS) or _cells(part, "") != [part])
    if ";" in part or part.startswith('"') or "\t" in part or marked or other or mailed(part):
        return '"' + part.replace('"', '""') + '"'
    return part


def is_listed(text: str) -> bool:
    """Whether a text is lines of a mail program or of a chat, and no table."""
    if len(text) > MAX_PASTE:
        return False
    lines = [line for line in unmarked_lines(text) if line.strip()]
    if not lines:
        return False
    plainly = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    marked = len(set(plainly) - {" ".join(line.split()) for line in lines})
    if marked > 1 and 2 * marked >= len(lines):
        return True
    if all(mailed(line) for line in lines):
        return True
    separator = separator_of(lines)
    return separator not in (";", "\t", ",", "|") and (
        bool(separator) or any(len(_cells(line, "")) > 1 for line in lines)
    )
