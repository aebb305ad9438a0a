;; Compiles programs with ClojureScript :advanced for Node, in one JVM:
;; clojure.main build_cljs.clj SOURCES OUT PROGRAM...
;; SOURCES, on the class path, has PROGRAM.cljs; OUT/PROGRAM.js is written, and
;; OUT/PROGRAM.log with what the compiler warned of.
(require '[cljs.build.api :as api] '[clojure.java.io :as io])

(defn driver [sources program]
  (let [file (io/file sources "main_of" (str program ".cljs"))]
    (io/make-parents file)
    (spit file (str "(ns main-of." program " (:require [" program "]))\n"
                    "(set! *main-cli-fn* " program "/-main)\n"))))

(defn build [sources out program]
  (driver sources program)
  (api/build {:main (symbol (str "main-of." program)) :target :nodejs
              :optimizations :advanced :output-to (str out "/" program ".js")
              :output-dir (str out "/work")}))

(let [[sources out & programs] *command-line-args*]
  (doseq [program programs]
    (let [log (java.io.StringWriter.)]
      (binding [*err* log] (build sources out program))
      (spit (str out "/" program ".log") (str log)))))
(shutdown-agents)
