# make run    set up and start the dashboard        make test   set up and run every test
# make serve  nginx and two processes, as a server has them, at https://localhost:8443
# make service  the figures for programs (SDMX), at http://127.0.0.1:8631/rest
# make dev    the same, showing each change of the code when saved
# make data   build the database and geometry only  make check  style, types, layers, docs
# make bench  benchmarks, printed as a table        make messages  collect texts for translation
# make test-fast | test-whole | test-browser | test-services   one tier of the tests each
# make demo   play a request to its release: PostgreSQL, a login, six people, on this machine
# make peers  environments of the tools that the benchmarks compare with, in build/peers (PEERS=superset: 800 MB)
# make public write the public edition into build/public (OUT=…; PUBLIC_URL= its address)
# make lock   write the requirements files anew     make sbom   list what they install, as CycloneDX

PYTHON ?= python3
PORT ?= 8501
HOST ?= 127.0.0.1
OUT ?= build/public
VENV := .venv
BIN := $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
# By uv, in a fraction of pip's time and from the index that pip is set to; by pip where uv cannot be
# had or fails. Both refuse a file whose hash is not in the lock.
UV = $(VENV)/uv
INDEX = UV_DEFAULT_INDEX="$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null)}"
BY_UV = $(INDEX) $(UV)/bin/uv pip install --quiet --python $(BIN)/python --require-hashes
INSTALL = install() { $(BY_UV) "$$@" 2>$(UV).log || $(PIP) "$$@"; }; install

# What one process has compiled the next one reads: a suite starts many, and each compiles it all anew
# where the environment forbids to keep it (an empty value allows it).
export PYTHONDONTWRITEBYTECODE =

.PHONY: run serve service dev demo test test-fast test-whole test-browser test-services check packages data public records bench
.PHONY: peers messages docs lock sbom size system-packages clean

run: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m serving --host $(HOST) --port $(PORT)

# The settings of a server, but for what only the superuser may: ports, folders, names.
serve: SERVE = build/serve
serve: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	@mkdir -p $(SERVE)
	@set -a && . deploy/settings.env && . deploy/local.env && exec $(BIN)/python -m serving.front run $(SERVE)

service: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m service --host $(HOST) --unreleased

# Declarations and texts are read with the code: after a change in one, save a Python file.
dev: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	$(BIN)/streamlit run app.py --server.address $(HOST) --server.port $(PORT) --server.headless true \
	  --server.fileWatcherType auto --server.runOnSave true

demo: $(VENV)/dev.stamp
	$(BIN)/python -m demo

packages: $(VENV)/run.stamp

data: $(VENV)/run.stamp
	$(BIN)/python -m data.build --force

public: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m public_edition --out $(OUT)

# Every test is in one tier; the tests of a file, and those that share a server, a browser or a
# built edition, run in one process (tests/together.py), so that it is started or built once.
# The fast tier does not even import the folders that have nothing for it.
SLOW = tests/briefings tests/browser tests/pages tests/public_edition
test: TIER =
test-fast: TIER = -m "not whole and not browser and not postgresql and not spark" $(SLOW:%=--ignore=%)
test-whole: TIER = -m whole
test-browser: TIER = -m browser
test-services: TIER = -m "postgresql or spark"

test test-fast test-whole test-browser test-services: $(VENV)/dev.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m pytest -n auto --no-loadscope-reorder $(TIER)

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check
	$(BIN)/python -m pytest -q tests/test_locks.py

bench: $(VENV)/dev.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m benchmarks

peers: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks.peers.environment $(PEERS)

records: $(VENV)/run.stamp
	$(BIN)/python -m data.illustrative.records

docs: $(VENV)/dev.stamp
	$(BIN)/python -m docs.generate

messages: $(VENV)/dev.stamp
	$(BIN)/pybabel -q extract -F locale/babel.cfg -k words -k plural:1,2 -o locale/messages.pot --no-location --omit-header --sort-output --width 100 .
	for lang in az ru; do $(BIN)/pybabel -q update -l $$lang -i locale/messages.pot -o locale/$$lang/LC_MESSAGES/messages.po --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date --width 100; done

# From pyproject.toml; what is locked stays unless pyproject.toml changes it or UPGRADE=--upgrade is given.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest --no-strip-extras \
  --generate-hashes --annotation-style line $(UPGRADE) --custom-compile-command
LOCK = $(COMPILE) "make lock (tables: $$($(BIN)/python -m tests.test_locks))"

lock: $(VENV)/dev.stamp
	$(LOCK) pyproject.toml --group dev -o requirements-dev.txt
	$(LOCK) pyproject.toml -c requirements-dev.txt -o requirements.txt
	for group in assistant packet postgresql steward spark; do $(LOCK) --group $$group -c requirements-dev.txt -o requirements-$$group.txt || exit 1; done
	for peer in dash superset; do $(COMPILE) "make lock" benchmarks/peers/requirements-$$peer.in -o benchmarks/peers/requirements-$$peer.txt || exit 1; done

sbom: $(VENV)/dev.stamp
	@mkdir -p build
	@awk '/^[^ #]/ { first = !seen[$$1]++ } first' requirements.txt requirements-postgresql.txt | $(BIN)/cyclonedx-py requirements - --pyproject pyproject.toml --output-reproducible -o build/sbom.json

size: $(VENV)/run.stamp
	@du -sh $(VENV)/lib/python3*/site-packages

$(VENV)/run.stamp: requirements.txt requirements-postgresql.txt | python-present
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@awk '/^[^ #]/ { named = /^uv==/ } named' requirements-dev.txt > $(UV).txt
	@$(PIP) --upgrade --target $(UV) -r $(UV).txt 2>$(UV).log || true
	$(INSTALL) -r requirements.txt -r requirements-postgresql.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(INSTALL) -r requirements-dev.txt
	@touch $@

# What the application with a login needs beside.
$(VENV)/steward.stamp: requirements-steward.txt $(VENV)/run.stamp
	$(INSTALL) -r requirements-steward.txt
	@touch $@

.PHONY: steward-packages
steward-packages: $(VENV)/steward.stamp

# What assistants are answered with.
$(VENV)/assistant.stamp: requirements-assistant.txt $(VENV)/run.stamp
	$(INSTALL) -r requirements-assistant.txt
	@touch $@

.PHONY: assistant-packages
assistant-packages: $(VENV)/assistant.stamp

.PHONY: python-present
python-present:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || \
	  { echo "Python 3.11 to 3.14 is needed as '$(PYTHON)'; set PYTHON=/path/to/python3.11 if it is elsewhere."; exit 1; }

# What the whole suite needs beside Python: a browser, a PostgreSQL server, Java for Spark, nginx, R.
system-packages:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium postgresql openjdk-17-jre-headless \
	  nginx libnginx-mod-http-brotli-static
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends r-cran-rsdmx
	-DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell  # where there is none, chromium

clean:
	rm -rf $(VENV) data/child_rights.sqlite data/child_rights.builds static/*.json static/*.js static/*.geojson
