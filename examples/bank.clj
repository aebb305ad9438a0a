;; SPDX-License-Identifier: MIT
;;
;; A bank whose state is one map in an atom. Commands are maps; a multimethod
;; picks what each does by its :type, and refusals are ex-infos whose data says
;; why. A command either changes the whole state or nothing.
;;
;;     cljwc run examples/bank.clj
(ns bank)

(defn refuse [reason data]
  (throw (ex-info (name reason) (assoc data :reason reason))))

(defn check-account [accounts id]
  (when-not (contains? accounts id)
    (refuse :no-such-account {:account id})))

(defn check-amount [amount]
  (when-not (pos? amount)
    (refuse :bad-amount {:amount amount})))

(defmulti execute
  "The accounts after the command."
  (fn [accounts command] (:type command)))

(defmethod execute :open [accounts {:keys [account]}]
  (if (accounts account)
    (refuse :account-exists {:account account})
    (assoc accounts account 0M)))

(defmethod execute :deposit [accounts {:keys [account amount]}]
  (check-account accounts account)
  (check-amount amount)
  (update accounts account + amount))

(defmethod execute :withdraw [accounts {:keys [account amount]}]
  (check-account accounts account)
  (check-amount amount)
  (let [balance (accounts account)]
    (if (< balance amount)
      (refuse :insufficient-funds {:account account
                                   :missing (- amount balance)})
      (update accounts account - amount))))

(defmethod execute :transfer [accounts {:keys [from to amount]}]
  (-> accounts
      (execute {:type :withdraw :account from :amount amount})
      (execute {:type :deposit :account to :amount amount})))

(defmethod execute :default [_ command]
  (refuse :unknown-command {:command command}))

(def accounts (atom (sorted-map)))

(defn run-command [command]
  (try
    (swap! accounts execute command)
    (println "done   " (:type command) "->" @accounts)
    (catch clojure.lang.ExceptionInfo e
      (println "refused" (:type command) "-" (ex-message e)
               (dissoc (ex-data e) :reason)))
    (finally
      (flush))))

(run! run-command
      [{:type :open :account :ann}
       {:type :open :account :bob}
       {:type :open :account :ann}
       {:type :deposit :account :ann :amount 100.50M}
       {:type :deposit :account :cy :amount 1M}
       {:type :deposit :account :bob :amount -5M}
       {:type :transfer :from :ann :to :bob :amount 70.25M}
       {:type :transfer :from :ann :to :bob :amount 70.25M}
       {:type :transfer :from :ann :to :cy :amount 1M}
       {:type :steal :from :bob}])

(println "in all" (reduce + (vals @accounts)))
