"""The same data gives the same bytes, here and in another process with another hash seed and another time zone."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile

import pytest

from onecompany.export import registry
from tests.sample_report import bundle
from tests.thorough import THOROUGH


def prints(name: str) -> dict[str, str]:
    """A fingerprint of each file of a format, and of each part of a zip, also of one within a zip."""
    found = {}
    for suffix, data in registry.find(name).make(bundle()).files.items():
        found |= _prints(suffix, data)
    return found


def _prints(name: str, data: bytes) -> dict[str, str]:
    found = {name: hashlib.sha256(data).hexdigest()}
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            for part in parts.namelist():
                found |= _prints(f"{name}/{part}", parts.read(part))
    return found


_CODE = """
import json, sys
from onecompany.export import registry
from tests.export.test_same_bytes import prints
print(json.dumps({name: prints(name) for name in registry.names()}))
"""


@pytest.fixture(scope="module")
def elsewhere() -> dict[str, dict[str, str]]:
    """All fingerprints as another process has them."""
    told = subprocess.run(
        [sys.executable, "-c", _CODE],
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    found: dict[str, dict[str, str]] = json.loads(told.stdout)
    return found


@pytest.mark.parametrize("name", registry.names())
def test_same_bytes_twice_and_elsewhere(name: str, elsewhere: dict[str, dict[str, str]]) -> None:
    here = prints(name)
    assert elsewhere[name] == here
    if THOROUGH:  # else another time of making it was elsewhere
        assert prints(name) == here
