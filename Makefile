# packwright: `make demo` shows it, `make test` tests it, `make help` lists the rest.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all
SHELL := /bin/bash

# ---- the one list of Debian packages ----------------------------------------
# To build: what each is for stands in include/packwright/LAYERS.
PACKAGES_BUILD := gcc make pkg-config libc6-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev \
	libfontconfig-dev libfreetype-dev libhpdf-dev libsqlite3-dev libyaml-dev libcmark-gfm-dev \
	libcmark-gfm-extensions-dev zlib1g-dev libpng-dev libturbojpeg0-dev libglpk-dev libzip-dev \
	libexpat1-dev libxlsxwriter-dev unixodbc-dev fonts-open-sans
# To test: Check runs the unit tests; qpdf and poppler are the independent readers; PostgreSQL is
# the authority's database that `import ssd` reads; Noto has the scripts that
# Open Sans lacks, URW the outlines of OpenType CFF.
PACKAGES_TEST := check libqpdf-dev qpdf poppler-utils sqlite3 gawk clang clang-format postgresql \
	odbc-postgresql fonts-noto-core fonts-urw-base35

# To measure: the floor's font, peak memory.
PACKAGES_BENCH := fonts-liberation2 time

PREFIX ?= /usr/local
BUILD ?= build
MODE ?= release
CC := gcc

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Wundef -Wwrite-strings -Wcast-qual -Werror
MODE_release := -O2 -g -DNDEBUG
MODE_debug := -O0 -g3
MODE_asan := -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all
LINK_asan := -fsanitize=address,undefined

PKGS := odbc libzip expat cairo pangocairo pangoft2 harfbuzz harfbuzz-subset fontconfig freetype2 sqlite3 yaml-0.1 zlib libpng libturbojpeg
# asked for only once the packages are there (`make deps` runs first)
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS) | sed 's/-I/-isystem /g'))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PKGS)) -lhpdf -lcmark-gfm-extensions -lcmark-gfm -lglpk -lxlsxwriter -lm)$(PKG_LIBS)

CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -D_DEFAULT_SOURCE -Iinclude $(PKG_CFLAGS) $(WARNINGS) \
	$(MODE_$(MODE)) -ffile-prefix-map=$(CURDIR)=. -DPW_PREFIX='"$(PREFIX)"' $(EXTRA_CFLAGS)
LDFLAGS = $(LINK_$(MODE))

# ---- layers: folder = layer = header = test ----------------------------------
LAYERS := $(shell sed -e 's/\#.*//' -e 's/:.*//' include/packwright/LAYERS)
HASH := \#
# what a layer may stand on: itself and all lines above its own
below = $(shell awk -v l=$(1) '{ sub(/$(HASH).*/, ""); sub(/:.*/, ""); \
	for (i = 1; i <= NF; i++) if ($$i == l) { print l; exit } if (NF) print $$0 }' include/packwright/LAYERS)
sources = $(foreach l,$(1),$(wildcard src/$(l)/*.c))
objects = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(call sources,$(1)))

OBJECTS := $(call objects,$(LAYERS))
UNIT := $(patsubst tests/unit/check_%.c,%,$(wildcard tests/unit/check_*.c))

.PHONY: all help deps deps-test demo test unit lint format gallery bench debug asan install clean
all: $(BUILD)/packwright

## help: this list
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST) | awk -F': ' '{printf "  make %-12s %s\n", $$1, $$2}'

missing = $(shell for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done)
define install_packages
	@set -e; need="$(call missing,$(1))"; if [ -n "$$need" ]; then \
		echo "installing Debian packages:" $$need; \
		sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update -qq; \
		DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$need >/dev/null; \
	fi
endef
## deps: install the packages that building needs and that are missing
deps:
	$(call install_packages,$(PACKAGES_BUILD))
## deps-test: likewise for building and testing
deps-test:
	$(call install_packages,$(PACKAGES_BUILD) $(PACKAGES_TEST))

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/packwright: $(OBJECTS)
	@echo "  LD $@"
	@$(CC) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

# SQL and reference data are built into the program
$(patsubst src/%.c,$(BUILD)/obj/%.o,$(wildcard src/mart/*.c)): $(wildcard src/mart/*.sql src/mart/*/*.sql src/mart/*/*.csv)

## debug: build without optimisation into build/debug
debug:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/debug MODE=debug all
## asan: build with address and undefined-behaviour sanitizers into build/asan and run the tests on it
asan:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan MODE=asan test

# ---- unit tests: one program a layer, linked with what it may stand on -------
define unit_rule
$(BUILD)/tests/check_$(1): tests/unit/check_$(1).c $(wildcard tests/unit/*.h include/packwright/*) $(call objects,$(call below,$(firstword $(subst _, ,$(1)))))
	@mkdir -p $$(@D)
	@echo "  LD $$@"
	@$(CC) $$(CFLAGS) -Wno-unused-parameter $$(LDFLAGS) -Itests/unit -o $$@ $$(filter %.c %.o,$$^) $$(PKG_LIBS) $$$$(pkg-config --libs check)
.PHONY: check-$(1)
check-$(1): $(BUILD)/tests/check_$(1)
	@$(BUILD)/tests/check_$(1)
endef
$(foreach u,$(UNIT),$(eval $(call unit_rule,$(u))))

# Check ends a test that sets no limit after 4 s, which a sound one passes on a busy machine.
export CK_DEFAULT_TIMEOUT := 60
## unit: the unit tests alone
unit: $(UNIT:%=$(BUILD)/tests/check_%)
	@set -e; for t in $^; do $$t; done

## fuzz: DOCS random documents through layout (10000), ROUNDS of spoilt input (3000)
DOCS ?= 10000
ROUNDS ?= 3000
.PHONY: fuzz
fuzz: $(BUILD)/tests/check_layout_random $(BUILD)/packwright $(BUILD)/sample.mart $(BUILD)/tests/fuzz
	@LAYOUT_DOCS=$(DOCS) $<
	@FUZZ_ROUNDS=$(ROUNDS) tests/run.sh $(BUILD)/packwright fuzz

# programs that tests use, each with a rule in its folder
-include $(wildcard tests/*/*.mk)

$(BUILD)/sample.mart: $(BUILD)/packwright $(wildcard templates/sample/*)
	@rm -f $@
	@$(BUILD)/packwright mart create $@ --sample

## demo: install what is missing, build, make the sample mart and the sample packs in out/
demo: deps
	@$(MAKE) --no-print-directory out
.PHONY: out
out: $(BUILD)/packwright $(BUILD)/sample.mart
	@mkdir -p out
	@set -e; for pack in $$($(BUILD)/packwright list packs); do \
		$(BUILD)/packwright render $$pack -o out/$$pack.pdf; done
	@echo "the sample packs:"; ls -1 $(CURDIR)/out/*.pdf

## test: install what is missing, build and run all tests
test: deps-test
	@$(MAKE) --no-print-directory tests
.PHONY: tests
tests: $(BUILD)/packwright $(BUILD)/sample.mart $(TEST_PROGRAMS) unit
	@tests/run.sh $(BUILD)/packwright

## dumps: write the kept dumps of the gallery anew; read the difference before committing
dumps: $(BUILD)/packwright $(BUILD)/sample.mart $(BUILD)/tests/charts
	@ACCEPT=1 tests/run.sh $(BUILD)/packwright dumps
.PHONY: dumps

## lint: layers, forbidden calls, format, warnings of gcc and clang
lint: deps-test
	@tests/lint/lint.sh
.PHONY: print-cflags
print-cflags:
	@printf '%s\n' '$(subst ','\'',$(filter-out -ffile-prefix-map=% $(MODE_$(MODE)),$(CFLAGS)))'

## format: put all sources into the project's format
format:
	@clang-format -i $(filter-out tests/bench/floor.c,$(wildcard src/*/*.[ch] include/packwright/*.h tests/*/*.[ch]))

## gallery: every chart, table and pack as PDF and PNG under build/gallery/index.html
gallery: all $(BUILD)/sample.mart $(BUILD)/tests/charts
	@tests/gallery/gallery.sh $(BUILD)/packwright $(BUILD)/gallery

## bench: time and memory against a bare libharu program that draws as much, and growth with pages
bench: all $(BUILD)/sample.mart
	$(call install_packages,$(PACKAGES_TEST) $(PACKAGES_BENCH))
	@tests/bench/lists.sh $(BUILD)
	@tests/bench/bench.sh $(BUILD)
	@tests/bench/growth.sh $(BUILD)

## install: into PREFIX (/usr/local)
install: all $(BUILD)/sample.mart
	install -D $(BUILD)/packwright $(DESTDIR)$(PREFIX)/bin/packwright
	install -d $(DESTDIR)$(PREFIX)/share/packwright
	cp -R templates fonts $(DESTDIR)$(PREFIX)/share/packwright/
	cp /usr/share/fonts/truetype/open-sans/OpenSans-{Regular,Italic,Semibold,SemiboldItalic,Bold,BoldItalic}.ttf \
		$(DESTDIR)$(PREFIX)/share/packwright/fonts/
	install -m 644 $(BUILD)/sample.mart $(DESTDIR)$(PREFIX)/share/packwright/sample.mart

## clean: remove what was built
clean:
	rm -rf $(BUILD)

-include $(OBJECTS:.o=.d)
