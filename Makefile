# Two commands do all the set-up on a machine with Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
# Says nothing but errors; most of what pip warns of is how the machine's own package indexes are set up.
INSTALL := $(BIN)/pip install -qq --disable-pip-version-check
GOLD ?= ../shared/gold

.PHONY: run test test-fast consumers lint types bench gold speed fuzz lock installs image clean

run: .venv/installed  ## read the examples and print their ledger
	@rm -rf out/examples.* && mkdir -p out
	$(BIN)/reportedly read examples --db out/examples.db
	$(BIN)/reportedly ledger --db out/examples.db

test: .venv/installed-dev  ## run the tests, in two processes
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

test-fast: .venv/installed-dev  ## run the tests that are not marked slow: most of them, in less than half a minute
	$(BIN)/pytest -n 2 --dist loadfile -m "not slow"

consumers: .venv/installed-dev  ## install the programs that only open what we write and are not locked, for their tests
	$(BIN)/uv pip install -q --python $(BIN)/python -c requirements-dev.lock --group consumers
	@test -d .venv-s3 || $(PYTHON) -m venv .venv-s3
	$(BIN)/uv pip install -q --python .venv-s3/bin/python --group s3

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

speed: .venv/installed-dev  ## measure speed as ratios; fail where one is 15% worse than in benchmarks/speed.json
	$(BIN)/python -m benchmarks speed --gold $(GOLD) --check

fuzz: .venv/installed-dev  ## a minute of hostile inputs, servers, readers and kills
	$(BIN)/python -m benchmarks fuzz --minutes 1

lock: .venv/installed-dev  ## pin all dependencies again; daft asks for an older tqdm, and both locks have one
	echo "tqdm<4.68" > .venv/constraints.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -c .venv/constraints.txt -o requirements.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock

installs: .venv/installed-dev  ## install a wheel and an sdist by each Python's own pip, and try them
	$(BIN)/python .ci/installs.py

image: ## build the Dockerfile and try its image; root, on Debian
	.ci/image

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Reportedly needs Python 3.11 or later: make PYTHON=python3.11 ...")'
	@echo "Installing into .venv: about a minute"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python requirements.lock pyproject.toml
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps -e .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.lock > .venv/uv.txt
	@$(INSTALL) --require-hashes -r .venv/uv.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

clean:  ## remove all that make made
	rm -rf .venv .venv-s3 out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
