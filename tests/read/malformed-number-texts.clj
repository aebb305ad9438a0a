(require '[clojure.edn :as edn])

(defn result [f s]
  (try (f s) (catch Exception e [(class e) (ex-message e)])))
(doseq [s ["-2rN" "2r" "+16rN" "0x" "-0x" "0xN" "1/" "1/0" "1e" "36rZ" "08"
           "1/2/3" "1.e" "2r2" "2r102N" "0xg" "1a" "1.5.2" "1N2" "1.5N" "1eM"
           "+1r0" "37r1" "0rx" "100r1" "1//2" "1e+" "1.0e-" "1.M" "018" "-0N"
           "0xFFN" "-36rzzzzzzzzzzzzzzzzzzzz" "1/02" "16rFFr" "30rN" "1..2"
           "0x-1" "2r-1" "16rFFN" "10r5N" "02r1" "2r1_0" "2r1/2" "2rzz"]]
  (prn s (result read-string s) (result edn/read-string s)))
(doseq [s ["-" "+" "" "1e" "0x" "." "1e+" "--1" "+-1" "1N" "0x1p3" "9."]]
  (prn s (parse-long s) (parse-double s) (class (result #(Long/parseLong %) s))
       (class (result #(Double/parseDouble %) s)) (class (result bigdec s))
       (class (result bigint s))))
