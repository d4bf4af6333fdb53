#!/bin/sh
# Makes the environment: setup.sh PYTHON FOLDER CONSTRAINTS ('' for the newest versions that pyproject.toml allows).
# Says what it does, and what is missing on this machine in words that help.
set -eu
python=$1 folder=$2 constraints=$3

stop() {
  printf '\n%s\n' "$@" >&2
  exit 1
}

command -v "$python" >/dev/null 2>&1 || stop \
  "There is no $python on this machine. onecompany needs Python 3.11 or later: https://www.python.org/downloads" \
  "If it has another name here, say which: make PYTHON=python3.12 run"

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop \
  "$python is $("$python" --version 2>&1), and onecompany needs Python 3.11 or later." \
  "If a newer one is installed under another name, say which: make PYTHON=python3.12 run"

"$python" -c 'import ensurepip, venv' 2>/dev/null || stop \
  "This Python comes without venv or pip, which make an environment of its own for onecompany." \
  "On Debian and Ubuntu: sudo apt install python3-venv"

echo "onecompany is being set up in $folder, this once; it takes a minute or two."
echo "  1 of 3: an environment of its own ($("$python" --version 2>&1))"
rm -f "$folder/.ready"
same='import sys; print(sys.version_info[:2])'
if [ -e "$folder" ] && [ "$("$folder/bin/python" -c "$same" 2>/dev/null)" != "$("$python" -c "$same")" ]; then
  rm -rf "$folder" # of another Python, or one that was never finished
fi
"$python" -m venv "$folder" || stop "The environment could not be made in $folder (see above)."
echo "  2 of 3: a current pip"
"$folder/bin/python" -m pip install --quiet --quiet --disable-pip-version-check --upgrade pip || stop \
  "pip could not be brought up to date (see above). Setting up needs a network, once; using onecompany needs none."
echo "  3 of 3: what onecompany and its tests are built on, about 70 packages"
"$folder/bin/python" -m pip install --quiet --quiet --disable-pip-version-check ${constraints:+--constraint "$constraints"} \
  --editable '.[dev]' || stop \
  "Not everything could be installed (see above). Setting up needs a network, once; using onecompany needs none."
echo "Ready."
