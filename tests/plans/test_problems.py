"""Each thing that can be wrong with a plan: the line (marked in the text by «#!»), the key, and what is said."""

import pytest

from tests.plans.making import FILE, problems

HEAD = 'title = "Day"\n[[exercise]]\nkind = "walk"\n'
WALK = '[[exercise]]\nkind = "walk"\n'
TALK = '[[exercise]]\nkind = "talk"\n'
STOPS = "[exercise.settings]\nstops = [\n  { name = 'a' },\n\n  { name = 'b', levl = 'low' }, #!\n]"

OF_A_PLAN = {
    "an unknown key": (f"titel = 'x' #!\n{HEAD}", "titel", "not known here; did you mean title?"),
    "no title": (f"summary = 'x' #!\n{WALK}", "", "title is missing"),
    "an empty title": (f"# A day\ntitle = ' ' #!\n{WALK}", "title", "says something"),
    "a title that is a number": (f"\ntitle = 3 #!\n{WALK}", "title", "a text in quotes, got 3"),
    "a language": (f"language = 'en us' #!\n{HEAD}", "language", "expected a language tag such as en"),
    "words that are a text": (f"words = 'x' #!\n{HEAD}", "words", "expected a table [words], got “x”"),
    "a word that nobody knows": (
        "title = 'Day'\n[words]\ncustomr = 'patient' #!\n[[exercise]]\nkind = 'walk'",
        "words.customr",
        "did you mean customer?",
    ),
    "a word that is a number": (
        "title = 'Day'\n[words]\nsilo = 3 #!\n[[exercise]]\nkind = 'walk'",
        "words.silo",
        "a text in quotes, got 3",
    ),
    "a word that says nothing": (
        "title = 'Day'\n[words]\nsilo = ' ' #!\n[[exercise]]\nkind = 'walk'",
        "words.silo",
        "says something",
    ),
    "a word that is too long": (
        f"title = 'Day'\n[words]\nsilos = '{'x' * 41}' #!\n[[exercise]]\nkind = 'walk'",
        "words.silos",
        "at most 40 characters",
    ),
    "no exercise": ("title = 'Day' #!", "exercise", "at least one [[exercise]]"),
    "single brackets": ("title = 'Day'\n\n[exercise] #!\nkind = 'walk'", "exercise", "at least one [[exercise]]"),
    "no tables": ("title = 'Day'\nexercise = [\n  1, #!\n]", "exercise[1]", "expected a table [[exercise]]"),
    "a start that is no time": (f"start = '9 am' #!\n{HEAD}", "start", 'a time of day such as "09:00", got “9 am”'),
    "a start beyond the day": (f"start = '24:00' #!\n{HEAD}", "start", "got “24:00”"),
    "a start without quotes": (f"start = 09:00:00 #!\n{HEAD}", "start", "got 09:00:00"),
    "a fixed time that is no time": (f"start = '09:00'\n{HEAD}at = 'noon' #!", "exercise[1].at", "got “noon”"),
    "a fixed time without a start": (
        f"{HEAD}at = '12:00' #!",
        "exercise[1].at",
        'needs the time at which the plan begins: start = "09:00"',
    ),
    "a fixed time before the start": (
        f"start = '9:00'\n{HEAD}at = '08:59' #!",
        "exercise[1].at",
        "is 08:59, before the start of the plan at 09:00",
    ),
    "fixed times out of order": (
        f"start = '09:00'\n{HEAD}title = 'Lunch'\nat = '12:00'\n{WALK}title = 'CEO'\nat = '12:00' #!",
        "exercise[2].at",
        "is 12:00, but Lunch before it begins at 12:00",
    ),
    "more than fits before a fixed time": (
        f"start = '11:00'\n{HEAD}{WALK}{WALK}title = 'Lunch'\nat = '11:55' #!",
        "exercise[3].at",
        "5 minutes too many before Lunch at 11:55: from 11:00 on there are 55, not 60.",
    ),
    "a minute too much between two fixed times": (
        f"start = '11:00'\n{HEAD}at = '11:30'\n{WALK}title = 'Lunch'\nat = '11:59' #!",
        "exercise[2].at",
        "1 minute too much before Lunch at 11:59: from 11:30 on there are 29, not 30.",
    ),
    "a kind too early": ("title = 'Day'\n[[exercise]]\nkind = 'talk' #!", "exercise[1].kind", "talk needs an exercise"),
}

GROUPED = WALK + "[[exercise.step]]\nminutes = 12\n"

OF_GROUPS = {
    "a form that nobody knows": (GROUPED + "groups = '1-2-4' #!", "groups", "one of 1-2-4-all, breakouts, got “1-2-4”"),
    "a size alone": (GROUPED + "size = 3 #!", "size", 'stands without groups = "1-2-4-all"'),
    "fours of a size": (GROUPED + "groups = '1-2-4-all'\nsize = 3 #!", "size", "makes pairs and fours by itself"),
    "breakouts of no size": (GROUPED + "groups = 'breakouts' #!", "groups", "breakouts need a size"),
    "a size beside a count": (GROUPED + "groups = 'breakouts'\nsize = 3\ncount = 4 #!", "count", "one of the two"),
    "a group of one": (GROUPED + "groups = 'breakouts'\nsize = 1 #!", "size", "a whole number from 2 to 50, got 1"),
    "a half group": (GROUPED + "groups = 'breakouts'\ncount = 2.5 #!", "count", "a whole number, got 2.5"),
    "a count in words": (GROUPED + "groups = 'breakouts'\ncount = 'two' #!", "count", "a whole number, got “two”"),
    "three of four parts": (
        GROUPED + "groups = '1-2-4-all'\nparts = [1, 2, 4] #!",
        "parts",
        "four numbers of minutes: alone, in pairs, in fours, all together; got a list",
    ),
    "parts that are a number": (
        GROUPED + "groups = 'breakouts'\nsize = 3\nparts = 4 #!",
        "parts",
        "two numbers of minutes: in groups, all together; got 4",
    ),
    "a part of nothing": (
        GROUPED + "groups = '1-2-4-all'\nparts = [\n1,\n0, #!\n4, 5]",
        "parts[2]",
        "a number of minutes above 0 and at most 1440, got 0",
    ),
    "parts longer than the step": (
        GROUPED + "groups = '1-2-4-all'\nparts = [2, 3, 4, 5] #!",
        "parts",
        "are 14 minutes together, but the step has only 12 minutes",
    ),
}

OF_AN_EXERCISE = {
    "a key that nobody knows": (WALK + 'flx = "drop" #!', "flx", "not known here; did you mean flex?"),
    "a key like nothing": (WALK + "zzz = 1 #!", "zzz", "there are: kind, title"),
    "a title that is too long": (WALK + f"title = '{'x' * 201}' #!", "title", "at most 200 characters"),
    "no kind": ('[[exercise]] #!\ntitle = "x"', "kind", "is missing; there are: sing, talk, walk"),
    "an unknown kind": ('[[exercise]]\nkind = "tlak" #!', "kind", "“tlak”; did you mean talk?"),
    "a kind like nothing": ('[[exercise]]\nkind = "zzzz" #!', "kind", "“zzzz”; there are: sing, talk, walk"),
    "a kind that is a list": ("[[exercise]]\nkind = [1] #!", "kind", "exercise a list; there are"),
    "negative minutes": (WALK + "minutes = -5 #!", "minutes", "above 0 and at most 1440, got -5"),
    "no minutes at all": (WALK + "minutes = 0 #!", "minutes", "above 0 and at most 1440, got 0"),
    "too many minutes": (WALK + "minutes = 1440.5 #!", "minutes", "at most 1440, got 1440.5"),
    "minutes without end": (WALK + "minutes = inf #!", "minutes", "at most 1440, got inf"),
    "minutes that are no number": (WALK + "minutes = nan #!", "minutes", "a number of minutes above 0, got nan"),
    "minutes that are true": (WALK + "minutes = true #!", "minutes", "a number of minutes above 0, got true"),
    "minutes in words": (WALK + "minutes = 'ten' #!", "minutes", "a number of minutes above 0, got “ten”"),
    "minutes beyond any float": (WALK + f"minutes = 1{'0' * 400} #!", "minutes", "got a very large number"),
    "minutes below any float": (WALK + f"minutes = -1{'0' * 400} #!", "minutes", "got a very large negative number"),
    "minutes in endless hexadecimal": (WALK + f"minutes = 0x{'f' * 9000} #!", "minutes", "got a very large number"),
    "minutes beside steps": (WALK + "minutes = 5 #!\n[[exercise.step]]\nminutes = 5", "minutes", "stands beside steps"),
    "a least that is true": (WALK + "min_minutes = true #!", "min_minutes", "a number of minutes, got true"),
    "a least below 0": (WALK + "min_minutes = -1 #!", "min_minutes", "from 0 to 1440, got -1"),
    "a least without end": (WALK + "min_minutes = -inf #!", "min_minutes", "from 0 to 1440, got -inf"),
    "a least above the minutes": (
        WALK + "minutes = 5\nmin_minutes = 6 #!",
        "min_minutes",
        "is 6, but the exercise has only 5 minutes",
    ),
    "a flex": (WALK + "flex = 'bend' #!", "flex", "one of fixed, shrink, drop, got “bend”"),
    "a date": (WALK + "flex = 2026-03-02 #!", "flex", "one of fixed, shrink, drop, got 2026-03-02"),
    "steps that are a number": (WALK + "step = 4 #!", "step", "one to 100 tables [[exercise.step]]"),
    "no steps": (WALK + "step = [] #!", "step", "one to 100 tables [[exercise.step]]"),
    "too many steps": (
        WALK + "[[exercise.step]] #!\nminutes = 1" + "\n[[exercise.step]]\nminutes = 1" * 100,
        "step",
        "one to 100 tables [[exercise.step]]",
    ),
    "a step that is a number": (
        WALK + "step = [\n  { minutes = 3 },\n  4, #!\n]",
        "step[2]",
        "a table [[exercise.step]]",
    ),
    "a step without minutes": (
        WALK + "[[exercise.step]]\nminutes = 4\n\n[[exercise.step]] #!\ntitle = 'x'",
        "step[2]",
        "minutes is missing",
    ),
    "an unknown key in a step": (
        WALK + "[[exercise.step]]\nminutes = 4\nminuts = 4 #!",
        "step[1].minuts",
        "did you mean minutes?",
    ),
    "minutes of a later step": (
        WALK + "[[exercise.step]]\nminutes = 4\n[[exercise.step]]\nminutes = 0 #!",
        "step[2].minutes",
        "got 0",
    ),
    "settings that are a text": (WALK + "settings = 'x' #!", "settings", "expected a table, got “x”"),
    "an unknown setting": (WALK + "[exercise.settings]\nlevl = 'low' #!", "settings.levl", "did you mean level?"),
    "a setting of a kind without": (TALK + "[exercise.settings]\nx = 1 #!", "settings.x", "there are none"),
    "a setting that is no text": (WALK + "settings.note = 1 #!", "settings.note", "a text in quotes, got 1"),
    "no whole number": (WALK + "settings.people = 2.5 #!", "settings.people", "a whole number, got 2.5"),
    "out of bounds": (WALK + "settings.people = 11 #!", "settings.people", "a whole number from 1 to 10, got 11"),
    "no number": (WALK + "settings.share = nan #!", "settings.share", "expected a number, got nan"),
    "not true or false": (WALK + "settings.quiet = 1 #!", "settings.quiet", "true or false, got 1"),
    "no choice": (WALK + "settings.level = ['low'] #!", "settings.level", "one of low, high, got a list"),
    "no list": (WALK + "settings.places = 'a' #!", "settings.places", "a list in square brackets, got “a”"),
    "an item that is empty": (
        WALK + "settings.places = [\n  'a', # one\n  '', #!\n]",
        "settings.places[2]",
        "says something",
    ),
    "an unknown key in a list": (WALK + STOPS, "settings.stops[2].levl", "did you mean level?"),
    "a value under its own header": (
        WALK + "[[exercise.settings.stops]]\n[[exercise.settings.stops]]\nlevel = 'x' #!",
        "settings.stops[2].level",
        "one of low, high",
    ),
    "a list that is empty": (WALK + "settings.songs = [] #!", "settings.songs", "expected a list of 1 to 2, got 0"),
    "a list that is too long": (
        WALK + "settings.songs = [ #!\n  'a',\n  'b',\n  'c',\n]",
        "settings.songs",
        "expected a list of 1 to 2, got 3",
    ),
    "too few tables": (
        WALK + "settings.rests = [{ name = 'a' }] #!",
        "settings.rests",
        "expected a list of at least 2, got 1",
    ),
    "a table that lacks what it needs": (
        WALK + "settings.rests = [\n  { name = 'a' },\n  { note = 'b' }, #!\n]",
        "settings.rests[2].name",
        "is missing",
    ),
    "a table whose name says nothing": (
        WALK + "settings.rests = [\n  { name = 'a' },\n  { name = ' ' }, #!\n]",
        "settings.rests[2].name",
        "says something",
    ),
    "two tables of one name": (
        WALK + "settings.rests = [\n  { name = 'a' },\n  { name = 'b' },\n  { name = ' a' }, #!\n]",
        "settings.rests[3].name",
        "is that of number 1 already: “a”",
    ),
    "a control character": (WALK + 'prompt = "\\u001b[2J" #!', "prompt", "control character U+001B"),
    "a text without end": (WALK + f"script = '{'x' * 10_001}' #!", "script", "at most 10,000 characters, got 10,001"),
    "an escaped key": (WALK + '"fl\\u0065y" = 1 #!', "fley", "did you mean flex?"),
}

NO_TOML = {
    "a value that is none": ("flex = = #!", "is no TOML: Invalid value"),
    "the same key twice": ("kind = 'talk' #!", "is no TOML: Cannot overwrite a value"),
    "a text that is not closed": ('script = """ #!', "is no TOML: "),
    "a control character": ("prompt = 'a\x07' #!", "is no TOML: "),
    "lists without end": (f"prompt = {'[' * 5000} #!", "nested deeper than such a file can be"),
    "tables without end": (f"settings = {'{a=' * 5000} #!", "nested deeper than such a file can be"),
    "a key without end": (f"settings.{'a.' * 5000}b = 1 #!", "nested deeper than such a file can be"),
    "a header without end": (f"[exercise.{'a.' * 5000}b] #!", "nested deeper than such a file can be"),
    "a number without end": (f"minutes = {'9' * 5000} #!", "a number in it is too long"),
}

FILLERS = {
    "alone": "",
    "behind a text of many lines": 'summary = """\ntitle = 1\n[[exercise]] # "\n\\"""\n"""\n',
    "behind a literal of many lines": "summary = '''\n\"\"\" [ { ' ''\n\n'''\n",
    "behind comments": '# [[exercise]]\n\n  # """ \' " {\nlanguage = "de" # [[exercise]] """\n',
    "behind what was written with escapes": 'summary = "\\" # \\\\"\n"language" = \'de\'\n',
}

EARLIER = {
    "the first": "",
    "the second": (
        '[[exercise]]\nkind = "walk"\nscript = """\n[[exercise]]\n"""\n\n'
        "  [[exercise.step]]\n  minutes = 1 # one\n  [[exercise.step]]\n  minutes = 2\n"
        "  [exercise.settings]\n  places = [ # [\n    'a]', # ]\n    \"#\",\n  ]\n"
        '  stops = [{ name = \'}\' }, { name = """\n{""" }]\n'
    ),
}


def marked(text: str) -> int:
    """The line that has the mark."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if "#!" in line)


def check(text: str, key: str, message: str) -> None:
    """A text has one problem, on the line with the mark, of that key, that says so in one line."""
    (problem,) = problems(text)
    assert (problem.file, problem.line, problem.key) == (FILE, marked(text), key)
    assert message in problem.message
    assert str(problem).startswith(f"{FILE}:{marked(text)}: ")
    assert "\n" not in str(problem)


@pytest.mark.reliability("Plan (TOML)")
@pytest.mark.parametrize(("text", "key", "message"), OF_A_PLAN.values(), ids=OF_A_PLAN)
def test_what_is_wrong_with_a_plan(text: str, key: str, message: str) -> None:
    check(text, key, message)


@pytest.mark.reliability("Plan (TOML)")
@pytest.mark.parametrize("earlier", EARLIER.values(), ids=EARLIER)
@pytest.mark.parametrize("filler", FILLERS.values(), ids=FILLERS)
@pytest.mark.parametrize(("text", "key", "message"), OF_AN_EXERCISE.values(), ids=OF_AN_EXERCISE)
def test_what_is_wrong_with_an_exercise(text: str, key: str, message: str, filler: str, earlier: str) -> None:
    if text.startswith(TALK):
        earlier = earlier or WALK  # It needs one before it.
    number = 2 if earlier else 1
    check(f"title = 'Day'\n{filler}{earlier}{text}", f"exercise[{number}].{key}", message)


@pytest.mark.parametrize(("text", "key", "message"), OF_GROUPS.values(), ids=OF_GROUPS)
def test_what_is_wrong_with_the_groups_of_a_step(text: str, key: str, message: str) -> None:
    check(f"title = 'Day'\n{text}", f"exercise[1].step[1].{key}", message)


@pytest.mark.reliability("Plan (TOML)")
@pytest.mark.parametrize("earlier", EARLIER.values(), ids=EARLIER)
@pytest.mark.parametrize("filler", FILLERS.values(), ids=FILLERS)
@pytest.mark.parametrize(("text", "message"), NO_TOML.values(), ids=NO_TOML)
def test_what_is_no_toml(text: str, message: str, filler: str, earlier: str) -> None:
    check(f"title = 'Day'\n{filler}{earlier}{WALK}{text}", "", message)


SONGS = "title = 'Day'\n[[exercise]]\nkind = 'walk'\nsettings.songs = ['My Way', 'Yesterday']\n"
SING = "[[exercise]]\nkind = 'sing'\n"


@pytest.mark.parametrize(
    ("song", "message"),
    [("Yesterdy", "there is no “Yesterdy” in this plan; did you mean Yesterday?"), ("x", "one of My Way, Yesterday")],
)
def test_what_a_list_of_an_earlier_exercise_does_not_have(song: str, message: str) -> None:
    check(f"{SONGS}{SING}settings.song = '{song}' #!", "exercise[2].settings.song", message)


def test_what_is_in_the_list_or_cannot_be_known_is_right() -> None:
    for song in ("Yesterday", ""):
        assert problems(f"{SONGS}{SING}settings.song = '{song}'") == []
    assert problems(f"title = 'Day'\n{SING}settings.song = 'Anything'") == []
    assert problems(f"title = 'Day'\n{SING}settings.song = 'Anything'\n{WALK}settings.songs = ['My Way']") == []


@pytest.mark.reliability("Plan (TOML)")
def test_a_file_that_is_not_utf_8() -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        (problem,) = problems(mark + b'title = "Day"\n# caf\xe9\n')
        assert str(problem) == f"{FILE}:2: is not UTF-8: byte 0xE9 cannot stand there. Save it as UTF-8."
    (problem,) = problems('title = "Day"'.encode("utf-16"))
    assert problem.line == 1
    assert "is not UTF-8" in problem.message


def test_a_file_that_is_too_large() -> None:
    (problem,) = problems(b"#" * 1_000_001)
    assert str(problem) == f"{FILE}: is larger than such a file can be (1,000,000 bytes)"


def test_an_empty_file() -> None:
    assert [str(one) for one in problems("")] == [
        f"{FILE}:1: title is missing: a plan needs a title",
        f"{FILE}:1: exercise: a plan needs at least one [[exercise]]",
    ]


@pytest.mark.reliability("Plan (TOML)")
def test_what_a_message_repeats_does_nothing_to_a_terminal() -> None:
    (kind,) = problems('title = "Day"\n[[exercise]]\nkind = "\\u001b[31m\\n\\u202e"\n')
    assert "“<U+001B>[31m<U+000A><U+202E>”" in kind.message
    (key,) = problems(f'"\\u001b[31m" = 1\n{HEAD}')
    assert (key.line, key.key) == (1, "<U+001B>[31m")
    (long,) = problems(f'{HEAD}flex = "{"x" * 5000}"\n')
    assert len(str(long)) < 200
