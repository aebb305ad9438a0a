(prn :a :a/b :a.b/c ::x :+ :a-b :a? :1 :a:b)
(prn 'a 'a/b 'a.b.c '+ '-x '->y 'a->b '*v* 'a' 'a# '. '/ 'a/b.c '&)
(prn (namespace :a/b) (name :a/b) (namespace 'x) (name ::x) (namespace ::x))
