"""A command that is asked for its end takes away what it was about to make."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

HALF = """
import os, signal, sys, time
from pathlib import Path
from onecompany import system
for number in (signal.SIGTERM, signal.SIGHUP):  # whoever runs the tests may ignore one, as nohup does
    signal.signal(number, signal.SIG_DFL)
system.end_in_order()
with system.ended_at_once():
    pass
part = Path(sys.argv[1])
try:
    part.touch()
    os.kill(os.getpid(), int(sys.argv[2]))
    time.sleep(60)
finally:
    part.unlink()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_who_is_asked_for_the_end_takes_away_what_is_half_made(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    ran = subprocess.run([sys.executable, "-c", HALF, tmp_path / "part", str(int(number))], check=False)
    assert ran.returncode == 128 + number
    assert list(tmp_path.iterdir()) == []
