(prn (update-vals {:a 1 :b 2} inc) (update-keys {:a 1} name) (meta (update-vals ^{:m 1} {:a 1} inc)))
