(prn '@a '#'b ''c '`d '~e '~@f)
(prn (read-string "'a") (read-string "@a") (read-string "#'a"))
