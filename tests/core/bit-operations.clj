(prn (bit-and 12 10) (bit-or 12 10) (bit-xor 12 10) (bit-not 5) (bit-and-not 12 10))
(prn (bit-shift-left 1 40) (bit-shift-right -16 2) (unsigned-bit-shift-right -1 60) (bit-shift-left 1 63))
(prn (bit-test 5 2) (bit-set 0 3) (bit-clear 15 0) (bit-flip 5 1) (bit-and 1 3 5) (bit-or 1 2 4))
