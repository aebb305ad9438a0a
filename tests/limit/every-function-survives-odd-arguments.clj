;; Calls every function of clojure.core with arguments it was not made for. It
;; may throw what it likes; it must not crash, hang or corrupt memory.
(def endless #{'cycle 'iterate 'repeat 'repeatedly 'range 'trampoline})
(def waiting
  #{'read 'read-line 'read+string 'slurp 'spit 'file-seq 'await 'await-for
    'await1 'future-call 'add-classpath 'eval 'shutdown-agents 'load 'load-file 'load-string})
(def changing
  #{'intern 'in-ns 'ns-unmap 'remove-ns 'create-ns 'ns-unalias 'alias 'refer
    'pop-thread-bindings 'push-thread-bindings 'add-tap 'tap> 'alter-var-root
    'var-set 'add-watch 'set-validator! 'reset-meta! 'alter-meta!
    'set-agent-send-executor! 'set-agent-send-off-executor!})
(def values
  [nil 5 "s" :k 'a [1] '(1) {:a 1} #{1} 1.5 (atom 1) inc \c (transient [1])
   #"a" (int-array 2) (volatile! 1) (ex-info "m" {}) (lazy-seq [1]) String 1N
   1/2 1M (delay 1) (ref 1) (promise)])
(defn call [f args]
  (with-out-str
    (try
      (let [r (apply f args)]
        (when-not (instance? clojure.lang.IDeref r)
          (binding [*print-length* 5 *print-level* 5] (pr r))))
      (catch Throwable _ nil))))
(def functions
  (for [[sym v] (sort-by key (ns-publics 'clojure.core))
        :when (and (bound? v) (fn? @v) (not (:macro (meta v)))
                   (not (endless sym)) (not (waiting sym))
                   (not (changing sym)))]
    @v))
(prn (< 400 (count functions)))
(doseq [f functions]
  (call f [])
  (doseq [a values] (call f [a]))
  (doseq [a values b [5 [1]]] (call f [a b])))
(doseq [f [alter-var-root with-redefs-fn set-validator! add-watch reset-meta!
           alter-meta! var-set var-get with-bindings* push-thread-bindings]
        a (remove (fn [x] (or (= x {}) (= x nil))) values)
        b [inc nil 5]]
  (call f [a b]))
(println "done")
