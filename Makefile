# Everything a fresh machine needs is Python 3.11 or later and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NEWEST := .venv-newest

# As many test workers as there are cores, and at most four: more only wait for each other.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); [ "$$n" -gt 4 ] && n=4; echo "$$n")
PYTEST = $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# Compiled files are kept, whatever the shell says: to compile all tests takes longer than to find them.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run test torture thorough check check-newest constraints lint types contracts bench screenshots pages sentences catalogue snapshots clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*##' Makefile | awk -F ':.*## ' '{ printf "make %-13s %s\n", $$1, $$2 }'

# The environment is made anew only when what it is made from changed.
$(READY): pyproject.toml constraints.txt tools/setup.sh
	@sh tools/setup.sh "$(PYTHON)" $(VENV) constraints.txt
	@touch $(READY)

run: $(READY) ## Set everything up and start the application
	@$(BIN)/onecompany $(ARGS)

test: $(READY) ## Set everything up and run all tests
	@echo 'Running the tests; this takes some minutes.'
	@$(PYTEST)

torture: $(READY) ## Try every promise of docs/reliability.md at length, and print the figures
	@echo 'This takes one to two hours with two cores.'
	@ONECOMPANY_THOROUGH=1 $(PYTEST) --figures -m reliability

thorough: $(READY) ## The long form of all tests that have one; this takes hours
	@ONECOMPANY_THOROUGH=1 $(PYTEST) --figures

check: $(READY) lint types contracts test ## All that CI runs

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy --platform linux
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32

constraints: ## Write constraints.txt anew: the newest versions that pyproject.toml allows
	@sh tools/constraints.sh "$(PYTHON)"

check-newest: ## What `make check` does, with the newest versions that pyproject.toml allows, in its own environment
	@sh tools/setup.sh "$(PYTHON)" $(NEWEST) ''
	@touch $(NEWEST)/.ready
	@$(MAKE) --no-print-directory VENV=$(NEWEST) check

contracts: $(READY)
	$(BIN)/lint-imports

bench: $(READY) ## Measure speed and memory beside other programs
	$(BIN)/python tools/bench/run.py $(ARGS)
	$(BIN)/python tools/bench/exports.py
	$(BIN)/python tools/bench/wall.py
	$(BIN)/python tools/bench/commits.py

screenshots: $(READY) ## Make the pictures in docs/
	$(BIN)/python tools/screenshots.py
	$(BIN)/python tools/handouts.py

pages: $(READY) ## Make docs/schema.md and docs/keys.md from the code
	$(BIN)/python tools/pages.py

sentences: $(READY) ## Gather all sentences of the code in the catalogue, and bring its translations up to date
	$(BIN)/python tools/sentences.py

catalogue: $(READY) ## List what is missing, gone or different in a translation
	$(BIN)/python tools/sentences.py --check

snapshots: $(READY) ## Accept how the screens look now; look at them before
	$(BIN)/python -m pytest tests/app/test_snapshots.py --snapshot-update

clean: ## Remove the environment and what was built
	rm -rf $(VENV) $(NEWEST) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
