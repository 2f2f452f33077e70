# Two commands do all the set-up on a machine with Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
GOLD ?= ../shared/gold

.PHONY: run test lint types check bench gold lock clean

run: .venv/installed  ## read the examples and print their ledger
	@rm -rf out/examples.db* out/examples.db.pages && mkdir -p out
	$(BIN)/reportedly read examples --db out/examples.db
	$(BIN)/reportedly ledger --db out/examples.db

test: .venv/installed-dev  ## run the tests
	$(BIN)/pytest

lint: .venv/installed-dev  ## check style and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/installed-dev  ## check types
	$(BIN)/mypy

bench: .venv/installed-dev  ## print accuracy on the gold sets and speed
	$(BIN)/python -m benchmarks --gold $(GOLD)

gold: .venv/installed-dev  ## score the gold sets; fail below benchmarks/floors.json
	$(BIN)/python -m benchmarks --gold $(GOLD) --floors

lock: .venv/installed-dev  ## pin all dependencies again
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

.venv/python: 
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Reportedly needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python requirements.lock pyproject.toml
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

clean:  ## remove all that make made
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
