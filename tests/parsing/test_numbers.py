import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onecompany.parsing.habits import Habits, TwoWays, using
from onecompany.parsing.numbers import NumberProblem, ParsedNumber, parse_number


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("12", 12, ""),
        (" 12 ", 12, ""),
        ("-3", -3, ""),
        ("−3", -3, ""),
        ("– 3", -3, ""),
        ("+3", 3, ""),
        ("0", 0, ""),
        (".5", 0.5, ""),
        ("1,200", 1200, ""),
        ("1,200,000", 1_200_000, ""),
        ("1.200.000", 1_200_000, ""),
        ("1,200.5", 1200.5, ""),
        ("1.200,5", 1200.5, ""),
        ("1 200", 1200, ""),
        ("1\u202f200,5", 1200.5, ""),
        ("1'200", 1200, ""),
        ("1’200.50", 1200.5, ""),
        ("1,5", 1.5, ""),
        ("0.125", 0.125, ""),
        ("0,125", 0.125, ""),
        ("1.2000", 1.2, ""),
        ("1234.567", 1234.567, ""),
        ("4.2 %", 4.2, "%"),
        ("4.2%", 4.2, "%"),
        ("12 days", 12, "days"),
        ("12days.", 12, "days."),
        ("5.", 5, ""),
        ("80 % within 24 h", 80, "% within 24 h"),
        ("12 per 1000 customers", 12, "per 1000 customers"),
        ("5 m/s", 5, "m/s"),
        ("5 m²", 5, "m²"),
        ("5 km", 5, "km"),
        ("5 min", 5, "min"),
        ("€ 4.5m", 4_500_000, "€"),
        ("€4.5m", 4_500_000, "€"),
        ("4.5m €", 4_500_000, "€"),
        ("4.5 M€", 4_500_000, "€"),
        ("EUR 4.5 million", 4_500_000, "EUR"),
        ("US$ 900k", 900_000, "US$"),
        ("-€5", -5, "€"),
        ("€ -5", -5, "€"),
        ("£12 per month", 12, "£ per month"),
        ("£12/month", 12, "£/month"),
        ("12k customers", 12_000, "customers"),
        ("1.5 bn", 1_500_000_000, ""),
        ("0.1 million", 100_000, ""),
        ("NPS 40", 40, "NPS"),
        ("Rs.500", 500, "Rs."),
        ("€ 4.35m", 4_350_000, "€"),
        ("2,5 Mio", 2_500_000, ""),
        ("2,5 Mio. €", 2_500_000, "€"),
        ("1,2 Mrd", 1_200_000_000, ""),
        ("3 Milliarden Euro", 3_000_000_000, "Euro"),
        ("3k", 3_000, ""),
        ("500 Tsd. Kunden", 500_000, "Kunden"),
        ("500 T€", 500_000, "€"),
        ("500 TEUR", 500_000, "EUR"),
        ("1.234,5", 1234.5, ""),
        ("1 234", 1234, ""),
        ("12 %", 12, "%"),
        ("12 Prozent", 12, "Prozent"),
        ("１２", 12, ""),
        ("\x1b[31m12\x1b[0m", 12, ""),
    ],
)
def test_numbers_that_people_type(typed: str, value: float, unit: str) -> None:
    assert parse_number(typed) == ParsedNumber(value, unit)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("5m", "may be million, metres or minutes"),
        ("5m customers", "may be million, metres or minutes"),
        ("3-5", "more than one number"),
        ("3 – 5 days", "more than one number"),
        ("3 to 5 days", "more than one number"),
        ("12/15", "more than one number"),
        ("3:30", "more than one number"),
        ("1e5", "more than one number"),
        ("12.5.2026", "not one number"),
        ("1,20,000", "not one number"),
        ("1,200,5", "not one number"),
        ("1 20", "not one number"),
        ("12 3", "not one number"),
        ("about 12", "begins with “about”"),
        ("~12", "begins with “~”"),
        ("(12)", "begins with"),
        ("--5", "begins with"),
        ("12 - days", "stands “-”"),
        ("12]", "stands"),
        ("1" * 16, "more than 15 figures"),
        ("NaN", "no number"),
        ("-inf", "no number"),
        ("∞", "no number"),
        ("12 " + "x" * 61, "The unit"),
        ("12 " + "x" * 200, "The text has 203 characters"),
    ],
)
def test_what_is_ambiguous_is_refused_with_a_reason(typed: str, reason: str) -> None:
    with pytest.raises(NumberProblem, match=reason):
        parse_number(typed)


@pytest.mark.parametrize("typed", ["", "  ", "unknown", "tbd %", "€", "-", "a dozen", "half", "die Hälfte"])
def test_where_there_is_no_figure_there_is_no_number(typed: str) -> None:
    assert parse_number(typed) is None


def test_what_a_point_parts_is_asked_and_then_known() -> None:
    with pytest.raises(TwoWays, match=r"“1\.200” may be read in two ways\. Write 1200, or 1\.2000\.") as asked:
        parse_number("1.200")
    assert asked.value.ways == {"1.234,5": "1200", "1,234.5": "1.2"}
    with using(Habits(numbers="1.234,5")):
        assert (parse_number("1.200 km"), parse_number("1,200")) == (ParsedNumber(1200, "km"), ParsedNumber(1.2, ""))
        assert parse_number("1,234.5") == ParsedNumber(1234.5, "")
    with using(Habits(numbers="1,234.5")):
        assert (parse_number("1.200"), parse_number("1,200")) == (ParsedNumber(1.2, ""), ParsedNumber(1200, ""))


@given(st.integers(-(10**12), 10**12), st.sampled_from(["", "%", "days"]))
def test_whole_numbers_come_back_with_or_without_groups(number: int, unit: str) -> None:
    for said in (f"{number}", f"{number:,}", f"{number:,}".replace(",", " ")):
        assert parse_number(f"{said} {unit}") == ParsedNumber(float(number), unit)


@given(st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False))
def test_numbers_with_cents_come_back_in_both_ways_of_writing(number: object) -> None:
    english = f"{number:,}"
    other = english.translate(str.maketrans(",.", ".,"))
    assert parse_number(english) == parse_number(other) == ParsedNumber(float(str(number)), "")


@given(st.text(max_size=30) | st.text("0123456789.,' -−€%kmbne/", max_size=14))
def test_any_text_gives_a_finite_number_or_a_reason(text: str) -> None:
    try:
        found = parse_number(text)
    except (NumberProblem, TwoWays):
        found = None
    assert found is None or math.isfinite(found.value)
