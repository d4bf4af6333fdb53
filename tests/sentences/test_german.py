"""A plan's own words in German, in all four cases, whatever their gender."""

from __future__ import annotations

import pytest

from onecompany.sentences import Terms, gettext, ngettext, speaking, using
from onecompany.sentences.german import forms


@pytest.mark.parametrize(
    ("given", "one", "several", "a", "the", "of_the_several"),
    [
        (
            ("Kunde", "Kunden", "ein Kunde", ""),
            "Kunde Kunden Kunden Kunden", "Kunden Kunden",
            "ein Kunde, einen Kunden, einem Kunden, eines Kunden",
            "der Kunde, den Kunden, dem Kunden, des Kunden", "den Kunden, der Kunden",
        ),
        (
            ("Gast", "Gäste", "ein Gast", ""),
            "Gast Gast Gast Gastes", "Gäste Gästen",
            "ein Gast, einen Gast, einem Gast, eines Gastes",
            "der Gast, den Gast, dem Gast, des Gastes", "den Gästen, der Gäste",
        ),
        (
            ("Patientin", "Patientinnen", "eine Patientin", ""),
            "Patientin Patientin Patientin Patientin", "Patientinnen Patientinnen",
            "eine Patientin, eine Patientin, einer Patientin, einer Patientin",
            "die Patientin, die Patientin, der Patientin, der Patientin", "den Patientinnen, der Patientinnen",
        ),
        (
            ("Patient", "Patienten", "", ""),
            "Patient Patienten Patienten Patienten", "Patienten Patienten",
            "ein Patient, einen Patienten, einem Patienten, eines Patienten",
            "der Patient, den Patienten, dem Patienten, des Patienten", "den Patienten, der Patienten",
        ),
        (
            ("Versicherter", "Versicherte", "ein Versicherter", ""),
            "Versicherter Versicherten Versicherten Versicherten", "Versicherte Versicherten",
            "ein Versicherter, einen Versicherten, einem Versicherten, eines Versicherten",
            "der Versicherte, den Versicherten, dem Versicherten, des Versicherten",
            "den Versicherten, der Versicherten",
        ),
        (
            ("Versicherte", "Versicherte", "eine Versicherte", ""),
            "Versicherte Versicherte Versicherten Versicherten", "Versicherte Versicherten",
            "eine Versicherte, eine Versicherte, einer Versicherten, einer Versicherten",
            "die Versicherte, die Versicherte, der Versicherten, der Versicherten",
            "den Versicherten, der Versicherten",
        ),
        (
            ("Kind", "Kinder", "ein Kind", "das Kind"),
            "Kind Kind Kind Kinds", "Kinder Kindern",
            "ein Kind, ein Kind, einem Kind, eines Kinds",
            "das Kind, das Kind, dem Kind, des Kinds", "den Kindern, der Kinder",
        ),
        (
            ("Team", "Teams", "", ""),
            "Team Team Team Teams", "Teams Teams",
            "ein Team, ein Team, einem Team, eines Teams",
            "das Team, das Team, dem Team, des Teams", "den Teams, der Teams",
        ),
        (
            ("junger Mensch", "junge Menschen", "ein junger Mensch", ""),
            "junger Mensch jungen Menschen jungen Menschen jungen Menschen", "junge Menschen jungen Menschen",
            "ein junger Mensch, einen jungen Menschen, einem jungen Menschen, eines jungen Menschen",
            "der junge Mensch, den jungen Menschen, dem jungen Menschen, des jungen Menschen",
            "den jungen Menschen, der jungen Menschen",
        ),
        (
            ("Mitglied der Kasse", "Mitglieder der Kasse", "", ""),
            "Mitglied der Kasse Mitglied der Kasse Mitglied der Kasse Mitglieds der Kasse",
            "Mitglieder der Kasse Mitgliedern der Kasse",
            "ein Mitglied der Kasse, ein Mitglied der Kasse, einem Mitglied der Kasse, eines Mitglieds der Kasse",
            "das Mitglied der Kasse, das Mitglied der Kasse, dem Mitglied der Kasse, des Mitglieds der Kasse",
            "den Mitgliedern der Kasse, der Mitglieder der Kasse",
        ),
        (
            ("Professor", "Professoren", "ein Professor", ""),
            "Professor Professor Professor Professors", "Professoren Professoren",
            "ein Professor, einen Professor, einem Professor, eines Professors",
            "der Professor, den Professor, dem Professor, des Professors", "den Professoren, der Professoren",
        ),
    ],
)  # fmt: skip
def test_a_word_has_its_cases(
    given: tuple[str, str, str, str], one: str, several: str, a: str, the: str, of_the_several: str
) -> None:
    word = forms(*given)
    assert " ".join([word["one"], word["one"].acc, word["one"].dat, word["one"].gen]) == one
    assert " ".join([word["several"], word["several"].dat]) == several
    for name, said in (("a", a), ("the", the)):
        assert ", ".join([word[name], word[name].acc, word[name].dat, word[name].gen]) == said
    assert ", ".join([word["the_several"].dat, word["the_several"].gen]) == of_the_several


@pytest.mark.parametrize(
    ("word", "a", "several"),
    [
        ("Behörde", "eine Behörde", "Behörden"),
        ("Gemeinde", "eine Gemeinde", "Gemeinden"),
        ("Niederlassung", "eine Niederlassung", "Niederlassungen"),
        ("Bürgerin", "eine Bürgerin", "Bürgerinnen"),
        ("Mieter", "ein Mieter", "Mieter"),
        ("Klient", "ein Klient", "Klienten"),
        ("Mitglied", "ein Mitglied", "Mitglieder"),
        ("kunde", "ein Kunde", "Kunden"),
    ],
)
def test_what_a_plan_does_not_say_is_taken_from_the_ending(word: str, a: str, several: str) -> None:
    assert (forms(word, "", "", "")["a"], forms(word, "", "", "")["several"]) == (a, several)


def test_the_gender_is_that_of_the_article() -> None:
    assert forms("Haushalt", "Haushalte", "", "das Haushalt")["the"].dat == "dem Haushalt"
    assert forms("Person", "Personen", "ein Person", "")["a"].acc == "einen Personen"
    assert forms("Mensch", "Menschen", "eine Mensch", "")["the"] == "die Mensch"


def test_the_usual_words_are_those_of_the_language_that_is_spoken() -> None:
    sentence = (
        "{customer} {customers:dat} {a_customer:acc} {The_customer:gen} {A_silo:dat} {the_silos:gen} {Silos} {the_silo}"
    )
    with speaking("de"):
        assert gettext(sentence) == (
            "Kunde Kunden einen Kunden Des Kunden Einer Abteilung der Abteilungen Abteilungen die Abteilung"
        )
        with using(Terms("Gast", "Gäste", silo="Ressort", silos="Ressorts")):
            assert gettext(sentence) == (
                "Gast Gästen einen Gast Des Gastes Einem Ressort der Ressorts Ressorts das Ressort"
            )
        assert ngettext("{number:words} {customer:dat}", "{number:words} {customers:dat}", 3) == "drei Kunden"
    assert gettext(sentence) == (
        "customer customers a customer The customer A department the departments Departments the department"
    )


def test_a_plan_may_use_the_cases_in_its_own_texts() -> None:
    words = Terms("Patient", "Patienten", the_customer="der Patient")
    with speaking("de"):
        assert words.put_into("Wer hilft {the_customer:dat}? {Customers} {nobody} {customer:x}") == (
            "Wer hilft dem Patienten? Patienten {nobody} {customer:x}"
        )


@pytest.mark.parametrize(
    ("one", "several"),
    [("Gast", "Gäste"), ("Stammgast", "Stammgäste"), ("Amt", "Ämter"), ("Kundin", "Kundinnen"), ("Mieter", "Mieter")],
)
def test_several_of_a_word_whose_vowel_changes_are_known(one: str, several: str) -> None:
    with speaking("de"), using(Terms(one)):
        assert gettext("{customers}") == several
