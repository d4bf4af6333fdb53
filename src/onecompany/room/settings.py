"""The facilitator's own settings: `config.toml` in the configuration folder. A wrong one is said, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

THEME_NAMES = ("room-light", "room-dark", "room-contrast")


class SettingsProblem(ValueError):
    """A setting that cannot be used; the text names the file, the key and what is expected."""


@dataclass(slots=True)
class Settings:
    """What `config.toml` says."""

    folder: Path
    """The configuration folder; the user's own plans lie in `plans` below it."""
    theme: str = "room-light"
    """Which look: room-light, room-dark or room-contrast. Projectors wash out a dark screen."""
    sound: bool = False
    """Whether the terminal's bell rings when a step's time is up."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys by the id of what they do, as F1 lists it: `"clock.more" = "f11"`."""

    @property
    def plans(self) -> Path:
        """Where the user's own plans lie."""
        return self.folder / "plans"

    def remember_theme(self, theme: str) -> None:
        """Keep a look for the next start, in a file of its own so that `config.toml` stays the user's."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (self.folder / "theme").write_text(theme + "\n", encoding="utf-8")
        self.theme = theme


def load_settings(folder: Path) -> Settings:
    """The settings in a folder; without a file, the defaults. Raises SettingsProblem."""
    settings = Settings(folder)
    remembered = folder / "theme"
    if remembered.is_file() and (name := remembered.read_text(encoding="utf-8").strip()) in THEME_NAMES:
        settings.theme = name
    path = folder / "config.toml"
    if not path.is_file():
        return settings
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsProblem(f"{path}: {error}") from error
    unknown = sorted(set(found) - {"theme", "sound", "keys"})
    if unknown:
        raise SettingsProblem(f"{path}: {unknown[0]} is no setting. There are: theme, sound, keys.")
    if "theme" in found:
        if found["theme"] not in THEME_NAMES:
            raise SettingsProblem(f"{path}: theme: expected one of {', '.join(THEME_NAMES)}.")
        settings.theme = found["theme"]
    if not isinstance(found.get("sound", False), bool):
        raise SettingsProblem(f"{path}: sound: expected true or false.")
    settings.sound = found.get("sound", False)
    keys = found.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(value, str) for value in keys.values()):
        raise SettingsProblem(f'{path}: keys: expected a table such as "clock.more" = "f11".')
    settings.keys = keys
    return settings
