(import 'java.lang.reflect.Array)
(let [d (double-array 1) l (long-array 1) o (object-array 1) c (char-array 1) f (float-array 1)]
  (Array/set d 0 5) (Array/set l 0 6) (Array/set o 0 :a) (Array/set c 0 \x) (Array/set f 0 7)
  (println (vec d) (vec l) (vec o) (vec c) (vec f) (Array/get d 0) (Array/getLength l)))
