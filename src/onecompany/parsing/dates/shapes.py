"""How dates are written when people type them: the shapes that the rules read, in the words of `words.understood`."""

from __future__ import annotations

from onecompany.parsing.dates.words import COUNTS

_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs?|rsday)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
_BEFORE_A_DAY = rf"(?:(?:{_WEEKDAY}|(?P<kurz>mo|di|mi|do|fr|sa|so))\.?,? )?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FULL = r"(?P<year>[0-9]{4})"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_DAY = r"(?P<day>[0-9]{1,2})"

WORDED = (
    (rf"{_BEFORE_A_DAY}{_DAY}(?:st|nd|rd|th|\.)?[ -]?{_MONTH}(?:(?:, ?| |-){_YEAR})?"),
    rf"{_BEFORE_A_DAY}{_MONTH}[ -]?{_DAY}(?:st|nd|rd|th)?(?:,? {_FULL})?",
)
FIGURES = (
    r"(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})",
    rf"{_BEFORE_A_DAY}{_DAY}(?P<sep>\. ?)(?P<month>[0-9]{{1,2}})\. ?{_YEAR}",
    rf"{_BEFORE_A_DAY}{_DAY}\. ?(?P<month>[0-9]{{1,2}})\.",
)
EXCHANGED = (
    rf"{_BEFORE_A_DAY}{_DAY}(?P<sep>[-/] ?)(?P<month>[0-9]{{1,2}})(?P=sep){_YEAR}",
    rf"{_BEFORE_A_DAY}{_DAY}/(?P<month>[0-9]{{1,2}})",
)
"""Here one half of the world begins with the day, and the other with the month."""

NAMED_DAY = (
    rf"(?:(?P<which>this|next|last|coming) )?{_WEEKDAY}\.?",
    rf"{_WEEKDAY} (?P<which>next) week",  # no sentence: words that are read
    rf"(?P<which>next) week {_WEEKDAY}",  # no sentence: the same
)
_SO_MANY = rf"(?P<count>[0-9]{{1,3}}|an?|{'|'.join(COUNTS)}) (?P<unit>day|week|month|year)s?"
DISTANCE = rf"in {_SO_MANY}(?:'? time)?"  # no sentence: words that are read
AGO = (rf"{_SO_MANY} ago", rf"ago {_SO_MANY}")  # no sentence: the same
PERIOD_END = (
    r"(?:(?:end )?this (?P<this>week|month|quarter|year)|end (?P<end>week|month|quarter|year)"
    r"|(?P<alone>month|quarter|year)[ -]end"
    r"|(?:end )?(?:next|coming) (?P<next>week|month|quarter)|end (?:next|coming) (?P<nextyear>year))"
)
LAST_PERIOD = r"(?:end )?last (?P<unit>week|month|quarter|year)"
PART_OF_PERIOD = (
    r"(?P<part>beginning|early|mid|late) (?:(?P<which>this|next|coming) )?(?P<unit>week|month|quarter|year)"
)
MONTH_ALONE = rf"(?P<word>in |last )?{_MONTH}(?: {_FULL})?"
PART_OF_MONTH = rf"(?P<part>beginning|early|mid|late|end) {_MONTH}(?: {_YEAR})?"  # no sentence: the same
QUARTER = (
    rf"(?:(?P<part>beginning|mid|end) )?(?:in )?(?:q(?P<quarter>[1-4])|(?P<other>[1-4])\. ?quarter)(?:[ /-]{_YEAR})?"
)
HALF = rf"(?:end )?h(?P<half>[12])(?:[ /-]{_YEAR})?"
WHOLE_YEAR = rf"(?P<part>beginning|mid|end) {_FULL}"  # no sentence: words that are read
WEEK = rf"(?:end )?(?:in )?(?:kw|week) ?(?P<week>[0-9]{{1,2}})(?:[ /-]{_YEAR})?"
FEAST = (  # no sentence: words that are read
    r"(?P<name>christmas(?: eve| day)?|boxing day|new year(?:'?s)?(?: eve| day)?|good friday|pentecost"
    r"|ascension(?: day)?|easter(?: sunday| monday)?|whit ?sun(?: ?day)?|whit monday|maundy thursday|corpus christi"
    r"|weihnachten|heiligabend|silvester|neujahr"
    rf"|karfreitag|ostern|oster(?:sonn|mon)tag|(?:christi )?himmelfahrt|pfingsten|pfingst(?:sonn|mon)tag"
    rf"|gründonnerstag|fronleichnam)(?: {_FULL})?"
)
