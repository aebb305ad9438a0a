# SPDX-License-Identifier: MIT
# What was defined again, or thrown and caught, is freed.
cat >a.clj <<'END'
(defn pages [] (parse-long (second (re-seq #"\d+" (slurp "/proc/self/statm")))))
(defn thrown [x] (if (pos? x) (throw (ex-info "no" {})) x))
(defn grows
  "Bytes that each call keeps: the least of some rounds, as the heap grows in
  steps."
  [n f]
  (apply min (for [_ (range 5)]
               (let [before (pages)]
                 (dotimes [_ n] (f))
                 (System/gc)
                 (quot (* 4096 (- (pages) before)) n)))))
(defn check [label n f]
  (let [bytes (grows n f)]
    (println label (if (< bytes 200) "is freed" (str "keeps " bytes " bytes")))))
(defmacro check-form [n form] `(let [form# '~form] (check '~(first form) ~n #(eval form#))))

(check-form 3000 (defrecord Rec [a b] Object (toString [_] "x")))
(check-form 3000 (deftype Typ [a ^:unsynchronized-mutable b] clojure.lang.IFn (invoke [_] 1)))
(check-form 20000 (reify clojure.lang.IDeref (deref [_] 1)))
(check-form 3000 (defprotocol P (m [x]) (n [x y])))
(check-form 3000 (load-string "(def loaded 1) (inc loaded)"))
(check "an exception" 50000 #(try (inc (thrown 1)) (catch Exception e nil)))
(check "a broken form" 3000 #(try (eval '(no-such-name 1)) (catch Exception e nil)))

;; A class that is imported and then defined again: as on the JVM.
(defn in-maker [form] (binding [*ns* (create-ns 'maker)] (eval form)))
(in-maker '(clojure.core/refer 'clojure.core))
(in-maker '(defrecord Made [a]))
(import maker.Made)
(dotimes [i 300] (in-maker (list 'defrecord 'Made [(symbol (str "b" i))])))
(println (:a (Made. 5)) (in-maker '(:b299 (Made. 1))) (in-maker '(:a (Made. 1))))
END
expect_exit 0 cljw a.clj
expect_equal 'defrecord is freed
deftype is freed
reify is freed
defprotocol is freed
load-string is freed
an exception is freed
a broken form is freed
nil 1 nil' "$(cat out)"
