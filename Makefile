# make run    set up and start the dashboard        make test   set up and run every test
# make data   build the database and geometry only  make check  style, types, layers, docs
# make bench  benchmarks, printed as a table        make messages  collect texts for translation
# make test-fast | test-whole | test-browser | test-services   one tier of the tests each
# make public write the public edition into build/public (OUT=…; PUBLIC_URL= its address)

PYTHON ?= python3
PORT ?= 8501
OUT ?= build/public
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test test-fast test-whole test-browser test-services check data public records bench messages docs system-packages clean

run: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true

data: $(VENV)/run.stamp
	$(BIN)/python -m data.build --force

public: $(VENV)/run.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m public_edition --out $(OUT)

# Every test is in one tier; the tests that share a server, a browser or a built edition run in
# one process (loadgroup), so that it is started or built once.
test: TIER =
test-fast: TIER = -m "not whole and not browser and not postgresql and not spark"
test-whole: TIER = -m whole
test-browser: TIER = -m browser
test-services: TIER = -m "postgresql or spark"

test test-fast test-whole test-browser test-services: $(VENV)/dev.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m pytest -n auto --dist loadgroup $(TIER)

check: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.generate --check

bench: $(VENV)/dev.stamp
	@$(BIN)/python -m data.build
	$(BIN)/python -m benchmarks

records: $(VENV)/run.stamp
	$(BIN)/python -m data.illustrative.records

docs: $(VENV)/dev.stamp
	$(BIN)/python -m docs.generate

messages: $(VENV)/dev.stamp
	$(BIN)/pybabel -q extract -F locale/babel.cfg -k words -k plural:1,2 -o locale/messages.pot --no-location --omit-header .
	for lang in az ru; do $(BIN)/pybabel -q update -l $$lang -i locale/messages.pot -o locale/$$lang/LC_MESSAGES/messages.po --no-fuzzy-matching --omit-header; done

$(VENV)/run.stamp: requirements.txt requirements-postgresql.txt | python-present
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-postgresql.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.PHONY: python-present
python-present:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed as '$(PYTHON)'; set PYTHON=/path/to/python3.11 if it is elsewhere."; exit 1; }

# What the whole suite needs beside Python: a browser, a PostgreSQL server, Java for Spark.
system-packages:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium postgresql openjdk-17-jre-headless

clean:
	rm -rf $(VENV) data/child_rights.sqlite static/*.json static/*.js static/*.geojson
