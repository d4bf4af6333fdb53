"""The few words that every format prints around the report's own, in one place.

Each is said when it is asked for, `labels.AGENDA`, in the language and the words of that moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onecompany.sentences import N_, gettext, ngettext
from onecompany.summary.dates import long_date

SENTENCES = {
    "PART": N_("Part"),
    "KIND": N_("Kind"),
    "WHY": N_("Why"),
    "RULE": N_("Rule"),
    "BOTTOM_LINE": N_("The bottom line"),
    "ADOPTED": N_("In one sentence"),
    "ADOPTED_FURTHER": N_("The sentence that was adopted is longer than this page has room for. It follows in full."),
    "ADOPTED_IN_NOTES": N_("The sentence that was adopted is in the notes under this slide."),
    "NUMBERS": N_("In numbers"),
    "EXPLAINED": N_("Words explained"),
    "ASKS": N_("What is asked of you"),
    "NO_ASKS": N_("Nothing is asked of the reader."),
    "DECISIONS": N_("Decided"),
    "NO_DECISIONS": N_("No decision was recorded."),
    "COMMITMENTS": N_("The next commitments"),
    "NO_COMMITMENTS": N_("No commitment was recorded."),
    "FURTHER": N_("From page 1, in full"),
    "CONTENTS": N_("Contents"),
    "APPENDIX": N_("Appendix"),
    "NOTHING": N_("Nothing was recorded here."),
    "LOWEST": N_("lowest"),
    "PLANNED": N_("Planned (min)"),
    "ACTUAL": N_("Actual (min)"),
    "DIFFERENCE": N_("Difference"),
    "STAGE": N_("Stage"),
    "FEELING": N_("Feeling"),
    "UNFINISHED": N_("This workshop is not finished. What is not here yet was not recorded when this was made."),
    "YEAR_UNFINISHED": N_(
        "The latest workshop is under way. What is not here yet was not recorded when this was made."
    ),
    "PAGE_ONE": N_("Page 1"),
    "WORDS": N_("In words"),
    "CODE_OF_CONDUCT": N_("Code of conduct"),
    "NO_RULES": N_("No rule was recorded in this workshop."),
    "ALWAYS": N_("We always"),
    "NEVER": N_("We never"),
    "CONCLUSION": N_("Conclusion"),
    "HEADING": N_("Heading"),
    "TEXT": N_("Text"),
    "POINT": N_("Point"),
    "EXERCISE": N_("Exercise"),
    "ANSWER": N_("Answer"),
    "READING": N_("Reading"),
    "STEP": N_("Step"),
    "VALUE": N_("Value"),
    "ANSWERS": N_("Answers"),
    "MEAN": N_("Mean"),
    "SPREAD": N_("Spread"),
    "BASELINE": N_("Baseline"),
    "TARGET": N_("Target"),
    "ORGANISATION": N_("Organisation"),
    "TITLE": N_("Workshop"),
    "HANDOUT": N_("Hand-out"),
    "PURPOSE": N_("Purpose"),
    "STATE": N_("State"),
    "MADE": N_("Made"),
    "CONFIDENTIALITY": N_("Confidentiality"),
    "FIGURES": N_("Figures"),
    "LOGO": N_("Logo"),
    "TABLE": N_("Table"),
    "SIDEWAYS": N_("⟷ More to the side"),
    "NEXT_MEETING": N_("The {customer} in our next quarterly meeting"),
    "WHEN": N_("When"),
    "LENGTH": N_("How long"),
    "NO_DATE": N_("no date was set yet"),
    "AGENDA": N_("Agenda"),
    "NO_AGENDA": N_("No agenda was written yet."),
    "PROMISED": N_("Open commitments"),
    "NO_PROMISES": N_("No commitment is open."),
    "OVERDUE": N_("overdue"),
    "NO_DAY": N_("no date yet"),
    "TARGETS": N_("Targets to be met by then"),
    "OUR_NOTES": N_("Our notes"),
    "CODE_CUT": N_("Rules are shortened to fit on one page for the wall; the summary has all of them."),
    "WHAT": N_("What"),
    "WHO": N_("Who"),
    "BY_WHEN": N_("By when"),
    "ELSEWHERE": N_("Not on the slides, but in the summary"),
    "IN_FULL": N_("In full"),
    "SHORTENED": N_("Shortened; in full in the notes and in the summary."),
}


def __getattr__(name: str) -> str:
    if name in SENTENCES:
        return gettext(SENTENCES[name])
    raise AttributeError(f"there is no label {name}")


def by(day: date) -> str:
    """Behind what is asked or promised: until when."""
    return gettext("by {day}", day=long_date(day))


def more(count: int) -> str:
    """Said on page 1 under a list that is longer than the page has room for; `count` is how many are left."""
    return ngettext("and {number} more, further on", "and {number} more, further on", count)


def more_in_notes(count: int) -> str:
    """Said on a slide whose notes have the rest; `count` is how many are left."""
    return ngettext("and {number} more, in the notes", "and {number} more, in the notes", count)


def follows(title: str) -> str:
    """Said on a slide that goes on with a part."""
    return gettext("What was recorded under {title:quoted} is shown here", title=title)


def table_size(rows: int, columns: Sequence[str]) -> str:
    """What a table is, for those who cannot see it."""
    return ngettext(
        "A table with {number} row and the columns {columns}.",
        "A table with {number} rows and the columns {columns}.",
        rows,
        columns=", ".join(columns),
    )
