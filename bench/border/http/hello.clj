;; SPDX-License-Identifier: MIT
(ns hello)

(defn handler [request]
  {:status 200
   :headers {"content-type" "text/plain"}
   :body (str "hello from " (:uri request) "\n")})
