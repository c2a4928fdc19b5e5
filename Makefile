# Everything this repository can do. `make run` and `make test` are all you need.
# HOST, PORT, DATABASE_URL and the other settings pass through from the environment.

PY ?= python3
BIN := .venv/bin
DEV := .venv/.ok
PYTEST := $(BIN)/python -m pytest -q -W error
LOCK := $(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate \
	--python-version 3.11 $(UPGRADE)
LINTED := app tests bench migrations tools/reference tools/generators

# Tests and proofs start hundreds of processes: what is compiled is kept, whoever asks for what.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check prove race crash stale memory bench scale browser office clients test-clients generators lint-openapi breaking snapshot openapi reference image lock clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

# uv is the fast way in. pip is the way in where only pip knows the package mirror.
$(DEV): requirements-uv.txt requirements-dev.txt
	@$(PY) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed: make PY=python3.x")'
	@echo "Setting up .venv"
	@$(PY) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt
	@$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes requirements-dev.txt \
		|| $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

run: $(DEV) ## Migrate, load the embedded data if there is none, and serve
	@$(BIN)/python -m app migrate && $(BIN)/python -m app load --if-empty && exec $(BIN)/python -m app serve

test: $(DEV) ## Run the tests, on SQLite and on PostgreSQL
	@tools/test.sh

check: $(DEV) ## Lint, format, types, layers and Dockerfile
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(LINTED)
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile

prove: $(DEV) ## Search for counterexamples (PROVE_CELLS=n and others shorten it)
	@$(PYTEST) -m prove tests

race: $(DEV) ## Have many state, read and follow at once (RACE_TRIES=n and others shorten it)
	@tools/test.sh race tests/proofs

crash: $(DEV) ## Kill, stop and starve processes under load (CRASH_KILLS=n shortens it)
	@tools/test.sh crash tests/proofs

stale: $(DEV) ## Look for stale answers beside writers in other processes (STALE_READS=n shortens it)
	@$(BIN)/python -m bench.stale

memory: $(DEV) ## Look for memory that grows with requests that differ (MEMORY_REQUESTS=n shortens it)
	@$(BIN)/python -m bench.memory

bench: $(DEV) ## Measure against the figures promised (BENCH_SECONDS=n shortens it)
	@$(BIN)/python -m bench

# A peer pins what it needs, so it lives apart.
.venv-bench/.ok: $(DEV) bench/requirements.txt
	@$(PY) -m venv .venv-bench
	@$(BIN)/uv pip sync -q --python .venv-bench/bin/python --require-hashes bench/requirements.txt \
		|| .venv-bench/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r bench/requirements.txt
	@touch $@

scale: .venv-bench/.ok ## Measure growth with contracts and the peers (SCALE_CONTRACTS="n n" and others)
	@$(BIN)/python -m bench.scale all

.venv/.browser: $(DEV) requirements-browser.txt
	@$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements-browser.txt \
		|| $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-browser.txt
	@touch $@

browser: .venv/.browser ## Drive the pages with a real browser (needs Chromium)
	@$(PYTEST) -m browser tests

office: $(DEV) ## Print the workbook of a register with LibreOffice (needs it and poppler-utils)
	@$(PYTEST) -m office tests/interchange/registers/export

# The generator pins what our own tools have outgrown, so it lives apart.
.venv-tools/.ok: $(DEV) tools/requirements-clients.txt
	@$(PY) -m venv .venv-tools
	@$(BIN)/uv pip sync -q --python .venv-tools/bin/python --require-hashes tools/requirements-clients.txt \
		|| .venv-tools/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r tools/requirements-clients.txt
	@touch $@

clients: .venv-tools/.ok tools/openapi/node_modules/.ok ## Generate the Python and TypeScript clients
	@tools/clients.sh

test-clients: $(DEV) clients ## Drive the application with the generated clients
	@$(PYTEST) -m clients tests

# What generators pin fits neither our own tools nor each other's, so they live apart.
.venv-generators/.ok: $(DEV) tools/requirements-generators.txt
	@$(PY) -m venv .venv-generators
	@$(BIN)/uv pip sync -q --python .venv-generators/bin/python --require-hashes tools/requirements-generators.txt \
		|| .venv-generators/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r tools/requirements-generators.txt
	@touch $@

tools/generators/node_modules/.ok: tools/generators/package.json tools/generators/package-lock.json
	@cd tools/generators && npm ci --silent --ignore-scripts
	@touch $@

generators: .venv-generators/.ok tools/generators/node_modules/.ok tools/openapi/node_modules/.ok ## Compile what well-known generators write (two need a JVM)
	@$(BIN)/python -m tools.generators

tools/openapi/node_modules/.ok: tools/openapi/package.json tools/openapi/package-lock.json
	@cd tools/openapi && npm ci --silent --ignore-scripts
	@touch $@

lint-openapi: tools/openapi/node_modules/.ok ## Check openapi/registry.json against the public-sector rules
	@tools/openapi/node_modules/.bin/spectral lint --ruleset openapi/.spectral.yaml --fail-severity=error openapi/registry.json

breaking: tools/openapi/node_modules/.ok ## Compare openapi/registry.json with the last release or snapshot
	@tools/breaking.sh

snapshot: ## Replace the snapshot in openapi/released by today's openapi/registry.json
	@rm -f openapi/released/snapshot-*.json
	@cp openapi/registry.json openapi/released/snapshot-$$(date +%F).json

openapi: $(DEV) ## Write openapi/registry.json from the application
	@$(BIN)/python -m app openapi > openapi/registry.json.new
	@mv openapi/registry.json.new openapi/registry.json

reference: $(DEV) ## Write the pages of docs/reference that the code knows
	@$(BIN)/python -m tools.reference

image: ## Build the Dockerfile and ask the result for /health/ready (Debian, as root)
	@tools/image.sh

lock: $(DEV) ## Pin every dependency again, with hashes (UPGRADE=-U takes newer ones)
	@$(LOCK) pyproject.toml -o requirements.txt
	@$(LOCK) pyproject.toml --group dev -o requirements-dev.txt
	@$(LOCK) --group browser -c requirements-dev.txt -o requirements-browser.txt
	@$(LOCK) --group bench -o bench/requirements.txt
	@$(LOCK) --group uv -o requirements-uv.txt
	@$(LOCK) --group clients -o tools/requirements-clients.txt
	@$(LOCK) --group generators -o tools/requirements-generators.txt
	@cd tools/openapi && npm run -s lock
	@cd tools/generators && npm run -s lock

clean: ## Remove everything that make made
	rm -rf .venv .venv-bench .venv-tools .venv-generators .bench .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov tools/openapi/node_modules tools/generators/node_modules
	find app tests bench migrations -name __pycache__ -type d -prune -exec rm -rf {} +
