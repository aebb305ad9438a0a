# SPDX-License-Identifier: MIT
# Builds are killed at moments spread over their length; the one that follows is
# right, from what they left behind.
mkdir -p src/lib
for n in a b c; do
  echo "(ns lib.$n) (defn f [x] (str \"$n\" x)) (defmacro m [x] (f x))" >src/lib/$n.clj
done
echo '(ns main (:require [lib.a :as a] [lib.b :as b] [lib.c :as c]))
(println (a/f 1) (b/f 2) (c/f 3) (a/m 4) (c/m 5))' >src/main.clj
python3 - "$CLJWC" <<'P'
import os, random, shutil, signal, subprocess, sys, time
build = [sys.argv[1], "--target=native", "-cp", "src", "src/main.clj", "-o",
         "main"]
random.seed(14)
start = time.time()
subprocess.run(build, check=True)
whole = time.time() - start
cache = os.path.join(os.environ["XDG_CACHE_HOME"], "cljwc")
for i in range(int(os.environ.get("KILLS", 12))):
    if i % 4 == 0:
        shutil.rmtree(cache)
    p = subprocess.Popen(build, start_new_session=True,
                         stderr=subprocess.DEVNULL)
    time.sleep(whole * random.random())
    os.killpg(p.pid, signal.SIGKILL)
    p.wait()
    if i % 3 == 2:
        if os.path.exists("main"):
            os.unlink("main")
        subprocess.run(build, check=True)
        got = subprocess.run(["./main"], capture_output=True, text=True).stdout
        assert got == "a1 b2 c3 a4 c5\n", got
P
