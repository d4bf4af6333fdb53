"""The facilitator's own settings: `config.toml` in the configuration folder.

What cannot be used there is said and left out, and the application starts all the same: a wrong key or a mark of an
editor is no reason to stand before a room without it.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from onecompany.parsing.clean import visible
from onecompany.parsing.habits import CHOICES, Habits, settle
from onecompany.sentences import LANGUAGES, gettext, has_words, ngettext
from onecompany.system import reason_of

THEME_NAMES = ("room-light", "room-dark", "room-contrast")

SETTINGS = ("theme", "sound", "language", "dates", "numbers", "keys")

MOST_SHOWN = 3
"""Wrong settings that the first screen shows; more than that are counted."""


@dataclass(slots=True)
class Settings:
    """What `config.toml` says."""

    folder: Path
    """The configuration folder; the user's own plans lie in `plans` below it."""
    theme: str = "room-light"
    """Which look: room-light, room-dark or room-contrast. Projectors wash out a dark screen."""
    sound: bool = False
    """Whether the terminal's bell rings when a step's time is up."""
    language: str = ""
    """What is spoken where no workshop is open, such as `de`; "" for English. A workshop speaks the one of its plan."""
    dates: str = ""
    """Whether 12/3 is 12 March (day first) or 3 December (month first); "" until it was asked."""
    numbers: str = ""
    """Which sign parts thousands: 1,234.5 or 1.234,5; "" until it was asked."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of what they do, as F1 lists it: `"clock.more" = "shift+f6"`."""
    problems: tuple[str, ...] = ()
    """What in the file cannot be used and was left out, one whole message each."""
    theme_is_set: bool = False
    """Whether `config.toml` names the look, which then counts at every start."""

    @property
    def plans(self) -> Path:
        """Where the user's own plans lie."""
        return self.folder / "plans"

    @property
    def habits(self) -> Habits:
        """How the user writes what can be read in two ways."""
        return Habits(self.dates, self.numbers)

    def remember_theme(self, theme: str) -> str:
        """Keep a look for the next start. What is to be said about it; "" when it is simply kept.

        The look counts now in any case.
        """
        self.theme = theme
        if reason := self._remember("theme", theme):
            return gettext(
                "This look is not kept for the next start: {folder} cannot be written ({reason}).",
                folder=self.folder,
                reason=reason,
            )
        if self.theme_is_set:
            return gettext("At the next start it is the look again that config.toml names.")
        return ""

    def remember_habit(self, habit: str, value: str) -> str:
        """Keep an answer of the user for good. What is to be said about it; "" when it is simply kept.

        It counts now in any case.
        """
        setattr(self, habit, value)
        settle(self.habits)
        if reason := self._remember(habit, value):
            return gettext(
                "It is asked again at the next start: {folder} cannot be written ({reason}).",
                folder=self.folder,
                reason=reason,
            )
        return ""

    def _remember(self, name: str, value: str) -> str:
        """Write a value to a file of its own, so that `config.toml` stays the user's. Why it cannot be; "" if it is."""
        path = self.folder / name
        part = path.with_name(f"{name}.{secrets.token_hex(4)}.part")
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                part.write_text(value + "\n", encoding="utf-8")
                os.replace(part, path)
            except OSError:
                part.unlink(missing_ok=True)
                raise
        except OSError as problem:
            return reason_of(problem)
        return ""


def load_settings(folder: Path) -> Settings:
    """The settings in a folder; without a file, the defaults. What cannot be used is in `problems`."""
    settings = Settings(folder)
    for name, choices in {"theme": THEME_NAMES, **CHOICES}.items():
        remembered, _ = _read(folder / name, 100)
        value = (remembered or b"").decode("ascii", "replace").strip()
        if value in choices:
            setattr(settings, name, value)
    path = folder / "config.toml"
    data, problem = _read(path)
    if problem:
        settings.problems = (problem,)
    elif data is not None:
        _take(settings, data, path)
    return settings


def not_used(settings: Settings, *, in_a_line: bool = False) -> str:
    """What is wrong with the settings, as the first screen says it; "" when nothing is."""
    problems = [visible(problem) for problem in settings.problems]
    if not problems:
        return ""
    if in_a_line:
        return ngettext(
            "Not used: {problem}. onecompany doctor tells all.",
            "Not used: {problem}. There are {number} such settings. onecompany doctor tells all.",
            len(problems),
            problem=problems[0].rstrip("."),
        )
    lines = problems[:MOST_SHOWN]
    if len(problems) > MOST_SHOWN:
        lines.append(gettext("and {number} more; onecompany doctor tells all.", number=len(problems) - MOST_SHOWN))
    return "\n".join((gettext("! Some settings are not used, and all else is as it was:"), *lines))


def _read(path: Path, most: int = 1_000_001) -> tuple[bytes | None, str]:
    """The bytes of a file, and why it cannot be read. Neither where there is none. Waits for no pipe or device."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, gettext("{path} is no file, so it was not read.", path=path)
        with path.open("rb") as file:
            return file.read(most), ""
    except FileNotFoundError:
        return None, ""
    except OSError as problem:
        reason = reason_of(problem)
        return None, gettext("{path} cannot be read ({reason}), so it was not read.", path=path, reason=reason)


def _take(settings: Settings, data: bytes, path: Path) -> None:
    """Take over what can be used of the file."""
    from onecompany.plans.checking import Checker, named
    from onecompany.plans.errors import FileProblems
    from onecompany.plans.reading import parsed

    try:
        table, lines = parsed(_as_utf8(data), str(path), FileProblems)
    except FileProblems as problems:
        wrong = str(problems).rstrip(".")
        settings.problems = (gettext("{problem}. Nothing of it was used.", problem=wrong),)
        return
    check = Checker(str(path), lines)
    check.keys((), table, SETTINGS)
    if "theme" in table:
        value = table["theme"]
        spelled = value.strip().lower() if isinstance(value, str) else value
        problems_before = len(check.problems)
        theme = check.choice(("theme",), spelled, THEME_NAMES)
        if len(check.problems) == problems_before:
            settings.theme, settings.theme_is_set = theme, True
    for habit, choices in CHOICES.items():
        if habit in table:
            problems_before = len(check.problems)
            value = check.choice((habit,), table[habit], choices)
            if len(check.problems) == problems_before:
                setattr(settings, habit, value)
    if not isinstance(table.get("sound", False), bool):
        check.wrong(("sound",), gettext("expected true or false, got {value}", value=named(table["sound"])))
    settings.sound = table.get("sound") is True
    if "language" in table:
        language = check.text(("language",), table["language"])
        if language and has_words(language):
            settings.language = language
        elif language:
            values = {"value": language, "known": ", ".join(LANGUAGES)}
            check.wrong(("language",), gettext("there are no words for {value}; there are: {known}", **values))
    keys = table.get("keys", {})
    if not isinstance(keys, dict):
        check.wrong(
            ("keys",),
            gettext('expected a table such as [keys] with "clock.more" = "shift+f6", got {value}', value=named(keys)),
        )
    elif keys:
        from onecompany.app.keymap import check_keymap

        wanted = dict(_flat(keys))
        settings.keys, left_out = check_keymap({name: value for name, (value, _) in wanted.items()})
        for name, message in left_out:
            check.wrong(("keys", *wanted[name][1]), message)
    settings.problems = tuple(map(str, sorted(check.problems, key=lambda problem: problem.line)))


def _as_utf8(data: bytes) -> bytes:
    """What Windows' own editors write as UTF-16, as UTF-8; anything else as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").encode("utf-8")
    return data


def _flat(
    table: Mapping[str, object], before: tuple[str, ...] = ()
) -> list[tuple[str, tuple[object, tuple[str, ...]]]]:
    """Ids with their values and where they stand: `clock.more` without quotes is a table in a table for TOML."""
    flat: list[tuple[str, tuple[object, tuple[str, ...]]]] = []
    for name, value in table.items():
        path = (*before, name)
        if isinstance(value, dict) and value:
            flat += _flat(cast(Mapping[str, object], value), path)
        else:
            flat.append((".".join(path), (value, path)))
    return flat
