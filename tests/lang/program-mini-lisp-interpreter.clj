(defn env-get [env s]
  (cond (nil? env) (throw (ex-info (str "unbound " s) {:symbol s}))
        (contains? @(:vars env) s) (get @(:vars env) s)
        :else (recur (:parent env) s)))
(defn new-env [parent names vals]
  {:parent parent :vars (atom (zipmap names vals))})
(defmulti ev (fn [x env] (cond (symbol? x) :symbol (seq? x) (first x) :else :self)))
(defmethod ev :self [x _] x)
(defmethod ev :symbol [x env] (env-get env x))
(defmethod ev 'if [[_ c t e] env] (if (ev c env) (ev t env) (ev e env)))
(defmethod ev 'define [[_ n v] env] (swap! (:vars env) assoc n (ev v env)) n)
(defmethod ev 'lambda [[_ ps body] env]
  (fn [& args] (ev body (new-env env ps args))))
(defmethod ev 'let [[_ bs body] env]
  (ev body (new-env env (map first bs) (map #(ev (second %) env) bs))))
(defmethod ev :default [[f & args] env]
  (apply (ev f env) (map #(ev % env) args)))
(def global (new-env nil '[+ - * < = list cons] [+ - * < = list cons]))
(run! #(prn (ev % global))
      '[(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
        (fact 20)
        (define twice (lambda (f) (lambda (x) (f (f x)))))
        ((twice (twice (lambda (x) (* x x)))) 2)
        (let ((a 1) (b (+ 1 1))) (list a b (cons a (list b))))])
(prn (try (ev 'nope global) (catch Exception e (ex-data e))))
