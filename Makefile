# make run: process corpus/sample into outputs/sample.  make test: pass every test.
# Both set up what they need in .venv, with the versions of constraints.txt.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: run test setup bench schemas lint clean

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "newsledger needs Python 3.11 or newer; this is %d.%d. Name another one with: make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip -c constraints.txt
	$(BIN)/python -m pip install --quiet -e '.[dev]' -c constraints.txt
	@touch $(STAMP)

run: setup
	$(BIN)/newsledger run corpus/sample --out outputs/sample
	@echo
	@echo "Records are in outputs/sample/*.json, tables in outputs/sample/tables/, the run's account in outputs/sample/run.json."
	@echo "One article in the terminal:  $(BIN)/newsledger show corpus/sample/linjiang-industry.txt"
	@echo "All in the browser:           $(BIN)/newsledger review outputs/sample"

test: setup
	$(BIN)/python -m pytest -q
	@echo
	@echo "All tests passed. Cases are in tests/cases/, golden records in outputs/sample/."

bench: setup
	$(BIN)/python benchmarks/run_all.py

schemas: setup
	$(BIN)/newsledger schema --write schemas

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
