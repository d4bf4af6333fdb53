"""Files of one workshop are never written over by those of another, whatever the two are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.export.claims import NAME, Claims
from onecompany.export.format import Bundle
from onecompany.export.run import Outcome, export
from tests.sample_report import bundle

STEM = "Acme-2026-09-17"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "config"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def made(own: Path, out: Path, workshop: str, *formats: str, stem: str = STEM, overwrite: bool = True) -> list[Path]:
    """The files of an export as the command line and the room make them."""
    given: Bundle = bundle()
    named = Claims(own).stem(out, stem, workshop, overwrite=overwrite)
    done: list[Outcome] = export(given, formats or ("md", "csv"), out, stem=named, overwrite=overwrite)
    assert [outcome.error for outcome in done] == [None] * len(done)
    return [path for outcome in done for path in outcome.paths]


@pytest.mark.parametrize("other", [STEM, STEM.upper(), "Ácme-2026-09-17"])
@pytest.mark.parametrize("overwrite", [True, False])
def test_another_workshop_gets_names_of_its_own(own: Path, out: Path, other: str, overwrite: bool) -> None:
    first = made(own, out, "w1", overwrite=overwrite)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    second = made(own, out, "w2", stem=other)
    assert not {str(path).casefold() for path in first} & {str(path).casefold() for path in second}
    assert {path: path.read_bytes() for path in before} == before
    assert len({path.name.removesuffix(".md").removesuffix("-csv") for path in second}) == 1


def test_again_writes_over_the_own_files_and_no_others(own: Path, out: Path) -> None:
    for workshop in ("w1", "w2", "w3"):
        assert made(own, out, workshop) == made(own, out, workshop)
    assert len([path for path in out.iterdir() if path.suffix == ".md"]) == 3


def test_a_format_that_the_first_has_not_made_is_its_own_all_the_same(own: Path, out: Path) -> None:
    made(own, out, "w1", "md")
    (theirs,) = made(own, out, "w2", "html", overwrite=False)
    (ours,) = made(own, out, "w1", "html")
    assert ours != theirs


def test_files_of_nobody_known_are_never_written_over(own: Path, out: Path) -> None:
    out.mkdir()
    (out / f"{STEM}.md").write_text("from another computer")
    made(own, out, "w1", "md")
    made(own, out, "w1", "md", overwrite=False)
    assert (out / f"{STEM}.md").read_text() == "from another computer"


@pytest.mark.parametrize("spoiled", ["", "{", "[]", '{"/x": 3}', "\x00"])
def test_a_spoiled_list_of_names_knows_of_none(own: Path, out: Path, spoiled: str) -> None:
    (first,) = made(own, out, "w1", "md")
    (own / NAME).write_text(spoiled)
    (second,) = made(own, out, "w2", "md")
    assert second != first


def test_where_nothing_can_be_noted_nothing_is_written_over(tmp_path: Path, out: Path) -> None:
    own = tmp_path / "file"
    own.write_text("no folder")
    (first,) = made(own, out, "w1", "md")
    (second,) = made(own, out, "w2", "md")
    assert first != second


def test_the_folder_is_the_same_by_any_path(own: Path, out: Path, tmp_path: Path) -> None:
    (first,) = made(own, out, "w1", "md")
    (tmp_path / "link").symlink_to(out)
    (second,) = made(own, tmp_path / "link", "w2", "md")
    assert first.name != second.name
