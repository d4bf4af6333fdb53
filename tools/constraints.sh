#!/bin/sh
# Writes constraints.txt: the exact version of everything, found by installing the newest that pyproject.toml allows.
# Versions only, no addresses: where packages come from is the affair of whoever installs.
set -eu
python=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
sh tools/setup.sh "$python" "$folder/venv" ''
{
  echo "# Exact versions of all that onecompany and its tests are built on; made by \`make constraints\`."
  "$folder/venv/bin/python" -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9._-]+==[^ ]+$' | LC_ALL=C sort -f
} >"$folder/constraints.txt"
cp "$folder/constraints.txt" constraints.txt
echo "constraints.txt names $(grep -c == constraints.txt) packages."
