;; SPDX-License-Identifier: MIT
;;
;; Futures, promises, agents, refs and taps, with the meaning that one thread
;; gives them.
;;
;; What other Clojures hand to a thread is a task here: a function without
;; parameters in the queue `tasks`. The queue runs when the program waits for
;; something: it dereferences a future or promise, awaits an agent, sleeps, or
;; ends. Waiting for what no task can bring about is a deadlock, and throws.
;;
;; A transaction always succeeds or throws: it never has to try again. What it
;; did to refs is undone when it throws; watches and sends wait for its end.
(in-ns 'clojure.core)

(declare run-future future-cancel)

;; ---------------------------------------------------------------------------
;; Tasks

;; A queue: nil when it is empty, else the seq of what leaves it first, and the
;; vector of what came later.
(defn ^{:private true} queue-add
  [q x]
  (if q [(nth q 0) (conj (nth q 1) x)] [(list x) []]))
(defn ^{:private true} queue-first [q] (first (nth q 0)))
(defn ^{:private true} queue-rest
  [q]
  (let* [front (next (nth q 0)) back (nth q 1)]
    (if front
      [front back]
      (if (= 0 (rt/vec-count back)) nil [(seq back) []]))))

;; At the end of the program tasks that nobody waits for run, too, but they do not
;; keep it from ending: of those added as daemons only so many do.
(def ^{:private true} tasks (rt/atom-new nil))
(def ^{:private true} awaited (rt/atom-new 0)) ; tasks that are no daemons
(def ^{:private true} exit-planned (rt/atom-new false))

;; What else can make something happen: (f nanos) waits for that, at most so
;; long (nil: as long as it takes), and says whether it happened. Timers are.
(def ^{:private true} idle (rt/atom-new nil))
(defn ^{:private true} on-idle [f] (rt/atom-set idle f))
(defn ^{:private true} wait-idle
  [nanos]
  (let* [f (rt/atom-get idle)] (if f (f nanos) false)))

(defn ^{:private true} run-task
  "Runs the first task; was there one?"
  []
  (let* [ts (rt/atom-get tasks)]
    (if ts
      (do (rt/atom-set tasks (queue-rest ts))
          ((queue-first ts))
          true)
      false)))

(defn ^{:private true} run-tasks
  "Runs all tasks, those too that they add; nil."
  []
  (when (run-task) (recur)))

(defn ^{:private true} run-until
  "Runs tasks, and waits for timers, until (done? x). False: nothing is left that
  could bring it about."
  [done? x]
  (loop* [n 1]
    (cond
      (done? x) true
      (run-task) (do (when (= 0 (bit-and n 63)) (wait-idle 0)) (recur (inc n)))
      (wait-idle nil) (recur 1)
      :else false)))

(defn ^{:private true} run-within
  "Runs tasks, and waits for timers, until (done? x) or that much time is over;
  is it done? False at once if nothing is left that could bring it about."
  [done? x ms]
  (let* [end (+ (rt/nano-time) (* (min ms 1000000000) 1000000))]
    (loop* [n 1]
      (cond
        (done? x) true
        (and (or (< n 1000) (< (rt/nano-time) end)) (run-task))
        (do (when (= 0 (bit-and n 63)) (wait-idle 0)) (recur (inc n)))
        (and (< (rt/nano-time) end) (wait-idle (- end (rt/nano-time)))) (recur 1)
        :else (done? x)))))

(defn ^{:private true} run-for
  "Runs tasks until there are none and that much time is over."
  [ms]
  (let* [end (+ (rt/nano-time) (* (min ms 1000000000000) 1000000))]
    (loop* [n 0]
      (if (and (or (< n 1000) (< (rt/nano-time) end)) (run-task))
        (do (when (= 63 (bit-and n 63)) (wait-idle 0)) (recur (inc n)))
        (let* [left (- end (rt/nano-time))]
          (when (> left 0)
            (if (rt/atom-get idle)
              (wait-idle left)
              (rt/sleep (quot (+ left 999999) 1000000)))
            (recur 0)))))))

;; When nothing waits any more: at the end, or between two calls by a host, which
;; wants to know after how many nanoseconds there will be more to do; or nil. At
;; the end timers are waited for that have tasks which are no daemons.
(defn ^{:private true} run-at-exit
  [end?]
  (wait-idle 0)
  (loop* [n 0]
    (let* [wanted (> (rt/atom-get awaited) 0)]
      (cond
        (not (or (< n 10000) wanted)) 0
        (run-task) (recur (inc n))
        (and end? wanted (wait-idle nil)) (recur 0)
        :else (let* [f (rt/atom-get idle)] (if f (f :left) nil))))))

(defn ^{:private true} plan-exit
  []
  (when-not (rt/atom-get exit-planned)
    (rt/atom-set exit-planned true)
    (rt/at-exit run-at-exit)))

;; What keeps the program from ending until it is released, as a timer does that
;; will have a task that is no daemon.
(defn ^{:private true} hold
  []
  (plan-exit)
  (rt/atom-set awaited (inc (rt/atom-get awaited)))
  nil)
(defn ^{:private true} release
  []
  (rt/atom-set awaited (dec (rt/atom-get awaited)))
  nil)

(defn ^{:private true} add-daemon
  [f]
  (plan-exit)
  (rt/atom-set tasks (queue-add (rt/atom-get tasks) f))
  nil)

(defn ^{:private true} add-task
  [f]
  (hold)
  (add-daemon (fn []
                (release)
                (f))))

(defn ^{:private true} deadlock
  [what]
  (throw (new IllegalStateException (str "Deadlock: " what))))

;; Calls f with the bindings that were current where its task was made, whatever
;; is bound where it runs.
(defn ^{:private true} call-with-bindings
  [f bindings]
  (let [now (rt/get-bindings)]
    (if (and (= 0 (count now)) (= 0 (count bindings)))
      (f)
      (do
        (rt/push-bindings
         (reduce-kv (fn [m v _]
                      (if (contains? m v) m (assoc m v (rt/var-root v))))
                    bindings now))
        (try (f) (finally (rt/pop-bindings)))))))

;; A loop that asks again and again whether something is there waits for another
;; thread to bring it about. After that many questions a task runs.
(def ^{:private true} asked (rt/atom-new 0))
(defn ^{:private true} asked-in-vain
  []
  (let* [n (inc (rt/atom-get asked))]
    (if (< n 1000)
      (rt/atom-set asked n)
      (do (rt/atom-set asked 0)
          (or (run-task) (wait-idle 0))))
    nil))

;; ---------------------------------------------------------------------------
;; Promises

(deftype* Promise [^:unsynchronized-mutable value
                   ^:unsynchronized-mutable delivered]
  {:class "clojure.core$promise$reify__8621"}
  clojure.lang.IBlockingDeref
  (deref [this ms default] (deref-within this ms default))
  clojure.lang.IDeref
  (deref [this]
    (if (or delivered (run-until realized? this))
      value
      (deadlock "nothing is left to run that could deliver this promise")))
  clojure.lang.IPending
  (isRealized [this]
    (when-not delivered (asked-in-vain))
    delivered)
  clojure.lang.IFn
  (invoke [this x]
    (if delivered
      nil
      (do (set! value x)
          (set! delivered true)
          this))))

(defn promise "A cell that deliver fills once." [] (new Promise nil false))
(defn deliver "Gives the promise its value." [promise val] (promise val))

;; ---------------------------------------------------------------------------
;; Futures

(defn ^{:private true} future-pending?
  [state]
  (or (= state :new) (= state :running) (= state :parked)))

(deftype* Future [^:unsynchronized-mutable thunk bindings
                  ^:unsynchronized-mutable state
                  ^:unsynchronized-mutable value]
  {:class "clojure.core$future_call$reify__8574"}
  java.util.concurrent.Future
  clojure.lang.IBlockingDeref
  (deref [this ms default] (deref-within this ms default))
  clojure.lang.IDeref
  (deref [this]
    (when (= state :new) (run-future this))
    (cond
      (= state :done) value
      (= state :failed)
      (throw (rt/ex-make java.util.concurrent.ExecutionException
                         (str value) value))
      (= state :cancelled)
      (throw (rt/ex-make java.util.concurrent.CancellationException nil nil))
      (and (= state :parked) (run-until realized? this)) (deref this)
      :else (deadlock "a future waits for its own value")))
  clojure.lang.IPending
  (isRealized [this]
    (when (future-pending? state) (asked-in-vain))
    (not (future-pending? state)))
  Object
  (get [this] (deref this))
  (get [this n unit]
    (let [x (deref this ((method-of unit 'toMillis) unit n) this)]
      (if (identical? x this)
        (throw (new java.util.concurrent.TimeoutException))
        x)))
  (isDone [this] (realized? this))
  (isCancelled [this] (= state :cancelled))
  (cancel [this interrupt?] (future-cancel this)))
;; :new, :running, :done, :failed or :cancelled; :parked, when a machine of
;; core.async runs its body.
(defn ^{:private true} run-future
  [f]
  (when (= (.-state f) :new)
    (set! (.-state f) :running)
    (try
      (set! (.-value f) (call-with-bindings (.-thunk f) (.-bindings f)))
      (set! (.-state f) :done)
      (catch Throwable e
        (set! (.-value f) e)
        (set! (.-state f) :failed)))
    (set! (.-thunk f) nil))
  nil)

(defn future-call
  "A future that calls f, at the latest when it is dereferenced."
  [f]
  (let [x (new Future f (rt/get-bindings) :new nil)]
    (add-task (fn [] (run-future x)))
    x))
(defn ^{:private true} parked-future [] (new Future nil nil :parked nil))
(defn ^{:private true} end-future
  [f state value]
  (when (= (.-state f) :parked)
    (set! (.-value f) value)
    (set! (.-state f) state))
  nil)

;; In a namespace that knows core.async's the body may park (go.clj).
(defn ^{:private true} with-async?
  []
  (let [async (find-ns 'clojure.core.async)]
    (and async
         (or (some (fn [n] (identical? async n)) (vals (ns-aliases *ns*)))
             (some (fn [v] (= "clojure.core.async" (namespace (rt/var-sym v))))
                   (vals (ns-refers *ns*)))))))

(defmacro future
  "A future that evaluates body, at the latest when it is dereferenced."
  [& body]
  (if (with-async?)
    `(clojure.core.async.impl.go/future-of ~@body)
    `(future-call (^{:once true} fn* ([] ~@body)))))
(defn future? "Is x a future?" [x]
  (rt/is-instance java.util.concurrent.Future x))

(defn ^{:private true} future-or-throw
  [f]
  (if (future? f) f (rt/cast-error f "java.util.concurrent.Future")))

(defn future-done? "Has the future its value, or been cancelled?" [f]
  (if (rt/is-instance Future (future-or-throw f))
    (realized? f)
    ((method-of f 'isDone) f)))
(defn future-cancelled? "Has future-cancel stopped it?" [f]
  (if (rt/is-instance Future (future-or-throw f))
    (= (.-state f) :cancelled)
    ((method-of f 'isCancelled) f)))
(defn future-cancel
  "Has a future that did not begin never run; did it?"
  [f]
  (cond
    (not (rt/is-instance Future (future-or-throw f)))
    ((method-of f 'cancel) f true)
    (contains? #{:new :parked} (.-state f))
    (do (set! (.-state f) :cancelled)
        (set! (.-thunk f) nil)
        true)
    :else false))

(defn ^{:private true} deref-within
  "What (deref ref ms timeout-val) means for promises and futures."
  [ref ms timeout-val]
  (let [start (rt/nano-time)]
    (cond
      (realized? ref) (deref ref)
      (and (rt/is-instance Future ref) (not (= (.-state ref) :parked)))
      (do (when (= (.-state ref) :new) (run-future ref))
          (if (or (= (.-state ref) :running)
                  (> (- (rt/nano-time) start) (* ms 1000000)))
            timeout-val
            (deref ref)))
      (run-within realized? ref ms) (deref ref)
      :else timeout-val)))

(defn pmap "map; the calls do not overlap."
  ([f coll] (map f coll))
  ([f coll & colls] (apply map f coll colls)))
(defn pcalls "A seq of the values of the calls." [& fns]
  (map (fn [f] (f)) fns))
(defmacro pvalues "A seq of the expressions' values." [& exprs]
  `(pcalls ~@(map (fn [e] (list 'fn* [] e)) exprs)))
(defn seque
  "A lazy seq of the items of s; with one thread nothing runs ahead."
  ([s] (seque 100 s))
  ([n-or-q s] (lazy-seq (seq s))))

;; ---------------------------------------------------------------------------
;; Transactions: nil, or an atom with {:old {ref value}, :refs [...], :sends
;; [...]}.

(def ^{:private true} transaction (rt/atom-new nil))

(defn ^{:private true} hold-send
  "Keeps a send until the transaction ends."
  [tx f]
  (rt/atom-set tx (update (rt/atom-get tx) :sends conj f)))

(def ^{:private true} ref-count (rt/atom-new 0))

(deftype* Ref [cell id
               ^:unsynchronized-mutable min-history
               ^:unsynchronized-mutable max-history]
  {:class "clojure.lang.Ref"}
  clojure.lang.ARef
  (deref [this] (rt/atom-get cell))
  (cell [this] cell)
  (meta [this] (rt/meta-of cell))
  java.lang.Comparable
  (compareTo [this x] (rt/compare-of id (.-id x)))
  clojure.lang.IRef
  clojure.lang.IFn
  (invoke [this] ((rt/atom-get cell)))
  (invoke [this a] ((rt/atom-get cell) a))
  (invoke [this a b] ((rt/atom-get cell) a b))
  (applyTo [this args] (apply (rt/atom-get cell) args)))

(defn ref
  "A reference that changes in transactions; options :meta, :validator,
  :min-history and :max-history."
  [x & options]
  (let [{:keys [meta validator min-history max-history]}
        (apply hash-map options)]
    (new Ref (atom x :meta meta :validator validator)
         (rt/atom-set ref-count (inc (rt/atom-get ref-count)))
         (or min-history 0) (or max-history 10))))

(defn ^{:private true} ref-or-throw
  [r]
  (if (rt/is-instance Ref r) r (rt/cast-error r "clojure.lang.Ref")))

(defn ^{:private true} running-transaction
  []
  (or (rt/atom-get transaction)
      (throw (new IllegalStateException "No transaction running"))))

(defn ^{:private true} set-in-transaction
  [ref val]
  (let [cell (.-cell (ref-or-throw ref))
        tx (running-transaction)
        state (rt/atom-get tx)]
    (when-not (contains? (:old state) ref)
      (rt/atom-set tx (assoc state
                             :old (assoc (:old state) ref (rt/atom-get cell))
                             :refs (conj (:refs state) ref))))
    (rt/atom-set cell val)))

(defn ref-set
  "Sets the ref; in a transaction, and not after a commute of it."
  [ref val]
  (let [ref (ref-or-throw ref)
        state (rt/atom-get (running-transaction))]
    (when (contains? (:commuted state) ref)
      (throw (new IllegalStateException "Can't set after commute")))
    (set-in-transaction ref val)))

(defn alter
  "Sets the ref to (f value args...); in a transaction."
  [ref f & args]
  (let [ref (ref-or-throw ref)]
    (running-transaction)
    (ref-set ref (apply f (deref ref) args))))
(defn commute
  "alter; with one thread no later change can come between."
  [ref f & args]
  (let [ref (ref-or-throw ref)
        tx (running-transaction)
        x (set-in-transaction ref (apply f (deref ref) args))
        state (rt/atom-get tx)]
    (rt/atom-set tx (assoc state :commuted
                           (conj (or (:commuted state) #{}) ref)))
    x))
(defn ensure "The value of the ref; in a transaction." [ref]
  (let [ref (ref-or-throw ref)]
    (running-transaction)
    (deref ref)))

(defn ^{:private true} roll-back
  [state]
  (doseq [e (:old state)] (rt/atom-set (.-cell (key e)) (val e))))

(defn ^{:private true} commit
  [state]
  (doseq [r (:refs state)]
    (notify-watches r (.-cell r) (get (:old state) r) (deref r)))
  (doseq [send (:sends state)] (send)))

(defn ^{:private true} in-transaction? [] (some? (rt/atom-get transaction)))

(defn ^{:private true} transact
  "Calls f as a transaction, or as part of the one that is running."
  [f]
  (if (in-transaction?)
    (f)
    (let [tx (rt/atom-new {:old {} :refs [] :sends []})
          result (try
                   (rt/atom-set transaction tx)
                   (let [x (f)]
                     (doseq [r (:refs (rt/atom-get tx))]
                       (validate (rt/atom-validator (.-cell r)) (deref r)))
                     x)
                   (catch Throwable e
                     (roll-back (rt/atom-get tx))
                     (throw e))
                   (finally (rt/atom-set transaction nil)))]
      (commit (rt/atom-get tx))
      result)))

(defmacro sync
  "Evaluates body as a transaction."
  [flags-ignored-for-now & body]
  `(#'transact (fn* ([] ~@body))))
(defmacro dosync
  "Evaluates body as a transaction: all its changes to refs are made, or none
  if it throws."
  [& exprs]
  `(sync nil ~@exprs))

(defn ^{:private true} no-transaction
  [message]
  (when (in-transaction?)
    (throw (new IllegalStateException (or message "I/O in transaction")))))

(defmacro io!
  "Evaluates body; throws in a transaction. A string in front is the message."
  [& body]
  (let [message (when (string? (first body)) (first body))]
    `(do (#'no-transaction ~message)
         ~@(if message (next body) body))))

(defn ref-history-count "0: no transaction needs old values." [ref]
  (ref-or-throw ref)
  0)
(defn ref-min-history
  "The least history of the ref; sets it."
  ([ref] (.-min-history (ref-or-throw ref)))
  ([ref n] (set! (.-min-history (ref-or-throw ref)) n) ref))
(defn ref-max-history
  "The most history of the ref; sets it."
  ([ref] (.-max-history (ref-or-throw ref)))
  ([ref n] (set! (.-max-history (ref-or-throw ref)) n) ref))

;; ---------------------------------------------------------------------------
;; Agents

(def ^{:dynamic true :doc "The agent whose action is running."} *agent* nil)

;; Sends of the running action, held until it is done; nil outside of actions.
(def ^{:private true} nested (rt/atom-new nil))

(deftype* Agent [cell
                 ^:unsynchronized-mutable actions
                 ^:unsynchronized-mutable error
                 ^:unsynchronized-mutable mode
                 ^:unsynchronized-mutable handler]
  {:class "clojure.lang.Agent"}
  clojure.lang.ARef
  (deref [this] (rt/atom-get cell))
  (cell [this] cell)
  (meta [this] (rt/meta-of cell)))

(defn agent
  "A reference that the functions given to send change, one after another;
  options :meta, :validator, :error-handler and :error-mode."
  [state & {:keys [meta validator error-handler error-mode]}]
  (new Agent (atom state :meta meta :validator validator) nil nil
       (or error-mode (if error-handler :continue :fail)) error-handler))

(defn ^{:private true} agent-or-throw
  [a]
  (if (rt/is-instance Agent a) a (rt/cast-error a "clojure.lang.Agent")))

(defn ^{:private true} agent-failed
  [a e]
  (when-let [handler (.-handler a)]
    (try (handler a e) (catch Throwable _ nil)))
  (when (= (.-mode a) :fail) (set! (.-error a) e)))

(defn ^{:private true} act
  "Runs the agent's next action, unless it failed."
  [a]
  (when (and (nil? (.-error a)) (.-actions a))
    (let [action (queue-first (.-actions a))]
      (set! (.-actions a) (queue-rest (.-actions a)))
      (rt/atom-set nested [])
      (try
        (binding [*agent* a] (action a))
        (let [sends (rt/atom-get nested)]
          (rt/atom-set nested nil)
          (doseq [f sends] (f)))
        (catch Throwable e
          (rt/atom-set nested nil)
          (agent-failed a e)))))
  nil)

(defn ^{:private true} enqueue
  [a action]
  (set! (.-actions a) (queue-add (.-actions a) action))
  (add-task (fn [] (act a))))

(defn send
  "Has the agent set to (f value args...) later; returns it."
  [a f & args]
  (when-let [e (.-error (agent-or-throw a))]
    (throw (rt/ex-make RuntimeException "Agent is failed, needs restart" e)))
  (let [bindings (dissoc (rt/get-bindings) #'*agent*)
        action (fn [a]
                 (let [cell (.-cell a) old (rt/atom-get cell)
                       new (call-with-bindings
                            (fn [] (apply f old args))
                            (assoc bindings #'*agent* a))]
                   (validate (rt/atom-validator cell) new)
                   (rt/atom-set cell new)
                   (notify-watches a cell old new)))
        deliver (fn [] (enqueue a action))]
    (cond
      (rt/atom-get transaction) (hold-send (rt/atom-get transaction) deliver)
      (rt/atom-get nested) (rt/atom-set nested
                                        (conj (rt/atom-get nested) deliver))
      :else (deliver))
    a))
(defn send-off "send." [a f & args] (apply send a f args))

(defn release-pending-sends
  "In an action: delivers what it has sent so far; how many that was."
  []
  (let [sends (rt/atom-get nested)]
    (when (seq sends)
      (rt/atom-set nested [])
      (doseq [f sends] (f)))
    (count sends)))

(defn agent-error "What made the agent fail, or nil." [a]
  (.-error (agent-or-throw a)))
(defn error-handler "The function called with the agent and an exception." [a]
  (.-handler (agent-or-throw a)))
(defn set-error-handler! "Sets the error-handler." [a handler-fn]
  (set! (.-handler (agent-or-throw a)) handler-fn)
  nil)
(defn error-mode ":fail or :continue." [a] (.-mode (agent-or-throw a)))
(defn set-error-mode! "Sets the error-mode." [a mode-keyword]
  (set! (.-mode (agent-or-throw a)) mode-keyword)
  nil)

(defn restart-agent
  "Has a failed agent go on with new-state; option :clear-actions."
  [a new-state & {:keys [clear-actions]}]
  (when-not (.-error (agent-or-throw a))
    (throw (new RuntimeException "Agent does not need a restart")))
  (validate (rt/atom-validator (.-cell a)) new-state)
  (rt/atom-set (.-cell a) new-state)
  (set! (.-error a) nil)
  (when clear-actions (set! (.-actions a) nil))
  (when-let [[front back] (.-actions a)]
    (dotimes [_ (+ (count front) (count back))] (add-task (fn [] (act a)))))
  new-state)

(defn agent-errors "A list of what made the agent fail, or nil." [a]
  (when-let [e (agent-error a)] (list e)))
(defn clear-agent-errors "Has a failed agent go on with its state." [a]
  (restart-agent a (deref a)))

(defn ^{:private true} await-agents
  [agents]
  (no-transaction "await in transaction")
  (when *agent* (throw (new Exception "Can't await in agent action")))
  (doseq [a agents] (send a identity))
  (run-tasks))

(defn await "Runs all actions sent to the agents." [& agents]
  (await-agents agents)
  nil)
(defn await1 "await for one agent, which it returns." [a]
  (await-agents (list a))
  a)
(defn await-for "await; true: it takes as long as it takes."
  [timeout-ms & agents]
  (await-agents agents)
  true)
(defn shutdown-agents "Runs all actions; nil." [] (run-tasks))

;; ---------------------------------------------------------------------------
;; Taps

(def ^{:private true} taps (rt/atom-new #{}))

(defn add-tap "Has f called with what tap> is given; nil." [f]
  (rt/atom-set taps (conj (rt/atom-get taps) f))
  nil)
(defn remove-tap "Ends what add-tap began; nil." [f]
  (rt/atom-set taps (disj (rt/atom-get taps) f))
  nil)
(defn tap>
  "Sends x to all taps, as a task; true."
  [x]
  (add-task (fn []
              (doseq [f (rt/atom-get taps)]
                (try (f x) (catch Throwable _ nil)))))
  true)
