;; SPDX-License-Identifier: MIT
1.0
-0.0
0.1
100.0
1e6
1e7
1.0E7
12345678.9
9999999.0
0.001
0.0001
1e-3
9.999e-4
1e21
1e22
; prints shortest, as JDK 19 and later do: 1e23
1.0e100
4.9e-324
2.2250738585072014e-308
1.7976931348623157e308
2e-3
0.3
3.14159265358979
123456789.123456789
1.0000000000000002
9007199254740993.0
5e-324
; prints shortest, as JDK 19 and later do: 8.41E21
2.0E-3
1.0E-10
##Inf
##-Inf
##NaN
(str 1.5 ##Inf ##NaN 1N 1M 1/2)
(str 1e5)
(str 1e-5)
; a float is a double: (str (float 0.1))
(str 1.10M)
1.0M
1e3M
1.5e-10M
1E+10M
0.000001M
0.0000001M
123.4500M
-0.0M
1e-7M
(str 1e10M)
(str 0E-8M)
(.toPlainString 1e10M)
(* 1e3M 1)
(+ 1e3M 0.1M)
(bigdec 1e-10)
0x10
0xFFFFFFFFFFFFFFFF
0x7fffffffffffffff
-0x10
017
0777
2r1010
36rZZ
-2r101
16rff
1N
-0
+5
+1.5
00
1/2
-1/2
4/2
0/5
10/4
1234567890123456789012345678901234567890
-9223372036854775808
9223372036854775808
-9223372036854775809
(read-string "08")
(read-string "1/0")
(read-string "1a")
(read-string "0x")
(read-string "0xg")
(read-string "37r1")
(read-string "2r2")
(read-string "1.5.5")
(read-string "1e")
(read-string "1.")
(read-string ".5")
(read-string "+.5")
(read-string "1/2/3")
(read-string "1.0N")
(read-string "1M")
(read-string "1.5M")
(read-string "0xFFN")
(read-string "017N")
(read-string "1e5N")
(read-string "-1.5e+3")
(read-string "1E-3")
(format "%d" 5)
(format "%5d|" 5)
(format "%-5d|" 5)
(format "%05d" 5)
(format "%+d" 5)
(format "%,d" 1234567)
(format "%(d" -5)
(format "% d" 5)
(format "%x" 255)
(format "%X" 255)
(format "%08x" 255)
(format "%x" -1)
(format "%o" 8)
; a BigInteger is a BigInt: (format "%d" 123456789012345678901234567890)
; a BigInteger is a BigInt: (format "%x" 255N)
(format "%f" 1.5)
(format "%.2f" 1.005)
(format "%.2f" 2.675)
(format "%.0f" 0.5)
(format "%.0f" 1.5)
(format "%.0f" 2.5)
(format "%8.3f|" 3.14159)
(format "%-8.3f|" 3.14159)
(format "%08.3f" -3.14159)
(format "%+.1f" 2.0)
(format "%,.2f" 1234567.891)
(format "%.3f" 1e10)
(format "%f" 1e20)
(format "%e" 12345.678)
(format "%.2e" 0.00012345)
(format "%E" 1.5)
(format "%g" 12345.678)
(format "%g" 0.0001)
(format "%g" 0.00001234)
(format "%.3g" 1234567.0)
(format "%f" ##Inf)
(format "%f" ##NaN)
(format "%5.1f" ##-Inf)
(format "%f" 1.5M)
(format "%.10f" 0.1M)
(format "%.1f" 0.25)
(format "%.1f" 0.35)
(format "%s" 1)
(format "%s %s" 1 nil)
(format "%10s|" "abc")
(format "%-10s|" "abc")
(format "%.2s|" "abc")
(format "%S" "abc")
(format "%s" :a)
(format "%s" [1 "a" \b])
(format "%s" '(1 2))
(format "%b" nil)
(format "%b" 1)
(format "%B" false)
(format "%c" \a)
(format "%c" (int 97))
(format "%h" "a")
(format "%%")
(format "%n")
(format "%2$s %1$s" "a" "b")
(format "%s %<s" "a")
(format "%1$s %1$s" "a")
(format "%d" 1.5)
(format "%d" "a")
(format "%f" 1)
(format "%f" 1/2)
(format "%d" nil)
(format "%f" nil)
(format "%s")
(format "%y" 1)
(format "%c" "a")
(format "%d %d" 1)
(format "%-d" 1)
(format "no" 1 2)
(format nil)
(format "%.3s|%5.1s|" "abcdef" "xyz")
(format "%3d|%-3d|%03d" 1 2 3)
(str 100000000000000000000)
(str -1/3)
(pr-str 1N)
(str 1N)
(print-str 1N 1M 2.50M)
; a float is a double: (pr-str (float 1.1))
(str (/ 1.0 3))
(str (/ 2.0 3))
(str 1.0E-5)
(str 123456.789e3)
(str (* 1.0 Long/MAX_VALUE))
(double 9223372036854775807)
(double 123456789012345678901234567890)
(double 1/7)
; a float is a double: (float 1/3)
(bigint 123456789.987)
(long 1e18)
(.toString 255)
(.intValue 5.7)
(.doubleValue 1/2)
(.longValue 7.9M)
(.byteValue 300)
(format "%0d" 1)
(format "%-s" "a")
