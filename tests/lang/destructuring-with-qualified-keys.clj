(let [{:keys [p/a q/b] ::keys [c] :p/keys [d]} {:p/a 1 :q/b 2 ::c 3 :p/d 4}]
  (prn a b c d))
(let [{:x/syms [e]} {'x/e 5}] (prn e))
