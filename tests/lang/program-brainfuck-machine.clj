(defn jumps [code]
  (loop [i 0 stack [] table {}]
    (case (get code i)
      nil table
      \[ (recur (inc i) (conj stack i) table)
      \] (let [j (peek stack)] (recur (inc i) (pop stack) (assoc table i j j i)))
      (recur (inc i) stack table))))
(defn run [code]
  (let [table (jumps code) out (StringBuilder.)]
    (loop [ip 0 p 0 tape {}]
      (let [v (get tape p 0)]
        (case (get code ip)
          nil (str out)
          \> (recur (inc ip) (inc p) tape)
          \< (recur (inc ip) (dec p) tape)
          \+ (recur (inc ip) p (assoc tape p (mod (inc v) 256)))
          \- (recur (inc ip) p (assoc tape p (mod (dec v) 256)))
          \. (do (.append out (char v)) (recur (inc ip) p tape))
          \[ (recur (if (zero? v) (inc (table ip)) (inc ip)) p tape)
          \] (recur (if (zero? v) (inc ip) (inc (table ip))) p tape)
          (recur (inc ip) p tape))))))
(print (run "++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
