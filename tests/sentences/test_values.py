"""What is put into a sentence, and how it is written there."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from onecompany.sentences import (
    Terms,
    gettext,
    lazy_gettext,
    lazy_ngettext,
    listed,
    ngettext,
    own_language,
    quoted,
    settle,
    speaking,
    terms,
    using,
)
from onecompany.sentences.values import FORMATS, in_words

PATIENTS = Terms("patient", "patients", "department", "departments")


@pytest.mark.parametrize(
    ("sentence", "value", "shown"),
    [
        ("{n} lines", 1200, "1200 lines"),
        ("{n:,} lines", 1200, "1,200 lines"),
        ("{n:percent} of them", 0.25, "25% of them"),
        ("{n:percent} of them", 5 / 8, "63% of them"),
        ("{n:percent} of them", 0.575, "58% of them"),
        ("{n:words} lines", 0, "no lines"),
        ("{n:words} lines", 12, "twelve lines"),
        ("{n:words} lines", 1300, "1,300 lines"),
        ("{n:Words} lines", 2, "Two lines"),
        ("{n:list} come", ["Ana"], "Ana come"),
        ("{n:list} come", ["Ana", "Ben"], "Ana and Ben come"),
        ("{n:list} come", ("Ana", "Ben", "Cem"), "Ana, Ben and Cem come"),
        ("{n:list} comes", "Ana", "Ana comes"),
        ("{n:or} comes", ["Ana", "Ben", "Cem"], "Ana, Ben or Cem comes"),
        ("{n:or} comes", "Rock and Roll", "Rock and Roll comes"),
        ("{n:or} comes", ["Rock and Roll"], "Rock and Roll comes"),
        ("{n:quoted} is open", "Buy", "“Buy” is open"),
        ("{n:quoted} are open", ["Buy", "Use"], "“Buy” and “Use” are open"),
        ("{n:quoted} is open", "Nobody owns “Use”", "“Nobody owns ‘Use’” is open"),
        ("{n:capital} is open", "each stage", "Each stage is open"),
        ("{n:signed} since", 3, "+3 since"),
        ("{n:signed} since", -3, "−3 since"),
        ("{n:signed} since", 0, "0 since"),
    ],
)
def test_a_value_is_written_as_its_format_says(sentence: str, value: object, shown: str) -> None:
    assert gettext(sentence, n=value) == shown


@pytest.mark.parametrize(
    ("sentence", "value", "shown"),
    [
        ("{n} lines", 1200, "1200 lines"),
        ("{n} lines", 1.5, "1,5 lines"),
        ("{n:,} lines", 1200, "1.200 lines"),
        ("{n:,.1f} lines", 1234.5, "1.234,5 lines"),
        ("{n:g} lines", 0.5, "0,5 lines"),
        ("{n:percent} of them", 0.25, "25\xa0% of them"),
        ("{n:words} lines", 12, "zwölf lines"),
        ("{n:words} lines", 1300, "1.300 lines"),
        ("{n:Words} lines", 2, "Zwei lines"),
        ("{n:list} come", ["Ana", "Ben"], "Ana und Ben come"),
        ("{n:list} come", ("Ana", "Ben", "Cem"), "Ana, Ben und Cem come"),
        ("{n:or} comes", ["Ana", "Ben", "Cem"], "Ana, Ben oder Cem comes"),
        ("{n:quoted} are open", ["Buy, now", "{Use}"], "„Buy, now“ und „{Use}“ are open"),
        ("{n:signed} since", -3.5, "−3,5 since"),
    ],
)
def test_a_value_is_written_as_the_language_does(sentence: str, value: object, shown: str) -> None:
    with speaking("de"):
        assert gettext(sentence, n=value) == shown
    with speaking("de-AT"):
        assert gettext(sentence, n=value) == shown


def test_every_format_has_a_name_that_python_does_not_use() -> None:
    for name in FORMATS:
        with pytest.raises(ValueError, match=r"Invalid format specifier|Unknown format code"):
            format(1, name)


@pytest.mark.parametrize("text", ["{customer}", "{name}", "{0}", "{", "}", "{{}}", "{name.__class__}", "50% {"])
def test_what_a_value_says_is_never_read(text: str) -> None:
    assert gettext("{name} is here", name=text) == f"{text} is here"
    assert gettext("{names:list} are here", names=[text, text]) == f"{text} and {text} are here"
    assert ngettext("{name:quoted} once", "{name:quoted} twice", 2, name=text) == f"“{text}” twice"
    with using(Terms(customer=text)):
        assert gettext("What the {customer} sees") == f"What the {text} sees"


def test_a_sentence_without_braces_is_left_as_it_is() -> None:
    assert gettext("Nothing. %s }") == "Nothing. %s }"


def test_a_brace_without_a_value_is_an_error() -> None:
    with pytest.raises(LookupError):
        gettext("{name} is here", names=["Ana"])


def test_numbers_in_words_and_names_in_a_row() -> None:
    assert [in_words(number) for number in (-1, 0, 1, 12, 13, 1000)] == ["-1", "no", "one", "twelve", "13", "1,000"]
    assert listed([]) == ""
    assert listed(iter(["a", "b", "c"])) == "a, b and c"
    assert quoted("a") == "“a”"


@pytest.mark.parametrize(("number", "said"), [(0, "no stages"), (1, "one stage"), (2, "two stages"), (13, "13 stages")])
def test_a_sentence_follows_its_number(number: int, said: str) -> None:
    assert ngettext("{number:words} stage", "{number:words} stages", number) == said


def test_a_number_may_be_said_in_another_way() -> None:
    assert ngettext("{number} of 3", "{number} of 3", 2, number="both") == "both of 3"


def test_the_words_of_a_plan_come_by_themselves() -> None:
    sentence = "{Customers} see {silos}; {a_customer} sees {a_silo}. {Customer}, {Silo}, {Silos}, {customer}, {silo}"
    assert gettext(sentence) == (
        "Customers see departments; a customer sees a department. "
        "Customer, Department, Departments, customer, department"
    )
    with using(PATIENTS):
        assert terms() is PATIENTS
        assert gettext(sentence) == (
            "Patients see departments; a patient sees a department. "
            "Patient, Department, Departments, patient, department"
        )
        with using(Terms(customer="inhabitant")):
            assert gettext("{a_customer}") == "an inhabitant"
        assert gettext("{customer}") == "patient"
    assert gettext("{customer}") == "customer"


def test_the_words_are_put_back_when_something_goes_wrong() -> None:
    with pytest.raises(ZeroDivisionError), using(PATIENTS):
        raise ZeroDivisionError
    assert gettext("{customer}") == "customer"


def test_words_that_are_settled_hold_outside_of_others() -> None:
    settle(PATIENTS)
    try:
        assert gettext("{customer}") == "patient"
        with ThreadPoolExecutor() as pool, using(Terms("guest", "guests")):
            assert gettext("{customer}") == "guest"
            assert pool.submit(gettext, "{customer}").result() == "patient"
    finally:
        settle(Terms())
    assert gettext("{customer}") == "customer"


def test_the_language_that_is_settled_holds_in_every_thread_outside_of_others() -> None:
    settle(Terms(), "de")
    try:
        assert quoted("a") == "„a“"
        with ThreadPoolExecutor() as pool, speaking("en"):
            assert quoted("a") == "“a”"
            assert pool.submit(quoted, "a").result() == "„a“"
        settle(PATIENTS)
        assert quoted("a") == "“a”"
        own_language("de")
        settle(PATIENTS, "en")
        assert quoted("a") == "“a”"
        settle(Terms())
        assert quoted("a") == "„a“"
    finally:
        own_language("en")
    assert quoted("a") == "“a”"


def test_words_are_kept_where_they_are_not_the_usual_ones() -> None:
    assert Terms().own == {}
    assert Terms("patient", "patients").own == {"customer": "patient", "customers": "patients"}
    assert Terms.of(PATIENTS.own) == PATIENTS
    assert Terms.of({"customer": "", "silo": 3, "nobody": "x"}) == Terms()


def test_a_value_goes_before_a_word_of_the_plan() -> None:
    assert gettext("{customer} is here", customer="Ana") == "Ana is here"


def test_a_message_is_said_when_it_is_shown() -> None:
    message = lazy_gettext("{customers:capital} wait at {stages:list}", stages=["Buy", "Use"])
    with using(PATIENTS):
        assert str(message) == "Patients wait at Buy and Use"
    assert str(message) == f"{message}" == "Customers wait at Buy and Use"
    plural = lazy_ngettext("{number} {customer}", "{number} {customers}", 2)
    with using(PATIENTS):
        assert str(plural) == "2 patients"
    assert str(plural) == "2 customers"


def test_messages_are_compared_by_what_they_say() -> None:
    def message(names: Iterator[str] | list[str]) -> object:
        return lazy_gettext("{names:list} wait", names=list(names))

    assert message(["Ana", "Ben"]) == message(iter(["Ana", "Ben"]))
    assert hash(message(["Ana"])) == hash(message(["Ana"]))
    assert message(["Ana"]) != message(["Ben"])
    assert bool(lazy_gettext("Said")) is True
    assert bool(lazy_gettext("")) is False
