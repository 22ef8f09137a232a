# The public commands. Each sets up all it needs; a second run starts at once.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python
MKDOCS := NO_MKDOCS_2_WARNING=1 $(RUN) -m mkdocs
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)

.PHONY: serve build new status changes links check properdocs test bench lock

serve: $(VENV)/build.done  ## Show the site on http://127.0.0.1:8000/ and again after each change
	$(MKDOCS) serve --dirty --dev-addr $${ADDRESS:-127.0.0.1:8000}

build: $(VENV)/build.done  ## Build the site into site/
	$(MKDOCS) build

new: $(VENV)/build.done  ## Make a page in all languages: make new TITLE="Digital hjælp" ENGLISH="Digital help"
	@$(RUN) scripts/new.py --in="en=$$ENGLISH" -- "$$TITLE"

status: $(VENV)/build.done  ## Say which translations are missing, not accepted or out of date, and what changed
	@$(RUN) scripts/status.py

links: $(VENV)/test.done build  ## Ask the addresses on other sites whether they still answer (needs the internet)
	$(RUN) scripts/outside.py site

check: build  ## Build, then look for what would mislead a reader
	$(RUN) scripts/check.py $(CHECK)

changes: build  ## Say what a reader will see changed since BASE (a commit; default: origin/main)
	@git worktree remove --force .cache/base 2>/dev/null || true
	@git worktree add --quiet --force --detach .cache/base $${BASE:-origin/main} >&2
	@$(MAKE) --silent -C .cache/base build >&2
	@$(RUN) scripts/changes.py .cache/base/site site
	@$(RUN) scripts/status.py || true
	@git worktree remove --force .cache/base

properdocs: build  ## Build with ProperDocs in MkDocs' place, and compare every byte
	rm -rf .cache/properdocs
	$(PYTHON) -m venv .cache/properdocs
	.cache/properdocs/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	.cache/properdocs/bin/python -m pip install --quiet --disable-pip-version-check properdocs
	.cache/properdocs/bin/python -m properdocs build --quiet --config-file mkdocs.yml --site-dir $(CURDIR)/.cache/properdocs/site
	diff --recursive --brief .cache/properdocs/site site

test: check $(VENV)/test.done node_modules/test.done  ## All of the above, the linters and the tests
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(RUN) -m pytest --numprocesses 2 --dist loadfile

bench: $(VENV)/test.done node_modules/bench.done  ## Measure build time, weight and the checker's speed
	$(RUN) tests/bench.py
	$(RUN) tests/bench_checker.py
	PYTHONPATH=overrides/hooks:tests $(RUN) tests/bench_browser.py
	PYTHONPATH=overrides/hooks:tests $(RUN) tests/bench_scale.py

lock: $(VENV)/test.done  ## Write the locks anew, with hashes and without addresses
	$(RUN) -m uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 $(UPGRADE) pyproject.toml --output-file requirements.txt
	$(RUN) -m uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --no-emit-find-links \
	  --python-version 3.11 $(UPGRADE) --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund --loglevel=error
	node -e 'const lock = require("./package-lock.json"); for (const one of Object.values(lock.packages)) delete one.funding; fs.writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n")'

$(VENV)/build.done: requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.txt
	@touch $@

node_modules/test.done: package-lock.json
	npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

node_modules/bench.done: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@ node_modules/test.done

$(VENV)/test.done: $(VENV)/build.done requirements-dev.txt
	$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	@touch $@
