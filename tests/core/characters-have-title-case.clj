(prn (map #(Character/toTitleCase %) [\a \A \ǆ \Ǆ \ǅ \ǉ \ǌ \ǳ \ß \1 \ა \ŉ \é \ᾀ]))
(prn (Character/toTitleCase (int \a)) (Character/toTitleCase (int \ǆ)))
(prn (Character/isTitleCase \ǅ) (Character/isTitleCase \A))
