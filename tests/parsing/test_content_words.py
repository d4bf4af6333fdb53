"""What a sentence speaks of: endings, accents, little words, what apostrophes and hyphens part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.content_words import _STEMMERS, ContentWord, content_words, support, word_keys


def keys(text: str, language: str) -> list[str]:
    """What the words of a text have in common with their other forms."""
    return [word.key for word in content_words(text, language)]


def spelled(text: str, language: str) -> list[str]:
    """The words of a text that are no little ones."""
    return [word.spelled for word in content_words(text, language)]


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "customer customers Customer's customers’ CUSTOMERS"),
        ("en", "promise promised promises promising"),
        ("en", "company companies company's"),
        ("en", "naïve naive NAÏVE nai\u0308ve"),
        ("en", "first \ufb01rst fi\u00adrst"),
        ("de", "Kunde Kunden KUNDEN"),
        ("de", "versprechen Versprechen versprechend"),
        ("de", "Haus Hauses Häuser Haeuser HÄUSER Ha\u0308user"),
        ("de", "Größe Größen Groesse GRÖSSE"),
        ("de", "verlässlich verläßlich verlaesslich verlässliche verlässlichen"),
        ("de", "Kundennähe Kundennaehe KUNDENNÄHE"),
        ("fr", "qualité qualités qualite QUALITÉ"),
        ("fr", "cœur cœurs coeur"),
        ("es", "atención atencion ATENCIÓN"),
        ("sv", "kunder kunderna kunderna"),
        ("ru", "клиент клиенты клиентов"),
    ],
)
def test_the_forms_of_a_word_are_one_word(language: str, forms: str) -> None:
    found = keys(forms, language)
    assert len(found) == len(forms.split())
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "We keep what we have promised to our customers", "keep promised customers"),
        ("en", "Don't promise what you can’t keep, and let's not say that we'll be there", "promise keep say"),
        ("en", "Every one of us always puts customers first, together", "one always puts customers first together"),
        ("de", "Wir halten, was wir unseren Kunden versprochen haben", "halten Kunden versprochen"),
        ("de", "Wir sind für Sie da; fuer Euch und ueber uns", ""),
        ("de", "Niemand lässt einen Kunden allein", "lässt Kunden allein"),
        ("de", "Meinung und Seinsfrage", "Meinung Seinsfrage"),
        ("fr", "Nous tenons ce que nous avons promis à nos clients", "tenons promis clients"),
        ("fr", "L’équipe d'abord: qu'elle n’oublie pas l'œuvre", "équipe abord oublie œuvre"),
        ("es", "Cumplimos lo que hemos prometido a nuestros clientes", "Cumplimos prometido clientes"),
        ("it", "Manteniamo quello che abbiamo promesso ai clienti dell'azienda", "Manteniamo promesso clienti azienda"),
        ("nl", "Wij doen wat wij onze klanten hebben beloofd", "klanten beloofd"),
        ("pt", "Cumprimos o que prometemos aos nossos clientes", "Cumprimos prometemos clientes"),
    ],
)
def test_little_words_carry_nothing(language: str, text: str, left: str) -> None:
    assert spelled(text, language) == left.split()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("customer-first, customer–first customer/first", "customer first customer first customer first"),
        ("‘customer’ 'customer' “customer”", "customer customer customer"),
        ("24/7: 100 % & 5", "24 7 100 5"),
        ("snake_case [/] <b>bold</b>", "snake case bold"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f – · … ’ '", ""),
        ("x y z A I", ""),
        ("", ""),
    ],
)
def test_what_is_no_word_parts_words(text: str, words: str) -> None:
    assert [spelling for spelling in spelled(text, "en") if spelling != "b"] == words.split()


def test_a_word_is_told_by_where_it_stands() -> None:
    assert content_words("Our customers’ trust", "en") == (
        ContentWord("customers", 4, "custom"),
        ContentWord("trust", 15, "trust"),
    )


def test_words_that_only_look_alike_are_two() -> None:
    assert len(set(keys("universe customer custody promote promise", "en"))) == 5
    assert len(set(keys("Kunde Kunst Kündigung Versprechen Verbrechen", "de"))) == 5


@pytest.mark.parametrize(
    ("language", "is_done"),
    [
        ("en", "whole"),
        ("en-GB", "whole"),
        ("DE_at", "whole"),
        ("pt-BR", "whole"),
        ("sv", "stems"),
        ("cy", "folded"),
        ("", "folded"),
        ("ja", "none"),
        ("zh-Hant", "none"),
    ],
)
def test_it_is_told_what_is_done_with_a_language(language: str, is_done: str) -> None:
    assert support(language) == is_done


def test_other_languages_are_folded_and_those_without_spaces_are_not_compared() -> None:
    assert keys("Cwsmer CWSMER cẃsmer cwsmeriaid", "cy") == ["cwsmer", "cwsmer", "cwsmer", "cwsmeriaid"]
    assert keys("お客様を第一に", "ja") == []
    assert spelled("Vi håller det vi har lovat", "sv") == ["håller", "lovat"]


@pytest.mark.parametrize("language", _STEMMERS)
def test_each_stemmer_is_there(language: str) -> None:
    assert keys("Onecompany", language)


@given(st.text(), st.sampled_from(["en", "de", "fr", "tr", "hi", "xx", "th"]))
def test_any_text_has_words_that_stand_where_they_say(text: str, language: str) -> None:
    place = 0
    for word in content_words(text, language):
        assert text[word.start :].startswith(word.spelled)
        assert word.start >= place
        assert word.key
        place = word.start + len(word.spelled)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "on time", "On Times"),
        ("en", "the lost customer", "THE lost customers"),
        ("de", "verlorener Kunde", "verlorene Kunden"),
        ("fr", "à la qualité", "A la qualités"),
        ("zh", "准时 客户", "准时客户"),
        ("xx", "Peña", "PENA"),
    ],
)
def test_all_words_have_keys_the_little_ones_too(language: str, one: str, other: str) -> None:
    assert word_keys(one, language) == word_keys(other, language)
    assert len(word_keys(one, language)) == (4 if language == "zh" else len(one.split()))


def test_a_text_without_words_has_no_keys() -> None:
    assert word_keys("— !", "en") == word_keys("", "zh") == ()
