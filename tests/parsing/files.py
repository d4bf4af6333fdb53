"""Files to be read: written, and damaged, for the tests."""

import re
import zipfile
from pathlib import Path

import openpyxl


def csv_file(folder: Path, data: bytes) -> Path:
    path = folder / "leaders.csv"
    path.write_bytes(data)
    return path


def xlsx(path: Path, *rows: tuple[object, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with a change in the XML of one part."""
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    xml = parts[part].decode()
    assert re.search(old, xml)
    parts[part] = re.sub(old, lambda _: new, xml, count=1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"
