(ns core.charsets-say-how-text-is-bytes
  (:import (java.nio.charset Charset StandardCharsets)))
(doseq [c ["UTF-8" "ISO-8859-1" "US-ASCII" "UTF-16" "UTF-16BE" "UTF-16LE"
           "utf8" "latin1" "ASCII"]]
  (println c (mapv #(vec (.getBytes % c)) ["" "aé" "€" "😀" "\ud83d" "x\ude00"])))
(doseq [c ["UTF-8" "ISO-8859-1" "US-ASCII" "UTF-16" "UTF-16BE" "UTF-16LE"]
        b [[] [97 -23] [-2 -1 0 97] [-1 -2 97 0] [0 97 -40] [-40 61 -34 0] [-40 61 0 97]]]
  (println c b (mapv int (String. (byte-array b) c))))
(println (vec (.getBytes "é" StandardCharsets/UTF_16LE)) (str StandardCharsets/UTF_8))
(println (String. (byte-array [97 98 99 100]) 1 2 "US-ASCII"))
(println (String. (byte-array [97 98]) (Charset/forName "latin1")))
(println (str (Charset/forName "latin1")) (Charset/isSupported "utf-8"))
(println (try (.getBytes "x" "NO-SUCH")
              (catch java.io.UnsupportedEncodingException e (ex-message e))))
(println (try (String. (byte-array 1) 1 1) (catch StringIndexOutOfBoundsException e :end)))
(println (= (Charset/forName "utf8") StandardCharsets/UTF_8))
