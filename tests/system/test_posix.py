"""The side for Linux and macOS, and what both sides have in common."""

from __future__ import annotations

import ast
import os
import stat
import sys
from pathlib import Path

import pytest

import onecompany.system as system
from onecompany.system import windows_folder

SOURCES = Path(system.__file__).parent

PAIRS = (("posix", "windows"), ("posix_folder", "windows_folder"), ("posix_terminal", "windows_terminal"))


def names(module: str) -> dict[str, str]:
    """What a module has for others, functions with their arguments, methods with those of their class."""
    found: dict[str, str] = {}
    tree = ast.parse((SOURCES / f"{module}.py").read_text(encoding="utf-8"))
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        found |= {target.id: "" for target in targets if isinstance(target, ast.Name)}
        functions = [node] if isinstance(node, ast.FunctionDef) else []
        if isinstance(node, ast.ClassDef):
            functions = [each for each in node.body if isinstance(each, ast.FunctionDef)]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        found |= {f"{prefix}{each.name}": ast.unparse(each.args) for each in functions}
    return {name: arguments for name, arguments in found.items() if not name.rpartition(".")[2].startswith("_")}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_both_sides_have_the_same_names(one: str, other: str) -> None:
    left, right = names(one), names(other)
    for name in ("BOOT_ID_FILE", "LOOK", "TerminalDriver.run_input_thread"):
        left.pop(name, None)
    for name in ("MOST_ENDS", "TerminalDriver.start_application_mode"):
        right.pop(name, None)
    assert left == right


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX's")
def test_what_is_open_to_others_is_told(tmp_path: Path) -> None:
    path = tmp_path / "w"
    path.write_text("")
    path.chmod(0o600)
    assert system.privacy(path).good
    path.chmod(0o640)
    assert not system.privacy(path).good
    assert str(path) in system.privacy(path).advice


@pytest.mark.parametrize("folder", [system.Folder, windows_folder.Folder], ids=["this system's", "Windows'"])
def test_a_folder_gives_names_only_once(tmp_path: Path, folder: type[system.Folder]) -> None:
    with folder(tmp_path) as there:
        there.fill("a", b"1")
        with pytest.raises(FileExistsError):
            there.fill("a", b"2")
        assert there.name_file("a", "b")
        there.fill("c", b"3")
        there.replace("c", "b")
        assert (tmp_path / "b").read_bytes() == b"3"
        there.make_folder("d")
        with folder(Path("d"), within=there) as inside:
            inside.fill("e", b"x" * 1_000_000)
        assert there.is_folder("d")
        assert not there.is_folder("b")
        assert there.name_folder("d", "f")
        assert (tmp_path / "f" / "e").stat().st_size == 1_000_000
        there.remove("b")
        with pytest.raises(FileNotFoundError):
            there.is_folder("b")
        there.sync()
    with pytest.raises(NotADirectoryError):
        folder(tmp_path / "f" / "e")
    assert stat.S_IMODE((tmp_path / "f" / "e").stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="a rename on Windows replaces nothing")
def test_a_name_that_is_taken_stays_whose_it_is(tmp_path: Path) -> None:
    with system.Folder(tmp_path) as there:
        there.fill("a", b"1")
        there.fill("b", b"2")
        assert not there.name_file("a", "b")
        assert (tmp_path / "b").read_bytes() == b"2"
        assert (tmp_path / "a").read_bytes() == b"1"
        there.make_folder("c")
        there.make_folder("d")
        assert not there.name_folder("c", "d")
        os.symlink(tmp_path, tmp_path / "link")
        with pytest.raises(OSError, match=r"link|director"):
            system.Folder(Path("link"), within=there)


@pytest.mark.parametrize(
    ("environment", "good"),
    [
        ({"TERM": "xterm-256color"}, True),
        ({"COLORTERM": "truecolor"}, True),
        ({"TERM": "vt100"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_the_terminal_is_looked_at(environment: dict[str, str], good: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TERM", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system.terminal().good == good
    assert bool(system.terminal().advice) != good
