# SPDX-License-Identifier: MIT
# In a package, go blocks run when a call has returned to the event loop, and
# timers of theirs are JavaScript's.
cat >ticks.clj <<'X'
(ns ticks (:require [clojure.core.async :as a :refer [go <! >! timeout]]))
(def inbox (a/chan 10))
(defn ^:export start [f]
  (go (<! (timeout 40)) (f "late"))
  (go (f "soon") (<! (timeout 10)) (f "later"))
  nil)
(defn ^:export send [x] (a/put! inbox x) nil)
(defn ^:export twice []
  (js/Promise. (fn [resolve]
                 (go (resolve (str (<! inbox) (<! inbox)))))))
(defn ^:export fails [] (go (throw (Exception. "lost"))) nil)
X
expect_exit 0 cljwc --npm pkg ticks.clj
cat >run.mjs <<'X'
import { start, send, twice, fails } from './pkg/index.js';
const start_time = Date.now();
const seen = [];
await new Promise((resolve) => {
  start((text) => { seen.push(text); if (text === 'late') resolve(); });
  seen.push('returned');
});
console.log(seen.join(' '), Date.now() - start_time >= 39);
const both = twice();
send('a');
setTimeout(() => send('b'), 5);
console.log(await both);
fails();
X
command "${NODE:-node}" --no-warnings run.mjs >out 2>err
expect out 'returned soon later late true'
expect out 'ab'
expect err 'java.lang.Exception: lost'
