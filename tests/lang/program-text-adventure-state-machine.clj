(def world {:hall {:doors {:north :library :east :garden} :items #{:lamp}}
            :library {:doors {:south :hall} :items #{:book :key}}
            :garden {:doors {:west :hall} :items #{}}})
(defmulti act (fn [state [verb]] verb))
(defmethod act :go [{:keys [room world] :as s} [_ dir]]
  (if-let [next (get-in world [room :doors dir])]
    (assoc s :room next :said (str "You enter the " (name next) "."))
    (assoc s :said "No way.")))
(defmethod act :take [{:keys [room] :as s} [_ item]]
  (if (contains? (get-in s [:world room :items]) item)
    (-> s (update-in [:world room :items] disj item) (update :bag conj item) (assoc :said "Taken."))
    (assoc s :said (format "There is no %s here." (name item)))))
(defmethod act :look [{:keys [room] :as s} _]
  (let [{:keys [doors items]} (get-in s [:world room])]
    (assoc s :said (str (name room) " doors" (sort (keys doors)) " items" (sort items)))))
(reduce (fn [s command] (let [s (act s command)] (println command "->" (:said s) (sort (:bag s))) s))
        {:room :hall :world world :bag #{}}
        [[:look] [:take :lamp] [:take :lamp] [:go :north] [:take :key] [:look] [:go :up] [:go :south] [:go :east]])
