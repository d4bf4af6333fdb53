"""Opened by the programs that readers have: LibreOffice and Chromium. Where they are not installed, this is skipped."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from onecompany.export import registry
from tests.export import test_pptx
from tests.export.reading import squeezed
from tests.needs import program
from tests.sample_report import META, bundle
from tests.sample_words import COMMITMENTS, STAGES

CHROMIUM = program("chromium")
OFFICE = program("soffice")

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *(
        "--disable-component-update",
        "--disable-sync",
        "--disable-default-apps",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--no-pdf-header-footer",
    ),
]

_OF_BROWSER = re.compile(r"^https?://[a-z0-9.]+\.(google|googleapis)\.com/")
"""What the browser itself asks for when it starts, whatever page it shows."""

pytestmark = pytest.mark.timeout(180)


@pytest.mark.needs_program("soffice")
def test_libreoffice_opens_all_office_formats_without_a_complaint(tmp_path: Path) -> None:
    names = ["docx", "pptx", "xlsx"]
    for name in names:
        (tmp_path / f"{name}.{name}").write_bytes(registry.find(name).make(bundle()).files[f".{name}"])
    (tmp_path / "hostile.pptx").write_bytes(test_pptx.data(test_pptx.hostile()))
    done = subprocess.run(
        [
            str(OFFICE),
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *[str(tmp_path / f"{name}.{name}") for name in names],
            str(tmp_path / "hostile.pptx"),  # with the others: to start takes as long as to open one
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    assert "error" not in done.stderr.casefold()
    pages = {name: _pages(tmp_path / f"{name}.pdf") for name in [*names, "hostile"]}
    for name in names:
        assert "Northwind Utilities" in squeezed(" ".join(pages[name])), name
        assert "I get connected" in squeezed(" ".join(pages[name])), name

    document = pages["docx"]
    assert "12 December 2026" in document[0], "all of page 1 is on one page"
    assert "Pulse" in document[1]
    assert f"1 / {len(document)}" in document[0]
    assert META.data_hash in document[-1]

    workbook = squeezed(" ".join(pages["xlsx"]))
    assert "###" not in workbook
    assert "Err:" not in workbook
    for text in (*STAGES, "12 December 2026", "48,200", "−7,430", "● owner", "nobody", "Page 1 of"):
        assert text in workbook

    assert len(pages["pptx"]) == len(test_pptx.opened().slides)
    assert COMMITMENTS[1][0] in squeezed(pages["pptx"][8])
    assert len(pages["hostile"]) == len(test_pptx.opened(test_pptx.hostile()).slides)


def _pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def _text(path: Path) -> str:
    return squeezed(" ".join(_pages(path)))


def _chromium(tmp_path: Path, page: Path) -> tuple[Path, set[str]]:
    """Print a page; the PDF, and the addresses that were asked for meanwhile."""
    log, pdf = tmp_path / "net.json", tmp_path / "page.pdf"
    subprocess.run(
        [
            str(CHROMIUM),
            *FLAGS,
            f"--user-data-dir={tmp_path / 'profile'}",
            f"--log-net-log={log}",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=300,
    )
    events = json.loads(log.read_text(encoding="utf-8"))["events"]
    asked = {str(event.get("params", {}).get("url", "")) for event in events}
    return pdf, {url for url in asked if url.startswith(("http", "ws", "ftp")) and not _OF_BROWSER.search(url)}


@pytest.mark.needs_program("chromium")
def test_chromium_prints_the_page_asks_for_nothing_and_runs_no_script(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(registry.find("html").make(bundle()).files[".html"])
    pdf, asked = _chromium(tmp_path, page)
    assert asked == set()
    text = _text(pdf)
    assert "Two of six stages have no single owner" in text
    assert "<script>alert('x')</script>" in text


@pytest.mark.needs_program("chromium")
def test_what_a_page_would_ask_for_is_seen(tmp_path: Path) -> None:
    """The test above can fail: an address in a page is in the log."""
    page = tmp_path / "page.html"
    page.write_text('<img src="http://127.0.0.1:9/x.png">', encoding="utf-8")
    assert _chromium(tmp_path, page)[1] == {"http://127.0.0.1:9/x.png"}
