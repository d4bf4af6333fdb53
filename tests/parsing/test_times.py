"""Times of day as people type them."""

from __future__ import annotations

import pytest

from onecompany.parsing.times import date_and_time, parse_time


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("9", "09:00"), ("09:00", "09:00"), ("9:30", "09:30"), ("9.30", "09:30"), ("0930", "09:30"), ("9h30", "09:30"),
        ("9 h", "09:00"), ("14 Uhr", "14:00"), ("14.15 Uhr", "14:15"), ("2 pm", "14:00"), ("2:05 p.m.", "14:05"),
        ("12 am", "00:00"), ("12pm", "12:00"), (" noon ", "12:00"), ("0:00", "00:00"), ("23:59", "23:59"),
        ("9 o’clock", "09:00"),
    ],
)  # fmt: skip
def test_it_is_understood(typed: str, time: str) -> None:
    assert parse_time(typed) == time


@pytest.mark.parametrize(
    "typed", ["", "24:00", "9:60", "13 pm", "0 am", "930", "9:3", "nine", "9:30:00", "-9", "٩:٣٠", "9" * 500, "[/]"]
)
def test_it_is_refused(typed: str) -> None:
    assert parse_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "date", "time"),
    [
        ("2026-12-31 9:30", "2026-12-31", "09:30"),
        ("31 Dec, 8:45", "31 Dec", "08:45"),
        ("next Friday at 2 pm", "next Friday", "14:00"),
        ("31.12. um 14 Uhr", "31.12.", "14:00"),
        ("12 May noon", "12 May", "12:00"),
        ("9:30", "", "09:30"),
        ("2026-12-31", "2026-12-31", ""),
        ("in 3 months", "in 3 months", ""),
        ("31 Dec 2026", "31 Dec 2026", ""),
        ("12.3.", "12.3.", ""),
        ("31 Dec 25:00", "31 Dec 25:00", ""),
        ("", "", ""),
        ("9" * 300, "9" * 300, ""),
    ],
)
def test_a_time_behind_a_date(typed: str, date: str, time: str) -> None:
    assert date_and_time(typed) == (date, time)
