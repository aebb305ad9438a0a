;; SPDX-License-Identifier: MIT
;;
;; Requests and responses of a component that handles HTTP (cljwc --http): what
;; wasi:http/incoming-handler passes becomes a request as Ring has it, and its
;; response is written to the host. The component exports `handle`.
;;
;; Resources are numbers. What the host lends is dropped in the end, children
;; first: it traps otherwise.
(ns cljwc.http
  (:require [cljwc.wit :as wit])
  (:import [java.io BufferedInputStream InputStream]))

;; --- what the host has ---

(def ^:private method-of
  (wit/import "wasi:http/types#[method]incoming-request.method"))
(def ^:private path-of
  (wit/import "wasi:http/types#[method]incoming-request.path-with-query"))
(def ^:private scheme-of
  (wit/import "wasi:http/types#[method]incoming-request.scheme"))
(def ^:private authority-of
  (wit/import "wasi:http/types#[method]incoming-request.authority"))
(def ^:private headers-of
  (wit/import "wasi:http/types#[method]incoming-request.headers"))
(def ^:private entries-of
  (wit/import "wasi:http/types#[method]fields.entries"))
(def ^:private consume
  (wit/import "wasi:http/types#[method]incoming-request.consume"))
(def ^:private body-stream
  (wit/import "wasi:http/types#[method]incoming-body.stream"))
(def ^:private read-bytes
  (wit/import "wasi:io/streams#[method]input-stream.blocking-read"))
(def ^:private fields (wit/import "wasi:http/types#[constructor]fields"))
(def ^:private append (wit/import "wasi:http/types#[method]fields.append"))
(def ^:private response-of
  (wit/import "wasi:http/types#[constructor]outgoing-response"))
(def ^:private set-status
  (wit/import
   "wasi:http/types#[method]outgoing-response.set-status-code"))
(def ^:private body-of
  (wit/import "wasi:http/types#[method]outgoing-response.body"))
(def ^:private set-response
  (wit/import "wasi:http/types#[static]response-outparam.set"))
(def ^:private write-stream
  (wit/import "wasi:http/types#[method]outgoing-body.write"))
(def ^:private write-bytes
  (wit/import
   "wasi:io/streams#[method]output-stream.blocking-write-and-flush"))
(def ^:private finish
  (wit/import "wasi:http/types#[static]outgoing-body.finish"))
(def ^:private drop-request
  (wit/import "wasi:http/types#[resource-drop]incoming-request"))
(def ^:private drop-fields
  (wit/import "wasi:http/types#[resource-drop]fields"))
(def ^:private drop-in-body
  (wit/import "wasi:http/types#[resource-drop]incoming-body"))
(def ^:private drop-out-body
  (wit/import "wasi:http/types#[resource-drop]outgoing-body"))
(def ^:private drop-in
  (wit/import "wasi:io/streams#[resource-drop]input-stream"))
(def ^:private drop-out
  (wit/import "wasi:io/streams#[resource-drop]output-stream"))

;; --- requests ---

(defn- lower-case [^String s] (.toLowerCase s))

;; Bytes of the body, which is asked for when it is first read.
(deftype Source [request ^:unsynchronized-mutable body
                 ^:unsynchronized-mutable stream
                 ^:unsynchronized-mutable done]
  Object
  (read [this to from n]
    (when-not (or body done)
      (set! body (consume request))
      (set! stream (body-stream body)))
    (if done
      -1
      (let [bytes (try (read-bytes stream n)
                       (catch clojure.lang.ExceptionInfo e
                         (if (= :closed (:error (ex-data e))) nil (throw e))))
            k (if bytes (alength ^bytes bytes) 0)]
        (cond
          (nil? bytes) (do (set! done true) -1)
          (= k 0) (recur to from n)
          :else (do (System/arraycopy bytes 0 to from k) k)))))
  (available [this] 0)
  (close [this]
    (set! done true)
    (when stream (drop-in stream))
    (when body (drop-in-body body))
    (set! stream nil)
    (set! body nil)
    nil))

(defn- header-map [entries]
  (reduce (fn [m [name ^bytes value]]
            (let [name (lower-case name)
                  value (String. value)
                  other (get m name)]
              (assoc m name (if other (str other "," value) value))))
          {}
          entries))

(defn- request-headers [request]
  (let [f (headers-of request)
        entries (entries-of f)]
    (drop-fields f)
    (header-map entries)))

(defn- server [request ^String authority]
  (let [colon (if authority (.lastIndexOf authority ":") -1)]
    (if (neg? colon)
      (assoc request :server-name (or authority "localhost"))
      (assoc request
             :server-name (subs authority 0 colon)
             :server-port (parse-long (subs authority (inc colon)))))))

(defn- request-map [request source]
  (let [method (method-of request)
        ^String path (or (path-of request) "/")
        mark (.indexOf path "?")
        headers (request-headers request)]
    (server {:request-method (if (keyword? method)
                               method
                               (keyword (lower-case (second method))))
             :uri (if (neg? mark) path (subs path 0 mark))
             :query-string (when-not (neg? mark) (subs path (inc mark)))
             :scheme (if (= :HTTPS (scheme-of request)) :https :http)
             :protocol "HTTP/1.1"
             :headers headers
             :body (BufferedInputStream. source)}
            (or (authority-of request) (get headers "host")))))

;; --- responses ---

(defn- add-header [f name value]
  (if (or (string? value) (not (seqable? value)))
    (append f name (.getBytes (str value)))
    (run! #(append f name (.getBytes (str %))) value)))

(def ^:private limit 4096) ; of what the host takes at a time

(defn- write-all [out ^bytes bytes n]
  (loop [from 0]
    (when (< from n)
      (let [to (min n (+ from limit))]
        (write-bytes out (if (and (= from 0) (= to (alength bytes)))
                           bytes
                           (java.util.Arrays/copyOfRange bytes from to)))
        (recur to)))))

(defn- copy [out in]
  (let [buffer (byte-array limit)]
    (loop []
      (let [n (.read in buffer 0 limit)]
        (when (pos? n)
          (write-all out buffer n)
          (recur))))
    (.close in)))

(defn- write-body [out body]
  (cond
    (nil? body) nil
    (string? body) (let [b (.getBytes ^String body)]
                     (write-all out b (alength b)))
    (bytes? body) (write-all out body (alength ^bytes body))
    (instance? InputStream body) (copy out body)
    (sequential? body) (run! #(write-body out (if (bytes? %) % (str %))) body)
    :else (throw (IllegalArgumentException.
                  (str "a body is a string, bytes, a seq, a stream or nil, not "
                       (pr-str body))))))

(defn- begin
  "The stream for the body, and the body: status and headers are sent."
  [out {:keys [status headers]}]
  (let [f (fields)]
    (run! (fn [[k v]] (add-header f (if (keyword? k) (name k) k) v)) headers)
    (let [response (response-of f)]
      (set-status response (or status 200))
      (let [body (body-of response)]
        (set-response out [:ok response])
        [(write-stream body) body]))))

(def ^:private failed
  {:status 500 :headers {"content-type" "text/plain"}
   :body "Internal Server Error\n"})

(defn- checked [response]
  (if (map? response)
    response
    (throw (IllegalArgumentException.
            (str "a handler returns a response, a map, not "
                 (pr-str response))))))

(defn- respond
  "Answers by the handler, or with 500 if it throws."
  [request source]
  (try (checked ((rt/wit-handler) (request-map request source)))
       (catch Throwable e
         (rt/wit-report e)
         failed)))

(defn handle
  "What the component exports. A body that fails when the response has begun
  ends it early."
  [request out]
  (let [source (->Source request nil nil false)
        response (respond request source)
        [stream body] (try (begin out response)
                           (catch Throwable e
                             (rt/wit-report e)
                             (begin out failed)))
        whole (try (write-body stream (:body response))
                   true
                   (catch Throwable e
                     (rt/wit-report e)
                     false))]
    (drop-out stream)
    (if whole (finish body nil) (drop-out-body body))
    (.close source)
    (drop-request request)
    nil))
