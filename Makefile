# `make` sets up and builds the site; `make test` sets up and runs every check.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: all build check serve test sweep lint types unit browser lock fonts reference pictures clean

all: build

build: .venv/ready
	$(BIN)/trivia build

check: .venv/ready
	$(BIN)/trivia check

serve: .venv/ready
	$(BIN)/trivia serve

test: .venv/ready browser lint types
	$(BIN)/pytest

# Every call that writes is the last one of a build, or fails; `make test` tries a sample.
sweep: .venv/ready
	$(BIN)/pytest -m sweep tests/survival

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/ready
	$(BIN)/mypy

browser: .venv/ready
	scripts/ensure-chromium $(BIN)/python

# Everything comes from the lock file, with hashes; the package itself is installed without
# touching the index again.
.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q generator
	touch $@

# For maintainers: renew the lock file, prepare the fonts again.
lock: .venv/ready
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command 'make lock' \
		--upgrade --extra dev pyproject.toml -o requirements.lock

reference: .venv/ready
	$(BIN)/python -m scripts.reference

pictures: build
	$(BIN)/python scripts/readme_pictures.py

fonts: .venv/ready
	$(BIN)/python scripts/prepare_fonts.py

clean:
	rm -rf .cache site site.staging .mypy_cache .pytest_cache .ruff_cache .hypothesis
