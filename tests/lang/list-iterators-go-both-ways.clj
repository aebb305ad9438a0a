(import 'java.util.ArrayList 'java.util.LinkedList)
(defmacro answers [& forms]
  `(do ~@(for [form forms]
           `(println '~form "=>"
                     (try (pr-str ~form)
                          (catch Throwable e# (.getName (class e#))))))))
(defn both-ways
  ([xs] (both-ways xs 0))
  ([xs from]
   (let [i (.listIterator xs from)]
     (loop [out []]
       (if (.hasNext i)
         (recur (conj out (.nextIndex i) (.next i)))
         (loop [out (conj out :back)]
           (if (.hasPrevious i)
             (recur (conj out (.previousIndex i) (.previous i)))
             out)))))))
(answers
 (both-ways [1 2 3]) (both-ways '(1 2 3))
 (both-ways (ArrayList. [:a :b]))
 (both-ways (LinkedList. [:a :b]) 1)
 (both-ways []) (both-ways (map inc [1 2]))
 (.next (.listIterator [])) (.previous (.listIterator [1]))
 (.listIterator (ArrayList. [1]) 5)
 (instance? java.util.ListIterator (.listIterator [1]))
 (instance? java.util.Iterator (.listIterator (ArrayList.)))
 (let [xs (ArrayList. [1 2 3]) i (.listIterator xs)]
   (.next i) (.set i 10) (.next i) (.remove i) (.add i 7) (vec xs))
 (let [xs (ArrayList. [1 2 3]) i (.listIterator xs 3)]
   (.previous i) (.set i 10) (.previous i) (.remove i) (.add i 7)
   [(vec xs) (.nextIndex i)])
 (.remove (.listIterator (ArrayList. [1]))) (.set (.listIterator [1]) 1)
 (let [i (.listIterator [1])] (.next i) (.set i 5))
 (.add (.listIterator [1]) 5))
