;; A call site remembers methods; whatever changes the choice must be seen there.
(ns emit.call-sites-of-multimethods)

(defmacro attempt [& body]
  `(try (do ~@body)
        (catch Throwable e# [(class e#) (ex-message e#)])))

(defmulti area :kind)
(defmethod area :square [{:keys [side]}] (* side side))
(defmethod area :box [{:keys [w h]}] (* w h))

(defn call [x] (area x)) ; one site for everything

(defmulti speak (fn [a & more] (if (map? a) (:animal a) a)))
(defmethod speak ::animal [_ & more] [:animal more])
(defmethod speak nil [_ & more] [:nil more])
(defn say ([a] (speak a)) ([a b] (speak a b)) ([a b c] (speak a b c)) ([a b c d] (speak a b c d)))

(def shapes (make-hierarchy))
(defmulti sides identity :hierarchy #'shapes :default :other)
(defmethod sides :quad [_] 4)
(defmethod sides :other [x] [:other x])
(defn count-sides [x] (sides x))

(defmulti describe class)
(defmethod describe Number [x] [:number x])
(defmethod describe String [x] [:string x])
(defmethod describe :default [x] [:default x])
(defn tell [x] (describe x))

(defmulti depth (fn [x n] (if (vector? x) :vector :leaf)))
(defmethod depth :leaf [_ n] n)
(defmethod depth :vector [v n] (reduce max n (map (fn [x] (depth x (inc n))) v)))

(defmulti by-number (fn [x] (mod x 3)))
(defmethod by-number 0 [x] [:zero x])
(defmethod by-number 1 [x] [:one x])

(defn -main [& _]
  (println (map call [{:kind :square :side 3} {:kind :box :w 2 :h 5} {:kind :square :side 4}]))
  (println (attempt (call {:kind :tri})) (attempt (call nil)) (attempt (call {:kind :square})))
  (defmethod area :tri [{:keys [b h]}] (/ (* b h) 2))
  (defmethod area :square [_] :changed)
  (println (map call [{:kind :tri :b 3 :h 4} {:kind :square :side 3} {:kind :box :w 2 :h 5}]))
  (remove-method area :square)
  (println (attempt (call {:kind :square :side 3})) (call {:kind :box :w 1 :h 1}))
  (defmethod area :default [x] [:default x])
  (println (call {:kind :square}) (call 5))
  (println (with-redefs [area (fn [x] [:redefined x])] (call {:kind :box})) (call {:kind :box :w 3 :h 3}))
  (remove-all-methods area)
  (println (first (attempt (call {:kind :box}))))

  (println (attempt (say ::dog)) (say nil) (say nil 1 2 3))
  (derive ::dog ::animal)
  (println (say ::dog) (say ::dog 1) (say {:animal ::dog} 1 2) (say ::dog 1 2 3))
  (defmethod speak ::dog [_ & more] [:dog more])
  (derive ::dog ::pet)
  (defmethod speak ::pet [_ & more] [:pet more])
  (println (say ::dog) (say ::animal))
  (remove-method speak ::dog)
  (println (first (attempt (say ::dog))))
  (prefer-method speak ::pet ::animal)
  (println (say ::dog) (say ::dog 1))
  (underive ::dog ::pet)
  (println (say ::dog))

  (println (count-sides :square) (count-sides :quad))
  (alter-var-root #'shapes derive :square :quad)
  (println (count-sides :square) (count-sides :circle))
  (alter-var-root #'shapes underive :square :quad)
  (println (count-sides :square))

  (println (map tell [1 "a" 2.5 :k nil 3N "b" 1/2]))
  (println (depth [1 [2 [3]] []] 0) (depth 1 0))
  (println (map (fn [x] (attempt (by-number x))) [0 1 3 4 2 6 7 5]))
  (println (reduce (fn [a i] (+ a (second (by-number (* 3 i))))) 0 (range 20000)))
  (let [local area] (println (first (attempt (local {:kind :x})))))
  (println (map (fn [f] (f 1)) [describe (get-method describe Number)])
           (apply describe ["x"]) (mapv describe [1 "y"]) (keys (methods by-number))))
