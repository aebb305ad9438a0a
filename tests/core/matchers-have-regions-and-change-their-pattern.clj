(defmacro t [& body]
  `(prn (try ~@body (catch Throwable e# [(class e#) (ex-message e#)]))))
(let [m (re-matcher #"(\w)(\d)" "a1b2c3")]
  (t [(.find m) (.groupCount m) (.pattern m)])
  (.usePattern m #"[a-z]")
  (t (.group m))
  (t [(.groupCount m) (.find m) (.group m) (.start m) (.regionStart m)
      (.regionEnd m) (.hasTransparentBounds m) (.hasAnchoringBounds m)])
  (t (do (.region m 2 4)
         [(.regionStart m) (.regionEnd m) (.lookingAt m) (.group m) (.start m)
          (.end m) (.matches m)]))
  (t [(.find m) (.find m) (.find m)])
  (t (do (.usePattern m #"b2") [(.matches m) (.start m) (.end m) (.pattern m)]))
  (t (do (.reset m) [(.regionStart m) (.regionEnd m) (.find m) (.start m)]))
  (t (do (.reset m "zzb2") [(.find m) (.start m) (.regionEnd m)]))
  (t (do (.region m 3 3) [(.find m) (.regionStart m) (.regionEnd m)]))
  (t (.region m 1 30))
  (t (.region m 5 6))
  (t (.region m 3 2))
  (t (.region m -1 2))
  (t (.usePattern m nil)))

;; Anchors match at a region's ends, and nothing beyond them is seen.
(let [m (re-matcher #"^(b+)$" "abbc")]
  (t [(.matches m) (.find (.region m 1 3)) (.group m 1) (.start m 1) (.end m 1)]))
(let [m (re-matcher #"(?<=a)b|b(?=c)|\bb" "abc")]
  (t [(.find (.region m 1 2)) (.start m)]))
(let [m (re-matcher (re-pattern "[b-d]+") "äbcdé")]
  (t [(.find (.region m 2 4)) (.group m) (.start m) (.end m)])
  (t [(.find m 0) (.group m) (.regionStart m)]))

;; A scanner of tokens.
(defn tokens [s]
  (let [m (re-matcher #"\s+" s)]
    (loop [at 0 out []]
      (.region m at (count s))
      (if (= at (count s))
        out
        (let [kind (first (filter (fn [[k re]] (.lookingAt (.usePattern m re)))
                                  [[:space #"\s+"] [:number #"\d+"] [:word #"\w+"]
                                   [:other #"."]]))]
          (recur (.end m) (conj out [(first kind) (.group m)])))))))
(t (tokens "let x1 = 42 + y"))
