// SPDX-License-Identifier: MIT
// Which methods protocols and interfaces have, so that a type that defines
// another one is told. A protocol's methods are the vars made by defprotocol
// beside it (VarInfo.method_of); those of the interfaces are listed here.
#include "compiler/front/analyze.h"
#include "rt/str/sym.h"

#include <string.h>

// --- interfaces ---

static const struct {
  const char *name, *methods; // its own, each followed by a blank
} interfaces[] = {
    {"java.lang.Comparable", "compareTo "},
    {"java.lang.CharSequence",
     "length charAt subSequence isEmpty chars codePoints "},
    {"java.lang.Runnable", "run "},
    {"java.util.concurrent.Callable", "call "},
    {"java.util.concurrent.ThreadFactory", "newThread "},
    {"java.util.concurrent.ForkJoinPool$ForkJoinWorkerThreadFactory",
     "newThread "},
    {"java.util.concurrent.Executor", "execute "},
    {"java.util.concurrent.ExecutorService",
     "submit invokeAll invokeAny shutdown shutdownNow isShutdown isTerminated "
     "awaitTermination close "},
    {"java.util.concurrent.ScheduledExecutorService",
     "schedule scheduleAtFixedRate scheduleWithFixedDelay "},
    {"java.util.concurrent.Future",
     "get cancel isDone isCancelled resultNow exceptionNow state "},
    {"java.util.concurrent.CompletionStage",
     "thenApply thenApplyAsync thenAccept thenAcceptAsync thenRun thenRunAsync "
     "thenCombine thenCombineAsync thenAcceptBoth thenAcceptBothAsync "
     "runAfterBoth runAfterBothAsync applyToEither applyToEitherAsync "
     "acceptEither acceptEitherAsync runAfterEither runAfterEitherAsync "
     "thenCompose thenComposeAsync handle handleAsync whenComplete "
     "whenCompleteAsync exceptionally exceptionallyAsync exceptionallyCompose "
     "exceptionallyComposeAsync toCompletableFuture "},
    {"java.util.concurrent.locks.Lock",
     "lock unlock tryLock lockInterruptibly newCondition "},
    {"java.util.concurrent.locks.Condition",
     "await awaitNanos awaitUntil awaitUninterruptibly signal signalAll "},
    {"java.util.concurrent.locks.ReadWriteLock", "readLock writeLock "},
    {"java.util.concurrent.RejectedExecutionHandler", "rejectedExecution "},
    {"java.util.concurrent.Delayed", "getDelay compareTo "},
    {"java.lang.Thread$UncaughtExceptionHandler", "uncaughtException "},
    {"java.lang.Iterable", "iterator forEach spliterator "},
    {"java.util.Collection",
     "size isEmpty contains toArray add remove containsAll addAll removeAll "
     "removeIf retainAll clear stream parallelStream "},
    {"java.util.List",
     "get set indexOf lastIndexOf listIterator subList replaceAll sort "
     "getFirst getLast "},
    {"java.util.Set", ""},
    {"java.util.Map",
     "size isEmpty containsKey containsValue get put remove putAll clear "
     "keySet values entrySet getOrDefault forEach replaceAll putIfAbsent "
     "replace computeIfAbsent computeIfPresent compute merge "},
    {"java.util.Map$Entry", "getKey getValue setValue "},
    {"java.util.RandomAccess", ""},
    {"java.util.Comparator", "compare reversed thenComparing "},
    {"java.io.Serializable", ""},
    {"java.lang.AutoCloseable", "close "},
    {"java.io.Closeable", "close "},
    {"java.io.Writer", "write append flush close "},
    {"java.io.Reader",
     "read ready skip mark markSupported reset transferTo close "},
    {"java.io.InputStream",
     "read readAllBytes readNBytes skip available mark markSupported reset "
     "transferTo close "},
    {"java.io.OutputStream", "write flush close "},
    {"java.util.Iterator", "hasNext next remove forEachRemaining "},
    {"java.time.temporal.TemporalAdjuster", "adjustInto "},
    {"java.time.temporal.TemporalQuery", "queryFrom "},
    {"clojure.lang.Fn", ""},
    {"clojure.lang.IFn", "invoke applyTo invokePrim "},
    {"clojure.lang.IMeta", "meta "},
    {"clojure.lang.IReference", "alterMeta resetMeta "},
    {"clojure.lang.IObj", "withMeta "},
    {"clojure.lang.IDeref", "deref "},
    {"clojure.lang.IBlockingDeref", "deref "},
    {"clojure.lang.IAtom", "swap reset compareAndSet "},
    {"clojure.lang.IRef",
     "setValidator getValidator getWatches addWatch removeWatch "},
    {"clojure.lang.IPending", "isRealized "},
    {"clojure.lang.Named", "getName getNamespace "},
    {"clojure.lang.IHashEq", "hasheq "},
    {"clojure.lang.IExceptionInfo", "getData "},
    {"clojure.lang.Seqable", "seq "},
    {"clojure.lang.Sequential", ""},
    {"clojure.lang.Counted", "count "},
    {"clojure.lang.Reversible", "rseq "},
    {"clojure.lang.Sorted", "comparator entryKey seq seqFrom "},
    {"clojure.lang.Indexed", "nth "},
    {"clojure.lang.ILookup", "valAt "},
    {"clojure.lang.IKeywordLookup", "getLookupThunk "},
    {"clojure.lang.ILookupThunk", "get "},
    {"clojure.lang.IReduceInit", "reduce "},
    {"clojure.lang.IReduce", "reduce "},
    {"clojure.lang.IKVReduce", "kvreduce "},
    {"clojure.lang.IPersistentCollection", "count cons empty equiv "},
    {"clojure.lang.IPersistentStack", "peek pop "},
    {"clojure.lang.Associative", "containsKey entryAt assoc "},
    {"clojure.lang.ISeq", "first next more cons "},
    {"clojure.lang.IChunkedSeq", "chunkedFirst chunkedNext chunkedMore "},
    {"clojure.lang.IPersistentList", ""},
    {"clojure.lang.IPersistentVector", "length assocN cons "},
    {"clojure.lang.IPersistentMap", "assoc assocEx without "},
    {"clojure.lang.IPersistentSet", "disjoin contains get "},
    {"clojure.lang.IMapEntry", "key val "},
    {"clojure.lang.IMapIterable", "keyIterator valIterator "},
    {"clojure.lang.MapEquivalence", ""},
    {"clojure.lang.IRecord", ""},
    {"clojure.lang.IType", ""},
    {"clojure.lang.IEditableCollection", "asTransient "},
    {"clojure.lang.ITransientCollection", "conj persistent "},
    {"clojure.lang.ITransientAssociative", "assoc containsKey entryAt "},
    {"clojure.lang.ITransientMap", "assoc without persistent "},
    {"clojure.lang.ITransientVector", "assocN pop "},
    {"clojure.lang.ITransientSet", "disjoin contains get "},
};

// Those without a result, each between commas.
typedef struct Methods {
  const char *name, *methods;
} Methods;
static const Methods voids[] = {
    {"java.lang.Runnable", ",run,"},
    {"java.lang.Iterable", ",forEach,"},
    {"java.util.Collection", ",clear,"},
    {"java.util.List", ",replaceAll,sort,"},
    {"java.util.Map", ",putAll,clear,forEach,replaceAll,"},
    {"java.lang.AutoCloseable", ",close,"},
    {"java.io.Closeable", ",close,"},
    {"java.io.Writer", ",write,flush,close,"},
    {"java.io.OutputStream", ",write,flush,close,"},
    {"clojure.lang.IRef", ",setValidator,"},
};

// Those whose result is an int, likewise.
static const Methods ints[] = {
    {"java.lang.CharSequence", ",length,"},
    {"java.lang.Comparable", ",compareTo,"},
    {"java.io.InputStream", ",available,"},
    {"java.util.Collection", ",size,"},
    {"java.util.Comparator", ",compare,"},
    {"java.util.List", ",indexOf,lastIndexOf,"},
    {"java.util.Map", ",size,"},
    {"clojure.lang.Counted", ",count,"},
    {"clojure.lang.IHashEq", ",hasheq,"},
    {"clojure.lang.IPersistentCollection", ",count,"},
    {"clojure.lang.IPersistentVector", ",length,"},
};

static bool listed(const char *methods, const char *name) {
  size_t len = strlen(name);
  for (const char *p = methods; (p = strstr(p, name)); p += len)
    if ((p == methods || p[-1] == ' ') && p[len] == ' ') return true;
  return false;
}

// 1: it has the method; 0: it has not; -1: its methods are not known.
static int interface_has(const Type *t, const char *name) {
  const char *own = NULL;
  for (size_t i = 0; i < sizeof interfaces / sizeof *interfaces; i++)
    if (strcmp(interfaces[i].name, t->name) == 0) own = interfaces[i].methods;
  if (!own) return -1;
  if (listed(own, name)) return 1;
  for (int i = 0; t->ifaces && t->ifaces[i]; i++) {
    int has = interface_has(t->ifaces[i], name);
    if (has) return has;
  }
  return 0;
}

bool interface_method(const char *name) {
  for (size_t i = 0; i < sizeof interfaces / sizeof *interfaces; i++)
    if (listed(interfaces[i].methods, name)) return true;
  return false;
}

static bool among(const char *names, const char *name) {
  return names && strstr(names, arena_printf(",%s,", name));
}

// Is the interface, or one above it, among the n with the method?
static bool lists_method(const Methods *list, size_t n, const Type *t,
                         const char *name) {
  for (size_t i = 0; i < n; i++)
    if (strcmp(list[i].name, t->name) == 0 && among(list[i].methods, name))
      return true;
  for (int i = 0; t->ifaces && t->ifaces[i]; i++)
    if (lists_method(list, n, t->ifaces[i], name)) return true;
  return false;
}

bool owner_voids(const Owner *owner, const char *name) {
  if (owner && owner->protocol)
    return among(owner->protocol->void_methods, name);
  const Type *t = owner ? owner->iface->type : NULL;
  return t && lists_method(voids, sizeof voids / sizeof *voids, t, name);
}

bool owner_ints(const Owner *owner, const char *name) {
  if (owner && owner->protocol) return false;
  if (strcmp(name, "hashCode") == 0) return true;
  const Type *t = owner ? owner->iface->type : NULL;
  return t && lists_method(ints, sizeof ints / sizeof *ints, t, name);
}

// --- protocols ---

static const VarInfo *method_var(const VarInfo *protocol, int i) {
  const VarInfo *v = strmap_value(protocol->cns->mappings, i);
  const char *of = v->cns == protocol->cns ? v->method_of : NULL;
  return of && strcmp(of, protocol->name) == 0 ? v : NULL;
}

int protocol_has(const VarInfo *protocol, const char *name) {
  bool any = false;
  for (int i = 0; i < strmap_count(protocol->cns->mappings); i++) {
    const VarInfo *v = method_var(protocol, i);
    any = any || v;
    if (v && strcmp(v->name, name) == 0) return 1;
  }
  return any ? 0 : -1;
}

const char *protocol_hint(const VarInfo *protocol) {
  Buf b = {0};
  buf_printf(&b, "the methods of %s are:", protocol->name);
  for (int i = 0; i < strmap_count(protocol->cns->mappings); i++) {
    const VarInfo *v = method_var(protocol, i);
    if (v) buf_printf(&b, " %s", v->name);
  }
  return buf_take(&b);
}

bool protocol_takes(const VarInfo *protocol, const char *name, int n) {
  const VarInfo *v = ns_own(protocol->cns, name);
  return !v || !v->fixed || v->fixed & arity_bit(n);
}

// --- owners in the body of a type ---

bool method_of_object(const char *name) {
  return listed("toString equals hashCode finalize clone ", name);
}

int owner_has(const Owner *o, const char *name) {
  return o->protocol      ? protocol_has(o->protocol, name)
         : o->iface->type ? interface_has(o->iface->type, name)
                          : -1;
}

// --- what defprotocol defines ---

// (quote ([this] [this x])): the numbers of parameters as bits.
static uint32_t arglist_bits(val quoted) {
  val *q, *lists, *params;
  uint32_t bits = 0;
  if (!form_is_call(quoted, "quote") || form_items(quoted, &q) != 2) return 0;
  int n = form_items(q[1], &lists);
  for (int i = 0; i < n; i++) {
    int k = form_items(lists[i], &params);
    bits |= arity_bit(k);
  }
  return bits;
}

void protocol_method_def(VarInfo *v, const Node *init, val meta) {
  const Node *protocol = init->n ? init->items[0] : NULL;
  if (!node_is_prim(init, PRIM_proto_fn_new) || protocol->op != OP_VAR) return;
  v->method_of = protocol->var->name;
  v->fixed = meta == RT_NIL ? 0 : arglist_bits(form_get(meta, "arglists"));
}
