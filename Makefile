# `make run` and `make test` are all that a fresh machine with Python 3.11 needs.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
PYTEST = QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11; do \
	"$$each" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && echo "$$each" && break; done)

.PHONY: run test stories check bench screenshots catalogue wheel-test clean help
.DEFAULT_GOAL := help

help:
	@echo "make run          open the window on the demo county, made when there is none"
	@echo "make test         run the whole test suite"
	@echo "make stories      100,000 random acts on money against a second set of books (half an hour)"
	@echo "make check        lint, format, types, layers"
	@echo "make bench        measure against plain baselines; results in bench-output/"
	@echo "make screenshots  picture every desk in both languages into docs/images/"
	@echo "make catalogue    collect the texts to translate, compile the translations"
	@echo "make wheel-test   build the wheel, install it by itself and try it"
	@echo "make clean        remove the environment, the demo county and everything built"

run: $(VENV)/.installed
	$(BIN)/jieling demo --db .demo/changjiang.db --as-of 2011-12-15

test: $(VENV)/.installed-dev
	$(PYTEST) -n $(JOBS) --dist loadfile

stories: $(VENV)/.installed-dev
	JIELING_STORY_OPERATIONS=100000 $(PYTEST) tests/services/test_ledger_stories.py

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks

screenshots: $(VENV)/.installed-dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python tools/screenshots.py docs/images

catalogue: $(VENV)/.installed-dev
	$(BIN)/python tools/catalogue.py

wheel-test: $(VENV)/.installed-dev
	$(PYTEST) -m slow tests/test_wheel.py

clean:
	rm -rf $(VENV) .demo demo-output bench-output build dist *.egg-info
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find desktop tests tools -type d -name __pycache__ -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(BIN)/python:
	@test -n "$(PYTHON)" || \
		{ echo "Python 3.11 or later is needed; name it as in: make PYTHON=/path/to/python3.11"; exit 1; }
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' || { echo "$(PYTHON) is older than Python 3.11, or is not there."; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "The Debian package python3-venv is missing: apt-get install python3-venv"; exit 1; }
	@rm -rf $(VENV)
	"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
