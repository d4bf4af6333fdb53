"""The translations of the catalogue: brought up to date, compiled, and looked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from onecompany.sentences.languages import LOCALE
from placeholders import differing


class _Plain(Catalog):
    """A catalogue whose head says nothing of days, people and programs, so that it is the same bytes everywhere."""

    @property  # type: ignore[override]
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", "onecompany"),
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def paths() -> list[Path]:
    """The translations that there are."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/onecompany.po"))


def path_of(language: str) -> Path:
    """Where the translation into a language lies."""
    return LOCALE / language / "LC_MESSAGES" / "onecompany.po"


def read(path: Path) -> Catalog:
    """A translation; an empty one where there is none yet."""
    language = path.parent.parent.name
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(path: Path, template: Catalog, taken: Iterable[Path] = ()) -> None:
    """Bring a translation up to date with the sentences, and compile it. What nobody says any more goes.

    `taken`: files whose translations take the place of those that there are.
    """
    before, language = read(path), path.parent.parent.name
    for other in taken:
        with other.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and _is_whole(message):
                    before.delete(message.id, message.context)  # which else keeps what it says
                    before[message.id] = message
    catalog = _Plain(locale=language)
    for message in template:
        if message.id:
            known = before.get(message.id, message.context)
            string = known.string if known is not None and _fits(known, message) else None
            said = {"locations": message.locations, "auto_comments": message.auto_comments}
            catalog.add(message.id, string, context=message.context, **said)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(catalog))
    path.with_suffix(".mo").write_bytes(compiled(path))


def _fits(known: Message, message: Message) -> bool:
    return isinstance(known.id, str) == isinstance(message.id, str)


def _is_whole(message: Message) -> bool:
    strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(strings) and not message.fuzzy


def written(catalog: Catalog) -> bytes:
    """A translation as it is written for whoever translates."""
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in catalog.mime_headers)
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return f'msgid ""\nmsgstr ""\n{head}\n'.encode() + body.getvalue()


def compiled(path: Path) -> bytes:
    """A translation as the program reads it: without what is not translated yet."""
    language = path.parent.parent.name
    catalog = _Plain(locale=language)
    for message in read(path):
        if message.id and _is_whole(message):
            catalog.add(message.id, message.string, context=message.context)
    body = BytesIO()
    write_mo(body, catalog)
    return body.getvalue()


def problems(path: Path, template: Catalog) -> Iterator[str]:
    """What is wrong with a translation: what is missing, what nobody says any more, and what says something else.

    Each in a line, with the language and the line of the file.
    """
    catalog, name = read(path), f"{path.parent.parent.name}/{path.name}"
    missing = [
        one for one in template if one.id and not ((there := catalog.get(one.id, one.context)) and _is_whole(there))
    ]
    yield from (f"{name}: {_named(one)} is not translated" for one in missing)
    yield from (f"{name}: nobody says {_named(one)} any more" for one in catalog.obsolete.values())
    for message in catalog:
        if not message.id:
            continue
        if template.get(message.id, message.context) is None:
            yield f"{name}:{message.lineno}: nobody says {_named(message)} any more"
        yield from (f"{name}:{message.lineno}: {problem}" for problem in message.check(catalog))
        yield from (f"{name}:{message.lineno}: {_shown(problem)}" for problem in differing(message))
    machine = path.with_suffix(".mo")
    if not machine.is_file() or machine.read_bytes() != compiled(path):
        yield f"{name} and {machine.name} differ: run `make sentences`"


def _named(message: Message) -> str:
    said = f"“{_shown(message.id)}”"
    return f"{said} ({message.context})" if message.context else said


def _shown(sentence: str | list[str] | tuple[str, ...]) -> str:
    one = sentence if isinstance(sentence, str) else sentence[0]
    return one.replace("\n", "\\n")
