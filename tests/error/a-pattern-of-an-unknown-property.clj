(println #"\p{Nope}+")
