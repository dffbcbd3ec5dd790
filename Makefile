# Everything from a fresh Debian 12 machine with Swift: `make run`, `make test`, and `make deb` for a package.

PREFIX ?= /usr/local
LIBRARY ?=
CONFIGURATION ?= release

# What Debian 12 has to provide: to build, and to test besides.
PACKAGES = libncurses-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libicu-dev libsqlite3-dev libxxhash-dev \
  pkg-config libchafa-dev libglib2.0-dev libwebp-dev libpng-dev libjpeg-dev libgif-dev libminizip-dev \
  libpcre2-dev libstemmer-dev
TEST_PACKAGES = libvterm-dev ncurses-bin tmux
BENCH_PACKAGES = ripgrep less hyperfine
PACKAGE_PACKAGES = binutils xz-utils lintian
TRY_PACKAGES = debootstrap busybox-static
# The libraries again, as pkg-config knows those that it knows: for systems without dpkg.
MODULES = ncursesw libcmark-gfm icu-uc sqlite3 libxxhash chafa glib-2.0 libwebp libwebpdemux libpng libjpeg minizip libpcre2-8

SWIFT = swift
export SWIFT
# One file that needs no library at run time starts in half the time. Where a system has no archives to link
# (Debian has), the Swift runtime alone goes inside.
ARCHIVES = ncursesw icuuc icudata sqlite3 chafa z pcre2-8
FOUND = $(wildcard $(ARCHIVES:%=$(shell pkg-config --variable=libdir ncursesw)/lib%.a))
# The map tells packages whose licences they need.
MAP = $(CURDIR)/.build/trimmed/map
STATIC = $(if $(filter $(words $(ARCHIVES)),$(words $(FOUND))),-Xswiftc -static-executable \
  -Xlinker -lz -Xlinker -licudata -Xlinker -lpcre2-8 -Xlinker -Map=$(MAP))
# Generic types are asked for by their functions, not by their mangled names: looking a name up at run time
# goes through every conformance in the program, a hundred times before a command has begun.
RELEASE = $(SWIFT) build -c release --static-swift-stdlib \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
# ICU's data for every language there is would be two thirds of the program, once for us and once for Foundation.
# Trim takes out what isn't asked for; see Docs/design.md.
TRIMMED = .build/trimmed
SWIFT_ARCHIVES = $(shell $(SWIFT)c -print-target-info -static-stdlib | \
  sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')/linux
WHOLE = foundation=$(SWIFT_ARCHIVES)/lib_FoundationICU.a \
  $(if $(STATIC),text=$(shell pkg-config --variable=libdir icu-uc)/libicudata.a)
# Root needs no sudo, and may not have it.
SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: build run test install uninstall deb tarball try-package clean bench quality docs lint
.PHONY: packages test-packages bench-packages package-packages try-packages

build: packages
	$(RELEASE) --product Trim
	@Sources/Trim/trim.sh .build/release/Trim $(TRIMMED) $(WHOLE)
	$(RELEASE) --product wenzhai $(STATIC) $$(cat $(TRIMMED)/flags)

run: build
	@.build/release/wenzhai $(if $(LIBRARY),"$(LIBRARY)",Samples)

# Beside a thousand others these wait longer for git or SQLite than the program does.
WAITING_TESTS = SyncingReaderTests|DamagedIndexTests

# Tests in a real terminal come by themselves, after the others: they wait for what is seen. Without them:
# make test TERMINAL_TESTS=
TERMINAL_TESTS = EndToEndTests
test: packages test-packages
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build --skip "EndToEndTests|$(WAITING_TESTS)"
	$(SWIFT) test --skip-build --filter "$(WAITING_TESTS)"
	$(if $(TERMINAL_TESTS),$(SWIFT) test --skip-build --filter $(TERMINAL_TESTS))

# The program with its samples, manual pages and completions: DESTDIR and PREFIX as everywhere, and a folder for zsh.
# Who builds needs no rights there: sudo asks for them where they are missing.
INSTALL = $(shell folder="$(DESTDIR)$(PREFIX)"; until [ -e "$$folder" ]; do folder=$$(dirname "$$folder"); done; \
  [ -w "$$folder" ] || echo sudo) env DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" ZSH_COMPLETIONS="$(ZSH_COMPLETIONS)" Docs/packaging/install.sh

install: build
	$(INSTALL) install .build/release/wenzhai

uninstall:
	$(INSTALL) uninstall .build/release/wenzhai

# Packages of what was built, in .build/packages, with the licences of what is linked: see Docs/packaging.md.
deb: build package-packages
	@deb=$$(Docs/packaging/deb.sh .build/release/wenzhai $(MAP)) && echo "$$deb" && \
	  if command -v lintian >/dev/null; then lintian --allow-root --no-cfg --fail-on error "$$deb"; fi

tarball: build package-packages
	@Docs/packaging/tarball.sh .build/release/wenzhai $(MAP)

# Installs, runs and removes them in fresh systems, and says what came out; MIRROR and SUITES choose others. The
# folder is made by whoever calls make, who may delete it then, whatever root leaves in it.
try-package: deb tarball try-packages
	@mkdir -p .build/try && version=$$(.build/release/wenzhai --version) && $(SUDO) env $(if $(MIRROR),MIRROR="$(MIRROR)") \
	  $(if $(SUITES),SUITES="$(SUITES)") Docs/packaging/try.sh \
	  .build/packages/wenzhai_"$$version"_*.deb .build/packages/wenzhai-"$$version"-*.tar.xz

clean:
	rm -rf .build

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# Times the program beside what a reader would use instead: make bench LIBRARY=path. Without a library it makes
# one of 31 MB out of the samples, or of as many as MEGABYTES says.
bench: build bench-packages
	$(RELEASE) --product Benchmarks
	$(RELEASE) --product Remix
	@REMIX=.build/release/Remix Docs/bench.sh .build/release/wenzhai $(if $(LIBRARY),"$(LIBRARY)")

# Shows how well reading, ranking, picking and the alignment of two languages do: make quality LIBRARY=path.
quality: build
	$(RELEASE) --product Quality
	@.build/release/Quality $(LIBRARY)

# Pictures of the screen, the table of keys and the manual, made by the program itself. The pictures are of the
# built-in themes, whatever the one who draws them has configured.
PICTURE = env -u NO_COLOR XDG_CONFIG_HOME="$(CURDIR)/.build/no-configuration" \
  .build/release/wenzhai screen Samples --size 132x32 --keys '>>>l}<Enter>' --format svg

docs: build
	$(PICTURE) --theme dark > Docs/screen.svg
	$(PICTURE) --theme light > Docs/screen-light.svg
	.build/release/wenzhai keys --format markdown > Docs/keys.md
	.build/release/wenzhai keys --format man --ui-language en > Docs/wenzhai.1
	.build/release/wenzhai keys --format man --ui-language zh > Docs/wenzhai.zh.1

# $(call need,packages,what for): installs those that are missing, and says so before. Where there is no dpkg, it
# names them, and what is missing is found out by what needs it.
define need
	@if ! command -v dpkg-query >/dev/null; then echo "Needed $(2), by their names in Debian: $(strip $(1))"; exit 0; fi; \
	missing=""; for package in $(1); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing from Debian:$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing; \
	fi
endef

packages:
	@command -v $(SWIFT) >/dev/null || { echo "Swift 6.1 or newer is needed: see https://www.swift.org/install/"; exit 1; }
	$(call need,$(PACKAGES),to build)
	@command -v dpkg-query >/dev/null || for module in $(MODULES); do \
	  pkg-config --exists $$module || echo "pkg-config doesn't find $$module"; \
	done

test-packages:
	$(call need,$(TEST_PACKAGES),to test)

bench-packages:
	$(call need,$(BENCH_PACKAGES),to measure)

package-packages:
	$(call need,$(PACKAGE_PACKAGES),to make packages)

try-packages:
	$(call need,$(TRY_PACKAGES),to try packages)
