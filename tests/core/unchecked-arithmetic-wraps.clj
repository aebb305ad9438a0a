(prn (unchecked-add Long/MAX_VALUE 1) (unchecked-multiply Long/MAX_VALUE 2)
     (unchecked-inc Long/MAX_VALUE) (unchecked-dec Long/MIN_VALUE) (unchecked-negate Long/MIN_VALUE)
     (unchecked-subtract Long/MIN_VALUE 1))
(prn (unchecked-add-int 2147483647 1) (unchecked-int 4294967297) (unchecked-byte 200) (unchecked-long 1.9))
