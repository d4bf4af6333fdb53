"""The words around a date in a sentence, by which it is told whether the date is when something will be done."""

from __future__ import annotations

import re

from onecompany.parsing.dates.words import each

OTHER_SENSE = each(  # no sentence: words that are read
    "of for from to since after before than and or every each a an this last into with about at in on between per via"
    " black good cyber easter ash casual jeden jede jedes jeder für von vom seit nach vor ab und oder mit über um"
    " zwischen guten gegen auf an bei"
)
WEEKDAY = (  # no sentence: the same
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend"
)
CERTAIN = re.compile(  # no sentence: the same
    r"(?i)(?=.*\d)(?=.*[^\W\d_]{3}|\d{4}-|\d\.\d|\d\. \d).*|in .* (?:weeks?|months?|years?|wochen?|monate?n?|jahre?n?)"
    r"|(?:end|mid|early|late|beginning|middle|start|ende|mitte|anfang|next|nächste\w*|kommende\w*)\b.*|eo[mqwy]"
    rf"|\w+s?ende|tomorrow|morgen|übermorgen|.*day after tomorrow|(?:(?:this|diesen) )?(?:{WEEKDAY})"
)
DISTANCE = re.compile(r"(?i)in \S+ (?:days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?)")
DAYS = re.compile(r"(?i)in \S+ (?:days?|tage?n?)")  # no sentence: the same
ALWAYS = re.compile(r"(?i)\b(?:every|each|always|within|jede\w*|immer|innerhalb|binnen)\b")  # no sentence: the same
SOMEBODY_WAITS = re.compile(  # no sentence: the same
    r"(?i)\b(?:customers?|patients?|clients?|guests?|members?|citizens?|answer\w*|repl(?:y|ies)|respond\w*|any|no"
    r"|kunden?|kundin\w*|patient\w*|gäste?|antwort\w*)\b"
)
HOUR = re.compile(  # no sentence: the same
    r"(?i),? ?(?:(?:at|um|gegen|ab|from|@) ?\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|uhr|h|o'clock))?"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|uhr)|\d{1,2}:\d\d)(?![\w:])"
)
AT_BEGINNING = re.compile(  # no sentence: the same
    r"(?i)(?=.*\d)(?=.*[^\W\d_]{3}|\d{4}-|\d\.\d|\d\. \d).*|\d{1,2}/\d{1,2}(?:/\d+)?"
    r"|tomorrow|morgen|übermorgen"
)
GOES_ON = each(  # no sentence: the same
    "of von der des day days hour hours tag tage stunde stunden bis until till to and und"
)
SHORT_WEEKDAY = re.compile(r"(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\.?", re.IGNORECASE)
LAST_VERB = re.compile(  # no sentence: the same
    r"[^\W\d_]+(?:en|ern|eln)|ge\w+t|ab|an|auf|aus|bei|bereit|durch|ein|erledigt|fertig|fest|frei|her|heraus|hin|los|mit"
    r"|nach|raus|rein|um|vor|vorbei|weg|weiter|zu|zurück|zusammen"
)
GERMAN = re.compile(  # no sentence: the same
    r"(?i).*[äöüß].*|.*\d\..*|(?:ende|anfang|mitte|morgen|kommende|in .* (?:woche|monat|jahr)).*|\w+tag|mittwoch|kw.*"
)
