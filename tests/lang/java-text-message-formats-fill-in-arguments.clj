;; java.text.MessageFormat
(import 'java.text.MessageFormat)
(require '[support.answers :refer [told]])
(defmacro t [& forms] `(told pr-str ~@forms))
(defn fill [pattern & xs] (MessageFormat/format pattern (object-array xs)))
(t (fill "{0} and {1}, {0}" "a" :b) (fill "none") (fill "{0}{1}" 1) (fill "{0}" nil)
   (fill "{0} {1} {2}" 1234567 1234.5678 1N) (fill "it''s '{0}' {0}" 5) (fill "'" 1)
   (fill "{0,number,integer} {0,number,percent} {0,number,#.#} {0,number}" 12345.678)
   (fill "{ 0 }" 1) (fill "{x}" 1) (fill "{0" 1) (fill "{0,nothing}" 1) (fill "}" 1) (fill "")
   (fill "{0}" [1 2]) (fill "{0}" true) (fill "{10}" 1) (fill "{-1}" 1))
(let [f (MessageFormat. "{1}-{0}")]
  (t (.format f (object-array [1 2])) (.toPattern f) (.applyPattern f "<{0}>")
     (.format f (object-array ["x"])) (= (MessageFormat. "{0}") (MessageFormat. "{0}"))))
