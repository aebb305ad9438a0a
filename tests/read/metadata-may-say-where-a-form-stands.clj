;; SPDX-License-Identifier: MIT
;; :line and :column that are written are data; those of the reader are not
;; there for symbols and vectors.
(ns read.metadata-may-say-where-a-form-stands)

(prn (meta '^{:line 7 :column 8} x))
(prn (meta '^{:line 7 :column 8 :end-line 9 :end-column 10 :file "f"} x))
(prn (meta '^{:line 7} [1 ^:a y]) (map meta '^{:line 7} [1 ^:a y z]))
(prn (select-keys (meta '^{:line 7 :a 1} (a b)) [:line :a]))
(prn (meta ^{:line 1 :b 2} {:a 1}))
(prn (meta 'x) (meta '[x]) (meta '^:k x))
(prn (meta (read-string "^{:line 5 :column 6 :a 1} x")))
(prn (map (comp #(select-keys % [:line :column :x]) meta)
          [(read-string "^{:line 5 :x 6} (a)") (read-string "^{:x 6} (a)")]))
(defmacro place [form] (list 'quote (meta form)))
(prn (:file (place ^{:line 3 :file "g"} x)))
