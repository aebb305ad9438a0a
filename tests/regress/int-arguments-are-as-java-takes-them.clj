; SPDX-License-Identifier: MIT
; What an int parameter of a Java method refuses: characters, nil, and what does
; not fit; array lengths are cut.
(defn said [f]
  (try (pr-str (f))
       (catch Throwable e
         (str (.getName (class e)) ": "
              (first (.split (str (.getMessage e)) " \\("))))))

(defmacro show [& forms]
  `(do ~@(for [f forms] `(println '~f (said (fn [] ~f))))))

(def it (atom nil))
(defn of [x] (reset! it x) @it)

(show (subvec [1 2 3 4] (of \a)) (subvec [1 2 3 4] 0 (of \a))
      (nth [1 2 3] (of \a)) (nth [1 2 3] (of \a) nil) (nth '(1 2) (of \a))
      (subs "abc" (of \a)) (subs "abc" 0 (of \a)) (repeat (of \a) 1))
(show (subvec [1 2 3] (of nil)) (nth [1 2] (of nil)) (subs "abc" (of nil))
      (int (of nil)) (subvec [1 2] (of "1")) (nth [1 2] (of "1"))
      (subs "abc" (of "1")))
(show (subvec [1 2 3] (of ##Inf)) (nth [1 2 3] (of ##Inf))
      (nth [1 2 3] (of ##NaN)) (nth [1 2 3] (of 1e12)) (nth [1 2] (of 5/3))
      (nth [1 2 3] (of Long/MAX_VALUE)) (nth nil (of Long/MAX_VALUE))
      (nth "abc" (of 4294967296) nil) (subvec [1 2 3] 0 (of 4294967299))
      (subs "abc" (of 4294967296)) (nth '(1 2 3) (of -4294967296) nil))
(show (byte-array 3000000000) (object-array 3000000000) (int-array -1)
      (count (long-array 4294967299)) (make-array Long/TYPE (of 4294967299))
      (StringBuilder. (int (of -5))))
(show (bigint "hello world") (bigint "12345678901x") (bigint "1-2") (bigint "-")
      (bigint "") (bigint "000123456789a") (bigint "+x") (bigint "1 ")
      (BigInteger. "123456789123456789z"))
