;; What a macro expands itself has the locals around the macro's call, in &env
;; and in front of macros of the same name.
(defmacro env-names [] (mapv name (sort (keys &env))))
(defmacro through [form] (macroexpand-1 form))
(let [a 1 b 2] (prn (through (env-names))))
(prn ((fn [x] (through (env-names))) 1))
(defmacro twice [x] `(+ ~x ~x))
(defmacro expanded [form] `'~(macroexpand-1 form))
(prn (= '(twice 1) (expanded (twice 1))))
(let [twice inc] (prn (= '(twice 1) (expanded (twice 1))) (twice 1)))
(prn (through (env-names)))
