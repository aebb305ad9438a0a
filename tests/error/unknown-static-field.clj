(prn Long/SMALLEST)
