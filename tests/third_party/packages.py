"""Packages of other people, as they lie on a disk when they are installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "adding-an-exercise.md"


def blocks(page: Path = PAGE) -> dict[str, str]:
    """The code blocks of a page that say which file they are, by its name."""
    found = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return dict(found)


def install(folder: Path, name: str, files: Mapping[str, str], entry_points: str) -> Path:
    """Lay a package down in a folder with what an installer writes about it. Returns the folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    about = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    return folder


def python(*arguments: str, packages: Path | None, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run Python as on a machine on which the packages of a folder are installed, or on which they are not."""
    paths = [str(folder) for folder in (packages, ROOT / "src", ROOT) if folder is not None]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=cwd, env=environment
    )


def onecompany(*arguments: str, packages: Path | None) -> subprocess.CompletedProcess[str]:
    """Run the command line in the same way."""
    return python("-m", "onecompany", *arguments, packages=packages)
