# SPDX-License-Identifier: MIT
# Bytes from standard input and to standard output, in order with text; the JVM's
# output is the expected one.
cat >streams.clj <<'X'
(import '(java.io DataInputStream DataOutputStream))
(let [in (DataInputStream. System/in)
      out (DataOutputStream. System/out)]
  (print "text ")
  (flush)
  (.writeInt out (.readInt in))
  (.writeBytes out " bytes ")
  (.flush out)
  (println (.readUnsignedByte in) (.readLine in) (.read in))
  (flush)
  (.write out 10)
  (.flush out)
  (println (.size out)))
X
check() {
  printf 'ABCDEf\n' | "$@" >out 2>err || { cat err; exit 1; }
  diff - out <<'X' || exit 1
text ABCD bytes 69 f -1

12
X
}
check cljw streams.clj
cljwc --target=native streams.clj -o streams
check ./streams
