# hasila: one word a task. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test test-browser test-postgresql check lint types layers lexicon gate floors bench bench-page scale weights lock

help: ## list these tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv with the locked dependencies and hasila itself

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## read the sample reports and show the incidents with their tolls
	@$(BIN)/hasila demo

test: setup ## run all tests
	$(BIN)/python -m pytest

test-browser: setup ## run the tests that drive a real browser (chromium, chromium-driver)
	$(BIN)/python -m pytest -m browser tests/browser

test-postgresql: setup ## run the tests of a store on PostgreSQL (SERVER=postgresql+psycopg://user@host/)
	$(BIN)/python -m pip install --quiet --no-build-isolation --editable '.[postgresql]'
	HASILA_TEST_POSTGRESQL=$(SERVER) $(BIN)/python -m pytest -m postgresql tests/store

check: lint types layers lexicon gate ## style, types, layers, lexicons and the quality gate

lint: setup
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

lexicon: setup
	$(BIN)/hasila lexicon check

gate: setup ## refuse a reading that scores below its pinned floors
	$(BIN)/python -m pytest tests/evaluate/test_floors.py

floors: setup ## pin what is measured now as floors, none lower than before
	$(BIN)/python -c "from pathlib import Path; from hasila.evaluate import raise_floors; print(*raise_floors(Path('src/hasila/evaluate/floors.json'), [p for p in map(Path, '$(GOLD)'.split())]), sep='\n')"

bench: setup ## measure speed as ratios against a baseline in the same run
	$(BIN)/python tools/bench.py

bench-page: setup ## measure the page on ten thousand incidents (ARGS="--db FILE" keeps the store)
	$(BIN)/python tools/bench_page.py $(ARGS)

scale: setup ## measure how linking and settling grow (SIZES="10000 300000": mentions)
	$(BIN)/python tools/bench_scale.py $(SIZES)

weights: setup ## train linkage weights on composed corpora, beside those in use (OUT=file to write them)
	$(BIN)/python tools/train_weights.py $(OUT)

lock: setup ## pin the newest allowed dependencies in requirements.lock
	$(BIN)/pip-compile --quiet --upgrade --extra dev --strip-extras --no-emit-index-url --no-emit-find-links --no-annotate --no-header --allow-unsafe --output-file requirements.lock pyproject.toml
