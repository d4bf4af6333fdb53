"""The same data gives the same bytes, here and in another process with another hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from onecompany.export import registry
from tests.sample_report import bundle

_CODE = """
import hashlib, sys
from onecompany.export import registry
from tests.sample_report import bundle
print(hashlib.sha256(registry.find(sys.argv[1]).render(bundle())).hexdigest())
"""


@pytest.mark.parametrize("name", ["md", "html"])
def test_same_bytes_twice_and_elsewhere(name):
    here = registry.find(name).render(bundle())
    assert registry.find(name).render(bundle()) == here
    told = subprocess.run(
        [sys.executable, "-c", _CODE, name],
        env={**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Asia/Kathmandu", "PYTHONPATH": os.getcwd()},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == hashlib.sha256(here).hexdigest()
