(prn [1.0 1e10 1.0E-5 100000.0 123456789012.5 1/3 -0.0] {1.5 2N} #{3M} (list 1e300 1e-300) [Long/MIN_VALUE Double/MAX_VALUE Double/MIN_VALUE])
(println [1.0 2N 3M 1/2 \a "s" :k nil])
