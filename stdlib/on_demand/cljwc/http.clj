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
  (:import [java.io InputStream]))

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
(def ^:private entries-of (wit/import "wasi:http/types#[method]fields.entries"))
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
  (wit/import "wasi:http/types#[method]outgoing-response.set-status-code"))
(def ^:private body-of
  (wit/import "wasi:http/types#[method]outgoing-response.body"))
(def ^:private set-response
  (wit/import "wasi:http/types#[static]response-outparam.set"))
(def ^:private write-stream
  (wit/import "wasi:http/types#[method]outgoing-body.write"))
(def ^:private write-bytes
  (wit/import "wasi:io/streams#[method]output-stream.blocking-write-and-flush"))
(def ^:private finish
  (wit/import "wasi:http/types#[static]outgoing-body.finish"))
(def ^:private drop-request
  (wit/import "wasi:http/types#[resource-drop]incoming-request"))
(def ^:private drop-fields (wit/import "wasi:http/types#[resource-drop]fields"))
(def ^:private drop-in-body
  (wit/import "wasi:http/types#[resource-drop]incoming-body"))
(def ^:private drop-in
  (wit/import "wasi:io/streams#[resource-drop]input-stream"))
(def ^:private drop-out
  (wit/import "wasi:io/streams#[resource-drop]output-stream"))

;; --- requests ---

(defn- resized
  "An array of `size` with the first n of the bytes."
  [bytes ^long n ^long size]
  (let [to (byte-array size)]
    (wit/array-copy bytes 0 to 0 n)
    to))

;; The body, which is asked for when it is first read: what has been read of
;; `chunk` ends at `from`; no chunk is the end.
(deftype Body [request ^:unsynchronized-mutable body
               ^:unsynchronized-mutable stream
               ^:unsynchronized-mutable chunk ^:unsynchronized-mutable from]
  InputStream
  (read [this to at n]
    (when-not body
      (set! body (consume request))
      (set! stream (body-stream body)))
    (while (and chunk (= (long from) (alength ^bytes chunk)))
      (set! from 0)
      (set! chunk (try (read-bytes stream 65536)
                       (catch clojure.lang.ExceptionInfo e
                         (when-not (= :closed (:error (ex-data e)))
                           (throw (java.io.IOException. "request body")))))))
    (if chunk
      (let [start (long from)
            k (min (long n) (- (alength ^bytes chunk) start))]
        (wit/array-copy chunk start to at k)
        (set! from (+ start k))
        (int k))
      (int -1)))
  (read [this to] ((wit/method this 'read) this to 0 (alength ^bytes to)))
  (read [this]
    (let [one (byte-array 1)]
      (if (< (long ((wit/method this 'read) this one 0 1)) 0)
        (int -1)
        (int (bit-and (aget one 0) 0xff)))))
  (readAllBytes [this]
    (loop [^bytes all (byte-array 8192) n 0]
      (let [room (- (alength all) n)
            k (long ((wit/method this 'read) this all n room))]
        (cond (< k 0) (resized all n n)
              (= k room) (recur (resized all (+ n k) (* 2 (+ n k))) (+ n k))
              :else (recur all (+ n k))))))
  (available [this] (int 0))
  (close [this]
    (set! chunk nil)
    (when stream
      (drop-in stream)
      (drop-in-body body)
      (set! stream nil))
    (set! body :closed)
    nil))

(defn- request-headers [request]
  (let [f (headers-of request)
        entries (entries-of f)]
    (drop-fields f)
    (loop [i 0 m {}]
      (if (< i (count entries))
        (let [entry (nth entries i)
              name (wit/lower-case (nth entry 0))
              value (wit/text (nth entry 1))
              other (get m name)]
          (recur (inc i)
                 (assoc m name (if other (wit/join other "," value) value))))
        m))))

(defn- request-map [request body]
  (let [method (method-of request)
        path (or (path-of request) "/")
        mark (long (wit/index-of path "?"))
        headers (request-headers request)
        authority (or (authority-of request)
                      (get headers "host")
                      "localhost")
        colon (long (wit/last-index-of authority ":"))]
    {:request-method (if (keyword? method)
                       method
                       (keyword (wit/lower-case (nth method 1))))
     :uri (if (< mark 0) path (wit/part path 0 mark))
     :query-string (when (<= 0 mark) (wit/part path (inc mark) nil))
     :scheme (if (= :HTTPS (scheme-of request)) :https :http)
     :protocol "HTTP/1.1"
     :server-name (if (< colon 0) authority (wit/part authority 0 colon))
     :server-port (when (<= 0 colon)
                    (parse-long (wit/part authority (inc colon) nil)))
     :headers headers
     :body body}))

;; --- responses ---

(defn- text [x]
  (or (wit/shown x)
      (throw (IllegalArgumentException.
              "headers and parts of a body are strings or numbers"))))

(defn- add-header [f name value]
  (if (sequential? value)
    (loop [s (seq value)]
      (when s
        (append f name (text (first s)))
        (recur (next s))))
    (append f name (text value))))

(def ^:private limit 4096) ; of what the host takes at a time

(defn- write-all [out ^bytes bytes ^long n]
  (loop [from 0]
    (when (< from n)
      (let [k (min limit (- n from))]
        (if (= k (alength bytes))
          (write-bytes out bytes)
          (let [part (byte-array k)]
            (wit/array-copy bytes from part 0 k)
            (write-bytes out part)))
        (recur (+ from k))))))

(defn- write-text [out s]
  (if (< (count s) 1024) ; at most 3 bytes each
    (when (< 0 (count s)) (write-bytes out s))
    (let [b (wit/utf-8 s)]
      (write-all out b (alength ^bytes b)))))

(defn- copy [out in]
  (let [buffer (byte-array limit) read (wit/method in 'read)]
    (loop []
      (let [n (long (read in buffer 0 limit))]
        (when (< 0 n)
          (write-all out buffer n)
          (recur))))
    ((wit/method in 'close) in)))

(defn- write-body [out body]
  (cond
    (nil? body) nil
    (string? body) (write-text out body)
    (bytes? body) (write-all out body (alength ^bytes body))
    (instance? InputStream body) (copy out body)
    (sequential? body) (loop [s (seq body)]
                         (when s
                           (let [x (first s)]
                             (write-body out (if (bytes? x) x (text x))))
                           (recur (next s))))
    :else (throw (IllegalArgumentException.
                  "a body is a string, bytes, a seq, a stream or nil"))))

(defn- begin
  "The body, with status and headers sent."
  [out response]
  (let [f (fields)]
    (loop [s (seq (:headers response))]
      (when s
        (let [entry (first s) k (key entry)]
          (add-header f (if (keyword? k) (name k) k) (val entry))
          (recur (next s)))))
    (let [r (response-of f)]
      (set-status r (or (:status response) 200))
      (let [body (body-of r)]
        (set-response out [:ok r])
        body))))

(def ^:private failed
  {:status 500 :headers {"content-type" "text/plain"}
   :body "Internal Server Error\n"})

(defn- checked [response]
  (if (map? response)
    response
    (throw (IllegalArgumentException.
            "a handler returns a response, a map like {:status 200}"))))

(defn- respond
  "The handler's response; status 500 if it throws."
  [request body]
  (try (checked ((wit/handler) (request-map request body)))
       (catch Throwable e
         (wit/report e)
         failed)))

(defn- write
  "Writes the response's body; false if that fails, which ends it early."
  [out-body content]
  (let [stream (write-stream out-body)
        whole (try (write-body stream content)
                   true
                   (catch Throwable e
                     (wit/report e)
                     false))]
    (drop-out stream)
    whole))

(defn handle
  "What the component exports."
  [request out]
  (let [in (->Body request nil nil (byte-array 0) 0)
        response (respond request in)
        [body response] (try [(begin out response) response]
                             (catch Throwable e
                               (wit/report e)
                               [(begin out failed) failed]))]
    ;; One that has failed stays as it is, unfinished: preview2-shim falls
    ;; over when it is dropped after its stream.
    (when (write body (:body response)) (finish body nil))
    ((wit/method in 'close) in)
    (drop-request request)
    nil))
