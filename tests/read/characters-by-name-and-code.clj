(prn \a \A \newline \space \tab \return \formfeed \backspace \u0041 \o101 \( \\ \")
(prn (map int [\a \newline \u20ac \o377 \é]))
