(prn (read) (read) (read *in* false :end))
