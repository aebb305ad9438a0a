(prn (Math/frobnicate 1))
