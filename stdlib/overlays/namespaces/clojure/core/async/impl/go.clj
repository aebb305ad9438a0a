;; SPDX-License-Identifier: MIT
;;
;; The go macro: a block's body in continuation-passing style, as far as it
;; waits for channels. There is one stack, so a block cannot keep what it is
;; doing there while others run: an operation on a channel gets what is to be
;; done after it as a function, whose closure is all that lives meanwhile.
;; ioc_macros.clj has what this code runs on.
;;
;; The body is expanded, but for the insides of functions, where nothing can
;; park. What parks, or has a recur to a loop that does, is marked. What is not
;; marked stays as it is. Of the rest each form is turned into code that ends
;; with giving its value to a continuation k, a map:
;;
;;   :emit    gives the code that goes on with the value of an expression, which
;;            that code evaluates once and before everything else
;;   :name    what :emit's code only calls, if that is all; it can be repeated
;;
;; A name that the body binds must not hide one that a continuation uses. So no
;; continuation but a named one is put into the scope of a binding of the body:
;; it becomes a function outside of it first (with-named).
(ns clojure.core.async.impl.go)

;; Operations on channels, and what waits, to the function that does it.
(def ^:private parking
  '{clojure.core.async/<! :take
    clojure.core.async/>! :put
    clojure.core.async/alts! :alts})
(def ^:private blocking
  '{clojure.core.async/<!! :take
    clojure.core.async/>!! :put
    clojure.core.async/alts!! :alts})

(def ^:private special
  '#{def do if let* loop* letfn* case* fn* quote var recur try throw new . set!
     reify* deftype* defrecord* import* monitor-enter monitor-exit
     & catch finally})

;; ---------------------------------------------------------------------------
;; Expansion

(defn- parks? [form] (::parks (meta form)))
(defn- mark [form] (vary-meta form assoc ::parks true))
(defn- mark-if
  "The form, marked if one of the parts is."
  [form parts]
  (if (some parks? parts) (mark form) form))

(declare expand)

(defn- expand-all [c forms] (mapv (fn [f] (expand c f)) forms))

;; A list like form, whose first n parts stay as they are.
(defn- expand-after [c n form]
  (let [parts (expand-all c (drop n form))]
    (mark-if (with-meta (apply list (concat (take n form) parts)) (meta form))
             parts)))

(defn- with-locals [c names] (update c :locals into names))

(defn- expand-bindings
  "The bindings, expanded, and c for what comes after them."
  [c bindings]
  (loop [c c out [] pairs (partition 2 bindings)]
    (if-let [[[name init] & pairs] (seq pairs)]
      (recur (with-locals c [name]) (conj out name (expand c init)) pairs)
      [out c])))

(defn- body-of [forms] (if (next forms) `(do ~@forms) (first forms)))

;; Marks the recurs of form that are in its tail, and all on the way to them.
(defn- mark-recurs [form]
  (let [[op a b :as parts] (if (seq? form) form ())
        tail (fn [n]
               (let [parts (vec parts)
                     done (into (subvec parts 0 n)
                                (map mark-recurs (subvec parts n)))]
                 (mark-if (with-meta (apply list done) (meta form)) done)))]
    (case op
      recur (mark form)
      (do let* letfn*) (tail (dec (count parts)))
      if (tail 2)
      case* (let [[_ e default & clauses] form
                  default (mark-recurs default)
                  clauses (mapcat (fn [[consts x]] [consts (mark-recurs x)])
                                  (partition 2 clauses))]
              (mark-if (with-meta `(~op ~e ~default ~@clauses) (meta form))
                       (cons default (take-nth 2 (rest clauses)))))
      form)))

(defn- expand-let [c [op bindings & body :as form]]
  (let [[bindings inner] (expand-bindings c bindings)
        body (expand inner (body-of body))
        again (and (= op 'loop*) (parks? body))
        body (if again (mark-recurs body) body)]
    (mark-if (with-meta (list op bindings body)
               (assoc (meta form) ::loops again))
             (cons body bindings))))

(defn- expand-case [c [op e default & clauses :as form]]
  (let [default (expand c default)
        clauses (mapcat (fn [[consts x]] [consts (expand c x)])
                        (partition 2 clauses))
        branches (cons default (take-nth 2 (rest clauses)))]
    (mark-if `(~op ~e ~default ~@clauses) branches)))

(defn- clause? [form]
  (and (seq? form) (contains? '#{catch finally} (first form))))

(defn- expand-try [c [op & parts :as form]]
  (let [[body clauses] (split-with (complement clause?) parts)
        body (expand c (body-of body))
        clauses (mapv (fn [[op cls name & more :as clause]]
                        (if (= op 'catch)
                          (list op cls name
                                (expand (with-locals c [name]) (body-of more)))
                          (list op (expand c (body-of (rest clause))))))
                      clauses)]
    (if (some parks? (cons body (map last clauses)))
      (mark `(~op ~body ~@clauses))
      form)))

(defn- expand-special [c [op a :as form]]
  (case op
    (quote var fn* reify* deftype* defrecord* import*) form
    (let* loop*) (expand-let c form)
    letfn* (let [names (take-nth 2 a)
                 body (expand (with-locals c names) (body-of (nnext form)))]
             (mark-if (list op a body) [body]))
    case* (expand-case c form)
    try (expand-try c form)
    (def set!) (expand-after c 2 form)
    new (expand-after c 2 form)
    . (let [[_ object member & args] form]
        (if (seq? member)
          (expand c (list* op object member))
          (let [args (expand-all c args) object (expand c object)]
            (if (some parks? (cons object args))
              (mark (list* op object member args))
              form))))
    (expand-after c 1 form)))

(defn- operation
  "What a call of the symbol does, if it parks."
  [c op]
  (let [member? (or (= \. (first (name op))) (= \. (last (name op))))
        v (when-not member?
            (try (resolve op) (catch Exception _ nil)))]
    (cond
      ('#{Thread/sleep java.lang.Thread/sleep} op) :sleep
      (var? v) (get (:ops c) (symbol v)))))

(defn- expand-seq [c form]
  (let [op (first form)]
    (cond
      (not (symbol? op)) (expand-after c 0 form)
      (and (not (namespace op)) (contains? (:locals c) op)) (expand-after c 1 form)
      (contains? special op) (expand-special c form)
      :else
      (if-let [does (operation c op)]
        (mark (list* ::park does (expand-all c (rest form))))
        (let [expanded (macroexpand-1 form)]
          (if (identical? expanded form)
            (expand-after c 1 form)
            (expand c expanded)))))))

(defn- expand-coll [c form]
  (let [parts (expand-all c (if (map? form) (apply concat form) form))]
    (if (some parks? parts)
      (mark (with-meta (list ::collect form parts) nil))
      form)))

(defn- expand
  "The form with its macros expanded and what parks marked."
  [c form]
  (cond
    (and (seq? form) (seq form)) (expand-seq c form)
    (or (vector? form) (set? form) (and (map? form) (not (record? form))))
    (expand-coll c form)
    :else form))

;; ---------------------------------------------------------------------------
;; Continuations

;; The loop function in whose own frame the code being written stands; nil: in
;; another one, from where a recur needs a step of the machine.
(def ^:dynamic ^:private *frame* nil)

(defmacro ^:private in-function [& body] `(binding [*frame* nil] ~@body))

(defn- rt-name [n] (symbol "clojure.core.async.impl.ioc-macros" (name n)))

(defn- named [f] {:emit (fn [e] (list f e)) :name f})
(defn- emit [k e] ((:emit k) e))
(defn- k-of [f] {:emit f})

(defn- with-named
  "(f k), where k is a continuation that can be repeated anywhere."
  [k f]
  (if (or (:name k) (:anywhere k))
    (f k)
    (let [j (gensym "then") v (gensym "v")]
      `(let* [~j (fn* ([~v] ~(in-function (emit k v))))]
         ~(f (named j))))))

(defn- k-function [k]
  (or (:name k)
      (let [v (gensym "v")] `(fn* ([~v] ~(in-function (emit k v)))))))

;; ---------------------------------------------------------------------------
;; Forms

(declare cps)

(defn- cps-args
  "Code that evaluates the forms in their order; (f forms) is what uses them."
  [c forms f]
  (let [forms (vec forms)
        last-park (last (keep-indexed (fn [i x] (when (parks? x) i)) forms))
        more (fn more [i done]
               (let [x (nth forms i nil)]
                 (cond
                   (or (nil? last-park) (> i last-park))
                   (f (into done (subvec forms i)))
                   (= i last-park)
                   (cps c x (k-of (fn [e] (more (inc i) (conj done e)))))
                   (not (or (symbol? x) (coll? x))) (more (inc i) (conj done x))
                   :else
                   (let [t (gensym "arg")]
                     (cps c x (k-of (fn [e]
                                      `(let* [~t ~e]
                                         ~(more (inc i) (conj done t))))))))))]
    (more 0 [])))

(defn- cps-do [c forms k]
  (if (next forms)
    (cps c (first forms)
         (k-of (fn [e] `(do ~e ~(cps-do c (next forms) k)))))
    (cps c (first forms) k)))

(defn- cps-bindings
  "Code that binds the names; (f) is what follows."
  [c bindings f]
  (if-let [[name init & more] (seq bindings)]
    (cps c init (k-of (fn [e] `(let* [~name ~e] ~(cps-bindings c more f)))))
    (f)))

(defn- cps-let [c [_ bindings body] k]
  (with-named k (fn [k] (cps-bindings c bindings (fn [] (cps c body k))))))

(defn- cps-loop [c [_ bindings body :as form] k]
  (if-not (::loops (meta form))
    ;; Only what the names begin with parks.
    (with-named k
      (fn [k]
        (let [names (take-nth 2 bindings)]
          (cps-bindings c bindings
            (fn [] (emit k `(loop* [~@(mapcat (fn [n] [n n]) names)] ~body)))))))
    (let [again (gensym "again") names (take-nth 2 bindings)]
      (with-named k
        (fn [k]
          (cps-bindings c bindings
            (fn []
              `((fn* ~again
                  ([~@names]
                   ~(binding [*frame* again]
                      (cps (assoc c :loop again) body k))))
                ~@(map (fn [n] (with-meta n nil)) names)))))))))

(defn- cps-recur [c args]
  (cps-args c args
    (fn [args]
      (if (= *frame* (:loop c))
        `(recur ~@args)
        `(~(rt-name :again) ~(:machine c)
          (fn* ([~'_] (~(:loop c) ~@args))) nil)))))

(defn- cps-if [c [_ test & branches] k]
  (with-named k
    (fn [k]
      (cps c test
           (k-of (fn [e]
                   `(if ~e
                      ~(cps c (first branches) k)
                      ~(cps c (second branches) k))))))))

(defn- cps-case [c [op e default & clauses] k]
  (with-named k
    (fn [k]
      `(~op ~e ~(cps c default k)
        ~@(vec (mapcat (fn [[consts x]] [consts (cps c x k)])
                       (partition 2 clauses)))))))

(defn- cps-letfn [c [op fns body] k]
  (with-named k (fn [k] (list op fns (cps c body k)))))

;; A handler of the machine finds its clause with a real try. finally is a
;; function of what is to be done after it.
(defn- cps-try [c [_ body & clauses] k]
  (let [m (:machine c)
        catches (filter (fn [x] (= 'catch (first x))) clauses)
        final (first (filter (fn [x] (= 'finally (first x))) clauses))
        outer (gensym "outer") fin (gensym "finally") done (gensym "done")
        after (gensym "after") v (gensym "v") ex (gensym "ex")
        handle (fn [code] `(~(rt-name :handle) ~m (fn* ([~ex] ~code))))]
    (with-named k
      (fn [k]
        (in-function
          `(let* [~outer (~(rt-name :handlers) ~m)
                  ~@(when final
                      [fin `(fn* ([~after]
                              ~(cps c (second final)
                                    (k-of (fn [e] `(do ~e (~after)))))))])
                  ~done (fn* ([~v]
                          (~(rt-name :set-handlers) ~m ~outer)
                          ~(if final
                             `(~fin (fn* ([] ~(emit k v))))
                             (emit k v))))]
             ~@(when final [(handle `(~fin (fn* ([] (throw ~ex)))))])
             ~@(when (seq catches)
                 [(handle
                   `((try (throw ~ex)
                       ~@(mapv (fn [[_ cls name body]]
                                 `(catch ~cls ~name
                                    (fn* ([] ~(cps c body (named done))))))
                               catches))))])
             ~(cps c body (named done))))))))

(defn- cps-park [c [_ does & args] k]
  (let [m (:machine c)]
    (cps-args c args
      (fn [args]
        (case does
          :take `(~(rt-name :take!) ~m ~@args ~(k-function k))
          :put `(~(rt-name :put!) ~m ~@args ~(k-function k))
          :alts `(clojure.core.async/ioc-alts! ~m ~(k-function k) ~@args)
          :sleep `(~(rt-name :take!) ~m
                   (clojure.core.async.impl.timers/timeout ~(first args))
                   ~(k-function k))
          `(~does ~m ~(k-function k) ~@args))))))

;; A collection's parts in the order in which they stand.
(defn- cps-collect [c [_ form parts] k]
  (cps-args c parts
    (fn [parts]
      (emit k (with-meta
                (cond
                  (vector? form) (vec parts)
                  (set? form) (set parts)
                  :else (apply hash-map parts))
                (meta form))))))

(defn- cps-call
  "A form whose first n parts are not evaluated."
  [c n form k]
  (let [parts (vec form)]
    (cps-args c (subvec parts n)
      (fn [args] (emit k (with-meta (apply list (into (subvec parts 0 n) args))
                                    (dissoc (meta form) ::parks)))))))

(defn- cps-dot [c [op object member & args] k]
  (if (symbol? object)
    (cps-args c args (fn [args] (emit k (list* op object member args))))
    (cps-args c (cons object args)
      (fn [[object & args]] (emit k (list* op object member args))))))

(defn- cps
  "Code that goes on with k and the value of the form."
  [c form k]
  (if-not (parks? form)
    (emit k form)
    (let [op (first form)]
      (case op
        ::park (cps-park c form k)
        ::collect (cps-collect c form k)
        do (cps-do c (rest form) k)
        if (cps-if c form k)
        let* (cps-let c form k)
        loop* (cps-loop c form k)
        letfn* (cps-letfn c form k)
        case* (cps-case c form k)
        recur (cps-recur c (rest form))
        try (cps-try c form k)
        (def set! new) (cps-call c 2 form k)
        . (cps-dot c form k)
        (cps-call c (if (symbol? op) 1 0) form k)))))

;; ---------------------------------------------------------------------------
;; Blocks

(defn- block
  "Code that starts the machine of a body, and gives the machine's channel or
  what else is told of the end."
  ([c body] (block c body '(clojure.core.async/chan 1)))
  ([c body ends]
   (let [m (gensym "machine")]
     `(~(rt-name :start)
       (fn* ([~m]
         ~(cps (assoc c :machine m) body
               {:emit (fn [e] `(~(rt-name :return) ~m ~e)) :anywhere true})))
       ~ends))))

(defn- context [env ops] {:locals (set (keys env)) :ops ops})

(defn- go-impl
  "What a go block means. Blocking operations park in it, too."
  [env body]
  (let [c (context env (merge parking blocking))]
    (block c (expand c (body-of body)))))

(defn- thread-impl
  "What thread means: a block in which blocking operations park, but not those
  for go blocks. Its recur begins the body anew."
  [env body workload]
  (let [c (context env blocking)
        expanded (expand c `(loop* [] ~@body))]
    (if (parks? expanded)
      (block c expanded)
      `(clojure.core.async/thread-call (^:once fn* ([] ~@body)) ~workload))))

(defmacro future-of
  "future, whose body parks where a blocking operation stands in it."
  [& body]
  (let [c (context &env blocking)
        expanded (expand c `(loop* [] ~@body))]
    (if (parks? expanded)
      (block c expanded `(#'clojure.core/parked-future))
      `(future-call (^:once fn* ([] ~@body))))))

(defn state-machine
  "Code for a function that makes a machine of body. terminators: the functions
  that park, to those that do what they mean, of the machine, what it goes on
  with, and the arguments. crossing: the names of locals in env, to functions'
  that give them."
  [body n [crossing env] terminators]
  (let [m (gensym "machine")
        c (assoc (context env terminators) :machine m)]
    `(fn* ([]
       (let [~@(mapcat (fn [[l f]] [l (list f)]) crossing)]
         (~(rt-name :machine)
          (fn* ([~m]
            ~(cps c (expand c body)
                  {:emit (fn [e] `(~(rt-name :return) ~m ~e)) :anywhere true})))
          nil))))))
