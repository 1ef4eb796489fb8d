# Needs GNU make and Python 3.11 or later; everything else is fetched into .venv.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
CORPUS := corpus/samples
SAMPLES := $(CORPUS)/develop
FIGURES := $(CORPUS)/figures.json
ROOMS := extract models models/ner normalize corpus
# LibreOffice reads old Word files and makes the samples' PDFs; Tesseract and poppler make and read scans. The tests that use them skip without.
SYSTEM_PACKAGES := tesseract-ocr tesseract-ocr-vie libreoffice-writer libreoffice-calc poppler-utils fonts-liberation
APT := DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=1 -o Acquire::http::Timeout=30

.PHONY: help install test evaluate figures train lint typed demo picture system system-if-root clean
.NOTPARALLEL:

help:
	@echo "make demo    read the sample programmes, show two, write out/demo/*.csv"
	@echo "make test    lint, type check, tests, evaluation on the samples"
	@echo "make evaluate measure the reading of the samples; fails if it is worse than corpus/samples/figures.json"
	@echo "make figures measure it and keep the figures there"
	@echo "make train   train the recogniser of names again (models/ner/weights), and measure it"
	@echo "make lint    lint and type check only"
	@echo "make system  the optional programs (Debian, as root)"
	@echo "make clean   remove what was built"

install: $(STAMP)

# Editable, so that edits count at once. The stamp makes this run again only when the dependencies may have changed.
$(STAMP): pyproject.toml congtac/version.py
	@python=; \
	for candidate in "$(PYTHON)" python3.12 python3.13 python3.11 python3 python; do \
	  if "$$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    python=$$candidate; break; \
	  fi; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "No Python 3.11 or later with venv was found (Debian: apt install python3-venv; or make PYTHON=...)." >&2; \
	  exit 1; \
	fi; \
	[ -x $(BIN)/python ] || "$$python" -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $(STAMP)

test: system-if-root lint
	$(BIN)/python -m pytest -n 2
	@$(MAKE) --no-print-directory evaluate

# Exit code 3 says that some sample gave nothing, which the figures count as all missed.
evaluate: $(STAMP)
	$(BIN)/congtac evaluate $(CORPUS) --against $(FIGURES) || [ $$? -eq 3 ]

figures: $(STAMP)
	$(BIN)/congtac evaluate $(CORPUS) --json $(FIGURES) || [ $$? -eq 3 ]

train: $(STAMP)
	$(BIN)/congtac train -o models/ner/weights
	$(BIN)/python -m congtac.models.ner.evaluation

lint: $(STAMP) typed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	MYPYPATH=build/typed $(BIN)/mypy

# mypy does not follow the mapping of an editable install: give it the package as an ordinary tree of links.
typed:
	@rm -rf build/typed
	@mkdir -p build/typed/congtac
	@ln -s "$(CURDIR)"/congtac/*.py "$(CURDIR)/congtac/py.typed" build/typed/congtac/
	@for room in $(ROOMS); do mkdir -p build/typed/congtac/$$room; ln -s "$(CURDIR)/$$room"/*.py build/typed/congtac/$$room/; done

demo: $(STAMP)
	@first=$$(ls $(SAMPLES)/*/*.pdf | head -n 1); last=$$(ls $(SAMPLES)/*/*.docx | tail -n 1); \
	echo "congtac parse $$first $$last"; $(BIN)/congtac parse "$$first" "$$last"
	$(BIN)/congtac parse $(SAMPLES) -o out/demo

# The picture of the README, from what the program prints now.
picture: $(STAMP)
	$(BIN)/python docs/picture.py

system:
	@missing=; \
	for package in $(SYSTEM_PACKAGES); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing$$missing"; \
	  $(APT) update && $(APT) install -y --no-install-recommends $$missing; \
	fi

# The tests run without these programs too, only fewer of them: no fault of apt stops them.
system-if-root:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get dpkg >/dev/null 2>&1; then \
	  $(MAKE) --no-print-directory system || echo "Going on without the optional programs." >&2; \
	fi

clean:
	rm -rf build dist out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
