# `make run` starts the application, `make test` checks and tests everything.
# Both set up what they need in .venv first. Names that can be given, as in `make run PORT=8600`:
PORT ?= 8501
# 127.0.0.1 is this machine only; 0.0.0.0 opens the application to the local network.
ADDRESS ?= 127.0.0.1
# What `make bench` measures: one name, or everything.
MEASURE ?=
# How many tests run side by side.
WORKERS ?= 2
# Where tests keep their database files: in memory where there is room, which spares the disk's waits.
TEST_FILES := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 2000000 {print "/dev/shm"}')

PYTHON_IN_VENV := .venv/bin/python
PYTEST := $(if $(TEST_FILES),PYTEST_DEBUG_TEMPROOT=$(TEST_FILES) )$(PYTHON_IN_VENV) -m pytest
STREAMLIT := $(PYTHON_IN_VENV) -m streamlit run app.py --server.port=$(PORT) --server.address=$(ADDRESS)
COMPILE := $(PYTHON_IN_VENV) -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

.PHONY: run demo test check format words bench soak requirements environment dev-environment
.DEFAULT_GOAL := run

run: environment  ## the application on http://ADDRESS:PORT
	@exec $(STREAMLIT)

demo: environment  ## the same with a fictional school, in a database file of its own
	@NETWORKS_DATABASE=data/demo.duckdb $(PYTHON_IN_VENV) -m services demo
	@exec env NETWORKS_DATABASE=data/demo.duckdb $(STREAMLIT)

test: dev-environment  ## everything that must hold, in the order of what is quick
	@sh tools/chromium.sh
	@$(MAKE) --no-print-directory check
	$(PYTEST) -q -n $(WORKERS) --dist worksteal -m "not browser and not soak"
	@# What passes at the second try only is listed as RERUN: a fault to look for, no reason to stop.
	$(PYTEST) -q -n $(WORKERS) --dist loadgroup --reruns 1 --rerun-show-tracebacks -rR -m "browser and not soak"

check: dev-environment  ## what holds without running the application
	$(PYTHON_IN_VENV) -m ruff format --check --quiet
	$(PYTHON_IN_VENV) -m ruff check --quiet
	$(PYTHON_IN_VENV) -m mypy
	.venv/bin/lint-imports --no-logo
	$(PYTHON_IN_VENV) -m tools.catalogue --check

format: dev-environment  ## layout and what the linter can mend by itself
	$(PYTHON_IN_VENV) -m ruff check --quiet --fix
	$(PYTHON_IN_VENV) -m ruff format --quiet

words: dev-environment  ## the catalogues of locales/ and the guide's table of figures brought up to the code
	$(PYTHON_IN_VENV) -m tools.catalogue
	$(PYTHON_IN_VENV) -m tools.guide

bench: dev-environment  ## measures, never tests; one of them: make bench MEASURE=dashboards
	$(PYTHON_IN_VENV) -m bench $(MEASURE)

soak: dev-environment  ## the long tests that `make test` leaves out
	$(PYTHON_IN_VENV) -m pytest -q -m soak

requirements: environment  ## pins requirements*.txt anew; UPGRADE=--upgrade also moves versions on
	@$(PYTHON_IN_VENV) -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) $(UPGRADE) requirements.in -o requirements.txt
	$(COMPILE) $(UPGRADE) requirements-dev.in -o requirements-dev.txt

environment:
	@sh tools/environment.sh requirements.txt

dev-environment:
	@sh tools/environment.sh requirements-dev.txt
