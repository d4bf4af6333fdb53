"""The same name in several forms is one name, and words are found however they are typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.alike import alike, composed, nearest, plain, spaced


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Peña", nfd("Ana Peña")),
        ("Ana Peña", "ANA PEÑA"),
        ("Ana Peña", "  Ana\u00a0\u2009 Peña "),
        ("Straßenbau", "STRASSENBAU"),
        ("İzmir", nfd("İzmir")),
        ("Łódź Energia", nfd("łódź  energia")),
        ("서울 전력", nfd("서울 전력")),
        ("ΟΔΟΣ", "οδος"),
        ("Ana\u200b Pena", "Ana Pena"),
    ],
)
def test_forms_of_one_name(one: str, other: str) -> None:
    assert alike(one) == alike(other)


@pytest.mark.parametrize(("one", "other"), [("Ana Pena", "Ana Peña"), ("Łódź", "Lodz"), ("Ana", "Anna")])
def test_names_that_are_two(one: str, other: str) -> None:
    assert alike(one) != alike(other)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("pena", "Peña"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("orsted", "Ørsted"),
        ("aether", "Æther"),
        ("o'hara", "O’Hara"),
    ],
)
def test_words_are_found_without_accents(typed: str, text: str) -> None:
    assert plain(typed) == plain(text) == plain(nfd(text))


def test_the_exact_name_goes_before_all_else() -> None:
    names = ["Ana Pena", "Ana Peña", "Anabel", "Ben Ana"]
    assert nearest("ana pena", names, str) == ["Ana Pena"]
    assert nearest(nfd("Ana Peña"), names, str) == ["Ana Peña"]
    assert nearest("ana", names, str) == ["Ana Pena", "Ana Peña", "Anabel"]
    assert nearest("pena", names, str) == ["Ana Pena", "Ana Peña"]
    assert nearest("pena", names, str, words=False) == []
    assert nearest(" ", names, str) == []


@given(st.text(max_size=30))
def test_form_case_and_spaces_never_matter(text: str) -> None:
    assert alike(nfd(text)) == alike(composed(text)) == alike(spaced(text)) == alike(alike(text))
    assert plain(nfd(text)) == plain(text)
