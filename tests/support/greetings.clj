;; SPDX-License-Identifier: MIT
(ns support.greetings)

(defn hello [who] (str "hello " who))
