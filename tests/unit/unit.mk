# SPDX-License-Identifier: MIT
# Model-based tests of the runtime's data structures, in C with cmocka; the
# Makefile includes this. Each x_test.c is one program, built twice: with the
# sanitized, tortured runtime as it is, and with the same runtime made tiny
# (tries four wide, array maps of two entries, chunks of two), so that every
# kind of node occurs in small structures.
UNIT := $(patsubst tests/unit/%_test.c,%,$(wildcard tests/unit/*_test.c))
UNIT_H := tests/unit/unit.h $(RT_H)
TINY := -DRT_VEC_BITS=2 -DRT_HAMT_BITS=2 -DRT_ARRAY_MAP_MAX=2 \
  -DRT_CHUNK_SIZE=2
CC_tiny = $(CC_asan) $(TINY)
TINY_O := $(patsubst %.c,build/unit/%.o,$(RT_C))

# The libraries come first: the runtime includes their headers.
build/unit/rt/%.o: rt/%.c $(UNIT_H) $(TP_STATIC)
	@echo '  CC       $< (tiny)'
	@mkdir -p $(@D)
	@$(CC_tiny) -isystem $(TP)/native/include -c $< -o $@
# Parts of the compiler that a test is about.
build/unit/munge build/unit/tiny-munge: COMPILER_PARTS := $(addprefix \
  compiler/base/,munge.c arena.c session.c constant.c diag.c)
build/unit/munge build/unit/tiny-munge: compiler/base/munge.c compiler/base/arena.c

build/unit/bencode build/unit/tiny-bencode: COMPILER_PARTS := driver/bencode.c \
  $(addprefix compiler/base/,arena.c session.c constant.c diag.c)
build/unit/bencode build/unit/tiny-bencode: driver/bencode.c driver/bencode.h

build/unit/librt-tiny.a: $(TINY_O)
	@rm -f $@ && ar rcs $@ $^

build/unit/tiny-%: tests/unit/%_test.c tests/unit/unit.c $(UNIT_H) \
    build/unit/librt-tiny.a | build/unit/tools
	@echo '  CC       $< (tiny)'
	@$(CC_tiny) -no-pie -o $@ $< $(COMPILER_PARTS) tests/unit/unit.c \
	  build/unit/librt-tiny.a $(TP_STATIC) -lcmocka -lm
build/unit/%: tests/unit/%_test.c tests/unit/unit.c $(UNIT_H) \
    $(LIB)/asan/librt.a | build/unit/tools
	@echo '  CC       $<'
	@mkdir -p $(@D)
	@$(CC_asan) -no-pie -o $@ $< $(COMPILER_PARTS) tests/unit/unit.c $(LIB)/asan/librt.a \
	  $(TP_STATIC) -lcmocka -lm

# Old space by bdwgc passes the test of old space, too.
build/unit/bdwgc-heap: tests/unit/heap_test.c tests/unit/unit.c $(UNIT_H) \
    $(LIB)/asan/heap-bdwgc.o $(LIB)/asan/librt.a | build/unit/tools
	@echo '  CC       $< (bdwgc)'
	@mkdir -p $(@D)
	@$(CC_asan) -no-pie -o $@ $< tests/unit/unit.c $(LIB)/asan/heap-bdwgc.o \
	  $(LIB)/asan/librt.a $(TP_STATIC) -lcmocka -lm

# What tests need besides, cmocka and wabt.
build/unit/tools:
	@tools/setup.sh test && mkdir -p $(@D) && touch $@

unit: $(UNIT:%=build/unit/%) $(UNIT:%=build/unit/tiny-%) build/unit/bdwgc-heap
	@tests/unit/run $^
