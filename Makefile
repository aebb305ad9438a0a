# SPDX-License-Identifier: MIT
# Builds the compiler and everything its programs are linked with.
#
#   make               build/cljwc and build/lib/cljwc
#   make demo          compiles and runs examples/wordcount.clj on a real text
#   make playground    build/playground: cljw in a web page
#   make test          what CI runs; test-all adds test-torture, test-stage2
#   make oracle        rewrites expected output from JVM Clojure
#   make bench         measures beside other Clojures and C: bench/README.md
#   make install PREFIX=/usr/local; uninstall
#   make dist          an npm package and a wheel of cljwc; deb: Debian's
#
# tools/setup.sh finds or installs compilers, runners and sources and writes
# build/tools.mk; third_party/build.mk builds libtommath and PCRE2.
#
# Bootstrap: rt + compiler + driver make stage1, which interprets the standard
# library to compile it to C (build/stdlib); with that C linked in, the same
# objects make build/cljwc. TARGET is one of: native, wasm, and for stress
# tests asan (native, sanitizers, a collection at every safepoint) and
# wasm-torture (wasm, a collection at every safepoint).

.DELETE_ON_ERROR:
.SUFFIXES:
SHELL := /bin/sh
ifeq ($(filter -j%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
MAKEFLAGS += --no-print-directory

VERSION := 0.1.0
PREFIX ?= /usr/local
LIB := build/lib/cljwc
WARM := $(if $(findstring Linux,$(shell uname)),$(LIB)/warm.so)

all: build/cljwc lib build/cljw build/cljw.wasm
.PHONY: all lib unit demo suite uninstall coverage libraries test test-all \
  test-torture test-session test-stage2 oracle fuzz bench release-tools install \
  clean format \
  format-check force

# --- tools ---

ifeq ($(filter clean,$(MAKECMDGOALS)),)
# CC counts when the user set it, not make's own default.
TOOLS_WANTED := $(WASI_SDK_PATH):$(if $(filter environment command,$(firstword \
  $(origin CC))),$(CC)):$(CLANG)
ifneq ($(TOOLS_WANTED),$(shell sed -n 's/^TOOLS_FOR := //p' \
  build/tools.mk 2>/dev/null))
build/tools.mk: force
endif
build/tools.mk: tools/setup.sh third_party/pins.txt
	@tools/setup.sh
include build/tools.mk
include third_party/build.mk
endif

CFLAGS := -std=c17 -O2 -ffunction-sections -fdata-sections -I. \
  -fno-strict-aliasing -Wall -Wextra -Wmissing-prototypes -Werror \
  -D_GNU_SOURCE
SANITIZE := -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
  -fno-sanitize-recover=undefined

# How each target compiles.
CC_native = $(CC) $(CFLAGS)
CC_asan = $(CC) $(CFLAGS) $(SANITIZE) -DRT_TORTURE
CC_wasm = $(WASM_CC) $(WASM_FLAGS) $(CFLAGS)
CC_wasm-torture = $(CC_wasm) -DRT_TORTURE
# On wasm -Oz makes the runtime a seventh smaller than -O2 does and no slower:
# engines optimise, too. The collector is the exception.
OPT_wasm = -Oz
# Emitted C must not warn (see tests/run), for which one target is enough.
EMITTED_native := -Wshadow -Wno-unused -Wno-unused-parameter
EMITTED_asan := -w
EMITTED_wasm := -w
EMITTED_wasm-torture := -w
build/wasm/rt/mem/gc.o build/wasm/rt/mem/heap.o \
  build/wasm/rt/bdwgc/heap.o: OPT_wasm = -O2
# Else clang would make of malloc a call of malloc.
build/wasm/rt/wasi/%.o build/wasm-torture/rt/wasi/%.o: CFLAGS += -fno-builtin
HOST_LINK = $(CC) -no-pie -Wl,--gc-sections

# The third-party libraries of each target.
TP_native := $(TP)/native
TP_asan := $(TP)/native
TP_wasm := $(TP)/wasm
TP_wasm-torture := $(TP)/wasm
TP_STATIC = $(TP_LIBS:%=$(TP)/native/lib/%)

RT_C := $(filter-out rt/wasi/% rt/bdwgc/% rt/dl/%,$(wildcard rt/*/*.c))
RT_H := $(wildcard rt/*.h rt/*.def rt/*/*.h rt/*/*.def)
# Natively, side modules are loaded with dlopen.
RT_C_native := $(RT_C) $(wildcard rt/dl/*.c)
RT_C_asan := $(RT_C_native)
# On wasm malloc is ours.
RT_C_wasm := $(RT_C) $(wildcard rt/wasi/*.c)
RT_C_wasm-torture := $(RT_C_wasm)
COMPILER_C := $(wildcard compiler/*/*.c driver/*.c)
CLJW_C := $(wildcard cljw/*.c)
# What evaluates: no passes, no emitter.
EVAL_C := $(wildcard compiler/base/*.c compiler/model/*.c compiler/eval/*.c \
  compiler/front/*.c)
# Units of Java's classes that few programs use are sources, in clojure.jar and
# in cljw, as Clojure's own namespaces are.
ON_DEMAND_ALL := $(shell cd stdlib/on_demand && find * -name '*.clj' | sort)
ON_DEMAND := $(filter-out cljwc/http.clj,$(ON_DEMAND_ALL)) # is of components
ON_DEMAND_PATHS := $(ON_DEMAND_ALL:%=stdlib/on_demand/%)
# So are what takes the place of parts of libraries (compiler/front/overlay.c).
OVERLAYS := $(shell cd stdlib && find overlays -name '*.clj' | sort)
OVERLAY_PATHS := $(OVERLAYS:%=stdlib/%)
STDLIB := $(shell find stdlib -name '*.clj' -not -path '*/on_demand/*' \
  -not -path '*/overlays/*' | sort)
NS := $(sort $(shell sed -n 's/^(ns \([^ )]*\).*/\1/p' $(STDLIB)))

# --- the runtime and the compiled standard library, per target ---

# $(1): target, $(2): folder.
define source
build/$(1)/$(2)/%.o: $(2)/%.c $(LIB)/tools.conf
	@echo '  CC       $$< ($(1))'
	@mkdir -p $$(@D)
	@$$(CC_$(1)) $$(OPT_$(1)) -MMD -MP -c $$< -o $$@
endef

# All but what reaches JavaScript, which needs a host of its own.
SIDE_NS := $(filter-out cljwc.js,$(NS))

# $(1): target.
define target
build/$(1)/rt/%.o: rt/%.c $(LIB)/tools.conf $(TP_LIBS:%=$(TP_$(1))/lib/%)
	@echo '  CC       $$< ($(1))'
	@mkdir -p $$(@D)
	@$$(CC_$(1)) $$(OPT_$(1)) -isystem $(TP_$(1))/include -DPCRE2_STATIC -MMD \
	  -MP -c $$< -o $$@

$(LIB)/$(1)/librt.a: $(RT_C_$(1):%.c=build/$(1)/%.o)
	@mkdir -p $$(@D)
	@rm -f $$@ && $$(AR) rcs $$@ $$^

# Another old space, linked in front of librt.a's.
$(LIB)/$(1)/heap-bdwgc.o: build/$(1)/rt/bdwgc/heap.o
	@mkdir -p $$(@D)
	@cp $$< $$@

$(LIB)/$(1)/ns/%.o: build/stdlib/%.c $(LIB)/include/stamp
	@echo '  CC       $$< ($(1))'
	@mkdir -p $$(@D)
	@$$(CC_$(1)) $$(EMITTED_$(1)) -c $$< -o $$@

$(LIB)/$(1)/lib%.a: $(TP_$(1))/lib/lib%.a
	@mkdir -p $$(@D)
	@cp $$< $$@

# The compiler, and what evaluates.
build/$(1)/driver/%.o build/$(1)/cljw/%.o: CFLAGS += \
  -DCLJWC_VERSION='"$(VERSION)"'
build/$(1)/cljw/bundled.o: CFLAGS += -isystem $(TP_$(1))/include
build/$(1)/cljw/bundled.o: $(TP_$(1))/lib/libz.a
$(call source,$(1),compiler)
$(call source,$(1),driver)
$(call source,$(1),cljw)
# The evaluator of programs that can reach eval.
$(LIB)/$(1)/libeval.a: $(EVAL_C:%.c=build/$(1)/%.o)
	@mkdir -p $$(@D)
	@rm -f $$@ && $$(AR) rcs $$@ $$^
$(LIB)/$(1)/native.o: build/stdlib/native.c
	@echo '  CC       $$< ($(1))'
	@mkdir -p $$(@D)
	@$$(CC_$(1)) $$(OPT_$(1)) -w -c $$< -o $$@
build/$(1)/bundled.o: build/stdlib/bundled.c cljw/bundled.h
	@echo '  CC       $$< ($(1))'
	@mkdir -p $$(@D)
	@$$(CC_$(1)) -c $$< -o $$@
build/$(1)/registry.o: build/stdlib/registry.c
	@echo '  CC       $$< ($(1))'
	@mkdir -p $$(@D)
	@$$(CC_$(1)) $$(OPT_$(1)) -w -c $$< -o $$@

lib-$(1): $(LIB)/$(1)/librt.a $(TP_LIBS:%=$(LIB)/$(1)/%) \
  $(NS:%=$(LIB)/$(1)/ns/%.o) $(LIB)/$(1)/libeval.a $(LIB)/$(1)/native.o \
  $(LIB)/$(1)/heap-bdwgc.o \
  $(if $(findstring wasm,$(1)),$(LIB)/$(1)/side.exports)
.PHONY: lib-$(1)
# What main modules export for side modules.
$(LIB)/$(1)/side.exports: $(LIB)/$(1)/librt.a $(SIDE_NS:%=$(LIB)/$(1)/ns/%.o) \
    tools/wasm-exports
	@tools/wasm-exports $(LIB)/$(1)/librt.a $(SIDE_NS:%=$(LIB)/$(1)/ns/%.o) >$$@
-include $(RT_C_$(1):%.c=build/$(1)/%.d) build/$(1)/rt/bdwgc/heap.d
-include $(COMPILER_C:%.c=build/$(1)/%.d) $(CLJW_C:%.c=build/$(1)/%.d)
endef

$(foreach t,native wasm asan wasm-torture,$(eval $(call target,$(t))))

# --- the compiler ---

HOST_O = $(COMPILER_C:%.c=build/$(1)/%.o)
CLJWC_O = $(filter-out %/native_none.o,$(call HOST_O,$(1))) \
  $(LIB)/$(1)/native.o build/$(1)/registry.o $(NS:%=$(LIB)/$(1)/ns/%.o) \
  $(LIB)/$(1)/librt.a

build/native/driver/jar.o build/asan/driver/jar.o: CFLAGS += \
  -isystem $(TP)/native/include
build/native/driver/jar.o build/asan/driver/jar.o: $(TP_HOST_LIBS) \
  $(TP)/native/lib/libz.a

build/stage1: $(call HOST_O,native) $(LIB)/native/librt.a $(TP_HOST_LIBS) \
    $(TP_STATIC)
	@echo '  LINK     $@'
	@$(HOST_LINK) -o $@ $^ -lm

# Bootstrapping writes all namespaces at once; files that did not change keep
# their time, so only what changed is compiled again.
build/stdlib.stamp: build/stage1 $(STDLIB) $(LIB)/include/stamp
	@echo '  STAGE1   build/stdlib'
	@rm -rf build/stdlib.new && mkdir -p build/stdlib build/stdlib.new
	@build/stage1 --bootstrap build/stdlib.new
	@cd build/stdlib.new && for f in *; do \
	  cmp -s $$f ../stdlib/$$f || cp $$f ../stdlib/$$f; done
	@rm -rf build/stdlib.new && touch $@
$(NS:%=build/stdlib/%.c) $(NS:%=build/stdlib/%.cljwi) build/stdlib/native.c \
  build/stdlib/registry.c: build/stdlib.stamp ;

build/stdlib/bundled.c: $(TP_CLOJURE)/unpacked tools/embed-sources \
    $(ON_DEMAND_PATHS) $(OVERLAY_PATHS)
	@mkdir -p $(@D)
	@tools/embed-sources $(TP_CLOJURE_FILES:%=$(TP_CLOJURE)//%) \
	  $(ON_DEMAND:%=stdlib/on_demand//%) $(OVERLAYS:%=stdlib//%) >$@

build/cljwc: $(call CLJWC_O,native) $(TP_HOST_LIBS) $(TP_STATIC)
	@echo '  LINK     $@'
	@$(HOST_LINK) -o $@ $^ -lm

# The same with sanitizers and a collection at every safepoint, which tests what
# runs in the compiler itself.
build/cljwc-asan: $(call CLJWC_O,asan) $(TP_HOST_LIBS) $(TP_STATIC)
	@echo '  LINK     $@'
	@$(HOST_LINK) $(SANITIZE) -o $@ $^ -lm

# --- cljw: the front end, its evaluator and the library, for both targets ---

CLJW_NS_native := $(NS:%=$(LIB)/native/ns/%.o)
# In the module the library is as small as it can be; what programs are
# compiled with is fast.
CLJW_NS_wasm := $(NS:%=build/wasm/ns/%.o)
CLJW_O = $(CLJW_C:%.c=build/$(1)/%.o) build/$(1)/bundled.o \
  build/$(1)/registry.o $(CLJW_NS_$(1)) \
  $(LIB)/$(1)/libeval.a \
  $(LIB)/$(1)/librt.a $(TP_LIBS:%=$(LIB)/$(1)/%)

build/wasm/ns/%.o: build/stdlib/%.c $(LIB)/include/stamp
	@echo '  CC       $< (small wasm)'
	@mkdir -p $(@D)
	@$(CC_wasm) -w -Oz -c $< -o $@
build/wasm/native-slim.o: build/stdlib/native.c
	@echo '  CC       $< (slim wasm)'
	@$(CC_wasm) -DLIBRARY_SLIM -w -Oz -c $< -o $@

build/cljw: $(LIB)/native/native.o $(call CLJW_O,native)
	@echo '  LINK     $@'
	@$(HOST_LINK) -o $@ $^ $(EDIT_LIBS) -lm
build/native/cljw/edit.o: CFLAGS += $(if $(EDIT_LIBS),-DCLJW_EDIT)
# The slim one is without docstrings and other metadata of the library.
build/cljw.wasm: $(LIB)/wasm/native.o
build/cljw-slim.wasm: build/wasm/native-slim.o
build/cljw.wasm build/cljw-slim.wasm: $(call CLJW_O,wasm)
	@echo '  LINK     $@'
	@$(WASM_LD) $(WASM_CRT) $^ -L$(WASM_LIBS) -lc $(WASM_BUILTINS) \
	  --export-if-defined=stack_slots --gc-sections -z stack-size=1310720 \
	  --stack-first -O2 --compress-relocations -s -o $@

# Main modules are linked with the small objects, too.
$(LIB)/wasm/small/stamp: $(CLJW_NS_wasm)
	@mkdir -p $(@D)
	@cp -p $^ $(@D) && touch $@

# Under torture, for the tests' target eval-asan.
CLJW_NS_asan := $(NS:%=$(LIB)/asan/ns/%.o)
build/cljw-asan: $(LIB)/asan/native.o $(call CLJW_O,asan)
	@echo '  LINK     $@'
	@$(HOST_LINK) $(SANITIZE) -o $@ $^ -lm

# --- what the compiler needs at run time ---

lib: lib-native lib-wasm $(LIB)/include/stamp $(LIB)/stdlib/stamp \
  $(LIB)/ns/stamp $(LIB)/clojure.jar $(LIB)/run-node.mjs $(LIB)/run-wasmtime.py \
  $(LIB)/projects/stamp $(LIB)/npm/stamp $(LIB)/wit/stamp \
  $(LIB)/wasm/wasi_http.o $(LIB)/wasm/small/stamp $(LIB)/host/stamp $(WARM)

$(LIB)/tools.conf: build/tools.mk ;

$(LIB)/include/stamp: $(RT_H)
	@rm -rf $(@D)
	@for f in $(RT_H); do mkdir -p $(@D)/$${f%/*} && \
	  cp -p $$f $(@D)/$$f || exit 1; done
	@touch $@

$(LIB)/stdlib/stamp: $(STDLIB) stdlib/refusals.tsv stdlib/expansions.edn
	@rm -rf $(@D) && cp -rp stdlib $(@D) && touch $@

$(LIB)/ns/stamp: build/stdlib.stamp
	@mkdir -p $(@D) && cp -p build/stdlib/*.cljwi $(@D) && touch $@

$(LIB)/clojure.jar: $(TP_CLOJURE)/unpacked $(ON_DEMAND_PATHS) $(OVERLAY_PATHS)
	@rm -f $@ && to=$(CURDIR)/$@ && cd $(TP_CLOJURE) && \
	  python3 -m zipfile -c $$to clojure $(CURDIR)/stdlib/on_demand/* \
	  $(CURDIR)/stdlib/overlays

# What projects need: the resolver, compiled by cljwc, and the test runner.
$(LIB)/projects/stamp: build/cljwc $(wildcard deps/*.clj deps/testing/*/*.clj) \
    deps/root.edn stdlib/on_demand/cljwc/markup.clj | lib-native \
    $(LIB)/include/stamp $(LIB)/stdlib/stamp $(LIB)/ns/stamp $(LIB)/clojure.jar
	@echo '  CLJWC    deps'
	@mkdir -p $(@D)
	@CLJWC_CACHE=build/native/deps build/cljwc --target=native -cp . \
	  deps/main.clj -o $(@D)/deps
	@cp -p deps/root.edn $(@D)
	@rm -rf $(@D)/testing && cp -rp deps/testing $(@D)/testing && touch $@

# What --npm needs: the writer of packages, and what it puts together.
$(LIB)/npm/stamp: build/cljwc $(wildcard npm/*) \
    | lib-native $(LIB)/include/stamp $(LIB)/stdlib/stamp $(LIB)/ns/stamp \
    $(LIB)/clojure.jar
	@echo '  CLJWC    npm'
	@mkdir -p $(@D)
	@CLJWC_CACHE=build/native/npm build/cljwc --target=native -cp . \
	  npm/main.clj -o $(@D)/package
	@cp -p npm/*.js $(@D) && touch $@

# What --wit and --http need: the writer of what lies between.
$(LIB)/wit/stamp: build/cljwc $(wildcard wit/*) \
    | lib-native $(LIB)/include/stamp $(LIB)/stdlib/stamp $(LIB)/ns/stamp
	@echo '  CLJWC    wit'
	@mkdir -p $(@D)
	@CLJWC_CACHE=build/native/wit build/cljwc --target=native -cp . \
	  wit/main.clj -o $(@D)/generate
	@touch $@
$(LIB)/wasm/wasi_http.o: wit/wasi_http.c $(LIB)/tools.conf
	@echo '  CC       $< (wasm)'
	@mkdir -p $(@D)
	@$(CC_wasm) -Oz -Wno-missing-prototypes -c $< -o $@

# What keeps clang ready for cljwc nrepl, where programs can be preloaded.

$(LIB)/warm.so: tools/warm.c
	@mkdir -p $(@D)
	@$(CC) -std=c17 -O2 -Wall -Wextra -Werror -shared -fPIC $< -o $@ -ldl

# The loader of side modules, and what cljwc nrepl runs programs with.
$(LIB)/host/stamp: $(wildcard tools/host/*)
	@rm -rf $(@D) && mkdir -p $(@D)
	@cp -rp tools/host/. $(@D) && touch $@

$(LIB)/run-%: tools/run-%
	@mkdir -p $(@D)
	@cp $< $@

# --- doing things with it ---

# Clojure in a web page: static files in build/playground.
playground: build/cljw.wasm
	@examples/playground/build.sh
test-playground: playground
	@NODE=$(NODE) tests/browser/run playground tests/playground/test.mjs
# Some of these tests run under torture, too, once that has been made.
MADE_TORTURE := $(if $(wildcard $(LIB)/wasm-torture/librt.a),lib-wasm-torture)
# The package of examples/npm, with several Node.js, TypeScript, a browser.
test-npm: all $(MADE_TORTURE)
	@NODE=$(NODE) tests/npm/run
# All golden tests in a page, and what a worker's smaller stack is for.
test-chromium: all
	@PLACE=page NODE=$(NODE) tests/browser/run goldens tests/browser/goldens.mjs
	@PLACE=worker NODE=$(NODE) tests/browser/run goldens \
	  tests/browser/goldens.mjs overflow deep stack recursion
# The pages of `cljwc nrepl --http`.
test-live-page: all
	@NODE=$(NODE) tests/browser/run live-page tests/live-page/test.mjs
# examples/deploy under Node.js, Deno, Bun, workerd, wasmtime and jco.
test-deploy: all
	@NODE=$(NODE) tests/deploy/run
# Components with typed exports, called by way of jco.
test-component: all $(MADE_TORTURE)
	@NODE=$(NODE) tests/component/run
.PHONY: test-component
# Calls between JavaScript and Clojure, sizes of packages.
bench-border: all
	@bench/border/run | tee bench/border/RESULTS.md
# Handlers of HTTP requests as components, in Clojure and in JavaScript.
bench-http: all release-tools
	@bench/border/http/run | tee bench/border/http/RESULTS.md
.PHONY: playground test-playground test-npm test-deploy \
  test-live-page test-chromium bench-border bench-http test-bdwgc test-wasi-sdk soak mutants

TEXT := build/demo/text.txt
demo: all
	@mkdir -p build/demo
	@cat $(wildcard *.md) Makefile $(RT_H) >$(TEXT)
	@echo '$$ cljwc examples/wordcount.clj -o build/demo/wordcount.wasm'
	@build/cljwc examples/wordcount.clj -o build/demo/wordcount.wasm
	@echo "== Node.js, on $$(wc -c <$(TEXT)) bytes of text"
	@$(NODE) $(LIB)/run-node.mjs build/demo/wordcount.wasm $(TEXT)
	@echo '== wasmtime'
	@$(WASMTIME) build/demo/wordcount.wasm $(TEXT)

test: all unit lib-asan lib-wasm-torture
	@NODE=$(NODE) tests/run --more
test-torture: all lib-asan lib-wasm-torture build/cljwc-asan build/cljw-asan
	@NODE=$(NODE) tests/run --target \
	  asan,wasm-torture,interp-asan,vm-asan,eval-asan
# The golden tests in one session of nREPL: a quarter of an hour, and more with
# `tests/run --target session-forms` or, after lib-wasm-torture, session-torture.
test-session: all
	@NODE=$(NODE) tests/run --target session
test-stage2: all
	@rm -rf build/stage2-check && mkdir -p build/stage2-check
	@build/cljwc --bootstrap build/stage2-check
	@diff -r build/stdlib build/stage2-check
	@echo 'stage 2 writes the same C as stage 1'
test-all: test test-torture test-stage2 fuzz-targets format-check
# With bdwgc as old space: half an hour.
test-bdwgc: all lib-asan lib-wasm-torture
	@NODE=$(NODE) tests/run --target \
	  native-bdwgc,node-bdwgc,asan-bdwgc,wasm-torture-bdwgc
# With a WASI SDK, made of Debian's packages: ten minutes.
test-wasi-sdk: all
	@tests/wasi-sdk/run
# Ten minutes natively, under Node and under wasmtime each.
soak: all
	@tests/soak/run --seconds $(or $(SECONDS),600)
# Mutations of the project that the tests must notice: an hour.
mutants: all build/cljw-asan build/cljwc-asan lib-asan
	@NODE=$(NODE) tests/mutants/run $(NAMES)
# Which public vars of Clojure 1.12 exist.
coverage: all
	@tests/coverage/run
# The public suite jank-lang/clojure-test-suite, checked out at SUITE.
suite: all
	@NODE="$(NODE)" WASMTIME="$(WASMTIME)" tests/suite/run --runner \
	  $(or $(RUNNER),native) $(SUITE)
# Public libraries, compiled as they are: tests/libraries/README.md.
libraries: all
	@tools/setup.sh oracle
	@tests/libraries/run $(NAMES)
oracle:
	@tools/setup.sh oracle
	@tests/oracle
# Random programs on the JVM and compiled: make fuzz N=2000 SEED=1, and with
# GRAMMAR=regexes regexes, with GRAMMAR=pipelines reductions and transducers.
fuzz: all
	@tools/setup.sh oracle
	@tests/fuzz/fuzz.py --n $(or $(N),2000) --seed $(or $(SEED),1) \
	  --target $(or $(RUNNER),native) --grammar $(or $(GRAMMAR),grammar)
# What cljwc --release and --component need.
release-tools:
	@tools/setup.sh release
bench: all
	@tools/setup.sh bench
	@NODE=$(NODE) bench/run $(if $(QUICK),--quick) $(PROGRAMS)

include tests/unit/unit.mk
include tests/fuzz/targets/targets.mk

install: all
	@mkdir -p $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/cljwc
	@cp build/cljwc build/cljw $(DESTDIR)$(PREFIX)/bin
	@cp build/cljw.wasm $(DESTDIR)$(PREFIX)/lib/cljwc
	@cp -rp $(LIB)/. $(DESTDIR)$(PREFIX)/lib/cljwc
	@test ! -d build/py || cp -rp build/py $(DESTDIR)$(PREFIX)/lib/cljwc
	@sed -e 's|$(CURDIR)/$(LIB)|$(PREFIX)/lib/cljwc|' \
	  -e 's|^NODE=$(CURDIR)/.*|NODE=node|' $(LIB)/tools.conf \
	  >$(DESTDIR)$(PREFIX)/lib/cljwc/tools.conf
	@tools/option-docs build/cljwc build/cljw --to $(DESTDIR)$(PREFIX)/share

# What `make install` has put there, and nothing else.
SHARED = $(foreach p,cljwc cljw,man/man1/$(p).1 zsh/site-functions/_$(p) \
  bash-completion/completions/$(p) fish/vendor_completions.d/$(p).fish)
uninstall:
	@rm -f $(addprefix $(DESTDIR)$(PREFIX)/,bin/cljwc bin/cljw \
	  $(SHARED:%=share/%))
	@rm -rf $(DESTDIR)$(PREFIX)/lib/cljwc

# Packages of cljwc itself: its executables static, so that they run where glibc
# is another one.
build/dist/bin/cljwc: $(call CLJWC_O,native) $(TP_HOST_LIBS) $(TP_STATIC)
	@mkdir -p $(@D)
	@echo '  LINK     $@'
	@$(filter-out -no-pie,$(HOST_LINK)) -static -o $@ $^ -lm
build/dist/bin/cljw: $(LIB)/native/native.o $(call CLJW_O,native)
	@mkdir -p $(@D)
	@echo '  LINK     $@'
	@$(filter-out -no-pie,$(HOST_LINK)) -static -o $@ $^ $(EDIT_LIBS) -lm
dist: all release-tools build/dist/bin/cljwc build/dist/bin/cljw
	@tools/dist $(VERSION) npm
	@tools/dist $(VERSION) wheel
deb: all release-tools build/dist/bin/cljwc build/dist/bin/cljw
	@tools/dist $(VERSION) deb
test-dist: dist deb
	@tests/dist/run $(VERSION)
# In a root with a bare Debian 12: two minutes, as root, with debootstrap.
test-dist-bare: test-dist
	@tests/dist/bare $(VERSION)
.PHONY: dist deb test-dist test-dist-bare

SOURCES := $(wildcard tools/*.c rt/*.h rt/*/*.[ch] compiler/*/*.[ch] driver/*.[ch] cljw/*.[ch] \
  tests/unit/*.[ch])
format:
	@tools/setup.sh format
	@clang-format-22 -i $(SOURCES)
format-check:
	@tools/setup.sh format
	@clang-format-22 --dry-run -Werror $(SOURCES)

# The tools and third-party sources stay; rm -rf build removes them, too.
clean:
	rm -rf build/cljwc* build/cljw build/cljw-asan build/cljw*.wasm build/stage1 build/lib build/stdlib* build/stage2-check \
	  build/native build/wasm build/asan build/wasm-torture build/unit \
	  build/demo build/dist build/dist-test build/playground build/playground-test build/tests \
	  build/third_party build/tools.mk
