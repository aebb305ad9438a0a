;; FileChannel: bytes of a file anywhere, by way of buffers.
(require '[support.answers :refer [told]])
(import '(java.nio ByteBuffer)
        '(java.nio.channels ClosedChannelException FileChannel)
        '(java.nio.file Files OpenOption Paths StandardOpenOption)
        '(java.nio.file.attribute FileAttribute))
(def base (Paths/get "build/tests/nio-channels" (into-array String [])))
(Files/createDirectories base (make-array FileAttribute 0))
(def f (.resolve base "f"))
(Files/deleteIfExists f)
(defn options [& xs] (into-array OpenOption xs))
(defn buffer [text] (ByteBuffer/wrap (.getBytes text)))
(defn text [b] (String. (.array b) 0 (.position b)))
(told pr-str
 (FileChannel/open f (options StandardOpenOption/READ))
 (FileChannel/open f (options StandardOpenOption/WRITE))
 (with-open [c (FileChannel/open f (options StandardOpenOption/CREATE
                                            StandardOpenOption/WRITE))]
   [(.isOpen c) (.size c) (.write c (buffer "hello")) (.position c) (.size c)])
 (with-open [c (FileChannel/open f (options))]
   (let [b (ByteBuffer/allocate 3)]
     [(.read c b) (text b) (.remaining b) (.position c)
      (.read c (ByteBuffer/allocate 10)) (.read c (ByteBuffer/allocate 10))
      (let [b (ByteBuffer/allocate 2)] [(.read c b 1) (text b) (.position c)])]))
 (with-open [c (FileChannel/open f (options StandardOpenOption/READ
                                            StandardOpenOption/WRITE))]
   (.position c 1)
   (.write c (buffer "E"))
   (.write c (buffer "!") 5)
   [(.position c) (.size c) (.size (.truncate c 6)) (.size (.truncate c 4))
    (.position c)])
 (Files/readString f)
 (with-open [c (FileChannel/open f (options StandardOpenOption/APPEND))]
   (.write c (buffer "+"))
   (.size c))
 (with-open [c (Files/newByteChannel f (options))]
   (let [b (ByteBuffer/allocate 10)] [(.read c b) (text b)]))
 (with-open [c (FileChannel/open f #{StandardOpenOption/WRITE}
                                 (make-array FileAttribute 0))]
   (.force c true)
   (.write c (buffer "J")))
 (Files/readString f)
 (let [c (FileChannel/open f (options))]
   (.close c)
   (.close c)
   [(.isOpen c) (try (.size c) (catch ClosedChannelException e :closed))])
 (FileChannel/open f (options StandardOpenOption/CREATE_NEW
                              StandardOpenOption/WRITE)))
(Files/delete f)
(Files/delete base)
