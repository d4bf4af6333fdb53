"""Exporting: formats are found, and one that fails does not stop the others."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from types import SimpleNamespace

import pytest

from onecompany.export import registry
from onecompany.export.format import ExportError, Format
from onecompany.export.run import export
from tests.sample_report import bundle

SECRET = "what Ana said in confidence"


def _broken(_bundle):
    raise ValueError(SECRET)


def _refusing(_bundle):
    raise ExportError("The text of “Onboard” is too long for this format. Shorten it.")


def _lacking(_bundle):
    raise ModuleNotFoundError("No module named 'typst'", name="typst")


@pytest.fixture
def installed(monkeypatch):
    """Three formats of somebody else's package, found by their entry points."""
    made = {"broken": _broken, "refusing": _refusing, "lacking": _lacking, "md": _broken}
    for name, render in made.items():
        monkeypatch.setitem(
            sys.modules,
            f"made_{name}",
            SimpleNamespace(FORMAT=Format(name, name.title(), f".{name}", render)),
        )
    points = [EntryPoint(name, f"made_{name}", registry.GROUP) for name in made]
    monkeypatch.setattr(registry, "entry_points", lambda group: points if group == registry.GROUP else [])
    registry.find.cache_clear()
    yield
    registry.find.cache_clear()


def test_formats_are_found_by_their_modules():
    assert {"md", "html"} <= set(registry.names())
    for name in registry.names():
        found = registry.find(name)
        assert found.name == name
        assert found.title
        assert found.suffix[0] in ".-"
    assert [each.name for each in registry.formats()] == list(registry.names())


def test_an_unknown_format_is_told_with_those_that_there_are():
    with pytest.raises(registry.UnknownFormat, match=r"no format 'word'. There are: .*html.*md"):
        registry.find("word")


@pytest.mark.usefixtures("installed")
def test_formats_of_other_packages_are_found_and_ours_go_first():
    assert {"broken", "html"} <= set(registry.names())
    assert registry.find("broken").suffix == ".broken"
    assert registry.find("md").title == "Markdown"


def test_the_names_are_known_without_any_document_library():
    code = (
        "import sys; from onecompany.export import registry, run; registry.formats();"
        "print({'jinja2', 'textual', 'sqlmodel'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300)
    assert told.stdout.strip() == "set()"


@pytest.mark.usefixtures("installed")
def test_a_failing_format_says_why_and_the_others_are_made(tmp_path):
    told = []
    chosen = ["md", "broken", "refusing", "lacking", "nothing", "html", "md"]
    outcomes = export(
        bundle(),
        chosen,
        tmp_path,
        stem="Northwind",
        begun=lambda name: told.append(name),
        ended=lambda outcome: told.append(outcome),
    )
    by_name = {each.format: each for each in outcomes}
    assert list(by_name) == chosen[:-1]
    for name in ("md", "html"):
        outcome = by_name[name]
        assert outcome.error is None
        assert outcome.paths[0] == tmp_path / f"Northwind.{name}"
        assert outcome.paths[0].stat().st_size == outcome.bytes > 1000
    assert by_name["broken"].error.startswith("broken could not be made (ValueError in test_run.py, line ")
    assert SECRET not in by_name["broken"].error
    assert by_name["refusing"].error.endswith("Shorten it.")
    assert "needs typst" in by_name["lacking"].error
    assert "There is no format 'nothing'" in by_name["nothing"].error
    assert all(each.paths == () and each.bytes == 0 for each in outcomes if each.error)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["Northwind.html", "Northwind.md"]
    assert told[:4] == ["md", by_name["md"], "broken", by_name["broken"]]


def test_twice_makes_a_second_file_unless_told_otherwise(tmp_path):
    for _ in range(2):
        export(bundle(), ["md"], tmp_path, stem="a")
    (again,) = export(bundle(), ["md"], tmp_path, stem="a", overwrite=True)
    assert again.paths[0] == tmp_path / "a.md"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a-2.md", "a.md"]


def test_a_folder_that_is_none_fails_each_format_with_a_reason(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    outcomes = export(bundle(), ["md", "html"], tmp_path / "file", stem="a")
    assert all("is not a folder" in each.error for each in outcomes)


def test_what_a_workshop_has_nothing_for_yet_is_left_out_of_all_formats_and_made_when_it_is_named(tmp_path):
    full = bundle()
    bare = replace(full, report=replace(full.report, upcoming=replace(full.report.upcoming, code=())))
    for given, written in ((full, True), (bare, False)):
        (outcome,) = export(given, ["code"], tmp_path / str(written), stem="x", every=True)
        assert bool(outcome.paths) == written
        assert outcome.error is None
        assert any("no rule has been adopted" in warning for warning in outcome.warnings) != written
    (named,) = export(bare, ["code"], tmp_path / "named", stem="x")
    assert [path.name for path in named.paths] == ["x-code.pdf", "x-code.html"]


def test_all_files_of_one_export_have_the_same_number(tmp_path):
    export(bundle(), ["md"], tmp_path, stem="a")
    outcomes = export(bundle(), ["agenda", "csv", "ics", "md"], tmp_path, stem="a")
    assert [path.name for outcome in outcomes for path in outcome.paths] == [
        *("a-2-agenda.pdf", "a-2-agenda.html"),
        *("a-2-csv", "a-2.ics", "a-2.md"),
    ]
    (again,) = export(bundle(), ["md"], tmp_path, stem="a", overwrite=True)
    assert [path.name for path in again.paths] == ["a.md"]
