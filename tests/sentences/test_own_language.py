"""The user's own language: of the command line, else of the settings, else English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from onecompany.app.settings import load_settings
from onecompany.cli.language import checked, speak
from onecompany.sentences import language, own_language


@pytest.fixture(autouse=True)
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A configuration folder with nothing in it."""
    monkeypatch.setenv("ONECOMPANY_CONFIG", str(tmp_path))
    yield tmp_path / "config.toml"
    own_language("en")


@pytest.mark.parametrize(
    ("words", "rest", "spoken"),
    [
        (["list"], ["list"], "en"),
        (["--language", "de", "list"], ["list"], "de"),
        (["--language=de-AT", "--file", "a", "run"], ["--file", "a", "run"], "de-AT"),
        (["--file", "a", "--language", "de"], ["--file", "a"], "de"),
        (["--language", "xx", "list"], ["--language", "xx", "list"], "en"),
        (["--language"], ["--language"], "en"),
    ],
)
def test_the_command_line_says_which(words: list[str], rest: list[str], spoken: str) -> None:
    assert speak(words) == rest
    assert language() == spoken


def test_else_the_settings_say(configured: Path) -> None:
    configured.write_text('language = "de"\n', encoding="utf-8")
    speak(["list"])
    assert language() == "de"
    speak(["--language", "en", "list"])
    assert language() == "en"


def test_a_language_without_words_is_told(configured: Path) -> None:
    configured.write_text('language = "pt-BR"\n', encoding="utf-8")
    settings = load_settings(configured.parent)
    assert settings.language == ""
    assert "there are no words for pt-BR; there are: en, de" in settings.problems[0]
    with pytest.raises(typer.BadParameter, match=r"There are no words for xx\. There are: en, de\."):
        checked("xx")
    assert checked("de") == "de"
