import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.clean import MAX_PASTE, clean
from onecompany.parsing.people import (
    MAX_LEADERS,
    MAX_PROBLEMS,
    People,
    Person,
    PersonProblem,
    parse_people,
    person_line,
    together,
)

ANA = Person("Ana Peña", "COO", "Operations")
BOB = Person("Bob Stone", "CMO", "Marketing")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Peña; COO; Operations\nBob Stone; CMO; Marketing",
        "Ana Peña\tCOO\tOperations\r\nBob Stone\tCMO\tMarketing\r\n",
        "Ana Peña, COO, Operations\n\nBob Stone, CMO, Marketing",
        "Name; Role; Silo\nAna Peña; COO; Operations\nBob Stone; CMO; Marketing",
        "NAME\tTitle\tDepartment\nAna Peña\tCOO\tOperations\nBob Stone\tCMO\tMarketing",
        "Silo; Function; Name\nOperations; COO; Ana Peña\nMarketing; CMO; Bob Stone",
        "First name;Last name;Job title;Area\nAna;Peña;COO;Operations\nBob;Stone;CMO;Marketing",
        "1. Ana Peña; COO; Operations\n2. Bob Stone; CMO; Marketing;",
        "\ufeff- Ana Peña; COO; Operations\n- \x1b[1mBob Stone; CMO; Marketing",
    ],
)
def test_a_pasted_list_of_leaders(text: str) -> None:
    assert parse_people(text) == People((ANA, BOB), ())


def test_role_and_silo_may_be_empty() -> None:
    assert parse_people("Ana\nBob;;Sales\nCy;CFO").people == (
        Person("Ana"),
        Person("Bob", "", "Sales"),
        Person("Cy", "CFO"),
    )
    assert parse_people(" \n") == People((), ())


def test_a_comma_is_a_letter_where_a_semicolon_separates() -> None:
    assert parse_people("Ana; COO, deputy CEO; Operations").people == (Person("Ana", "COO, deputy CEO", "Operations"),)


def test_a_leader_with_a_role_like_a_heading_is_no_heading() -> None:
    assert parse_people("Ana; Leader; Sales\nBob; Title; Area").people[0] == Person("Ana", "Leader", "Sales")


@pytest.mark.parametrize(
    ("text", "row", "column", "message"),
    [
        ("Ana\n\n; CFO; Finance", 3, 1, "The name is missing."),
        ("Ana\n42; CFO", 2, 1, "“42” is no name, for it has no letter."),
        ("Ana\nana ;CFO", 2, 1, "“ana” is in row 1 already."),
        ("Ana; COO; Ops; more", 1, 4, "“more” is one part too many."),
        ("x" * 121 + ";", 1, 1, "The name has 121 characters; 120 is the most."),
        ("Ana; " + "x" * 121, 1, 2, "The role has 121 characters"),
        ("Silo;Role;Name\nSales;" + "x" * 121 + ";Ana", 2, 2, "The role has 121 characters"),
        ("Silo;Role;Name\nSales;CSO;", 2, 3, "The name is missing."),
        ("Role; Silo\nCOO; Ops", 1, 1, "No column is headed “Name”."),
        ("x" * (MAX_PASTE + 1), 1, 1, "The pasted text has 100,001 characters"),
    ],
)
def test_problems_say_where_and_leave_that_row_out(text: str, row: int, column: int, message: str) -> None:
    found = parse_people(text)
    assert [(each.row, each.column) for each in found.problems] == [(row, column)]
    assert found.problems[0].message.startswith(message)
    assert {person.name for person in found.people} <= {"Ana"}


def test_a_line_that_says_the_same_again_is_left_out() -> None:
    found = parse_people("Ana; COO; Ops\nBen; CFO; Finance\nana ; coo; OPS")
    assert [person.name for person in found.people] == ["Ana", "Ben"]
    assert found.problems == ()
    assert found.remarks == ("Row 3 said the same as a row before and was left out.",)


def test_headings_that_are_not_used_are_told() -> None:
    found = parse_people("Name; E-mail; Role; Silo\nAna; a@x.y; COO; Ops")
    assert found == People((Person("Ana", "COO", "Ops"),), (), ("E-mail",))


def test_at_most_sixty() -> None:
    found = parse_people("\n".join(f"Leader {number}x" for number in range(MAX_LEADERS + 5)))
    assert len(found.people) == MAX_LEADERS
    message = "There are more than 60 leaders. Those from here on are left out."
    assert found.problems == (PersonProblem(61, 1, message),)


def test_what_is_no_list_of_leaders_is_given_up() -> None:
    found = parse_people("1;\n" * 5_000)
    assert len(found.problems) == MAX_PROBLEMS + 1
    assert found.problems[-1] == PersonProblem(
        101, 1, "There are too many faults. What comes from here on was not read."
    )


@given(st.text(max_size=200) | st.text("Name;role\tSilo,\n\r1. -\x00\x1b[", max_size=80))
def test_no_text_raises_and_all_who_are_taken_are_fit_to_be_stored(text: str) -> None:
    found = parse_people(text)
    names = [person.name.casefold() for person in found.people]
    assert len(names) == len(set(names)) <= MAX_LEADERS
    for person in found.people:
        assert any(sign.isalpha() for sign in person.name)
        for part in (person.name, person.role, person.silo):
            assert "\n" not in part
            assert part == part.strip()
    assert all(problem.row >= 1 and problem.column >= 1 and problem.message for problem in found.problems)


NAME = st.text("abcdefgéß ", min_size=1, max_size=12).filter(lambda text: text.strip() != "")


@given(st.lists(st.tuples(NAME, NAME, NAME), max_size=8), st.sampled_from([";", "\t"]))
def test_every_line_is_a_person_or_a_problem(rows: list[tuple[str, str, str]], separator: str) -> None:
    found = parse_people("\n".join(separator.join(row) for row in rows))
    again = [remark for remark in found.remarks if "said the same" in remark]
    left_out = sum(len(re.findall(r"\d+", remark)) for remark in again)
    assert len(found.people) + len({problem.row for problem in found.problems}) + left_out == len(rows)
    assert {person.silo for person in found.people} <= {" ".join(row[2].split()) for row in rows}


PART = st.text("Anaé ,;\"'|·–-/:()<>@.\t1)•#", max_size=14).map(lambda text: " ".join(clean(text).split()))


@given(st.lists(st.tuples(PART, PART, PART), min_size=1, max_size=4))
def test_a_line_of_the_form_says_the_same_leader_whatever_the_parts_hold(parts: list[tuple[str, str, str]]) -> None:
    people = [Person(f"Ana{at} {name}".strip(), role, silo) for at, (name, role, silo) in enumerate(parts)]
    lines = "\n".join(person_line(each.name, each.role, each.silo) for each in people)
    found = parse_people(lines)
    if not found.problems and not found.remarks:
        assert [(each.name, each.role) for each in found.people] == [(each.name, each.role) for each in people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ana Peña, COO, Operations\nBen Okafor, CSO; interim, Sales",
            ["Ana Peña|COO|Operations", "Ben Okafor|CSO; interim|Sales"],
        ),
        ('Ana Peña; "COO; interim"; Operations', ["Ana Peña|COO; interim|Operations"]),
        ('Ana "Annie" Peña; COO\n"Ben"; CSO', ['Ana "Annie" Peña|COO|', "Ben|CSO|"]),
        ("Ana Peña\tCOO; interim\tOps", ["Ana Peña|COO; interim|Ops"]),
        ('"Ana\nPeña"\tCOO\tOps', ["Ana Peña|COO|Ops"]),
        ("1.\tAna Peña\tCOO\n2.\tBen Okafor\tCSO", ["Ana Peña|COO|", "Ben Okafor|CSO|"]),
        ("Ana Peña — COO — Ops", ["Ana Peña|COO|Ops"]),
        ("Ana Peña | COO | Ops", ["Ana Peña|COO|Ops"]),
        ("@Ana Peña: COO", ["Ana Peña|COO|"]),
        ("Ana Peña (COO)\nBen Okafor (Head of Sales)", ["Ana Peña|COO|", "Ben Okafor|Head of Sales|"]),
        ("Pena, Ana <ana@x.yz>; Okafor, Ben <ben@x.yz>", ["Ana Pena||", "Ben Okafor||"]),
        ("Ana Pena <ana@x.yz>\nBen Okafor <ben@x.yz>", ["Ana Pena||", "Ben Okafor||"]),
        ("Pena, Ana; Okafor, Ben; Mann, Cleo", ["Ana Pena||", "Ben Okafor||", "Cleo Mann||"]),
        ("Operations:\nAna Pena; COO\nSales:\nBen Okafor; CSO", ["Ana Pena|COO|Operations", "Ben Okafor|CSO|Sales"]),
        ("Ana\u00a0Pena;  COO ;Ops  East", ["Ana Pena|COO|Ops East"]),
        ("Nom;Prénom;Poste\nMartin;Anne;DG", ["Anne Martin|DG|"]),
        ("Ana Peña (COO), Ben Okafor (CSO)", ["Ana Peña|COO|", "Ben Okafor|CSO|"]),
        ("Ana Peña  COO  Operations", ["Ana Peña|COO|Operations"]),
        ("Ana Peña -- COO", ["Ana Peña|COO|"]),
        ("Ana Peña ana@x.yz; COO", ["Ana Peña|COO|"]),
        ("Ana; Manager; Service", ["Ana|Manager|Service"]),
        ("Ad; AD; Sales", ["Ad|AD|Sales"]),
        ("Ad;Soyad;Görev\nAyşe;Yıldız;Müdür", ["Ayşe Yıldız|Müdür|"]),
        ("E-mail;Name;E-mail\n;Ana;", ["Ana||"]),
        ("Manager; CEO; Board", ["Manager|CEO|Board"]),
    ],
)
def test_lists_as_they_are_pasted(text: str, people: list[str]) -> None:
    found = parse_people(text)
    assert ["|".join((each.name, each.role, each.silo)) for each in found.people] == people
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        (
            "Ana; COO; Ops\nBen, CSO, Sales",
            2,
            "The other lines separate with “;”, this one with “,”. Write: Ben; CSO; Sales",
        ),
        (
            "Ana Pena, Ben Okafor, Cleo Mann",
            1,
            "These may be several leaders. Write one leader a line: name; role; department.",
        ),
        ("Ana Peña - COO, Ben Okafor - CSO", 1, "These may be several leaders."),
        ("Ana Peña: COO; Ben Okafor: CSO", 1, "“Ana Peña: COO” holds a colon, which no name has."),
        (
            "Peña, Ana\nOkafor, Ben",
            1,
            "Is “Peña” the last name? Then write “Ana Peña”; if “Ana” is the role, “Peña; Ana”.",
        ),
        ("Ana Peña, COO | Ben Okafor, CSO", 1, "“Ana Peña, COO” holds a comma."),
        ("Ana; COO\nben@example.com", 2, "“ben@example.com” is an e-mail address, and no name."),
    ],
)
def test_what_is_unclear_is_asked(text: str, row: int, said: str) -> None:
    (problem,) = parse_people(text).problems
    assert problem.row == row
    assert problem.message.startswith(said)


def test_who_is_in_two_lists_is_said() -> None:
    both = together(parse_people("Ana Peña; COO"), parse_people("ANA PEN\u0303A; CEO\nBen"))
    assert [person.name for person in both.people] == ["Ana Peña", "Ben"]
    assert [problem.message for problem in both.problems] == ["“ANA PEÑA” is in the other list already."]
