"""Gathers the sentences of the program in a catalogue, and looks after what stands outside it.

    python tools/sentences.py                   write onecompany.pot, and bring each translation up to date with it
    python tools/sentences.py --take de FILE…   the same, with translations taken over from other .po files
    python tools/sentences.py --check           list what is missing, gone or different in each translation
    python tools/sentences.py --literals PATH…  list what a person reads that does not come from it

The catalogue is the same bytes on every machine: no dates, no line numbers, no versions, sorted by sentence. What each
translation is made of is in `translations.py`.
"""

from __future__ import annotations

import ast
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

import translations
from literals import literals
from placeholders import placeholders

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
TEMPLATE = SOURCE / "onecompany" / "sentences" / "onecompany.pot"

PLURALS = ("ngettext", "lazy_ngettext")
CONTEXTS = ("pgettext", "NC_")
FAMILY = ("gettext", "lazy_gettext", "N_", *PLURALS, *CONTEXTS)
"""The functions that take a sentence: in two forms those of `PLURALS`, behind its context those of `CONTEXTS`."""

NOTE = "For translators:"
"""How a comment begins that is for whoever translates the sentence below it."""

HEADER = """\
# Every sentence of onecompany that a person reads. Made by `make sentences`; do not edit.
msgid ""
msgstr ""
"Project-Id-Version: onecompany\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def modules(root: Path = SOURCE) -> list[Path]:
    """The modules below a folder, or the one that it is."""
    return [root] if root.is_file() else sorted(root.rglob("*.py"))


def gathered(root: Path = SOURCE) -> Catalog:
    """All sentences of the modules below a folder."""
    catalog = Catalog(project="onecompany")
    keywords = {name: (1, 2) if name in PLURALS else ((1, "c"), 2) if name in CONTEXTS else None for name in FAMILY}
    for path in modules(root):
        place = path.relative_to(root).as_posix()
        said = {text.value for call in _calls(path) for text in _texts(call) if isinstance(text, ast.Constant)}
        found = extract_from_file("python", path, keywords, [NOTE], strip_comment_tags=True)
        for _, sentence, comments, context in found:
            if not said.issuperset([sentence] if isinstance(sentence, str) else sentence):
                continue  # which Babel takes from `gettext(words["key"])`
            catalog.add(sentence, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def template(root: Path = SOURCE) -> bytes:
    """The catalogue as it is written."""
    body = BytesIO()
    write_po(body, gathered(root), width=0, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER.encode() + body.getvalue()


def calls(path: Path) -> Iterator[str]:
    """What is wrong with the calls in a module: no literal, braces without a value, values without a brace."""
    for node in _calls(path):
        yield from (f"{path}:{node.lineno}: {problem}" for problem in _call(node, _function(node)))


def _calls(path: Path) -> Iterator[ast.Call]:
    """The calls of a module that take a sentence."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _function(node) in FAMILY:
            yield node


def _function(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _texts(node: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are its context and its sentence, the sentence, or its two forms."""
    return node.args[: 2 if _function(node) in (*PLURALS, *CONTEXTS) else 1]


def _call(node: ast.Call, name: str) -> Iterator[str]:
    sentences = _texts(node)
    for sentence in sentences:
        if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str):
            continue
        # A constant of `N_`, or an attribute that one was given to.
        constant = isinstance(sentence, ast.Attribute | ast.Subscript) or (
            isinstance(sentence, ast.Name) and sentence.id.isupper()
        )
        if name != "gettext" or not constant:
            yield f"{name}() takes the sentence itself, as one text without anything before its quotes"
        return
    texts = [sentence.value for sentence in sentences if isinstance(sentence, ast.Constant)]
    values = {keyword.arg for keyword in node.keywords}
    if name in ("N_", "NC_") or None in values:
        return
    here = set().union(*(placeholders(str(text)) for text in texts))
    given = values | ({"number"} if name in PLURALS else set())
    yield from (f"there is no value for {{{field}}}" for field in sorted(here - given))
    yield from (f"no brace takes {value!s}" for value in sorted(map(str, values - here)))


def main(arguments: list[str]) -> int:
    """Do what the words of the command line say. 1 when there is something to mend."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--literals", nargs="+", type=Path, metavar="PATH", help="list what stands outside it")
    parser.add_argument("--check", action="store_true", help="list what is wrong with the translations")
    parser.add_argument("--take", nargs="+", metavar=("LANGUAGE", "FILE"), help="take over translations from files")
    asked = parser.parse_args(arguments)
    if asked.literals:
        outside = [line for root in asked.literals for path in modules(root) for line in literals(path)]
        print(*outside, sep="\n", end="\n" if outside else "")
        return 1 if outside else 0
    sentences = gathered()
    if asked.check:
        problems = [line for path in translations.paths() for line in translations.problems(path, sentences)]
        print(*problems, sep="\n", end="\n" if problems else "")
        return 1 if problems else 0
    TEMPLATE.write_bytes(template())
    language, *files = asked.take or ("",)
    for path in {*translations.paths(), *([translations.path_of(language)] if language else [])}:
        taken = map(Path, files) if path == translations.path_of(language) else ()
        translations.update(path, sentences, taken)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
