;; SPDX-License-Identifier: MIT
;;
;; What a matcher has found, kept while the matcher goes on.
(ns cljwc.java.match_result)

;; groups: [text start end] of each group, the whole match first; nil: the
;; matcher has found nothing.
(deftype* MatchResult [groups n]
  {:class "java.util.regex.Matcher$ImmutableMatchResult"}
  Object
  (part [_ g i]
    (when (nil? groups) (throw (new IllegalStateException "No match found")))
    (when-not (<= 0 g n)
      (throw (new IndexOutOfBoundsException (str "No group " g))))
    (nth (nth groups g) i))
  (groupCount [_] (int n))
  (group [this] (.part this 0 0))
  (group [this g] (.part this g 0))
  (start [this] (.part this 0 1))
  (start [this g] (.part this g 1))
  (end [this] (.part this 0 2))
  (end [this g] (.part this g 2)))

(defn -toMatchResult [^java.util.regex.Matcher m]
  (let [n (.groupCount m)
        group (fn [g] [(.group m g) (.start m g) (.end m g)])]
    (new MatchResult
         (try (mapv group (range (inc n))) (catch IllegalStateException e nil))
         n)))
