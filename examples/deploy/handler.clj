;; SPDX-License-Identifier: MIT
;;
;; A Ring handler for JavaScript's servers: fetch.js makes a function of
;; Request and Response of it.
(ns handler
  (:require [clojure.string :as str]))

(def ^:private visits (atom 0))

(defn- hello [{:keys [query]}]
  {:status 200
   :headers {"content-type" "text/plain; charset=utf-8"}
   :body (str "hello, " (get query "name" "world") "\n")})

(defn- count-words [{:keys [body]}]
  {:status 200
   :body (str (count (re-seq #"\S+" body)) " words\n")})

(defn ^:export handle
  "The response, {:status :headers :body}, to a request of the keys :method,
  :path, :query, :headers and :body."
  [{:keys [method path] :as request}]
  (swap! visits inc)
  (case [method path]
    ["GET" "/"] (hello request)
    ["POST" "/words"] (count-words request)
    ["GET" "/visits"] {:status 200 :body (str @visits "\n")}
    ["GET" "/fail"] (throw (ex-info "no such thing" {:path path}))
    {:status 404 :body (str "nothing at " (str/upper-case path) "\n")}))
