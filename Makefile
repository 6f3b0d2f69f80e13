# Frontwire's one command list. `make try` and `make test` work on a fresh machine with Python 3.11+, Node 20+
# and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE := docs/sample/report.txt
# The folder with the corpora, which are no part of the project, and how many cases of each the gate reads.
DATA ?= ../shared/gold
CASES := 60

.DEFAULT_GOAL := help

.PHONY: help
help: ## What there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Frontwire needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# What the page is bundled from; made again when a source or a library changes.
web/node_modules/.installed: web/package.json web/package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || { echo "Frontwire's page needs Node 20 or newer"; exit 1; }
	cd web && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@touch $@

web/dist/.built: web/node_modules/.installed web/build.mjs $(wildcard web/js/*.js web/css/*.css)
	cd web && node build.mjs
	@touch $@

# The base map, cut out of Natural Earth's divisions; looks for itself whether anything changed.
web/dist/basemap/.made: $(VENV)/.installed web/node_modules/.installed $(wildcard lexicons/map/*.yml lexicons/places/*.yml web/basemap/*.py)
	$(BIN)/python -m web.basemap
	@touch $@

.PHONY: web
web: web/dist/.built web/dist/basemap/.made ## Bundle the page's scripts and styles

.PHONY: setup
setup: $(VENV)/.installed web ## The virtual environment, the gazetteer and the page; does nothing when they are there
	@$(BIN)/frontwire gazetteer build >/dev/null

.PHONY: try
try: setup ## Read a sample report, then load a set of many and show the picture
	@$(BIN)/frontwire read $(SAMPLE)
	@printf '\n%s\n\n' '════ Many reports to one picture: frontwire demo ════'
	@$(BIN)/frontwire demo

.PHONY: server
server: # PostgreSQL for the tests of the store. Without it, and where it cannot be installed, they say so and are skipped.
	@command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends postgresql >/dev/null; } \
	  || echo "PostgreSQL is not installed: its tests are skipped (Debian: apt-get install postgresql)"

.PHONY: browser
browser: # A browser for the tests of the page. Without it, and where it cannot be installed, they say so and are skipped.
	@command -v chromium >/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium fonts-noto-core >/dev/null; } \
	  || echo "Chromium is not installed: the page's tests are skipped (Debian: apt-get install chromium)"

.PHONY: ftm
ftm: $(VENV)/.ftm # FollowTheMoney's own library, which reads back what is exported for it. It needs ICU, which is compiled here.
$(VENV)/.ftm: requirements-ftm.lock $(VENV)/.installed
	@pkg-config --exists icu-i18n && command -v g++ >/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	       && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends libicu-dev pkg-config g++ >/dev/null; } \
	  || true
	@if pkg-config --exists icu-i18n && command -v g++ >/dev/null; then \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-ftm.lock && touch $@ \
	    || echo "FollowTheMoney's library cannot be installed here: its tests are skipped"; \
	else echo "ICU's headers are not installed: tests with FollowTheMoney's library are skipped (Debian: apt-get install libicu-dev pkg-config g++)"; fi

.PHONY: test
test: setup server browser ftm ## All tests
	$(BIN)/python -m pytest -q -n 2 --dist worksteal

.PHONY: lint
lint: $(VENV)/.installed ## Style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

.PHONY: docs
docs: setup ## Refresh what the docs show: outputs, picture, schema, command help, limits
	$(BIN)/python -m docs.generate
	$(BIN)/python docs/make_picture.py
	$(BIN)/python -m evaluation render

.PHONY: screenshots
screenshots: setup server browser ## Take the pictures of the page in docs/images anew (needs Chromium)
	$(BIN)/python docs/make_screenshots.py

.PHONY: gate
gate: setup ## Hold accuracy to its floors on a fixed sample of each corpus in DATA; skips what is not there
	$(BIN)/python -m evaluation gate --data $(DATA) --sample $(CASES) --workers 2

.PHONY: accuracy
accuracy: setup ## Measure all of DATA anew and write docs/accuracy.md (many minutes)
	$(BIN)/python -m evaluation report --data $(DATA) --workers 2

.PHONY: benchmarks
benchmarks: setup ## Measure speed, memory and scale anew and write docs/performance.md (a long while, on a machine that does nothing else)
	$(BIN)/python -m benchmarks all --data $(DATA) --write

.PHONY: lock
lock: ## Pin all dependencies anew, with hashes and without host names (needs uv)
	uv pip compile pyproject.toml --extra dev --generate-hashes --no-emit-index-url --universal --python-version 3.11 -o requirements.lock
	uv pip compile requirements-ftm.in -c requirements.lock --generate-hashes --no-emit-index-url --universal --python-version 3.11 -o requirements-ftm.lock

.PHONY: clean
clean: ## Remove what was built
	rm -rf $(VENV) build dist web/dist web/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis
