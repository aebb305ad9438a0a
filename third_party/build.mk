# The third-party libraries, from the pristine tarballs that tools/setup.sh
# verified, as static libraries in build/third_party/TARGET/{include,lib}:
# libtommath (big integers), PCRE2 16-bit (regexes), zlib (java.util.zip), bdwgc
# (another old space). minizip (jars) is for the commands only, so it is built
# natively and is not installed. And a jar of those namespaces of Clojure that are
# bundled as they are.
#
# They are built without sanitizers: asan is native by another name.

TP := build/third_party
TP_TOM := build/src/libtommath-1.2.0
TP_PCRE := build/src/pcre2-10.42
TP_GC := build/src/gc-8.2.2
TP_ZLIB := build/src/zlib-1.2.13.dfsg
TP_ZIP := build/src/minizip
TP_LIBS := libtommath.a libpcre2-16.a libz.a libbdwgc.a
TP_HOST_LIBS := $(TP)/native/lib/libminizip.a

TP_FLAGS := -std=gnu17 -O2 -ffunction-sections -fdata-sections \
  -fno-strict-aliasing -w

TP_TOM_FLAGS := -I$(TP_TOM) -DMP_NO_FILE
# Links of 32 bits: a pattern made at run time may be longer than 64 K units.
TP_PCRE_FLAGS := -DLINK_SIZE=4 -I$(TP_PCRE)/src -DHAVE_CONFIG_H -DHAVE_MEMMOVE \
  -DPCRE2_CODE_UNIT_WIDTH=16 -DSUPPORT_PCRE2_16 -DSUPPORT_UNICODE \
  -DPCRE2_STATIC

TP_GC_FLAGS := -include third_party/bdwgc/machine.h -Ithird_party/bdwgc \
  -I$(TP_GC)/include -I$(TP_GC)
TP_GC_FLAGS_wasm := -Ithird_party/bdwgc/wasi

TP_CC_native = $(CC)
TP_CC_wasm = $(WASM_CC) $(WASM_FLAGS)
# -Oz makes PCRE2 a tenth smaller and no slower.
TP_OPT_wasm := -Oz

# Every .c file of the library but those that stand for other programs.
TP_TOM_C = $(wildcard $(TP_TOM)/bn_*.c)
TP_PCRE_C = $(patsubst %,$(TP_PCRE)/src/pcre2_%.c,auto_possess chartables \
  compile config context convert dfa_match error extuni find_bracket \
  jit_compile maketables match match_data newline ord2utf pattern_info \
  script_run serialize string_utils study substitute substring tables \
  valid_utf xclass)

# What works on memory; not what works on files.
TP_ZLIB_C = $(patsubst %,$(TP_ZLIB)/%.c,adler32 crc32 deflate inflate inffast \
  inftrees trees uncompr zutil)
# Reading and unpacking only.
TP_ZIP_C = $(TP_ZIP)/unzip.c $(TP_ZIP)/ioapi.c
TP_ZIP_FLAGS := -I$(TP_ZLIB) -DNOUNCRYPT

# PCRE2's Unicode tables, as ucd.c wants them.
$(TP)/ucd_packed.h: third_party/ucd_pack.c third_party/ucd.h $(TP)/unpacked
	@$(CC) -std=gnu17 -w $(TP_PCRE_FLAGS) -include config.h \
	  -include pcre2_internal.h -include third_party/ucd.h -DUCD_TABLES \
	  $< -o $(TP)/ucd_pack && $(TP)/ucd_pack > $@.part && mv $@.part $@

# $(1) native or wasm. They are many small files, so clang gets them all at once.
define third_party
$(TP)/$(1)/lib/libtommath.a: $(TP)/unpacked third_party/build.mk
	@echo '  BUILD    libtommath ($(1))'
	@mkdir -p $(TP)/$(1)/obj/tom $(TP)/$(1)/lib $(TP)/$(1)/include
	@cp $(TP_TOM)/tommath.h $(TP)/$(1)/include
	@cd $(TP)/$(1)/obj/tom && rm -f *.o && \
	  $$(TP_CC_$(1)) $(TP_FLAGS) $$(subst -I,-I../../../../../,$(TP_TOM_FLAGS)) \
	  -c $$(addprefix ../../../../../,$$(TP_TOM_C))
	@rm -f $$@ && $$(AR) rcs $$@ $(TP)/$(1)/obj/tom/*.o

$(TP)/$(1)/lib/libpcre2-16.a: $(TP)/unpacked third_party/build.mk \
    third_party/ucd.c third_party/ucd_none.c third_party/ucd.h \
    $(TP)/ucd_packed.h
	@echo '  BUILD    pcre2 ($(1))'
	@mkdir -p $(TP)/$(1)/obj/pcre $(TP)/$(1)/lib $(TP)/$(1)/include
	@cp $(TP_PCRE)/src/pcre2.h $(TP)/$(1)/include
	@cd $(TP)/$(1)/obj/pcre && rm -f *.o && \
	  pcre="$$(TP_CC_$(1)) $(TP_FLAGS) $$(TP_OPT_$(1)) \
	    $$(subst -I,-I../../../../../,$(TP_PCRE_FLAGS)) -include config.h \
	    -include pcre2_internal.h -include ../../../../../third_party/ucd.h" && \
	  $$$$pcre -c $$(addprefix ../../../../../,$(TP_PCRE_C) \
	    third_party/ucd_none.c) && \
	  $$$$pcre -DUCD_TABLES -I../../.. -c ../../../../../third_party/ucd.c
	@rm -f $$@ && $$(AR) rcs $$@ $(TP)/$(1)/obj/pcre/*.o

$(TP)/$(1)/lib/libz.a: $(TP)/unpacked third_party/build.mk
	@echo '  BUILD    zlib ($(1))'
	@mkdir -p $(TP)/$(1)/obj/z $(TP)/$(1)/lib $(TP)/$(1)/include
	@cp $(TP_ZLIB)/zlib.h $(TP_ZLIB)/zconf.h $(TP)/$(1)/include
	@cd $(TP)/$(1)/obj/z && rm -f *.o && \
	  $$(TP_CC_$(1)) $(TP_FLAGS) $$(TP_OPT_$(1)) \
	  -I../../../../../$(TP_ZLIB) -c $$(addprefix ../../../../../,$$(TP_ZLIB_C))
	@rm -f $$@ && $$(AR) rcs $$@ $(TP)/$(1)/obj/z/*.o

$(TP)/$(1)/lib/libbdwgc.a: $(TP)/unpacked third_party/build.mk \
    $(wildcard third_party/bdwgc/*)
	@echo '  BUILD    bdwgc ($(1))'
	@mkdir -p $(TP)/$(1)/obj/bdwgc $(TP)/$(1)/lib $(TP)/$(1)/include
	@cp $(TP_GC)/include/*.h third_party/bdwgc/bdwgc.h $(TP)/$(1)/include
	@$$(TP_CC_$(1)) $(TP_FLAGS) $$(TP_GC_FLAGS_$(1)) $(TP_GC_FLAGS) -c \
	  third_party/bdwgc/bdwgc.c -o $(TP)/$(1)/obj/bdwgc/bdwgc.o
	@rm -f $$@ && $$(AR) rcs $$@ $(TP)/$(1)/obj/bdwgc/bdwgc.o
endef

$(eval $(call third_party,native))
$(eval $(call third_party,wasm))

$(TP_HOST_LIBS): $(TP)/unpacked third_party/build.mk
	@echo '  BUILD    minizip (native)'
	@mkdir -p $(TP)/native/obj/zip $(@D) $(TP)/native/include
	@cp $(TP_ZIP)/unzip.h $(TP_ZIP)/ioapi.h $(TP)/native/include
	@cd $(TP)/native/obj/zip && rm -f *.o && \
	  $(CC) $(TP_FLAGS) $(subst -I,-I../../../../../,$(TP_ZIP_FLAGS)) \
	  -c $(addprefix ../../../../../,$(TP_ZIP_C))
	@rm -f $@ && $(AR) rcs $@ $(TP)/native/obj/zip/*.o

$(TP)/asan: $(TP_LIBS:%=$(TP)/native/lib/%)
	@ln -sfn native $@

$(TP)/unpacked: third_party/pins.txt $(wildcard build/src/*.orig.tar.*)
	@cd build/src && grep '\.tar\.' ../../third_party/pins.txt | \
	  while read -r sum file package; do \
	    echo "$$sum  $$file" | sha256sum -c --quiet - && tar xf $$file; \
	  done
	@cp $(TP_PCRE)/src/pcre2.h.generic $(TP_PCRE)/src/pcre2.h
	@cp $(TP_PCRE)/src/config.h.generic $(TP_PCRE)/src/config.h
	@cp $(TP_PCRE)/src/pcre2_chartables.c.dist \
	  $(TP_PCRE)/src/pcre2_chartables.c
	@mkdir -p $(TP) && touch $@

# Clojure's own namespaces that cljwc compiles as they are when a program
# requires them. They are the same in 1.11 and 1.12.
TP_CLOJURE := $(TP)/clojure
TP_CLOJURE_FILES := $(patsubst %,clojure/%.clj,core/reducers pprint \
  pprint/cl_format pprint/column_writer pprint/dispatch pprint/pprint_base \
  pprint/pretty_writer pprint/print_table pprint/utilities test/junit test/tap)
# core.async's, but for what stdlib/overlays has instead.
TP_CLOJURE_FILES += $(patsubst %,clojure/core/%.clj,async async/impl/buffers \
  async/impl/channels async/impl/protocols)
TP_CLOJURE_DEBS := libclojure-java_1.11.1-2_all.deb/clojure-1.11.1.jar \
  libcore-async-clojure_1.5.648-1_all.deb/core.async-1.5.648.jar

$(TP_CLOJURE)/unpacked: third_party/pins.txt third_party/build.mk \
    $(wildcard build/src/*.deb)
	@rm -rf $(@D) && mkdir -p $(@D)
	@cd $(@D) && for d in $(TP_CLOJURE_DEBS); do \
	  (cd ../../src && grep "  $${d%/*}" ../../third_party/pins.txt | \
	    cut -d' ' -f1-3 | sha256sum -c --quiet -) && \
	  ar p ../../src/$${d%/*} data.tar.xz | \
	    tar -xJ ./usr/share/java/$${d#*/} && \
	  python3 -m zipfile -e usr/share/java/$${d#*/} jar || exit 1; done && \
	  for f in $(TP_CLOJURE_FILES); do \
	    install -D -m 644 jar/$$f $$f || exit 1; done
	@rm -rf $(@D)/jar $(@D)/usr && touch $@

third-party: $(TP_HOST_LIBS) $(TP_LIBS:%=$(TP)/native/lib/%) $(TP_LIBS:%=$(TP)/wasm/lib/%) \
  $(TP)/asan
.PHONY: third-party
