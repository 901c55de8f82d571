# `make` sets up and builds the site; `make test` sets up and runs the checks, `make sweep` the
# longest of them in full. Programs are started as modules: the scripts in .venv/bin name the folder
# they were installed in, and would not survive its being moved.
PYTHON ?= python3
BIN := .venv/bin
RECENT := import sys; sys.exit(sys.version_info < (3, 11))

.PHONY: all build check serve test sweep lint types browser lock fonts reference pictures clean

all: build

build: .venv/ready
	$(BIN)/python -m generator build

check: .venv/ready
	$(BIN)/python -m generator check

serve: .venv/ready
	$(BIN)/python -m generator serve

test: .venv/ready browser lint types
	$(BIN)/python -m pytest

# Every call that writes is the last one of a build, or fails; `make test` tries a sample.
sweep: .venv/ready
	$(BIN)/python -m pytest -m sweep tests/survival

lint: .venv/ready
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .

types: .venv/ready
	$(BIN)/python -m mypy

browser: .venv/ready
	$(BIN)/python -m scripts.chromium

# Everything comes from the lock file, with hashes; the package itself is installed without
# touching the index again. An environment without pip is half-made (Debian's Python without
# python3-venv leaves one behind) and is made anew.
.venv/ready: requirements.lock pyproject.toml
	@$(BIN)/python -c 'import pip; $(RECENT)' 2>/dev/null || { \
		$(PYTHON) -c '$(RECENT)' || { \
			echo "$(PYTHON) is not Python 3.11 or newer; name one that is: make PYTHON=python3.12" >&2; \
			exit 1; \
		}; \
		$(PYTHON) -m venv --clear .venv; \
	}
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q generator
	touch $@

# For maintainers: renew the lock file, prepare the fonts again.
lock: .venv/ready
	$(BIN)/python -m pip install --quiet uv==0.13.9
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command 'make lock' \
		--upgrade --extra dev pyproject.toml -o requirements.lock

reference: .venv/ready
	$(BIN)/python -m scripts.reference

pictures: build
	$(BIN)/python -m scripts.readme_pictures

fonts: .venv/ready
	$(BIN)/python -m scripts.prepare_fonts

clean:
	rm -rf .cache site site.staging .mypy_cache .pytest_cache .ruff_cache .hypothesis
