;; clojure.xml: elements as maps, what is not well-formed, emit.
(ns lang.clojure-xml-reads-and-writes-documents
  (:require [clojure.xml :as xml] [clojure.zip :as zip]))

(defn p [s] (xml/parse (java.io.ByteArrayInputStream. (.getBytes s "UTF-8"))))
(println (p "<a/>"))
(prn (p (str "<?xml version='1.0'?>\n<!-- c -->\n<a x='1' y:z=\"&lt;2&gt;\">"
             "t &amp; u<b>\n  <c>v</c> w\n</b><![CDATA[<raw>]]> tail</a>\n"
             "<!-- end -->")))
(prn (p "<a>&#65;&#x42;&quot;&apos;</a>"))
(prn (p "<!DOCTYPE a [<!ELEMENT a ANY>]><a>x<!-- in -->y<?pi z?>w</a>"))
(prn (p "<a  b = 'c'  >\r\n1\r2</a >"))
(xml/emit (p "<a x='1'><b/>text<c y='2'>z</c></a>"))
(prn (xml/parse (org.xml.sax.InputSource.
                 (java.io.StringReader. "<r>é€😀</r>"))))
(doseq [bad ["<a>" "<a></b>" "" "text" "<a/><b/>" "<a>&nope;</a>"
             "<a b='1' b='2'/>" "<a>&</a>" "<a/>x" "</a>" "<a b/>"]]
  (println (pr-str bad) (try (p bad)
                             (catch org.xml.sax.SAXParseException e :refused))))
(println (try (p "<a></b>") (catch Exception e (.getMessage e))))
(println (try (p "<a>&nope;</a>") (catch Exception e (.getMessage e))))
(println ((juxt xml/tag xml/attrs xml/content) (p "<q i='1'>c</q>")))
(println (-> (p "<a><b>1</b><b>2</b></a>")
             zip/xml-zip zip/down zip/right zip/node))
