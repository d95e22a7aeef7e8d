# Two commands do everything on a fresh machine: `make board` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
SAMPLE := samples/lost_property.fountain

.PHONY: board test test-all gate wheel clean

$(BIN)/.base: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("storyboard needs Python 3.11 or newer: make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(BIN)/.dev: $(BIN)/.base
	$(PIP) --editable '.[dev]'
	@touch $@

board: $(BIN)/.base  ## Board the sample film, offline, into board.pdf
	$(BIN)/storyboard $(SAMPLE) -o board.pdf --force

test: $(BIN)/.dev  ## Run the tests, without those of the extras
	$(BIN)/pytest -m "not extra"

$(BIN)/.all: $(BIN)/.dev
	$(PIP) --editable '.[dev,llm,diffusion,detectors,faces,compare]'
	$(PIP) --no-deps controlnet-aux
	@touch $@

test-all: $(BIN)/.all  ## Run the slow tests and those of the extras as well, and the gate
	OMP_NUM_THREADS=1 $(BIN)/pytest --run-slow -m "slow or extra"
	$(MAKE) gate

gate: $(BIN)/.all
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) board.pdf board.board
