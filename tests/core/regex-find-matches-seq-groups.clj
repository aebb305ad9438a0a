(prn (re-find #"(\w)(\d)" "ab1") (re-matches #"\d+" "123") (re-matches #"\d+" "12a") (re-seq #"\d+" "1 22 333") (re-seq #"(a)(b)?" "ab a") (re-find #"x" "y"))
(let [m (re-matcher #"(\w)=(\d)" "a=1 b=2")]
  (prn (re-find m) (re-groups m) (re-find m) (re-find m)))
(prn (re-pattern "a+") (re-find (re-pattern "(?i)ABC") "xabcx") (re-seq #"." "😀é"))
