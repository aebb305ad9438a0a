(prn (when-let))
