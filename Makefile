# `make` alone lists the commands. Each is safe to run again.
#
# Settings come from the environment (see README.md), so `DATABASE_URL=postgres://… make run` works too.

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
.PHONY: help install site run dev test lint format messages openapi blocks screenshots fuzz audit bench growth soak manage lock

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
	@$(MANAGE) scheduler --with-parent & \
		DEBUG=off $(DEVELOPMENT) exec $(BIN)/python -m granian --interface wsgi --no-ws --host $(HOST) --port $(PORT) \
		--workers 1 --blocking-threads 4 --log-level warning campaign.wsgi:application

dev: site ## The same with Django's debug pages, restarting when a file changes
	@$(MANAGE) scheduler --with-parent & \
		DEBUG=on $(DEVELOPMENT) exec $(BIN)/python manage.py runserver $(HOST):$(PORT)

test: $(INSTALLED) ## Run all tests (ARGS="-k petition"); REQUIRE_SERVICES=1 fails where a service is missing
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 $(ARGS)

lint: $(INSTALLED) ## Check style, imports, templates, migrations and the production settings
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
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

openapi: $(INSTALLED) ## Write docs/openapi.json anew from the API
	@$(MANAGE) export_openapi_schema --api campaign.api.campaign_api --indent 2 --output docs/openapi.json

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

audit: $(INSTALLED) ## Ask whether a pinned dependency has a known weakness (needs the internet)
	@$(PYTHON) .ci/audit

manage: $(INSTALLED) ## Run one of Django's commands (DO="createsuperuser")
	@$(MANAGE) $(DO)

bench: $(INSTALLED) ## Measure beside a stock Wagtail site, on PostgreSQL (QUICK=1: two minutes; ONLY=sign_vs_stock,…)
	@QUICK=$(QUICK) ONLY=$(ONLY) $(BIN)/python -m benchmarks

growth: $(INSTALLED) ## What the ledger and the API take at SIZES=10000,1000000,10000000 signatures, on PostgreSQL
	@SIZES=$(or $(SIZES),10000,1000000,10000000) $(BIN)/python -m benchmarks.growth

soak: $(INSTALLED) ## Sign and read for MINUTES=15 at a pace: SIGNING=100 a second, or 0.5 of the peak; DELIVERY=1
	@MINUTES=$(or $(MINUTES),15) SIGNING=$(or $(SIGNING),100) DELIVERY=$(DELIVERY) $(BIN)/python -m benchmarks.soak

lock: ## Write constraints.txt anew with the newest versions (PYTHON=the oldest one that must do)
	rm -rf .venv/lock && $(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip install --quiet '.[dev]'
	.venv/lock/bin/python -m pip freeze --exclude campaign | LC_ALL=C sort --ignore-case > constraints.txt
	rm -rf .venv/lock
