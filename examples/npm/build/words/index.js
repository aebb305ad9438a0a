// Written by cljwc.
import { instantiate } from './instantiate.js';
const { area: area_, gcd: gcd_, shout: shout_, isBlank: isBlank_, wordCount: wordCount_, top: top_, remember: remember_, known: known_, naturals: naturals_, adder: adder_, lookup: lookup_, clojure } = await instantiate();
export { instantiate, area_ as area, gcd_ as gcd, shout_ as shout, isBlank_ as isBlank, wordCount_ as wordCount, top_ as top, remember_ as remember, known_ as known, naturals_ as naturals, adder_ as adder, lookup_ as lookup, clojure };
