;; SPDX-License-Identifier: MIT
;;
;; A Ring handler as a component of wasi:http (cljwc --http), for wasmtime
;; serve, jco serve, Spin and other hosts of WASI 0.2.
(ns ring
  (:require [clojure.string :as str])
  (:import [java.net URLDecoder]))

(def ^:private visits (atom 0))

(defn- params [query]
  (into {}
        (for [pair (str/split (or query "") #"&")
              :let [[k v] (str/split pair #"=" 2)]]
          [(URLDecoder/decode k) (URLDecoder/decode (or v ""))])))

(defn- text [status & parts]
  {:status status
   :headers {"content-type" "text/plain; charset=utf-8"}
   :body (apply str parts)})

(defn handler [{:keys [request-method uri query-string body] :as request}]
  (swap! visits inc)
  (case [request-method uri]
    [:get "/"] (text 200 "hello, "
                     (get (params query-string) "name" "world") "\n")
    [:post "/words"] (text 200 (count (re-seq #"\S+" (slurp body))) " words\n")
    [:post "/echo"] {:status 200 :headers {:X-Many ["a" "b"]} :body body}
    [:get "/lines"] {:status 200 :body (map #(str % "\n") (range 1000))}
    [:get "/large"] {:body (byte-array 1000000 (byte 7))}
    [:get "/request"] (text 200 (pr-str (dissoc request :body)))
    [:get "/visits"] (text 200 @visits "\n")
    [:get "/fail"] (throw (ex-info "no such thing" {:uri uri}))
    [:get "/odd"] "no response"
    [:get "/broken"] {:body [1 :two {}]}
    (text 404 "nothing at " (str/upper-case uri) "\n")))
