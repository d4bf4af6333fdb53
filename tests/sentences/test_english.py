"""Forms of the words that people call their customers and departments."""

import pytest

from onecompany.sentences.english import plural, with_article


@pytest.mark.parametrize(
    ("word", "several", "one"),
    [
        ("patient", "patients", "a patient"),
        ("citizen", "citizens", "a citizen"),
        ("family", "families", "a family"),
        ("boy", "boys", "a boy"),
        ("person", "people", "a person"),
        ("young person", "young people", "a young person"),
        ("child", "children", "a child"),
        ("schoolchild", "schoolchildren", "a schoolchild"),
        ("midwife", "midwives", "a midwife"),
        ("élève", "élèves", "an élève"),
        ("8-year-old", "8-year-olds", "an 8-year-old"),
        ("tradesman", "tradesmen", "a tradesman"),
        ("human", "humans", "a human"),
        ("boss", "bosses", "a boss"),
        ("hero", "heroes", "a hero"),
        ("member of staff", "members of staff", "a member of staff"),
        ("passer-by", "passers-by", "a passer-by"),
        ("inhabitant", "inhabitants", "an inhabitant"),
        ("user", "users", "a user"),
        ("unit", "units", "a unit"),
        ("uninsured person", "uninsured people", "an uninsured person"),
        ("European", "Europeans", "a European"),
        ("one-parent family", "one-parent families", "a one-parent family"),
        ("heir", "heirs", "an heir"),
        ("hotel guest", "hotel guests", "a hotel guest"),
        ("MP", "MPs", "an MP"),
        ("SME", "SMEs", "an SME"),
        ("UN agency", "UN agencies", "a UN agency"),
        ("X-ray patient", "X-ray patients", "an X-ray patient"),
        ("Person", "People", "a Person"),
        ("", "", "a "),
    ],
)
def test_a_word_has_its_plural_and_its_article(word: str, several: str, one: str) -> None:
    assert (plural(word), with_article(word)) == (several, one)
