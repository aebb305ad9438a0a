# SPDX-License-Identifier: MIT
# A POM that is not well-formed is named with what is wrong with it; entities of
# every kind are characters.
project
echo '{:deps {a/a {:mvn/version "1.0"}}}' >deps.edn
while IFS='|' read -r text what; do
  rm -rf home config repo "$XDG_CACHE_HOME"
  project
  publish a/a 1.0 "$text"
  if [ "$what" ]; then
    expect_exit 1 cljwc -Stree
    expect err "$what"
  else
    expect_exit 0 cljwc -Stree
    expect out "a/a 1.0"
  fi
done <<'END'
<name>&#65;&#x1F600;&lt;&unknown;</name>|
<name>&#xZZ;</name>|&#xZZ; is no character
<name>&#1114112;</name>|&#1114112; is no character
< x>|an element has no name
<a></b>|</b> closes <a>
<dependency><groupId>g</groupId>|closes <dependency>
END
