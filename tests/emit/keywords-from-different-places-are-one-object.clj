(ns emit.keywords-from-different-places-are-one-object (:require [support.greetings]))
(prn (identical? :hello (keyword "hello")) (identical? :hello (read-string ":hello")) (= 'sym (symbol "sym")) ({:hello 1} (keyword "hello")))
