# SPDX-License-Identifier: MIT
# libFuzzer's targets; the Makefile includes this. Runtime, compiler and driver
# are built once more, with coverage and sanitizers; the compiled library is the
# native one. Each x.c beside this file is one program, build/fuzz/x.
FUZZ_TARGETS := $(filter-out target tables fatal library,$(patsubst \
  tests/fuzz/targets/%.c,%,$(wildcard tests/fuzz/targets/*.c)))
# Without trace-cmp, which takes three quarters of the time: that many more inputs
# find more than the words it would guess (the seeds have those).
FUZZ_CC = $(CC) $(CFLAGS) $(SANITIZE) -fsanitize=fuzzer-no-link \
  -fno-sanitize-coverage=trace-cmp \
  -isystem $(TP)/native/include
FUZZ_O = $(1:%.c=build/fuzz/%.o)
FUZZ_RT := $(call FUZZ_O,$(RT_C))
FUZZ_COMPILER := $(call FUZZ_O,$(filter-out driver/main.c \
  driver/native_none.c,$(COMPILER_C)))
FUZZ_LIBRARY = $(LIB)/native/native.o build/native/registry.o \
  $(NS:%=$(LIB)/native/ns/%.o)

build/fuzz/driver/%.o: CFLAGS += -DCLJWC_VERSION='"$(VERSION)"'
build/fuzz/%.o: %.c $(RT_H) $(TP_HOST_LIBS) $(TP_STATIC)
	@echo '  CC       $< (fuzz)'
	@mkdir -p $(@D)
	@$(FUZZ_CC) -MMD -MP -c $< -o $@
-include $(FUZZ_RT:.o=.d) $(FUZZ_COMPILER:.o=.d) \
  $(FUZZ_TARGETS:%=build/fuzz/tests/fuzz/targets/%.d)

build/fuzz/librt.a: $(FUZZ_RT)
	@rm -f $@ && $(AR) rcs $@ $^
build/fuzz/libcompiler.a: $(FUZZ_COMPILER)
	@rm -f $@ && $(AR) rcs $@ $^

FUZZ_LINK = $(CC) -no-pie $(SANITIZE) -fsanitize=fuzzer
FUZZ_SHARED := build/fuzz/tests/fuzz/targets/target.o
FUZZ_ALONE := build/fuzz/tests/fuzz/targets/tables.o build/fuzz/librt.a
build/fuzz/read build/fuzz/number build/fuzz/regex: build/fuzz/%: \
    build/fuzz/tests/fuzz/targets/%.o $(FUZZ_SHARED) $(FUZZ_ALONE) $(TP_STATIC)
	@echo '  LINK     $@'
	@$(FUZZ_LINK) -o $@ $^ -lm
build/fuzz/deps.%.o: deps/%.clj build/cljwc
	@echo '  CLJWC    $<'
	@build/cljwc -c --target=native -cp . $< -o $@
build/fuzz/markup.o: stdlib/on_demand/cljwc/markup.clj build/cljwc
	@echo '  CLJWC    $<'
	@build/cljwc -c --target=native -cp stdlib/on_demand $< -o $@
build/fuzz/pom: $(patsubst %,build/fuzz/deps.%.o,ask maven pom version xml) \
  build/fuzz/markup.o
build/fuzz/jar: FUZZ_WRAP := -Wl,--wrap=unzOpen64
build/fuzz/compile build/fuzz/iface build/fuzz/jar build/fuzz/bencode \
  build/fuzz/format build/fuzz/edn build/fuzz/pom: build/fuzz/%: \
    build/fuzz/tests/fuzz/targets/%.o $(FUZZ_SHARED) \
    build/fuzz/tests/fuzz/targets/library.o \
    build/fuzz/tests/fuzz/targets/fatal.o build/fuzz/libcompiler.a \
    $(FUZZ_LIBRARY) build/fuzz/librt.a $(TP_HOST_LIBS) $(TP_STATIC)
	@echo '  LINK     $@'
	@$(FUZZ_LINK) -Wl,--wrap=fatal,--wrap=rt_fatal $(FUZZ_WRAP) -o $@ $^ -lm

# Each target for SECONDS (120), from the seeds: make fuzz-targets SECONDS=600
fuzz-targets: all $(FUZZ_TARGETS:%=build/fuzz/%)
	@FUZZ_CLJWC=$(CURDIR)/build/cljwc tests/fuzz/targets/run \
	  $(or $(SECONDS),120) $(FUZZ_TARGETS)
.PHONY: fuzz-targets
