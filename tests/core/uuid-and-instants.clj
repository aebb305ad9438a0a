(prn (uuid? (random-uuid)) (parse-uuid "550e8400-e29b-41d4-a716-446655440000") (parse-uuid "x") (= #uuid "550e8400-e29b-41d4-a716-446655440000" (parse-uuid "550E8400-e29b-41d4-a716-446655440000")))
(prn (inst-ms #inst "2024-02-29T12:00:00.000-00:00") (= #inst "2020" #inst "2020-01-01"))
