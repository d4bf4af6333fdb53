"""The user's own language, before anything is said: that of `--language`, else of the settings."""

from __future__ import annotations

from collections.abc import Sequence

from onecompany.sentences import LANGUAGES, gettext, has_words, own_language

OPTION = "--language"


def speak(words: Sequence[str]) -> list[str]:
    """Speak the user's own language from now on. Returns the words of the command line without the option.

    One for which there are no words is left to the command line's library, which says so.
    """
    rest = list(words)
    asked = ""
    for place, word in enumerate(rest):
        if word.startswith(f"{OPTION}="):
            asked, rest = word.removeprefix(f"{OPTION}="), [*rest[:place], *rest[place + 1 :]]
            break
        if word == OPTION and place + 1 < len(rest):
            asked, rest = rest[place + 1], [*rest[:place], *rest[place + 2 :]]
            break
    if asked and not has_words(asked):
        return list(words)
    own_language(asked or _of_settings() or LANGUAGES[0])
    return rest


def _of_settings() -> str:
    """What `config.toml` says; "" where it is silent. What is wrong there is told elsewhere."""
    from onecompany.app.settings import load_settings
    from onecompany.cli.place import configuration

    folder = configuration()
    return load_settings(folder).language if (folder / "config.toml").is_file() else ""


def checked(typed: str) -> str:
    """A language as it was typed. Raises BadParameter where there are no words for it."""
    import typer

    if typed and not has_words(typed):
        known = ", ".join(LANGUAGES)
        raise typer.BadParameter(
            gettext("There are no words for {language}. There are: {known}.", language=typed, known=known)
        )
    return typed
