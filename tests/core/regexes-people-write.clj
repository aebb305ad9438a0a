; Patterns of the kinds that programs have, on texts of theirs.
(ns core.regexes-people-write
  (:require [clojure.string :as str]))
(def text "From: Ann Lee <ann.lee+x@mail.example.co.uk>, bob@x.org
Date: 2024-02-29T23:59:60.123Z, 1.2.2003 and 12:30:01
See https://example.com:8080/a/b%20c?q=1&r=[x]#frag or http://localhost
  GET /index.html HTTP/1.1\t200 1534 \"-\" 'it''s' 192.168.0.255 999.1.1.1
(defn f [x] (+ x 1.5e-3 -42 0xFF 3/4)) ; comment
<a href=\"x.html\" class='b c'>link <b>bold</b></a><br/>
name,\"quoted, \"\"field\"\"\",,last
key = value # note\r\ncamelCaseString snake_case_name SCREAMING_CASE HTTPServer2
# Title\n## Sub *em* **strong** `code` [t](u)
$1,234.56 -7% +49 (0)30 1234567 {{var}} ${env} @{x} a--b...c")
(prn (re-seq #"[\w.+-]+@[\w-]+(?:\.[\w-]+)+" text))
(prn (re-find #"(\d{4})-(\d{2})-(\d{2})T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)" text))
(prn (re-seq #"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b" text))
(prn (re-seq #"(https?)://([^\s/:?#]+)(?::(\d+))?([^\s?#]*)(?:\?([^\s#]*))?(?:#(\S*))?" text))
(prn (re-seq #"\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b" text))
(prn (re-seq #"(?m)^(\w+):\s*(.*)$" text))
(prn (re-seq #"<(/?)(\w+)((?:\s+\w+=(?:\"[^\"]*\"|'[^']*'))*)\s*(/?)>" text))
(prn (re-seq #"[-+]?(?:\d+/\d+|0[xX][0-9a-fA-F]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?)" text))
(prn (re-seq #"\"(?:[^\"]|\"\")*\"" text))
(prn (str/split "fooBarBazHTTPServer2x" #"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
(prn (str/replace "camelCaseString" #"([a-z0-9])([A-Z])" "$1-$2"))
(prn (str/replace "snake_case_name" #"_(\w)" (fn [[_ c]] (str/upper-case c))))
(prn (str/split "  a b \t c\nd  " #"\s+") (str/split (str/trim "  a b ") #"\s+"))
(prn (str/split-lines text))
(prn (re-seq #"(?i)\bhttp\w*" text))
(prn (re-seq #"(\*{1,2}|`)(.+?)\1" text) (re-seq #"\[([^\]]*)\]\(([^)]*)\)" text))
(prn (re-seq #"\$\{(\w+)\}|\{\{(\w+)\}\}|@\{(\w+)\}" text))
(prn (str/replace "a--b...c" #"[^\w]+" "-") (str/replace "1234567" #"\B(?=(?:\d{3})+(?!\d))" ","))
(prn (re-matches #"(?x) \s* (\w+) \s* = \s* ([^\#]*?) \s* (?: \# .* )?" "key = value # note"))
(prn (re-matches #"#?([a-f0-9]{6}|[a-f0-9]{3})" "#ffaa00") (re-matches #"[a-z0-9_-]{3,16}" "a"))
(prn (re-matches #"(?=.*[A-Z])(?=.*\d).{8,}" "Passw0rd!") (re-matches #"(?=.*[A-Z])(?=.*\d).{8,}" "password"))
(prn (re-seq #"[\s,]*(~@|[\[\]{}()'`~^@]|\"(?:\\.|[^\\\"])*\"?|;.*|[^\s\[\]{}('\"`,;)]*)"
             "(+ 1 [2 \"a\\\"b\"] ~@x) ; end"))
(prn (mapv #(boolean (re-matches #"(?:ab|a)*b?" %)) ["" "ab" "aba" "abb" "b" "ba"]))
(prn (count (re-seq #"\S+" text)) (frequencies (map str/lower-case (re-seq #"[A-Za-z]{5,}" text))))
(prn (str/replace text #"(?s)<a.*?</a>" "LINK"))
(prn (re-find #"^(?:(?:[01]?\d|2[0-3]):)?[0-5]?\d:[0-5]\d$" "23:59:01") (re-find #"^\s*$" " \n"))
(prn (re-seq #"(?<![\w.])\d+(?![\w.])" text))
(prn (str/replace "x  y\t\tz" #"(\s)\1+" "$1") (re-seq #"(\w)(\w)?\2?\1" "abba noon level"))
