(def odd
  [:a/b :a--b :a-/b :a/-b :a-/-b :a---b :a_/b :a/_b :a__b :a_-b :a-_b
   :a.b/c :a-b/c :a_b/c :a/b-c :a/b_c :a_H_b :a-H-b :aH/b :A-B :a-B :a-b :A_B
   :a? :a-QMARK- :a_QMARK_ :a_Q :a! :a_B :a* :a_S :é :e :λ :_XCE_XBB :_Y :x/_Y])
(println (count odd) (count (set odd)) (= odd (map keyword (map #(subs (str %) 1) odd))))
(def syms (map symbol odd))
(println (count (set syms)) (= (map name odd) (map name syms)))
(println (count (set '[a/b a--b a-/b a/-b a_/b a/_b a__b p--q p/q x? x-QMARK- x_Q])))
(println (identical? :a--b (keyword "a--b")) (identical? :a/b (keyword "a" "b")))
