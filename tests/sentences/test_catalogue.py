"""The catalogue: it is current, every call can be gathered, and a translation says what the sentence says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import sentences
import translations
from onecompany.sentences import (
    N_,
    NC_,
    gettext,
    language,
    languages,
    lazy_gettext,
    lazy_ngettext,
    ngettext,
    pgettext,
    speaking,
)

CODE = """
from onecompany.sentences import N_, NC_, gettext, ngettext, pgettext

TITLE = N_("Nobody is here")
HINT = NC_("key", "open")
STATES = {"open": N_("open")}


def say(names, number):
    # For translators: of people
    yield gettext("{names:list} wait for {a_customer}", names=names)
    yield ngettext("{number} line", "{number} lines", number)
    yield gettext("No"
                  " braces")
    yield gettext(STATES["opened"])
    yield pgettext("of {customers}", "open {name}", name=1)
"""


gathered = cache(sentences.gathered)
"""All sentences of the program, read once."""


@pytest.fixture
def code(tmp_path: Path) -> Path:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "saying.py").write_text(CODE, encoding="utf-8")
    return tmp_path / "code"


def test_the_catalogue_holds_every_sentence_and_is_the_same_bytes_each_time(code: Path) -> None:
    text = sentences.template(code).decode()
    assert sentences.template(code).decode() == text
    assert [line for line in text.splitlines() if line.startswith("msgid ") and line != 'msgid ""'] == [
        'msgid "No braces"',
        'msgid "Nobody is here"',
        'msgid "open"',
        'msgid "open"',
        'msgid "open {name}"',
        'msgid "{names:list} wait for {a_customer}"',
        'msgid "{number} line"',
    ]
    assert 'msgid_plural "{number} lines"' in text
    assert 'msgctxt "key"\nmsgid "open"\n' in text
    assert 'msgctxt "of {customers}"\nmsgid "open {name}"\n' in text
    assert "#. of people" in text
    assert "#: saying.py\n" in text
    assert "POT-Creation-Date" not in text


def test_every_sentence_of_the_program_has_braces_that_can_be_filled() -> None:
    for message in gathered():
        for form in message.id if isinstance(message.id, tuple) else (message.id,):
            sentences.placeholders(form)


def test_every_call_has_its_sentence_and_its_values() -> None:
    own = sentences.TEMPLATE.parent  # which hands sentences on
    paths = [path for path in sentences.modules() if path.parent != own]
    assert [problem for path in paths for problem in sentences.calls(path)] == []


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ('gettext(f"{name} is here")', "takes the sentence itself"),
        ("gettext(sentence)", "takes the sentence itself"),
        ('gettext("a" if name else "b")', "takes the sentence itself"),
        ('gettext("{} is here".format(name))', "takes the sentence itself"),
        ('ngettext("one line", f"{n} lines", n)', "takes the sentence itself"),
        ("lazy_gettext(SENTENCE)", "takes the sentence itself"),
        ("N_(SENTENCE)", "takes the sentence itself"),
        ('NC_("key", SENTENCE)', "takes the sentence itself"),
        ('pgettext(KEY, "open")', "takes the sentence itself"),
        ('pgettext("key", "{name} is here")', "no value for {name}"),
        ('gettext("{name} is here")', "no value for {name}"),
        ('gettext("{name} is here", names=1)', "no value for {name}"),
        ('gettext("{name} is here", name=1, silo=2)', "no brace takes silo"),
        ('lazy_ngettext("{name}", "{number} of {names}", 3, name=1)', "no value for {names}"),
    ],
)
def test_a_call_that_nobody_could_translate_is_seen(call: str, problem: str, tmp_path: Path) -> None:
    module = tmp_path / "wrong.py"
    module.write_text(f"\n{call}\n", encoding="utf-8")
    problems = list(sentences.calls(module))
    assert [line for line in problems if line.startswith(f"{module}:2: ") and problem in line]


@pytest.mark.parametrize(
    "call",
    [
        "gettext(SENTENCE, name=name)",
        "gettext(_TITLES[state])",
        "gettext(kind.title)",
        'gettext("{name.title} is here", name=name)',
        'gettext("{name} is here", **values)',
        'ngettext("{number} {customer}", "{number} {customers}", n)',
        'N_("{name} is here")',
        'NC_("key", "{name} is here")',
        'pgettext("key", "{name} is here", name=name)',
    ],
)
def test_a_call_that_can_be_translated_is_left_alone(call: str, tmp_path: Path) -> None:
    module = tmp_path / "right.py"
    module.write_text(call, encoding="utf-8")
    assert list(sentences.calls(module)) == []


@pytest.mark.parametrize("path", translations.paths(), ids=lambda path: path.parent.parent.name)
def test_a_translation_is_whole_and_says_what_the_sentences_say(path: Path) -> None:
    assert list(translations.problems(path, gathered())) == []


@pytest.mark.parametrize("path", translations.paths(), ids=lambda path: path.parent.parent.name)
def test_a_translation_is_the_same_bytes_each_time(path: Path, tmp_path: Path) -> None:
    again = tmp_path / path.parent.parent.name / "LC_MESSAGES" / path.name
    again.parent.mkdir(parents=True)
    again.write_bytes(path.read_bytes())
    translations.update(again, gathered())
    assert again.read_bytes() == path.read_bytes()
    assert again.with_suffix(".mo").read_bytes() == path.with_suffix(".mo").read_bytes()


GERMAN = """
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Nobody is here"
msgstr "Niemand ist da"

msgid "{names:list} wait for {a_customer}"
msgstr "{names:list} warten auf {customers}"

msgid "No braces"
msgstr "Keine Klammern"

msgid "open"
msgstr "offen"

msgctxt "key"
msgid "open"
msgstr "öffnen"

msgctxt "of {customers}"
msgid "open {name}"
msgstr "offen: {name}"

msgid "{number} line"
msgid_plural "{number} lines"
msgstr[0] "eine Zeile"
msgstr[1] "{number} Zeilen"
"""


@pytest.fixture
def german(code: Path, tmp_path: Path) -> Path:
    """A translation of the sentences of `CODE`."""
    path = tmp_path / "de" / "LC_MESSAGES" / "onecompany.po"
    path.parent.mkdir(parents=True)
    path.write_text(GERMAN, encoding="utf-8")
    translations.update(path, sentences.gathered(code))
    return path


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ("{names:list} warten auf", "{names:list} warten seit {time} auf", "has {time}, the sentence has not"),
        ("{names:list} warten", "Alle warten", "lacks {names}"),
        ('msgid "Nobody is here"', 'msgid "Nobody was here"', "nobody says “Nobody was here” any more"),
        ('msgid "Nobody is here"\nmsgstr', '#~ msgid "Nobody was here"\n#~ msgstr', "nobody says “Nobody was here”"),
        ('msgstr[0] "eine Zeile"', 'msgstr[0] "{lines} Zeile"', "has {lines}, the sentence has not"),
        ('msgctxt "key"', 'msgctxt "door"', "“open” (key) is not translated"),
        ('msgctxt "key"', 'msgctxt "door"', "nobody says “open” (door) any more"),
        ('msgstr "offen: {name}"', 'msgstr "offen"', "lacks {name}"),
        ('msgstr[0] "eine Zeile"', 'msgstr[0] "{number} von {lines}"', "has {lines}, the sentence has not"),
    ],
)
def test_a_translation_that_says_something_else_is_seen(
    right: str, wrong: str, problem: str, code: Path, german: Path
) -> None:
    template = sentences.gathered(code)
    assert list(translations.problems(german, template)) == []
    text = german.read_text(encoding="utf-8")
    assert right in text
    german.write_text(text.replace(right, wrong), encoding="utf-8")
    assert [line for line in translations.problems(german, template) if problem in line]


def test_what_is_new_is_missing_and_what_is_gone_goes(code: Path, german: Path) -> None:
    module = code / "saying.py"
    module.write_text(CODE.replace("Nobody is here", "Nobody was here"), encoding="utf-8")
    template = sentences.gathered(code)
    assert [line.partition(": ")[2] for line in translations.problems(german, template)] == [
        "“Nobody was here” is not translated",
        "nobody says “Nobody is here” any more",
    ]
    translations.update(german, template)
    assert [line.partition(": ")[2] for line in translations.problems(german, template)] == [
        "“Nobody was here” is not translated"
    ]
    assert "“Nobody was here”" not in german.read_text(encoding="utf-8"), "nothing is guessed"
    other = german.with_name("other.po")
    other.write_text(GERMAN.replace("Nobody is here", "Nobody was here").replace("Niemand ist", "Keiner war"), "utf-8")
    translations.update(german, template, [other])
    assert list(translations.problems(german, template)) == []
    assert "Keiner war da" in german.read_text(encoding="utf-8")


def test_another_language_is_spoken_where_there_is_a_catalogue_of_it(
    german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "LOCALE", german.parents[2])
    forget()
    title, lines = N_("Nobody is here"), lazy_ngettext("{number} line", "{number} lines", 2)
    try:
        with speaking("de-AT"):
            assert language() == "de-AT"
            assert gettext(title) == "Niemand ist da"
            assert gettext("{names:list} wait for {a_customer}", names=["A", "B"]) == "A and B warten auf Kunden"
            assert [ngettext("{number} line", "{number} lines", n) for n in (1, 3)] == ["eine Zeile", "3 Zeilen"]
            assert str(lines) == "2 Zeilen"
            assert [gettext("open"), gettext(NC_("key", "open")), pgettext("door", "open")] == [
                "offen",
                "öffnen",
                "open",
            ]
            assert str(lazy_gettext(NC_("key", "open"))) == "öffnen"
            assert gettext("Not translated {n}", n=1) == "Not translated 1"
            assert gettext(N_("")) == ""
        with speaking("fr-CA"):
            assert gettext(title) == "Nobody is here"
            assert language() == "en"
        assert language() == "en"
        assert str(lines) == "2 lines"
    finally:
        forget()


def forget() -> None:
    """Look at the catalogues anew."""
    languages.spoken.cache_clear()
    languages.translations.cache_clear()
