(prn (let [f '#(f %1 %&)] (count f)))
(prn '#"re" '#inst "2020-01-01" '[#_x y])
