"""Reads `brand.toml`: every mistake is said at once, with its line, before anything is written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from onecompany.export.brand import ACCENT, Brand, Logo, Paper
from onecompany.export.colours import LEAST, PAPER, contrast, is_colour
from onecompany.export.files import expanded
from onecompany.export.format import ExportError
from onecompany.export.logo import LogoProblem, read_logo
from onecompany.export.office.opening import Kind
from onecompany.export.office.own_template import TemplateProblem, read_template
from onecompany.plans.checking import Checker, named
from onecompany.plans.errors import FileProblems, PlanProblem
from onecompany.plans.reading import parsed
from onecompany.sentences import gettext
from onecompany.system import reason_of

NAME = "brand.toml"

KEYS = ("name", "accent", "logo", "confidentiality", "paper", "language", "template_docx", "template_pptx")

PAPERS = ("a4", "letter")

_LONGEST_NAME, _LONGEST_LINE = 80, 200


class BrandError(FileProblems):
    """A `brand.toml` that cannot be used."""


def find_brand(*folders: Path) -> Brand:
    """The look that the first of some folders holds, in its `brand.toml`; the plain one where there is none.

    Raises `BrandError` with every problem, each with file, line and key.
    """
    path = brand_path(*folders)
    if path is None:
        return Brand()
    if not path.is_file() and not path.is_dir():
        raise BrandError([PlanProblem(str(path), 0, "", gettext("is no file"))])
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise BrandError(
            [PlanProblem(str(path), 0, "", gettext("cannot be read ({fault})", fault=reason_of(problem)))]
        ) from problem
    return read_brand(data, path)


def brand_path(*folders: Path) -> Path | None:
    """The `brand.toml` that counts: that of the first folder which has one."""
    return next((folder / NAME for folder in folders if os.path.exists(folder / NAME)), None)


def read_brand(data: bytes, path: Path) -> Brand:
    """The look in the bytes of a file. A logo is looked for beside the file. Raises `BrandError`."""
    table, lines = parsed(data, str(path), BrandError)
    check = Checker(str(path), lines)
    brand = _brand(check, table, path.parent)
    if check.problems:
        raise BrandError(sorted(check.problems, key=lambda problem: problem.line))
    return brand


def _brand(check: Checker, table: Mapping[str, object], folder: Path) -> Brand:
    check.keys((), table, KEYS)
    return Brand(
        name=check.title(("name",), table["name"], longest=_LONGEST_NAME) if "name" in table else "",
        accent=_accent(check, table.get("accent", ACCENT)),
        logo=_logo(check, table["logo"], folder) if "logo" in table else None,
        confidentiality=_line(check, table["confidentiality"]) if "confidentiality" in table else None,
        paper=cast(Paper, check.choice(("paper",), table.get("paper", "a4"), PAPERS)),
        language=_language(check, table["language"]) if "language" in table else "",
        template_docx=_template(check, "docx", table, folder),
        template_pptx=_template(check, "pptx", table, folder),
    )


def _accent(check: Checker, value: object) -> str:
    if not isinstance(value, str) or not is_colour(value):
        check.wrong(("accent",), gettext('expected a colour such as "#0b4f6c", got {value}', value=named(value)))
        return ACCENT
    on_paper = contrast(value, PAPER)
    if on_paper < LEAST:
        check.wrong(
            ("accent",),
            gettext(
                "{colour} cannot be read on white paper: its contrast is {contrast:.1f}, expected at least {least:g}. "
                "Take a darker one",
                colour=named(value),
                contrast=on_paper,
                least=LEAST,
            ),
        )
    return value.lower()


def _line(check: Checker, value: object) -> str:
    text = " ".join(check.text(("confidentiality",), value).split())
    if len(text) > _LONGEST_LINE:
        check.wrong(
            ("confidentiality",),
            gettext("expected at most {most} characters, got {number}", most=_LONGEST_LINE, number=len(text)),
        )
    return text


def _logo(check: Checker, value: object, folder: Path) -> Logo | None:
    name = check.title(("logo",), value)
    if not name:
        return None
    try:
        return read_logo(folder / expanded(name))
    except (LogoProblem, ExportError) as problem:
        check.wrong(("logo",), f"{named(name)} {problem}")
        return None


def _template(check: Checker, kind: Kind, table: Mapping[str, object], folder: Path) -> bytes:
    key = f"template_{kind}"
    name = check.title((key,), table[key]) if key in table else ""
    if not name:
        return b""
    try:
        return read_template(folder / expanded(name), kind)
    except (TemplateProblem, ExportError) as problem:
        check.wrong((key,), f"{named(name)} {problem}")
        return b""


def _language(check: Checker, value: object) -> str:
    """A language that there is: one of those that Unicode's CLDR knows."""
    from babel import Locale, UnknownLocaleError

    text = check.text(("language",), value, needed=True)
    if not text:
        return ""
    try:
        Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError):
        check.wrong(
            ("language",), gettext("expected a language such as en, de or pt-BR, got {value}", value=named(text))
        )
        return ""
    return text
