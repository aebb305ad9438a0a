(ns core.errors-are-put-into-words (:require [clojure.main :as m]))
(println (m/demunge "a$b_c") (m/demunge "clojure.core$map_QMARK_$fn__1"))
(doseq [phase [:read-source :macro-syntax-check :macroexpansion :compile-syntax-check :compilation :read-eval-result :print-eval-result :execution]
        more [{} {:clojure.error/path "a/b.clj" :clojure.error/source "b.clj" :clojure.error/line 3 :clojure.error/column 5}
              {:clojure.error/symbol 'user/f :clojure.error/class 'java.lang.ArithmeticException} {:clojure.error/class 'java.lang.RuntimeException :clojure.error/line 2}]]
  (print (m/ex-str (merge {:clojure.error/phase phase :clojure.error/cause "the cause"} more))))
(defn shown [m] (into (sorted-map) m))
(println (shown (m/ex-triage {:via [{:type 'java.lang.ArithmeticException :message "Divide by zero"}] :cause "Divide by zero"
                              :trace '[[clojure.lang.Numbers divide "Numbers.java" 190] [clojure.core$map invoke "core.clj" 2] [user$f_x invoke "x.clj" 3]]})))
(println (shown (m/ex-triage {:via [{:type 'E :message "m"}] :trace '[[user$f invoke "NO_SOURCE_FILE" 3]]})))
(println (shown (m/ex-triage {:via [{:type 'E}] :trace []})))
(doseq [phase [:compile-syntax-check :macroexpansion]]
  (println (shown (m/ex-triage {:phase phase :trace [] :via [{:type 'C :data {:clojure.error/phase phase :clojure.error/line 1 :clojure.error/column 2 :clojure.error/source "dir/x.clj" :clojure.error/symbol 'let}} {:type 'java.lang.RuntimeException :message "Unable"}]}))))
(println (shown (m/ex-triage {:phase :read-source :trace [] :via [{:type 'C :data {:clojure.error/source "dir/x.clj"}} {:type 'R :message "EOF" :data {:clojure.error/line 4 :clojure.error/column 1}}]})))
(println (shown (m/ex-triage {:phase :print-eval-result :trace '[[user$p invoke "x.clj" 9]] :via [{:type 'R :message "no"}]})))
(println (.getMessage (m/root-cause (ex-info "a" {} (RuntimeException. "b" (Error. "c"))))))
(println (with-in-str "  , ; comment\nx y\n" [(m/skip-whitespace *in*) (m/skip-whitespace *in*) (read) (m/skip-whitespace *in*) (read) (m/skip-if-eol *in*) (m/skip-if-eol *in*)]))
