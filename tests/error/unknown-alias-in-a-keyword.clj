(def k ::nope/a)
