# Everything a fresh machine needs is Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test torture check lint types contracts bench screenshots pages snapshots clean

help: ## Say what there is
	@grep -hE '^[a-z]+:.*##' Makefile | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

# The environment is made anew only when what it is made from changed.
$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $(READY)

run: $(READY) ## Set everything up and start the application
	@$(BIN)/onecompany $(ARGS)

test: $(READY) ## Set everything up and run all tests
	$(BIN)/python -m pytest -n auto

torture: $(READY) ## The long form of the tests that have one
	ONECOMPANY_THOROUGH=1 $(BIN)/python -m pytest -n auto

check: $(READY) lint types contracts test ## All that CI runs

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy --platform linux
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32

contracts: $(READY)
	$(BIN)/lint-imports

bench: $(READY) ## Measure speed and memory beside other programs
	$(BIN)/python tools/bench/run.py $(ARGS)
	$(BIN)/python tools/bench/exports.py

screenshots: $(READY) ## Make the pictures in docs/
	$(BIN)/python tools/screenshots.py
	$(BIN)/python tools/handouts.py

pages: $(READY) ## Make docs/schema.md and docs/keys.md from the code
	$(BIN)/python tools/pages.py

snapshots: $(READY) ## Accept how the screens look now; look at them before
	$(BIN)/python -m pytest tests/room/test_snapshots.py --snapshot-update

clean: ## Remove the environment and what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
