(prn "日本 é" missing)
