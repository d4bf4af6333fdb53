"""How dates are written when people type them: the shapes that `dates` reads, in small letters and without "the"."""

from __future__ import annotations

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs?|rsday)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"

WORDED = (
    (rf"(?:{_WEEKDAY}\.?,? )?{_DAY}(?:st|nd|rd|th|\.)?(?: of)?[ -]?{_MONTH}(?:(?:, ?| |-){_YEAR})?"),
    rf"(?:{_WEEKDAY}\.?,? )?{_MONTH}[ -]?{_DAY}(?:st|nd|rd|th)?(?:,? (?P<year>[0-9]{{4}}))?",
)
FIGURES = (
    r"(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})",
    rf"(?:{_WEEKDAY}\.?,? )?{_DAY}(?P<sep>[-/.] ?)(?P<month>[0-9]{{1,2}})(?P=sep){_YEAR}",
    rf"(?:{_WEEKDAY}\.?,? )?{_DAY}\. ?(?P<month>[0-9]{{1,2}})\.",
    rf"(?:{_WEEKDAY}\.?,? )?{_DAY}/(?P<month>[0-9]{{1,2}})",
)
NAMED_DAY = rf"(?:(?P<which>this|next|last) )?{_WEEKDAY}\.?"
_SO_MANY = rf"(?P<count>[0-9]{{1,3}}|an?|{'|'.join(COUNTS)}) (?P<unit>day|week|month|year)s?"
DISTANCE = rf"in {_SO_MANY}(?:'? time)?"  # no sentence: words that are read
AGO = rf"{_SO_MANY} ago"  # no sentence: the same
PERIOD_END = (
    r"(?:end (?:of )?(?:this )?(?P<this>week|month|quarter|year)|(?P<alone>month|quarter|year)[ -]end"
    r"|(?:end (?:of )?)?next (?P<next>week|month|quarter)|end (?:of )?next (?P<nextyear>year))"
)
LAST_PERIOD = r"(?:end (?:of )?)?last (?P<unit>week|month|quarter|year)"
MONTH_ALONE = rf"(?P<word>in |last )?{_MONTH}(?: (?P<year>[0-9]{{4}}))?"
MONTH_END = rf"end (?:of )?{_MONTH}(?: {_YEAR})?"
QUARTER = rf"(?:end (?:of )?)?q(?P<quarter>[1-4])(?:[ /-]{_YEAR})?"
